/**
 * The dateline: where a story says that it was written, when, and by which agency.
 *
 *     MUMBAI, Oct. 9 (ANI): The harbour …      first block of the body, or behind what may stand in front of it:
 *     ^^^^^^^^^^^^^^^^^^^^^                    headline, deck, byline, correction note, portal path
 *
 * `dateline-grammar.ts` reads, `dateline-rows.ts` knows the shapes; here they are looked for and weighed.
 */
import type { AgencyMention, Block, Claim, Dateline, Judgement, Note, Span } from '../model.ts';
import {
  BLANK,
  CLASS,
  DIGIT,
  endsLikeSentence,
  isCloser,
  isDigit,
  isLetter,
  isSentenceEnd,
  isUpper,
  LATIN,
} from '../text/characters.ts';
import { foldString } from '../text/fold.ts';
import type { View } from '../view.ts';
import { isStamp } from './byline-bar.ts';
import { completeDate } from './date.ts';
import { findCjk, findClosing } from './dateline-cjk.ts';
import { type BylineSpan, type Resolved, resolve } from './dateline-fields.ts';
import { opensName, type Reading, readHead } from './dateline-grammar.ts';
import { PREFIX, rowsOf } from './dateline-rows.ts';
import { type Context, votesFor, weightOf } from './dateline-weigh.ts';
import { closerOf, closing, cueAt, isComma, isDash, isFurniture, skip, trim, widthOf } from './reader.ts';

/** What the dateline tells, for the record and for the extractors after it. */
export interface DatelineFound {
  readonly span: Span;
  readonly next: number;
  readonly rule: string;
  readonly confidence: number;
  readonly field: Dateline | null;
  readonly notes: readonly Note[];
  readonly agencies: readonly AgencyMention[];
  /** Names or a desk printed in the dateline or right in front of it. */
  readonly byline: BylineSpan | null;
  /** What stands in front of it and has to go: a correction note. */
  readonly claims: readonly Claim[];
}

/** What was read at one offset and accepted. */
export interface Accepted extends Omit<Resolved, 'firstPlace'> {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly rule: string;
  readonly confidence: number;
}

/** Code units of body text in which a dateline is looked for; three of 1,339 stand deeper than 400. */
const REACH = 700;
/** Code units of one block after whose sentences a dateline is looked for: decks are short. */
const DECK_MAX = 420;
/** Blocks looked at: wire messages open with a dozen header lines. */
const BLOCKS_MAX = 14;

/** A stamp says the time of day; `Period ended May 31` does not. */
const TIME_OF_DAY = /\p{Nd}[:.]\p{Nd}{2}/u;
/** Longest stamp behind a dateline. */
const STAMP_MAX = 60;

/** Header lines, headlines and decks are shorter, or end no sentence. */
const PARAGRAPH_MIN = 80;

/** Find the dateline of an article; `undefined` if there is none. Never throws. */
export function findDateline(view: View, judgement: Judgement): DatelineFound | undefined {
  const { blocks, text } = view.document;
  const notes: Claim[] = [];
  // Where all was set aside the dateline is read all the same.
  const standing = judgement.verdicts.some(({ role }) => role !== 'furniture');
  let seen = 0;
  let looked = 0;
  let above = 0;
  for (const block of blocks) {
    if (standing && isFurniture(judgement, block.index)) continue;
    const note = correctionNote(view, block, block.start);
    if (note !== undefined && note.end >= trim(text, block.start, block.end)) notes.push(note);
    else {
      const found = inBlock(view, block, above, note);
      if (found !== undefined) return notes.length === 0 ? found : { ...found, claims: [...notes, ...found.claims] };
      if (widthOf(text, block) >= PARAGRAPH_MIN && endsLikeSentence(text, block.start, block.end)) above++;
      seen += block.end - block.start;
    }
    looked++;
    if (seen > REACH || looked >= BLOCKS_MAX) break;
  }
  return atTheEnd(view, judgement);
}

/** Where a story may open in a block: at its start, and behind whatever may stand in front. */
function inBlock(view: View, block: Block, above: number, note: Claim | undefined): DatelineFound | undefined {
  const { text } = view.document;
  const start = opening(text, block.start, block.end);
  const context: Context = { block, above, isDeck: false, isPath: false };
  const cjk = findCjk(view, block);
  if (cjk !== undefined) return finish(view, cjk, block, []);
  if (note !== undefined) {
    const from = skip(text, note.end, block.end);
    const found = atOrBehindByline(view, block, from, context);
    if (found !== undefined) return { ...found, claims: [note, ...found.claims] };
  }
  return (
    atOrBehindByline(view, block, start, context) ??
    behindText(view, block, start, context) ??
    behindHeadline(view, block, context)
  );
}

function atOrBehindByline(view: View, block: Block, start: number, context: Context): DatelineFound | undefined {
  const byline = cueAt(view, start, block.end, 'byline');
  const behind = byline === undefined ? undefined : behindByline(view, block, start, byline.end, context);
  if (behind !== undefined) return behind;
  const found = tryAt(view, start, block.end, context);
  // `By Anna Berg (Oslo)`: the cue is no part of a town, unless the town is known.
  const isCue = ({ name }: { readonly name: string }): boolean =>
    byline !== undefined && name.length > byline.end - start && weightOf(name) === 0;
  return found === undefined || found.places.some(isCue) ? undefined : finish(view, found, block, []);
}

/** Quotes, dashes, bullets and control signs in front of the first word. */
function opening(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && at - start < 6) {
    const unit = text.charCodeAt(at);
    if (isLetter(unit) || isDigit(unit) || closerOf(unit) !== 0) break;
    at++;
  }
  return at - start < 6 ? at : start;
}

/** Read and weigh at one offset: the longest reading that a row accepts. */
function tryAt(view: View, at: number, end: number, context: Context): Accepted | undefined {
  for (const reading of readHead(view, at, end)) {
    const accepted = accept(view, at, reading, context);
    if (accepted !== undefined) return accepted;
  }
  return undefined;
}

/** Weigh one reading. */
function accept(view: View, at: number, reading: Reading, context: Context): Accepted | undefined {
  const { signature } = reading;
  const prefix = PREFIX.exec(signature)?.[0] ?? '';
  const opens = reading.items[0]!;
  // `By PTI`, `Editor’s note, May 3:`: what announces something is no place.
  if (
    opens.is === 'place' &&
    (cueAt(view, at, opens.end, 'byline', 'label', 'correction', 'photo')?.end ?? 0) >= opens.end
  )
    return undefined;
  for (const [shape, skipped] of prefix === ''
    ? [[signature, 0] as const]
    : ([
        [signature, 0],
        [signature.slice(prefix.length), 1],
      ] as const)) {
    for (const row of rowsOf(shape, reading.separator)) {
      const resolved = resolve(view, reading, skipped, row);
      if (votesFor(view, at, reading, row, resolved, context) < row.votes) continue;
      return { start: at, end: reading.end, next: reading.next, rule: row.id, confidence: row.confidence, ...resolved };
    }
  }
  return undefined;
}

/** A correction note in brackets at the start: `(Corrects spelling of …)`, `((This story has been refiled …))`. */
function correctionNote(view: View, block: Block, start: number): Claim | undefined {
  const { text } = view.document;
  if (closerOf(text.charCodeAt(start)) === 0) return undefined;
  const close = closing(text, start, block.end, DECK_MAX);
  if (close < 0) return undefined;
  let inside = start + 1;
  while (closerOf(text.charCodeAt(inside)) !== 0) inside++;
  for (let at = inside; at < close; at++) {
    if (!isLetter(text.charCodeAt(at)) || isLetter(text.charCodeAt(at - 1))) continue;
    if (cueAt(view, at, close, 'correction') === undefined) continue;
    const rule = 'note/correction';
    return { start, end: close + 1, kind: 'disclaimer', rule, confidence: 0.95, because: [{ rule, weight: 1 }] };
  }
  return undefined;
}

/** Shapes that the end of a name has as well: `By Anna Essen`, `By Anna Berg (Oslo)`. */
const NAMELIKE: ReadonlySet<string> = new Set(['dateline/place', 'dateline/place-unknown']);

/** Words of names that may stand between a byline's cue and the dateline. */
const BYLINE_WORDS = 9;

/** `By Anna Berg (Reuters) - …`, `By Ravi Kumar Islamabad, Jul 31 (PTI) …`, `Por Ana Ruiz Madrid, 25 may (EFE).- …` */
function behindByline(
  view: View,
  block: Block,
  start: number,
  from: number,
  context: Context,
): DatelineFound | undefined {
  const { text } = view.document;
  let at = skip(text, from, block.end);
  let loose: { accepted: Accepted; at: number; wide: boolean } | undefined;
  for (let words = 0; words <= BYLINE_WORDS && at < block.end; words++) {
    const isInside = words === 0 || endsWithCue(view, from, at);
    const read = isInside ? undefined : tryAt(view, at, block.end, { ...context, isDeck: true });
    // `By Anna Essen`: the last word of the line is her name.
    const isName =
      read !== undefined &&
      ((NAMELIKE.has(read.rule) && read.next >= block.end && isLetter(text.charCodeAt(trim(text, start, at) - 1))) ||
        saysWhere(view, at, read));
    const accepted = isName ? undefined : read;
    if (accepted !== undefined && accepted.places.length === 0) {
      // `By Anna Berg (Reuters) - `: no place; but the date of a dateline is not its start.
      // A town behind wide blanks stays: `By ANNA BERG    ZELLTON (AP) -- `.
      if (loose === undefined || (!loose.wide && closerOf(text.charCodeAt(at)) !== 0))
        loose = { accepted, at, wide: true };
      break;
    }
    if (accepted !== undefined) {
      // Wide blanks, or a town that is known, tell where the name ends; else the town is the last word.
      const wide = CLASS[text.charCodeAt(at - 2)] === BLANK;
      const isKnown = accepted.places.every(({ name }) => weightOf(name) > 1);
      if (isKnown || !loose?.wide) loose = { accepted, at, wide };
      if (isKnown) break;
    } else if (loose !== undefined) break;
    // `By Our Correspondent LAHORE:`: a desk is whole.
    let stop = (words === 0 ? cueAt(view, at, block.end, 'desk')?.end : undefined) ?? at;
    while (stop < block.end && CLASS[text.charCodeAt(stop)] !== BLANK) stop++;
    at = skip(text, stop, block.end);
  }
  if (loose === undefined) return undefined;
  const span = { start, end: trim(text, start, loose.at) };
  const byline = { span, names: [] };
  return finish(view, { ...loose.accepted, byline: loose.accepted.byline ?? byline }, block, []);
}

/** `Berg in Delhi (Reuters) - `: the end of a byline that was read as a place. */
function saysWhere(view: View, at: number, { places }: Accepted): boolean {
  const { text } = view.document;
  const end = at + (places[0]?.name.length ?? 0);
  for (let next = at; next < end; next++) {
    if ((next === at || CLASS[text.charCodeAt(next - 1)] === BLANK) && cueAt(view, next, end, 'in') !== undefined)
      return true;
  }
  return false;
}

/** `By Anna Berg in Delhi`: the place belongs to the byline. */
function endsWithCue(view: View, from: number, at: number): boolean {
  const { text } = view.document;
  const end = trim(text, from, at);
  let start = end;
  while (start > from && isLetter(text.charCodeAt(start - 1))) start--;
  return cueAt(view, start, at, 'in') !== undefined;
}

/** Behind a deck, a portal path or a glued headline in the same block. */
function behindText(view: View, block: Block, start: number, context: Context): DatelineFound | undefined {
  // Below two paragraphs the story is on its way.
  if (context.above > 1) return undefined;
  const { text } = view.document;
  const limit = Math.min(block.end, start + DECK_MAX);
  for (let at = start + 3; at < limit; at++) {
    const unit = text.charCodeAt(at);
    const kind = CLASS[unit]!;
    if (kind >= LATIN || kind === DIGIT) continue;
    // Wide blanks: an element boundary was lost there.
    const isGap =
      kind === BLANK && CLASS[text.charCodeAt(at + 1)] === BLANK && CLASS[text.charCodeAt(at + 2)] === BLANK;
    if (kind === BLANK && !isGap) continue;
    const isPath = (unit === 0x3a || unit === 0x3e || unit === 0x3b) && at - start < 48;
    if (!isPath && !isGap && !isSentenceEnd(unit) && !isCloser(unit)) continue;
    // `St. Paul, March 3 - `
    if (unit === 0x2e && opensName(text, start, at)) continue;
    let from = at + 1;
    while (from < limit && isCloser(text.charCodeAt(from))) from++;
    const next = skip(text, from, limit);
    if (next === from || !isUpper(text.charCodeAt(next))) continue;
    const found = tryAt(view, next, block.end, { ...context, isDeck: !isGap, isPath });
    if (found === undefined) continue;
    // A path belongs to the dateline; a deck is text.
    return finish(view, isPath ? { ...found, start } : found, block, []);
  }
  return undefined;
}

/** Words of a place in front of its date. */
const PLACE_WORDS = 4;

/**
 * Behind a headline that nothing parts from the story: `… घाटों की मरम्मत पूरी नासिक, 6 अप्रैल: …`. Only a town that is known,
 * with its date or agency, in the first paragraph; and never behind a word such as `in`.
 */
function behindHeadline(view: View, block: Block, context: Context): DatelineFound | undefined {
  if (context.above > 0) return undefined;
  const { all, first } = view.marks;
  const { text } = view.document;
  for (let index = first[block.index]!; index < first[block.index + 1]!; index++) {
    const { start, entry } = all[index]!;
    if (start > block.start + DECK_MAX) break;
    if (entry.is !== 'month' && entry.is !== 'agency') continue;
    let at = placeEnd(text, start, block.start);
    if (at < 0) continue;
    const starts: number[] = [];
    for (let words = 0; words < PLACE_WORDS && at > block.start; words++) {
      while (at > block.start && CLASS[text.charCodeAt(at - 1)] !== BLANK) at--;
      starts.unshift(at);
      if (!isLetter(text.charCodeAt(at))) break;
      at = trim(text, block.start, at);
    }
    for (const from of starts) {
      if (from <= block.start || isFunctionWord(view, block.start, from)) continue;
      const found = tryAt(view, from, block.end, { ...context, isDeck: true });
      if (found === undefined || found.end <= start || !found.places.every(({ name }) => weightOf(name) > 1)) continue;
      const last = text.charCodeAt(found.end - 1);
      if (found.agency !== null || isDash(last) || last === 0x3a || last === 0x964)
        return finish(view, found, block, []);
    }
  }
  return undefined;
}

/** The end of the place in front of a month or of an agency in brackets; -1 if none can stand there. */
function placeEnd(text: string, at: number, from: number): number {
  let end = trim(text, from, at);
  if (closerOf(text.charCodeAt(end - 1)) !== 0) return trim(text, from, end - 1);
  while (end > from && CLASS[text.charCodeAt(end - 1)] === DIGIT) end--;
  end = trim(text, from, end);
  return isComma(text.charCodeAt(end - 1)) ? end - 1 : -1;
}

/** Is the word that ends before `at` a function word: `in`, `में`? */
function isFunctionWord(view: View, from: number, at: number): boolean {
  const { text } = view.document;
  const end = trim(text, from, at);
  let start = end;
  while (start > from && isLetter(text.charCodeAt(start - 1))) start--;
  return view.knowledge.stopwords.has(foldString(text.slice(start, end)));
}

/** A dateline in brackets that closes the story: `…。【カイロ田中次郎】`. */
function atTheEnd(view: View, judgement: Judgement): DatelineFound | undefined {
  const { blocks } = view.document;
  for (let index = blocks.length - 1; index >= 0; index--) {
    if (isFurniture(judgement, index)) continue;
    const block = blocks[index]!;
    const found = findClosing(view, block);
    return found === undefined ? undefined : finish(view, found, block, []);
  }
  return undefined;
}

/** Make the field; a dateline that is printed twice goes as one. */
function finish(view: View, accepted: Accepted, block: Block, claims: readonly Claim[]): DatelineFound {
  const { text } = view.document;
  const again = text.slice(accepted.start, accepted.end);
  let { end, next } = accepted;
  if (text.startsWith(again, next)) {
    end = next + again.length;
    next = skip(text, end, block.end);
  }
  // `नई दिल्ली [एएनआई], `: a comma that nothing stands before any more.
  if (isComma(text.charCodeAt(next))) {
    end = next + 1;
    next = skip(text, end, block.end);
  }
  // `Madrid - 5 May 2020 - 10:30`, `staff reporter, Dhaka | Published: …`: a stamp ends the line.
  const rest: Claim[] =
    next < block.end &&
    block.end - next <= STAMP_MAX &&
    TIME_OF_DAY.test(text.slice(next, block.end)) &&
    isStamp(view, next, trim(text, next, block.end))
      ? [
          {
            start: next,
            end: block.end,
            kind: 'timestamp',
            rule: 'timestamp/behind-dateline',
            confidence: 0.9,
            because: [{ rule: 'timestamp/behind-dateline', weight: 1 }],
          },
        ]
      : [];
  const { date, note } = completeDate(accepted.date, view.reference);
  const raw = text.slice(accepted.start, end);
  // `इंटरनेशनल डेस्क.`: a desk alone is a byline and no dateline; 本报讯 and `ویب ڈیسک:` are one.
  const isDateline = accepted.rule !== 'byline/desk';
  return {
    span: { start: accepted.start, end },
    next,
    rule: accepted.rule,
    confidence: accepted.confidence,
    field: isDateline ? { raw, places: accepted.places, date, agency: accepted.agency } : null,
    notes: note === undefined ? [] : [note],
    agencies: accepted.agencies,
    byline: accepted.byline,
    claims: [...claims, ...rest],
  };
}
