/**
 * One scan of a text: where words may start, and where something odd stands.
 *
 *     Posted by ANI2024, हत्याPosted
 *     ^      ^  ^  ^   ^ ^    ^        starts: each letter, digit or mark that does not go on with what stands before it
 *
 * A pair of kinds is looked up for each character and nothing is branched on: no processor foresees where words end.
 * Imports nothing but the classes and the units.
 */
import {
  BLANK,
  CLASS,
  CYRILLIC,
  isLower,
  isUnspaced,
  isUpper,
  LATIN,
  OTHER,
  OTHER_LETTER,
  ZERO_WIDTH,
} from './characters.ts';
import { unitsOf } from './units.ts';

/** Kinds are classes, and these: letters of a known case. */
const LATIN_UPPER = OTHER_LETTER + 1;
const LATIN_LOWER = OTHER_LETTER + 2;
const CYRILLIC_UPPER = OTHER_LETTER + 3;
const CYRILLIC_LOWER = OTHER_LETTER + 4;
/** White space that never stays as it is, above all line ends; signs that may be no words of the author's. */
const BREAK = OTHER_LETTER + 5;
const ODD = OTHER_LETTER + 6;
const KIND_COUNT = OTHER_LETTER + 7;
const KIND_BITS = 6;

const isBreak = (unit: number): boolean =>
  (unit >= 0x09 && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;

/** Control characters, `&`, `<`, `=`, a backslash, the first half of a character beyond the basic plane. */
const isOdd = (unit: number): boolean =>
  unit < 0x20 ||
  (unit >= 0x7f && unit <= 0x9f) ||
  unit === 0x26 ||
  unit === 0x3c ||
  unit === 0x3d ||
  unit === 0x5c ||
  (unit >= 0xd800 && unit <= 0xdbff);

const KIND: Uint8Array = CLASS.map((kind, unit) => {
  if (isBreak(unit)) return BREAK;
  if (isOdd(unit)) return ODD;
  if (kind === LATIN) return isUpper(unit) ? LATIN_UPPER : isLower(unit) ? LATIN_LOWER : kind;
  if (kind === CYRILLIC) return isUpper(unit) ? CYRILLIC_UPPER : isLower(unit) ? CYRILLIC_LOWER : kind;
  return kind;
});

function scriptOf(kind: number): number {
  if (kind === LATIN_UPPER || kind === LATIN_LOWER) return LATIN;
  if (kind === BREAK) return BLANK;
  if (kind === ODD) return OTHER;
  return kind === CYRILLIC_UPPER || kind === CYRILLIC_LOWER ? CYRILLIC : kind;
}

/** May a word start at a character of kind `kind` behind one of kind `before`? */
function isStart(before: number, kind: number): boolean {
  const script = scriptOf(kind);
  if (script === BLANK || script === ZERO_WIDTH) return false;
  if (script === OTHER || scriptOf(before) !== script) return true;
  // Scripts without blanks; and `agenciesPosted By`.
  if (isUnspaced(script)) return true;
  return (before === LATIN_LOWER && kind === LATIN_UPPER) || (before === CYRILLIC_LOWER && kind === CYRILLIC_UPPER);
}

const START = 1;
const STRANGE = 2;
/** By both kinds: a word may start here; something odd stands here, or a second blank. */
const STEPS = new Uint8Array(KIND_COUNT << KIND_BITS);
for (let before = 0; before < KIND_COUNT; before++) {
  for (let kind = 0; kind < KIND_COUNT; kind++) {
    const pair = (before << KIND_BITS) | kind;
    const strange = kind === BREAK || kind === ODD || (kind === BLANK && before === BLANK);
    STEPS[pair] = (isStart(before, kind) ? START : 0) | (strange ? STRANGE : 0);
  }
}

/** What a scan found. Memory that is used again: good until the scan of another text. */
export interface Scan {
  /** Offsets at which a word may start, and behind them the length of the text. */
  readonly starts: Int32Array;
  readonly startCount: number;
  /**
   * Offsets of line ends, tabs and second blanks in a row, and of signs that may be no words of the author's: control
   * characters, `&`, `<`, `=`, backslashes, characters beyond the basic plane. Behind them the length of the text.
   */
  readonly odd: Int32Array;
  readonly oddCount: number;
  /** 1 for each 128 code units in a row of which one occurs. */
  readonly blocks: Uint8Array;
}

/** Code units of a block of `Scan.blocks`, as a shift. */
export const BLOCK_BITS = 7;

/** Characters between two looks at the memory that is left. */
const CHUNK = 2048;
/** Offsets that are kept room for; a text that needs more gets its own. */
const KEPT = 1 << 17;

let starts: Int32Array = new Int32Array(2 * CHUNK);
let odd: Int32Array = new Int32Array(2 * CHUNK);
const blocks = new Uint8Array(65536 >> BLOCK_BITS);
let scan: Scan = { starts, startCount: 0, odd, oddCount: 0, blocks };
let scanned: string | undefined;

/** The scan of a text; who asks for the same text again gets the same at no cost. */
export function scanOf(text: string): Scan {
  if (text !== scanned) {
    scan = scanAll(text);
    scanned = text;
  }
  return scan;
}

function scanAll(text: string): Scan {
  const units = unitsOf(text);
  if (starts.length > KEPT) starts = new Int32Array(2 * CHUNK);
  if (odd.length > KEPT) odd = new Int32Array(2 * CHUNK);
  blocks.fill(0);
  let startCount = 0;
  let oddCount = 0;
  let before = BLANK;
  for (let from = 0; from < text.length; from += CHUNK) {
    const to = Math.min(text.length, from + CHUNK);
    const foundStarts = withRoom(starts, startCount);
    const foundOdd = withRoom(odd, oddCount);
    starts = foundStarts;
    odd = foundOdd;
    for (let at = from; at < to; at++) {
      const unit = units[at]!;
      blocks[unit >> BLOCK_BITS] = 1;
      const kind = KIND[unit]!;
      if (kind === ZERO_WIDTH) continue;
      const step = STEPS[(before << KIND_BITS) | kind]!;
      foundStarts[startCount] = at;
      startCount += step & START;
      if (step >= STRANGE) foundOdd[oddCount++] = at;
      before = kind;
    }
  }
  starts[startCount] = text.length;
  odd[oddCount] = text.length;
  return { starts, startCount, odd, oddCount, blocks };
}

/** The same memory, or more of it, with room for what a chunk may add and for the length behind it. */
function withRoom(memory: Int32Array, count: number): Int32Array {
  if (memory.length - count > CHUNK) return memory;
  const more = new Int32Array(memory.length * 2);
  more.set(memory.subarray(0, count));
  return more;
}
