/**
 * One pass over each block: every known phrase, cue, month and agency becomes a mark. Decides nothing.
 */
import type { Block, Document, Mark, Marks, RemovalKind, Verdict } from '../model.ts';
import { isLetter } from '../text/characters.ts';
import { findStarts, starts } from '../text/words.ts';
import { type Lexicon, walkInto, ZONE_ANY, ZONE_EDGE, ZONE_OPEN, ZONE_STAMP, zonesAt } from './lexicon.ts';

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
  // A story on one line has its sign-off and its links at the end of that line.
  const tail = document.blocks.length <= FEW_BLOCKS ? LONG_TAIL : EDGE;
  for (const block of document.blocks) {
    first[block.index] = all.length;
    if (placed !== undefined && UNREAD.has(placed[block.index]!.kind)) continue;
    const outer = block.index < OUTER_FIRST || document.blocks.length - block.index <= OUTER_LAST;
    sweepBlock(document.text, block, lexicon, outer ? EDGE : OPENING, outer ? tail : CLOSING, all);
  }
  first[document.blocks.length] = all.length;
  return { all, first };
}

/** Code units before a word that opens a block: bullets, brackets, digits. */
const BEFORE_OPENING = 12;
/** Longest line in which a time stamp is looked for. */
const STAMP_MAX = 70;

function sweepBlock(text: string, block: Block, lexicon: Lexicon, head: number, tail: number, all: Mark[]): void {
  const { start, end } = block;
  const everywhere = end - start <= STAMP_MAX ? ZONE_ANY | ZONE_STAMP : ZONE_ANY;
  let opening = ZONE_OPEN;
  const count = findStarts(text, start, end);
  const found = starts();
  for (let index = 0; index < count; index++) {
    const at = found[index]!;
    const wanted =
      everywhere |
      (at - start <= BEFORE_OPENING ? opening : 0) |
      (at - start < head || end - at < tail ? ZONE_EDGE : 0);
    const zones = zonesAt(lexicon, text, at, end, wanted);
    if (zones !== 0) {
      const from = all.length;
      walkInto(lexicon, text, at, end, zones, all);
      if (all.length - from > 1) longestFirst(all, from);
    }
    if (isLetter(text.charCodeAt(at))) opening = 0;
  }
}

/** The walk gives shorter marks first; those that start together are few. */
function longestFirst(all: Mark[], from: number): void {
  if (all.length - from === 2) {
    const last = all.pop()!;
    const first = all.pop()!;
    if (last.end > first.end) all.push(last, first);
    else all.push(first, last);
    return;
  }
  all.push(...all.splice(from).sort((a, b) => b.end - a.end));
}

/** Marks of one block. */
export function marksOf(marks: Marks, block: number): readonly Mark[] {
  return marks.all.slice(marks.first[block], marks.first[block + 1]);
}
