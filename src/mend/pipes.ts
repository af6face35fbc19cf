/**
 * An upright stroke where a danda should stand: `पुल खुल गया है | लोग खुश हैं |`. Rows of tables, breadcrumbs and
 * headlines with a section behind a stroke keep theirs: the stroke closes a sentence of five words and more, and what
 * follows it in the line is a sentence too.
 */
import {
  BENGALI,
  BLANK,
  CLASS,
  DEVANAGARI,
  GURMUKHI,
  isCloser,
  isLineEnd,
  ORIYA,
  ZERO_WIDTH,
} from '../text/characters.ts';
import type { Fault } from './mend.ts';

const SCRIPTS: ReadonlySet<number> = new Set([DEVANAGARI, BENGALI, GURMUKHI, ORIYA]);
const WORDS_MIN = 5;
const WORDS_AFTER = 3;

export function findPipes(text: string): readonly Fault[] {
  const faults: Fault[] = [];
  for (let from = 0, at = text.indexOf('|'); at >= 0; at = text.indexOf('|', from)) {
    let start = at;
    while (start > from && !isLineEnd(text.charCodeAt(start - 1))) start--;
    let end = at;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    faults.push(...pipesOf(text, start, end));
    from = end;
  }
  return faults;
}

/** Strokes of one line that close sentences; none if it does not close with one, or with another end of a sentence. */
function pipesOf(text: string, start: number, end: number): Fault[] {
  let last = end;
  while (last > start && (CLASS[text.charCodeAt(last - 1)] === BLANK || isCloser(text.charCodeAt(last - 1)))) last--;
  if (!'|।?!॥'.includes(text[last - 1]!) || text.startsWith('|', firstOf(text, start, end))) return [];
  const faults: Fault[] = [];
  let from = start;
  for (let at = text.indexOf('|', start); at >= 0 && at < end; at = text.indexOf('|', at + 1)) {
    const next = CLASS[text.charCodeAt(at + 1)];
    const isClosing = at + 1 >= end || next === BLANK || isCloser(text.charCodeAt(at + 1)) || SCRIPTS.has(next!);
    const following = text.indexOf('|', at + 1);
    const rest = wordsIn(text, at + 1, following < 0 || following > end ? end : following);
    if (
      isClosing &&
      SCRIPTS.has(CLASS[text.charCodeAt(lastOf(text, from, at))]!) &&
      wordsIn(text, from, at) >= WORDS_MIN &&
      (rest === 0 || rest >= WORDS_AFTER)
    )
      faults.push({ start: at, end: at + 1, meant: '\u0964', rule: 'danda' });
    from = at + 1;
  }
  return faults;
}

function firstOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && CLASS[text.charCodeAt(at)] === BLANK) at++;
  return at;
}

/** Offset of the last character before `at` that is no blank, joiner or closing quote. */
function lastOf(text: string, start: number, at: number): number {
  let last = at - 1;
  while (last > start) {
    const unit = text.charCodeAt(last);
    if (CLASS[unit] !== BLANK && CLASS[unit] !== ZERO_WIDTH && !isCloser(unit)) break;
    last--;
  }
  return last;
}

/** Words in `[from, to)`, at most five. */
function wordsIn(text: string, from: number, to: number): number {
  let words = 0;
  let inWord = false;
  for (let at = from; at < to && words < WORDS_MIN; at++) {
    const isBlank = CLASS[text.charCodeAt(at)] === BLANK;
    if (!isBlank && !inWord) words++;
    inWord = !isBlank;
  }
  return words;
}
