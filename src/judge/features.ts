/**
 * Numbers of a block that many rules ask for, counted in one scan. Words are not looked at here.
 */
import type { Block, Document, Span } from '../model.ts';
import {
  BLANK,
  CLASS,
  DIGIT,
  endsLikeSentence,
  HAN,
  HANGUL,
  isCloser,
  isSentenceEnd,
  KANA,
  LAO,
  LATIN,
  THAI,
  trimEnd,
  ZERO_WIDTH,
} from '../text/characters.ts';
import { unitsOf } from '../text/units.ts';

export interface Features {
  /** Code units of the block. */
  readonly length: number;
  /** Letters and marks of any script. */
  readonly letters: number;
  readonly digits: number;
  readonly words: number;
  /** Ends of sentences inside the block, followed by more text. */
  readonly breaks: number;
  /** Ends like a sentence: full stop, danda and their kin, quotes and brackets after it allowed. */
  readonly ends: boolean;
  /** Share of the characters that stand in links, 0 to 1. */
  readonly links: number;
  /** Length as if every script had blanks and short letters: one Han or kana character counts as 2.5, Hangul as 1.5. */
  readonly weight: number;
}

/** A Han or kana character says as much as this many letters. */
const DENSE = 2.5;
/** Hangul joins two letters and more in a character, and has blanks. */
const HANGUL_DENSE = 1.5;
/** Thai ends no sentence with a mark: from this many code units on, a block is longer than its headlines are. */
const THAI_PROSE = 150;

/** Features of a block of a document: what is masked in it counts as nothing. */
export function featuresOf({ text, masked }: Document, block: Block): Features {
  const features = featuresOfText(text, block);
  const hidden = masked === undefined ? 0 : lengthWithin(masked, block);
  if (hidden === 0) return features;
  return { ...features, length: features.length - hidden, weight: Math.max(0, features.weight - hidden) };
}

/** Code units of sorted spans that lie in a block. */
function lengthWithin(spans: readonly Span[], { start, end }: Block): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  let length = 0;
  for (; low < spans.length && spans[low]!.start < end; low++) length += spans[low]!.end - spans[low]!.start;
  return length;
}

function featuresOfText(text: string, block: Block): Features {
  const { start, end } = block;
  if (end - start > LONG) return featuresOfLong(text, block);
  const units = unitsOf(text);
  let first = 0;
  let second = 0;
  let state = 0;
  for (let at = start; at < end; at++) {
    const step = (state << SIGN_BITS) | SIGN[units[at]!]!;
    first += FIRST[step]!;
    second += SECOND[step]!;
    state = NEXT[step]!;
  }
  const letters = first & FIELD;
  const dense = (second >> DENSE_AT) & FIELD;
  const thai = second >> THAI_AT;
  return {
    length: end - start,
    letters,
    digits: (first >> DIGITS_AT) & FIELD,
    words: first >> WORDS_AT,
    breaks: second & FIELD,
    ends:
      endsLikeSentence(text, start, end) ||
      endsBeforeBracket(text, start, end) ||
      (thai * 2 > letters && end - start >= THAI_PROSE),
    links: end > start ? block.linkChars / (end - start) : 0,
    weight: (end - start) * densityAt(units, start, end) + dense * (DENSE - 1),
  };
}

/** What a character of the block weighs, told by its first and its middle one. */
function densityAt(units: ArrayLike<number>, start: number, end: number): number {
  return CLASS[units[start]!] === HANGUL || CLASS[units[(start + end) >> 1]!] === HANGUL ? HANGUL_DENSE : 1;
}

/** Signs that counting tells apart. */
const SIGNS = ['other', 'digit', 'blank', 'nothing', 'letter', 'dense', 'thai', 'end', 'closer'] as const;
type Sign = (typeof SIGNS)[number];
const SIGN_BITS = 4;

function signOf(kind: number, unit: number): Sign {
  if (kind === HAN || kind === KANA) return 'dense';
  if (kind === THAI || kind === LAO) return 'thai';
  if (kind >= LATIN) return 'letter';
  if (kind === DIGIT) return 'digit';
  if (isSentenceEnd(unit)) return 'end';
  if (kind === ZERO_WIDTH) return 'nothing';
  if (isCloser(unit)) return 'closer';
  return kind === BLANK ? 'blank' : 'other';
}

/** Sign of each code unit. */
const SIGN: Uint8Array = CLASS.map((kind, unit) => SIGNS.indexOf(signOf(kind, unit)));

/** What stands before, and whether a sentence may have ended there: a state is both. */
const BEFORE = ['blank', 'other', 'digit', 'letter'] as const;
const STOPPED = BEFORE.length;

/** Six counters in two numbers: a block that is counted has less than 1,024 characters. */
const FIELD = 0x3ff;
const DIGITS_AT = 10;
const WORDS_AT = 20;
const DENSE_AT = 10;
const THAI_AT = 20;
/** By state and sign: what is added to letters, digits, words; to breaks, dense and Thai letters; the next state. */
const FIRST = new Int32Array((STOPPED * 2) << SIGN_BITS);
const SECOND = new Int32Array(FIRST.length);
const NEXT = new Uint8Array(FIRST.length);

for (let state = 0; state < STOPPED * 2; state++) {
  const before = BEFORE[state % STOPPED]!;
  const stopped = state >= STOPPED;
  SIGNS.forEach((sign, index) => {
    const step = (state << SIGN_BITS) | index;
    const go = (to: (typeof BEFORE)[number], stays: boolean): void => {
      NEXT[step] = BEFORE.indexOf(to) + (stays ? STOPPED : 0);
    };
    if (sign === 'letter' || sign === 'dense' || sign === 'thai') {
      FIRST[step] = 1 + (before === 'letter' ? 0 : 1 << WORDS_AT);
      SECOND[step] = (stopped ? 1 : 0) + (sign === 'dense' ? 1 << DENSE_AT : sign === 'thai' ? 1 << THAI_AT : 0);
      go('letter', false);
    } else if (sign === 'digit') {
      FIRST[step] = (1 << DIGITS_AT) + (before === 'letter' || before === 'digit' ? 0 : 1 << WORDS_AT);
      // 3.5 is no end of a sentence; a blank has to follow.
      go('digit', stopped && before === 'blank');
    } else if (sign === 'end') go('other', true);
    // A quote or bracket that closes belongs to the end of the sentence.
    else if (sign === 'closer') go(stopped ? 'blank' : 'other', stopped);
    else if (sign === 'nothing') NEXT[step] = state;
    else go(sign, stopped);
  });
}

/** Blocks longer than this are paragraphs whatever they hold: a sample tells what rules ask of them. */
const LONG = 400;
const STRIDE = 8;

/** As `featuresOf`, counted on every eighth character; `breaks` is exact up to 2. */
function featuresOfLong(text: string, block: Block): Features {
  const { start, end } = block;
  const units = unitsOf(text);
  const counts = { letters: 0, digits: 0, blanks: 0, dense: 0, thai: 0 };
  for (let at = start; at < end; at += STRIDE) {
    const kind = CLASS[units[at]!]!;
    if (kind >= LATIN) {
      counts.letters++;
      if (kind === HAN || kind === KANA) counts.dense++;
      else if (kind === THAI || kind === LAO) counts.thai++;
    } else if (kind === DIGIT) counts.digits++;
    else if (kind === BLANK) counts.blanks++;
  }
  const length = end - start;
  return {
    length,
    letters: counts.letters * STRIDE,
    digits: counts.digits * STRIDE,
    words: counts.blanks * STRIDE + 1,
    breaks: breaksOf(text, start, end),
    ends: endsLikeSentence(text, start, end) || endsBeforeBracket(text, start, end) || counts.thai * 2 > counts.letters,
    links: block.linkChars / length,
    weight: length * densityAt(units, start, end) + counts.dense * STRIDE * (DENSE - 1),
  };
}

/** Ends of sentences with more text after them, at most 2. */
function breaksOf(text: string, start: number, end: number): number {
  const units = unitsOf(text);
  let breaks = 0;
  for (let at = start; at < end && breaks < 2; at++) {
    if (!isSentenceEnd(units[at]!)) continue;
    const next = units[at + 1]!;
    if (at + 2 < end && (CLASS[next] === BLANK || isCloser(next) || CLASS[next]! >= HAN)) breaks++;
  }
  return breaks;
}

/** Longest bracket that may follow the last sentence of a paragraph: `(PTI)`, `(Reporting by …)`. */
const BRACKET_MAX = 120;

/** Does the text end with a bracket that follows the end of a sentence? */
export function endsBeforeBracket(text: string, start: number, end: number): boolean {
  const stop = trimEnd(text, start, end);
  const last = text[stop - 1];
  if (last !== ')' && last !== ']' && last !== '）') return false;
  const open = text.lastIndexOf(last === ')' ? '(' : last === ']' ? '[' : '（', stop);
  return open > start && stop - open <= BRACKET_MAX && endsLikeSentence(text, start, open);
}

/** Weight from which an ended sentence counts as a paragraph. */
const PROSE_MIN = 60;
/** Weight from which a block is prose even if its end is cut off. */
const PROSE_LONG = 170;

/** Reads like a paragraph of a story: it ends its sentence, or it is long and has sentences in it. */
export function isProse(features: Features): boolean {
  if (features.links > 0.6) return false;
  if (features.ends && features.weight >= PROSE_MIN) return true;
  return features.weight >= PROSE_LONG && (features.breaks > 0 || features.weight >= PROSE_LONG * 2);
}

/** Reads like a headline or a link: some words, no end of a sentence. */
export function isTitleLike(features: Features): boolean {
  return (
    !features.ends && features.weight >= 12 && features.weight <= 200 && features.letters >= 8 && features.breaks <= 1
  );
}
