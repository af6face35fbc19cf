/**
 * Names of people in bylines and credits: `A and B in Delhi, Political Editor` → `A`, `B`.
 */
import type { Span } from '../model.ts';
import { KIND_CUE, KIND_DATE } from '../sweep/lexicon.ts';
import { BLANK, CLASS, HAN, HANGUL, isDigit, isLetter, isLower, isUpper, LATIN } from '../text/characters.ts';
import { foldString } from '../text/fold.ts';
import type { View } from '../view.ts';
import { readDate } from './date.ts';
import { placeKindOf } from './gazetteer.ts';
import { agencyAt, closerOf, closing, cueAt, hitsAt, isDash, skip, trim } from './reader.ts';

export interface NamesRead {
  readonly names: readonly string[];
  /** Agencies and desks that stand where a name stands. */
  readonly desks: number;
  /** Words that are no part of any name, place, job or date. */
  readonly odd: number;
}

/** Most words of a name: `Maria del Carmen Ruiz de la Vega`. */
const NAME_WORDS = 6;

/**
 * Read a list of names in `[start, end)`.
 *
 * @returns The names without jobs, places, agencies and dates; `odd` counts pieces that look like no name.
 */
export function readNames(view: View, start: number, end: number): NamesRead {
  const { text } = view.document;
  const names: string[] = [];
  let desks = 0;
  let odd = 0;
  let at = skip(text, start, end);
  while (at < end) {
    // `Associated Press writer Dana Whitfield`: the job comes before the name.
    const job = cueAt(view, at, end, 'job');
    if (job !== undefined && job.end < end && CLASS[text.charCodeAt(job.end)] === BLANK) {
      at = skip(text, job.end, end);
      continue;
    }
    const again = cueAt(view, at, end, 'byline');
    if (again !== undefined && names.length > 0) {
      at = skip(text, again.end, end);
      continue;
    }
    const desk = cueAt(view, at, end, 'desk');
    if (desk !== undefined && !isLetter(text.charCodeAt(desk.end))) {
      desks++;
      at = skip(text, desk.end, end);
      continue;
    }
    // `The Associated Press`: not a name and a job.
    if (agencyAt(view, at, end)?.end === end) {
      desks++;
      break;
    }
    // `…, anna.berg@example.com`, `… @annaberg`: where the owner of the name is to be reached.
    const contact = contactEnd(text, at, end);
    if (contact > at) {
      at = skip(text, contact, end);
      continue;
    }
    // `Our Correspondent in Oslo`, `Anna Berg, in Delhi`: the place behind a desk or comma.
    const inside = names.length + desks > 0 ? cueAt(view, at, end, 'in') : undefined;
    if (inside !== undefined && isUpper(text.charCodeAt(skip(text, inside.end, end)))) {
      at = skip(text, placeEnd(view, inside.end, end), end);
      continue;
    }
    if (closerOf(text.charCodeAt(at)) !== 0) {
      const close = closing(text, at, end, 60);
      at = skip(text, close < 0 ? end : close + 1, end);
      continue;
    }
    const piece = pieceAt(view, at, end);
    const stop = trim(text, at, piece.end);
    const listed = listedNames(text, at, stop);
    const kind = stop <= at || listed.length > 0 ? 'none' : kindOf(view, at, stop, names.at(-1));
    names.push(...listed);
    if (kind === 'name') names.push(text.slice(at, stop).replace(/\s+/g, ' '));
    else if (kind === 'desk') desks++;
    else if (kind === 'odd') odd++;
    at = skip(text, Math.max(piece.next, at + 1), end);
    // `in Delhi`: the place ends at the next joiner.
    if (piece.isPlace) at = skip(text, placeEnd(view, at, end), end);
  }
  return { names, desks, odd };
}

/** An address of mail or an account, with or without its label: `anna.berg@example.com`, `@annaberg`, `Email: …`. */
const CONTACT =
  /(?:\p{L}[\p{L}-]{1,11}\s?:\s?)?(?:[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}|@\w{2,30})(?![\w@])/uy;

/** The end of an address or account that starts at `at`, or `at`. */
export function contactEnd(text: string, at: number, end: number): number {
  CONTACT.lastIndex = at;
  return CONTACT.test(text) && CONTACT.lastIndex <= end ? CONTACT.lastIndex : at;
}

interface Piece {
  readonly end: number;
  readonly next: number;
  readonly isPlace: boolean;
}

const BREAKS = new Set([...',،;|，、/•'].map((sign) => sign.charCodeAt(0)));
const isBreak = (unit: number): boolean => BREAKS.has(unit);

/** Where the name that starts at `at` ends, and the next begins. */
function pieceAt(view: View, at: number, end: number): Piece {
  const { text } = view.document;
  for (let next = at; next < end; next++) {
    const unit = text.charCodeAt(next);
    if (isBreak(unit)) return { end: next, next: next + 1, isPlace: false };
    // `…, DVM. Reviewed by …`: a sentence ends; an initial does not.
    if (
      unit === 0x2e &&
      CLASS[text.charCodeAt(next + 1)] === BLANK &&
      next - 3 >= at &&
      isLetter(text.charCodeAt(next - 2)) &&
      isLetter(text.charCodeAt(next - 3)) &&
      // `Prof. A. Berg`: a title opens the name.
      !/^\p{Lu}\p{Ll}{2,3}$/u.test(text.slice(at, next))
    )
      return { end: next, next: next + 1, isPlace: false };
    if (closerOf(unit) !== 0 && next > at) {
      const close = closing(text, next, end, 60);
      return { end: next, next: close < 0 ? end : close + 1, isPlace: false };
    }
    if (isDash(unit) && CLASS[text.charCodeAt(next - 1)] === BLANK)
      return { end: next, next: next + 1, isPlace: false };
    const isStart = next > at && (CLASS[text.charCodeAt(next - 1)] === BLANK || unit === 0x26) && CLASS[unit] !== BLANK;
    if (!isStart) continue;
    if (contactEnd(text, next, end) > next) return { end: next, next, isPlace: false };
    const hit = hitsAt(view, next, end, KIND_CUE).find(
      ({ entry, end: stop }) =>
        entry.is === 'cue' &&
        (entry.cue === 'and' || entry.cue === 'in' || entry.cue === 'job') &&
        !isLetter(text.charCodeAt(stop)),
    );
    if (hit === undefined || hit.entry.is !== 'cue') continue;
    if (hit.entry.cue === 'job') return { end: next, next, isPlace: false };
    // `लखनऊ से राजेश वर्मा`: where the word stands behind its place.
    if (hit.entry.cue === 'in' && !isCased(text, at) && placeKindOf(text.slice(at, trim(text, at, next))) !== 'none')
      return { end: at, next: hit.end, isPlace: false };
    // `Harbour for beginners`: no place, and so no name in front of it.
    if (hit.entry.cue === 'in' && isPlainWords(text, hit.end, placeEnd(view, hit.end, end))) continue;
    return { end: next, next: hit.end, isPlace: hit.entry.cue === 'in' };
  }
  return { end, next: end, isPlace: false };
}

/** Small letters of an article in front of a place: `in the capital`, `aus der Stadt`. */
const ARTICLE_MAX = 3;

/** Words in small letters throughout, of which the first is no article. */
function isPlainWords(text: string, start: number, end: number): boolean {
  const words = text.slice(start, end).trim().split(/\s+/);
  return words[0]!.length > ARTICLE_MAX && words.every((word) => /^\p{Ll}/u.test(word));
}

/** The end of a place after `in`: the next comma, semicolon or `and`. */
function placeEnd(view: View, at: number, end: number): number {
  const { text } = view.document;
  for (let next = at; next < end; next++) {
    if (isBreak(text.charCodeAt(next))) return next + 1;
    if (CLASS[text.charCodeAt(next - 1)] !== BLANK) continue;
    const and = cueAt(view, next, end, 'and');
    if (and !== undefined) return and.end;
  }
  return end;
}

/** Capitals with at most one small letter behind each: `M.D`, `Ph.D.`, `DVM`. */
const DEGREE = /^(?:\p{Lu}\p{Ll}?\.?){2,4}$/u;

function kindOf(
  view: View,
  start: number,
  end: number,
  before: string | undefined,
): 'name' | 'desk' | 'job' | 'date' | 'odd' {
  const { text } = view.document;
  const desk = cueAt(view, start, end, 'desk');
  const agency = agencyAt(view, start, end);
  if (Math.max(desk?.end ?? 0, agency?.end ?? 0) >= end || endsWith(view, start, end, 'desk')) return 'desk';
  const job = cueAt(view, start, end, 'job');
  if (job !== undefined && !isLetter(text.charCodeAt(job.end))) return 'job';
  if (readDate(view, start, end) !== undefined) return 'date';
  // `…, M.D.`, `…, PhD`: a degree.
  const words = text.slice(start, end);
  const isLater = before !== undefined;
  if (isLater && DEGREE.test(words)) return 'job';
  // `Anna Berg, Oslo`: one word behind a whole name is its town; `Anna and Kari` are two names.
  if (before?.includes(' ') && !/\s/.test(words) && placeKindOf(words) !== 'none') return 'job';
  // `…, Political Editor`: what follows a name and ends in a job is one.
  if (isLater && (endsWith(view, start, end, 'job') || cueAt(view, skip(text, end, text.length), text.length, 'job')))
    return 'job';
  return isPersonLike(view, start, end) ? 'name' : 'odd';
}

/** Does a cue end the words: `MND Staff`, `Online-Redakteurin`? */
function endsWith(view: View, start: number, end: number, kind: 'desk' | 'job'): boolean {
  const { text } = view.document;
  for (let at = start + 1; at < end; at++) {
    if (isLetter(text.charCodeAt(at - 1)) || !isLetter(text.charCodeAt(at))) continue;
    if ((cueAt(view, at, end, kind)?.end ?? 0) >= end) return true;
  }
  return false;
}

const isCased = (text: string, at: number): boolean => isUpper(text.charCodeAt(at)) || isLower(text.charCodeAt(at));

/** `王明 李华`, `홍길동 김영희`: names of two or three letters with blanks between them, the commonest families among them. */
const HAN_LIST = /^\p{Script=Han}{2,3}(?:[ \u3000]{1,2}\p{Script=Han}{2,3}){1,4}$/u;
const HANGUL_LIST = /^\p{Script=Hangul}{3}(?:[ ·]\p{Script=Hangul}{3}){1,4}$/u;

/** The names of families that most people in China and Korea bear, in both ways of writing; their order says nothing. */
const FAMILIES = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖田董袁潘蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金贾賈韦韋夏付方邹鄒熊白孟秦邱侯江尹薛闫段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵' +
    '김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허남심노하곽성차주우구',
);

/** The names of such a list; none if no family among them is known: they may be other words. */
function listedNames(text: string, start: number, end: number): readonly string[] {
  const kind = CLASS[text.charCodeAt(start)];
  if (kind !== HAN && kind !== HANGUL) return [];
  const list = text.slice(start, end);
  if (!(kind === HAN ? HAN_LIST : HANGUL_LIST).test(list)) return [];
  const names = list.split(/[ \u3000·]+/);
  const known = names.filter((name) => FAMILIES.has(name[0]!)).length;
  return known * 2 > names.length || (names.length === 2 && known === 1 && kind === HAN) ? names : [];
}

/** Han names have two to four letters, foreign ones a middle dot. */
const HAN_NAME_MAX = 4;
const HAN_FOREIGN_MAX = 16;

/** Could `[start, end)` be the name of a person: few words, capitals where the script has them, no digits or links? */
export function isPersonLike(view: View, start: number, end: number): boolean {
  const { text } = view.document;
  if (CLASS[text.charCodeAt(start)] === HAN) {
    const isForeign = text.slice(start, end).includes('·');
    if (end - start < 2 || end - start > (isForeign ? HAN_FOREIGN_MAX : HAN_NAME_MAX)) return false;
  }
  let words = 0;
  let capitals = 0;
  let next = start;
  while (next < end) {
    const unit = text.charCodeAt(next);
    if (isDigit(unit) || unit === 0x40 || unit === 0x3a || unit === 0x3f || unit === 0x21 || unit === 0x964)
      return false;
    if (!isLetter(unit)) {
      next++;
      continue;
    }
    let stop = next;
    while (stop < end && (CLASS[text.charCodeAt(stop)]! >= LATIN || CLASS[text.charCodeAt(stop)] === 3)) stop++;
    words++;
    if (isUpper(unit)) capitals++;
    else if (isLower(unit)) {
      // Particles are short: `de la`, `van der`, `bin`, `al`.
      if (stop - next > 4 || words === 1) return false;
    } else if (view.knowledge.stopwords.has(foldString(text.slice(next, stop)))) {
      // `محمد علي`: a function word ends no name; what is spelt like one is a name.
      if (words === 1 || trim(text, next, end) > stop) return false;
    }
    next = stop;
  }
  if (words === 0 || words > NAME_WORDS || end - start > 60) return false;
  return capitals > 0 || !isLower(text.charCodeAt(start));
}

/** `[start, end)` as printed, white space single. */
export const printed = (text: string, span: Span): string =>
  text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();

/** `By March`, `By Monday`, `Von Montag an`: a date, no name; `Jan de Vries`, `April Smith` have a second word. */
export function startsWithCalendar(view: View, at: number, end: number): boolean {
  const { text } = view.document;
  const hit = hitsAt(view, at, end, KIND_DATE).find(({ entry }) => entry.is === 'month' || entry.is === 'weekday');
  if (hit === undefined) return false;
  const behind = text.slice(hit.end, Math.min(end, hit.end + 2));
  const isAlone = !/^\s\p{L}/u.test(behind) || (hit.entry.is === 'weekday' && /^\s\p{Ll}/u.test(behind));
  return isAlone || readDate(view, at, end) !== undefined;
}
