/**
 * The gazetteer: does a place of this name exist? A vote for datelines of weak shape (`PLACE:`, `PLACE -`), no more.
 *
 * The data is data/places.txt: sorted rows of a folded name and one character that packs its kind, its size and whether
 * it is an ordinary word too. It is searched as it is, by halves: nothing is built when it is loaded.
 * Written by scripts/places.mjs. Names are those of GeoNames (CC BY 4.0) and CLDR, see NOTICE.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { FOLD } from '../text/fold.ts';

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

let loaded: LoadedPlaces | undefined;

interface LoadedPlaces extends Places {
  readonly rows: Uint8Array;
}

/** The rows of the gazetteer, in memory that threads share: one of them loads it, `takePlaces` hands it to the others. */
export function sharedPlaces(): Uint8Array {
  loaded ??= placesOf(readData());
  return loaded.rows;
}

/** Use the rows that another thread has loaded. */
export function takePlaces(rows: Uint8Array): void {
  loaded = placesOf(rows);
}

/** The rows as they stand in the file: UTF-8, sorted by their bytes. */
function readData(): Uint8Array {
  // Beside dist/ in a package, beside src/ in the project.
  for (const path of ['../data/places.txt', '../../data/places.txt']) {
    try {
      return readShared(new URL(path, import.meta.url));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`data/places.txt is missing beside ${import.meta.url}: the installation is incomplete.`);
}

function readShared(path: URL): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const rows = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size));
    for (let done = 0; done < rows.length; ) {
      const count = readSync(file, rows, done, rows.length - done, done);
      if (count === 0) throw new Error(`${path} is cut off: the installation is incomplete.`);
      done += count;
    }
    return rows;
  } finally {
    closeSync(file);
  }
}

function placesOf(rows: Uint8Array): LoadedPlaces {
  return { rows, find: (name) => factsOf(rows, name) };
}

/** Longer names, in bytes, are none: no row is as long. */
const NAME_MAX = 128;
const LINE_FEED = 0x0a;
const SPACE = 0x20;
/** Bytes of the name that is looked for, and room for one more character. */
const wanted = Buffer.alloc(NAME_MAX + 4);

/** Put a name into `wanted`, folded as `foldString` does; gives its length, or -1 if it is too long. */
function writeWanted(name: string): number {
  let length = 0;
  let isSpaced = false;
  for (let index = 0; index < name.length; index++) {
    const unit = FOLD[name.charCodeAt(index)]!;
    if (unit === 0) continue;
    if (unit === SPACE) {
      isSpaced = length > 0;
      continue;
    }
    if (length >= NAME_MAX) return -1;
    // Halves of characters beyond the basic plane: no place has one.
    if (unit >= 0xd800 && unit <= 0xdfff) return -1;
    if (isSpaced) wanted[length++] = SPACE;
    isSpaced = false;
    if (unit < 0x80) wanted[length++] = unit;
    else if (unit < 0x800) {
      wanted[length++] = 0xc0 | (unit >> 6);
      wanted[length++] = 0x80 | (unit & 0x3f);
    } else {
      wanted[length++] = 0xe0 | (unit >> 12);
      wanted[length++] = 0x80 | ((unit >> 6) & 0x3f);
      wanted[length++] = 0x80 | (unit & 0x3f);
    }
  }
  return length;
}

function factsOf(rows: Uint8Array, name: string): PlaceFacts | undefined {
  const length = writeWanted(name);
  if (length < 0) return undefined;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    let start = (low + high) >> 1;
    while (start > low && rows[start - 1] !== LINE_FEED) start--;
    let end = start;
    while (rows[end] !== LINE_FEED) end++;
    // The last character of a row is no part of its name.
    const least = Math.min(length, end - 1 - start);
    let same = 0;
    while (same < least && rows[start + same] === wanted[same]) same++;
    if (same === length && same === end - 1 - start) return unpack(rows[end - 1]! - BASE);
    const isBefore = same === least ? same < length : rows[start + same]! < wanted[same]!;
    if (isBefore) low = end + 1;
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
