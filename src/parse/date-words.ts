/**
 * Dates that name their month, in every language that has a pack: `17 May 2024`, `17 de mayo de 2024`, `2024. május 17.`,
 * `१७ मई २०२४`. The packs say the words, this file knows the orders.
 */
import { languages } from '../packs/languages/index.ts';
import { digitValue, foldString } from '../text/fold.ts';

/** A date in a line: offsets are code units of the line. */
export interface WordedDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly at: number;
  readonly end: number;
}

interface Words {
  /** Month of a folded spelling; 0 where languages differ. */
  readonly any: ReadonlyMap<string, number>;
  readonly byLanguage: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Days of the week. */
  readonly weekdays: ReadonlySet<string>;
  /** Words that may stand between the parts of a date. */
  readonly between: ReadonlySet<string>;
}

let known: Words | undefined;

function wordsOf(): Words {
  if (known !== undefined) return known;
  const any = new Map<string, number>();
  const byLanguage = new Map<string, Map<string, number>>();
  const weekdays = new Set<string>();
  const between = new Set<string>();
  for (const pack of languages) {
    const own = new Map<string, number>();
    pack.months.forEach((forms, index) => {
      for (const form of forms) {
        const word = bareWord(form);
        own.set(word, index + 1);
        const other = any.get(word);
        any.set(word, other === undefined || other === index + 1 ? index + 1 : 0);
      }
    });
    byLanguage.set(pack.language, own);
    for (const forms of pack.weekdays) for (const form of forms) weekdays.add(bareWord(form));
    for (const word of pack.dateWords ?? []) between.add(foldString(word).replace(/\W+$/, ''));
  }
  known = { any, byLanguage, weekdays, between };
  return known;
}

const bareWord = (form: string): string => foldString(form).replace(/\.$/, '');

/** Is a word the name of a month or of a day of the week in any language? */
export function isCalendarWord(word: string): boolean {
  const { any, weekdays } = wordsOf();
  const bare = bareWord(word);
  return weekdays.has(bare) || any.has(bare);
}

/** A number or a word of a line. */
interface Token {
  readonly at: number;
  readonly end: number;
  /** Of a number of at most four digits; else -1. */
  readonly value: number;
  readonly digits: number;
  readonly word: string;
}

const TOKEN = /(\p{Nd}+)|[\p{L}\p{M}]+/gu;

/** Years that stories bear; of the Buddhist calendar 543 more. */
const YEAR_MIN = 1900;
const YEAR_MAX = 2100;
const BUDDHIST = 543;

/** Code units between two parts of a date at most: a mark and blanks. */
const GAP_MAX = 3;
/** Most letters of an ending that is glued to a number: `17th`, `1er`, `5-го`. */
const ENDING_MAX = 4;

/**
 * Dates of a line that name their month, in order.
 *
 * @param language Of the page, as BCP 47; it decides where a spelling is another month elsewhere.
 */
export function wordedDates(line: string, language: string | null): WordedDate[] {
  const tokens: Token[] = [];
  for (const match of line.matchAll(TOKEN)) {
    const { index } = match;
    const text = match[0];
    tokens.push({
      at: index,
      end: index + text.length,
      ...numberOf(match[1]),
      word: match[1] === undefined ? text : '',
    });
  }
  const found: WordedDate[] = [];
  let from = 0;
  for (let index = 0; index < tokens.length; index++) {
    const date = tokens[index]!.digits === 4 ? around(line, tokens, index, from, language) : undefined;
    if (date === undefined) continue;
    found.push(date);
    while (index + 1 < tokens.length && tokens[index + 1]!.at < date.end) index++;
    from = index + 1;
  }
  return found;
}

function numberOf(text: string | undefined): { readonly value: number; readonly digits: number } {
  if (text === undefined || text.length > 4) return { value: -1, digits: 0 };
  let value = 0;
  for (let at = 0; at < text.length; at++) value = value * 10 + Math.max(0, digitValue(text.charCodeAt(at)));
  return { value, digits: text.length };
}

/** The date of which the token at `index` is the year; tokens before `from` are another's. */
function around(
  line: string,
  tokens: readonly Token[],
  index: number,
  from: number,
  language: string | null,
): WordedDate | undefined {
  const token = tokens[index]!;
  const isThai = language?.startsWith('th') === true && token.value > YEAR_MAX;
  const year = isThai ? token.value - BUDDHIST : token.value;
  if (year < YEAR_MIN || year > YEAR_MAX) return undefined;
  // Towards the start: day and month, or month and day.
  const before = stepOver(line, tokens, index, -1, from);
  if (before !== undefined) {
    const month = monthAt(line, tokens, before, from, language);
    if (month !== undefined) {
      const day = stepOver(line, tokens, month.from, -1, from);
      if (day !== undefined && isDay(tokens[day]!))
        return { year, month: month.value, day: tokens[day]!.value, at: tokens[day]!.at, end: token.end };
    } else if (isDay(tokens[before]!)) {
      const name = stepOver(line, tokens, before, -1, from);
      const named = name === undefined ? undefined : monthAt(line, tokens, name, from, language);
      if (named !== undefined)
        return { year, month: named.value, day: tokens[before]!.value, at: tokens[named.from]!.at, end: token.end };
    }
  }
  const after = stepOver(line, tokens, index, 1, from);
  const month = after === undefined ? undefined : monthAt(line, tokens, after, from, language);
  const day = month === undefined ? undefined : stepOver(line, tokens, after!, 1, from);
  if (month === undefined || day === undefined || !isDay(tokens[day]!) || line[tokens[day]!.end] === ':')
    return undefined;
  return { year, month: month.value, day: tokens[day]!.value, at: token.at, end: tokens[day]!.end };
}

const isDay = ({ value, digits }: Token): boolean => digits <= 2 && value >= 1 && value <= 31;

/** The next token that is a part of the date: words between the parts and endings of numbers are passed over. */
function stepOver(
  line: string,
  tokens: readonly Token[],
  index: number,
  step: 1 | -1,
  from: number,
): number | undefined {
  let at = index;
  for (let count = 0; count < 3; count++) {
    const next = at + step;
    if (next < from || next >= tokens.length) return undefined;
    const [left, right] = step < 0 ? [tokens[next]!, tokens[at]!] : [tokens[at]!, tokens[next]!];
    if (right.at - left.end > GAP_MAX) return undefined;
    at = next;
    const { word } = tokens[at]!;
    if (word === '') return at;
    const number = tokens[at - 1];
    const isEnding =
      number !== undefined &&
      number.digits > 0 &&
      word.length <= ENDING_MAX &&
      tokens[at]!.at - number.end <= 1 &&
      line[number.end] !== ' ' &&
      line[number.end] !== '.';
    if (!isEnding && !wordsOf().between.has(foldString(word))) return at;
  }
  return undefined;
}

/** The month that the token at `index` names, alone or with the word before it. */
function monthAt(
  line: string,
  tokens: readonly Token[],
  index: number,
  from: number,
  language: string | null,
): { readonly value: number; readonly from: number } | undefined {
  const { word, end } = tokens[index]!;
  if (word === '') return undefined;
  const before = index > from ? tokens[index - 1]! : undefined;
  const pair = before === undefined || before.word === '' ? undefined : monthOf(line.slice(before.at, end), language);
  if (pair !== undefined) return { value: pair, from: index - 1 };
  const value = monthOf(word, language);
  return value === undefined ? undefined : { value, from: index };
}

function monthOf(word: string, language: string | null): number | undefined {
  const { any, byLanguage } = wordsOf();
  const folded = foldString(word);
  const everywhere = any.get(folded);
  if (everywhere === undefined) return undefined;
  if (everywhere > 0) return everywhere;
  const own = language === null ? undefined : byLanguage.get(language.split('-', 1)[0]!.toLowerCase());
  return own?.get(folded) ?? byLanguage.get('en')?.get(folded);
}
