/**
 * Where words may start: at each letter, digit or mark that does not go on with what stands before it.
 *
 *     Posted by ANI2024, हत्याPosted
 *     ^      ^  ^  ^   ^ ^    ^
 *
 * A pair of kinds is looked up for each character and nothing is branched on: no processor foresees where words end.
 * Imports nothing but the classes.
 */
import {
  BLANK,
  CLASS,
  CYRILLIC,
  HAN,
  isLower,
  isUpper,
  KANA,
  LATIN,
  OTHER,
  OTHER_LETTER,
  THAI,
  ZERO_WIDTH,
} from './characters.ts';

/** Kinds are classes, and these: letters of a known case. */
const LATIN_UPPER = OTHER_LETTER + 1;
const LATIN_LOWER = OTHER_LETTER + 2;
const CYRILLIC_UPPER = OTHER_LETTER + 3;
const CYRILLIC_LOWER = OTHER_LETTER + 4;
const KIND_COUNT = OTHER_LETTER + 5;
const KIND_BITS = 6;

const KIND: Uint8Array = CLASS.map((kind, unit) => {
  if (kind === LATIN) return isUpper(unit) ? LATIN_UPPER : isLower(unit) ? LATIN_LOWER : kind;
  if (kind === CYRILLIC) return isUpper(unit) ? CYRILLIC_UPPER : isLower(unit) ? CYRILLIC_LOWER : kind;
  return kind;
});

function scriptOf(kind: number): number {
  if (kind === LATIN_UPPER || kind === LATIN_LOWER) return LATIN;
  return kind === CYRILLIC_UPPER || kind === CYRILLIC_LOWER ? CYRILLIC : kind;
}

/** May a word start at a character of kind `kind` behind one of kind `before`? */
function isStart(before: number, kind: number): boolean {
  if (kind === BLANK || kind === ZERO_WIDTH) return false;
  if (kind === OTHER || scriptOf(before) !== scriptOf(kind)) return true;
  // Scripts without blanks; and `agenciesPosted By`.
  if (kind === HAN || kind === KANA || kind === THAI) return true;
  return (before === LATIN_LOWER && kind === LATIN_UPPER) || (before === CYRILLIC_LOWER && kind === CYRILLIC_UPPER);
}

/** 1 where `isStart`, by both kinds. */
const STARTS = new Uint8Array(KIND_COUNT << KIND_BITS);
/** The kind that the next character stands behind: that of this one, unless it has no width. */
const BEHIND = new Uint8Array(KIND_COUNT << KIND_BITS);
for (let before = 0; before < KIND_COUNT; before++) {
  for (let kind = 0; kind < KIND_COUNT; kind++) {
    STARTS[(before << KIND_BITS) | kind] = isStart(before, kind) ? 1 : 0;
    BEHIND[(before << KIND_BITS) | kind] = kind === ZERO_WIDTH ? before : kind;
  }
}

let memory = new Int32Array(1024);

/** Offsets found by the last `findStarts`; memory that is used again. */
export function starts(): Int32Array {
  return memory;
}

/** Find the offsets in `[start, end)` at which a word may start; gives their number. */
export function findStarts(text: string, start: number, end: number): number {
  if (end - start >= memory.length) memory = new Int32Array((end - start) * 2);
  const found = memory;
  let count = 0;
  let before = BLANK;
  for (let at = start; at < end; at++) {
    const pair = (before << KIND_BITS) | KIND[text.charCodeAt(at)]!;
    found[count] = at;
    count += STARTS[pair]!;
    before = BEHIND[pair]!;
  }
  return count;
}
