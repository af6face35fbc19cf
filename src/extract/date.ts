/**
 * Dates as datelines print them, in every language: the packs say the words, this file knows the orders.
 *
 *     Aug. 17     22 अक्टूबर     दो मार्च     7月2日     六月二十五日     2025. október 22.     22.10.2025
 *
 * Read `readDate` first. Imports no step.
 */
import type { Knowledge } from '../kit.ts';
import type { DateValue, Note, Span } from '../model.ts';
import { languages } from '../packs/languages/index.ts';
import { KIND_DATE } from '../sweep/lexicon.ts';
import { BLANK, CLASS, DIGIT, isDigit, isLetter, isLower, isUpper, ZERO_WIDTH } from '../text/characters.ts';
import { digitValue, foldString } from '../text/fold.ts';
import type { View } from '../view.ts';
import { hitsAt, isComma, skip, trim } from './reader.ts';

/** The parts of a date that are printed, and where. */
export interface DateRead extends Span {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly calendar: string;
}

export interface NumberRead {
  readonly value: number;
  readonly digits: number;
  readonly end: number;
}

const HAN_DIGITS = '〇一二三四五六七八九';
const HAN_ZERO = new Set(['零', '○', 'Ｏ']);
const HAN_NUMERALS: ReadonlySet<number> = new Set(
  [...HAN_DIGITS, ...HAN_ZERO, '十', '廿', '卅'].map((letter) => letter.charCodeAt(0)),
);
const HAN_FIRST = Math.min(...HAN_NUMERALS);
/** May a Han number start with this? Other scripts are told apart at once. */
const isHanNumeral = (unit: number): boolean => unit >= HAN_FIRST && HAN_NUMERALS.has(unit);

/** A number of at most four digits of any script, or of Han numerals, at an offset; `undefined` if none stands there. */
export function readNumber(text: string, at: number, end: number): NumberRead | undefined {
  let value = 0;
  let digits = 0;
  let next = at;
  while (next < end && digits < 5) {
    const unit = text.charCodeAt(next);
    if (CLASS[unit] === ZERO_WIDTH && digits > 0) {
      next++;
      continue;
    }
    const digit = CLASS[unit] === DIGIT ? digitValue(unit) : -1;
    if (digit < 0) break;
    value = value * 10 + digit;
    digits++;
    next++;
  }
  if (digits > 0) return digits <= 4 ? { value, digits, end: next } : undefined;
  return readHanNumber(text, at, end);
}

function readHanNumber(text: string, at: number, end: number): NumberRead | undefined {
  if (at >= end || !isHanNumeral(text.charCodeAt(at))) return undefined;
  let value = 0;
  let units = 0;
  let next = at;
  for (; next < end && next - at < 5; next++) {
    const letter = text[next]!;
    const digit = HAN_ZERO.has(letter) ? 0 : HAN_DIGITS.indexOf(letter);
    if (letter === '十') value = units === 0 ? 10 : units * 10;
    else if (letter === '廿') value = 20;
    else if (letter === '卅') value = 30;
    else if (digit < 0) break;
    else {
      // 二〇二五 is read digit by digit, 二十五 by its ten.
      const before = text[next - 1];
      if (next > at && before !== '十' && before !== '廿' && before !== '卅') value = value * 10 + digit;
      else value += digit;
    }
    units = value;
  }
  return { value, digits: next - at, end: next };
}

/** Years that newsrooms print, by calendar. */
const YEARS: Readonly<Record<string, readonly [number, number]>> = {
  gregorian: [1850, 2150],
  'bikram-sambat': [1950, 2150],
  'solar-hijri': [1300, 1500],
  hijri: [1300, 1550],
  buddhist: [2400, 2650],
  roc: [50, 199],
};

const isYear = (value: number, calendar: string): boolean => {
  const range = YEARS[calendar] ?? YEARS.gregorian!;
  return value >= range[0] && value <= range[1];
};

interface MonthRead {
  readonly month: number;
  readonly calendar: string;
  readonly end: number;
}

function monthAt(view: View, at: number, end: number): MonthRead | undefined {
  // One spelling may be a month in two languages, or in two calendars: the text's own comes first, then the Gregorian.
  for (const { entry, end: stop } of hitsAt(view, at, end, KIND_DATE))
    if (entry.is === 'month') return { month: entry.month, calendar: entry.calendar, end: stop };
  return undefined;
}

/** Names of months of a language and of English, folded, for what the lexicon cannot meet: misprints and glued words. */
const monthNames = new WeakMap<Knowledge, readonly (readonly [string, number])[]>();

function namesOf(knowledge: Knowledge): readonly (readonly [string, number])[] {
  let names = monthNames.get(knowledge);
  if (names === undefined) {
    names = knowledge.packs
      .flatMap((pack) =>
        pack.months.flatMap((forms, index) => forms.map((form) => [foldString(form), index + 1] as const)),
      )
      .filter(([name]) => name.length >= 3)
      .sort((a, b) => b[0].length - a[0].length);
    monthNames.set(knowledge, names);
  }
  return names;
}

/** Months of all languages, for a text too short to name its own; spellings that differ between calendars are left out. */
let foreignMonths: Map<string, number> | undefined;

function foreignAt(view: View, at: number, end: number): MonthRead | undefined {
  if (foreignMonths === undefined) {
    foreignMonths = new Map();
    for (const pack of languages) {
      pack.months.forEach((forms, index) => {
        for (const form of forms.map(foldString)) {
          const known = foreignMonths!.get(form);
          foreignMonths!.set(form, known === undefined || known === index + 1 ? index + 1 : 0);
        }
      });
    }
  }
  const stop = wordEnd(view.document.text, at, end);
  const month = foreignMonths.get(foldString(view.document.text.slice(at, stop)));
  return month ? { month, calendar: 'gregorian', end: stop } : undefined;
}

/** A word that is a month but for one letter: `Marhc`, `Agust`. Only for words in the slot of a month. */
function misprintAt(view: View, at: number, end: number): MonthRead | undefined {
  const { text } = view.document;
  const stop = wordEnd(text, at, end);
  // Elsewhere one sign more or less makes another word.
  if (!isUpper(text.charCodeAt(at)) && !isLower(text.charCodeAt(at))) return undefined;
  if (stop - at < 3 || stop - at > 12) return undefined;
  const word = foldString(text.slice(at, stop));
  for (const [name, month] of namesOf(view.knowledge)) {
    if (word[0] === name[0] && isNear(word, name)) return { month, calendar: 'gregorian', end: stop };
  }
  for (const [name, month] of namesOf(view.knowledge)) {
    if (name.length >= 4 && isNear(word, name)) return { month, calendar: 'gregorian', end: stop };
  }
  return undefined;
}

/** The head of a word that is a month with the story glued to it: `ਜੂਨਕਾਂਗਰਸ`. Scripts without case only. */
function gluedAt(view: View, at: number, end: number): MonthRead | undefined {
  const { text } = view.document;
  const word = text.slice(at, Math.min(end, wordEnd(text, at, end)));
  for (const [name, month] of namesOf(view.knowledge)) {
    let index = 0;
    let matched = 0;
    while (index < word.length && matched < name.length) {
      const folded = foldString(word[index]!);
      if (folded !== '' && folded !== name[matched]) break;
      if (folded !== '') matched++;
      index++;
    }
    if (matched === name.length && index < word.length && !isVowelSign(word.charCodeAt(index)))
      return { month, calendar: 'gregorian', end: at + index };
  }
  return undefined;
}

/** Indic vowel signs and viramas: a word cannot begin with one. */
const isVowelSign = (unit: number): boolean => {
  if (unit < 0x900 || unit > 0xdff) return false;
  const low = unit & 0x7f;
  return low <= 0x03 || (low >= 0x3c && low <= 0x4d) || low === 0x70 || low === 0x71;
};

function wordEnd(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && (isLetter(text.charCodeAt(next)) || CLASS[text.charCodeAt(next)] === ZERO_WIDTH)) next++;
  return next;
}

/** Do two words differ by one letter put in, left out, changed, or swapped with its neighbour? */
function isNear(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return a === b;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const left = endA - start;
  const right = endB - start;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** Skip the words that may stand between the parts of a date: `de`, `the`, `तारीख`. */
function skipDateWords(view: View, at: number, end: number): number {
  let next = at;
  for (let count = 0; count < 2; count++) {
    const hits = hitsAt(view, next, end, KIND_DATE);
    const hit = hits.find(({ entry }) => entry.is === 'date-word');
    // `1er mars`: a word that is a day as well is the day.
    if (hit === undefined || hits.some(({ entry }) => entry.is === 'day')) return next;
    next = skip(view.document.text, hit.end, end);
    if (view.document.text[next] === '.') next = skip(view.document.text, next + 1, end);
  }
  return next;
}

function weekdayEnd(view: View, at: number, end: number): number {
  const { text } = view.document;
  const hit = hitsAt(view, at, end, KIND_DATE).find(({ entry }) => entry.is === 'weekday');
  if (hit === undefined) return at;
  let next = hit.end;
  if (text[next] === '.') next++;
  next = skip(text, next, end);
  return isComma(text.charCodeAt(next)) ? skip(text, next + 1, end) : next;
}

/** Ordinal endings right after a day: `1er`, `22nd`, `3º`, `5-го`, `٣ی`. A full stop is handled by the caller. */
const ORDINAL = /(?:st|nd|rd|th|er|re|e|º|ª|°|-?го|-?е|-?ე|η|ης|-ը|-?ی)(?![\p{L}\p{N}])/uy;

function skipOrdinal(text: string, at: number): number {
  ORDINAL.lastIndex = at;
  return ORDINAL.test(text) ? ORDINAL.lastIndex : at;
}

/** Signs that Chinese, Japanese and Korean put after the number of a year, month and day. */
const YEAR_SIGNS = '年년';
const MONTH_SIGNS = '月월';
const DAY_SIGNS = '日号號일';

/** Does a sign of year, month or day follow a number? */
function isSigned(text: string, number: NumberRead): boolean {
  const sign = text[number.end] ?? '';
  return sign !== '' && (YEAR_SIGNS + MONTH_SIGNS + DAY_SIGNS).includes(sign);
}

export interface DateOptions {
  /** The slot holds a date for sure: take misprinted months and months glued to the next word. */
  readonly loose?: boolean;
  /** Behind a place and a dash, with a bracket after it: `الكويت - 22 - 10 (كونا)`. */
  readonly spaced?: boolean;
  /** In a bracket beside an agency: `(TTXVN 22/10)`. */
  readonly closed?: boolean;
}

/**
 * Read a date that starts at `at`.
 *
 * @param end The date must end before this offset.
 * @returns What is printed; parts that are not are null. `undefined` if there is no date: a month or weekday alone is
 *   none. Never throws.
 */
export function readDate(view: View, at: number, end: number, options: DateOptions = {}): DateRead | undefined {
  const { text } = view.document;
  if (!opensDate(view, at, end, options)) return undefined;
  const start = at;
  let next = skipDateWords(view, weekdayEnd(view, at, end), end);
  if (next >= end) return undefined;
  const number = readNumber(text, next, end);
  // `10 дугаар сарын 22`: the number is part of the name of the month.
  if (number !== undefined && (isSigned(text, number) || monthAt(view, next, end) === undefined)) {
    const found = startingWithNumber(view, start, number, end, options);
    if (found !== undefined) return secondDate(view, found, end);
    // `ता. २२ :`: the word for date, then the day alone.
    const isDay = number.value >= 1 && number.value <= 31 && number.digits <= 2;
    // `તા. ૨૨ `: the word cut short says that it is a day.
    const isShort = next > start && text[trim(text, start, next) - 1] === '.';
    const isEnd = endsSlot(text, number.end, end) || (isShort && CLASS[text.charCodeAt(number.end)] === BLANK);
    return options.loose && next > start && isDay && isEnd
      ? { start, end: number.end, year: null, month: null, day: number.value, calendar: 'gregorian' }
      : undefined;
  }
  const dayWord = hitsAt(view, next, end, KIND_DATE).find(({ entry }) => entry.is === 'day');
  if (dayWord !== undefined && dayWord.entry.is === 'day') {
    const { day } = dayWord.entry;
    const month = monthOrMisprint(view, skipDateWords(view, skip(text, dayWord.end, end), end), end, options);
    if (month !== undefined) return withYear(view, { start, day, ...month }, end);
  }
  const month = monthAt(view, next, end);
  const found = month ?? (options.loose ? misprintAt(view, next, end) : undefined);
  if (found === undefined) return undefined;
  next = found.end;
  if (text[next] === '.') next++;
  next = skip(text, next, end);
  if (isComma(text.charCodeAt(next)) || isStop(text, next)) next = skip(text, next + 1, end);
  const day = readNumber(text, next, end);
  if (day === undefined) {
    // `Apri l7`: the blank slipped by one letter.
    return undefined;
  }
  if (day.value >= 1 && day.value <= 31 && day.digits <= 2) {
    if (month === undefined && !endsSlot(text, skipOrdinal(text, day.end), end)) return undefined;
    return withDaySign(
      view,
      withYear(view, { start, day: day.value, ...found, end: skipOrdinal(text, day.end) }, end),
      end,
    );
  }
  if (day.digits === 4 && isYear(day.value, found.calendar))
    return { start, end: day.end, day: null, month: found.month, year: day.value, calendar: found.calendar };
  return { start, end: day.end, day: null, month: found.month, year: null, calendar: found.calendar };
}

/** A figure, or a word that dates have: nearly all offsets are told apart here. */
function opensDate(view: View, at: number, end: number, options: DateOptions): boolean {
  const unit = view.document.text.charCodeAt(at);
  return (
    CLASS[unit] === DIGIT ||
    isHanNumeral(unit) ||
    (options.loose === true && (isUpper(unit) || isLower(unit))) ||
    hitsAt(view, at, end, KIND_DATE).length > 0
  );
}

const isStop = (text: string, at: number): boolean => text[at] === '.';

/** `30 ربيع الآخر 1447 هـ الموافق 22 أكتوبر 2025`: the same day in two calendars; the Gregorian one is taken. */
function secondDate(view: View, first: DateRead, end: number): DateRead {
  if (first.calendar !== 'hijri' && first.calendar !== 'solar-hijri') return first;
  const { text } = view.document;
  const next = skipDateWords(view, skip(text, first.end, end), end);
  const number = next > first.end ? readNumber(text, next, end) : undefined;
  const second = number === undefined ? undefined : startingWithNumber(view, next, number, end, {});
  return second?.calendar === 'gregorian' ? { ...second, start: first.start } : first;
}

/** After a date in a loose slot only separators may follow. */
function endsSlot(text: string, at: number, end: number): boolean {
  const next = skip(text, at, end);
  return next >= end || (!isLetter(text.charCodeAt(next)) && !isDigit(text.charCodeAt(next)));
}

function monthOrMisprint(view: View, at: number, end: number, options: DateOptions): MonthRead | undefined {
  const month = monthAt(view, at, end);
  if (month !== undefined || !options.loose) return month;
  return foreignAt(view, at, end) ?? misprintAt(view, at, end) ?? gluedAt(view, at, end);
}

function startingWithNumber(
  view: View,
  start: number,
  first: NumberRead,
  end: number,
  options: DateOptions,
): DateRead | undefined {
  const { text } = view.document;
  if (isSigned(text, first)) return cjkDate(view, start, first, end);
  if (first.digits === 4) return yearFirst(view, start, first, end);
  if (first.value < 1 || first.value > 31 || first.digits > 2) return undefined;
  const mark = text[first.end];
  if (mark === '.' || mark === '/' || mark === '-' || mark === '–' || mark === '।') {
    const numeric = numericDate(view, start, first, mark, end, options);
    if (numeric !== undefined) return numeric;
  }
  let next = mark === '.' ? first.end + 1 : skipOrdinal(text, first.end);
  next = skipDateWords(view, skip(text, next, end), end);
  if (isDash(text, next)) next = skip(text, next + 1, end);
  const month = monthOrMisprint(view, next, end, options);
  if (month !== undefined) return withYear(view, { start, day: first.value, ...month }, end);
  return options.spaced === true && mark === ' ' && isDash(text, first.end + 1)
    ? spacedDate(view, start, first, next, end)
    : undefined;
}

/** `22 - 10 (`: day and month with blanks round the dash, in front of the bracket of an agency. */
function spacedDate(view: View, start: number, day: NumberRead, at: number, end: number): DateRead | undefined {
  const { text } = view.document;
  const month = readNumber(text, at, end);
  if (month === undefined || month.value < 1 || month.value > 12 || month.digits > 2) return undefined;
  if (text[skip(text, month.end, end)] !== '(') return undefined;
  return { start, end: month.end, year: null, month: month.value, day: day.value, calendar: 'gregorian' };
}

const isDash = (text: string, at: number): boolean => text[at] === '-' || text[at] === '–';

/** `2025年10月22日`, `10月22日`, `22日`, with blanks between the parts. */
function cjkDate(view: View, start: number, first: NumberRead, end: number): DateRead | undefined {
  const { text } = view.document;
  let year: number | null = null;
  let month: number | null = null;
  let day: number | null = null;
  let number: NumberRead | undefined = first;
  let stop = start;
  for (let part = 0; number !== undefined; part++) {
    // At the end of the text no sign follows.
    const sign = text[number.end] ?? ' ';
    if (YEAR_SIGNS.includes(sign) && part === 0) year = number.value;
    else if (MONTH_SIGNS.includes(sign) && month === null && number.value >= 1 && number.value <= 12)
      month = number.value;
    else if (DAY_SIGNS.includes(sign) && number.value >= 1 && number.value <= 31) day = number.value;
    else break;
    stop = number.end + 1;
    if (day !== null) break;
    number = readNumber(text, skip(text, stop, end), end);
  }
  if (day === null && month === null) return undefined;
  const isRoc = year !== null && year < 200;
  return { start, end: stop, year, month, day, calendar: isRoc ? 'roc' : 'gregorian' };
}

/** `2025-10-22`, `2025/10/22`, `2025. október 22.` */
function yearFirst(view: View, start: number, first: NumberRead, end: number): DateRead | undefined {
  const { text } = view.document;
  const calendar = isYear(first.value, 'buddhist') ? 'buddhist' : 'gregorian';
  const mark = text[first.end];
  if (mark === '-' || mark === '/' || mark === '.') {
    const month = readNumber(text, first.end + 1, end);
    const day = month === undefined || text[month.end] !== mark ? undefined : readNumber(text, month.end + 1, end);
    if (
      isYear(first.value, calendar) &&
      month !== undefined &&
      day !== undefined &&
      month.value <= 12 &&
      day.value <= 31
    )
      return { start, end: day.end, year: first.value, month: month.value, day: day.value, calendar };
  }
  // `2025 оны аравдугаар сарын 22`: a word for the year may stand behind it.
  const from = skipDateWords(view, skip(text, mark === '.' ? first.end + 1 : first.end, end), end);
  const month = monthAt(view, from, end);
  if (month === undefined || !isYear(first.value, month.calendar === 'gregorian' ? calendar : month.calendar))
    return undefined;
  const day = readNumber(text, skip(text, text[month.end] === '.' ? month.end + 1 : month.end, end), end);
  if (day === undefined || day.value < 1 || day.value > 31) return undefined;
  const stop = text[day.end] === '.' && CLASS[text.charCodeAt(day.end + 1)] !== DIGIT ? day.end + 1 : day.end;
  // `२०८२ कार्तिक ५ गते`: a word for the day may close it; the month names the calendar.
  const sign = hitsAt(view, skip(text, stop, end), end, KIND_DATE).find(({ entry }) => entry.is === 'date-word');
  if (month.calendar !== 'gregorian')
    return {
      start,
      end: sign?.end ?? stop,
      year: first.value,
      month: month.month,
      day: day.value,
      calendar: month.calendar,
    };
  return trailingWeekday(
    view,
    { start, end: stop, year: first.value, month: month.month, day: day.value, calendar },
    end,
  );
}

/** `22.10.2025`, `22/10/2025`, `22.10.`, `22/10`, `୨୨।୧୦`: in the order of the language. */
function numericDate(
  view: View,
  start: number,
  first: NumberRead,
  mark: string,
  end: number,
  options: DateOptions,
): DateRead | undefined {
  const { text } = view.document;
  // `12.2. 2016`: a blank may have got between.
  const second = readNumber(text, mark === '.' ? skip(text, first.end + 1, end) : first.end + 1, end);
  if (second === undefined || second.digits > 2) return undefined;
  let stop = second.end;
  let year: number | null = null;
  if (text[stop] === mark) {
    const third = readNumber(text, mark === '.' ? skip(text, stop + 1, end) : stop + 1, end);
    if (third !== undefined && third.digits === 4 && isYear(third.value, 'gregorian')) {
      year = third.value;
      stop = third.end;
    } else if (third !== undefined && third.digits === 2) {
      year = third.value + (third.value < 70 ? 2000 : 1900);
      stop = third.end;
    } else if (mark === '.') stop++;
    else return undefined;
  }
  const isSlash = mark === '/' || mark === '।';
  if (year === null && !isSlash && text[second.end] !== '.') return undefined;
  const monthFirst = mark === '/' && view.knowledge.packs[0]?.dateOrders[0]?.startsWith('month') === true;
  let [day, month] = monthFirst ? [second.value, first.value] : [first.value, second.value];
  if (month > 12 && day <= 12) [day, month] = [month, day];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  // `3/38` is a score, `22/10` a date only in the bracket of an agency, behind a word for it (`ngày 3/11`), or behind a
  // place and a comma, with nothing after it: `କଟକ, ୩।୧୧:`.
  const isSlot =
    options.loose === true && isComma(text.charCodeAt(trim(text, 0, start) - 1)) && endsSlot(text, stop, end);
  const isNamed = first.end - first.digits > start;
  if (year === null && isSlash && !options.closed && !isNamed && !isSlot) return undefined;
  return { start, end: stop, year, month, day, calendar: 'gregorian' };
}

interface DayMonth extends MonthRead {
  readonly start: number;
  readonly day: number;
}

/** Add the year that follows day and month, and a weekday behind it. */
function withYear(view: View, date: DayMonth, end: number): DateRead {
  const { text } = view.document;
  const { start, day, month, calendar } = date;
  const plain: DateRead = { start, end: date.end, year: null, month, day, calendar };
  let next = date.end;
  // `Aug. 30, 2004`, `22 oct. 2025`, `22-10-2025`, `ጥቅምት 12/2018`, `5 de mayo de 2024`.
  if (text[next] === '.' && /[\p{Nd},]/u.test(text[skip(text, next + 1, end)] ?? '')) next++;
  next = skip(text, next, end);
  if (isComma(text.charCodeAt(next))) next = skip(text, next + 1, end);
  else if (next === date.end && (isDash(text, next) || text[next] === '/')) next++;
  next = skipDateWords(view, next, end);
  const year = readNumber(text, next, end);
  if (year === undefined || year.digits !== 4) return trailingWeekday(view, plain, end);
  const buddhist = calendar === 'gregorian' && isYear(year.value, 'buddhist');
  if (!buddhist && !isYear(year.value, calendar)) return plain;
  const stop = hitsAt(view, skip(text, year.end, end), end, KIND_DATE).find(
    ({ entry }) => entry.is === 'date-word',
  )?.end;
  // `18 دسمبر2018ء`: the sign of the year; a word that only may stand before a date is left alone.
  const sign = stop !== undefined && stop - year.end <= 3 ? stop : year.end;
  return trailingWeekday(
    view,
    { start, end: sign, year: year.value, month, day, calendar: buddhist ? 'buddhist' : calendar },
    end,
  );
}

/** Longest sign of a day behind its number. */
const DAY_SIGN_MAX = 2;

/** `spalio 22 d.`: a sign of the day, cut short, behind month and day. */
function withDaySign(view: View, date: DateRead, end: number): DateRead {
  const { text } = view.document;
  const next = skip(text, date.end, end);
  const hit = hitsAt(view, next, end, KIND_DATE).find(({ entry }) => entry.is === 'date-word');
  return hit !== undefined && hit.end - next <= DAY_SIGN_MAX && isStop(text, hit.end)
    ? { ...date, end: hit.end }
    : date;
}

/** `…, szerda`, `… (Wed)`: a weekday after the date belongs to it. */
function trailingWeekday(view: View, date: DateRead, end: number): DateRead {
  const { text } = view.document;
  let next = skip(text, date.end, end);
  if (isComma(text.charCodeAt(next))) next = skip(text, next + 1, end);
  if (next === date.end) return date;
  const weekday = hitsAt(view, next, end, KIND_DATE).find(({ entry }) => entry.is === 'weekday');
  return weekday === undefined ? date : { ...date, end: weekday.end };
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (value: number): string => String(value).padStart(2, '0');
const DAY_MS = 86_400_000;
/** Half a year, in days: a date further off belongs to the year before or after. */
const HALF_YEAR = 183;

/**
 * Complete a date from a reference.
 *
 * @param reference ISO date or null. A December dateline of a story dated January belongs to the year before it.
 * @returns The value for the record, and a note if the calendar is not the Gregorian.
 */
export function completeDate(read: DateRead | undefined, reference: string | null): { date: DateValue; note?: Note } {
  if (read === undefined) return { date: { year: null, month: null, day: null, iso: null, implied: [] } };
  const { year, month, day, calendar } = read;
  if (calendar !== 'gregorian') {
    return {
      date: { year, month, day, iso: null, implied: [], calendar },
      note: {
        code: 'dateline/calendar',
        message: `The date of the dateline is one of the ${calendar} calendar; it was not converted.`,
        span: { start: read.start, end: read.end },
      },
    };
  }
  const isReal = month !== null && day !== null && day <= MONTH_DAYS[month - 1]!;
  if (year === null && reference !== null && isReal) {
    const near = nearestYear(reference, month, day);
    return { date: { year: near, month, day, iso: `${near}-${two(month)}-${two(day)}`, implied: ['year'] } };
  }
  return { date: { year, month, day, iso: isoOf(year, month, day, isReal), implied: [] } };
}

function isoOf(year: number | null, month: number | null, day: number | null, isReal: boolean): string | null {
  if (month === null) return null;
  if (isReal) return `${year === null ? '-' : year}-${two(month)}-${two(day!)}`;
  return year === null || day !== null ? null : `${year}-${two(month)}`;
}

function nearestYear(reference: string, month: number, day: number): number {
  const own = Number(reference.slice(0, 4));
  const at = Date.UTC(own, Number(reference.slice(5, 7)) - 1, Number(reference.slice(8, 10)));
  const days = (Date.UTC(own, month - 1, day) - at) / DAY_MS;
  return days > HALF_YEAR ? own - 1 : days < -HALF_YEAR ? own + 1 : own;
}
