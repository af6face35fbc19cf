/**
 * Datelines of East Asia, which have no blanks to go by.
 *
 *     新华社北京7月2日电（记者 王明）…      agency, place, date, the verb "wires"
 *     【ワシントン共同】…                   place and agency, or reporter, in brackets
 *     (서울=연합뉴스) 김민수 기자 = …        place and agency, then the reporter
 */
import type { AgencyMention, Block, PlaceName, Span } from '../model.ts';
import { BLANK, CLASS, HAN, HANGUL, isDigit, isLetter, KANA, LATIN } from '../text/characters.ts';
import type { View } from '../view.ts';
import { type DateRead, readDate } from './date.ts';
import type { Accepted } from './dateline.ts';
import { splitHan } from './dateline-fields.ts';
import { placeKindOf } from './gazetteer.ts';
import {
  type AgencyHit,
  agenciesIn,
  agencyAt,
  closerOf,
  closing,
  cueAt,
  isDash,
  mentionOf,
  skip,
  trim,
} from './reader.ts';

/** Code units of a block in which these shapes are looked for: headlines are glued in front of them. */
const REACH = 420;
/** Longest bracket of a dateline. */
const BRACKET_MAX = 48;

const isDense = (unit: number): boolean => {
  const kind = CLASS[unit];
  return kind === HAN || kind === KANA || kind === HANGUL;
};

/** Find one of the shapes at the start of a block, or behind a headline that is glued to it. */
export function findCjk(view: View, block: Block): Accepted | undefined {
  const { text } = view.document;
  const { all, first } = view.marks;
  for (let index = first[block.index]!; index < first[block.index + 1]!; index++) {
    const mark = all[index]!;
    if (mark.start > block.start + REACH) break;
    if (mark.entry.is !== 'agency' && !(mark.entry.is === 'cue' && mark.entry.cue === 'desk')) continue;
    const found = wired(view, mark, block) ?? yonhap(view, mark.start, block);
    if (found !== undefined) return found;
  }
  return '【［[（'.includes(text[block.start]!) ? lenticular(view, block.start, block) : undefined;
}

/** The bracket that ends a story: `【カイロ田中次郎】`, `（カイロ＝田中次郎）`. */
export function findClosing(view: View, block: Block): Accepted | undefined {
  const { text } = view.document;
  const last = text[block.end - 1];
  if (last !== '】' && last !== '）') return undefined;
  const open = text.lastIndexOf(last === '】' ? '【' : '（', block.end);
  const found = open < block.start ? undefined : lenticular(view, open, block);
  return found?.end === block.end ? found : undefined;
}

/** Verbs that close a Chinese dateline. */
const WIRES = '电電';
const REPORTS = '讯訊';

/** Agency or own paper, place, date, 电: `人民网大连5月20日电`, `中新网3月9日电`, `本报讯`, `新浪体育讯`. */
function wired(view: View, mark: Span, block: Block): Accepted | undefined {
  const { text } = view.document;
  if (!isDense(text.charCodeAt(mark.start))) return undefined;
  // 据新华社电: cited, not signed.
  if (mark.start > block.start && cueEndsAt(view, mark.start, block)) return undefined;
  const agency = agencyAt(view, mark.start, block.end);
  let at = agency?.end ?? mark.end;
  // 中新网(微博)北京…
  if (closerOf(text.charCodeAt(at)) !== 0) {
    const close = closing(text, at, block.end, 10);
    if (close > 0) at = close + 1;
  }
  const names: Span[] = [];
  let date: DateRead | undefined;
  const reporter = reporterAt(view, at, block.end);
  at = reporter?.end ?? at;
  const from = at;
  while (at < block.end && at - from < 30) {
    const unit = text.charCodeAt(at);
    if (
      WIRES.includes(text[at]!) ||
      (REPORTS.includes(text[at]!) && (at === from || date !== undefined || isNamePart(text, from, at)))
    ) {
      return wiredEnd(view, mark, agency, names, date, at + 1, block, text.slice(from, at), reporter);
    }
    const read = date === undefined ? readDate(view, at, block.end) : undefined;
    if (read !== undefined && read.day !== null) {
      date = read;
      at = read.end;
      continue;
    }
    if (CLASS[unit] !== HAN && unit !== 0xb7 && unit !== 0x2f && unit !== 0x20 && unit !== 0x30fb && unit !== 0x3001)
      return undefined;
    if (date !== undefined && unit !== 0x20) return undefined;
    const last = names.at(-1);
    if (unit === 0x2f || unit === 0x20 || unit === 0x3001) at++;
    else if (last !== undefined && last.end === at) {
      names[names.length - 1] = { start: last.start, end: at + 1 };
      at++;
    } else {
      names.push({ start: at, end: at + 1 });
      at++;
    }
  }
  return undefined;
}

/** 新浪+体育讯: the name of a channel between the house and 讯. */
const isNamePart = (text: string, from: number, at: number): boolean =>
  at - from <= 4 && !isDigit(text.charCodeAt(from));

interface ReporterRead extends Span {
  readonly name: string;
}

/** 记者王建 behind the agency: two to four letters, then a blank or a town that is known. */
function reporterAt(view: View, at: number, end: number): ReporterRead | undefined {
  const { text } = view.document;
  // 中央社記者: the title may be part of the agency's alias.
  const inside = cueAt(view, at - 2, at, 'job', 'byline');
  const job = inside?.end === at ? inside : cueAt(view, at, end, 'job', 'byline', 'reporting', 'desk');
  if (job === undefined) return undefined;
  const from = skip(text, job.end, end);
  let stop = from;
  while (stop < end && stop - from < 12 && CLASS[text.charCodeAt(stop)] === HAN && !isDayAt(view, stop, end)) stop++;
  const run = text.slice(from, stop);
  if (run.length >= 2 && run.length <= 4 && text[stop] === ' ') return { start: at, end: stop + 1, name: run };
  for (const length of [3, 2, 4]) {
    if (run.length > length + 1 && placeKindOf(run.slice(length)) !== 'none')
      return { start: at, end: from + length, name: run.slice(0, length) };
  }
  return undefined;
}

const isDayAt = (view: View, at: number, end: number): boolean => readDate(view, at, end)?.day != null;

/** Does a cue such as 据 end right before `at`? */
function cueEndsAt(view: View, at: number, block: Block): boolean {
  for (let from = Math.max(block.start, at - 4); from < at; from++) {
    if (cueAt(view, from, at, 'cite-before')?.end === at) return true;
  }
  return false;
}

function wiredEnd(
  view: View,
  mark: Span,
  agency: AgencyHit | undefined,
  names: readonly Span[],
  date: DateRead | undefined,
  end: number,
  block: Block,
  between: string,
  reporter: ReporterRead | undefined,
): Accepted | undefined {
  const { text } = view.document;
  const isReport = REPORTS.includes(text[end - 1]!);
  // 新浪娱乐讯: what stands between is a channel, no place.
  const places: PlaceName[] =
    isReport && date === undefined ? [] : names.map(({ start, end: stop }) => splitHan(text.slice(start, stop)));
  // 电 alone after words and without a date or place is 电影, 电话.
  if (!isReport && date === undefined && (between !== '' || isLetter(text.charCodeAt(end)))) return undefined;
  let stop = end;
  let start = mark.start;
  let byline: Accepted['byline'] = reporter === undefined ? null : { span: reporter, names: [reporter.name] };
  // （中央社記者王小明台北22日電）: the whole of it in brackets.
  const close = closerOf(text.charCodeAt(start - 1));
  if (close !== 0 && text.charCodeAt(end) === close) {
    start--;
    stop++;
  }
  const bracket = skip(text, stop, block.end);
  if (closerOf(text.charCodeAt(bracket)) !== 0) {
    const close = closing(text, bracket, block.end, BRACKET_MAX);
    const people = close < 0 ? undefined : reporters(view, bracket + 1, close);
    if (people !== undefined) {
      stop = close + 1;
      byline = { span: { start: bracket, end: stop }, names: people };
    }
  }
  return {
    start,
    end: stop,
    next: skip(text, stop, block.end),
    rule: date === undefined ? 'dateline/wired-source' : 'dateline/wired',
    confidence: date === undefined ? 0.9 : 0.98,
    places,
    date,
    agencies: agency === undefined ? [] : [mention(text, agency)],
    agency: agency?.agency.name ?? null,
    byline,
  };
}

const mention = (text: string, hit: AgencyHit): AgencyMention => mentionOf(text, hit.agency, hit, 'dateline');

/** Names in a bracket of reporters: `记者 王明、李华`, `张曦`; undefined if it holds something else. */
export function reporters(view: View, start: number, end: number): string[] | undefined {
  const { text } = view.document;
  let at = skip(text, start, end);
  for (let count = 0; count < 3; count++) {
    const job = cueAt(view, at, end, 'job', 'byline', 'reporting');
    if (job === undefined) break;
    at = skip(text, job.end, end);
    if (text[at] === ':' || text[at] === '：') at = skip(text, at + 1, end);
  }
  const hasCue = at > skip(text, start, end);
  const names = text
    .slice(at, end)
    .split(/[\s、，,/·]+/)
    .filter(Boolean);
  const isNames =
    names.length > 0 &&
    names.every(
      (name) =>
        name.length >= 2 && name.length <= 4 && [...name].every((letter) => CLASS[letter.charCodeAt(0)] === HAN),
    );
  if (!isNames) return hasCue ? [] : undefined;
  return names.length === 1 || hasCue ? names : undefined;
}

/** `(서울=연합뉴스) 김민수 기자 =`, `[서울=뉴시스]`, `【서울=뉴시스】`; a photo credit has an agency on both sides. */
function yonhap(view: View, at: number, block: Block): Accepted | undefined {
  const { text } = view.document;
  let equals = at - 1;
  while (
    equals > block.start &&
    CLASS[text.charCodeAt(equals)]! < LATIN &&
    text[equals] !== '=' &&
    text[equals] !== '＝'
  )
    equals--;
  if (text[equals] !== '=' && text[equals] !== '＝') return undefined;
  let open = equals - 1;
  while (open > block.start && equals - open < 24 && closerOf(text.charCodeAt(open)) === 0) open--;
  if (closerOf(text.charCodeAt(open)) === 0) return undefined;
  const close = closing(text, open, block.end, BRACKET_MAX);
  const agency = agencyAt(view, at, block.end);
  if (close < 0 || agency === undefined || agenciesIn(view, open + 1, equals).length > 0) return undefined;
  // `【パリ＝田中次郎、ロンドン＝時事】`: a list of desks, see `lenticular`.
  if (/[=＝].*[=＝]/.test(text.slice(open, close))) return undefined;
  // `(사진=연합뉴스)`: whose picture it is.
  if (cueAt(view, open + 1, equals, 'photo')?.end === equals) return undefined;
  const places = text
    .slice(open + 1, equals)
    .split(/[·ㆍ/,、]/)
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => ({ name, region: null }));
  if (places.length === 0) return undefined;
  let end = close + 1;
  let byline: Accepted['byline'] = null;
  const sign = text.indexOf('=', end);
  if (sign > 0 && sign < block.end && sign - end < 40) {
    const people = koreanNames(view, end, sign);
    if (people !== undefined) {
      byline = { span: { start: skip(text, end, sign), end: trim(text, end, sign) }, names: people };
      end = sign + 1;
    }
  }
  return {
    start: open,
    end,
    next: skip(text, end, block.end),
    rule: 'dateline/bracket',
    confidence: 0.98,
    places,
    date: undefined,
    agencies: [mention(text, agency)],
    agency: agency.agency.name,
    byline,
  };
}

/** Names before `기자 =`; undefined if other words stand there. */
function koreanNames(view: View, start: number, end: number): string[] | undefined {
  const { text } = view.document;
  const names: string[] = [];
  let hasJob = false;
  let at = skip(text, start, end);
  while (at < end) {
    let stop = at;
    while (stop < end && isLetter(text.charCodeAt(stop))) stop++;
    if (stop === at) {
      at = skip(text, at + 1, end);
      continue;
    }
    const word = text.slice(at, stop);
    if (cueAt(view, at, end, 'job', 'desk', 'byline') !== undefined || KOREAN_JOB.test(word)) hasJob = true;
    else if (word.length <= 4) names.push(word);
    else return undefined;
    at = skip(text, stop, end);
  }
  return hasJob && names.length <= 6 ? names : undefined;
}

/** Endings of a journalist's title: 기자, 특파원. */
const KOREAN_JOB = /(?:기자|특파원)$/u;

/** `【ワシントン共同】`, `【ワシントン＝山内一郎、ロンドン＝池田次郎】`, `【カイロ金子三郎】`. */
function lenticular(view: View, open: number, block: Block): Accepted | undefined {
  const { text } = view.document;
  const close = closing(text, open, block.end, BRACKET_MAX);
  if (close < 0) return undefined;
  const spaced = spacedBracket(view, open, close, block);
  if (spaced !== undefined) return spaced;
  // `（ロンドン＝山内一郎）`: round brackets are common; a town that is known has to stand in front of the sign.
  if (text[open] !== '【' && !isPosted(text, open, close)) return undefined;
  const places: PlaceName[] = [];
  const names: string[] = [];
  const agencies: AgencyMention[] = [];
  let from = open + 1;
  while (from < close) {
    let to = from;
    while (to < close && text[to] !== '、' && text[to] !== '，') to++;
    if (!readDesk(view, from, to, places, names, agencies)) return undefined;
    from = to + 1;
  }
  if (places.length === 0) return undefined;
  return bracketOf(text, open, close, block, { places, names, agencies, date: undefined });
}

/** A known town, an equals sign, and a name. */
function isPosted(text: string, open: number, close: number): boolean {
  const inside = text.slice(open + 1, close);
  const sign = inside.indexOf('＝');
  return sign > 0 && inside.length - sign > 3 && placeKindOf(inside.slice(0, sign)) !== 'none';
}

/** ［東京　２２日　ロイター］, 【10月22日 AFP】, 【ワシントン22日共同】: place, date and agency. */
function spacedBracket(view: View, open: number, close: number, block: Block): Accepted | undefined {
  const { text } = view.document;
  const places: PlaceName[] = [];
  const agencies: AgencyMention[] = [];
  let date: DateRead | undefined;
  let at = skip(text, open + 1, close);
  while (at < close) {
    const agency = agencyAt(view, at, close);
    const read = agency === undefined && date === undefined ? readDate(view, at, close) : undefined;
    let stop = agency?.end ?? read?.end ?? at;
    while (stop < close && CLASS[text.charCodeAt(stop)] !== BLANK) {
      if (agency !== undefined) return undefined;
      // 【ワシントン22日共同】: date and agency begin without a blank.
      if (read !== undefined && agencyAt(view, stop, close) === undefined) return undefined;
      if (read !== undefined || (stop > at && date === undefined && isDayAt(view, stop, close))) break;
      stop++;
    }
    if (agency !== undefined) agencies.push(mention(text, agency));
    else if (read !== undefined) date = read;
    else if (stop - at <= 10) places.push({ name: text.slice(at, stop), region: null });
    else return undefined;
    at = skip(text, stop, close);
  }
  if (agencies.length === 0 || date === undefined || places.length > 1) return undefined;
  return bracketOf(text, open, close, block, { places, names: [], agencies, date });
}

interface BracketParts {
  readonly places: readonly PlaceName[];
  readonly names: readonly string[];
  readonly agencies: readonly AgencyMention[];
  readonly date: DateRead | undefined;
}

function bracketOf(text: string, open: number, close: number, block: Block, parts: BracketParts): Accepted {
  const { places, names, agencies, date } = parts;
  let end = close + 1;
  // ［東京　２２日　ロイター］ -
  const dash = skip(text, end, block.end);
  if (isDash(text.charCodeAt(dash)) && CLASS[text.charCodeAt(dash + 1)] === BLANK) end = dash + 1;
  return {
    start: open,
    end,
    next: skip(text, end, block.end),
    rule: 'dateline/bracket',
    confidence: 0.96,
    places,
    date,
    agencies,
    agency: agencies[0]?.name ?? null,
    byline: names.length > 0 ? { span: { start: open, end }, names } : null,
  };
}

/** One desk of a bracket: a place with an agency, an equals sign and a name, or a name of another script behind it. */
function readDesk(
  view: View,
  start: number,
  end: number,
  places: PlaceName[],
  names: string[],
  agencies: AgencyMention[],
): boolean {
  const { text } = view.document;
  // `22日午後`: a time of day is no town.
  if (isDigit(text.charCodeAt(start))) return false;
  for (let at = start; at < end; at++) {
    if (text[at] === '＝' || text[at] === '=') {
      const agency = agencyAt(view, at + 1, end);
      if (agency !== undefined) agencies.push(mention(text, agency));
      else names.push(text.slice(at + 1, end).trim());
      places.push({ name: text.slice(start, at).trim(), region: null });
      return at > start;
    }
    const agency = agencyAt(view, at, end);
    if (agency !== undefined && agency.end === end) {
      if (at === start) return false;
      agencies.push(mention(text, agency));
      places.push({ name: text.slice(start, at).trim(), region: null });
      return true;
    }
  }
  // `カイロ金子三郎`: a foreign town in kana, then a name in Han.
  let at = start;
  while (at < end && CLASS[text.charCodeAt(at)] === KANA) at++;
  let stop = at;
  while (stop < end && (CLASS[text.charCodeAt(stop)] === HAN || CLASS[text.charCodeAt(stop)] === KANA)) stop++;
  if (at - start < 2 || stop !== end || end - at < 3 || end - at > 7) return false;
  places.push({ name: text.slice(start, at), region: null });
  names.push(text.slice(at, end));
  return true;
}
