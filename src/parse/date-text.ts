/**
 * Dates as metadata and lines write them, to ISO 8601. Attributes are in numbers or in English; the months of all languages
 * are known to `date-words.ts`.
 */
import { digitValue } from '../text/fold.ts';
import { wordedDates } from './date-words.ts';

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]{1,3}(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?/i;
const PLAIN = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$/;
const SLASHED = /^(\d{4})[/.年년]\s?(\d{1,2})[/.月월]\s?(\d{1,2})[日일]?(?:\s{1,3}(\d{1,2}):(\d\d))?/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\D{1,6}(\d{1,2})[:.](\d\d)(?!\.?\d))?/;
const ANGLE = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:\D{1,6}(\d{1,2}):(\d\d))?/;
const ENGLISH =
  /(?:^|[\s,.(:|-])(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]{1,3})?([a-z]{3,9})\.?,?[\s-]{1,3}(?:(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3})?(\d{4})(?!\d)/i;
const CLOCK = /(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s{0,3}(am|pm|a\.m\.|p\.m\.))?(?:\s?(Z|GMT|UTC|[+-]\d\d:?\d\d))?/i;
/** Seconds and milliseconds since 1970, from 1990 on. */
const EPOCH = /^(\d{9,10}|\d{12,13})$/;

const FULL_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** What stands first in `3/4/2025`, where the language of a page settles it. */
export type NumberOrder = 'day' | 'month' | null;

/**
 * @param text A date as some attribute holds it.
 * @param order For dates in numbers of which either could be the month.
 * @returns `2025-03-04`, or `2025-03-04T05:06:07+02:00` as precise as the text is; `null` if it is no date between 1900
 *   and 2100. A time without a zone stays without one.
 */
export function isoOf(text: string, order: NumberOrder = null): string | null {
  const value = text.trim().slice(0, 120);
  let match = ISO.exec(value);
  if (match) return join(match[1]!, match[2]!, match[3]!, match[4], match[5], match[6], match[7]);
  match = PLAIN.exec(value);
  if (match) {
    const found = join(match[1]!, match[2]!, match[3]!, match[4], match[5], match[6], match[7]);
    if (found) return found;
  }
  match = EPOCH.exec(value);
  if (match) {
    const number = Number(value);
    const time = number < 1e11 ? number * 1000 : number;
    return time > 631_152_000_000 ? `${new Date(time).toISOString().slice(0, 19)}Z` : null;
  }
  match = SLASHED.exec(value);
  if (match) return join(match[1]!, match[2]!, match[3]!, match[4], match[5]);
  match = DOTTED.exec(value);
  if (match) return join(match[3]!, match[2]!, match[1]!, match[4], match[5]);
  match = ANGLE.exec(value);
  if (match) {
    // Day and month can only be told apart if one is above twelve.
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (first > 12 && second <= 12) return join(match[3]!, match[2]!, match[1]!, match[4], match[5]);
    if (second > 12 || first === second || order === 'month')
      return join(match[3]!, match[1]!, match[2]!, match[4], match[5]);
    return order === 'day' ? join(match[3]!, match[2]!, match[1]!, match[4], match[5]) : null;
  }
  match = ENGLISH.exec(value);
  if (match) {
    const word = match[2]!.toLowerCase();
    const month = FULL_MONTHS.findIndex(
      (name) => name === word || name.slice(0, 3) === word || word === `${name.slice(0, 3)}t`,
    );
    const day = match[1] ?? match[3];
    if (month >= 0 && day !== undefined) {
      const clock = CLOCK.exec(value.slice(match.index + match[0].length));
      let hour = clock?.[1];
      if (hour !== undefined && clock?.[4]) hour = String((Number(hour) % 12) + (/^p/i.test(clock[4]) ? 12 : 0));
      return join(match[4]!, String(month + 1), day, hour, clock?.[2], clock?.[3], clock?.[5]);
    }
  }
  return null;
}

/** Where a date may begin in a line: four digits or two with a mark after them, or an English month. */
const START =
  /(?<!\d)(?:\d{4}[-/.年년]\s?\d{1,2}[-/.月월]\s?\d{1,2}|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}|(?:\d{1,2}(?:st|nd|rd|th)?[\s-]{1,3})?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?[\s-]{1,3}(?:\d{1,2}(?:st|nd|rd|th)?,?\s{1,3})?\d{4})/gi;

/** The year of a date, in the digits of any script; a line without one has none. */
const YEAR = /\p{Nd}{4}/u;
/** Digits of other scripts than ours. */
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
/** The same for a line of ASCII alone, which most are: several times as fast. */
const ASCII_YEAR = /\d{4}/;
const BEYOND_ASCII = /[^\x00-\x7f]/;

const withOwnDigits = (line: string): string =>
  line.replace(FOREIGN_DIGIT, (digit) => String(digitValue(digit.charCodeAt(0))));

/** A date inside a line. */
export interface DateSpot {
  readonly iso: string;
  /** Offsets in the line; a time of day after it is not counted. */
  readonly at: number;
  readonly end: number;
  /** True: its month is named as only the packs know it. */
  readonly isWorded?: true;
}

/** A letter of a script that puts a blank before a number. */
const ALPHABETIC = /(?![\p{Script=Han}\p{Script=Kana}\p{Script=Hira}\p{Script=Hang}\p{Script=Thai}])\p{L}/u;
/** Code units of a line in which dates are looked for. */
const LINE_MAX = 300;
const DATES_MAX = 4;

/**
 * The dates of a line, in order; at most four.
 *
 * @param order For dates in numbers of which either could be the month.
 * @param language Of the page, as BCP 47, where it is known.
 */
export function datesIn(line: string, order: NumberOrder = null, language: string | null = null): DateSpot[] {
  const isAscii = !BEYOND_ASCII.test(line);
  if (!(isAscii ? ASCII_YEAR : YEAR).test(line)) return [];
  const start = line.slice(0, LINE_MAX);
  const text = isAscii ? start : withOwnDigits(start);
  const found: DateSpot[] = [];
  for (const match of text.matchAll(START)) {
    const { index } = match;
    // "NewsDECEMBER 4": the blank was made by a style sheet. "更新2024年" has none by right. "Remay 4" is no month.
    if (ALPHABETIC.test(text.charAt(index - 1)) && !/^\p{Ll}\p{Lu}/u.test(text.slice(index - 1, index + 1))) continue;
    const iso = isoOf(text.slice(index, index + 60), order);
    if (iso) found.push({ iso, at: index, end: index + match[0].length });
    if (found.length === DATES_MAX) break;
  }
  for (const { year, month, day, at, end } of wordedDates(text, language)) {
    if (found.some((other) => at < other.end && end > other.at)) continue;
    const iso = join(String(year), String(month), String(day));
    if (iso) found.push({ iso, at, end, isWorded: true });
  }
  return found.sort((a, b) => a.at - b.at).slice(0, DATES_MAX);
}

/** Days of a month, which counts from 1. */
const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function join(
  year: string,
  month: string,
  day: string,
  hour?: string,
  minute?: string,
  second?: string,
  zone?: string,
): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1900 || y > 2100 || m < 1 || m > 12 || d < 1 || d > daysOf(y, m)) return null;
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${year}-${two(m)}-${two(d)}`;
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return date;
  const time = `${two(Number(hour))}:${minute}:${second ?? '00'}`;
  if (zone === undefined || zone === '') return `${date}T${time}`;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.replace(':', '').slice(3, 5) || '00'}` : 'Z';
  return `${date}T${time}${offset}`;
}
