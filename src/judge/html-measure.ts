/**
 * Measures of blocks and elements that the HTML judge reads: how much text, how much of it links, how much of it prose.
 * Finds nothing out about the article; see `container.ts`.
 */
import type { Block, Document, TreePlace } from '../model.ts';
import { memoized } from '../text/memo.ts';
import { BODY_NAMES, HIDDEN_NAMES, NAME_RULES, type NameRule, SHOWN_AGAIN, STANDFIRST_NAMES } from './html-names.ts';

/** What one block looks like. */
export interface Look {
  readonly chars: number;
  readonly linkShare: number;
  /** Ends of sentences, and commas, up to 20. */
  readonly stops: number;
  readonly commas: number;
  /** True: ends like a sentence. */
  readonly closed: boolean;
  /** Characters of scripts that need half as many: Han, Kana, Hangul, Thai. */
  readonly dense: number;
  /** Weight as prose, in characters of Latin text; 0 if it does not read like prose. */
  readonly prose: number;
}

/** Sums over an element's blocks. */
export interface Mass {
  chars: number;
  linkChars: number;
  /** Sum of `Look.prose`. */
  prose: number;
  /** Number of blocks, and of those with prose. */
  blocks: number;
  proses: number;
  /** Index of the first of its blocks and of the last; without one, the number of all blocks and -1. */
  first: number;
  last: number;
}

export interface Names {
  /** Index into `BODY_NAMES` of the best entry, or -1. */
  readonly body: number;
  readonly rules: readonly NameRule[];
  readonly standfirst: boolean;
  /** True: style sheets hide what is called so. */
  readonly hidden: boolean;
}

export interface Measured {
  readonly document: Document;
  readonly elements: readonly TreePlace[];
  readonly looks: readonly Look[];
  /** By element id. */
  readonly masses: readonly Mass[];
  readonly names: (place: TreePlace) => Names;
}

const STOP = 1;
const COMMA = 2;
const CLOSER = 4;
const DENSE = 8;

/** What each code unit is to a sentence. */
const MARKS: Uint8Array = marksTable();

function marksTable(): Uint8Array {
  const table = new Uint8Array(65536);
  const set = (marks: string, bit: number): void => {
    for (let index = 0; index < marks.length; index++) table[marks.charCodeAt(index)]! |= bit;
  };
  set('.!?…。！？｡।॥۔؟։።၊။՞', STOP);
  set(',،、，;；·', COMMA);
  set('"\'”’»)]』」】››', CLOSER);
  for (const [from, to] of [
    [0x3040, 0x30ff],
    [0x3400, 0x9fff],
    [0xac00, 0xd7af],
    [0x0e00, 0x0eff],
  ] as const)
    for (let code = from; code <= to; code++) table[code]! |= DENSE;
  return table;
}

/** Shorter than this is a title or a label, unless it ends like a sentence. Characters of Latin text. */
const PROSE_MIN = 80;
const SENTENCE_MIN = 30;

/** Characters of a paragraph in Thai or Lao, which end sentences with a blank; headlines are shorter. */
const STOPLESS_MIN = 110;

/** Is the middle of a block in Thai or Lao letters? */
function isStopless(text: string, { start, end }: Block): boolean {
  const middle = (start + end) >> 1;
  const isLetter = (code: number): boolean => code >= 0xe00 && code < 0xf00;
  return isLetter(text.charCodeAt(middle)) || isLetter(text.charCodeAt(middle + 1));
}

export function lookOf(text: string, block: Block): Look {
  const chars = block.end - block.start;
  const linkShare = block.linkChars / chars;
  let stops = 0;
  let commas = 0;
  let dense = 0;
  for (let index = block.start; index < block.end; index++) {
    const code = text.charCodeAt(index);
    const mark = MARKS[code]!;
    if (mark === 0) continue;
    if (mark & DENSE) dense++;
    else if (mark & STOP) {
      const next = index + 1 < block.end ? text.charCodeAt(index + 1) : 32;
      if (code > 127 || next === 32 || MARKS[next]! & CLOSER) stops++;
    } else if (mark & COMMA) commas++;
  }
  let end = block.end - 1;
  // Between two blocks stands none.
  while (MARKS[text.charCodeAt(end)]! & CLOSER) end--;
  const last = text.charCodeAt(end);
  const closed = (MARKS[last]! & STOP) !== 0 || last === 0x3a;
  const size = chars + dense;
  const own = size * (1 - linkShare);
  const isProse =
    linkShare < 0.6 &&
    ((own >= PROSE_MIN && (stops > 0 || commas > 1)) ||
      (own >= SENTENCE_MIN && closed && stops > 0) ||
      (dense * 2 > chars && chars * (1 - linkShare) >= STOPLESS_MIN && isStopless(text, block)));
  return { chars, linkShare, stops, commas, closed, dense, prose: isProse ? own : 0 };
}

export function measure(document: Document): Measured {
  const { elements } = document.page!;
  const { text, blocks } = document;
  const looks = blocks.map((block) => lookOf(text, block));
  const masses: Mass[] = elements.map(() => ({
    chars: 0,
    linkChars: 0,
    prose: 0,
    blocks: 0,
    proses: 0,
    first: blocks.length,
    last: -1,
  }));
  const seen = new Set<string>();
  for (const block of blocks) {
    const look = looks[block.index]!;
    const mass = masses[block.place!.id]!;
    mass.chars += look.chars;
    mass.linkChars += block.linkChars;
    mass.blocks++;
    if (look.prose > 0) {
      // The same notice in ten places is no more text than in one.
      const paragraph = text.slice(block.start, block.end);
      if (!seen.has(paragraph)) {
        seen.add(paragraph);
        mass.prose += look.prose;
        mass.proses++;
      }
    }
    mass.first = Math.min(mass.first, block.index);
    mass.last = block.index;
  }
  // Children have larger ids than their parents.
  for (let id = elements.length - 1; id > 0; id--) {
    const mass = masses[id]!;
    if (mass.blocks === 0) continue;
    const above = masses[elements[id]!.parent!.id]!;
    above.chars += mass.chars;
    above.linkChars += mass.linkChars;
    above.prose += mass.prose;
    above.blocks += mass.blocks;
    above.proses += mass.proses;
    above.first = Math.min(above.first, mass.first);
    above.last = Math.max(above.last, mass.last);
  }
  return { document, elements, looks, masses, names: namesOf };
}

interface Meaning {
  body: number;
  rule: NameRule | null;
  standfirst: boolean;
}

const MEANINGS: ReadonlyMap<string, readonly Meaning[]> = meanings();

function meanings(): Map<string, Meaning[]> {
  const map = new Map<string, Meaning[]>();
  const add = (name: string, meaning: Meaning): void => {
    const known = map.get(name);
    if (known) known.push(meaning);
    else map.set(name, [meaning]);
  };
  for (const [body, names] of BODY_NAMES.entries())
    for (const name of names) add(name, { body, rule: null, standfirst: false });
  for (const rule of NAME_RULES) for (const name of rule.names) add(name, { body: -1, rule, standfirst: false });
  for (const name of STANDFIRST_NAMES) add(name, { body: -1, rule: null, standfirst: true });
  return map;
}

/** Words with which entries begin: most words of a name begin none. */
const OPENERS: ReadonlySet<string> = new Set([...MEANINGS.keys()].map((entry) => entry.split('-', 1)[0]!));

const HIDDEN: ReadonlySet<string> = new Set(HIDDEN_NAMES);
const NONE: Names = { body: -1, rules: [], standfirst: false, hidden: false };
/** Longest entry, in words. */
const WORDS_MAX = 4;

const namesOf = (place: TreePlace): Names => (place.names === '' ? NONE : known(place.names));
const known = memoized(readNames);

export function readNames(names: string): Names {
  if (names === '') return NONE;
  let body = -1;
  let standfirst = false;
  let hidden = false;
  const rules: NameRule[] = [];
  for (const name of names.split(' ')) {
    if (name === '') continue;
    if (HIDDEN.has(name) && !SHOWN_AGAIN.test(names)) hidden = true;
    const words = name.split(/[^a-z0-9]+/).filter(Boolean);
    if (words.length > 12) continue;
    for (let from = 0; from < words.length; from++) {
      if (!OPENERS.has(words[from]!)) continue;
      let phrase = '';
      for (let to = from; to < Math.min(words.length, from + WORDS_MAX); to++) {
        phrase = phrase === '' ? words[to]! : `${phrase}-${words[to]}`;
        for (const meaning of MEANINGS.get(phrase) ?? []) {
          if (meaning.rule) {
            if (!rules.includes(meaning.rule)) rules.push(meaning.rule);
          } else if (meaning.standfirst) {
            standfirst = true;
          } else if (body < 0 || meaning.body < body) {
            // Single words count for a body only if they are the whole name.
            if (meaning.body === 0 || to - from === words.length - 1) body = meaning.body;
          }
        }
      }
    }
  }
  return { body, rules, standfirst, hidden };
}
