/**
 * What the judge and the extractors look at: the document, what was found in it, and what the language knows.
 */
import type { Knowledge } from './kit.ts';
import type { Document, Judgement, Marks } from './model.ts';
import type { Settings } from './settings.ts';

export interface View {
  readonly document: Document;
  readonly marks: Marks;
  /** What the place of the blocks says of them; absent for plain text. */
  readonly placed?: Judgement;
  readonly knowledge: Knowledge;
  readonly settings: Settings;
  /** ISO date that settles a missing year: `--reference-date`, the record's own date, or the one in its URL. */
  readonly reference: string | null;
}
