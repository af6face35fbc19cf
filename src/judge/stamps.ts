/**
 * Lines that hold a date or time and nothing else: `Updated Thu, 16 Apr 2020 01:00 AM IST`, `3 hours ago`.
 * A place, a name or any other word beside it keeps the line: a dateline is not a stamp. Inside a story, between
 * paragraphs, it may be the heading of a day: the judge wants a second sign.
 */
import type { Block, Mark } from '../model.ts';
import { CLASS, isDigit, LATIN, ZERO_WIDTH } from '../text/characters.ts';
import { isClockWord, isSpanOfYears } from '../text/clock.ts';
import { foldString } from '../text/fold.ts';
import type { Features } from './features.ts';
import type { Finding } from './weigh.ts';

/** Two stamps and their labels: `Published …, 6:04 a.m. | Updated …, 9:17 a.m.` Code units, words. */
const LENGTH_MAX = 120;
const WORDS_MAX = 24;

/** `12:04`, or a year: a stamp says one of them, or a weekday. */
const TIME_OR_YEAR = /\d{1,2}[:.]\d{2}|(?:19|20)\d{2}/;

/** A date in figures: `16.04.2020`, `16. 4. 2020`. */
const DATE = /^\D{0,3}\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}/;
const CLOCK_TIME = /\d{1,2}:\d{2}/;

/** A stamp, or undefined. */
export function weighStamp(
  text: string,
  block: Block,
  features: Features,
  marks: readonly Mark[],
): Finding | undefined {
  if (features.length > LENGTH_MAX || features.digits < 3 || features.words > WORDS_MAX) return undefined;
  const line = foldString(text.slice(block.start, block.end));
  const dated = marks.some(({ entry }) => entry.is === 'month' || entry.is === 'weekday');
  if (!TIME_OR_YEAR.test(line) || isSpanOfYears(line)) return undefined;
  if (!dated && !CLOCK_TIME.test(line) && !DATE.test(line)) return undefined;
  let at = block.start;
  while (at < block.end) {
    while (at < block.end && CLASS[text.charCodeAt(at)]! < LATIN) at++;
    const start = at;
    while (at < block.end && (CLASS[text.charCodeAt(at)]! >= LATIN || CLASS[text.charCodeAt(at)] === ZERO_WIDTH)) at++;
    if (at === start) break;
    if (!isKnown(text, start, at, marks)) return undefined;
  }
  // A day with the time of day is the heading of nothing.
  const isExact = (DATE.test(line) || (dated && /\b(?:19|20)\d{2}\b/.test(line))) && CLOCK_TIME.test(line);
  return {
    kind: 'timestamp',
    rule: 'timestamp/line',
    weight: isExact ? 0.8 : 0.5,
    detail: isExact ? 'a date and a time and nothing else' : 'a date or time and nothing else',
  };
}

/** Is there more behind a label than `an hour ago`, and neither a time of day nor a year in it? */
export const isLongWithoutTime = (text: string, from: number, end: number): boolean =>
  end - from > GLUED_MIN && !TIME_OR_YEAR.test(foldString(text.slice(from, Math.min(end, from + LENGTH_MAX))));

/** A headline glued to a stamp has so many code units and words at least. */
const GLUED_MIN = 30;
const GLUED_WORDS = 5;
/** Longest name of a weekday. */
const DAY_MAX = 14;

/**
 * Where a labelled stamp ends in front of words that are none of its own: `Publish Date: Mon, 09 Mar 2020 05:18 PM
 * (IST)Floods reach the old town, schools stay shut`. Undefined where the block ends with it, or where a separator says
 * that what follows belongs to it: `… 05:18 PM | Agencies`.
 *
 * @param from Offset behind the label.
 */
export function stampEnd(text: string, from: number, block: Block, marks: readonly Mark[]): number | undefined {
  let at = from;
  let end = from;
  let digits = 0;
  while (at < block.end) {
    const open = at;
    while (at < block.end && CLASS[text.charCodeAt(at)]! < LATIN) if (isDigit(text.charCodeAt(at++))) digits++;
    const start = at;
    while (at < block.end && (CLASS[text.charCodeAt(at)]! >= LATIN || CLASS[text.charCodeAt(at)] === ZERO_WIDTH)) at++;
    // Weekdays are looked for in short lines only: the word between label and figures is one.
    const isDay = digits === 0 && end === from && at - start <= DAY_MAX;
    if (at > start && (isDay || isKnown(text, start, at, marks))) {
      end = at;
      continue;
    }
    const rest = text.slice(start, block.end);
    // Figures, brackets and blanks between stamp and headline go with the stamp.
    if (digits < 4 || !/^[\d:.)\]\s]*$/.test(text.slice(Math.max(open, end), start))) return undefined;
    return rest.length >= GLUED_MIN && rest.split(/\s+/).length >= GLUED_WORDS ? start : undefined;
  }
  return undefined;
}

function isKnown(text: string, start: number, end: number, marks: readonly Mark[]): boolean {
  if (
    marks.some(
      (mark) =>
        mark.start <= start &&
        mark.end >= end &&
        (mark.entry.is === 'month' ||
          mark.entry.is === 'weekday' ||
          mark.entry.is === 'date-word' ||
          (mark.entry.is === 'phrase' && mark.entry.phrase.kind === 'timestamp')),
    )
  )
    return true;
  // `3rd`, `16th`: an ending glued to a figure.
  if (start > 0 && isDigit(text.charCodeAt(start - 1)) && end - start <= 2) return true;
  return isClockWord(text.slice(start, end));
}
