/**
 * HTML pages to documents: the visible text as blocks that know their element, and what the page declares of itself.
 * Judges nothing: navigation is text here too. Read `html-tree.ts` for the tree, `declared.ts` for the metadata.
 */
import type { Document, Note, SourceText } from '../model.ts';
import { declaredOf } from './declared.ts';
import { type Limits, readTree } from './html-tree.ts';

/**
 * Parse a page.
 *
 * @param source The decoded source.
 * @param id Goes into the document unchanged.
 * @param url Where the page was found, if known; relative links are left as they are.
 * @returns A document whose `text` is the text of the blocks joined by line feeds. Never throws on bad markup.
 */
export function parseHtml(source: SourceText, id: string, url?: string, limits?: Limits): Document {
  const tree = readTree(source.text, limits);
  const notes: Note[] = [...source.notes];
  if (tree.capped) {
    notes.push({
      code: 'html/capped',
      message:
        'The page nests deeper or has more elements than is read; the tags beyond were ignored, their text was kept.',
    });
  }
  const { declared, titles, body } = declaredOf(tree, url);
  return {
    id,
    source,
    text: tree.text,
    origin: tree.origin,
    blocks: tree.blocks,
    declared,
    language: declared.language ?? null,
    claims: [],
    notes,
    page: { elements: tree.elements, pictures: tree.pictures, titles, body },
  };
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
