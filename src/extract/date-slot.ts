/**
 * A date in the slot of a dateline, with what may stand beside it there: a range of days, a short year, a time of day.
 *
 *     OSLO, March 3-4 (Reuters) -      the first day counts
 *     Oslo, 3./4. März (dpa) -
 *     OSLO, 3 March '25 (Reuters) -    2025
 *     OSLO, March 3, 10:30 GMT (…) -   the time belongs to the dateline and is no part of the date
 *
 * All but the first day is believed only where the dateline goes on or is closed behind it: `March 3 - 4 people …` is a
 * sentence. Imports no step.
 */
import { BLANK, CLASS, DIGIT, isDigit, isLetter } from '../text/characters.ts';
import { isClockWord } from '../text/clock.ts';
import type { View } from '../view.ts';
import { type DateOptions, type DateRead, type NumberRead, readDate, readNumber } from './date.ts';
import { agencyAt, closerOf, cueAt, isComma, isDash, skip } from './reader.ts';

/**
 * Read a date that starts at `at`, and what stands beside it.
 *
 * @param end The date must end before this offset.
 * @returns As `readDate`: the first day of a range, a short year as four figures; `end` lies behind all of it. Never throws.
 */
export function readDateSlot(view: View, at: number, end: number, options: DateOptions = {}): DateRead | undefined {
  const single = readDate(view, at, end, options);
  const date = single === undefined ? rangeBefore(view, at, end, options) : rangeBehind(view, single, end, options);
  if (date?.day == null || date.month === null) return date;
  return withClock(view, withShortYear(view, date, end), end);
}

/** Between the two days of a range: a dash, a slash or a word for "and". Where the second begins, or -1. */
function behindJoiner(view: View, at: number, end: number): number {
  const { text } = view.document;
  const from = skip(text, at, end);
  const unit = text.charCodeAt(from);
  if (isDash(unit) || unit === SLASH) return skip(text, from + 1, end);
  const and = cueAt(view, from, end, 'and');
  return and === undefined || from === at ? -1 : skip(text, and.end, end);
}

const isDay = (number: NumberRead | undefined, after: number): number is NumberRead =>
  number !== undefined && number.digits <= 2 && number.value > after && number.value <= 31;

/** `3-4 March`, `3./4. März`, `3 y 4 mar`: the month stands behind the second day. */
function rangeBefore(view: View, at: number, end: number, options: DateOptions): DateRead | undefined {
  const { text } = view.document;
  if (CLASS[text.charCodeAt(at)] !== DIGIT) return undefined;
  const first = readNumber(text, at, end);
  if (!isDay(first, 0)) return undefined;
  const from = behindJoiner(view, text[first.end] === '.' ? first.end + 1 : first.end, end);
  if (from < 0 || CLASS[text.charCodeAt(from)] !== DIGIT) return undefined;
  const last = readDate(view, from, end, options);
  if (last?.day == null || last.month === null || last.day <= first.value) return undefined;
  return { ...last, start: at, day: first.value };
}

/** `March 3-4`, `March 3-4, 2025`, `30 March - 2 April`: a second day behind the first. */
function rangeBehind(view: View, first: DateRead, end: number, options: DateOptions): DateRead {
  const { text } = view.document;
  if (first.day === null || first.month === null) return first;
  const from = behindJoiner(view, first.end, end);
  if (from < 0) return first;
  // `March 3 - 4 people …`, `Oct 19 - Aug 31⏎`: what stands behind a dash with blanks may open the story.
  const isSpaced = CLASS[text.charCodeAt(first.end)] === BLANK;
  const ends = (at: number): boolean => (isSpaced ? hasBracket(view, at, end) : isClosed(view, at, end));
  const last = readDate(view, from, end, options);
  if (last?.day != null && last.month !== null && last.calendar === first.calendar)
    return ends(last.end) ? { ...first, end: last.end, year: first.year ?? last.year } : first;
  const day = readNumber(text, from, end);
  if (first.year !== null || !isDay(day, first.day)) return first;
  const comma = skip(text, day.end, end);
  const year = readNumber(text, skip(text, isComma(text.charCodeAt(comma)) ? comma + 1 : comma, end), end);
  if (year !== undefined && year.digits === 4 && ends(year.end)) return { ...first, end: year.end, year: year.value };
  return ends(day.end) ? { ...first, end: day.end } : first;
}

/** `3 March '25`, and `3 March 25` in front of a bracket. */
function withShortYear(view: View, date: DateRead, end: number): DateRead {
  const { text } = view.document;
  if (date.year !== null || date.calendar !== 'gregorian') return date;
  const from = skip(text, date.end, end);
  const comma = isComma(text.charCodeAt(from)) ? skip(text, from + 1, end) : from;
  const isMarked = APOSTROPHES.includes(text[comma] ?? ' ');
  const year = readNumber(text, isMarked ? comma + 1 : comma, end);
  if (year === undefined || year.digits !== 2 || comma === date.end) return date;
  const isBehindMonth = comma === from && !isDigit(text.charCodeAt(date.end - 1));
  if (isMarked ? !isClosed(view, year.end, end) : !isBehindMonth || !hasBracket(view, year.end, end)) return date;
  return { ...date, end: year.end, year: year.value + (year.value < CENTURY_TURN ? 2000 : 1900) };
}

/** `, 10:30`, ` 10.30 Uhr`, `, 1030 GMT`, ` at 5 p.m.`; at the end of a line it is the stamp of a page. */
function withClock(view: View, date: DateRead, end: number): DateRead {
  const { text } = view.document;
  const from = skip(text, date.end, end);
  const comma = isComma(text.charCodeAt(from)) ? skip(text, from + 1, end) : from;
  if (comma === date.end) return date;
  const at = skipClockWord(text, comma, end);
  const hour = readNumber(text, at, end);
  if (hour === undefined || CLASS[text.charCodeAt(at)] !== DIGIT) return date;
  const minute = HOUR_MARKS.includes(text[hour.end] ?? ' ') ? readNumber(text, hour.end + 1, end) : undefined;
  const isTime = minute?.digits === 2 && minute.value < 60 && hour.digits <= 2 && hour.value <= 24;
  const figures = isTime ? minute.end : hour.end;
  let stop = figures;
  for (let words = 0; words < CLOCK_WORDS; words++) {
    const next = skipClockWord(text, skip(text, stop, end), end);
    if (next <= skip(text, stop, end)) break;
    stop = next;
  }
  const isWhole = hour.digits === 4 ? hour.value <= 2400 : hour.digits <= 2 && hour.value <= 24;
  if (!isTime && (!isWhole || stop === figures)) return date;
  const next = skip(text, stop, end);
  return next < end && isClosed(view, stop, end) ? { ...date, end: stop } : date;
}

/** Behind a word of clocks, `Uhr`, `GMT`, `p.m.`, and the blanks behind it; `at` if none stands there. */
function skipClockWord(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && isLetter(text.charCodeAt(stop))) stop++;
  if (stop === at || !isClockWord(text.slice(at, stop))) return at;
  if (stop - at > 1 || text[stop] !== '.')
    return isDigit(text.charCodeAt(skip(text, stop, end))) ? skip(text, stop, end) : stop;
  return stop + 1;
}

/** Does an agency in a bracket, or between slashes, stand behind the date? */
function hasBracket(view: View, at: number, end: number): boolean {
  const { text } = view.document;
  const from = skip(text, at, end);
  const unit = text.charCodeAt(from);
  return (closerOf(unit) !== 0 || unit === SLASH) && agencyAt(view, skip(text, from + 1, end), end) !== undefined;
}

/** Does the dateline end behind the date, or go on with an agency? */
function isClosed(view: View, at: number, end: number): boolean {
  const { text } = view.document;
  const from = skip(text, at, end);
  const unit = text.charCodeAt(from);
  if (from >= end || closerOf(unit) !== 0 || unit === SLASH) return true;
  // `4-year-old`, `10.5 million`: the figure goes on.
  if (isDash(unit) || CLOSERS.includes(text[from]!)) {
    const next = text.charCodeAt(from + 1);
    return from > at || (!isLetter(next) && !isDigit(next));
  }
  const next = isComma(unit) ? skip(text, from + 1, end) : from;
  return (
    (agencyAt(view, next, end)?.common ?? true) === false || (isComma(unit) && closerOf(text.charCodeAt(next)) !== 0)
  );
}

const SLASH = 0x2f;
const APOSTROPHES = "'’‘`´";
const HOUR_MARKS = ':.：hH';
const CLOSERS = ':.|_।۔：';
/** Years of two figures below it are of this century. */
const CENTURY_TURN = 70;
/** Words behind a time of day: `p.m. GMT`, letter by letter. */
const CLOCK_WORDS = 4;
