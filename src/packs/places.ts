/**
 * The gazetteer: does a place of this name exist? A vote for datelines of weak shape (`PLACE:`, `PLACE -`), no more.
 *
 * The data is data/places.txt: sorted rows of a folded name and one character that packs its kind, its size and whether
 * it is an ordinary word too. It is searched as it is, by halves: nothing is built when it is loaded.
 * Written by scripts/places.mjs. Names are those of GeoNames (CC BY 4.0) and CLDR, see NOTICE.
 */
import { readFileSync } from 'node:fs';
import { foldString } from '../text/fold.ts';

export interface PlaceFacts {
  readonly kind: 'city' | 'region' | 'country';
  /** Inhabitants of the largest place of this name, rounded down to 1,000, 5,000, 20,000, 100,000, 500,000 or 2,000,000; absent: not known. */
  readonly population?: number;
  /** True: also a frequent ordinary word or person's name (`Reading`, `Nice`, `गया`): the name alone proves nothing. */
  readonly ambiguous?: true;
}

export interface Places {
  /**
   * What is known of a name.
   *
   * @param name As printed, in any case; punctuation at its ends must be gone, but for the dot of `Calif.`.
   * @returns `undefined` if no place of this name is known. Never throws.
   */
  readonly find: (name: string) => PlaceFacts | undefined;
}

const KINDS = ['city', 'region', 'country'] as const;
/** Lower bounds of the classes of population; 0 is unknown. */
const POPULATIONS = [0, 1000, 5000, 20_000, 100_000, 500_000, 2_000_000];
/** First of the printable characters that pack the facts. */
const BASE = 0x21;

/** A row of the data file: for scripts/places.mjs. */
export function rowOf(
  name: string,
  place: { readonly kind: number; readonly population: number; readonly ambiguous: boolean },
): string {
  const size = POPULATIONS.findLastIndex((least) => place.population >= least);
  return name + String.fromCharCode(BASE + (place.ambiguous ? 1 : 0) + 2 * (place.kind + KINDS.length * size));
}

/**
 * Load the gazetteer: 4 MB, some milliseconds; later calls return the same.
 *
 * @throws Error if the data file is not where the program was installed.
 */
export function loadPlaces(): Places {
  loaded ??= placesOf(readData());
  return loaded;
}

let loaded: Places | undefined;

/** The rows as UTF-8 bytes, one a code unit: quick to read, small to keep, and sorted as the file is. */
function readData(): string {
  // Beside dist/ in a package, beside src/ in the project.
  for (const path of ['../data/places.txt', '../../data/places.txt']) {
    try {
      return readFileSync(new URL(path, import.meta.url), 'latin1');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`data/places.txt is missing beside ${import.meta.url}: the installation is incomplete.`);
}

function placesOf(rows: string): Places {
  return { find: (name) => factsOf(rows, name) };
}

function factsOf(rows: string, name: string): PlaceFacts | undefined {
  const wanted = Buffer.from(foldString(name), 'utf8').toString('latin1');
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const start = rows.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    const end = rows.indexOf('\n', start);
    const found = rows.slice(start, end - 1);
    if (found === wanted) return unpack(rows.charCodeAt(end - 1) - BASE);
    if (found < wanted) low = end + 1;
    else high = start;
  }
  return undefined;
}

function unpack(facts: number): PlaceFacts {
  const rest = facts >> 1;
  const population = POPULATIONS[Math.floor(rest / KINDS.length)]!;
  return {
    kind: KINDS[rest % KINDS.length]!,
    ...(population > 0 && { population }),
    ...((facts & 1) === 1 && { ambiguous: true as const }),
  };
}
