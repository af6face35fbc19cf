/**
 * Credits: who did what, in lists of roles, and whose material went in.
 *
 *     (Reporting by A in Oslo and B; Editing by C)      roles with names
 *     (With inputs from PTI)   (इनपुट- पीटीआई)            agencies that lent material
 *     (Reportagem de A; edição de B)                    the same in every language: packs name the roles
 */
import type { AgencyMention, Credit, CreditRole, Judgement, Span } from '../model.ts';
import { KIND_AGENCY, KIND_CUE } from '../sweep/lexicon.ts';
import { BLANK, CLASS, isLetter, isLower, isUpper, LATIN } from '../text/characters.ts';
import type { View } from '../view.ts';
import { printed, readNames } from './names.ts';
import { agenciesIn, closerOf, cueAt, hitsAt, isDash, mentionOf, skip, someUnit, trim } from './reader.ts';

export interface CreditsRead {
  readonly credits: readonly Credit[];
  readonly agencies: readonly AgencyMention[];
}

const ROLES: ReadonlySet<string> = new Set<CreditRole>([
  'reporting',
  'writing',
  'editing',
  'translation',
  'inputs',
  'photo',
]);

interface RoleHit extends Span {
  readonly role: CreditRole;
  /** Where the name stands that a phrase holds in its middle: `إعداد * للنشرة العربية`. */
  readonly inside: Span | null;
}

/** The longest cue of a role at an offset. */
function roleAt(view: View, at: number, end: number): RoleHit | undefined {
  for (const { entry, end: stop } of hitsAt(view, at, end, KIND_CUE)) {
    if (entry.is !== 'cue' || !ROLES.has(entry.cue)) continue;
    const [head, tail] = entry.text.split('*');
    const inside = tail === undefined ? null : { start: at + head!.length, end: stop - tail.length };
    return { start: at, end: stop, role: entry.cue as CreditRole, inside };
  }
  return undefined;
}

/**
 * Read `[start, end)` as a list of credits and nothing else.
 *
 * @returns `undefined` if it does not open with a role, or holds words that are no names.
 */
export function readCredits(view: View, start: number, end: number): CreditsRead | undefined {
  const { text } = view.document;
  const [from, to] = unwrap(text, start, end);
  const contributed = readContributors(view, from, to);
  if (contributed !== undefined) return contributed;
  const inputs = readInputs(view, from, to, isWrapped(text, start));
  if (inputs !== undefined) return inputs;
  const credits: Credit[] = [];
  const agencies: AgencyMention[] = [];
  let at = from;
  while (at < to) {
    const role = roleAt(view, at, to);
    if (role === undefined) return undefined;
    const stop = segmentEnd(view, role.end, to);
    let names = skip(text, role.end, stop);
    const hasMark = names < stop && (text[names] === ':' || text[names] === '：' || isDash(text.charCodeAt(names)));
    if (hasMark) names = skip(text, names + 1, stop);
    let last = trimPunctuation(text, names, stop);
    if (names >= last && role.inside !== null) {
      names = skip(text, role.inside.start, role.inside.end);
      last = trim(text, names, role.inside.end);
    }
    if (names >= last) return undefined;
    const read = readNames(view, names, last);
    if (read.names.length + read.desks === 0 || read.odd > 0) return undefined;
    // Without capitals only a mark tells names from prose.
    if (!hasMark && CLASS[text.charCodeAt(names)] !== LATIN && !isWrapped(text, start)) return undefined;
    if (read.desks > 0) agencies.push(...mentions(view, names, last, 'credit'));
    credits.push({
      role: role.role,
      names: read.names,
      raw: printed(text, { start: role.start, end: Math.max(last, role.end) }),
    });
    at = skipAnd(view, skipPunctuation(text, stop, to), to);
  }
  return credits.length === 0 ? undefined : { credits, agencies };
}

/** Longest line of contributors, in code units. */
const CONTRIBUTORS_MAX = 260;

/** `AP writers A in Oslo and B in Bergen contributed to this report.`: the cue stands last. */
function readContributors(view: View, from: number, to: number): CreditsRead | undefined {
  const { text } = view.document;
  const last = trimPunctuation(text, from, to);
  if (to - from > CONTRIBUTORS_MAX || !isUpper(text.charCodeAt(from))) return undefined;
  for (let at = from + 1; at < last; at++) {
    if (CLASS[text.charCodeAt(at - 1)] !== BLANK || !isLower(text.charCodeAt(at))) continue;
    const role = roleAt(view, at, last);
    if (role?.role !== 'reporting' || role.end < last) continue;
    const { names, desks, odd } = readNames(view, from, trimPunctuation(text, from, at));
    if (names.length + desks === 0 || odd > 0) return undefined;
    const credit: Credit = { role: 'reporting', names, raw: printed(text, { start: from, end: last }) };
    return { credits: [credit], agencies: mentions(view, from, at, 'credit') };
  }
  return undefined;
}

const isWrapped = (text: string, start: number): boolean => closerOf(text.charCodeAt(start)) !== 0;

/** Without brackets, dashes and blanks round it. */
function unwrap(text: string, start: number, end: number): [number, number] {
  let from = start;
  let to = trim(text, start, end);
  while (from < to && !isLetter(text.charCodeAt(from))) from++;
  while (to > from && isClosing(text.charCodeAt(to - 1))) to--;
  return [from, to];
}

const CLOSING_SIGNS = new Set([...')]）】*|'].map((sign) => sign.charCodeAt(0)));
const isClosing = (unit: number): boolean => CLOSING_SIGNS.has(unit) || CLASS[unit] === BLANK;

const PUNCTUATION = new Set([...'.;,/|।،；，。'].map((sign) => sign.charCodeAt(0)));
const isPunctuation = (unit: number): boolean => PUNCTUATION.has(unit);

function trimPunctuation(text: string, start: number, end: number): number {
  let to = trim(text, start, end);
  while (to > start && (isPunctuation(text.charCodeAt(to - 1)) || isDash(text.charCodeAt(to - 1))))
    to = trim(text, start, to - 1);
  return to;
}

function skipPunctuation(text: string, start: number, end: number): number {
  let at = skip(text, start, end);
  while (at < end && (isPunctuation(text.charCodeAt(at)) || isDash(text.charCodeAt(at)))) at = skip(text, at + 1, end);
  return at;
}

/** Where the next role begins, or the end: behind `;`, `.`, `/`, a dash or `and`. */
function segmentEnd(view: View, from: number, end: number): number {
  const { text } = view.document;
  for (let at = from + 1; at < end; at++) {
    const before = text.charCodeAt(at - 1);
    if (CLASS[text.charCodeAt(at)]! < LATIN) continue;
    if (CLASS[before] !== BLANK && !isPunctuation(before)) continue;
    const role = roleAt(view, skipAnd(view, at, end), end);
    if (role === undefined) continue;
    let last = at - 1;
    while (last > from && CLASS[text.charCodeAt(last)] === BLANK) last--;
    if (isPunctuation(text.charCodeAt(last)) || isDash(text.charCodeAt(last))) return last;
    // `A and editing by B`, `A Editing by B`: two words need no break, one may be a part of a name.
    if (text.slice(role.start, role.end).includes(' ')) return at;
  }
  return end;
}

/** Behind a word for `and` at `at`, or `at`. */
const skipAnd = (view: View, at: number, end: number): number => {
  const and = cueAt(view, at, end, 'and');
  return and === undefined ? at : skip(view.document.text, and.end, end);
};

/** `With inputs from PTI`, `इनपुट- भाषा, एएनआई`, `IANS इनपुट के साथ`, `with agency inputs`. */
function readInputs(view: View, from: number, to: number, isClosed: boolean): CreditsRead | undefined {
  const { text } = view.document;
  if (to - from > 120) return undefined;
  const last = trimPunctuation(text, from, to);
  let at = from;
  let cues = 0;
  let named = 0;
  const names: string[] = [];
  const agencies: AgencyMention[] = [];
  while (at < last) {
    const unit = text.charCodeAt(at);
    if (!isLetter(unit)) {
      at++;
      continue;
    }
    const hits = hitsAt(view, at, last, KIND_CUE | KIND_AGENCY);
    const inputs = hits.find(({ entry }) => entry.is === 'cue' && entry.cue === 'inputs');
    const agency = hits.find(({ entry }) => entry.is === 'agency');
    if (inputs !== undefined && inputs.end >= (agency?.end ?? 0)) {
      cues++;
      agencies.push(...mentions(view, at, inputs.end, 'credit'));
      at = inputs.end;
      continue;
    }
    if (agency !== undefined) {
      named++;
      agencies.push(...mentions(view, at, agency.end, 'credit'));
      at = agency.end;
      continue;
    }
    const joiner = hits.find(({ entry }) => entry.is === 'cue' && (entry.cue === 'and' || entry.cue === 'agency-noun'));
    if (joiner !== undefined) {
      at = joiner.end;
      continue;
    }
    // Without capitals, brackets or a mark a name cannot be told from prose.
    if (cues === 0 || (CLASS[unit] !== LATIN && !isClosed)) return undefined;
    // `With inputs from Ravi Kumar in Pune and PTI`.
    const read = readNames(view, at, last);
    if (read.odd > 0 || read.names.length + read.desks === 0 || isLower(unit)) return undefined;
    names.push(...read.names);
    agencies.push(...mentions(view, at, last, 'credit'));
    at = last;
  }
  if (cues === 0 || (named === 0 && names.length === 0 && agencies.length === 0 && !isWhole(view, from, last)))
    return undefined;
  const all = [...names, ...agencies.map(({ raw }) => raw)];
  return { credits: [{ role: 'inputs', names: all, raw: printed(text, { start: from, end: last }) }], agencies };
}

/** One cue is all there is: `with agency inputs`. A word such as `source` alone says nothing. */
const isWhole = (view: View, from: number, end: number): boolean => {
  const hit = hitsAt(view, from, end, KIND_CUE).find(({ entry }) => entry.is === 'cue' && entry.cue === 'inputs');
  return hit !== undefined && hit.end >= end && view.document.text.slice(from, end).includes(' ');
};

/** Agencies in `[start, end)` with a role. */
export function mentions(view: View, start: number, end: number, role: AgencyMention['role']): AgencyMention[] {
  const { text } = view.document;
  return agenciesIn(view, start, end).map((hit) => mentionOf(text, hit.agency, hit, role));
}

/** Code units in which a line names the agency that owns a story: `Copyright 2025 The Associated Press. All rights …` */
const OWNER_REACH = 60;

/**
 * The agency that a disclaimer at the end names, `This story has been published unedited from the PTI feed.`, or a line
 * of copyright or source, `© 2025 AFP`, `Quelle: dpa`.
 */
export function findFeed(view: View, judgement: Judgement): AgencyMention[] {
  const { blocks, text } = view.document;
  const cuts = judgement.cuts.filter(({ kind }) => kind === 'disclaimer' || kind === 'copyright');
  const spans: { span: Span; isOwner: boolean }[] = cuts.map((cut) => ({
    span: cut,
    isOwner: cut.kind === 'copyright',
  }));
  for (const { kind, rule, block } of judgement.verdicts) {
    if (kind === 'disclaimer' || (kind === 'copyright' && rule?.endsWith('/phrase')))
      spans.push({ span: blocks[block]!, isOwner: kind === 'copyright' });
  }
  return spans.flatMap(({ span: { start, end }, isOwner }) =>
    agenciesIn(view, start, isOwner ? Math.min(end, start + OWNER_REACH) : end)
      // An ordinary word is an agency where it ends such a line: `Kaynak: AA`.
      .filter(
        (hit) => hit.agency.kind === 'agency' && (!hit.common || (isOwner && !someUnit(text, hit.end, end, isLetter))),
      )
      .slice(0, 1)
      .map((hit) => mentionOf(text, hit.agency, hit, 'credit')),
  );
}
