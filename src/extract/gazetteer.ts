/**
 * What is known of a name as a place. A vote for weak shapes, `LONDON - ` or `रांची : `, and for telling a region from a
 * town; a name that no table holds may be a place all the same.
 */
import { loadPlaces, type PlaceFacts } from '../packs/places.ts';

export type PlaceKind = 'none' | 'city' | 'region' | 'country';

/** Names that were asked for: a story asks for each of its places several times, stories of one desk for the same. */
const known = new Map<string, PlaceFacts | undefined>();
const KNOWN_MAX = 4096;
/** Longer names are looked up each time: the engine would keep the whole text that they are a part of. */
const KNOWN_LENGTH_MAX = 12;

/** What the gazetteer holds of a name, whatever its full stops and blanks. */
export function placeFactsOf(name: string): PlaceFacts | undefined {
  const held = known.get(name);
  if (held !== undefined || known.has(name)) return held;
  const facts = lookUp(name);
  if (name.length <= KNOWN_LENGTH_MAX) {
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(name, facts);
  }
  return facts;
}

/** White space that is no single blank between two words, and what is left of an apostrophe. */
const UNEVEN = /[^\S ]|\s\s|^\s|\s$|#39;/;

function lookUp(name: string): PlaceFacts | undefined {
  const { find } = loadPlaces();
  const printed = UNEVEN.test(name)
    ? name
        .replace(/\s+/g, ' ')
        .replace(/ ?#39; ?/g, "'")
        .trim()
    : name;
  if (printed === '') return undefined;
  const found = find(printed);
  if (found !== undefined || !printed.includes('.')) return found;
  return (
    find(printed.replace(/\.$/, '')) ??
    find(printed.replace(/\.(?=\S)/g, '').replace(/\.$/, '')) ??
    find(printed.replace(/\./g, '. ').replace(/\s+/g, ' ').trim())
  );
}

/** Kind of a name as printed. */
export const placeKindOf = (name: string): PlaceKind => placeFactsOf(name)?.kind ?? 'none';
