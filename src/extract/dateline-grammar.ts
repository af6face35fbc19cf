/**
 * The grammar of datelines: what stands at an offset, read as places, dates, agencies, desks and separators.
 *
 *     MUMBAI [India], Oct. 9 (ANI):      P(P),D(A) :        items and how they are joined: the signature
 *     МОСКВА, 1 декабря. /ТАСС/.         P,D/A/ .
 *     जागरण संवाददाता, आगरा ।               K,P ।
 *
 * Nothing is decided here: `dateline-rows.ts` says which signatures are datelines. Read `readHead` first.
 */
import type { Span } from '../model.ts';
import type { Agency } from '../packs/pack.ts';
import {
  ARABIC,
  BLANK,
  CLASS,
  CYRILLIC,
  DIGIT,
  GREEK,
  HAN,
  isDigit,
  isLetter,
  isLower,
  isUpper,
  KANA,
  LAO,
  LATIN,
  THAI,
  ZERO_WIDTH,
} from '../text/characters.ts';
import { foldString } from '../text/fold.ts';
import type { View } from '../view.ts';
import { type DateRead, readDate } from './date.ts';
import { readDateSlot } from './date-slot.ts';
import { placeKindOf } from './gazetteer.ts';
import {
  agenciesIn,
  agencyAt,
  closerOf,
  closing,
  cueAt,
  hitsAt,
  isComma,
  isDash,
  skip,
  someUnit,
  trim,
} from './reader.ts';

/** How a name is written: scripts without case are `none`. */
export type Case = 'upper' | 'title' | 'lower' | 'none';

export interface PlaceItem extends Span {
  readonly is: 'place';
  readonly case: Case;
  readonly words: number;
}
export interface DateItem extends Span {
  readonly is: 'date';
  readonly date: DateRead;
}
export interface AgencyItem extends Span {
  readonly is: 'agency';
  /** Null: something stands in the slot of an agency that no table knows. */
  readonly agency: Agency | null;
  /** A date printed beside the agency in its bracket. */
  readonly date?: DateRead;
}
export interface DeskItem extends Span {
  readonly is: 'desk';
}
/** An emptied bracket: a scraper took the agency. */
export interface EmptyItem extends Span {
  readonly is: 'empty';
}
export type Item = PlaceItem | DateItem | AgencyItem | DeskItem | EmptyItem;

/** An agency slot filled with words that no table knows. */
const UNKNOWN = 'U';

/**
 * What ends a dateline: `-` dashes, `:` colon or a visarga used as one, `|` danda and its kin, `.` full stop, `>` path,
 * `n` the end of the block, `` nothing.
 */
export type Separator = '-' | ':' | '|' | '.' | '>' | 'n' | '';

/** One reading of what stands at an offset: the first `count` items and the separator behind them. */
export interface Reading {
  readonly signature: string;
  readonly items: readonly Item[];
  readonly separator: Separator;
  /** Where the dateline ends, its separator included. */
  readonly end: number;
  /** Where the story goes on. */
  readonly next: number;
  /** The dash was doubled or long, or had a blank before it: no hyphen. */
  readonly wide: boolean;
}

/** Longest dateline looked for, in code units; the longest of 1,339 labelled ones has 61. */
const HEAD_MAX = 110;
const ITEMS_MAX = 9;
const BRACKET_MAX = 64;

const isCased = (kind: number): boolean => kind === LATIN || kind === CYRILLIC || kind === GREEK;
const isOpener = (unit: number): boolean => closerOf(unit) !== 0;
const isSlash = (unit: number): boolean => unit === 0x2f || unit === 0xff0f;

/**
 * Read what stands at `at` as a dateline.
 *
 * @param end The end of the block.
 * @returns All readings, the longest first; empty if not even a place, date or agency stands there. Never throws.
 */
export function readHead(view: View, at: number, end: number): Reading[] {
  const { text } = view.document;
  const limit = Math.min(end, at + HEAD_MAX);
  const items: Item[] = [];
  const readings: Reading[] = [];
  let signature = '';
  let next = at;
  const stop = (separator: Separator, from: number, wide: boolean): void => {
    readings.push({ signature, items: items.slice(), separator, end: from, next: skip(text, from, end), wide });
  };
  const add = (item: Item, sign: string): void => {
    items.push(item);
    signature += sign;
    next = item.end;
  };
  while (next < limit && items.length < ITEMS_MAX) {
    const from = skip(text, next, limit);
    const unit = text.charCodeAt(from);
    if (from >= limit) {
      next = from;
      break;
    }
    if (closerOf(unit) !== 0) {
      const bracket =
        (items.length === 0 ? readShared(view, from, limit) : undefined) ?? readBracket(view, from, limit);
      if (bracket === undefined) break;
      for (const item of bracket.items) items.push(item);
      signature += `(${bracket.sign})`;
      next = bracket.end;
      stop('', next, false);
      continue;
    }
    if (isSlash(unit)) {
      const slash = readSlashed(view, from, limit, items);
      if (slash === undefined) break;
      items.push(slash.item);
      signature += slash.sign;
      next = slash.end;
      stop('', next, false);
      continue;
    }
    if (isComma(unit) && items.length > 0 && !signature.endsWith(',')) {
      signature += ',';
      next = from + 1;
      continue;
    }
    // `22. okt., LETA`: the full stop belongs to the month cut short.
    if (unit === 0x2e && signature.endsWith('D') && isComma(text.charCodeAt(from + 1))) {
      next = from + 1;
      continue;
    }
    const separator = separatorAt(text, from, end, next);
    if (separator !== undefined && items.length > 0) {
      stop(separator.code, separator.end, separator.wide);
      // `دمشق-سانا قال …`: a hyphen without blanks ties the agency to the town.
      const tied = separator.code === '-' && !separator.wide && isTied(view, from, limit);
      if (!tied && !goesOn(view, separator.end, limit, signature)) return readings.reverse();
      signature += tied ? '=' : separator.code;
      next = separator.end;
      continue;
    }
    // `నవతెలంగాణ-హైదరాబాద్`: a hyphen ties the town to the paper.
    if (from === next && from > at && isDash(unit) && /[AK]$/.test(signature)) {
      signature += '-';
      next = from + 1;
      continue;
    }
    const glue = signature === '' || /[,\-=:.|>]$/.test(signature) ? '' : ' ';
    const hasPlace = signature.includes('P');
    const date = readDateSlot(view, from, end, {
      loose: hasPlace && !signature.includes('D'),
      spaced: signature === 'P-',
    });
    if (date !== undefined && !signature.includes('D')) {
      add({ is: 'date', start: from, end: date.end, date }, `${glue}D`);
      stop('', next, false);
      continue;
    }
    const desk = cueAt(view, from, limit, 'desk');
    const agency = agencyAt(view, from, limit);
    if (desk !== undefined && desk.end >= (agency?.end ?? 0)) {
      add({ is: 'desk', start: from, end: desk.end }, `${glue}K`);
      stop('', next, false);
      continue;
    }
    // Behind the date nothing but the agency can stand there: `2025 م واس`.
    if (agency !== undefined && (glue === '' || !agency.common || signature.endsWith('D'))) {
      // `এবিপি আনন্দ ওয়েব ডেস্ক, কলকাতা: …`: its desk belongs to its name.
      const tail = cueAt(view, skip(text, agency.end, limit), limit, 'desk');
      add({ is: 'agency', start: from, end: tail?.end ?? agency.end, agency: agency.agency }, `${glue}A`);
      stop('', next, false);
      continue;
    }
    const outlet = items.length === 0 ? outletEnd(text, from, limit) : from;
    if (outlet > from) {
      add({ is: 'agency', start: from, end: outlet, agency: null }, 'A');
      continue;
    }
    // Two names with only a blank between them are one name, or none.
    if (signature.endsWith('P')) break;
    const place = readPlace(view, from, limit, items.length > 0);
    if (place === undefined) break;
    if (items.length === 0 && isNewsroom(view, place, limit)) {
      add({ is: 'agency', start: place.start, end: place.end, agency: null }, 'A');
      continue;
    }
    const newsroom = items.length === 0 ? ownDesk(view, place, limit) : undefined;
    if (newsroom !== undefined) {
      add({ is: 'desk', start: place.start, end: newsroom }, 'K');
      stop('', next, false);
      continue;
    }
    add(signature.endsWith(',') ? asRegion(view, place, limit) : place, `${glue}P`);
    if (hasPlace) stop('', next, false);
  }
  if (items.length > 0 && skip(text, next, end) >= end) stop('n', trim(text, at, end), false);
  return readings.reverse();
}

/**
 * `SALEM, Oregon Three crews …`: nothing closes the dateline, and the first word of the story looks like a name. The
 * longest head of the words that is a known region, or the words as they are.
 */
function asRegion(view: View, place: PlaceItem, limit: number): PlaceItem {
  const { text } = view.document;
  const next = skip(text, place.end, limit);
  if (place.words < 2 || next >= limit || !isLetter(text.charCodeAt(next))) return place;
  let { end, words } = place;
  while (words > 1) {
    while (end > place.start && CLASS[text.charCodeAt(end - 1)] !== BLANK) end--;
    end = trim(text, place.start, end);
    words--;
    const name = text.slice(place.start, end);
    if (/^[A-Z]{2}$/.test(name) || placeKindOf(name) !== 'none')
      return { ...place, end, words, case: isAllUpper(text, place.start, end) ? 'upper' : place.case };
  }
  return place;
}

/** Endings of addresses that outlets print in the place of their name. */
const DOMAIN =
  /[a-z][a-z0-9-]{1,30}(?:\.[a-z0-9-]{2,20}){0,2}\.(?:com|net|org|info|news|tv|co|id|in|fr|de|it|es|br|ru|ua|uk|ca|au)(?![\w-])/iy;

/** `SPACE.com - `, `Liputan6.com, Jakarta - `: an outlet by its address. Where it ends, or `at`. */
function outletEnd(text: string, at: number, limit: number): number {
  DOMAIN.lastIndex = at;
  return DOMAIN.test(text) && DOMAIN.lastIndex <= limit ? DOMAIN.lastIndex : at;
}

/** `Fjord News Service -- `: a name that ends in the noun for an agency, in front of a dash. */
function isNewsroom(view: View, place: PlaceItem, limit: number): boolean {
  const { text } = view.document;
  if (place.case !== 'title' || place.words < 2 || !isDash(text.charCodeAt(skip(text, place.end, limit)))) return false;
  for (let at = place.start + 1; at < place.end; at++) {
    if (CLASS[text.charCodeAt(at - 1)] === BLANK && (cueAt(view, at, place.end, 'agency-noun')?.end ?? 0) >= place.end)
      return true;
  }
  return false;
}

/**
 * `আজকাল ওয়েব ডেস্ক: `: the name of a paper and the word for a desk, with a mark behind them. Behind a town the desk is an
 * item of its own: `চট্টগ্রাম প্রতিনিধি : `.
 *
 * @returns Where the desk ends.
 */
function ownDesk(view: View, place: PlaceItem, limit: number): number | undefined {
  const { text } = view.document;
  if (place.case !== 'none') return undefined;
  const desk = cueAt(view, skip(text, place.end, limit), limit, 'desk');
  if (desk === undefined || placeKindOf(text.slice(place.start, place.end)) !== 'none') return undefined;
  const next = skip(text, desk.end, limit);
  const isMarked = isComma(text.charCodeAt(next)) || separatorAt(text, next, limit, desk.end) !== undefined;
  return isMarked ? desk.end : undefined;
}

/** Does something that belongs to a dateline follow a separator? */
function goesOn(view: View, at: number, limit: number, signature: string): boolean {
  const { text } = view.document;
  const from = skip(text, at, limit);
  if (from >= limit) return false;
  if (!signature.includes('P') && !signature.includes('D')) return true;
  const unit = text.charCodeAt(from);
  if (closerOf(unit) !== 0) return /^[AKDE]/.test(readBracket(view, from, limit)?.sign ?? '');
  if (isSlash(unit)) {
    const close = text.indexOf('/', from + 1);
    return close > 0 && close < limit && agenciesIn(view, from + 1, close).length > 0;
  }
  if (!signature.includes('D') && readDateSlot(view, from, limit, { spaced: signature === 'P' }) !== undefined)
    return true;
  if (signature.includes('A')) return false;
  const agency = agencyAt(view, from, limit);
  // `— РИА Новости.` and `- ایرنا-`: an agency between separators, not the subject of the first sentence.
  return (
    agency !== undefined &&
    (separatorAt(text, skip(text, agency.end, limit), limit, agency.end) !== undefined ||
      isComma(text.charCodeAt(agency.end)) ||
      skip(text, agency.end, view.document.text.length) >= limit)
  );
}

/** Does an agency stand right behind a hyphen that stands right behind a word? */
function isTied(view: View, at: number, limit: number): boolean {
  return isLetter(view.document.text.charCodeAt(at - 1)) && agencyAt(view, at + 1, limit) !== undefined;
}

interface SeparatorRead {
  readonly code: Separator;
  readonly end: number;
  readonly wide: boolean;
}

/** Which separator stands at `at`; `before` is where the item in front of it ended. */
export function separatorAt(text: string, at: number, end: number, before: number): SeparatorRead | undefined {
  const unit = text.charCodeAt(at);
  if (at >= end) return undefined;
  if (isDash(unit) || unit === 0x5f || unit === 0x7e) {
    let next = at + 1;
    while (next < end && (isDash(text.charCodeAt(next)) || text.charCodeAt(next) === 0x5f)) next++;
    // `अमेरिका–ईरान`, `Paris-Brest`: a hyphen between two words of one name.
    const isHyphen = next - at === 1 && at === before && unit !== 0x2014 && unit !== 0x2015 && unit !== 0x5f;
    const joined = CLASS[text.charCodeAt(next)]!;
    // Arabic joins no names with it: `دمشق-سانا` are two.
    if (isHyphen && isLetter(text.charCodeAt(at - 1)) && joined >= LATIN && joined !== ARABIC) return undefined;
    const wide =
      next - at > 1 || unit === 0x2014 || unit === 0x2015 || at > before || CLASS[text.charCodeAt(next)] === BLANK;
    return { code: '-', end: next, wide };
  }
  // `COLOMBO (News 1st); `: only behind a bracket.
  const isClosed = unit === 0x3b && text.charCodeAt(before - 1) === 0x29;
  const code = isClosed ? ':' : PLAIN_SEPARATORS.get(unit);
  if (code === undefined) return undefined;
  let next = at + 1;
  while (next < end && text.charCodeAt(next) === unit && code !== '.') next++;
  // `:۔`: the full stop of Urdu behind a colon.
  if (code === ':' && next < end && text.charCodeAt(next) === URDU_STOP) next++;
  // An ellipsis is no separator.
  if (code === '.' && text.charCodeAt(next) === unit) return undefined;
  // `.-`, `. -`, `:-`, `। –`: the dash is part of it.
  const dash = skip(text, next, end);
  if (code !== '>' && dash < end && isDash(text.charCodeAt(dash))) {
    let last = dash + 1;
    while (last < end && isDash(text.charCodeAt(last))) last++;
    return { code: '-', end: last, wide: true };
  }
  return { code, end: next, wide: false };
}

const URDU_STOP = 0x6d4;

const PLAIN_SEPARATORS: ReadonlyMap<number, Separator> = new Map<number, Separator>([
  [0x3a, ':'],
  [0xff1a, ':'],
  [0x903, ':'],
  [0x983, ':'],
  [0x1361, ':'],
  [0x1365, ':'],
  [0x1366, ':'],
  [0x964, '|'],
  [0x965, '|'],
  [0x9f7, '|'],
  [0x7c, '|'],
  [0x2022, '|'],
  [0x2219, '|'],
  [URDU_STOP, '|'],
  [0x2e, '.'],
  [0x3e, '>'],
  [0xbb, '>'],
]);

/** Words that open names of towns and end in a full stop. */
const OPENING_ABBREVIATIONS = new Set(['st', 'ste', 'sta', 'sto', 'ft', 'mt', 'pt', 'ss', 's', 'nr', 'gt', 'mc']);
const WORDS_MAX = 6;
const NAME_MAX = 48;
/** Longest lower-case word inside a name: `upon`, `sobre`. */
const LINK_MAX = 5;

/**
 * Read the name of a place, or of whatever stands in its slot: words up to a comma, bracket, separator, date or agency.
 *
 * @param later True for the second and later slots, where `Mass.` keeps its full stop.
 */
export function readPlace(view: View, at: number, end: number, later: boolean): PlaceItem | undefined {
  const kind = CLASS[view.document.text.charCodeAt(at)]!;
  if (kind < LATIN) return undefined;
  // `તા. ૨૨`: the word for date is no region.
  if (later && !isCased(kind) && hitsAt(view, at, end).some(({ entry }) => entry.is === 'date-word')) return undefined;
  return isCased(kind) ? readCased(view, at, end, later) : readCaseless(view, at, end, kind);
}

function readCased(view: View, at: number, end: number, later: boolean): PlaceItem {
  const { text } = view.document;
  const lowerFirst = isLower(text.charCodeAt(at));
  let words = 0;
  let upper = true;
  let last = at;
  let next = at;
  let links = 0;
  while (next < end && words < WORDS_MAX && next - at < NAME_MAX) {
    const stop = casedWordEnd(text, next, end);
    if (stop === next) break;
    const lower = isLower(text.charCodeAt(next));
    if (lower && !lowerFirst) {
      // `Rio de Janeiro`, `Frankfurt am Main`: short words between capitals.
      // `San josé, 18 de marzo`: the last word lost its capital, a date vouches for it.
      if (words > 0 && isComma(text.charCodeAt(stop)) && readDate(view, skip(text, stop + 1, end), end) !== undefined) {
        last = stop;
        break;
      }
      if (words === 0 || links === 2 || stop - next > LINK_MAX || CLASS[text.charCodeAt(stop)] !== BLANK) break;
      links++;
      next = skip(text, stop, end);
      continue;
    }
    if (words > 0 && endsName(view, next, end)) break;
    if (!isAllUpper(text, next, stop)) upper = false;
    links = 0;
    words++;
    last = stop;
    next = stop;
    if (text[next] === '.') {
      const word = foldString(text.slice(wordStart(text, at, stop), stop));
      const after = skip(text, next + 1, end);
      if (opensName(text, at, stop) && isUpper(text.charCodeAt(after))) {
        next = after;
        continue;
      }
      // `W. Va.`, `N. C.`: a state of two abbreviations.
      const tail = casedWordEnd(text, after, end);
      if (later && words === 1 && word.length === 1 && isUpper(text.charCodeAt(after)) && text[tail] === '.') {
        next = after;
        continue;
      }
      if (later && keepsStop(text, word, stop, after, end)) last = next + 1;
      break;
    }
    const blank = skip(text, next, end);
    // `#39;`: an apostrophe that lost its ampersand, with the letter behind it.
    if (text.startsWith('#39;', blank)) {
      const tail = casedWordEnd(text, blank + 4, end);
      last = tail;
      next = skip(text, tail, end);
      continue;
    }
    if (text[blank] === '&' && CLASS[text.charCodeAt(blank + 1)] === BLANK) {
      next = skip(text, blank + 1, end);
      continue;
    }
    // More than one blank: something was lost between.
    if (blank === next || blank - next > 1) break;
    next = blank;
  }
  return { is: 'place', start: at, end: last, case: lowerFirst ? 'lower' : upper ? 'upper' : 'title', words };
}

/** Does a name of a town open with the word in `[from, dot)` and the full stop behind it: `St.`, `Ft.`? */
export const opensName = (text: string, from: number, dot: number): boolean =>
  OPENING_ABBREVIATIONS.has(foldString(text.slice(wordStart(text, from, dot), dot)));

function wordStart(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && isLetter(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Longest abbreviation of a state: `Calif.`, `Minn.` */
const ABBREVIATION_MAX = 5;
/** Short names that are written out: their full stop ends a sentence. */
const FULL_NAMES = new Set(['ohio', 'iowa', 'utah']);

/** Is the full stop behind a region part of it? `N.Y.`, `Mass.`: always before a comma, dash or bracket. */
function keepsStop(text: string, word: string, stop: number, after: number, end: number): boolean {
  const unit = text.charCodeAt(after);
  const isLetters = text.charCodeAt(stop - 2) === 0x2e;
  if (!isLetters && word.length > ABBREVIATION_MAX) return false;
  if (after >= end || isComma(unit) || isDash(unit) || isOpener(unit) || ':_/／'.includes(text[after]!)) return true;
  return isUpper(unit) && (isLetters || (word.length < ABBREVIATION_MAX && !FULL_NAMES.has(word)));
}

/** Does something other than a name start at this word of a name? */
function endsName(view: View, at: number, end: number): boolean {
  for (const { entry } of hitsAt(view, at, end)) {
    if (entry.is === 'agency' && entry.alias.common !== true) return true;
    // `Space Agency`: one word of a name may be a desk elsewhere.
    if (
      entry.is === 'cue' &&
      entry.cue === 'desk' &&
      (entry.text.includes(' ') || !isUpper(view.document.text.charCodeAt(at)))
    )
      return true;
    if (entry.is === 'month' || entry.is === 'weekday' || entry.is === 'day' || entry.is === 'date-word')
      if (readDate(view, at, end) !== undefined) return true;
  }
  return false;
}

function casedWordEnd(text: string, at: number, end: number): number {
  let next = at;
  while (next < end) {
    const unit = text.charCodeAt(next);
    const kind = CLASS[unit]!;
    if (isCased(kind) || kind === ZERO_WIDTH) next++;
    else if (
      (isJoiner(unit) || (unit === 0x2e && isSingleLetter(text, at, next))) &&
      next > at &&
      isCased(CLASS[text.charCodeAt(next + 1)]!)
    )
      next++;
    else break;
  }
  return next;
}

const JOINERS = new Set([0x27, 0x2019, 0x2d, 0x60, 0xb4]);
const isJoiner = (unit: number): boolean => JOINERS.has(unit);

/** `N.Y`, `U.S.S`: a full stop after a single letter of the word. */
const isSingleLetter = (text: string, start: number, dot: number): boolean =>
  dot - 1 === start || text.charCodeAt(dot - 2) === 0x2e;

const isAllUpper = (text: string, start: number, end: number): boolean => !someUnit(text, start, end, isLower);

const CASELESS_WORDS_MAX = 5;
const CASELESS_MAX = 40;
/** Han names of places: `北京`, `乌鲁木齐`, `印度尼西亚雅加达`. */
const HAN_MAX = 10;

function readCaseless(view: View, at: number, end: number, kind: number): PlaceItem | undefined {
  const { text } = view.document;
  const dense = kind === HAN || kind === KANA || kind === THAI || kind === LAO;
  let words = 0;
  let last = at;
  let next = at;
  while (next < end && words < CASELESS_WORDS_MAX && next - at < CASELESS_MAX) {
    let stop = next;
    while (stop < end) {
      const unit = text.charCodeAt(stop);
      const own = CLASS[unit]!;
      // A visarga at the end of a name stands for a colon.
      if ((unit === 0x903 || unit === 0x983) && !isLetter(text.charCodeAt(stop + 1))) break;
      if (own === ZERO_WIDTH || own === kind || (own === HAN && kind === KANA) || (own === KANA && kind === HAN))
        stop++;
      else if (isInnerMark(unit) && CLASS[text.charCodeAt(stop + 1)] === kind && stop > next) {
        // `دمشق-سانا`: the hyphen joins no name.
        if (agencyAt(view, stop + 1, end) !== undefined) break;
        stop++;
      } else break;
    }
    if (stop === next) break;
    if (words > 0 && endsName(view, next, end)) break;
    if (view.knowledge.stopwords.has(foldString(text.slice(next, stop)))) return undefined;
    words++;
    last = stop;
    const blank = skip(text, stop, end);
    if (blank === stop || blank - stop > 1 || dense) break;
    next = blank;
    if (CLASS[text.charCodeAt(next)] !== kind) break;
  }
  if (words === 0 || (dense && last - at > HAN_MAX && kind !== THAI && kind !== LAO)) return undefined;
  return { is: 'place', start: at, end: trim(text, at, last), case: 'none', words };
}

/** Hyphens and middle dots inside names. */
const isInnerMark = (unit: number): boolean => unit === 0x2d || unit === 0x30fb || unit === 0xb7;

interface BracketRead {
  readonly items: readonly Item[];
  /** Signature of what is inside. */
  readonly sign: string;
  /** After the closing bracket. */
  readonly end: number;
}

/** Read a bracket: an agency, a desk, a date, a region, nothing at all, or a name no table knows. */
function readBracket(view: View, at: number, end: number): BracketRead | undefined {
  const { text } = view.document;
  const close = closing(text, at, end, BRACKET_MAX);
  if (close < 0) return undefined;
  let from = skip(text, at + 1, close);
  let to = trim(text, from, close);
  // `((Reuters))`.
  if (closerOf(text.charCodeAt(from)) !== 0 && closing(text, from, close, BRACKET_MAX) === to - 1) {
    from = skip(text, from + 1, to - 1);
    to = trim(text, from, to - 1);
  }
  // Quotes round a name: (‘भाषा’).
  while (from < to && isQuote(text.charCodeAt(from))) from++;
  while (to > from && isQuote(text.charCodeAt(to - 1))) to--;
  const after = close + 1;
  if (from >= to) return { items: [{ is: 'empty', start: at, end: after }], sign: 'E', end: after };
  const date = readDateSlot(view, from, to);
  if (date !== undefined && skip(text, date.end, to) >= to)
    return { items: [{ is: 'date', start: from, end: to, date }], sign: 'D', end: after };
  const agency = readAgencySlot(view, from, to);
  if (agency !== undefined) return { items: [agency], sign: 'A', end: after };
  if ((cueAt(view, from, to, 'desk')?.end ?? 0) >= to)
    return { items: [{ is: 'desk', start: from, end: to }], sign: 'K', end: after };
  const named = agenciesIn(view, from, to);
  // `(Fjordnet & News Agencies)`: an agency beside a name that no table knows.
  const joined = named.find((hit) => hit.end >= to || hit.start === from);
  if (joined !== undefined && joined.end - joined.start >= AGENCY_MIN && isShort(text, from, to))
    return { items: [{ is: 'agency', start: from, end: to, agency: joined.agency }], sign: 'A', end: after };
  if (hasDesk(view, from, to)) return { items: [{ is: 'desk', start: from, end: to }], sign: 'K', end: after };
  if (!isNameLike(text, from, to)) return undefined;
  return { items: [{ is: 'agency', start: from, end: to, agency: null }], sign: UNKNOWN, end: after };
}

/** `(पत्रिका ब्यूरो, जयपुर)`: an agency or a desk, and the town behind a comma, in one bracket. */
function readShared(view: View, at: number, end: number): BracketRead | undefined {
  const { text } = view.document;
  const close = closing(text, at, end, BRACKET_MAX);
  if (close < 0) return undefined;
  const from = skip(text, at + 1, close);
  let comma = from;
  while (comma < close && !isComma(text.charCodeAt(comma))) comma++;
  if (comma >= close) return undefined;
  const to = trim(text, from, comma);
  const isAgency = (agencyAt(view, from, to)?.end ?? 0) >= to;
  const isDesk = (cueAt(view, from, to, 'desk')?.end ?? 0) >= to || hasDesk(view, from, to);
  if (!isAgency && !isDesk) return undefined;
  const start = skip(text, comma + 1, close);
  const place = readPlace(view, start, close, true);
  if (place === undefined || skip(text, place.end, close) < close) return undefined;
  if (placeKindOf(text.slice(place.start, place.end)) !== 'city') return undefined;
  const first: Item = isAgency
    ? { is: 'agency', start: from, end: to, agency: agencyAt(view, from, to)!.agency }
    : { is: 'desk', start: from, end: to };
  return { items: [first, place], sign: isAgency ? 'A,P' : 'K,P', end: close + 1 };
}

/** A short alias such as `AP` beside other words is no agency: `(AP Chemistry)`. */
const AGENCY_MIN = 5;

const blanksIn = (text: string): number => text.split(/\s/).length - 1;

/** A few words without figures or signs of a sentence. */
const isShort = (text: string, start: number, end: number): boolean =>
  blanksIn(text.slice(start, end)) <= 6 && !/[\p{Nd}:?!]/u.test(text.slice(start, end));

/** A desk at the start or at the end: `web desk`, `Sindh news desk`. */
function hasDesk(view: View, start: number, end: number): boolean {
  const { text } = view.document;
  for (let at = start; at < end; at++) {
    if (at > start && CLASS[text.charCodeAt(at - 1)] !== BLANK) continue;
    const desk = cueAt(view, at, end, 'desk');
    if (desk !== undefined && (at === start || desk.end >= end)) return true;
  }
  return false;
}

const isQuote = (unit: number): boolean =>
  unit === 0x22 || unit === 0x27 || (unit >= 0x2018 && unit <= 0x201f) || unit === 0xab || unit === 0xbb;

/** An agency alone in `[start, end)`, several joined by slashes or commas, or one with a date beside it. */
function readAgencySlot(view: View, start: number, end: number): AgencyItem | undefined {
  const { text } = view.document;
  const first = agencyAt(view, start, end);
  if (first === undefined) {
    // `March 3, Reuters`: the date in front of the agency.
    const date = readDate(view, start, end);
    const behind = date === undefined ? end : skip(text, date.end, end);
    const last = agencyAt(view, isComma(text.charCodeAt(behind)) ? skip(text, behind + 1, end) : behind, end);
    if (last !== undefined && last.end >= end) return { is: 'agency', start, end, agency: last.agency, date };
    // `tca/dpa`: a code in front of the agency.
    const slash = text.indexOf('/', start);
    if (slash < 0 || slash >= end) return undefined;
    const second = agencyAt(view, skip(text, slash + 1, end), end);
    return second === undefined || second.end < end || slash - start > 12
      ? undefined
      : { is: 'agency', start, end, agency: second.agency };
  }
  let next = skip(text, first.end, end);
  let last = first.end;
  while (next < end) {
    const unit = text.charCodeAt(next);
    const joined = isComma(unit) || isSlash(unit) || isDash(unit) || unit === 0x2e || unit === 0x2b || unit === 0x26;
    const from = joined ? skip(text, next + 1, end) : next;
    const more = agencyAt(view, from, end);
    if (more === undefined) {
      const date = readDate(view, from, end, { closed: true });
      if (date !== undefined) return { is: 'agency', start, end, agency: first.agency, date };
      if (joined && end - from <= 12) return { is: 'agency', start, end, agency: first.agency };
      break;
    }
    last = more.end;
    next = skip(text, last, end);
  }
  if (next >= end || trim(text, start, end) <= last) return { is: 'agency', start, end, agency: first.agency };
  // `(اردو پوائنٹ اخبار تازہ ترین 18 دسمبر 2018ء)`: a date at the end of the bracket vouches for the rest.
  for (let at = last; at < end; at++) {
    if (!isDigit(text.charCodeAt(at)) || CLASS[text.charCodeAt(at - 1)] === DIGIT) continue;
    const date = readDate(view, at, end);
    if (date !== undefined && skip(text, date.end, end) >= end)
      return { is: 'agency', start, end, agency: first.agency, date };
  }
  return undefined;
}

/** Words that could be a name: no quotes of prices, no sentence. */
const isNameLike = (text: string, start: number, end: number): boolean =>
  isLetter(text.charCodeAt(start)) && blanksIn(text.slice(start, end)) <= 5 && !/[:;?!।=]/.test(text.slice(start, end));

/** `/ТАСС/`, `/ومع/`, `/ الأناضول`, and `VIENNA/BERLIN`, where the slash joins places. */
function readSlashed(
  view: View,
  at: number,
  end: number,
  items: readonly Item[],
): { readonly item: Item; readonly sign: string; readonly end: number } | undefined {
  const { text } = view.document;
  if (items.length === 0) return undefined;
  const from = skip(text, at + 1, end);
  const last = items[items.length - 1]!;
  const close = text.indexOf('/', from);
  // `Halle/Saale (dpa/sa)`: the second slash is one of the bracket's.
  if (close > 0 && close < end && close - from <= 48 && !someUnit(text, from, close, isOpener)) {
    const named = agenciesIn(view, from, close)[0];
    if (named !== undefined) {
      const item: AgencyItem = { is: 'agency', start: from, end: trim(text, from, close), agency: named.agency };
      return { item, sign: '/A/', end: close + 1 };
    }
  }
  const agency = agencyAt(view, from, end);
  if (agency !== undefined && last.is !== 'agency')
    return { item: { is: 'agency', start: from, end: agency.end, agency: agency.agency }, sign: '/A', end: agency.end };
  // `लोकमत न्यूज नेटवर्क / पुणे : `: a house or a desk, and the town; `AFP/BERG` is a credit.
  const opens = items.length === 1 && (last.is === 'agency' || last.is === 'desk') && last.end < at;
  if (last.is !== 'place' && !opens) return undefined;
  const place = readPlace(view, from, end, true);
  return place === undefined ? undefined : { item: place, sign: '/P', end: place.end };
}
