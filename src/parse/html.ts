/**
 * HTML pages to documents: the visible text as blocks that know their element, and what the page declares of itself.
 * Judges nothing: navigation is text here too. Read `html-tree.ts` for the tree, `declared.ts` for the metadata.
 */
import type { Block, Document, Note, SourceText } from '../model.ts';
import type { DayLabels } from '../packs/day-labels.ts';
import { declaredOf } from './declared.ts';
import { type Limits, readTree, type Tree } from './html-tree.ts';
import { BODY_MIN, bodyOfState, type Paragraph, paragraphOf } from './state.ts';
import { withoutCdata } from './xml.ts';

/**
 * Parse a page.
 *
 * @param source The decoded source.
 * @param id Goes into the document unchanged.
 * @param url Where the page was found, if known; relative links are left as they are.
 * @param labels What the words before a day say; those of the shipped packs if absent.
 * @returns A document whose `text` is the text of the blocks joined by line feeds. Never throws on bad markup.
 */
export function parseHtml(source: SourceText, id: string, url?: string, limits?: Limits, labels?: DayLabels): Document {
  const text = withoutCdata(source.text);
  const tree = readTree(text, limits);
  const notes: Note[] = [...source.notes];
  if (tree.capped) {
    notes.push({
      code: 'html/capped',
      message:
        'The page nests deeper or has more elements than is read; the tags beyond were ignored, their text was kept.',
    });
  }
  const self = declaredOf(tree, url, labels);
  const { isShown, body } = self;
  const shown = shownProse(tree);
  let { declared, titles } = self;
  let whole: Pick<Tree, 'text' | 'origin' | 'blocks'> = tree;
  if (body !== null && body.text.length >= BODY_MIN) {
    if (shown < body.text.length * SHOWN_SHARE) {
      whole = withBody(tree, body.text.split(/\n+/).flatMap(paragraphOf), body.at);
      notes.push({
        code: 'html/json-ld-body',
        message: 'The page shows hardly any text; the text is that of its JSON-LD.',
      });
    }
  } else if (shown < SHOWN_MAX && tree.facts.states.length > 0) {
    const state = bodyOfState(text, tree.facts.states, titles);
    if (state !== null && shown < state.prose * SHOWN_SHARE) {
      whole = withBody(tree, state.paragraphs, state.at);
      notes.push({
        code: 'html/state-body',
        message: 'The page shows hardly any text; the text is that of the state that its scripts read.',
      });
      if (declared.headline === undefined && state.title !== null) {
        declared = { ...declared, headline: state.title };
        titles = [...titles, state.title];
      }
    }
  }
  return {
    id,
    source,
    text: whole.text,
    origin: whole.origin,
    blocks: whole.blocks,
    declared,
    language: declared.language ?? null,
    claims: [],
    notes,
    page: {
      elements: tree.elements,
      pictures: tree.pictures,
      titles,
      ...(isShown && { shownAuthors: true as const }),
      ...(whole !== tree && { bodyFrom: tree.blocks.length }),
    },
  };
}

/** It is taken if the page shows less than this share of it as prose. */
const SHOWN_SHARE = 0.3;

/** A page that shows more prose than this is not looked into for a state, code units. */
const SHOWN_MAX = 800;

/** Code units of the prose that the page shows. */
function shownProse(tree: Tree): number {
  let shown = 0;
  for (const block of tree.blocks) {
    const length = block.end - block.start;
    if (length >= PROSE_MIN && block.linkChars * 2 < length) shown += length;
  }
  return shown;
}

/** The paragraphs of the data of a page after its blocks; all of them stand where the data stand, at `at`. */
function withBody(tree: Tree, paragraphs: readonly Paragraph[], at: number): Pick<Tree, 'text' | 'origin' | 'blocks'> {
  const blocks: Block[] = [...tree.blocks];
  const origin = Array.from(tree.origin);
  const parts = tree.text === '' ? [] : [tree.text];
  let length = tree.text.length;
  for (const { text, shape, linkChars } of paragraphs) {
    const start = length === 0 ? 0 : length + 1;
    parts.push(text);
    length = start + text.length;
    origin.push(start, at);
    blocks.push({ index: blocks.length, start, end: length, shape, gap: 1, linkChars, place: tree.elements[0]! });
  }
  return { text: parts.join('\n'), origin: Int32Array.from(origin), blocks };
}

/** Code units of prose that name a language for certain. */
const SAMPLE = 4000;
const PROSE_MIN = 80;

/** The longer lines of a page that are no links: what its language is told from. The text of all lines if there are none. */
export function proseOf(document: Document): string {
  let sample = '';
  for (const block of document.blocks) {
    if (block.end - block.start < PROSE_MIN || block.linkChars * 2 > block.end - block.start) continue;
    sample += `${document.text.slice(block.start, block.end)}\n`;
    if (sample.length > SAMPLE) break;
  }
  return sample.length > PROSE_MIN ? sample : document.text;
}
