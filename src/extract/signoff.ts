/**
 * How stories end: agency, initials of the desk, end words, stamps, credits.
 *
 *     EFE abc/def     PTI ABC XYZ     –⏎केके/एएस     भाषा पवन मनीषा     (APA, 12.9.2015)     Enditem     KWS-21:37-09-12-18
 *
 * Each grammar is one function over a span that has to be nothing else: a line of its own, or what stands behind the
 * last full stop of a paragraph. A last sentence never loses a word. Read `findSignoff` first.
 */
import type { AgencyMention, Block, Claim, Credit, Judgement, RemovalKind, Span } from '../model.ts';
import type { Agency } from '../packs/pack.ts';
import { KIND_AGENCY, KIND_CUE } from '../sweep/lexicon.ts';
import {
  BLANK,
  CLASS,
  DIGIT,
  endsLikeSentence,
  HAN,
  isCloser,
  isDigit,
  isLetter,
  isLower,
  isSentenceEnd,
  isUpper,
  LATIN,
  ZERO_WIDTH,
} from '../text/characters.ts';
import { foldString } from '../text/fold.ts';
import type { View } from '../view.ts';
import { type CreditsRead, mentions, readCredits } from './credits.ts';
import { readDate } from './date.ts';
import { reporters } from './dateline-cjk.ts';
import {
  agencyAt,
  closerOf,
  closing,
  cueAt,
  hitsAt,
  isDash,
  isFurniture,
  lineBelow,
  skip,
  someUnit,
  trim,
  widthOf,
} from './reader.ts';

export interface SignoffFound {
  readonly claims: readonly Claim[];
  readonly agencies: readonly AgencyMention[];
  readonly codes: readonly string[];
  readonly credits: readonly Credit[];
}

/** What one span says. */
export interface Ending extends Span {
  readonly kind: Extract<RemovalKind, 'sign-off' | 'agency' | 'end-mark'>;
  readonly rule: string;
  readonly confidence: number;
  readonly agencies?: readonly AgencyMention[];
  readonly codes?: readonly string[];
  readonly credits?: readonly Credit[];
}

/** Blocks looked at from the end: sign-off, credits, stamp and end word may each have a line. */
const TAIL_BLOCKS = 10;
/** Paragraphs from the end whose last words are looked at: an unmarked headline may follow the sign-off. */
const TAIL_PARAGRAPHS = 2;
/** A line this long that ends like a sentence is a paragraph. */
const PARAGRAPH_MIN = 60;

/**
 * Find everything that closes the story.
 *
 * @param taken Claims made before: what stands in front of one at the end of a block is looked at as if it were the end.
 */
export function findSignoff(view: View, judgement: Judgement, taken: readonly Claim[]): SignoffFound {
  const { blocks, text } = view.document;
  const found: Ending[] = [];
  let looked = 0;
  let paragraphs = 0;
  let below: Ending | undefined;
  const cuts = [...taken, ...judgement.cuts];
  for (let index = blocks.length - 1; index >= 0; index--) {
    const verdict = judgement.verdicts[index];
    const block = blocks[index]!;
    const isAside = isFurniture(judgement, index);
    if (isAside && !mayEnd(verdict?.kind)) {
      // A sign-off may be taken for a stray headline.
      const stray = isGuess(verdict?.rule) && paragraphs === 0 ? wholeLine(view, block, index) : undefined;
      if (stray !== undefined && STRONG.has(stray.rule)) found.unshift(stray);
      continue;
    }
    if (!isAside) looked++;
    if (looked > TAIL_BLOCKS) break;
    const span = { start: block.start, end: standingEnd(text, block, cuts) };
    if (span.end <= span.start) continue;
    const whole =
      wholeLine(view, span, index) ??
      labelAbove(view, judgement, span, index) ??
      (below !== undefined && isReported(view, index, taken) ? nameAbove(view, span, below) : undefined) ??
      brandAgain(text, span, taken);
    // With prose below it, a rule is a break between chapters, and a common word is a word.
    if (whole !== undefined && (paragraphs === 0 || !needsTheEnd(whole))) {
      found.unshift(whole);
      below = whole;
      continue;
    }
    below = undefined;
    const behind = behindSentence(view, span);
    const inside = inBrackets(view, span, index).filter(({ end }) => behind.every(({ start }) => end <= start));
    const tail = [...inside, ...behind];
    found.unshift(...tail);
    if (
      !isAside &&
      widthOf(text, block) >= PARAGRAPH_MIN &&
      (endsLikeSentence(text, block.start, block.end) || tail.length > 0)
    ) {
      paragraphs++;
      if (paragraphs >= TAIL_PARAGRAPHS) break;
    }
  }
  return {
    claims: found.map(({ start, end, kind, rule, confidence }) => ({
      start,
      end,
      kind,
      rule,
      confidence,
      because: [{ rule, weight: 1 }],
    })),
    agencies: found.flatMap(({ agencies }) => agencies ?? []),
    codes: found.flatMap(({ codes }) => codes ?? []),
    credits: found.flatMap(({ credits }) => credits ?? []),
  };
}

/** The end of a block without what others claimed there: `… (PTI)Posted By: X`. */
function standingEnd(text: string, block: Block, claims: readonly Span[]): number {
  let end = trim(text, block.start, block.end);
  for (let round = 0; round < claims.length; round++) {
    const claim = claims.find((one) => one.end >= end && one.start < end && one.start >= block.start);
    if (claim === undefined) break;
    end = trim(text, block.start, claim.start);
  }
  return end;
}

/** Code units of a name below its label. */
const NAME_BELOW_MAX = 60;

/** A label on a line of its own, with the name on the next one: `Published by:`, `Ada Quay`. */
function labelAbove(view: View, judgement: Judgement, { start, end }: Span, index: number): Ending | undefined {
  if (view.document.text[end - 1] !== ':') return undefined;
  const below = lineBelow(view, judgement, index, NAME_BELOW_MAX);
  return below === undefined ? undefined : wholeLine(view, { start, end: below.end }, index);
}

/** Longest name of a site in brackets. */
const BRAND_MAX = 40;

/** `(Bhor India)` alone on its line, where the same bracket stands in the dateline: the house signs for the agency. */
function brandAgain(text: string, { start, end }: Span, taken: readonly Span[]): Ending | undefined {
  if (end - start > BRAND_MAX || end - start < 4 || closing(text, start, end, BRAND_MAX) !== end - 1) return undefined;
  const line = text.slice(start, end);
  if (!taken.some((span) => span.end <= start && text.slice(span.start, span.end).includes(line))) return undefined;
  return { start, end, kind: 'agency', rule: 'sign-off/agency', confidence: 0.9 };
}

const needsTheEnd = (ending: Ending): boolean =>
  ending.kind === 'end-mark' || ending.kind === 'agency' || ending.rule === 'sign-off/mail';

/** The judge went by neighbours and found no phrase. */
const isGuess = (rule: string | undefined): boolean =>
  rule?.endsWith('/unmarked') === true || rule?.endsWith('/section') === true;
const STRONG = new Set(['sign-off/agency-names', 'sign-off/agency-codes', 'sign-off/initials', 'sign-off/credits']);

/** Furniture that may hold a sign-off all the same. */
const mayEnd = (kind: RemovalKind | undefined): boolean =>
  kind === 'other' || kind === 'end-mark' || kind === 'timestamp' || kind === 'caption';

/** Longest line that can be a sign-off without credits. */
const LINE_MAX = 64;
const CREDITS_MAX = 600;

/** A line that is a sign-off and nothing else. */
function wholeLine(view: View, block: Span, index: number): Ending | undefined {
  const { text } = view.document;
  const { start, end } = block;
  if (end - start > CREDITS_MAX) return undefined;
  if (end - start <= LINE_MAX) {
    const read = readEnding(view, start, end, true);
    if (read !== undefined) return read;
  }
  const [from, to] = inner(text, start, end);
  if (from >= to) return undefined;
  // A list of credits opens with its role or an agency, or ends in `contributed to this report`.
  const opens = hitsAt(view, from, to, KIND_CUE | KIND_AGENCY).length > 0;
  return opens || holdsReporting(view, index) ? credited(view, start, end) : undefined;
}

/** Does a block hold a word for reporting? */
function holdsReporting(view: View, index: number): boolean {
  const { all, first } = view.marks;
  for (let mark = first[index]!; mark < first[index + 1]!; mark++) {
    const { entry } = all[mark]!;
    if (entry.is === 'cue' && entry.cue === 'reporting') return true;
  }
  return false;
}

function credited(view: View, start: number, end: number): (Ending & CreditsRead) | undefined {
  const read = readCredits(view, start, end);
  if (read === undefined) return undefined;
  const onlyInputs = read.credits.every(({ role }) => role === 'inputs');
  if (read.credits.every(({ role }) => role === 'photo')) return undefined;
  return {
    start,
    end,
    kind: onlyInputs ? 'agency' : 'sign-off',
    rule: onlyInputs ? 'sign-off/inputs' : 'sign-off/credits',
    confidence: 0.96,
    agencies: read.agencies,
    credits: read.credits,
  };
}

/**
 * Every grammar in turn over `[start, end)`.
 *
 * @param line True for a whole line; false for what stands behind a full stop, where less is believed.
 */
export function readEnding(view: View, start: number, end: number, line: boolean): Ending | undefined {
  const { text } = view.document;
  return (
    marksOnly(text, start, end, line) ??
    endWord(view, start, end, line) ??
    agencyLine(view, start, end, line) ??
    bracketed(view, start, end) ??
    initials(view, start, end, line) ??
    stamp(text, start, end) ??
    mail(text, start, end, line)
  );
}

const END_MARKS = '*/#_.=■●•';
const isWordOrPair = (unit: number): boolean => isLetter(unit) || isDigit(unit) || (unit >= 0xd800 && unit < 0xe000);

/** Signs without letters that close a story: `–`, `***`, `////`, `###`. */
function marksOnly(text: string, start: number, end: number, line: boolean): Ending | undefined {
  if (!line || end - start > 24 || someUnit(text, start, end, isWordOrPair)) return undefined;
  const first = text.charCodeAt(start);
  const isMark = isDash(first) || END_MARKS.includes(text[start]!);
  return isMark ? { start, end, kind: 'end-mark', rule: 'end-mark/rule', confidence: 0.9 } : undefined;
}

/** Signs round the core of a line: brackets, dashes, slashes, stars. */
function inner(text: string, start: number, end: number): [number, number] {
  let from = start;
  let to = trim(text, start, end);
  const isSign = (unit: number): boolean => CLASS[unit]! < LATIN && CLASS[unit] !== DIGIT && CLASS[unit] !== ZERO_WIDTH;
  while (from < to && isSign(text.charCodeAt(from))) from++;
  while (to > from && isSign(text.charCodeAt(to - 1))) to--;
  return [from, to];
}

/** `Enditem`, `(完)`, `-30-`, `Lusa/Fim`, ` REUTER...`: a word that ends a story. */
function endWord(view: View, start: number, end: number, line: boolean): Ending | undefined {
  const { text } = view.document;
  const [from, to] = inner(text, start, end);
  if (to - from > 30) return undefined;
  const rule = 'end-mark/word';
  // `-30-`: the signs are a part of the word.
  const stop = trim(text, start, end);
  if (line && from > start && (cueAt(view, start, stop, 'end-word')?.end ?? 0) >= stop)
    return { start, end, kind: 'end-mark', rule, confidence: 0.95 };
  const word = cueAt(view, from, to, 'end-word');
  if (word !== undefined && word.end >= to) {
    // Behind a sentence a plain word such as `end` or `more` needs brackets; `Enditem` is no word of prose.
    const isBare = from === start;
    if (line || !isBare || foldString(text.slice(from, to)).length >= 7 || CLASS[text.charCodeAt(from)] === HAN)
      return { start, end, kind: 'end-mark', rule, confidence: 0.95 };
    return undefined;
  }
  const agency = agencyAt(view, from, to);
  if (agency === undefined || text[agency.end] !== '/') return undefined;
  const last = cueAt(view, agency.end + 1, to, 'end-word');
  if (last === undefined || last.end < to) return undefined;
  return { start, end, kind: 'end-mark', rule, confidence: 0.97, agencies: mentions(view, from, to, 'sign-off') };
}

/** Names of translators and editors behind the agencies of the Bhasha family: one to three given names. */
const NAMES_MAX = 4;

const HOST_END = /^\.(?:com|in|net|org|co\.\w\w|news|tv)$/i;

/** Agency alone, with initials, or with given names: `EFE abc/def`, `--IANS`, `(PTI) ABC XYZ`, `भाषा पवन मनीषा`. */
function agencyLine(view: View, start: number, end: number, line: boolean): Ending | undefined {
  const { text } = view.document;
  const [from, to] = inner(text, start, end);
  // `(ਪੀ.ਟੀ.ਆਈ.)`: the last full stop is a part of the name.
  const agency = agencyAt(view, from, trim(text, from, end));
  if (agency === undefined) return quotedSource(view, start, end, line) ?? agencyLast(view, start, end, from, to);
  // `Harbour24.com`: the house's name is the host of its site.
  const isHost = line && HOST_END.test(text.slice(agency.end, to));
  const isAlone = agency.end >= to || isHost;
  const agencies = mentions(view, from, Math.max(to, agency.end), 'sign-off');
  if (isAlone || coversAll(view, agency.end, to)) {
    if (isHouseName(agency.agency) && from === start && !isHost) return undefined;
    // A common word needs a line, a bracket or a dash.
    if (!line && from === start && agency.common && !isProperName(text, from, to)) return undefined;
    return { start, end, kind: 'agency', rule: 'sign-off/agency', confidence: 0.95, agencies };
  }
  const rest = skip(text, agency.end, to);
  const isGap = rest > agency.end || !isLetter(text.charCodeAt(agency.end));
  if (!isGap) return undefined;
  const people = namesBySlash(view, rest, to);
  if (people !== undefined)
    return {
      start,
      end,
      kind: 'sign-off',
      rule: 'sign-off/agency-names',
      confidence: 0.95,
      agencies: agencies.slice(0, 1),
      codes: people,
    };
  let codesFrom = rest;
  while (codesFrom < to && !isLetter(text.charCodeAt(codesFrom))) codesFrom++;
  const codes = readCodes(view, codesFrom, to, agency.agency);
  if (codes === undefined) return undefined;
  return {
    start,
    end,
    kind: 'sign-off',
    rule: 'sign-off/agency-codes',
    confidence: 0.95,
    agencies: agencies.slice(0, 1),
    codes,
  };
}

/** `Theo TTXVN`, `به نقل از ایسنا`: a line that only says after whom. */
function quotedSource(view: View, start: number, end: number, line: boolean): Ending | undefined {
  const { text } = view.document;
  const [from, to] = inner(text, start, end);
  const cue = line ? cueAt(view, from, to, 'cite-before') : undefined;
  if (cue === undefined) return undefined;
  const agency = agencyAt(view, skip(text, cue.end, to), to);
  if (agency === undefined || agency.end < to) return undefined;
  const agencies = mentions(view, agency.start, to, 'sign-off');
  return { start, end, kind: 'agency', rule: 'sign-off/agency', confidence: 0.93, agencies };
}

/** `Reuter`, `Bloomberg`: a capital and some letters are no word of a sentence that has ended. */
const isProperName = (text: string, start: number, end: number): boolean =>
  end - start >= 5 && isUpper(text.charCodeAt(start));

const isHouseName = (agency: Agency): boolean => agency.kind === 'house';

/** `/ विनय कुमार / प्रीति राणा`: whole names behind slashes, in scripts without case. */
function namesBySlash(view: View, from: number, end: number): string[] | undefined {
  const { text } = view.document;
  if (text[from] !== '/') return undefined;
  const names = text
    .slice(from + 1, end)
    .split('/')
    .map((name) => name.trim().replace(/\s+/g, ' '));
  const isNames =
    names.length <= NAMES_MAX &&
    names.every((name) => name.split(' ').length <= 3 && name.split(' ').every((word) => isGivenName(view, word)));
  return isNames ? names : undefined;
}

/** More agencies, joined by slashes, commas or `and`, up to the end. */
function coversAll(view: View, from: number, end: number): boolean {
  const { text } = view.document;
  let at = from;
  while (at < end) {
    if (!isLetter(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const next = agencyAt(view, at, end)?.end ?? cueAt(view, at, end, 'and')?.end;
    if (next === undefined) return false;
    at = next;
  }
  return true;
}

/** The agency stands last, behind names with full stops between them: `नाम.श्रवण वार्ता`. */
function agencyLast(view: View, start: number, end: number, from: number, to: number): Ending | undefined {
  const { text } = view.document;
  if (to - from > 44) return undefined;
  for (let at = to - 1; at > from; at--) {
    if (CLASS[text.charCodeAt(at)]! < LATIN) continue;
    const agency = agencyAt(view, at, to);
    if (agency === undefined || agency.end < to) continue;
    const last = trim(text, from, at);
    const dotted = text.slice(from, last).split('.');
    const names = dotted.map((name) => name.trim()).filter(Boolean);
    const isNames =
      dotted.length >= 2 &&
      names.length === dotted.length &&
      names.every((name) => name.length >= 2 && name.length <= 14 && !/[\s\d]/.test(name)) &&
      CLASS[text.charCodeAt(from)]! > LATIN;
    if (!isNames) return undefined;
    return {
      start,
      end,
      kind: 'sign-off',
      rule: 'sign-off/names-agency',
      confidence: 0.9,
      agencies: mentions(view, at, to, 'sign-off'),
      codes: names,
    };
  }
  return undefined;
}

/** A line with one or two given names right above the agency's line: `प्रदीप⏎वार्ता`. */
function nameAbove(view: View, block: Span, below: Ending | undefined): Ending | undefined {
  if (below?.rule !== 'sign-off/agency') return undefined;
  const { text } = view.document;
  const { start, end } = block;
  if (end - start > 30) return undefined;
  const words = text
    .slice(start, end)
    .split(/[\s./,]+/)
    .filter(Boolean);
  if (words.length > 3 || words.length === 0) return undefined;
  const isName = words.every((word) => isGivenName(view, word));
  return isName
    ? { start, end, kind: 'sign-off', rule: 'sign-off/names-agency', confidence: 0.85, codes: words }
    : undefined;
}

/** Paragraphs above a given name that stands for a report; a dateline stands for them. */
const REPORT_MIN = 2;

/** Is what stands above a block a report? Below a lead alone a word may be the author's: `नमस्कार⏎वार्ता`. */
function isReported(view: View, index: number, taken: readonly Claim[]): boolean {
  const { blocks, text } = view.document;
  if (taken.some(({ kind }) => kind === 'dateline')) return true;
  let paragraphs = 0;
  for (let above = index - 1; above >= 0 && paragraphs < REPORT_MIN; above--) {
    const block = blocks[above]!;
    if (widthOf(text, block) >= PARAGRAPH_MIN && endsLikeSentence(text, block.start, block.end)) paragraphs++;
  }
  return paragraphs >= REPORT_MIN;
}

/** A word of a script without case that is no function word. */
const isGivenName = (view: View, word: string): boolean =>
  CLASS[word.charCodeAt(0)]! > LATIN &&
  word.length >= 2 &&
  word.length <= 14 &&
  [...word].every((letter) => !isDigit(letter.charCodeAt(0))) &&
  !view.knowledge.stopwords.has(foldString(word));

/** Notes that may stand in a bracket behind the codes: `(Con fotografía)`. */
function withoutNote(view: View, from: number, end: number): number {
  const { text } = view.document;
  for (let at = from; at < end; at++) {
    if (closerOf(text.charCodeAt(at)) === 0) continue;
    const inside = skip(text, at + 1, end);
    return cueAt(view, inside, end, 'photo') !== undefined ||
      /^[^()]{2,24}$/.test(text.slice(inside, trim(text, inside, end)))
      ? trim(text, from, at)
      : end;
  }
  return end;
}

/** Longest code in small letters without a slash. */
const SMALL_MAX = 4;

/**
 * Codes of desk and editor: two to five letters of one case, joined by blanks or slashes; given names behind an agency
 * that translates.
 */
function readCodes(view: View, from: number, end: number, agency: Agency | null): string[] | undefined {
  const { text } = view.document;
  const last = withoutNote(view, from, end);
  const codes: string[] = [];
  let at = from;
  while (at < last) {
    const unit = text.charCodeAt(at);
    if (CLASS[unit]! < LATIN && CLASS[unit] !== DIGIT) {
      if (CLASS[unit] !== BLANK && unit !== 0x2f && !isDash(unit) && unit !== 0x5c && unit !== 0x2e) return undefined;
      at++;
      continue;
    }
    let stop = at;
    // `afa-c`: the hyphen is part of the code.
    while (
      stop < last &&
      (CLASS[text.charCodeAt(stop)]! >= LATIN ||
        CLASS[text.charCodeAt(stop)] === DIGIT ||
        CLASS[text.charCodeAt(stop)] === ZERO_WIDTH ||
        (text[stop] === '-' && isLetter(text.charCodeAt(stop + 1))))
    )
      stop++;
    codes.push(undouble(text.slice(at, stop)));
    at = stop;
  }
  if (codes.length === 0 || codes.length > 8) return undefined;
  if (isCaseless(codes[0]!.charCodeAt(0)) && CLASS[codes[0]!.charCodeAt(0)] === HAN) return undefined;
  if (isCaseless(codes[0]!.charCodeAt(0)))
    return agency !== null &&
      codes.length <= NAMES_MAX &&
      // `یو این آئی۔ ع ا`: letters.
      (codes.every((code) => isGivenName(view, code)) || (codes.length > 1 && codes.every((code) => code.length <= 2)))
      ? codes
      : undefined;
  // `PTI said so`, `PTI owns boats.`: small letters without a slash or a figure, with a function word or a long one
  // among them, are a sentence.
  if (
    /^[\p{Ll} ]+$/u.test(text.slice(from, last)) &&
    codes.some((code) => code.length > SMALL_MAX || view.knowledge.stopwords.has(code))
  )
    return undefined;
  return codes.every((code, index) => isCode(code, index, codes.length, agency)) ? codes : undefined;
}

/** `नरेशनरेश`: a scraper printed the last name twice. */
function undouble(code: string): string {
  const half = code.length / 2;
  return code.length >= 6 && Number.isInteger(half) && code.slice(0, half) === code.slice(half)
    ? code.slice(0, half)
    : code;
}

const isCode = (code: string, index: number, count: number, agency: Agency | null): boolean => {
  if (code.length > 7 || !/^\p{L}[\p{L}\d]*(?:-[\p{L}\d]{1,4})?$/u.test(code))
    return /^\d{4}$/.test(code) && index === count - 1 && agency !== null;
  // A capital and small letters is a word: `PTI Chief`. One small letter stands for a desk: `bmc/c`.
  return code === code.toUpperCase() || code === code.toLowerCase() || code.length === 2;
};

/** `(APA, 12.9.2015)`, `(red)`, `(stro, APA)`, `(记者：王明)`, `[责任编辑: 王明]`, `(E-2)`, `(KNA)`: nothing but a bracket. */
function bracketed(view: View, start: number, end: number): Ending | undefined {
  const { text } = view.document;
  const close = closing(text, start, end, LINE_MAX);
  const after = close < 0 ? end : trim(text, close, end);
  if (close < 0 || (after > close + 1 && text.slice(close + 1, after).replace(/[.।\s]/g, '') !== '')) return undefined;
  const [from, to] = inner(text, start, close);
  if (from >= to) return undefined;
  const rule = 'sign-off/bracket';
  if (CLASS[text.charCodeAt(from)] === HAN) return hanBracket(view, start, end, from, to);
  if (EDITION.test(text.slice(from, to)))
    return { start, end, kind: 'sign-off', rule, confidence: 0.85, codes: [text.slice(from, to)] };
  const agencies: AgencyMention[] = [];
  const codes: string[] = [];
  let dated = false;
  for (let at = from; at < to; ) {
    const unit = text.charCodeAt(at);
    if (!isLetter(unit) && !isDigit(unit)) {
      at++;
      continue;
    }
    const date = readDate(view, at, to);
    const agency = agencyAt(view, at, to);
    let stop = at;
    while (stop < to && (CLASS[text.charCodeAt(stop)]! >= LATIN || CLASS[text.charCodeAt(stop)] === ZERO_WIDTH)) stop++;
    if (date !== undefined) {
      dated = true;
      at = date.end;
    } else if (agency !== undefined) {
      agencies.push(...mentions(view, at, agency.end, 'sign-off'));
      at = agency.end;
    } else if (
      stop > at &&
      stop - at <= 5 &&
      text.slice(at, stop) === text.slice(at, stop).toLowerCase() &&
      isLower(unit)
    ) {
      codes.push(text.slice(at, stop));
      at = stop;
    } else return undefined;
  }
  // Codes alone look like any short word in brackets: they need a date, an agency, or to be one code of few letters.
  if (agencies.length === 0 && !dated && (codes.length !== 1 || codes[0]!.length > 4)) return undefined;
  if (agencies.length === 0 && codes.length === 0) return undefined;
  return { start, end, kind: 'sign-off', rule, confidence: 0.93, agencies, codes };
}

/** Codes of papers and editors: `E-2`, `XWT185`. */
const EDITION = /^(?:[A-Z]-\d{1,2}|[A-Z]{2,4}\d{2,4})$/;

/** `(记者：王明)`, `（编辑：李华）`, `(新浪体育 王明 发自休斯敦)`, `(木瓜丁)`. */
function hanBracket(view: View, start: number, end: number, from: number, to: number): Ending | undefined {
  const { text } = view.document;
  const rule = 'sign-off/bracket';
  const credits = readCredits(view, from, to);
  if (credits !== undefined)
    return { start, end, kind: 'sign-off', rule: 'sign-off/credits', confidence: 0.95, ...credits };
  const agency = agencyAt(view, from, to);
  const people = reporters(view, agency === undefined ? from : skip(text, agency.end, to), to);
  if (people !== undefined) {
    const agencies = agency === undefined ? [] : mentions(view, from, agency.end, 'sign-off');
    const credit: Credit = { role: 'reporting', names: people, raw: text.slice(from, to) };
    return {
      start,
      end,
      kind: 'sign-off',
      rule,
      confidence: 0.9,
      agencies,
      credits: people.length > 0 ? [credit] : [],
    };
  }
  // House, name and place, with blanks between: no sentence has them.
  const words = text.slice(from, to).split(/\s+/);
  const isSigned =
    words.length >= 2 &&
    words.length <= 4 &&
    words.every((word) => word.length <= 10 && !/[，。、：；？！]/.test(word));
  return isSigned
    ? {
        start,
        end,
        kind: 'sign-off',
        rule,
        confidence: 0.85,
        agencies: agency === undefined ? [] : mentions(view, from, agency.end, 'sign-off'),
      }
    : undefined;
}

const NO_PARTS: readonly string[] = [];

/** Initials alone: `asl/tib/pid`, `केके/एएस`, `JDE/RDV/KAV`, `ABC // DEF`, `SUN DP KPS SDG`. */
function initials(view: View, start: number, end: number, line: boolean): Ending | undefined {
  const { text } = view.document;
  const [from, to] = inner(text, start, end);
  if (to - from > 40) return undefined;
  const core = text.slice(from, to);
  const rule = 'sign-off/initials';
  const parts = core.includes('/') ? core.split(/\s*\/{1,2}\s*/u) : NO_PARTS;
  const isSlashed = parts.length >= 2 && parts.length <= 6;
  if (isSlashed && parts.every((part) => isInitial(view, part)) && sameCase(parts))
    return { start, end, kind: 'sign-off', rule, confidence: line ? 0.95 : 0.9, codes: parts.map(undouble) };
  // `एकेजे/`, `sn/`: one code, its slash left open.
  if (line && text[to] === '/' && !core.includes('/') && isInitial(view, core) && sameCase([core]))
    return { start, end, kind: 'sign-off', rule, confidence: 0.9, codes: [undouble(core)] };
  // Capitals in a row, the agency cut off: three codes or more, so that no acronyms of prose are met.
  const first = core.charCodeAt(0);
  if (first < 0x41 || first > 0x5a) return undefined;
  const words = core.split(/\s+/);
  const isRow = words.length >= 3 && words.length <= 6 && words.every((word) => /^[A-Z]{2,4}$/.test(word));
  return isRow ? { start, end, kind: 'sign-off', rule, confidence: 0.9, codes: words } : undefined;
}

/** Two to five letters; names of letters in Indic scripts run to ten: `डीएससी`. */
function isInitial(view: View, part: string): boolean {
  if (!/^[\p{L}\p{M}\u200c\u200d]{1,10}(?:-\p{L}{1,4})?$/u.test(part)) return false;
  const kind = CLASS[part.charCodeAt(0)]!;
  if (kind > LATIN && !isLower(part.charCodeAt(0)) && !isUpper(part.charCodeAt(0)))
    return kind !== HAN && !view.knowledge.stopwords.has(foldString(part));
  return part.length >= 2 && part.length <= 8 && (part.length <= 5 || part.includes('-'));
}

/** All lower case, or all capitals: `and/or` passes, but no line of a story is only that. */
const sameCase = (parts: readonly string[]): boolean =>
  parts.every((part) => part === part.toLowerCase()) || parts.every((part) => part === part.toUpperCase());

/** Stamps of editing systems: `KWS-21:37-09-12-18`, `091223 dec 18`, `AP-WF-11-13-13 0745GMT`, `1048 23 may 2000`. */
function stamp(text: string, start: number, end: number): Ending | undefined {
  const [from, to] = [start, trim(text, start, end)];
  if (to - from > 40 || to - from < 6) return undefined;
  let digits = 0;
  let letters = 0;
  let words = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (CLASS[unit] === DIGIT) digits++;
    else if (CLASS[unit]! >= LATIN) {
      letters++;
      if (at === from || CLASS[text.charCodeAt(at - 1)]! < LATIN) words++;
    } else if (CLASS[unit] !== BLANK && unit !== 0x3a && !isDash(unit)) return undefined;
  }
  const isStamp = digits >= 6 && letters > 0 && letters <= digits && words <= 3 && STAMP.test(text.slice(from, to));
  return isStamp ? { start, end, kind: 'sign-off', rule: 'sign-off/stamp', confidence: 0.85 } : undefined;
}

/** A code and a clock or a row of numbers; a plain date such as `12 March 2024` is none. */
const STAMP =
  /^(?:[A-Z]{2,5}-(?:[A-Z]{2}-\d{2}[:-]\d{2}-\d{2}|\d{2}[:-]\d{2}-\d{2}-\d{2}).{0,12}|\d{4,6}\s\S{1,4}\s.{1,12}|\d{4}\s\d{4}\s\p{L}{2,16})$/u;

const MAIL = /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/;

/** The reporter's address alone on its line, or in double brackets with numbers: `((name@agency.com; +47 22 33))`. */
function mail(text: string, start: number, end: number, line: boolean): Ending | undefined {
  if (!line) return undefined;
  const [from, to] = inner(text, start, end);
  const found = MAIL.exec(text.slice(from, to))?.[0];
  if (found === undefined) return undefined;
  for (let at = from + found.length; at < to; at++) {
    const kind = CLASS[text.charCodeAt(at)]!;
    if (kind >= LATIN) return undefined;
  }
  return { start, end, kind: 'sign-off', rule: 'sign-off/mail', confidence: 0.85 };
}

/** Longest sign-off behind a full stop. */
const BEHIND_MAX = 90;

/** What stands behind the last sentence of a paragraph: a bracket, initials, an agency with names, an end word. */
function behindSentence(view: View, block: Span): Ending[] {
  const { text } = view.document;
  const found: Ending[] = [];
  let end = trim(text, block.start, block.end);
  // `… said. (PTI) ABC`, `… 。（完）`: two of them may follow each other.
  for (let round = 0; round < 3; round++) {
    const one = lastBracket(view, block.start, end) ?? behindStop(view, block.start, end);
    if (one === undefined) break;
    found.unshift(one);
    end = trim(text, block.start, one.start);
  }
  return found;
}

/** `(Reporting by A; Editing by B)` anywhere in the last paragraph: something was glued behind it. */
function inBrackets(view: View, block: Span, index: number): Ending[] {
  const { text } = view.document;
  const { all, first } = view.marks;
  const found: Ending[] = [];
  for (let mark = first[index]!; mark < first[index + 1]!; mark++) {
    const { start, entry } = all[mark]!;
    if (entry.is !== 'cue' || entry.cue !== 'reporting' || closerOf(text.charCodeAt(start - 1)) === 0) continue;
    const close = closing(text, start - 1, block.end, CREDITS_MAX);
    // At the end of the block it is found as its last bracket.
    if (close < 0 || close + 1 >= trim(text, block.start, block.end)) continue;
    const read = credited(view, start - 1, close + 1);
    if (read !== undefined && read.credits.length > 1 && found.every(({ end }) => end <= start)) found.push(read);
  }
  return found;
}

/** A bracket that closes the paragraph, in front of a full stop or behind it. */
function lastBracket(view: View, start: number, end: number): Ending | undefined {
  const { text } = view.document;
  let last = end;
  while (last > start && isSentenceEnd(text.charCodeAt(last - 1))) last = trim(text, start, last - 1);
  const unit = text.charCodeAt(last - 1);
  if (unit !== 0x29 && unit !== 0x5d && unit !== 0xff09 && unit !== 0x3011) return undefined;
  const limit = Math.max(start, last - CREDITS_MAX);
  let depth = 0;
  let open = -1;
  for (let at = last - 1; at >= limit; at--) {
    const here = text.charCodeAt(at);
    if (here === unit) depth++;
    else if (closerOf(here) === unit) {
      depth--;
      if (depth === 0) {
        open = at;
        break;
      }
    }
  }
  if (open <= start) return undefined;
  // `… of the network (AFP).`: inside the sentence the bracket only names the agency.
  const before = trim(text, start, open);
  const isBehind = endsLikeSentence(text, start, before);
  const isClosed = last < end;
  if (isClosed && !isBehind) return undefined;
  const read = last - open <= LINE_MAX ? readEnding(view, open, last, false) : undefined;
  if (read !== undefined)
    return isBehind || (read.kind !== 'sign-off' && (read.agencies?.length ?? 0) > 0) ? { ...read, end } : undefined;
  const credits = credited(view, open, last);
  return credits === undefined ? undefined : { ...credits, end };
}

/** Words behind the last full stop that end in none themselves. */
function behindStop(view: View, start: number, end: number): Ending | undefined {
  const { text } = view.document;
  const limit = Math.max(start, end - BEHIND_MAX);
  let from = -1;
  for (let at = end - 1; at > limit; at--) {
    const before = text.charCodeAt(at - 1);
    if (CLASS[before]! >= LATIN || CLASS[before] === BLANK) continue;
    if (!isSentenceEnd(before) && !isCloser(before) && before !== 0x7c) continue;
    if (CLASS[text.charCodeAt(at)] === DIGIT || isSentenceEnd(text.charCodeAt(at)) || isCloser(text.charCodeAt(at)))
      continue;
    // A full stop inside `हि.स.` or `नाम.श्रवण` ends no sentence: a blank, a quote or another script has to come.
    const isEnd =
      CLASS[text.charCodeAt(at)] === BLANK ||
      before !== 0x2e ||
      isDash(text.charCodeAt(at)) ||
      (isUpper(text.charCodeAt(at)) && isLower(text.charCodeAt(at - 2))) ||
      isCaseless(text.charCodeAt(at));
    if (!isEnd) continue;
    from = skip(text, at, end);
    if (from >= end) return undefined;
    const read = readEnding(view, from, end, false);
    if (read !== undefined && isBelievable(read)) return { ...read, end };
    // Reporting by A. Editing by B: the list itself has full stops.
    const credits =
      CLASS[text.charCodeAt(from)]! >= LATIN || closerOf(text.charCodeAt(from)) !== 0
        ? credited(view, from, end)
        : undefined;
    if (credits !== undefined) return credits;
  }
  return undefined;
}

/** A letter of a script without case. */
const isCaseless = (unit: number): boolean => CLASS[unit]! > LATIN && !isLower(unit) && !isUpper(unit);

/** Behind a sentence, marks alone and stamps say nothing. */
const isBelievable = (read: Ending): boolean => read.rule !== 'end-mark/rule' && read.rule !== 'sign-off/stamp';
