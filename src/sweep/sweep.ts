/**
 * One pass over each block: every known phrase, cue, month and agency becomes a mark. Decides nothing.
 */
import type { Block, Document, Mark, Marks, RemovalKind, Verdict } from '../model.ts';
import { CLASS, isStartEdge, LATIN, ZERO_WIDTH } from '../text/characters.ts';
import { type Lexicon, walk, ZONE_ANY } from './lexicon.ts';

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

/**
 * Find all marks of a document, in order of block and start; of two that start together the longer first.
 *
 * @param placed What is known of the blocks of a page by their place: those that no field can stand in are passed over.
 */
export function sweep(document: Document, lexicon: Lexicon, placed: readonly Verdict[] | null = null): Marks {
  const all: Mark[] = [];
  const first = new Int32Array(document.blocks.length + 1);
  for (const block of document.blocks) {
    first[block.index] = all.length;
    if (placed !== null && UNREAD.has(placed[block.index]!.kind)) continue;
    sweepBlock(document.text, block, lexicon, all);
  }
  first[document.blocks.length] = all.length;
  return { all, first };
}

function sweepBlock(text: string, block: Block, lexicon: Lexicon, all: Mark[]): void {
  const { classOf, opens } = lexicon;
  const { start, end } = block;
  let before = -1; // class of the code unit before; -1 is an edge for sure
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const kind = CLASS[unit]!;
    if (kind === ZERO_WIDTH) continue;
    const open = opens[classOf[unit]!]!;
    if (open !== 0 && (before !== kind || kind < LATIN || isStartEdge(text, at))) {
      const zones = at - start < EDGE || end - at < EDGE ? open : open & ZONE_ANY;
      if (zones !== 0) {
        const from = all.length;
        walk(lexicon, text, at, end, zones, (entry, stop) => {
          all.push({ start: at, end: stop, entry });
        });
        if (all.length - from > 1) longestFirst(all, from);
      }
    }
    before = kind;
  }
}

function longestFirst(all: Mark[], from: number): void {
  all.push(...all.splice(from).sort((a, b) => b.end - a.end));
}

/** Marks of one block. */
export function marksOf(marks: Marks, block: number): readonly Mark[] {
  return marks.all.slice(marks.first[block], marks.first[block + 1]);
}
