/**
 * One pass over each block: every known phrase, cue, month and agency becomes a mark. Decides nothing.
 * Words that only count beside an agency (`said`, `के अनुसार`) are left to whoever has found one, see `sweepCites`.
 */
import type { Block, Document, Mark, Marks, RemovalKind, Verdict } from '../model.ts';
import { CLASS, LATIN, ZERO_WIDTH } from '../text/characters.ts';
import { unitsOf } from '../text/units.ts';
import { type Scan, scanOf } from '../text/words.ts';
import { type Lexicon, walkInto, ZONE_ANY, ZONE_CITE, ZONE_EDGE, ZONE_OPEN, ZONE_STAMP, zonesAt } from './lexicon.ts';

/** Kinds of furniture in which nothing is looked for. */
const UNREAD: ReadonlySet<RemovalKind | undefined> = new Set<RemovalKind>([
  'related',
  'share',
  'ad',
  'newsletter',
  'app',
  'tags',
  'nav',
  'comment',
  'duplicate',
  'other',
]);

/** Code units at the start and at the end of a block in which months, cues and headings count. */
const EDGE = 240;
/** A document of so few blocks has lost its line breaks; then this much of the end counts. */
const FEW_BLOCKS = 3;
const LONG_TAIL = 900;
/** Blocks from the start and the end of a document that may hold fields. */
const OUTER_FIRST = 14;
const OUTER_LAST = 10;
/** In the blocks between them headings and links count at their start, buttons at their end. */
const OPENING = 24;
const CLOSING = 80;

/**
 * Find all marks of a document, in order of block and start; of two that start together the longer first.
 *
 * @param placed What is known of the blocks of a page by their place: those that no field can stand in are passed over.
 */
export function sweep(document: Document, lexicon: Lexicon, placed?: readonly Verdict[]): Marks {
  const all: Mark[] = [];
  const first = new Int32Array(document.blocks.length + 1);
  const scan = scanOf(document.text);
  /** Index of the first start that is not before the block. */
  let next = 0;
  for (const block of document.blocks) {
    first[block.index] = all.length;
    if (placed !== undefined && UNREAD.has(placed[block.index]!.kind)) continue;
    while (scan.starts[next]! < block.start) next++;
    next = sweepBlock(document, block, scan, next, lexicon, ZONE_ANY, all);
  }
  first[document.blocks.length] = all.length;
  return { all, first };
}

/** Marks of one block as `sweep` finds them, and those of the words that cite. */
export function sweepCites(document: Document, lexicon: Lexicon, block: Block): readonly Mark[] {
  const marks: Mark[] = [];
  const scan = scanOf(document.text);
  let from = 0;
  let to = scan.startCount;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (scan.starts[middle]! < block.start) from = middle + 1;
    else to = middle;
  }
  sweepBlock(document, block, scan, from, lexicon, ZONE_ANY | ZONE_CITE, marks);
  return marks;
}

/** Code units before a word that opens a block: bullets, brackets, digits. */
const BEFORE_OPENING = 12;
/** Longest line in which a time stamp is looked for. */
const STAMP_MAX = 120;

/**
 * @param from Index of the first start that is not before the block.
 * @param zonesOfAll Zones that count throughout the block.
 * @returns Index of the first start behind the block.
 */
function sweepBlock(
  { text, blocks }: Document,
  { index, start, end }: Block,
  { starts }: Scan,
  from: number,
  lexicon: Lexicon,
  zonesOfAll: number,
  all: Mark[],
): number {
  const isOuter = index < OUTER_FIRST || blocks.length - index <= OUTER_LAST;
  const head = isOuter ? EDGE : OPENING;
  // A story on one line has its sign-off and its links at the end of that line.
  const tail = !isOuter ? CLOSING : blocks.length <= FEW_BLOCKS ? LONG_TAIL : EDGE;
  const units = unitsOf(text);
  const everywhere = end - start <= STAMP_MAX ? zonesOfAll | ZONE_STAMP : zonesOfAll;
  let opening = ZONE_OPEN;
  let next = from;
  // The first word of a block may start there whatever stands before the block.
  let at = start;
  while (at < end && CLASS[units[at]!] === ZERO_WIDTH) at++;
  for (; at < end; at = starts[next]!) {
    if (at === starts[next]) next++;
    const wanted =
      everywhere |
      (at - start <= BEFORE_OPENING ? opening : 0) |
      (at - start < head || end - at < tail ? ZONE_EDGE : 0);
    const zones = zonesAt(lexicon, text, at, end, wanted);
    if (zones !== 0) {
      const before = all.length;
      walkInto(lexicon, text, at, end, zones, all);
      longestFirst(all, before);
    }
    if (CLASS[units[at]!]! >= LATIN) opening = 0;
  }
  return next;
}

/** The walk gives shorter marks first; those that start together are few. */
function longestFirst(all: Mark[], from: number): void {
  for (let index = from + 1; index < all.length; index++) {
    const mark = all[index]!;
    let at = index;
    for (; at > from && all[at - 1]!.end < mark.end; at--) all[at] = all[at - 1]!;
    all[at] = mark;
  }
}

/** Marks of one block. */
export function marksOf({ all, first }: Marks, block: number): readonly Mark[] {
  const from = first[block]!;
  const to = first[block + 1]!;
  return from === to ? NONE : all.slice(from, to);
}

const NONE: readonly Mark[] = [];
