/**
 * Looking at one offset: what the lexicon knows there, and which kind of character it is.
 * Everything in this folder reads the text through these functions. Imports no step.
 */
import type { AgencyMention, Block, Judgement, Mark, Span } from '../model.ts';
import type { Agency, CueKind } from '../packs/pack.ts';
import { KIND_AGENCY, KIND_CUE, walkInto, ZONE_ALL, zonesAt } from '../sweep/lexicon.ts';
import { BLANK, CLASS, HAN, isStartEdge, KANA, LATIN, ZERO_WIDTH } from '../text/characters.ts';
import { unitsOf } from '../text/units.ts';
import type { View } from '../view.ts';

/** What a lexicon entry at an offset is, and where it ends. */
export type Hit = Mark;

const NO_HITS: readonly Hit[] = [];

/**
 * All entries that start at `at`, the longest first.
 *
 * @param wanted Bits of kinds or zones: others may be left out.
 */
export function hitsAt(view: View, at: number, end: number, wanted = ZONE_ALL): readonly Hit[] {
  const { text } = view.document;
  const { lexicon } = view.knowledge;
  if (at >= end || !isStartEdge(unitsOf(text), at)) return NO_HITS;
  const kinds = zonesAt(lexicon, text, at, end, wanted);
  if (kinds === 0) return NO_HITS;
  const hits: Mark[] = [];
  walkInto(lexicon, text, at, end, kinds, hits);
  if (hits.length > 1) hits.sort((a, b) => b.end - a.end);
  return hits;
}

/** The longest cue of one of some kinds at an offset. */
export function cueAt(view: View, at: number, end: number, ...kinds: readonly CueKind[]): Hit | undefined {
  return hitsAt(view, at, end, KIND_CUE).find(({ entry }) => entry.is === 'cue' && kinds.includes(entry.cue));
}

export interface AgencyHit extends Span {
  readonly agency: Agency;
  /** The spelling is also an ordinary word. */
  readonly common: boolean;
}

/** The longest agency at an offset. */
export function agencyAt(view: View, at: number, end: number): AgencyHit | undefined {
  const hit = hitsAt(view, at, end, KIND_AGENCY)[0];
  if (hit?.entry.is !== 'agency') return undefined;
  return { start: at, end: hit.end, agency: hit.entry.agency, common: hit.entry.alias.common === true };
}

/** A place where an agency is named. */
export const mentionOf = (text: string, agency: Agency, span: Span, role: AgencyMention['role']): AgencyMention => ({
  start: span.start,
  end: span.end,
  id: agency.id,
  name: agency.name,
  role,
  raw: text.slice(span.start, span.end),
});

/** All agencies named in `[start, end)`, left to right, none inside another. */
export function agenciesIn(view: View, start: number, end: number): AgencyHit[] {
  const found: AgencyHit[] = [];
  const { text } = view.document;
  for (let at = start; at < end; ) {
    const hit = CLASS[text.charCodeAt(at)]! >= LATIN ? agencyAt(view, at, end) : undefined;
    if (hit !== undefined) found.push(hit);
    at = hit?.end ?? at + 1;
  }
  return found;
}

/** First offset from `at` on that is neither white space nor invisible. */
export function skip(text: string, at: number, end: number): number {
  let next = at;
  while (next < end) {
    const kind = CLASS[text.charCodeAt(next)];
    if (kind !== BLANK && kind !== ZERO_WIDTH) break;
    next++;
  }
  return next;
}

/** The end of `[start, end)` without white space and invisible characters before it. */
export function trim(text: string, start: number, end: number): number {
  let last = end;
  while (last > start) {
    const kind = CLASS[text.charCodeAt(last - 1)];
    if (kind !== BLANK && (kind !== ZERO_WIDTH || isMark(text.charCodeAt(last - 1)))) break;
    last--;
  }
  return last;
}

/** Accents and nuktas count as nothing in matching, but they are part of the word before them. */
const isMark = (unit: number): boolean => (unit < 0x2000 && unit !== 0xad && unit !== 0x61c) || unit === 0x200d;

/** One Han or kana letter says as much as this many letters of other scripts. */
const DENSE = 2.2;

/** Length of a span as if its script had short letters; the script of its first letter stands for all. */
export function widthOf(text: string, span: Span): number {
  let at = span.start;
  while (at < span.end && CLASS[text.charCodeAt(at)]! < LATIN) at++;
  const kind = CLASS[text.charCodeAt(at)];
  return (span.end - span.start) * (kind === HAN || kind === KANA ? DENSE : 1);
}

const DASHES = new Set([0x2d, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2500, 0x2501, 0xfe58, 0xff0d]);
export const isDash = (unit: number): boolean => DASHES.has(unit);

const COMMAS = new Set([0x2c, 0x60c, 0xff0c, 0x3001, 0x1363]);
export const isComma = (unit: number): boolean => COMMAS.has(unit);

/** Does a character of `[start, end)` pass? */
export function someUnit(text: string, start: number, end: number, passes: (unit: number) => boolean): boolean {
  for (let at = start; at < end; at++) if (passes(text.charCodeAt(at))) return true;
  return false;
}

/** The line below a block, if it stands and is no longer than a name may be. */
export function lineBelow(view: View, judgement: Judgement, index: number, most: number): Block | undefined {
  const below = view.document.blocks[index + 1];
  if (below === undefined || isFurniture(judgement, below.index) || below.end - below.start > most) return undefined;
  return below;
}

/** Was a block set aside? */
export const isFurniture = ({ verdicts }: Judgement, index: number): boolean => verdicts[index]?.role === 'furniture';

const CLOSING = new Map([
  [0x28, 0x29],
  [0x5b, 0x5d],
  [0x7b, 0x7d],
  [0xff08, 0xff09],
  [0x3010, 0x3011],
  [0xff3b, 0xff3d],
  [0x3014, 0x3015],
]);
/** The bracket that closes this one, or 0. */
export const closerOf = (unit: number): number => CLOSING.get(unit) ?? 0;

/** Offset of the bracket that closes the one at `at`, at most `reach` code units on; -1 if there is none. */
export function closing(text: string, at: number, end: number, reach: number): number {
  const open = text.charCodeAt(at);
  const close = closerOf(open);
  const limit = Math.min(end, at + reach);
  let depth = 0;
  for (let index = at; index < limit; index++) {
    const unit = text.charCodeAt(index);
    if (unit === open) depth++;
    // Old pages close a full-width bracket with a plain one and the other way round.
    else if (unit === close || (open === 0x28 && unit === 0xff09) || (open === 0xff08 && unit === 0x29)) {
      depth--;
      if (depth === 0) return index;
    }
  }
  return -1;
}
