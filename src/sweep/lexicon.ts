/**
 * A flat, folded trie of everything that a language knows: phrases, cues, months, agencies.
 *
 *     text      W  h  a  t  s     Y  o  u
 *     classOf   12 5  9  3  7  2  …            one look-up folds and numbers a code unit
 *     step      node × class → node            open-addressed hash, one pair of Int32 a transition
 *
 * Read `buildLexicon`, then `walk`. Must not import any step.
 */
import type { Mark } from '../model.ts';
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
  /** Filters for `zonesAt`, by hash: zones of the entries of one or two characters, and of all longer ones. */
  readonly pairs: Uint8Array;
  readonly triples: Uint8Array;
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

/** Compile a lexicon. Never throws; items that fold to nothing are left out. */
export function buildLexicon(items: readonly LexiconItem[]): Lexicon {
  const heads: string[] = [];
  const hitOf: Hit[] = [];
  let length = 0;
  for (const item of items) {
    const zone = item.zone === 'any' ? ZONE_ANY : ZONE_EDGE;
    for (const spelling of spellings(item.text)) {
      const gap = spelling.indexOf('*');
      const head = foldString(gap < 0 ? spelling : spelling.slice(0, gap));
      if (head === '') continue;
      const rest =
        gap < 0
          ? NONE
          : spelling
              .slice(gap + 1)
              .split('*')
              .map(foldString)
              .filter(Boolean);
      heads.push(head);
      hitOf.push({ entry: item.entry, zone, rest, exact: item.exact ? item.text : null });
      length += head.length;
    }
  }
  return pack(heads, hitOf, length);
}

const NONE: readonly string[] = [];

/** Lay the trie out flat: every transition goes straight into the hash, sized for the worst case, then shrunk. */
function pack(heads: readonly string[], hitOf: readonly Hit[], length: number): Lexicon {
  // Class of a folded code unit; 0: none yet.
  const classes = new Uint16Array(65536);
  classes[0x20] = SPACE;
  let classCount = FIRST_CLASS;
  let nodeCount = 1;
  const wide = tableOf(length);
  const byNode = new Map<number, Hit[]>();
  const pairs = new Uint8Array(FILTER_MASK + 1);
  const triples = new Uint8Array(FILTER_MASK + 1);
  const single = new Set<string>();
  const note = (head: string, zone: number): void => {
    if (head.length === 1) single.add(head);
    else {
      const pair = pairHash(classes[head.charCodeAt(0)]!, classes[head.charCodeAt(1)]!);
      if (head.length === 2) pairs[pair]! |= zone;
      else triples[tripleHash(pair, classes[head.charCodeAt(2)]!)]! |= zone;
    }
  };
  const opening: number[] = [];
  heads.forEach((head, index) => {
    let node = 0;
    for (let at = 0; at < head.length; at++) {
      const unit = head.charCodeAt(at);
      let branch = classes[unit]!;
      if (branch === 0) {
        branch = classCount++;
        classes[unit] = branch;
      }
      const key = (node << CLASS_BITS) | branch;
      let slot = hash(key) & wide.mask;
      while (wide.keys[slot] !== -1 && wide.keys[slot] !== key) slot = (slot + 1) & wide.mask;
      if (wide.keys[slot] === -1) {
        wide.keys[slot] = key;
        wide.next[slot] = nodeCount++;
      }
      node = wide.next[slot]!;
      if (at === 0) opening[branch] = (opening[branch] ?? 0) | hitOf[index]!.zone;
    }
    note(head, hitOf[index]!.zone);
    const same = byNode.get(node);
    if (same === undefined) byNode.set(node, [hitOf[index]!]);
    else same.push(hitOf[index]!);
  });

  const { keys, next, mask } = tableOf(nodeCount);
  for (let from = 0; from < wide.keys.length; from++) {
    const key = wide.keys[from]!;
    if (key === -1) continue;
    let slot = hash(key) & mask;
    while (keys[slot] !== -1) slot = (slot + 1) & mask;
    keys[slot] = key;
    next[slot] = wide.next[from]!;
  }
  const hits: (readonly Hit[] | undefined)[] = new Array(nodeCount).fill(undefined);
  for (const [node, found] of byNode) hits[node] = found;

  const classOf = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit++) classOf[unit] = FOLD[unit] === 0 ? SKIP : classes[FOLD[unit]!]!;
  const opens = new Uint8Array(classCount);
  for (let branch = 0; branch < classCount; branch++) opens[branch] = opening[branch] ?? 0;
  // An entry of one character may be followed by anything.
  for (const head of single) {
    const first = classes[head.charCodeAt(0)]!;
    for (let second = 0; second < classCount; second++) pairs[pairHash(first, second)]! |= opens[first]!;
  }
  return { classOf, opens, pairs, triples, keys, next, mask, hits };
}

/** An empty table that is at most half full with `count` entries. */
function tableOf(count: number): { readonly keys: Int32Array; readonly next: Int32Array; readonly mask: number } {
  let capacity = 16;
  while (capacity < count * 2) capacity *= 2;
  return { keys: new Int32Array(capacity).fill(-1), next: new Int32Array(capacity), mask: capacity - 1 };
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
  const found: Mark[] = [];
  walkInto(lexicon, text, at, end, zones, found);
  for (const mark of found) report(mark.entry, mark.end);
}

/** As `walk`, but adds marks to a list: the hot path of the sweep, which makes no closures. */
export function walkInto(lexicon: Lexicon, text: string, at: number, end: number, zones: number, marks: Mark[]): void {
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
      if (last >= 0) marks.push({ start: at, end: last, entry: hit.entry });
    }
  }
}

/**
 * Zones of the entries that may start at `at`, judged by three folded characters: most words are told apart here, before
 * any walk. False alarms are possible, misses are not.
 */
export function zonesAt(lexicon: Lexicon, text: string, at: number, end: number): number {
  const { classOf, opens, pairs, triples } = lexicon;
  const first = classOf[text.charCodeAt(at)]!;
  if (first < FIRST_CLASS || opens[first] === 0) return 0;
  let index = at + 1;
  while (index < end && classOf[text.charCodeAt(index)] === SKIP) index++;
  if (index >= end) return opens[first]!;
  const second = classOf[text.charCodeAt(index)]!;
  const pair = pairHash(first, second);
  const short = pairs[pair]!;
  index++;
  while (index < end && classOf[text.charCodeAt(index)] === SKIP) index++;
  if (index >= end) return short === 0 ? 0 : opens[first]!;
  return short | triples[tripleHash(pair, classOf[text.charCodeAt(index)]!)]!;
}

const FILTER_MASK = 0xffff;
const pairHash = (first: number, second: number): number =>
  (Math.imul(first, 0x9e35) ^ Math.imul(second, 0x85eb)) & FILTER_MASK;
const tripleHash = (pair: number, third: number): number =>
  (Math.imul(pair, 31) ^ Math.imul(third, 0xc2b3)) & FILTER_MASK;

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
