/**
 * A flat, folded trie of everything that a language knows: phrases, cues, months, agencies.
 *
 *     text      W  h  a  t  s     Y  o  u
 *     classOf   12 5  9  3  7  2  …            one look-up folds and numbers a code unit
 *     step      node × class → node            open-addressed hash, one pair of Int32 a transition
 *
 * Read `buildLexicon`, then `walk`. Must not import any step.
 */
import type { Entry } from '../packs/pack.ts';
import { isEndEdge } from '../text/characters.ts';
import { FOLD, foldString } from '../text/fold.ts';

/** Where in a block an entry is looked for: everywhere, or only near its start and end. */
export type Zone = 'any' | 'edge';
/** Bits for `walk` and `Lexicon.opens`. */
export const ZONE_ANY = 1;
export const ZONE_EDGE = 2;

/** One meaning of a node: the entry, and what has to follow when the phrase has `*` in it. */
interface Hit {
  readonly entry: Entry;
  readonly zone: number;
  /** Folded literals after each `*`. */
  readonly rest: readonly string[];
  /** Spelling that must be met exactly, or `null`. */
  readonly exact: string | null;
}

export interface Lexicon {
  readonly classOf: Uint16Array;
  /** By class: the zones of the entries that open with it. */
  readonly opens: Uint8Array;
  readonly keys: Int32Array;
  readonly next: Int32Array;
  readonly mask: number;
  /** By node; `undefined` for most. */
  readonly hits: readonly (readonly Hit[] | undefined)[];
}

export interface LexiconItem {
  readonly text: string;
  readonly entry: Entry;
  readonly zone: Zone;
  readonly exact?: boolean;
}

const SKIP = 1;
const SPACE = 2;
const FIRST_CLASS = 3;
/** Classes a node may branch on; Han needs the most. */
const CLASS_BITS = 13;
/** Code units that a `*` of a phrase may stand for. */
const GAP_MAX = 80;

/** Malayalam chillu letters and the older way to write them: folding by code unit cannot unite the two. */
const CHILLU: readonly (readonly [string, string])[] = [
  ['\u0d7a', '\u0d23\u0d4d'],
  ['\u0d7b', '\u0d28\u0d4d'],
  ['\u0d7c', '\u0d30\u0d4d'],
  ['\u0d7d', '\u0d32\u0d4d'],
  ['\u0d7e', '\u0d33\u0d4d'],
];

function spellings(text: string): string[] {
  const old = CHILLU.reduce((all, [chillu, letters]) => all.replaceAll(chillu, letters), text);
  return old === text ? [text] : [text, old];
}

/** The transitions of a trie while it is built: an open-addressed table that doubles. */
interface Transitions {
  keys: Int32Array;
  next: Int32Array;
  mask: number;
  /** Nodes so far; node 0 is the root. */
  nodes: number;
}

/** The child of a node; made if it is not there. */
function childOf(trie: Transitions, parent: number, branch: number): number {
  const key = (parent << CLASS_BITS) | branch;
  let slot = hash(key) & trie.mask;
  while (trie.keys[slot] !== -1) {
    if (trie.keys[slot] === key) return trie.next[slot]!;
    slot = (slot + 1) & trie.mask;
  }
  trie.keys[slot] = key;
  trie.next[slot] = trie.nodes;
  if (++trie.nodes * 2 > trie.mask) double(trie);
  return trie.nodes - 1;
}

function double(trie: Transitions): void {
  const { keys, next } = trie;
  trie.mask = trie.mask * 2 + 1;
  trie.keys = new Int32Array(trie.mask + 1).fill(-1);
  trie.next = new Int32Array(trie.mask + 1);
  for (let from = 0; from < keys.length; from++) {
    const key = keys[from]!;
    if (key === -1) continue;
    let slot = hash(key) & trie.mask;
    while (trie.keys[slot] !== -1) slot = (slot + 1) & trie.mask;
    trie.keys[slot] = key;
    trie.next[slot] = next[from]!;
  }
}

/** Transitions that a table has room for before it doubles the first time; a language with English needs five times that. */
const FIRST_ROOM = 16384;

/** Compile a lexicon. Never throws; items that fold to nothing are left out. */
export function buildLexicon(items: readonly LexiconItem[]): Lexicon {
  /** By folded code unit; 0 for those that no item has. */
  const classes = new Uint16Array(65536);
  classes[0x20] = SPACE;
  let count = FIRST_CLASS;
  const mask = FIRST_ROOM - 1;
  const trie: Transitions = {
    keys: new Int32Array(FIRST_ROOM).fill(-1),
    next: new Int32Array(FIRST_ROOM),
    mask,
    nodes: 1,
  };
  const hits: (Hit[] | undefined)[] = [];
  const opening: number[] = [];
  for (const item of items) {
    const zone = item.zone === 'any' ? ZONE_ANY : ZONE_EDGE;
    for (const spelling of spellings(item.text)) {
      const [head, ...rest] = spelling.includes('*') ? spelling.split('*').map(foldString) : [foldString(spelling)];
      if (!head) continue;
      let node = 0;
      for (let index = 0; index < head.length; index++) {
        const folded = head.charCodeAt(index);
        if (classes[folded] === 0) classes[folded] = count++;
        const branch = classes[folded]!;
        if (index === 0) opening[branch] = (opening[branch] ?? 0) | zone;
        node = childOf(trie, node, branch);
      }
      const hit: Hit = { entry: item.entry, zone, rest: rest.filter(Boolean), exact: item.exact ? item.text : null };
      // Without holes: an array with holes is a dictionary, and slow.
      while (hits.length < trie.nodes) hits.push(undefined);
      const found = hits[node];
      if (found === undefined) hits[node] = [hit];
      else found.push(hit);
    }
  }

  const classOf = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit++) {
    const folded = FOLD[unit]!;
    classOf[unit] = folded === 0 ? SKIP : classes[folded]!;
  }
  const opens = new Uint8Array(count);
  for (let branch = 0; branch < count; branch++) opens[branch] = opening[branch] ?? 0;
  return { classOf, opens, keys: trie.keys, next: trie.next, mask: trie.mask, hits };
}

function hash(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/**
 * Walk the trie from `at` and report every entry that ends at a word edge, shorter ones first.
 *
 * @param end Walk no further than this offset.
 * @param zones `ZONE_ANY`, `ZONE_EDGE` or both.
 * @param report Called with the entry and the offset where it ends.
 */
export function walk(
  lexicon: Lexicon,
  text: string,
  at: number,
  end: number,
  zones: number,
  report: (entry: Entry, end: number) => void,
): void {
  const { classOf, keys, next, mask, hits } = lexicon;
  let node = 0;
  let space = false;
  for (let index = at; index < end; index++) {
    const branch = classOf[text.charCodeAt(index)]!;
    if (branch === SKIP) continue;
    if (branch === 0) return;
    if (branch !== SPACE) space = false;
    else if (space) continue;
    else space = true;
    const key = (node << CLASS_BITS) | branch;
    let slot = hash(key) & mask;
    while (keys[slot] !== key) {
      if (keys[slot] === -1) return;
      slot = (slot + 1) & mask;
    }
    node = next[slot]!;
    const found = hits[node];
    if (found === undefined || !(isEndEdge(text, index + 1) || isVisarga(text.charCodeAt(index + 1)))) continue;
    let stop = index + 1;
    // A nukta or joiner after the last letter belongs to the word.
    while (stop < end && classOf[text.charCodeAt(stop)] === SKIP) stop++;
    for (const hit of found) {
      if ((hit.zone & zones) === 0) continue;
      const last = confirm(hit, text, at, stop, end);
      if (last >= 0) report(hit.entry, last);
    }
  }
}

/** A visarga after a whole phrase is a colon that a typist could not find: `पढ़ेंः`. */
const isVisarga = (unit: number): boolean => unit === 0x903 || unit === 0x983;

/** End of the whole phrase when its exact spelling and the literals after each `*` are there, else -1. */
function confirm(hit: Hit, text: string, start: number, stop: number, end: number): number {
  if (hit.exact !== null && text.slice(start, stop) !== hit.exact) return -1;
  let from = stop;
  for (const literal of hit.rest) {
    from = findFolded(text, from, Math.min(end, from + GAP_MAX + literal.length * 2), literal);
    if (from < 0) return -1;
  }
  return from;
}

/** End offset of the first occurrence of a folded literal in `[from, end)`, or -1. */
function findFolded(text: string, from: number, end: number, literal: string): number {
  const first = literal.charCodeAt(0);
  for (let start = from; start < end; start++) {
    if (FOLD[text.charCodeAt(start)] !== first) continue;
    let index = start;
    let matched = 0;
    let space = false;
    while (index < end && matched < literal.length) {
      const unit = FOLD[text.charCodeAt(index)]!;
      if (unit === 0 || (unit === 0x20 && space)) {
        index++;
        continue;
      }
      if (unit !== literal.charCodeAt(matched)) break;
      space = unit === 0x20;
      matched++;
      index++;
    }
    if (matched === literal.length && isEndEdge(text, index)) return index;
  }
  return -1;
}
