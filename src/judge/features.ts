/**
 * Numbers of a block that many rules ask for, counted in one scan. Words are not looked at here.
 */
import type { Block } from '../model.ts';
import {
  BLANK,
  CLASS,
  DIGIT,
  endsLikeSentence,
  HAN,
  isCloser,
  isSentenceEnd,
  isUpper,
  KANA,
  LATIN,
  THAI,
  trimEnd,
  ZERO_WIDTH,
} from '../text/characters.ts';

export interface Features {
  /** Code units of the block. */
  readonly length: number;
  /** Letters and marks of any script. */
  readonly letters: number;
  readonly digits: number;
  readonly words: number;
  /** Words that open with a capital (scripts that have them). */
  readonly capitals: number;
  /** Ends of sentences inside the block, followed by more text. */
  readonly breaks: number;
  /** Ends like a sentence: full stop, danda and their kin, quotes and brackets after it allowed. */
  readonly ends: boolean;
  /** Share of the characters that stand in links, 0 to 1. */
  readonly links: number;
  /** Length as if every script had blanks and short letters: one Han or kana character counts as 2.5. */
  readonly weight: number;
}

/** A Han or kana character says as much as this many letters. */
const DENSE = 2.5;
/** Thai ends no sentence with a mark: from this many code units on, a block is longer than its headlines are. */
const THAI_PROSE = 150;

export function featuresOf(text: string, block: Block): Features {
  const { start, end } = block;
  if (end - start > LONG) return featuresOfLong(text, block);
  let letters = 0;
  let digits = 0;
  let words = 0;
  let capitals = 0;
  let breaks = 0;
  let dense = 0;
  let thai = 0;
  let before = BLANK;
  let stopped = false;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const kind = CLASS[unit]!;
    if (kind >= LATIN) {
      letters++;
      if (kind === HAN || kind === KANA) dense++;
      else if (kind === THAI) thai++;
      if (before < LATIN && before !== ZERO_WIDTH) {
        words++;
        if (kind === LATIN || (unit >= 0x400 && unit <= 0x42f)) capitals += isUpper(unit) ? 1 : 0;
      }
      if (stopped) {
        breaks++;
        stopped = false;
      }
    } else if (kind === DIGIT) {
      digits++;
      if (before < LATIN && before !== DIGIT) words++;
      // 3.5 is no end of a sentence; a blank has to follow.
      if (stopped && before !== BLANK) stopped = false;
    } else if (isSentenceEnd(unit)) stopped = true;
    if (kind !== ZERO_WIDTH) before = isCloser(unit) && stopped ? BLANK : kind;
  }
  return {
    length: end - start,
    letters,
    digits,
    words,
    capitals,
    breaks,
    ends:
      endsLikeSentence(text, start, end) ||
      endsBeforeBracket(text, start, end) ||
      (thai * 2 > letters && end - start >= THAI_PROSE),
    links: end > start ? block.linkChars / (end - start) : 0,
    weight: end - start + dense * (DENSE - 1),
  };
}

/** Blocks longer than this are paragraphs whatever they hold: a sample tells what rules ask of them. */
const LONG = 400;
const STRIDE = 8;

/** As `featuresOf`, counted on every eighth character; `breaks` is exact up to 2. */
function featuresOfLong(text: string, block: Block): Features {
  const { start, end } = block;
  const counts = { letters: 0, digits: 0, blanks: 0, dense: 0, thai: 0, capitals: 0 };
  for (let at = start; at < end; at += STRIDE) {
    const unit = text.charCodeAt(at);
    const kind = CLASS[unit]!;
    if (kind >= LATIN) {
      counts.letters++;
      if (kind === HAN || kind === KANA) counts.dense++;
      else if (kind === THAI) counts.thai++;
      else if (isUpper(unit)) counts.capitals++;
    } else if (kind === DIGIT) counts.digits++;
    else if (kind === BLANK) counts.blanks++;
  }
  const length = end - start;
  return {
    length,
    letters: counts.letters * STRIDE,
    digits: counts.digits * STRIDE,
    words: counts.blanks * STRIDE + 1,
    capitals: counts.capitals * STRIDE,
    breaks: breaksOf(text, start, end),
    ends: endsLikeSentence(text, start, end) || endsBeforeBracket(text, start, end) || counts.thai * 2 > counts.letters,
    links: block.linkChars / length,
    weight: length + counts.dense * STRIDE * (DENSE - 1),
  };
}

/** Ends of sentences with more text after them, at most 2. */
function breaksOf(text: string, start: number, end: number): number {
  let breaks = 0;
  for (let at = start; at < end && breaks < 2; at++) {
    if (!isSentenceEnd(text.charCodeAt(at))) continue;
    const next = text.charCodeAt(at + 1);
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
