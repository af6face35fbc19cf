/**
 * How much speaks for a reading: what the gazetteer knows of its places, how it is printed, and what follows it.
 */
import type { Block } from '../model.ts';
import {
  BLANK,
  CLASS,
  endsLikeSentence,
  HAN,
  isDigit,
  isLetter,
  isLower,
  isSentenceEnd,
  KANA,
  LATIN,
} from '../text/characters.ts';
import { foldString } from '../text/fold.ts';
import type { View } from '../view.ts';
import type { Resolved } from './dateline-fields.ts';
import type { Case, PlaceItem, Reading } from './dateline-grammar.ts';
import type { Row } from './dateline-rows.ts';
import { placeFactsOf, placeKindOf } from './gazetteer.ts';
import { cueAt, hitsAt, isDash, trim } from './reader.ts';

/** Where a reading stands. */
export interface Context {
  readonly block: Block;
  /** Paragraphs of the story above the block. */
  readonly above: number;
  /** A sentence stands in front of it in the same block. */
  readonly isDeck: boolean;
  /** A path or label stands in front of it. */
  readonly isPath: boolean;
}

/** Text after the dateline that a weak shape needs: a sentence, not the rest of a headline. */
const STORY_MIN = 40;
/** So much text is no headline, even if its end was cut off. */
const STORY_LONG = 150;

/** Votes for a reading; far below zero if its surroundings rule it out. */
export function votesFor(
  view: View,
  at: number,
  reading: Reading,
  row: Row,
  resolved: Resolved,
  context: Context,
): number {
  const { text } = view.document;
  const { block } = context;
  const { separator, end, next } = reading;
  const first = resolved.firstPlace;
  const written = first?.case;
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
  // `Anna Berg, Special Correspondent.` on a line of her own: a person and her job.
  if (
    next >= block.end &&
    first?.case === 'title' &&
    first.words > 1 &&
    /^P,K/.test(reading.signature) &&
    resolved.places.every(({ name }) => weightOf(name, written) === 0)
  )
    return -1;
  // A pipe is a danda where there is one; elsewhere it is layout, unless a town in capitals stands before it.
  if (separator === '|' && first !== undefined && first.case !== 'none' && !isCapitalTown(resolved, first)) return -1;
  if (row.votes === 0) {
    if (first !== undefined && !isLikely(reading, resolved, first)) return -1;
    if (separator === '' && !isFresh && next < block.end) return -1;
    // A bare agency or a lower-case word is a subject, not a dateline.
    if (written === 'lower' && resolved.date === undefined) return -1;
    if (first === undefined && !isFresh && next < block.end) return -1;
    if (context.isPath && resolved.date === undefined) return -1;
    return 0;
  }
  if (context.isPath) return -1;
  if (written === 'lower') return -1;
  const label = hitsAt(view, at, block.end).find(({ entry }) => entry.is === 'cue' && entry.cue === 'label');
  if (label !== undefined && (first === undefined || label.end >= first.end)) return -1;
  // Without case no subject of a sentence is read as a place: `AHDATH.INFO- الدوحة - …`.
  if (row.id === 'dateline/agency-place' && written === 'none') return row.votes;
  // `On May 12, Oslo – the harbour …`: words of the sentence.
  if (row.id === 'dateline/date-place' && !opensDate(view, at, block.end)) return -1;
  // `NEW DELHI:` and `नई दिल्ली।` on a line of their own, the story below.
  const isLine = separator === 'n' || (next >= block.end && row.id === 'dateline/place');
  if (isLine) {
    if (!standsAlone(view, context) || (row.id === 'dateline/place' && !isTown(resolved))) return -1;
    if (separator !== 'n' && isOneOfMany(view, context, text.charCodeAt(end - 1))) return -1;
  } else if (!isFresh || (row.votes > 1 && !isStory(text, next, block))) return -1;
  let votes = context.above === 0 && !context.isDeck ? 1 : 0;
  // A town on a line of its own, at most one deck above it.
  if (isLine && context.above <= 1) votes++;
  // `Correspondent: …` and `Desk - …` are words; a desk has two, or no capitals to go by.
  if (row.id === 'byline/desk' || row.id === 'dateline/desk')
    return votes + (/\s/.test(text.slice(at, end).trim()) && CLASS[text.charCodeAt(at)]! > LATIN ? 1 : 0);
  if (row.id === 'dateline/agency') return votes + (reading.wide || isDenseAt(text, next) ? 1 : 0);
  if (row.id === 'dateline/date') return votes + (resolved.date?.year === null ? 0 : 1) + (reading.wide ? 1 : 0);
  const weights = resolved.places.map(({ name }) => weightOf(name, written));
  // One hamlet that no table knows may stand among towns that are.
  const unknown = weights.filter((one) => one === 0).length;
  const weight = unknown * 2 > weights.length ? 0 : Math.max(...weights);
  votes += weight;
  const region = resolved.places.find((place) => isRegion(place.region))?.region;
  // `Minn.` and `NY` say more than `Texas`, which may be the subject of the sentence.
  if (region) votes += separator === '' && (region.endsWith('.') || region.length === 2) ? 2 : 1;
  const isUpperCase = first?.case === 'upper' && first.end - first.start > 2 && !isShouted(text, next, block.end);
  // `PATIENCE: …`, `STOCKS - …`: capitals make no place of a word that is not known as one.
  if (isUpperCase && (weight > 1 || region || (weight === 1 && separator === '-'))) votes++;
  if (separator === '-') {
    if (reading.wide) votes++;
    // Behind a deck a long dash does what capitals do elsewhere.
    if (context.isDeck && written === 'title' && weight > 0 && isLongDash(text, end)) votes++;
    // A second dash in the sentence: a thought put in between dashes.
    if (hasPartner(text, next, block.end)) votes -= 2;
  } else if (separator === '|' || (separator === '.' && written === 'none')) votes++;
  else if (separator === ':' && written === 'title' && !usesColon(view)) votes -= 2;
  // `Berlin. Die …` opens a story, `Paris, Texas. He …` is the end of a sentence.
  else if (separator === '.' && written === 'title' && resolved.places.some((place) => place.region !== null))
    votes -= 2;
  else if (separator === '' && row.id === 'dateline/place') votes -= next - end > 1 || (isUpperCase && region) ? 1 : 2;
  if (first !== undefined && votes > 0 && votes < row.votes && recurs(view, first, next)) votes++;
  return votes;
}

const isCapitalTown = ({ places }: Resolved, { case: written }: PlaceItem): boolean =>
  written === 'upper' && places.some(({ name }) => weightOf(name, written) > 1 && placeKindOf(name) === 'city');

/** A day or the name of a month or weekday stands at `at`, and no word before it. */
const opensDate = (view: View, at: number, end: number): boolean =>
  isDigit(view.document.text.charCodeAt(at)) ||
  hitsAt(view, at, end).some(({ entry }) => entry.is === 'month' || entry.is === 'weekday');

const isDenseAt = (text: string, at: number): boolean => {
  const kind = CLASS[text.charCodeAt(at)];
  return kind === HAN || kind === KANA;
};

/** A region that is known, or the postal code of a state: `NY`. */
const isRegion = (name: string | null): boolean =>
  name !== null && (/^[A-Z]{2}$/.test(name) || placeKindOf(name) !== 'none');

/** Towns of fewer people share their names with words: `Hope`, `Report`. */
const POPULATION_MIN = 20_000;

/** A town of so many people is meant before the word of the same spelling: `Essen`. */
const METROPOLIS_MIN = 500_000;

/** How much it says that a place of this name exists: a city 2, a country, a hamlet or an ordinary word 1. */
export function weightOf(name: string, written?: Case): number {
  const facts = placeFactsOf(name);
  if (facts === undefined) return 0;
  const isSmall = facts.population !== undefined && facts.population < POPULATION_MIN;
  // `HONG KONG: …`: a country that is a city too, `पुडुचेरी: …`, a state; `Jordan: …` is a label.
  const isTown =
    facts.kind === 'city' ||
    (written === 'upper' && facts.population !== undefined) ||
    (written === 'none' && facts.kind === 'region');
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
  block.end - next >= STORY_MIN && (block.end - next > STORY_LONG || hasSentence(text, next, block.end));

/** Does a sentence end in `[start, end)`, at its end or before more text? */
export function hasSentence(text: string, start: number, end: number): boolean {
  if (endsLikeSentence(text, start, end)) return true;
  for (let at = start + 1; at < end - 1; at++) {
    if (!isSentenceEnd(text.charCodeAt(at)) || CLASS[text.charCodeAt(at + 1)] !== BLANK) continue;
    // `Inc. said` and `U.S. troops`: an abbreviation.
    const before = text.charCodeAt(at - 2);
    if (!isLower(text.charCodeAt(at + 2)) && (isLetter(before) || isDigit(before))) return true;
  }
  return false;
}

/**
 * May the shape alone be believed? Not where a name and a date, or two names, stand on a line of their own: `Berg
 * May 3, 2024` is an author, `Berg/Getty Images` a credit. A town that is known, or a comma before the date, is enough.
 */
function isLikely(reading: Reading, resolved: Resolved, first: PlaceItem): boolean {
  const { separator, signature } = reading;
  const weight = Math.max(...resolved.places.map(({ name }) => weightOf(name, first.case)));
  if (weight > 1 || (weight === 1 && first.case === 'upper')) return true;
  const isDated = /P,(?: ?\(?D)/.test(signature);
  if (separator === 'n') return isDated && first.case !== 'title';
  if (signature.includes('A') || signature.includes('K')) return first.case !== 'title' || !signature.startsWith('A');
  return isDated || first.case === 'upper' || first.case === 'none';
}

/** One town and nothing else: `Atlanta, United States` on a line is the address of an event. */
const isTown = ({ places }: Resolved): boolean =>
  places.length === 1 && places[0]!.region === null && placeKindOf(places[0]!.name) === 'city';

/** A line of its own: prose has to follow it. */
function standsAlone(view: View, context: Context): boolean {
  const { blocks, text } = view.document;
  const below = blocks[context.block.index + 1];
  return below !== undefined && below.end - below.start >= STORY_MIN && endsLikeSentence(text, below.start, below.end);
}

/** Longest line that may be the heading of a part: `Mumbai:`. */
const PART_MAX = 32;

/** `Delhi:`, a paragraph, `Mumbai:`, a paragraph: headings of parts, not the place where the story was written. */
function isOneOfMany(view: View, { block }: Context, last: number): boolean {
  const { blocks, text } = view.document;
  return blocks.some(
    ({ index, start, end }) => index !== block.index && end - start <= PART_MAX && text.charCodeAt(end - 1) === last,
  );
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

/** Longest thought between two dashes, in code units. */
const THOUGHT_MAX = 90;

/** Another spaced dash before the sentence ends. */
function hasPartner(text: string, at: number, end: number): boolean {
  for (let next = at; next < Math.min(end, at + THOUGHT_MAX); next++) {
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
