/**
 * HTML pages to documents: the visible text as blocks that know their element, and what the page declares of itself.
 * Judges nothing: navigation is text here too. Read `html-tree.ts` for the tree, `declared.ts` for the metadata.
 */
import type { Block, Document, Note, SourceText } from '../model.ts';
import type { DayLabels } from '../packs/day-labels.ts';
import { declaredOf } from './declared.ts';
import { type Limits, readTree, type Tree } from './html-tree.ts';
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
  const tree = readTree(withoutCdata(source.text), limits);
  const notes: Note[] = [...source.notes];
  if (tree.capped) {
    notes.push({
      code: 'html/capped',
      message:
        'The page nests deeper or has more elements than is read; the tags beyond were ignored, their text was kept.',
    });
  }
  const { declared, titles, isShown, body } = declaredOf(tree, url, labels);
  const whole = body !== null && isHidden(tree, body.text) ? withBody(tree, body) : tree;
  if (whole !== tree) {
    notes.push({
      code: 'html/json-ld-body',
      message: 'The page shows hardly any text; the text is that of its JSON-LD.',
    });
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

/** Shortest text of JSON-LD that is taken for an article. */
const BODY_MIN = 300;
/** It is taken if the page shows less than this share of it as prose. */
const SHOWN_SHARE = 0.3;

function isHidden(tree: Tree, body: string): boolean {
  if (body.length < BODY_MIN) return false;
  let shown = 0;
  for (const block of tree.blocks) {
    const length = block.end - block.start;
    if (length >= PROSE_MIN && block.linkChars * 2 < length) shown += length;
  }
  return shown < body.length * SHOWN_SHARE;
}

/** The paragraphs of a text of JSON-LD after the blocks of the page. */
function withBody(
  tree: Tree,
  body: { readonly text: string; readonly at: number },
): Pick<Tree, 'text' | 'origin' | 'blocks'> {
  const blocks: Block[] = [...tree.blocks];
  const origin = Array.from(tree.origin);
  let text = tree.text;
  for (const line of body.text.split(/\n+/)) {
    const paragraph = line.replace(/\s+/g, ' ').trim();
    if (paragraph === '') continue;
    const start = text === '' ? 0 : text.length + 1;
    text += text === '' ? paragraph : `\n${paragraph}`;
    origin.push(start, body.at);
    blocks.push({
      index: blocks.length,
      start,
      end: text.length,
      shape: 'paragraph',
      gap: 1,
      linkChars: 0,
      place: tree.elements[0]!,
    });
  }
  return { text, origin: Int32Array.from(origin), blocks };
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
