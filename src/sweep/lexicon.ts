/**
 * Everything that a language knows: phrases, cues, months, agencies, found by hashes of folded text.
 *
 *     text      W  h  a  t  '  s     n  e  w
 *     hash      h1 h2 h3 h4 h5 h6 h7 h8 h9 h10    of all characters so far, folded by one look-up
 *     states                   ?  ?        end    does an entry end here? does one go on behind this word?
 *
 * Read `buildLexicon`, then `zonesAt` (tells most words apart) and `walkInto`. Must not import any step.
 */
import type { Mark } from '../model.ts';
import type { Entry } from '../packs/pack.ts';
import { CLASS, HANGUL, isEndEdge, isUnspaced, isUpper, isVisarga, LATIN, OTHER } from '../text/characters.ts';
import { FOLD, foldString } from '../text/fold.ts';
import { unitsOf } from '../text/units.ts';

/**
 * Where in a block the sweep looks for an entry.
 *
 * `any`    everywhere
 * `edge`   near its start and end
 * `open`   where it opens the block: no letter stands before it
 * `stamp`  in lines short enough for a time stamp
 * `cite`   in blocks that name an agency, and there only when asked: `said`, `के अनुसार` stand in every second sentence
 * `asked`  nowhere: whoever reads at an offset asks for it
 */
export type Zone = 'any' | 'edge' | 'open' | 'stamp' | 'cite' | 'asked';
/** Bits for `walkInto` and the filters. */
export const ZONE_ANY = 1;
export const ZONE_EDGE = 2;
export const ZONE_OPEN = 4;
export const ZONE_STAMP = 8;
export const ZONE_CITE = 16;
/** What an entry is, in the same bits: who asks for one kind is told apart from the others as early. */
export const KIND_AGENCY = 32;
export const KIND_CUE = 64;
/** Months, weekdays and other words of dates. */
export const KIND_DATE = 128;
/** Everything, wherever it stands. */
export const ZONE_ALL = 255;

const ZONES: Readonly<Record<Zone, number>> = {
  any: ZONE_ANY,
  edge: ZONE_EDGE,
  open: ZONE_OPEN,
  stamp: ZONE_STAMP,
  cite: ZONE_CITE,
  // Found by its kind.
  asked: 0,
};

const KINDS: Readonly<Record<Entry['is'], number>> = {
  phrase: 0,
  cue: KIND_CUE,
  agency: KIND_AGENCY,
  month: KIND_DATE,
  weekday: KIND_DATE,
  day: KIND_DATE,
  'date-word': KIND_DATE,
};

/** One meaning of a folded text: the entry, and what has to follow when the phrase has `*` in it. */
interface Hit {
  /** The folded text, up to its first `*`. */
  readonly text: string;
  readonly entry: Entry;
  readonly zone: number;
  /** Folded literals after each `*`. */
  readonly rest: readonly string[];
  /** Spelling that must be met exactly, or `null`. */
  readonly exact: string | null;
  /** The next meaning of the same text. */
  readonly more: Hit | null;
}

export interface Lexicon extends ClosedLexicon {
  /** Half a megabyte: the six filters, then the states. See `FIRST` and what follows it. */
  readonly tables: Uint8Array;
}

/** A lexicon without its tables, which `openLexicon` makes again of those of its base. */
export interface ClosedLexicon {
  /** The first meaning of each text. */
  readonly heads: readonly Hit[];
  /** Where a text is looked up that is none of `heads`: the tables know its heads, too. */
  readonly base: Lexicon | null;
  /** What the tables add to those of the base: bits, and above them where they stand. */
  readonly changes: Int32Array;
  /** Hash of each of `heads`. */
  readonly hashes: Int32Array;
  /** By hash of a text: one more than its index in `heads`, or 0; a slot that is taken leads to the next one. */
  readonly slots: Uint16Array | Int32Array;
  readonly slotBits: number;
  /** Length of the longest head. */
  readonly longest: number;
}

const FILTER_BITS = 16;
const STATE_BITS = 17;
// Filters tell most words apart before any walk: zones of the entries that open with some folded characters.
/** By the first character: of all entries, and of those of one character. */
const FIRST = 0;
const ONE = 1 << FILTER_BITS;
/** By hash of the first two: of entries of two characters. */
const TWO = 2 << FILTER_BITS;
/** By hash of the first three: of all longer entries, and of those of up to five characters. */
const THREE = 3 << FILTER_BITS;
const SHORT = 4 << FILTER_BITS;
/** By hash of the first six. */
const SIX = 5 << FILTER_BITS;
/** By hash of folded text: does a head end with it, and does one go on behind a word of it? */
const STATES = 6 << FILTER_BITS;
const TABLES_LENGTH = STATES + (1 << STATE_BITS);
/** Bits of a change below its offset in the tables. */
const ZONE_BITS = 8;

export interface LexiconItem {
  readonly text: string;
  readonly entry: Entry;
  readonly zones: readonly Zone[];
  readonly exact?: boolean;
}

const SPACE = 0x20;
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

const HAS_CHILLU = /[\u0d7a-\u0d7e]/;

function spellings(text: string): string[] {
  if (!HAS_CHILLU.test(text)) return [text];
  return [text, CHILLU.reduce((all, [chillu, letters]) => all.replaceAll(chillu, letters), text)];
}

const NONE: readonly string[] = [];

/** The meanings of items by their folded texts; items that fold to nothing are left out. */
function hitsOf(items: readonly LexiconItem[]): ReadonlyMap<string, Hit[]> {
  const byText = new Map<string, Hit[]>();
  for (const item of items) {
    const zone = item.zones.reduce((bits, each) => bits | ZONES[each], KINDS[item.entry.is]);
    for (const spelling of spellings(item.text)) {
      const [first = '', ...gaps] = spelling.split('*').map(foldString);
      if (first === '') continue;
      const rest = gaps.length === 0 ? NONE : gaps.filter(Boolean);
      const hit = { text: first, entry: item.entry, zone, rest, exact: item.exact ? item.text : null, more: null };
      const known = byText.get(first);
      if (known === undefined) byText.set(first, [hit]);
      else known.push(hit);
    }
  }
  return byText;
}

/**
 * Compile a lexicon. Never throws. Of entries that share their text those of `items` come first, then those of `base`,
 * then `later` ones.
 *
 * @param base What it has in common with others: what it holds is shared.
 */
export function buildLexicon(
  items: readonly LexiconItem[],
  base: Lexicon | null = null,
  later: readonly LexiconItem[] = [],
): Lexicon {
  if (base !== null && items.length + later.length === 0) return base;
  const before = hitsOf(items);
  const after = hitsOf(later);
  const heads: Hit[] = [];
  for (const [text, hits] of before)
    heads.push(chained([...hits, ...meaningsOf(base, text), ...(after.get(text) ?? [])]));
  for (const [text, hits] of after) if (!before.has(text)) heads.push(chained([...meaningsOf(base, text), ...hits]));
  return pack(base, heads);
}

/** All that a folded text means. */
function meaningsOf(lexicon: ClosedLexicon | null, text: string): Hit[] {
  const found: Hit[] = [];
  for (let hit = headOf(lexicon, text); hit !== null; hit = hit.more) found.push(hit);
  return found;
}

/** The first of some meanings of one text, which leads to the next. One that stands alone is shared. */
const chained = (hits: readonly Hit[]): Hit =>
  hits.length === 1 ? hits[0]! : hits.reduceRight<Hit | null>((more, hit) => ({ ...hit, more }), null)!;

/** @param heads Those that are not in `base`, or mean more than there. */
function pack(base: Lexicon | null, heads: readonly Hit[]): Lexicon {
  const tables = base?.tables.slice() ?? new Uint8Array(TABLES_LENGTH);
  const changes: number[] = [];
  const add = (offset: number, bits: number) => {
    if ((tables[offset]! & bits) === bits) return;
    tables[offset]! |= bits;
    changes.push((offset << ZONE_BITS) | bits);
  };
  let longest = base?.longest ?? 0;
  for (const head of heads) {
    const { text } = head;
    let zone = 0;
    for (let hit: Hit | null = head; hit !== null; hit = hit.more) zone |= hit.zone;
    add(FIRST + text.charCodeAt(0), zone);
    if (text.length === 1) add(ONE + text.charCodeAt(0), zone);
    longest = Math.max(longest, text.length);
    let hash = 0;
    for (let at = 0; at < text.length; at++) {
      hash = mix(hash, text.charCodeAt(at));
      if (at === 1 && text.length === 2) add(TWO + filterSlot(hash), zone);
      else if (at === 2) {
        add(THREE + filterSlot(hash), zone);
        if (text.length < OPENING) add(SHORT + filterSlot(hash), zone);
      } else if (at === OPENING - 1) add(SIX + filterSlot(hash), zone);
      if (at === text.length - 1) add(STATES + stateSlot(hash), ENDS);
      else if (isSeam(text.charCodeAt(at), text.charCodeAt(at + 1))) add(STATES + stateSlot(hash), GOES_ON);
    }
  }
  // Half of the slots stay empty.
  const slotBits = Math.max(1, 33 - Math.clz32(heads.length));
  const slots = new (heads.length < 1 << 16 ? Uint16Array : Int32Array)(1 << slotBits);
  const hashes = Int32Array.from(heads, ({ text }) => hashOf(text));
  hashes.forEach((hash, index) => {
    let slot = hash >>> (32 - slotBits);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = index + 1;
  });
  return { tables, heads, base, changes: Int32Array.from(changes), hashes, slots, slotBits, longest };
}

/** Without its tables a lexicon takes a tenth of the memory. One that others may be based on keeps them. */
export function closeLexicon(lexicon: Lexicon): ClosedLexicon {
  if (lexicon.base === null) return lexicon;
  const { heads, base, changes, hashes, slots, slotBits, longest } = lexicon;
  return { heads, base, changes, hashes, slots, slotBits, longest };
}

/** Make the tables of a lexicon again: some hundredths of a millisecond. */
export function openLexicon(lexicon: ClosedLexicon | Lexicon): Lexicon {
  if ('tables' in lexicon) return lexicon;
  const tables = lexicon.base!.tables.slice();
  for (const change of lexicon.changes) tables[change >>> ZONE_BITS]! |= change & ((1 << ZONE_BITS) - 1);
  return { ...lexicon, tables };
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

/** The head that a folded text is. */
function headOf(lexicon: ClosedLexicon | null, text: string): Hit | null {
  if (lexicon === null) return null;
  const { heads, base, slots, slotBits } = lexicon;
  for (let slot = hashOf(text) >>> (32 - slotBits); slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
    const head = heads[slots[slot]! - 1]!;
    if (head.text === text) return head;
  }
  return headOf(base, text);
}

/** Characters that the filters look at, at most. */
const OPENING = 6;
const ENDS = 1;
const GOES_ON = 2;
const mix = (hash: number, folded: number): number => Math.imul(hash ^ folded, 0x9e3779b1);
const filterSlot = (hash: number): number => hash >>> (32 - FILTER_BITS);
const stateSlot = (hash: number): number => hash >>> (32 - STATE_BITS);

/** Between these folded characters one word ends, or may end, and the next begins. */
function isSeam(folded: number, next: number): boolean {
  const kind = CLASS[folded]!;
  return kind !== CLASS[next] || kind === OTHER || isUnspaced(kind);
}

/**
 * Walk from `at` and add a mark for every entry that ends at a word edge, shorter ones first.
 *
 * @param end Walk no further than this offset.
 * @param zones Bits of zones.
 */
export function walkInto(lexicon: Lexicon, text: string, at: number, end: number, zones: number, marks: Mark[]): void {
  const { tables, longest } = lexicon;
  const units = unitsOf(text);
  let hash = 0;
  let length = 0;
  let folded = 0;
  let next = FOLD[units[at]!]!;
  for (let index = at; index < end && length < longest; index++) {
    const before = folded;
    const here = next;
    next = index + 1 < end ? FOLD[units[index + 1]!]! : 0;
    if (here === 0 || (here === SPACE && before === SPACE)) continue;
    folded = here;
    hash = mix(hash, folded);
    length++;
    const state = tables[STATES + stateSlot(hash)]!;
    if ((state & ENDS) !== 0 && isEndEdge(units, index + 1)) {
      addMarks(lexicon, text, units, at, index + 1, end, hash, length, zones, marks);
    }
    if ((state & GOES_ON) === 0 && next !== 0 && isSeam(folded, next)) return;
  }
}

/** Add the marks of the head that `text` from `at` to `stop` is, if it is one. */
function addMarks(
  lexicon: Lexicon,
  text: string,
  units: Uint16Array,
  at: number,
  stop: number,
  end: number,
  hash: number,
  length: number,
  zones: number,
  marks: Mark[],
): void {
  const head = headAt(lexicon, units, at, stop, hash, length);
  if (head === null) return;
  let last = stop;
  // A nukta or joiner after the last letter belongs to the word.
  while (last < end && FOLD[units[last]!] === 0) last++;
  for (let hit: Hit | null = head; hit !== null; hit = hit.more) {
    if ((hit.zone & zones) === 0) continue;
    const to = confirm(hit, text, units, at, last, end);
    if (to >= 0) marks.push({ start: at, end: to, entry: hit.entry });
  }
}

/** The head that the units from `at` to `stop` are, whose folded form has this hash and length. */
function headAt(
  lexicon: Lexicon,
  units: Uint16Array,
  at: number,
  stop: number,
  hash: number,
  length: number,
): Hit | null {
  for (let each: ClosedLexicon | null = lexicon; each !== null; each = each.base) {
    const { heads, hashes, slots }: ClosedLexicon = each;
    const slotBits: number = each.slotBits;
    for (let slot: number = hash >>> (32 - slotBits); slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const index = slots[slot]! - 1;
      if (hashes[index] !== hash) continue;
      const head = heads[index]!;
      if (head.text.length === length && findFolded(units, at, stop, head.text) >= 0) return head;
    }
  }
  return null;
}

/**
 * Zones of the entries that may start at `at`, judged by up to six characters: most words are told apart here, before any
 * walk. False alarms are possible, misses are not.
 *
 * @param wanted Bits of the zones that count here.
 */
export function zonesAt({ tables }: Lexicon, text: string, at: number, end: number, wanted: number): number {
  const units = unitsOf(text);
  const unit1 = units[at]!;
  const first = FOLD[unit1]!;
  const zones = tables[FIRST + first]! & wanted;
  if (zones === 0 || at + OPENING > end) return zones;
  const unit2 = units[at + 1]!;
  const unit3 = units[at + 2]!;
  const second = FOLD[unit2]!;
  const third = FOLD[unit3]!;
  // What is skipped or single in an entry moves the others.
  if (second === 0 || third === 0 || (second === SPACE && third === SPACE)) return zones;
  const isWord = CLASS[unit1] === JOINED[unit2] && CLASS[unit2] === JOINED[unit3];
  const two = mix(mix(0, first), second);
  const tiny = isWord ? 0 : (tables[ONE + first]! | tables[TWO + filterSlot(two)]!) & wanted;
  const three = mix(two, third);
  if ((tables[THREE + filterSlot(three)]! & wanted) === 0) return tiny;
  const short = tiny | (tables[SHORT + filterSlot(three)]! & wanted);
  const fourth = FOLD[units[at + 3]!]!;
  const fifth = FOLD[units[at + 4]!]!;
  const sixth = FOLD[units[at + 5]!]!;
  if (fourth === 0 || fifth === 0 || sixth === 0 || (fourth === SPACE && (third === SPACE || fifth === SPACE)))
    return zones;
  if (fifth === SPACE && sixth === SPACE) return zones;
  const six = mix(mix(mix(three, fourth), fifth), sixth);
  return short | (tables[SIX + filterSlot(six)]! & wanted);
}

const isJoined = (kind: number): boolean => kind >= LATIN && kind !== HANGUL && !isUnspaced(kind);

/** No word ends before a letter that has the class of the one before it here; 255: one always may. */
const JOINED: Uint8Array = CLASS.map((kind, unit) =>
  isJoined(kind) && !isUpper(unit) && !isVisarga(unit) ? kind : 255,
);

/** End of the whole phrase when its exact spelling and the literals after each `*` are there, else -1. */
function confirm(hit: Hit, text: string, units: Uint16Array, start: number, stop: number, end: number): number {
  if (hit.exact !== null && text.slice(start, stop) !== hit.exact) return -1;
  let from = stop;
  for (const literal of hit.rest) {
    from = findFolded(units, from, Math.min(end, from + GAP_MAX + literal.length * 2), literal);
    if (from < 0) return -1;
  }
  return from;
}

/** End offset of the first occurrence of a folded literal in `[from, end)`, or -1. */
function findFolded(units: Uint16Array, from: number, end: number, literal: string): number {
  const first = literal.charCodeAt(0);
  for (let start = from; start < end; start++) {
    if (FOLD[units[start]!] !== first) continue;
    let index = start;
    let matched = 0;
    let space = false;
    while (index < end && matched < literal.length) {
      const unit = FOLD[units[index]!]!;
      if (unit === 0 || (unit === 0x20 && space)) {
        index++;
        continue;
      }
      if (unit !== literal.charCodeAt(matched)) break;
      space = unit === 0x20;
      matched++;
      index++;
    }
    if (matched === literal.length && isEndEdge(units, index)) return index;
  }
  return -1;
}
