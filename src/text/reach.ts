/**
 * How far beyond ASCII a long text reaches: asked of the whole source of a page, of which hardly anything is prose.
 * Imports nothing but the units.
 */
import { unitsOf } from './units.ts';

/** What occurs in a text. */
export interface Reach {
  /** True: a character of the upper half of Latin-1 that two bytes may have been read as, and a unit beyond ASCII behind it. */
  readonly hasPairs: boolean;
  readonly hasDevanagari: boolean;
  /** Offsets of all characters outside the basic plane. */
  readonly astral: readonly number[];
}

const NONE: readonly number[] = [];

let reached = '';
let reach: Reach = { hasPairs: false, hasDevanagari: false, astral: NONE };

/** The reach of a text; who asks for the same text again gets the same at no cost. */
export function reachOf(text: string): Reach {
  if (text !== reached) {
    reach = measure(text);
    reached = text;
  }
  return reach;
}

function measure(text: string): Reach {
  const units = unitsOf(text);
  const { length } = text;
  let hasPairs = false;
  let hasDevanagari = false;
  let astral: number[] | undefined;
  for (let at = 0; at < length; at++) {
    const unit = units[at]!;
    if (unit < 0x80) continue;
    if (unit <= 0xf4) {
      // A 0 stands behind the last unit.
      if (unit >= 0xc2 && units[at + 1]! >= 0x80) hasPairs = true;
    } else if (unit >= 0x900 && unit <= 0x97f) {
      hasDevanagari = true;
    } else if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = units[at + 1]!;
      if (next < 0xdc00 || next > 0xdfff) continue;
      astral ??= [];
      astral.push(at++);
    }
  }
  return { hasPairs, hasDevanagari, astral: astral ?? NONE };
}
