/**
 * Text that stands twice: a deck that is the lead cut off, the body once for desktop and once for mobile, watermarks.
 * Lines that a story repeats on purpose are short and apart: they stay.
 */
import { foldString } from '../text/fold.ts';
import { unitsOf } from '../text/units.ts';
import type { View } from '../view.ts';
import type { Case } from './judge.ts';

/** Code units that a deck must share with the paragraph it opens. */
const DECK_MIN = 60;
/** A copy opens with just the same characters: a cheap test before folding. */
const ALIKE = 16;
/** Decks stand in the first blocks. */
const DECK_BLOCKS = 6;
/** A paragraph this long is not repeated on purpose. */
const COPY_MIN = 90;
/**
 * Share of the paragraphs above it that a second copy of the body holds, by weight: fewer are a passage that a list of
 * events, offers or addresses says again of each.
 */
const SECOND_BODY_MIN = 0.4;
/** The same short line this often in a row is a watermark or the text of images. */
const WATERMARK_RUN = 4;
const WATERMARK_MAX = 60;

export function findCopies(view: View, cases: readonly Case[]): void {
  const { text } = view.document;
  const opensAlike = (one: Case, other: Case): boolean => {
    for (let offset = 0; offset < ALIKE; offset++)
      if (text.charCodeAt(one.block.start + offset) !== text.charCodeAt(other.block.start + offset)) return false;
    return true;
  };
  const keys = new Map<number, string>();
  const key = (one: Case): string => {
    let found = keys.get(one.block.index);
    if (found === undefined) {
      found = foldString(text.slice(one.block.start, one.block.end));
      keys.set(one.block.index, found);
    }
    return found;
  };
  findDeck(view, cases, key, opensAlike);
  // Copies are copies to the letter: no folding, a comparison costs next to nothing.
  const textOf = (one: Case): string => text.slice(one.block.start, one.block.end);
  const same = (one: Case, other: Case): boolean => textOf(one) === textOf(other);
  findSecondBody(text, cases, textOf);
  findWatermarks(cases, same);
}

type Key = (one: Case) => string;
type Alike = (one: Case, other: Case) => boolean;

/** A block near the top that is the beginning of one of the next three, cut off inside a sentence. */
function findDeck(view: View, cases: readonly Case[], key: Key, opensAlike: Alike): void {
  const near = Math.min(cases.length - 1, DECK_BLOCKS);
  for (let index = 0; index < near; index++) {
    const one = cases[index]!;
    if (one.cut || one.features.length < DECK_MIN || !isCutOff(view, one)) continue;
    for (let next = index + 1; next <= index + 3 && next < cases.length; next++) {
      const other = cases[next]!;
      if (other.cut || other.features.length < one.features.length || !opensAlike(one, other)) continue;
      const short = key(one)
        .replace(/(?:\.{2,3}|…)$/, '')
        .trimEnd();
      if (!key(other).startsWith(short) || key(other) === short) continue;
      cut(one, 'duplicate/deck', 'opens just as the paragraph below it, and is cut off');
      break;
    }
  }
}

/** Ends inside a sentence, or with the dots of a teaser. */
function isCutOff(view: View, { features, block }: Case): boolean {
  if (!features.ends) return true;
  const { text } = view.document;
  return text[block.end - 1] === '…' || (text[block.end - 1] === '.' && text[block.end - 2] === '.');
}

/**
 * Paragraphs that stand a second time further down, in the order of the first: two and more of them are a second copy of
 * the body, one right after its original is a slip. A single copy elsewhere is a pull quote or meant.
 */
function findSecondBody(text: string, cases: readonly Case[], textOf: Key): void {
  if (!mayRepeat(text, cases)) return;
  // Copies have one length: a text is looked up only when the second of its length comes. Thousands may share one.
  const byLength = new Map<number, number | Map<string, number>>();
  const long = cases.filter(isLong);
  const original = long.map((one, index) => {
    const { length } = one.features;
    let known = byLength.get(length);
    if (known === undefined) {
      byLength.set(length, index);
      return -1;
    }
    if (typeof known === 'number') {
      known = new Map([[textOf(long[known]!), known]]);
      byLength.set(length, known);
    }
    const found = known.get(textOf(one));
    if (found === undefined) known.set(textOf(one), index);
    return found ?? -1;
  });
  const inOrder = (index: number): boolean => {
    const from = original[index]!;
    return (from > 0 && original[index - 1] === from - 1) || original[index + 1] === from + 1;
  };
  const weightOf = (some: readonly Case[]): number => some.reduce((sum, { features }) => sum + features.weight, 0);
  const copied = weightOf(long.filter((_, index) => original[index]! >= 0 && inOrder(index)));
  const isBody = copied >= SECOND_BODY_MIN * weightOf(long.filter((_, index) => original[index]! < 0));
  original.forEach((from, index) => {
    if (from < 0) return;
    if ((isBody && inOrder(index)) || standsBelow(long[index]!, long[from]!, index - from))
      cut(long[index]!, 'duplicate/paragraph', 'the same paragraph stands above');
  });
}

const isLong = (one: Case): boolean => !one.cut && one.features.length >= COPY_MIN;

/** Lengths with a few characters of the text, that were met: one bit each. */
const met = new Int32Array(256);
/** Offsets of the characters looked at: `COPY_MIN` has them all. */
const PROBES = [7, 31, 63, 87] as const;

/** Could one long paragraph stand twice? Says so now and then where none does. */
function mayRepeat(text: string, cases: readonly Case[]): boolean {
  const units = unitsOf(text);
  met.fill(0);
  for (const one of cases) {
    if (!isLong(one)) continue;
    let hash = one.features.length;
    for (const probe of PROBES) hash = Math.imul(hash ^ units[one.block.start + probe]!, 0x9e3779b1);
    const bit = hash >>> 19;
    if ((met[bit >> 5]! & (1 << bit)) !== 0) return true;
    met[bit >> 5]! |= 1 << bit;
  }
  return false;
}
/** Lines between a paragraph and its slip of a copy at most: none that says anything. */
const SLIP_GAP = 1;

const standsBelow = (copy: Case, original: Case, apart: number): boolean =>
  apart === 1 && copy.block.index - original.block.index <= SLIP_GAP;

function findWatermarks(cases: readonly Case[], isSame: Alike): void {
  for (let from = 0; from < cases.length; ) {
    let to = from + 1;
    const first = cases[from]!;
    if (first.features.length <= WATERMARK_MAX) {
      while (to < cases.length && cases[to]!.features.length === first.features.length && isSame(cases[to]!, first))
        to++;
    }
    // Columns of a table that were read row by row: one run after the other, each of another word.
    const beside = isRun(cases, from - WATERMARK_RUN, isSame) || isRun(cases, to, isSame);
    if (to - from >= WATERMARK_RUN && !beside && !first.features.ends)
      for (const one of cases.slice(from, to))
        if (!one.cut) cut(one, 'other/watermark', `the same line ${to - from} times in a row`);
    from = to;
  }
}

/** `WATERMARK_RUN` times the same short line from an index on. */
function isRun(cases: readonly Case[], from: number, isSame: Alike): boolean {
  const first = cases[from];
  if (first === undefined || first.features.length > WATERMARK_MAX || from + WATERMARK_RUN > cases.length) return false;
  for (let index = from + 1; index < from + WATERMARK_RUN; index++) if (!isSame(cases[index]!, first)) return false;
  return true;
}

function cut(one: Case, rule: string, detail: string): void {
  one.for.push({ kind: rule.startsWith('duplicate') ? 'duplicate' : 'other', rule, weight: 1.1, detail });
  one.cut = true;
}
