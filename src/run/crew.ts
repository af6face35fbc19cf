/** Who works on units. */
import type { Outcome, Unit } from './work.ts';

/** Someone who works on units. Outcomes may come in any order. */
export interface Crew {
  readonly work: (unit: Unit) => Promise<Outcome>;
  /** The outcome has been written: its memory may be used again. */
  readonly release: (outcome: Outcome) => void;
  /** Jobs that may be under way now. */
  readonly window: () => number;
  readonly close: () => Promise<void>;
}
