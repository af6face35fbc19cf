/**
 * A second reading of a damaged text: what was decoded twice, escaped, or typed in the wrong order, as it was meant.
 *
 *     à¤¨à¤¦à¥€  →  नदी          UTF-8 that somebody read as windows-1252
 *     don&#8217;t →  don’t        entities of HTML in plain text
 *     अाग         →  आग           vowels put together from a letter and the sign of another
 *
 * The steps after this one read the mended text; the output prints what stood there, unless `--repair` asks for more.
 * Each finder asks first, for next to nothing, whether there is anything to find. Read first: `mend`.
 */
import type { Document, Mend, SourceText } from '../model.ts';
import { reachOf } from '../text/reach.ts';
import { BLOCK_BITS, scanOf } from '../text/words.ts';
import { findEntities } from './entities.ts';
import { findLetters } from './letters.ts';
import { findMojibake } from './mojibake.ts';
import { findPipes } from './pipes.ts';

/** A place of the source, in its offsets, and what was meant. */
export interface Fault {
  readonly start: number;
  readonly end: number;
  readonly meant: string;
  readonly rule: Mend['rule'];
}

/** The mended source, and its faults in order. */
export interface Reading {
  readonly source: SourceText;
  readonly faults: readonly Fault[];
}

type Finder = (text: string) => readonly Fault[];

const OF_ASCII: readonly Finder[] = [findEntities, findPipes];
const OF_DEVANAGARI: readonly Finder[] = [findEntities, findLetters, findPipes];
const OF_TEXT: readonly Finder[] = [findMojibake, findEntities, findLetters, findPipes];

/** Blocks of 128 code units: the second half of Latin-1, where what was decoded wrongly shows, and Devanagari. */
const LATIN_1 = 0x80 >> BLOCK_BITS;
const DEVANAGARI = 0x900 >> BLOCK_BITS;

/** The finders of which a text has the characters. */
function findersOf(text: string): readonly Finder[] {
  const { blocks } = scanOf(text);
  if (blocks[LATIN_1] !== 0) return OF_TEXT;
  return blocks[DEVANAGARI] === 0 ? OF_ASCII : OF_DEVANAGARI;
}

/** The same for a page. A parser reads entities itself, and an upright stroke on a page parts links. */
function findersOfPage(text: string): readonly Finder[] {
  const { hasPairs, hasDevanagari } = reachOf(text);
  return [...(hasPairs ? [findMojibake] : []), ...(hasDevanagari ? [findLetters] : [])];
}

/** The text as it was meant; `source` itself and no faults if nothing is wrong with it. */
export function mend(source: SourceText, format: 'text' | 'html'): Reading {
  const found = (format === 'html' ? findersOfPage : findersOf)(source.text).flatMap((find) => find(source.text));
  if (found.length === 0) return { source, faults: found };
  found.sort((a, b) => a.start - b.start);
  const faults: Fault[] = [];
  let text = '';
  let at = 0;
  for (const fault of found) {
    if (fault.start < at) continue;
    text += source.text.slice(at, fault.start) + fault.meant;
    at = fault.end;
    faults.push(fault);
  }
  return { source: { ...source, text: text + source.text.slice(at) }, faults };
}

/**
 * Give a document that was parsed from a mended source its own source back.
 *
 * @returns The document with `origin` leading to `source`, and with its mends: where its text differs from what stood
 *   there.
 */
export function trace(document: Document, source: SourceText, faults: readonly Fault[]): Document {
  // Offsets of the mended source, and by how much the source is ahead of it there.
  const starts: number[] = [];
  let ahead = 0;
  for (const { start, end, meant } of faults) {
    starts.push(start - ahead);
    ahead += end - start - meant.length;
  }
  const pairs: number[] = [];
  const mends: Mend[] = [];
  const segments = document.origin ?? Int32Array.of(0, 0);
  for (let index = 0; index < segments.length; index += 2) {
    const from = segments[index]!;
    const to = index + 2 < segments.length ? segments[index + 2]! : document.text.length;
    const base = segments[index + 1]!;
    let next = firstAtOrAfter(starts, base);
    const before = next === 0 ? undefined : faults[next - 1];
    pairs.push(from, before === undefined ? base : before.end + base - starts[next - 1]! - before.meant.length);
    for (; next < faults.length; next++) {
      const start = from + starts[next]! - base;
      const { meant, rule, start: first, end: last } = faults[next]!;
      const end = start + meant.length;
      if (end > to) break;
      pairs.push(start, first, end, last);
      mends.push({ start, end, text: source.text.slice(first, last), rule });
    }
  }
  return { ...document, source, origin: Int32Array.from(pairs), mends, notes: [...document.notes, ...notesOf(mends)] };
}

function firstAtOrAfter(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A text that was decoded wrongly is worth a word, whether or not it is repaired. */
function notesOf(mends: readonly Mend[]): Document['notes'] {
  const count = mends.filter((mend) => mend.rule === 'mojibake').length;
  if (count === 0) return [];
  const message = `${count} ${count === 1 ? 'character was' : 'characters were'} UTF-8 that somebody read as windows-1252; --repair mojibake prints what was meant.`;
  return [{ code: 'text/mojibake', message }];
}
