/**
 * Items of a dateline become fields: which name is a town, which its region, a person, or a brand.
 */
import type { AgencyMention, PlaceName, Span } from '../model.ts';
import { BLANK, CLASS, HAN, LATIN } from '../text/characters.ts';
import type { View } from '../view.ts';
import type { DateRead } from './date.ts';
import type { Item, PlaceItem, Reading } from './dateline-grammar.ts';
import type { Row } from './dateline-rows.ts';
import { placeKindOf } from './gazetteer.ts';
import { printed } from './names.ts';
import { closerOf, cueAt, isComma, mentionOf } from './reader.ts';

/** What a reading says. */
export interface Resolved {
  readonly places: readonly PlaceName[];
  readonly date: DateRead | undefined;
  readonly agencies: readonly AgencyMention[];
  /** Canonical name of the agency, or the words in its slot. */
  readonly agency: string | null;
  readonly byline: BylineSpan | null;
  readonly firstPlace: PlaceItem | undefined;
}

export interface BylineSpan {
  readonly span: Span;
  readonly names: readonly string[];
}

interface Named extends Span {
  readonly item: PlaceItem | null;
  readonly joiner: ',' | '/' | '(' | '';
}

/** Turn items into fields: which name is a town, which a region, a person, an agency. */
export function resolve(view: View, reading: Reading, skipped: number, row: Row): Resolved {
  const { text } = view.document;
  const names: Named[] = [];
  const agencies: AgencyMention[] = [];
  let unknown: Span | undefined;
  let outlet: string | null = null;
  let date: DateRead | undefined;
  let byline: BylineSpan | null = null;
  let before: Item | undefined;
  reading.items.forEach((item, index) => {
    const joiner = joinerOf(text, before?.end ?? item.start, item.start);
    // `— РИА Новости, Адам Лесков.`: a name behind place, date and agency is the reporter's.
    const isReporter = before?.is === 'agency' && date !== undefined && names.length > 0;
    before = item;
    if (item.is === 'date') date = item.date;
    else if (item.is === 'desk') byline = { span: item, names: [] };
    else if (item.is === 'place' && isReporter) byline = { span: item, names: [printed(text, item)] };
    else if (item.is === 'place') names.push({ start: item.start, end: item.end, item, joiner });
    else if (item.is === 'agency') {
      date ??= item.date;
      if (item.agency !== null) {
        agencies.push(mentionOf(text, item.agency, item, 'dateline'));
      } else if (index === 0 && !isBracketed(text, item)) outlet = printed(text, item);
      else if (index < skipped) byline = { span: item, names: [printed(text, item)] };
      else if (index === reading.items.length - 1) unknown = item;
      else names.push({ start: item.start, end: item.end, item: null, joiner: '(' });
    }
  });
  const grouped = groupNames(view, names, reading, agencies.length > 0);
  byline = grouped.byline ?? byline;
  let { places } = grouped;
  // An outlet in front of the dateline gives way to the agency inside it.
  let agency = (skipped > 0 ? agencies.at(-1) : agencies[0])?.name ?? outlet;
  if (unknown !== undefined && agencies.length === 0) {
    const name = printed(text, unknown);
    const kind = placeKindOf(name);
    const only = places.length === 1 ? places[0]! : undefined;
    if (
      only !== undefined &&
      (kind === 'region' || kind === 'country' || (kind === 'city' && row.id !== 'dateline/place-date-unknown'))
    )
      places = [{ name: only.name, region: only.region === null ? name : `${only.region}, ${name}` }];
    else if (cueAt(view, unknown.start, unknown.end, 'label') !== undefined) agency = null;
    else if (isScriptless(names) && CLASS[text.charCodeAt(unknown.start)] === LATIN) agency = null;
    else if (isScriptless(names) && date === undefined) byline = { span: unknown, names: namesIn(text, unknown) };
    else agency = name;
  }
  return {
    places,
    date,
    agencies,
    agency,
    byline,
    firstPlace: names.find(({ item }) => item !== null)?.item ?? undefined,
  };
}

/** The places are written in a script without case. */
const isScriptless = (names: readonly Named[]): boolean => names[0]?.item?.case === 'none';

/** `पणजी [राजेश वर्मा]।`: two or three words in the slot of an agency are the reporter, one word may be any desk. */
const namesIn = (text: string, span: Span): string[] => {
  const words = printed(text, span).split(' ').length;
  return words === 2 || words === 3 ? [printed(text, span)] : [];
};

const isBracketed = (text: string, span: Span): boolean => closerOf(text.charCodeAt(span.start - 1)) !== 0;

function joinerOf(text: string, from: number, to: number): Named['joiner'] {
  for (let at = to - 1; at >= from; at--) {
    const unit = text.charCodeAt(at);
    if (unit === 0x2f || unit === 0xff0f) return '/';
    if (closerOf(unit) !== 0) return '(';
    if (isComma(unit)) return ',';
  }
  return '';
}

/** Places with their regions, and a name of a person where one stands in the slot of a place. */
function groupNames(
  view: View,
  names: readonly Named[],
  reading: Reading,
  hasAgency: boolean,
): { readonly places: PlaceName[]; readonly byline: BylineSpan | null } {
  const { text } = view.document;
  const groups: Named[][] = [];
  for (const name of names) {
    if (name.joiner === '/' || groups.length === 0) groups.push([name]);
    else groups.at(-1)!.push(name);
  }
  let byline: BylineSpan | null = null;
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
  // `अमर सिंह, गोंडा।`: a person before a town that the gazetteer knows; with a date it is the brand of the site.
  const pair = groups.length === 1 ? groups[0]! : [];
  if (pair.length === 2 && pair[0]!.item?.case === 'none' && pair[1]!.joiner === ',') {
    const [first, second] = pair as [Named, Named];
    const isKnown = (name: Named): boolean => placeKindOf(printed(text, name)) !== 'none';
    const hasDate = reading.signature.includes('D');
    if (first.item!.words > 1 && !isKnown(first) && placeKindOf(printed(text, second)) === 'city') {
      if (!hasDate) byline = { span: first, names: [printed(text, first)] };
      groups[0] = [second];
    } else if (!hasDate && isKnown(first) && !isKnown(second) && second.item!.words > 1) {
      // `शिमला, राजेश वर्मा।`: the person may stand behind the town.
      byline = { span: second, names: [printed(text, second)] };
      groups[0] = [first];
    }
  }
  const places = groups.flatMap((group) => placesOf(view, group));
  return { places, byline };
}

/** One place with its regions, or a list of towns. */
function placesOf(view: View, group: readonly Named[]): PlaceName[] {
  const { text } = view.document;
  const labels = group.map((name) => printed(text, name));
  const commas = group.filter(({ joiner }) => joiner === ',').length;
  const towns = group.flatMap((name) => splitAnd(view, name));
  const last = placeKindOf(labels.at(-1)!);
  const isList =
    towns.length > 1 &&
    group.every(({ joiner }, index) => index === 0 || joiner === ',') &&
    ((commas >= 2 &&
      last !== 'country' &&
      last !== 'region' &&
      group.every(({ item }) => item?.case === group[0]!.item?.case)) ||
      towns.every((town) => placeKindOf(town) === 'city'));
  if (isList) return towns.map((name) => ({ name, region: null }));
  const [first, ...rest] = labels;
  if (rest.length === 0 && CLASS[first!.charCodeAt(0)] === HAN) return [splitHan(first!)];
  return [{ name: first!, region: rest.length > 0 ? rest.join(', ') : null }];
}

/** `印度尼西亚雅加达`: a country and its town without anything between. */
export function splitHan(name: string): PlaceName {
  for (let end = Math.min(6, name.length - 2); end >= 2; end--) {
    if (placeKindOf(name.slice(0, end)) === 'country' && placeKindOf(name) === 'none')
      return { name: name.slice(end), region: name.slice(0, end) };
  }
  return { name, region: null };
}

/** `SANTOS E NITERÓI` at the end of a list: two towns. */
function splitAnd(view: View, name: Named): string[] {
  const { text } = view.document;
  for (let at = name.start + 1; at < name.end; at++) {
    if (CLASS[text.charCodeAt(at - 1)] !== BLANK) continue;
    const and = cueAt(view, at, name.end, 'and');
    if (and !== undefined && and.end < name.end)
      return [text.slice(name.start, at).trim(), text.slice(and.end, name.end).trim()];
  }
  return [printed(text, name)];
}

/** Names joined by hyphens, ampersands or commas. */
function splitNames(view: View, span: Span): string[] {
  return printed(view.document.text, span)
    .split(/[-,&]/)
    .map((name) => name.trim())
    .filter((name) => name.length > 1);
}
