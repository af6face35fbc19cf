/**
 * The byline: who wrote it. Names without their jobs and places; a desk gives a byline without names.
 *
 *     By Anna Berg and Ravi Kumar in Delhi      cue, names, place
 *     लोकसत्ता प्रतिनिधी                             a desk alone on its line
 *     … ने कहा।Posted By: Ravi Kumar             glued to the last sentence
 *
 * Looks at the lines above the first paragraph, at the start of that paragraph, and at the end of the story.
 */
import type { Block, Byline, Claim, Credit, Judgement, Span } from '../model.ts';
import {
  BLANK,
  CLASS,
  DIGIT,
  endsLikeSentence,
  HAN,
  HANGUL,
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
import { type Bar, isStamp, readBar, stampIn } from './byline-bar.ts';
import { readDate } from './date.ts';
import type { DatelineFound } from './dateline.ts';
import { placeKindOf } from './gazetteer.ts';
import { contactEnd, printed, readNames, startsWithCalendar } from './names.ts';
import { pageTop } from './page-top.ts';
import {
  type AgencyHit,
  agencyAt,
  closerOf,
  closing,
  cueAt,
  isComma,
  isDash,
  isFurniture,
  lineBelow,
  skip,
  someUnit,
  trim,
  widthOf,
} from './reader.ts';

export interface BylineFound {
  /** Null: a line that names an agency and no author. */
  readonly field: Byline | null;
  readonly claims: readonly Claim[];
  /** An agency stands where a name stands: `By PTI`. */
  readonly agencies: readonly Span[];
  /** Who did what, where the line says so. */
  readonly credits?: readonly Credit[];
  /** Nobody signs in the line: it is a stamp with a town. */
  readonly isStamp?: boolean;
}

/**
 * An agency that signs with its name on a line above the story: `Press Trust of India`, `(PTI)`. A spelling that is an
 * ordinary word as well, `भाषा`, signs only on the line right above the dateline.
 */
export function findSigner(
  view: View,
  judgement: Judgement,
  dateline: DatelineFound | undefined,
): { readonly claim: Claim; readonly agency: Span } | undefined {
  const { blocks, text } = view.document;
  let looked = 0;
  for (const block of blocks) {
    if (isFurniture(judgement, block.index)) continue;
    looked++;
    if (looked > SIGNER_BLOCKS || (widthOf(text, block) >= DECK_MIN && endsLikeSentence(text, block.start, block.end)))
      return undefined;
    const agency = block.end - block.start <= DECK_MIN ? signatureOf(view, block) : undefined;
    if (agency === undefined || agency.agency.kind === 'house') continue;
    if (agency.common && skip(text, block.end, text.length) !== dateline?.span.start) continue;
    return { claim: { ...claimOf(block, 'byline/agency', 0.9), kind: 'agency' }, agency };
  }
  return undefined;
}

/** The agency that a line consists of, in brackets or without. */
function signatureOf(view: View, { start, end }: Span): AgencyHit | undefined {
  const { text } = view.document;
  let to = trim(text, start, end);
  const isBracket = closerOf(text.charCodeAt(start)) !== 0 && closing(text, start, to, DECK_MIN) === to - 1;
  const from = isBracket ? skip(text, start + 1, to) : start;
  if (isBracket) to = trim(text, from, to - 1);
  const agency = agencyAt(view, from, to);
  return agency !== undefined && agency.end >= to ? agency : undefined;
}

/** Lines above the story in which an agency signs. */
const SIGNER_BLOCKS = 5;

/** Longest line that can be a byline, in code units. */
const LINE_MAX = 140;
/** Blocks at the top in which a byline is looked for. */
const TOP_BLOCKS = 12;
/** Paragraphs end lines like these; shorter ones can be names. */
const PARAGRAPH_MIN = 160;
/** Decks and short paragraphs: below one, a desk alone is no byline any more. */
const DECK_MIN = 80;

/** Find the byline; the one in the dateline first. `undefined` if there is none. */
export function findByline(
  view: View,
  judgement: Judgement,
  dateline: DatelineFound | undefined,
): BylineFound | undefined {
  const top = atTheTop(view, judgement, dateline);
  const tails = postedBy(view, judgement);
  const claims = [...(top?.claims ?? []), ...tails.map(({ claim }) => claim)];
  const { agencies = [], credits = [] } = top ?? {};
  const tail = tails.find(({ field }) => field.names.length > 0) ?? tails[0];
  const person = [top?.field, tail?.field].find((field) => (field?.names.length ?? 0) > 0);
  // A desk in the dateline gives way to a person above it or behind the story.
  if (
    dateline?.byline &&
    dateline.byline.names.length === 0 &&
    person &&
    cueAt(view, dateline.byline.span.start, dateline.byline.span.end, 'byline') === undefined
  )
    return { field: person, claims: [...claims, ...aside(dateline)], agencies, credits };
  if (dateline?.byline)
    return { field: fromDateline(view, dateline.byline), claims: [...claims, ...aside(dateline)], agencies, credits };
  if (top === undefined && tail === undefined) return undefined;
  return { field: person ?? top?.field ?? tail?.field ?? null, claims, agencies, credits };
}

/** The byline in front of a dateline is claimed on its own; one inside it goes with it. */
function aside(dateline: DatelineFound): Claim[] {
  const { span } = dateline.byline!;
  return span.end <= dateline.span.start || span.start >= dateline.span.end
    ? [claimOf(span, 'byline/dateline', 0.95)]
    : [];
}

const claimOf = (span: Span, rule: string, confidence: number): Claim => ({
  start: span.start,
  end: span.end,
  kind: 'byline',
  rule,
  confidence,
  because: [{ rule, weight: 1 }],
});

function fromDateline(view: View, byline: NonNullable<DatelineFound['byline']>): Byline {
  const { text } = view.document;
  const raw = printed(text, byline.span);
  if (byline.names.length > 0) return { raw, names: byline.names };
  const cue = cueAt(view, byline.span.start, byline.span.end, 'byline');
  if (cue === undefined || cueAt(view, byline.span.start, byline.span.end, 'desk') !== undefined)
    return { raw, names: [] };
  return { raw, names: readNames(view, cue.end, byline.span.end).names };
}

function atTheTop(view: View, judgement: Judgement, dateline: DatelineFound | undefined): BylineFound | undefined {
  for (const block of pageTop(view, judgement)) {
    const found = block.end - block.start <= LINE_MAX ? lineOf(view, block, true) : undefined;
    if (found !== undefined) return found;
  }
  const stamps: Claim[] = [];
  const found = belowTheTop(view, judgement, dateline, stamps);
  if (stamps.length === 0) return found;
  return { field: null, agencies: [], ...found, claims: [...(found?.claims ?? []), ...stamps] };
}

/** The byline above the first paragraph or right below it; lines that are stamps with a town go into `stamps`. */
function belowTheTop(
  view: View,
  judgement: Judgement,
  dateline: DatelineFound | undefined,
  stamps: Claim[],
): BylineFound | undefined {
  const { blocks, text } = view.document;
  let looked = 0;
  let isAbove = true;
  let title: Block | undefined;
  let above: Block | undefined;
  for (const block of blocks) {
    const verdict = judgement.verdicts[block.index];
    const isAside = isFurniture(judgement, block.index);
    if (isAside && verdict?.kind !== 'bio' && verdict?.kind !== 'timestamp') continue;
    const hasDateline = holdsDateline(block, dateline);
    if (block.end - block.start <= LINE_MAX && !hasDateline) {
      const found = lineOf(view, block, isAbove);
      if (found?.isStamp === true) {
        stamps.push(...found.claims);
        continue;
      }
      if (found !== undefined) {
        // `Anna Berg⏎Staff Writer`: the name on the line above its title; `Staff Reporter` alone is a desk.
        const isTitle =
          above !== undefined && above !== title && (cueAt(view, block.start, block.end, 'job')?.end ?? 0) >= block.end;
        const named = isTitle ? nameAlone(view, above!) : undefined;
        if (named !== undefined) return { ...named, claims: [...named.claims, ...found.claims] };
        return isAbove ? withMoreBelow(view, judgement, dateline, block, withLineBelow(view, block, found)) : found;
      }
    }
    if (hasDateline && title !== undefined && above !== undefined) {
      const found = nameAlone(view, above);
      if (found !== undefined) return found;
    }
    // A name above or below the time stamp, under the headline; capitals throughout are a label: `SPONSORED CONTENT`.
    const isBesideStamp = [-1, 1].some((step) => judgement.verdicts[block.index + step]?.kind === 'timestamp');
    if (!isAside && above !== undefined && isBesideStamp && someUnit(text, block.start, block.end, isLower)) {
      const found = nameAlone(view, block);
      if (found !== undefined) return found;
    }
    if (!isAside) [title, above] = [title ?? above, block];
    looked++;
    // A long paragraph ends the top; a short one may be a deck, with the byline below it.
    const isProse = endsLikeSentence(text, block.start, block.end);
    if (isProse && widthOf(text, block) >= PARAGRAPH_MIN) return undefined;
    if (isProse && widthOf(text, block) >= DECK_MIN) isAbove = false;
    if (looked >= TOP_BLOCKS) return undefined;
  }
  return undefined;
}

/** Does the dateline begin in a block? */
const holdsDateline = ({ start, end }: Block, dateline: DatelineFound | undefined): boolean =>
  dateline !== undefined && dateline.span.start >= start && dateline.span.start < end;

/** Lines below a byline that say again who, or when. */
const MORE_MAX = 3;

/**
 * `Fjord Desk⏎By Anna Berg | Updated: May 5⏎Fjord Desk`: the lines below that are bylines too. A person takes the place of a
 * desk; people on a second line without a cue are left to the text: they may be whom the story is about.
 */
function withMoreBelow(
  view: View,
  judgement: Judgement,
  dateline: DatelineFound | undefined,
  block: Block,
  found: BylineFound,
): BylineFound {
  const { blocks } = view.document;
  let all = found;
  for (let index = block.index + 1; index <= block.index + MORE_MAX && index < blocks.length; index++) {
    const below = blocks[index]!;
    if (isFurniture(judgement, index)) continue;
    if (below.end - below.start > LINE_MAX || holdsDateline(below, dateline)) break;
    const more = lineOf(view, below, true);
    if (more === undefined || more.field === null) break;
    const isPerson = more.field.names.length > 0;
    const named = all.field?.names ?? [];
    // `By Anna Berg⏎By Kari Dahl`: the cue says of her too that she wrote it.
    const isSecond = isPerson && named.length > 0;
    if (isSecond && more.claims.some(({ rule }) => rule !== 'byline/cue')) break;
    const field = isSecond
      ? { raw: `${all.field!.raw} ${more.field.raw}`, names: [...new Set([...named, ...more.field.names])] }
      : more.field;
    all = { ...all, ...(isPerson && { field }), claims: [...all.claims, ...more.claims] };
  }
  return all;
}

/** `By Anna Berg⏎Staff Writer`, `…⏎anna.berg@example.com`: the line below that says what she is, or where she is reached. */
function withLineBelow(view: View, block: Block, found: BylineFound): BylineFound {
  const { blocks, text } = view.document;
  const below = blocks[block.index + 1];
  if (found.field === null || found.field.names.length === 0 || below === undefined) return found;
  const end = trim(text, below.start, below.end);
  if (contactEnd(text, below.start, end) < end && !deskLine(view, below.start, end)) return found;
  return { ...found, claims: [...found.claims, claimOf(below, 'byline/below', 0.85)] };
}

/** Words of a name on a line of its own: `R. Vaidyanathan`, `Anna Maria Berg`. */
const ALONE_MIN = 2;
const ALONE_MAX = 4;

/** A name between headline and dateline, without any cue: capitals throughout, no town and no word of the language. */
function nameAlone(view: View, block: Block): BylineFound | undefined {
  const { text } = view.document;
  const line = text.slice(block.start, block.end);
  const words = line.split(/\s+/);
  if (words.length < ALONE_MIN || words.length > ALONE_MAX || !words.every((word) => NAME_WORD.test(word)))
    return undefined;
  const isKnown = words.some((word) => word.length > 2 && view.knowledge.stopwords.has(foldString(word)));
  if (isKnown || placeKindOf(line) !== 'none' || agencyAt(view, block.start, block.end) !== undefined) return undefined;
  const { names, odd } = readNames(view, block.start, block.end);
  // `Chief Editor`: a title.
  if (names.length !== 1 || !/\s/.test(names[0]!) || odd > 0) return undefined;
  return { field: { raw: line, names }, claims: [claimOf(block, 'byline/name', 0.8)], agencies: [] };
}

/** A capital, then small letters or nothing: `Anna`, `R.`, `S.K.`, `O’Brien`, `Jean-Luc`. */
const NAME_WORD = /^(?:\p{Lu}\.?){1,3}$|^\p{Lu}[\p{L}\p{M}]*(?:[’'-]\p{L}+){0,2}$/u;

/** Signs that part a line into who, where and when. */
const PARTED = /[|•·｜]|\s[–—-]\s/;

/** A whole line as a byline. */
function lineOf(view: View, block: Block, isAbove: boolean): BylineFound | undefined {
  const { text } = view.document;
  let at = block.start;
  while (at < block.end && !isLetter(text.charCodeAt(at))) at++;
  // `05.05.2020 10:30 | dpa`
  const dated = isAbove && isDigit(text.charCodeAt(block.start)) ? readBar(view, block.start, block.end) : undefined;
  if (dated !== undefined) return barOf(view, block, dated);
  if (at - block.start > 3 || at >= block.end) return undefined;
  let end = trim(text, at, block.end);
  const isBracket = closerOf(text.charCodeAt(block.start)) !== 0;
  // Below the first paragraph a bracket is a sign-off.
  if (isBracket && !isAbove) return undefined;
  while (end > at && (isTail(text.charCodeAt(end - 1)) || (isBracket && isCloser(text.charCodeAt(end - 1))))) end--;
  // `新华社记者 王明`: the agency in front of the cue.
  const house = CLASS[text.charCodeAt(at)] === HAN ? agencyAt(view, at, end) : undefined;
  const cue = cueAt(view, at, end, 'byline') ?? (house && cueAt(view, house.end, end, 'byline'));
  const isCued = cue !== undefined && cue.end < end;
  const isParted = PARTED.test(text.slice(at, end));
  const simple = isCued && !isParted ? cued(view, block, cue.end, end) : undefined;
  if (simple !== undefined) return simple;
  const bar = isAbove && !isBracket ? readBar(view, at, end) : undefined;
  if (bar !== undefined) return barOf(view, block, bar);
  if (isCued) return isParted ? cued(view, block, cue.end, end) : undefined;
  const label = isAbove && !isBracket ? cueAt(view, at, end, 'byline-label', 'desk') : undefined;
  if (label !== undefined && behindMark(text, label.end, end) >= 0) {
    const found = cued(view, block, label.end, end);
    if (found?.field && (found.field.names.length > 0 || found.agencies.length > 0)) return found;
  }
  if (isAbove && !isBracket && deskLine(view, at, end))
    return {
      field: { raw: text.slice(at, end), names: [] },
      claims: [claimOf(block, 'byline/desk', 0.9)],
      agencies: [],
    };
  return isAbove ? titled(view, block, at, end) : undefined;
}

/** The byline of a line with all that stands under a headline. */
const barOf = (view: View, block: Block, { names, signed, agencies, credits, isStamp }: Bar): BylineFound => ({
  field: signed === null ? null : { raw: printed(view.document.text, signed), names },
  claims: [
    isStamp ? { ...claimOf(block, 'timestamp/town', 0.9), kind: 'timestamp' } : claimOf(block, 'byline/bar', 0.9),
  ],
  agencies,
  credits,
  isStamp,
});

/** Words of a name in front of a title. */
const TITLED_MAX = 48;

/**
 * A name, then what the person is: `Anna Berg, Staff Writer`, `Jean Dupont, correspondant à Rome`, `홍길동 기자`, `राजेश
 * वर्मा की रिपोर्ट`. A town, an agency or an address may follow the title.
 */
function titled(view: View, block: Block, start: number, end: number): BylineFound | undefined {
  const { text } = view.document;
  const limit = Math.min(end, start + TITLED_MAX);
  const isKorean = CLASS[text.charCodeAt(start)] === HANGUL;
  let stop = 0;
  let hasMark = false;
  for (let at = start + 1; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (isComma(unit) || unit === 0x7c || (isDash(unit) && CLASS[text.charCodeAt(at - 1)] === BLANK)) {
      if (hasMark) return undefined;
      hasMark = true;
      stop = trim(text, start, at);
      continue;
    }
    if (!isLetter(unit) || isLetter(text.charCodeAt(at - 1))) continue;
    const title = cueAt(view, at, end, 'job', 'desk', 'byline-after');
    if (title === undefined || title.entry.is !== 'cue' || isLetter(text.charCodeAt(title.end))) continue;
    const isAfter = title.entry.cue === 'byline-after';
    // Only a mark parts a name from its title: `Chief Editor`, `विशेष संवाददाता` are one thing.
    if (!hasMark && !isAfter && !isKorean) return undefined;
    if (!hasMark) stop = trim(text, start, at);
    if (isAfter ? title.end < end : !endsTitle(view, title.end, end)) return undefined;
    const name = text.slice(start, stop);
    if ((!/\s/.test(name) && !isKorean) || placeKindOf(name) !== 'none') return undefined;
    const { names, desks, odd } = readNames(view, start, stop);
    if (names.length === 0 || desks > 0 || odd > 0) return undefined;
    if (names.length > 1 && !isKorean && !names.every((one) => /\s/.test(one))) return undefined;
    const raw = text.slice(block.start, trim(text, block.start, block.end));
    return { field: { raw, names }, claims: [claimOf(block, 'byline/title', 0.85)], agencies: [] };
  }
  return undefined;
}

/** An address: `hong@example.com`. */
const ADDRESS = /^[\w.+-]{1,40}@[\w.-]{1,40}$/;

/** Without blanks, brackets and full stops at its end; a pattern for that would look at each run of them again. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (CLASS[text.charCodeAt(end - 1)] === BLANK || text[end - 1] === ')' || text[end - 1] === '.'))
    end--;
  return text.slice(0, end);
}

/** May a title end here: at the end of the line, or in front of a town, an agency or an address? */
function endsTitle(view: View, at: number, end: number): boolean {
  const { text } = view.document;
  const rest = withoutEnd(text.slice(at, end).replace(/^[\s,،|(-]+/, ''));
  if (rest === '' || ADDRESS.test(rest)) return true;
  let from = at;
  while (from < end && !isLetter(text.charCodeAt(from))) from++;
  const inside = cueAt(view, from, end, 'in');
  const start = inside === undefined ? from : skip(text, inside.end, end);
  return placeKindOf(withoutEnd(text.slice(start, end))) !== 'none' || agencyAt(view, start, end)?.end === end;
}

/** Where the name begins behind a colon, dash, slash, bar, middle dot or equals sign; -1 if none follows the cue. */
function behindMark(text: string, at: number, end: number): number {
  // `文/`: the mark is a part of the cue.
  if (MARKS.includes(text[at - 1]!)) return at;
  const from = skip(text, at, end);
  return from < end && (isDash(text.charCodeAt(from)) || MARKS.includes(text[from]!)) ? from + 1 : -1;
}

const MARKS = ':՝：/／|｜・＝=';

const isTail = (unit: number): boolean =>
  unit === 0x7c || isDash(unit) || unit === 0x3a || unit === 0x2e || unit === 0x964;

/** What follows a cue: names and nothing else. */
function cued(view: View, block: Block, from: number, end: number): BylineFound | undefined {
  const { text } = view.document;
  const mark = behindMark(text, from, end);
  const hasMark = mark >= 0;
  const first = skip(text, hasMark ? mark : from, end);
  if (first >= end || (!hasMark && first === from)) return undefined;
  const at = behindTown(view, first, end);
  // `De notre correspondant à Oslo`: the cue is the desk.
  if (at >= end)
    return {
      field: { raw: printed(text, block), names: [] },
      claims: [claimOf(block, 'byline/cue', 0.95)],
      agencies: [],
    };
  // `By Sunday, the river …`: prose has lower-case words; a byline has names, jobs, places and dates.
  const { names, desks, odd } = readNames(view, at, withoutDay(view, at, end));
  if (names.length + desks === 0 || odd > (hasMark ? names.length + desks : 0)) return undefined;
  if (!hasMark && names.length > 0 && startsWithCalendar(view, at, end)) return undefined;
  const agencies: Span[] = [];
  const agency = agencyAt(view, at, end);
  if (agency !== undefined && desks > 0) agencies.push(agency);
  const raw = text.slice(block.start, trim(text, block.start, block.end));
  return { field: { raw, names }, claims: [claimOf(block, 'byline/cue', 0.95)], agencies };
}

/** Behind `in Oslo` and its comma at `at`, if that is a known town or country; else `at`. */
function behindTown(view: View, at: number, end: number): number {
  const { text } = view.document;
  const inside = cueAt(view, at, end, 'in');
  if (inside === undefined || !isUpper(text.charCodeAt(skip(text, inside.end, end)))) return at;
  let stop = inside.end;
  while (stop < end && text[stop] !== ',') stop++;
  return placeKindOf(printed(text, { start: inside.end, end: stop })) === 'none'
    ? at
    : skip(text, Math.min(stop + 1, end), end);
}

/** The end of the names in front of `on November 3, 2025`, `Published: November 3`. */
function withoutDay(view: View, start: number, end: number): number {
  const { text } = view.document;
  const stamp = stampIn(view, start, end);
  if (stamp !== undefined) return trim(text, start, stamp);
  for (let at = start + 1; at < end; at++) {
    const kind = CLASS[text.charCodeAt(at)]!;
    if ((kind < LATIN && kind !== DIGIT) || CLASS[text.charCodeAt(at - 1)] !== BLANK) continue;
    const date = readDate(view, at, end);
    if (date?.day == null || date.month === null) continue;
    // What follows is a time, a town or a desk; `By Anna Berg March 3 - The river …` goes on with the story.
    if (!isStamp(view, at, end) && readNames(view, date.end, end).odd > 0) return end;
    const before = trim(text, start, at);
    const link = text.lastIndexOf(' ', before - 1);
    // `on`, `am`, `le`: a short word in front of the day.
    return link > start && before - link <= 4 && isLower(text.charCodeAt(link + 1)) ? trim(text, start, link) : before;
  }
  return end;
}

/** A desk, or a house whose desk signs with its name alone; a town may stand before or behind it. */
function deskLine(view: View, start: number, end: number): boolean {
  const { text } = view.document;
  if (end - start > 60) return false;
  // `Staff`, `Newsroom`: one word of a menu; where there is no case one word is enough.
  const first = text.charCodeAt(start);
  if ((isUpper(first) || isLower(first)) && !/\s/.test(text.slice(start, end))) return false;
  for (let at = start; at < end; at = nextWord(text, at, end)) {
    const desk = cueAt(view, at, end, 'desk');
    const house = agencyAt(view, at, end);
    const stop = Math.max(desk?.end ?? 0, house?.agency.kind === 'house' ? house.end : 0);
    if (stop === 0) continue;
    if (areTowns(view, start, at) && areTowns(view, stop, end)) return true;
  }
  return false;
}

/** Are the parts of `[start, end)`, if there are any, towns and houses? `, अमर उजाला, लखनऊ` */
function areTowns(view: View, start: number, end: number): boolean {
  const { text } = view.document;
  for (let from = start; from < end; ) {
    let to = from;
    while (to < end && !PART_ENDS.includes(text[to]!)) to++;
    const inside = cueAt(view, skip(text, from, to), to, 'in');
    const at = skip(text, inside?.end ?? from, to);
    const stop = trim(text, at, to);
    if (
      stop > at &&
      placeKindOf(printed(text, { start: at, end: stop })) === 'none' &&
      agencyAt(view, at, stop)?.end !== stop
    )
      return false;
    from = to + 1;
  }
  return true;
}

const PART_ENDS = ',،|:()-–—';

function nextWord(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && (isLetter(text.charCodeAt(next)) || CLASS[text.charCodeAt(next)] === ZERO_WIDTH)) next++;
  while (next < end && CLASS[text.charCodeAt(next)]! < LATIN) next++;
  return next;
}

/** Blocks at the end in which `Posted By: X` is looked for. */
const TAIL_BLOCKS = 6;
/** Longest name behind it. */
const TAIL_MAX = 80;

/** `Posted By: X`, `Edited by X`, glued to the last sentence, on a line of its own or on two. */
function postedBy(view: View, judgement: Judgement): { field: Byline; claim: Claim }[] {
  const { blocks, text } = view.document;
  const found: { field: Byline; claim: Claim }[] = [];
  let looked = 0;
  for (let index = blocks.length - 1; index >= 0 && looked < TAIL_BLOCKS; index--) {
    if (isFurniture(judgement, index)) continue;
    looked++;
    const block = blocks[index]!;
    for (let mark = view.marks.first[index]!; mark < view.marks.first[index + 1]!; mark++) {
      const { start, end, entry } = view.marks.all[mark]!;
      if (entry.is !== 'cue' || entry.cue !== 'byline' || block.end - start > TAIL_MAX) continue;
      // `Edited By: X`: the cue of a credit ends in this one.
      if (view.marks.all.slice(Math.max(0, mark - 3), mark).some((one) => one.start < start && one.end >= end))
        continue;
      const at = skip(text, end, block.end);
      // In a bracket it is a sign-off.
      if (closerOf(text.charCodeAt(start - 1)) !== 0) continue;
      if (text[at] !== ':' && !(isGlued(text, start, block.start) && isUpper(text.charCodeAt(at)))) continue;
      // The name may stand on the next line. `By:` alone sorts lists too.
      const isLabel = at + 1 >= block.end && entry.text.includes(' ');
      const last = ((isLabel && lineBelow(view, judgement, index, TAIL_MAX)) || block).end;
      const from = text[at] === ':' ? skip(text, at + 1, last) : at;
      const stop = trim(text, from, last);
      const { names, desks, odd } = readNames(view, from, stop);
      // `By Monday`: a sentence that was cut off.
      if (names.length + desks === 0 || odd > 0 || startsWithCalendar(view, from, stop)) continue;
      const span = { start, end: stop };
      const raw = text.slice(start, stop).replace(/\s+/g, ' ');
      found.push({ field: { raw, names }, claim: claimOf(span, 'byline/posted', 0.9) });
      break;
    }
  }
  return found;
}

/** A cue right behind a letter or full stop, without a blank: a scraper lost a line break. */
function isGlued(text: string, at: number, from: number): boolean {
  if (at === from || !isUpper(text.charCodeAt(at))) return false;
  const before = text.charCodeAt(at - 1);
  return isSentenceEnd(before) || (CLASS[before]! >= LATIN && !isLower(before));
}
