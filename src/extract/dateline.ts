/**
 * The dateline: where a story says that it was written, when, and by which agency.
 *
 *     MUMBAI, Oct. 9 (ANI): The harbour …      first block of the body, or behind what may stand in front of it:
 *     ^^^^^^^^^^^^^^^^^^^^^                    headline, deck, byline, correction note, portal path
 *
 * `dateline-grammar.ts` reads, `dateline-rows.ts` knows the shapes; here they are looked for and weighed.
 */
import type { AgencyMention, Block, Claim, Dateline, Judgement, Note, PlaceName, Span } from '../model.ts';
import {
  BLANK,
  CLASS,
  endsLikeSentence,
  isCloser,
  isDigit,
  isLetter,
  isLower,
  isSentenceEnd,
  isUpper,
  LATIN,
} from '../text/characters.ts';
import { foldString } from '../text/fold.ts';
import type { View } from '../view.ts';
import { completeDate, type DateRead } from './date.ts';
import { findCjk } from './dateline-cjk.ts';
import { type Item, type PlaceItem, type Reading, readHead } from './dateline-grammar.ts';
import { PREFIX, type Row, rowOf, rows } from './dateline-rows.ts';
import { placeFactsOf, placeKindOf } from './gazetteer.ts';
import { closerOf, closing, cueAt, hitsAt, isDash, skip, trim, widthOf } from './reader.ts';

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
  readonly byline: { readonly span: Span; readonly names: readonly string[] } | null;
  /** What stands in front of it and has to go: a correction note. */
  readonly claims: readonly Claim[];
}

/** What was read at one offset and accepted. */
export interface Accepted {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly rule: string;
  readonly confidence: number;
  readonly places: readonly PlaceName[];
  readonly date: DateRead | undefined;
  readonly agencies: readonly AgencyMention[];
  readonly agency: string | null;
  readonly byline: { readonly span: Span; readonly names: readonly string[] } | null;
}

/** Code units of body text in which a dateline is looked for; three of 1,339 stand deeper than 400. */
const REACH = 700;
/** Code units of one block after whose sentences a dateline is looked for: decks are short. */
const DECK_MAX = 420;
/** Blocks looked at: wire messages open with a dozen header lines. */
const BLOCKS_MAX = 14;

/** Header lines, headlines and decks are shorter, or end no sentence. */
const PARAGRAPH_MIN = 80;

/** Find the dateline of an article; `undefined` if there is none. Never throws. */
export function findDateline(view: View, judgement: Judgement): DatelineFound | undefined {
  const { document } = view;
  let seen = 0;
  let looked = 0;
  let isFirst = true;
  for (const block of document.blocks) {
    if (judgement.verdicts[block.index]?.role === 'furniture') continue;
    const found = inBlock(view, judgement, block, isFirst);
    if (found !== undefined) return found;
    const length = block.end - block.start;
    if (widthOf(document.text, block) >= PARAGRAPH_MIN && endsLikeSentence(document.text, block.start, block.end))
      isFirst = false;
    seen += length;
    looked++;
    if (seen > REACH || looked >= BLOCKS_MAX) break;
  }
  return atTheEnd(view, judgement);
}

/** Where a story may open in a block: at its start, and behind whatever may stand in front. */
function inBlock(view: View, judgement: Judgement, block: Block, isFirst: boolean): DatelineFound | undefined {
  const { text } = view.document;
  const start = opening(text, block.start, block.end);
  const context: Context = { judgement, block, isFirst, isDeck: false, isPath: false };
  const cjk = findCjk(view, block);
  if (cjk !== undefined) return finish(view, cjk, block, []);
  const byline = cueAt(view, start, block.end, 'byline');
  const behind = byline === undefined ? undefined : behindByline(view, block, start, byline.end, context);
  if (behind !== undefined) return behind;
  const atStart = tryAt(view, start, block.end, context);
  if (atStart !== undefined) return finish(view, atStart, block, []);
  const note = correctionNote(view, block, start);
  if (note !== undefined) {
    const from = skip(text, note.end, block.end);
    const cue = cueAt(view, from, block.end, 'byline');
    const signed = cue === undefined ? undefined : behindByline(view, block, from, cue.end, context);
    if (signed !== undefined) return { ...signed, claims: [note, ...signed.claims] };
    const found = tryAt(view, from, block.end, context);
    if (found !== undefined) return finish(view, found, block, [note]);
  }
  return behindText(view, block, start, context);
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

interface Context {
  readonly judgement: Judgement;
  readonly block: Block;
  /** Nothing of the body stands above. */
  readonly isFirst: boolean;
  /** A sentence stands in front of it in the same block. */
  readonly isDeck: boolean;
  /** A path or label stands in front of it. */
  readonly isPath: boolean;
}

/** Read and weigh at one offset: the longest reading that a row accepts. */
function tryAt(view: View, at: number, end: number, context: Context): Accepted | undefined {
  if (!mayOpen(view.document.text, at, end)) return undefined;
  for (const reading of readHead(view, at, end)) {
    const accepted = accept(view, at, reading, context);
    if (accepted !== undefined) return accepted;
  }
  return undefined;
}

const isVisarga = (unit: number): boolean => unit === 0x903 || unit === 0x983;

/** Letters looked through for a sign of a dateline. */
const SIGN_MAX = 64;

/**
 * Could a dateline open here? True if a separator, bracket, comma or digit comes before the words read like a sentence.
 * Cheap, so that stories without a dateline cost nothing.
 */
function mayOpen(text: string, at: number, end: number): boolean {
  const limit = Math.min(end, at + SIGN_MAX);
  const first = text.charCodeAt(at);
  if (at >= end) return false;
  if (!isLetter(first)) return closerOf(first) !== 0 || isDigit(first);
  let lower = 0;
  let words = 1;
  for (let next = at + 1; next < limit; next++) {
    const unit = text.charCodeAt(next);
    const kind = CLASS[unit]!;
    if (isVisarga(unit) && !isLetter(text.charCodeAt(next + 1))) return true;
    if (kind >= LATIN) {
      if (CLASS[text.charCodeAt(next - 1)] === BLANK) {
        words++;
        if (words > 8) return false;
        if (isLower(unit) && text.charCodeAt(next + 4) > 0x2f && isLower(text.charCodeAt(next + 4))) {
          lower++;
          if (lower > 1) return false;
        }
      }
      continue;
    }
    if (kind === BLANK || unit === 0x27 || unit === 0x2019) continue;
    return true;
  }
  return limit === end;
}

/** Weigh one reading. */
function accept(view: View, at: number, reading: Reading, context: Context): Accepted | undefined {
  const { signature } = reading;
  const prefix = PREFIX.exec(signature)?.[0] ?? '';
  // `By PTI`: the cue of a byline is no place.
  const opens = reading.items[0]!;
  if (opens.is === 'place' && (cueAt(view, at, opens.end, 'byline')?.end ?? 0) >= opens.end) return undefined;
  for (const [shape, skipped] of prefix === ''
    ? [[signature, 0] as const]
    : ([
        [signature, 0],
        [signature.slice(prefix.length), 1],
      ] as const)) {
    for (let index = rowOf(shape, reading.separator); index >= 0; index = rowOf(shape, reading.separator, index + 1)) {
      const row = rows[index]!;
      const resolved = resolve(view, reading, skipped, row);
      if (resolved === undefined) continue;
      if (votesFor(view, at, reading, row, resolved, context) < row.votes) continue;
      return { start: at, end: reading.end, next: reading.next, rule: row.id, confidence: row.confidence, ...resolved };
    }
  }
  return undefined;
}

type Resolved = Pick<Accepted, 'places' | 'date' | 'agencies' | 'agency' | 'byline'> & {
  readonly firstPlace: PlaceItem | undefined;
};

interface Named extends Span {
  readonly item: PlaceItem | null;
  readonly joiner: ',' | '/' | '(' | '';
}

/** Turn items into fields: which name is a town, which a region, a person, an agency. */
function resolve(view: View, reading: Reading, skipped: number, row: Row): Resolved | undefined {
  const { text } = view.document;
  const names: Named[] = [];
  const agencies: AgencyMention[] = [];
  let unknown: Span | undefined;
  let date: DateRead | undefined;
  let byline: { span: Span; names: readonly string[] } | null = null;
  let before: Item | undefined;
  reading.items.forEach((item, index) => {
    const joiner = joinerOf(text, before?.end ?? item.start, item.start);
    // `— РИА Новости, Адам Лесков.`: a name behind place, date and agency is the reporter's.
    const isReporter = before?.is === 'agency' && date !== undefined && names.length > 0;
    before = item;
    if (item.is === 'date') date = item.date;
    else if (item.is === 'desk') byline = { span: item, names: [] };
    else if (item.is === 'place' && isReporter) byline = { span: item, names: [clean(text, item)] };
    else if (item.is === 'place') names.push({ start: item.start, end: item.end, item, joiner });
    else if (item.is === 'agency') {
      date ??= item.date;
      if (item.agency !== null) {
        agencies.push({
          start: item.start,
          end: item.end,
          id: item.agency.id,
          name: item.agency.name,
          role: 'dateline',
          raw: text.slice(item.start, item.end),
        });
      } else if (index < skipped) byline = { span: item, names: [clean(text, item)] };
      else if (index === reading.items.length - 1) unknown = item;
      else names.push({ start: item.start, end: item.end, item: null, joiner: '(' });
    }
  });
  const grouped = groupNames(view, names, reading, agencies.length > 0);
  byline = grouped.byline ?? byline;
  let { places } = grouped;
  // An outlet in front of the dateline gives way to the agency inside it.
  let agency = (skipped > 0 ? agencies.at(-1) : agencies[0])?.name ?? null;
  if (unknown !== undefined && agencies.length === 0) {
    const name = clean(text, unknown);
    const kind = placeKindOf(name);
    const only = places.length === 1 ? places[0]! : undefined;
    if (
      only !== undefined &&
      (kind === 'region' || kind === 'country' || (kind === 'city' && row.id !== 'dateline/place-date-unknown'))
    )
      places = [{ name: only.name, region: only.region === null ? name : `${only.region}, ${name}` }];
    else if (cueAt(view, unknown.start, unknown.end, 'label') === undefined) agency = name;
  }
  if (names.length > 0 && places.length === 0) return undefined;
  return {
    places,
    date,
    agencies,
    agency,
    byline,
    firstPlace: names.find(({ item }) => item !== null)?.item ?? undefined,
  };
}

function joinerOf(text: string, from: number, to: number): Named['joiner'] {
  for (let at = to - 1; at >= from; at--) {
    const unit = text.charCodeAt(at);
    if (unit === 0x2f || unit === 0xff0f) return '/';
    if (closerOf(unit) !== 0) return '(';
    if (unit === 0x2c || unit === 0x60c || unit === 0x3001 || unit === 0xff0c) return ',';
  }
  return '';
}

const clean = (text: string, span: Span): string => text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();

/** Places with their regions, and a name of a person where one stands in the slot of a place. */
function groupNames(
  view: View,
  names: readonly Named[],
  reading: Reading,
  hasAgency: boolean,
): { readonly places: PlaceName[]; readonly byline: { span: Span; names: readonly string[] } | null } {
  const { text } = view.document;
  const groups: Named[][] = [];
  for (const name of names) {
    if (name.joiner === '/' || groups.length === 0) groups.push([name]);
    else groups.at(-1)!.push(name);
  }
  let byline: { span: Span; names: readonly string[] } | null = null;
  // `Ruhan KAYA/TEKİRDAĞ, (DHA)`: a person, whose surname alone is in capitals, before the town.
  const head = groups[0]?.[0]?.item;
  if (
    groups.length > 1 &&
    head?.case === 'title' &&
    head.words > 1 &&
    groups[1]![0]!.item?.case === 'upper' &&
    hasAgency
  ) {
    byline = { span: head, names: splitNames(view, head) };
    groups.shift();
  }
  // `अमर सिंह, गोंडा।`: a person before a town that the gazetteer knows.
  const pair = groups.length === 1 ? groups[0]! : [];
  if (pair.length === 2 && pair[0]!.item?.case === 'none' && pair[1]!.joiner === ',' && pair[0]!.item.words > 1) {
    const isPerson = placeKindOf(clean(text, pair[0]!)) === 'none' && placeKindOf(clean(text, pair[1]!)) === 'city';
    if (isPerson && !reading.signature.includes('D')) {
      byline = { span: pair[0]!, names: [clean(text, pair[0]!)] };
      groups[0] = [pair[1]!];
    }
  }
  const places = groups.flatMap((group) => placesOf(view, group));
  return { places, byline };
}

/** One place with its regions, or a list of towns. */
function placesOf(view: View, group: readonly Named[]): PlaceName[] {
  const { text } = view.document;
  const labels = group.map((name) => clean(text, name));
  const commas = group.filter(({ joiner }) => joiner === ',').length;
  const kinds = labels.map(placeKindOf);
  const last = kinds.at(-1)!;
  const isList =
    commas > 0 &&
    group.every(({ joiner }, index) => index === 0 || joiner === ',') &&
    ((commas >= 2 &&
      last !== 'country' &&
      last !== 'region' &&
      group.every(({ item }) => item?.case === group[0]!.item?.case)) ||
      kinds.every((kind) => kind === 'city'));
  if (isList) return group.flatMap((name) => splitAnd(view, name)).map((name) => ({ name, region: null }));
  const [first, ...rest] = labels;
  return [{ name: first!, region: rest.length > 0 ? rest.join(', ') : null }];
}

/** `NATAL E SÃO PAULO` at the end of a list: two towns. */
function splitAnd(view: View, name: Named): string[] {
  const { text } = view.document;
  for (let at = name.start + 1; at < name.end; at++) {
    if (CLASS[text.charCodeAt(at - 1)] !== BLANK) continue;
    const and = cueAt(view, at, name.end, 'and');
    if (and !== undefined && and.end < name.end)
      return [text.slice(name.start, at).trim(), text.slice(and.end, name.end).trim()];
  }
  return [clean(text, name)];
}

/** Names joined by `-`, `and` or commas. */
function splitNames(view: View, span: Span): string[] {
  return clean(view.document.text, span)
    .split(/\s*[-,&]\s*/)
    .filter((name) => name.length > 1);
}

/** Text after the dateline that a weak shape needs: a sentence, not the rest of a headline. */
const STORY_MIN = 40;
/** So much text is no headline, even if its end was cut off. */
const STORY_LONG = 150;

/** Votes for a reading; far below zero if its surroundings rule it out. */
function votesFor(view: View, at: number, reading: Reading, row: Row, resolved: Resolved, context: Context): number {
  const { text } = view.document;
  const { block } = context;
  const { separator, end, next } = reading;
  const first = resolved.firstPlace;
  const isFresh = opensSentence(text, next, block.end);
  // A day that no month has is believed behind capitals only.
  if (
    resolved.date !== undefined &&
    resolved.date.day === null &&
    resolved.date.year === null &&
    first !== undefined &&
    first.case !== 'upper'
  )
    return -1;
  if (row.votes === 0) {
    if (separator === '' && !isFresh && next < block.end) return -1;
    // A bare agency or a lower-case word is a subject, not a dateline.
    if (first?.case === 'lower' && resolved.date === undefined) return -1;
    if (first === undefined && !isFresh && next < block.end) return -1;
    if (context.isPath && resolved.date === undefined) return -1;
    return 0;
  }
  if (context.isPath) return -1;
  if (first?.case === 'lower') return -1;
  const label = hitsAt(view, at, block.end).find(({ entry }) => entry.is === 'cue' && entry.cue === 'label');
  if (label !== undefined && (first === undefined || label.end >= first.end)) return -1;
  if (separator === 'n') {
    if (!standsAlone(view, context)) return -1;
  } else if (!isFresh || !isStory(text, next, block)) return -1;
  let votes = context.isFirst && !context.isDeck ? 1 : 0;
  // `Correspondent: …` and `Desk - …` are words; a desk has two, or no capitals to go by.
  if (row.id === 'byline/desk')
    return votes + (/\s/.test(text.slice(at, end).trim()) && CLASS[text.charCodeAt(at)]! > LATIN ? 1 : 0);
  if (row.id === 'dateline/agency') return votes + (reading.wide ? 1 : 0);
  if (row.id === 'dateline/date') return votes + (resolved.date?.year === null ? 0 : 1) + (reading.wide ? 1 : 0);
  const weights = resolved.places.map(({ name }) => weightOf(name, first?.case === 'upper'));
  const weight = weights.includes(0) ? 0 : Math.max(...weights);
  votes += weight;
  const region = resolved.places.find((place) => isRegion(place.region))?.region;
  // `Minn.` and `NY` say more than `Texas`, which may be the subject of the sentence.
  if (region) votes += separator === '' && (region.endsWith('.') || region.length === 2) ? 2 : 1;
  const isUpperCase = first?.case === 'upper' && first.end - first.start > 2 && !isShouted(text, next, block.end);
  // `PROGRESS: …`, `STOCKS - …`: capitals make no place of a word that is not known as one.
  if (isUpperCase && (weight > 1 || region || (weight === 1 && separator === '-'))) votes++;
  if (separator === '-') {
    if (reading.wide) votes++;
    // Behind a deck a long dash does what capitals do elsewhere.
    if (context.isDeck && first?.case === 'title' && weight > 0 && isLongDash(text, end)) votes++;
    // A second dash in the sentence: a thought put in between dashes.
    if (hasPartner(text, next, block.end)) votes -= 2;
  } else if (separator === '|' || (separator === '.' && first?.case === 'none')) votes++;
  else if (separator === ':' && first?.case === 'title' && !usesColon(view)) votes -= 2;
  // `Berlin. Die …` opens a story, `Paris, Texas. He …` is the end of a sentence.
  else if (separator === '.' && first?.case === 'title' && resolved.places.some((place) => place.region !== null))
    votes -= 2;
  else if (separator === '' && row.id === 'dateline/place') votes -= next - end > 1 || (isUpperCase && region) ? 1 : 2;
  if (first !== undefined && votes > 0 && votes < row.votes && recurs(view, first, next)) votes++;
  return votes;
}

/** A region that is known, or the postal code of a state: `NY`. */
const isRegion = (name: string | null): boolean =>
  name !== null && (/^[A-Z]{2}$/.test(name) || placeKindOf(name) !== 'none');

/** Towns of fewer people share their names with words: `Progress`, `Report`. */
const POPULATION_MIN = 20_000;

/** A town of so many people is meant before the word of the same spelling: `Essen`. */
const METROPOLIS_MIN = 500_000;

/** How much it says that a place of this name exists: a city 2, a country, a hamlet or an ordinary word 1. */
function weightOf(name: string, isUpperCase = false): number {
  const facts = placeFactsOf(name);
  if (facts === undefined) return 0;
  const isSmall = facts.population !== undefined && facts.population < POPULATION_MIN;
  // `HONG KONG: …`: a country that is a city too; `Jordan: …` is a label.
  const isTown = facts.kind === 'city' || (isUpperCase && facts.population !== undefined);
  const isWord = facts.ambiguous && (facts.population ?? 0) < METROPOLIS_MIN;
  return isTown && !isWord && !isSmall ? 2 : 1;
}

/** Does a sentence open at `at`: a capital, a letter of a script without case, a figure, or a quote before them? */
function opensSentence(text: string, at: number, end: number): boolean {
  for (let next = at; next < Math.min(end, at + 6); next++) {
    const unit = text.charCodeAt(next);
    if (isLower(unit)) return false;
    if (isLetter(unit) || isDigit(unit)) return true;
  }
  return false;
}

/** Is there a sentence of a story behind a weak shape? */
const isStory = (text: string, next: number, block: Block): boolean =>
  block.end - next >= STORY_MIN && (endsLikeSentence(text, next, block.end) || block.end - next > STORY_LONG);

/** A line of its own: prose has to follow it. */
function standsAlone(view: View, context: Context): boolean {
  const { blocks, text } = view.document;
  const below = blocks[context.block.index + 1];
  return below !== undefined && below.end - below.start >= STORY_MIN && endsLikeSentence(text, below.start, below.end);
}

/** The story itself is in capitals: capitals say nothing. */
function isShouted(text: string, at: number, end: number): boolean {
  let lower = 0;
  for (let next = at; next < Math.min(end, at + 40); next++) if (isLower(text.charCodeAt(next))) lower++;
  return lower < 8;
}

const isLongDash = (text: string, end: number): boolean => {
  const unit = text.charCodeAt(end - 1);
  return unit === 0x2013 || unit === 0x2014;
};

/** Another spaced dash before the sentence ends. */
function hasPartner(text: string, at: number, end: number): boolean {
  for (let next = at; next < Math.min(end, at + 160); next++) {
    const unit = text.charCodeAt(next);
    if (isSentenceEnd(unit) && CLASS[text.charCodeAt(next + 1)] === BLANK) return false;
    if (isDash(unit) && CLASS[text.charCodeAt(next - 1)] === BLANK && next > at) return true;
  }
  return false;
}

/** Languages whose papers close a dateline with a colon: South Asia, East Africa, English everywhere. */
const COLON_LANGUAGES = new Set(['en', 'sw', 'id', 'ms']);
const usesColon = (view: View): boolean => COLON_LANGUAGES.has(view.document.language?.split('-')[0] ?? 'en');

/** Code units of the story in which the place is looked for again. */
const RECUR_MAX = 3000;

/** Does the name come again as a place: `बिजनौर में`, `بیجنگ سے`, `in Essen`? */
function recurs(view: View, name: PlaceItem, from: number): boolean {
  const { text } = view.document;
  const word = name.case === 'upper' ? titleOf(text.slice(name.start, name.end)) : text.slice(name.start, name.end);
  for (let at = text.indexOf(word, from); at >= 0 && at < from + RECUR_MAX; at = text.indexOf(word, at + 1)) {
    const next = at + word.length;
    if (name.case !== 'none') {
      const before = trim(text, from, at);
      if (isLetter(text.charCodeAt(next)) || before === at) continue;
      let start = before;
      while (start > from && isLetter(text.charCodeAt(start - 1))) start--;
      if (cueAt(view, start, before, 'in') !== undefined) return true;
      continue;
    }
    if (CLASS[text.charCodeAt(next)] !== BLANK) continue;
    let stop = next + 1;
    while (isLetter(text.charCodeAt(stop))) stop++;
    if (view.knowledge.stopwords.has(foldString(text.slice(next + 1, stop)))) return true;
  }
  return false;
}

const titleOf = (name: string): string => name.replace(/\p{L}+/gu, (word) => word[0] + word.slice(1).toLowerCase());

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
    const accepted = words === 0 ? undefined : tryAt(view, at, block.end, { ...context, isDeck: true });
    if (accepted !== undefined && accepted.places.length === 0) {
      // `By Anna Berg (Reuters) - `: no place; but the date of a dateline is not its start.
      if (loose === undefined || closerOf(text.charCodeAt(at)) !== 0) loose = { accepted, at, wide: true };
      break;
    }
    if (accepted !== undefined) {
      // Wide blanks, or a town that is known, tell where the name ends; else the town is the last word.
      const wide = CLASS[text.charCodeAt(at - 2)] === BLANK;
      const isKnown = accepted.places.every(({ name }) => weightOf(name) > 1);
      if (isKnown || !loose?.wide) loose = { accepted, at, wide };
      if (isKnown) break;
    } else if (loose !== undefined) break;
    let stop = at;
    while (stop < block.end && CLASS[text.charCodeAt(stop)] !== BLANK) stop++;
    at = skip(text, stop, block.end);
  }
  if (loose === undefined) return undefined;
  const span = { start, end: trim(text, start, loose.at) };
  const byline = { span, names: [] };
  return finish(view, { ...loose.accepted, byline: loose.accepted.byline ?? byline }, block, []);
}

/** Behind a deck, a portal path or a glued headline in the same block. */
function behindText(view: View, block: Block, start: number, context: Context): DatelineFound | undefined {
  const { text } = view.document;
  const limit = Math.min(block.end, start + DECK_MAX);
  for (let at = start + 3; at < limit; at++) {
    const unit = text.charCodeAt(at);
    const isPath = (unit === 0x3a || unit === 0x3e || unit === 0x3b) && at - start < 48;
    // Wide blanks: an element boundary was lost there.
    const isGap =
      CLASS[unit] === BLANK && CLASS[text.charCodeAt(at + 1)] === BLANK && CLASS[text.charCodeAt(at + 2)] === BLANK;
    if (!isPath && !isGap && !isSentenceEnd(unit) && !isCloser(unit)) continue;
    let from = at + 1;
    while (from < limit && isCloser(text.charCodeAt(from))) from++;
    const next = skip(text, from, limit);
    if (next === from || !isUpper(text.charCodeAt(next))) continue;
    const found = tryAt(view, next, block.end, { ...context, isDeck: true, isPath });
    if (found === undefined) continue;
    // A path belongs to the dateline; a deck is text.
    return finish(view, isPath ? { ...found, start } : found, block, []);
  }
  return undefined;
}

/** A dateline in brackets as the last line: `【エルサレム松岡大地】`. */
function atTheEnd(view: View, judgement: Judgement): DatelineFound | undefined {
  const { blocks } = view.document;
  for (let index = blocks.length - 1; index >= 0; index--) {
    if (judgement.verdicts[index]?.role === 'furniture') continue;
    const block = blocks[index]!;
    const found = findCjk(view, block, true);
    return found === undefined ? undefined : finish(view, found, block, []);
  }
  return undefined;
}

/** Make the field; a dateline that is printed twice goes as one. */
function finish(view: View, accepted: Accepted, block: Block, claims: readonly Claim[]): DatelineFound {
  const { text } = view.document;
  const again = text.slice(accepted.start, accepted.end);
  let { end, next } = accepted;
  if (text.startsWith(again, next) && end > accepted.start) {
    end = next + again.length;
    next = skip(text, end, block.end);
  }
  const { date, note } = completeDate(accepted.date, view.reference);
  const raw = text.slice(accepted.start, end);
  // `इंटरनेशनल डेस्क.`: a desk alone is a byline and no dateline.
  const isDateline =
    accepted.places.length > 0 || accepted.date !== undefined || accepted.agency !== null || /\(\s*\)/.test(raw);
  return {
    span: { start: accepted.start, end },
    next,
    rule: accepted.rule,
    confidence: accepted.confidence,
    field: isDateline ? { raw, places: accepted.places, date, agency: accepted.agency } : null,
    notes: note === undefined ? [] : [note],
    agencies: accepted.agencies,
    byline: accepted.byline,
    claims,
  };
}
