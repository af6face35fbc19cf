/**
 * The line under a headline that says who, for whom, where and when, its parts between strokes, dots or commas:
 *
 *     Anna Berg | New Delhi | Updated: May 5, 2020 10:30 IST
 *     Reported by: Anna Berg, Edited by: Ravi Das
 *     Anna Berg May 5, 2020 / 10:30 AM IST
 *
 * Each part must be a stamp, a credit, a name, a desk, an agency or a town, and one of them must be more than a name: a
 * row of a table with names and towns is none. Seen on sites of Indian and American papers; ours in wording.
 */
import type { AgencyMention, Credit, Span } from '../model.ts';
import { KIND_DATE } from '../sweep/lexicon.ts';
import { BLANK, CLASS, DIGIT, isLetter, isLower, isUpper, LATIN } from '../text/characters.ts';
import { isClockWord } from '../text/clock.ts';
import { foldString } from '../text/fold.ts';
import type { View } from '../view.ts';
import { mentions, readCredits } from './credits.ts';
import { readDate } from './date.ts';
import { placeKindOf } from './gazetteer.ts';
import { contactEnd, isPersonLike, readNames, startsWithCalendar } from './names.ts';
import { agencyAt, cueAt, hitsAt, isDash, skip, trim } from './reader.ts';

export interface Bar {
  /** People who wrote it; those who edited it if nobody else is named. */
  readonly names: readonly string[];
  readonly credits: readonly Credit[];
  readonly agencies: readonly AgencyMention[];
  /** From the first author, desk or role to the last; null if there is none. */
  readonly signed: Span | null;
  /** Nobody signs: a stamp with a label, and the town or site that it was made in. */
  readonly isStamp: boolean;
}

const PARTS_MAX = 8;

/** Read `[start, end)` as such a line and nothing else; `undefined` if a part of it is none. */
export function readBar(view: View, start: number, end: number): Bar | undefined {
  const parts = partsOf(view.document.text, start, end);
  if (parts.length === 0 || parts.length > PARTS_MAX) return undefined;
  const read: Read = { ...NOTHING, writers: [], credits: [], agencies: [] };
  if (!parts.every((part) => readPart(view, part, read))) return undefined;
  const { writers, credits, agencies, desks, stamps, cues, signed } = read;
  if (stamps + cues + credits.length + (parts.length > 1 ? desks + agencies.length : 0) === 0) return undefined;
  const isStamp = writers.length + credits.length + desks + agencies.length === 0;
  // A stamp alone is the judge's.
  if (isStamp && (read.labels === 0 || read.towns === 0)) return undefined;
  const names = writers.length > 0 ? writers : authorsOf(credits, agencies.length === 0);
  return { names, credits, agencies, signed: names.length + desks > 0 ? signed : null, isStamp };
}

/** Those who reported or wrote; else those who edited or translated, unless it is an agency's story. */
function authorsOf(credits: readonly Credit[], isOwn: boolean): readonly string[] {
  const by = (...roles: readonly string[]): string[] =>
    credits.filter(({ role }) => roles.includes(role)).flatMap(({ names }) => names);
  const authors = by('reporting', 'writing');
  return authors.length > 0 || !isOwn ? authors : by('editing', 'translation');
}

interface Read {
  readonly writers: string[];
  readonly credits: Credit[];
  readonly agencies: AgencyMention[];
  desks: number;
  stamps: number;
  cues: number;
  /** Words in front of stamps: `Updated`. */
  labels: number;
  towns: number;
  signed: Span | null;
}

const NOTHING = { desks: 0, stamps: 0, cues: 0, labels: 0, towns: 0, signed: null };

const STROKES = '|•·｜';

/** What stands between strokes, and between dashes and slashes with blanks round them. */
function partsOf(text: string, start: number, end: number): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    const isStroke = at < end && STROKES.includes(text[at]!);
    const isSpaced =
      at < end && (isDash(text.charCodeAt(at)) || text[at] === '/') && text[at - 1] === ' ' && text[at + 1] === ' ';
    if (at < end && !isStroke && !isSpaced) continue;
    const part = { start: skip(text, from, at), end: trim(text, from, at) };
    if (part.end > part.start) parts.push(part);
    from = at + 1;
  }
  return parts;
}

/** Widen the signed part of the line. */
function sign(read: Read, span: Span): void {
  read.signed = { start: read.signed?.start ?? span.start, end: span.end };
}

/** Take one part in; false if it is nothing that such a line holds. */
function readPart(view: View, { start, end }: Span, read: Read): boolean {
  const { text } = view.document;
  if (readStamps(view, start, end, read)) return true;
  if (read.signed !== null && contactEnd(text, start, end) >= end) {
    read.cues++;
    return true;
  }
  const agency = agencyAt(view, start, end);
  if (agency !== undefined && agency.end >= end) {
    read.agencies.push(...mentions(view, start, end, 'credit'));
    if (agency.agency.kind === 'house') {
      read.desks++;
      sign(read, { start, end });
    }
    return true;
  }
  const cue = cueAt(view, start, end, 'byline');
  if (cue !== undefined && cue.end < end) {
    const behind = skip(text, cue.end, end);
    const from = text[behind] === ':' || text[behind] === '：' ? skip(text, behind + 1, end) : behind;
    const { names, desks, odd } = readNames(view, from, end);
    if (odd > 0 || names.length + desks === 0) return readPieces(view, start, end, read);
    if (from === behind && startsWithCalendar(view, from, end)) return false;
    read.cues++;
    sign(read, { start, end });
    read.desks += desks;
    const credits = readCredits(view, start, end);
    if (credits !== undefined) read.credits.push(...credits.credits);
    else read.writers.push(...names.filter((name) => placeKindOf(name) === 'none'));
    if (desks > 0) read.agencies.push(...mentions(view, from, end, 'credit'));
    return true;
  }
  const credits = readCredits(view, start, end);
  if (credits !== undefined) {
    // Who took the picture has not written the story.
    if (credits.credits.some(({ role }) => role !== 'photo')) sign(read, { start, end });
    read.credits.push(...credits.credits);
    read.agencies.push(...credits.agencies);
    return true;
  }
  if (isDesk(view, start, end)) {
    read.desks++;
    sign(read, { start, end });
    return true;
  }
  const words = text.slice(start, end);
  const isSite = SITE.test(words);
  if (isSite || placeKindOf(words) !== 'none') {
    read.towns++;
    if (isSite) read.labels++;
    return true;
  }
  return readPieces(view, start, end, read) || readCued(view, start, end, read) || readName(view, start, end, read);
}

/** The name of a site as its address: `HARBOURTIMES.COM`. */
const SITE = /^(?:[a-z][\w-]{2,40}\.){1,2}(?:com|net|org|in|co|news|uk)$/i;

/** `2h`, `3 d`: how long ago, in the manner of apps. */
const SHORT_SPAN = /^\d{1,2}\s?(?:h|d|w|m|mo|y|hr|hrs|min|mins)$/i;

/** A stamp or its label alone, or a stamp behind or in front of something else that such a line holds. */
function readStamps(view: View, start: number, end: number, read: Read): boolean {
  const { text } = view.document;
  const label = labelEnd(view, start, end);
  const at = stampIn(view, start, end);
  // Any words with a colon may be a label, but `Anna Berg Updated: May 5` holds one that is known.
  if (isStamp(view, start, end) && (label > start || at === undefined)) {
    read.stamps++;
    if (label > start) read.labels++;
    return true;
  }
  // `Publish Date - May 5, 2020`: the dash parts the two.
  if (label >= end && !/[\d:]/.test(text.slice(start, end - 1))) {
    read.labels++;
    return true;
  }
  const span = spanEnd(view, start, end);
  if (span >= end || SHORT_SPAN.test(text.slice(start, end))) {
    read.stamps++;
    read.labels++;
    return true;
  }
  if (span > start && readParts(view, [{ start: skip(text, span, end), end }], read)) {
    read.stamps++;
    read.labels++;
    return true;
  }
  if (at === undefined) return false;
  return readHalves(view, start, at, end, read);
}

/** Reads what stands before `at`, without its comma, and what stands from there on. */
function readHalves(view: View, start: number, at: number, end: number, read: Read): boolean {
  const last = withoutMark(view.document.text, start, at, ',');
  const halves = [
    { start, end: last },
    { start: at, end },
  ];
  return last > start && readParts(view, halves, read);
}

/** Take parts in, all of them or none. */
function readParts(view: View, parts: readonly Span[], read: Read): boolean {
  const before: Read = {
    ...read,
    writers: [...read.writers],
    credits: [...read.credits],
    agencies: [...read.agencies],
  };
  if (parts.every((part) => readPart(view, part, read))) return true;
  Object.assign(read, before);
  return false;
}

/** The end of `[start, end)` without blanks and one of `marks` before it. */
function withoutMark(text: string, start: number, end: number, marks: string): number {
  const stop = trim(text, start, end);
  return stop > start && marks.includes(text[stop - 1]!) ? trim(text, start, stop - 1) : stop;
}

/** The end of a label of stamps at `at`, `Last updated on`, as the packs have it; `at` if none opens there. */
const labelEnd = (view: View, at: number, end: number): number =>
  hitsAt(view, at, end).find(
    ({ entry }) => entry.is === 'phrase' && entry.phrase.kind === 'timestamp' && entry.phrase.at === 'start',
  )?.end ?? at;

/** The end of `3 hours ago`, `5 min read`, with or without a label before it; `at` if none opens there. */
function spanEnd(view: View, at: number, end: number): number {
  const { text } = view.document;
  const from = skip(text, labelEnd(view, at, end), end);
  let stop = from;
  while (stop < end && CLASS[text.charCodeAt(stop)] === DIGIT) stop++;
  if (stop === from || stop - from > 2) return at;
  const word = skip(text, stop, end);
  return (
    hitsAt(view, word, end).find(
      ({ entry }) => entry.is === 'phrase' && entry.phrase.kind === 'timestamp' && entry.phrase.at !== 'start',
    )?.end ?? at
  );
}

/** Where a stamp with its label begins behind the first word, and goes on to the end. */
export function stampIn(view: View, start: number, end: number): number | undefined {
  const { text } = view.document;
  for (let at = start + 1; at < end; at++) {
    const kind = CLASS[text.charCodeAt(at)]!;
    const before = CLASS[text.charCodeAt(at - 1)]!;
    // `Fjordby3 hours ago`: a scraper lost the blank.
    if ((kind < LATIN && kind !== DIGIT) || (before !== BLANK && (kind !== DIGIT || before < LATIN))) continue;
    if (kind === DIGIT ? spanEnd(view, at, end) >= end : opensStamp(view, at, end)) return at;
  }
  return undefined;
}

/** Does a known label open here, and nothing follow but its stamp? */
function opensStamp(view: View, at: number, end: number): boolean {
  const stop = labelEnd(view, at, end);
  return stop > at && (stop >= end || isStamp(view, at, end) || spanEnd(view, at, end) >= end);
}

/** `Anna Berg, New Delhi`, `Anna Berg May 5, 2020`: pieces with a comma or the start of a date between them. */
function readPieces(view: View, start: number, end: number, read: Read): boolean {
  const { text } = view.document;
  const day = dayIn(view, start, end);
  if (day !== undefined && day > start && isStamp(view, day, end)) {
    const last = withoutMark(text, start, day, ',/');
    if (last <= start || !readPart(view, { start, end: last }, read)) return false;
    read.stamps++;
    return true;
  }
  const comma = text.indexOf(',', start);
  if (comma <= start || comma >= end) return false;
  const rest = skip(text, comma + 1, end);
  return rest < end && readPart(view, { start, end: comma }, read) && readPart(view, { start: rest, end }, read);
}

/** `Fjordby Published by: Anna Berg`: a cue with its colon opens behind other parts. */
function readCued(view: View, start: number, end: number, read: Read): boolean {
  const { text } = view.document;
  for (let at = start + 1; at < end; at++) {
    if (CLASS[text.charCodeAt(at - 1)] !== BLANK || CLASS[text.charCodeAt(at)]! < LATIN) continue;
    const cue = cueAt(view, at, end, 'byline');
    const opens = cue === undefined ? readCredits(view, at, end) !== undefined : text[skip(text, cue.end, end)] === ':';
    if (!opens) continue;
    return readHalves(view, start, at, end, read);
  }
  return false;
}

/** A name of two words and more, with or without an account or address of its owner: `Anna Berg @annab`. */
function readName(view: View, start: number, end: number, read: Read): boolean {
  const { text } = view.document;
  let stop = start;
  while (stop < end && (CLASS[text.charCodeAt(stop - 1)] !== BLANK || contactEnd(text, stop, end) < end)) stop++;
  const hasContact = stop < end;
  stop = trim(text, start, stop);
  const name = text.slice(start, stop);
  if (!/\s/.test(name) || name.includes(',') || !isPersonLike(view, start, stop)) return false;
  // `홍길동 기자`: a title that a blank parts from the name.
  if (hasContact && readNames(view, start, stop).names[0] !== name.replace(/\s+/g, ' ')) return false;
  if (hasContact && (hasSmallWord(view, name) || !isOwnerOf(name, text.slice(stop, end)))) return false;
  if (hasContact) read.cues++;
  sign(read, { start, end: stop });
  // `Anna Berg and Kari Dahl`
  const { names, odd } = readNames(view, start, stop);
  read.writers.push(...(names.length > 1 && odd === 0 ? names : [name.replace(/\s+/g, ' ')]));
  return true;
}

/** `Write to Anna Berg`: a function word in small letters is no particle of a name. */
const hasSmallWord = (view: View, name: string): boolean =>
  name.split(/\s+/).some((word) => isLower(word.charCodeAt(0)) && view.knowledge.stopwords.has(foldString(word)));

/** Does an address of mail hold a word of the name, as far as their scripts can be compared? An account may be any word. */
function isOwnerOf(name: string, contact: string): boolean {
  const local = foldString(contact.slice(0, contact.indexOf('@')));
  if (local.trim() === '' || !isUpper(name.charCodeAt(0))) return true;
  return name.split(/[\s.-]+/).some((word) => word.length > 2 && local.includes(foldString(word)));
}

/** A desk ends or opens the part: `Fjord Desk`, `Staff Reporter`. */
function isDesk(view: View, start: number, end: number): boolean {
  const { text } = view.document;
  for (let at = start; at < end; at++) {
    if (at > start && isLetter(text.charCodeAt(at - 1))) continue;
    const desk = cueAt(view, at, end, 'desk');
    if (desk !== undefined && (at === start || isPersonLike(view, start, at)) && desk.end >= end) return true;
  }
  return false;
}

/** `Last updated on:` */
const LABEL = /^\p{L}[\p{L}\p{M}]*(?: \p{L}[\p{L}\p{M}]*){0,2}\s?:\s?/u;
/** `Updated Tue, 05 May`, `Updated on May 5`: words in front of a date without a colon. */
const LABEL_WORDS = 3;

/** A date with its label and time of day, and nothing else. */
export function isStamp(view: View, start: number, end: number): boolean {
  const { text } = view.document;
  const label = LABEL.exec(text.slice(start, Math.min(end, start + 48)))?.[0].length ?? 0;
  let at = start + label;
  let words = 0;
  let hasDate = false;
  let digits = 0;
  while (at < end) {
    const unit = text.charCodeAt(at);
    const kind = CLASS[unit]!;
    if (kind < LATIN && kind !== DIGIT) {
      at++;
      continue;
    }
    const date = hasDate ? undefined : readDate(view, at, end);
    if (date !== undefined && date.day !== null && date.month !== null) {
      hasDate = true;
      at = date.end;
      continue;
    }
    if (kind === DIGIT) {
      digits++;
      if (digits > 8) return false;
      at++;
      continue;
    }
    let stop = at;
    while (stop < end && isLetter(text.charCodeAt(stop))) stop++;
    const isDateWord = hitsAt(view, at, end, KIND_DATE).some((hit) => hit.end >= stop);
    if (!isDateWord && !isClockWord(text.slice(at, stop))) {
      words++;
      // Behind the date nothing but the time of day may stand.
      if (hasDate || words > LABEL_WORDS || (label > 0 && words > 1)) return false;
    }
    at = Math.max(stop, at + 1);
  }
  // Words without a colon in front of a date are a name, unless a pack knows them as a label.
  return (
    (hasDate || (digits >= 3 && words === 0 && text.slice(start, end).includes(':'))) &&
    (words === 0 || label > 0 || isKnownLabel(view, start, end))
  );
}

/** Does a phrase of stamps open here: `Updated`, `प्रकाशित`? */
const isKnownLabel = (view: View, at: number, end: number): boolean => labelEnd(view, at, end) > at;

/** Offset of the first date with a day and a month in `[start, end)`. */
function dayIn(view: View, start: number, end: number): number | undefined {
  const { text } = view.document;
  for (let at = start; at < end; at++) {
    const kind = CLASS[text.charCodeAt(at)]!;
    if ((kind < LATIN && kind !== DIGIT) || (at > start && CLASS[text.charCodeAt(at - 1)] === kind)) continue;
    const date = readDate(view, at, end);
    if (date !== undefined && date.day !== null && date.month !== null) return at;
  }
  return undefined;
}
