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
import {
  CLASS,
  HAN,
  HANGUL,
  isEndEdge,
  isUpper,
  isVisarga,
  KANA,
  KHMER,
  LATIN,
  MYANMAR,
  THAI,
} from '../text/characters.ts';
import { FOLD, foldString } from '../text/fold.ts';

/**
 * Where in a block the sweep looks for an entry.
 *
 * `any`    everywhere
 * `edge`   near its start and end
 * `open`   where it opens the block: no letter stands before it
 * `stamp`  in lines short enough for a time stamp
 * `asked`  nowhere: whoever reads at an offset asks for it
 */
export type Zone = 'any' | 'edge' | 'open' | 'stamp' | 'asked';
/** Bits for `walk` and the filters. */
export const ZONE_ANY = 1;
export const ZONE_EDGE = 2;
export const ZONE_OPEN = 4;
export const ZONE_STAMP = 8;
const ZONE_ASKED = 16;
/** Everything, wherever it stands. */
export const ZONE_ALL = 31;

const ZONES: Readonly<Record<Zone, number>> = {
  any: ZONE_ANY,
  edge: ZONE_EDGE,
  open: ZONE_OPEN,
  stamp: ZONE_STAMP,
  asked: ZONE_ASKED,
};

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
  readonly filters: Filters;
  readonly keys: Int32Array;
  readonly next: Int32Array;
  readonly mask: number;
  /** By node; `undefined` for most. */
  readonly hits: readonly (readonly Hit[] | undefined)[];
}

/** What tells most words apart before any walk: zones of the entries that open with some characters. */
interface Filters {
  /** By class of the first character: of all entries, and of those of one or two characters. */
  readonly first: Uint8Array;
  readonly tiny: Uint8Array;
  /** By hash of the first three characters: of all longer entries, and of those of up to five characters. */
  readonly three: Uint8Array;
  readonly short: Uint8Array;
  /** By hash of the first six. */
  readonly six: Uint8Array;
}

export interface LexiconItem {
  readonly text: string;
  readonly entry: Entry;
  readonly zones: readonly Zone[];
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
    const zone = item.zones.reduce((bits, each) => bits | ZONES[each], 0);
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
  const filters: Filters = {
    first: new Uint8Array(1 << CLASS_BITS),
    tiny: new Uint8Array(1 << CLASS_BITS),
    three: filterOf(),
    short: filterOf(),
    six: filterOf(),
  };
  heads.forEach((head, index) => {
    const { zone } = hitOf[index]!;
    let node = 0;
    let prefix = 0;
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
      if (at === 0) {
        filters.first[branch]! |= zone;
        if (head.length < THREE) filters.tiny[branch]! |= zone;
      }
      if (at >= SIX) continue;
      prefix = mix(prefix, branch);
      if (at === THREE - 1) {
        filters.three[filterSlot(prefix)]! |= zone;
        if (head.length < SIX) filters.short[filterSlot(prefix)]! |= zone;
      } else if (at === SIX - 1) filters.six[filterSlot(prefix)]! |= zone;
    }
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
  return { classOf, filters, keys, next, mask, hits };
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
 * @param zones Bits of zones.
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
    if (found === undefined || !isEndEdge(text, index + 1)) continue;
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
 * Zones of the entries that may start at `at`, judged by up to six characters: most words are told apart here, before any
 * walk. False alarms are possible, misses are not.
 *
 * @param wanted Bits of the zones that count here.
 */
export function zonesAt(lexicon: Lexicon, text: string, at: number, end: number, wanted: number): number {
  const { classOf, filters } = lexicon;
  const unit1 = text.charCodeAt(at);
  const first = classOf[unit1]!;
  const zones = filters.first[first]! & wanted;
  if (zones === 0 || at + SIX > end) return zones;
  const unit2 = text.charCodeAt(at + 1);
  const unit3 = text.charCodeAt(at + 2);
  const second = classOf[unit2]!;
  const third = classOf[unit3]!;
  // What is skipped or single in an entry moves the others.
  if (second < SPACE || third < SPACE || (second === SPACE && third === SPACE)) return zones;
  const isWord = CLASS[unit1] === JOINED[unit2] && CLASS[unit2] === JOINED[unit3];
  const tiny = isWord ? 0 : filters.tiny[first]! & wanted;
  const three = mix(mix(mix(0, first), second), third);
  if ((filters.three[filterSlot(three)]! & wanted) === 0) return tiny;
  const short = tiny | (filters.short[filterSlot(three)]! & wanted);
  const fourth = classOf[text.charCodeAt(at + 3)]!;
  const fifth = classOf[text.charCodeAt(at + 4)]!;
  const sixth = classOf[text.charCodeAt(at + 5)]!;
  const blanks = Number(third === SPACE) + Number(fourth === SPACE) + Number(fifth === SPACE) + Number(sixth === SPACE);
  if (fourth < SPACE || fifth < SPACE || sixth < SPACE || blanks > 1) return zones;
  const six = mix(mix(mix(three, fourth), fifth), sixth);
  return short | (filters.six[filterSlot(six)]! & wanted);
}

const THREE = 3;
const SIX = 6;
const FILTER_BITS = 16;
const filterOf = (): Uint8Array => new Uint8Array(1 << FILTER_BITS);
const mix = (prefix: number, branch: number): number => Math.imul(prefix ^ branch, 0x9e3779b1);
const filterSlot = (prefix: number): number => prefix >>> (32 - FILTER_BITS);

/** No word ends before a letter that has the class of the one before it here; 255: one always may. */
const JOINED: Uint8Array = CLASS.map((kind, unit) =>
  isJoined(kind) && !isUpper(unit) && !isVisarga(unit) ? kind : 255,
);

function isJoined(kind: number): boolean {
  return (
    kind >= LATIN &&
    kind !== HAN &&
    kind !== KANA &&
    kind !== THAI &&
    kind !== MYANMAR &&
    kind !== KHMER &&
    kind !== HANGUL
  );
}

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
