/**
 * XML that is no page: feeds (RSS, Atom, RDF) and documents with CDATA. Written over with marks of HTML of the same
 * length, so that the reader of pages reads all of it and every offset holds.
 *
 *     <title>A</title> <link>u</link> <content:encoded><![CDATA[<p>B</p>]]></content:encoded>
 *     <h3   >A</h3   > <div >u</div > <div            >         <p>B</p>   </div            >
 */
import type { Document, SourceText } from '../model.ts';
import { sliceOf } from '../text/units.ts';
import { BREAKS, INLINE, SKIPPED } from './html-elements.ts';
import { type Limits, readTree } from './html-tree.ts';

const FEEDS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:rdf']);

const CDATA = '<![CDATA[';
const CDATA_END = ']]>';

/** Name of the first element in lower case, after declarations and comments; null if something else stands first. */
function rootOf(text: string): string | null {
  for (let at = 0; ; ) {
    while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
    const end = text.startsWith('<!--', at)
      ? '-->'
      : text.startsWith('<?', at)
        ? '?>'
        : text.startsWith('<!', at) && '>';
    if (end === false) {
      ROOT.lastIndex = at;
      return ROOT.exec(text)?.[1]?.toLowerCase() ?? null;
    }
    const found = text.indexOf(end, at);
    if (found < 0) return null;
    at = found + end.length;
  }
}

const ROOT = /<([A-Za-z_][\w:.-]{0,60})/y;

/** Is it a feed: many stories, and no page round any of them? */
export function isFeed(text: string): boolean {
  const root = rootOf(sliceOf(text, 0, Math.min(HEAD, text.length)));
  return root !== null && FEEDS.has(root);
}

/** Code units in which the first element is looked for. */
const HEAD = 16 * 1024;

/** The text of CDATA sections of a document that is XML and no page stands there like any other text. */
export function withoutCdata(text: string): string {
  if (sliceOf(text, 0, Math.min(5, text.length)) !== '<?xml' || !text.includes(CDATA) || rootOf(text) === 'html')
    return text;
  return overSections(text, (xml) => xml);
}

/** `change` for what lies outside of CDATA sections; their marks become blanks. */
function overSections(text: string, change: (xml: string) => string): string {
  const parts: string[] = [];
  for (let at = 0; ; ) {
    const open = text.indexOf(CDATA, at);
    if (open < 0) return parts.join('') + change(text.slice(at));
    const from = open + CDATA.length;
    const close = text.indexOf(CDATA_END, from);
    const to = close < 0 ? text.length : close;
    parts.push(change(text.slice(at, open)), ' '.repeat(CDATA.length), text.slice(from, to));
    if (close < 0) return parts.join('');
    parts.push(' '.repeat(CDATA_END.length));
    at = to + CDATA_END.length;
  }
}

const TAG = /<(\/?)([A-Za-z_][\w:.-]{0,60})([^<>]{0,2000})>/g;
const ESCAPED_TAG = /&lt;(\/?[A-Za-z](?:(?!&[lg]t;)[^<>]){0,2000})&gt;/g;

/** Elements of a feed as elements of a page: titles are headings, all that has no name there is a block. */
function asPage(xml: string): string {
  return xml
    .replace(TAG, (_, slash: string, name: string, rest: string) => {
      const lower = name.toLowerCase();
      const isKnown = INLINE.has(lower) || lower === 'br' || (BREAKS.has(lower) && !SKIPPED.has(lower));
      const wanted = lower === 'title' ? 'h3' : isKnown ? name : rest.endsWith('/') ? 'hr' : 'div';
      return `<${slash}${(wanted.length > name.length ? 'p' : wanted).padEnd(name.length)}${rest}>`;
    })
    .replace(ESCAPED_TAG, (all: string, tag: string) => `<${tag}${' '.repeat(all.length - tag.length - 2)}>`);
}

/**
 * Read a feed. All its words are the text, in order: which story of them is meant is not for us to say, so nothing is
 * taken from it by place.
 */
export function parseFeed(source: SourceText, id: string, limits?: Limits): Document {
  const { text, origin, blocks } = readTree(overSections(source.text, asPage), limits);
  return {
    id,
    source,
    text,
    origin,
    blocks,
    feed: true,
    declared: {},
    language: null,
    claims: [],
    notes: [...source.notes, { code: 'xml/feed', message: 'This is a feed: the text is that of all its stories.' }],
  };
}
