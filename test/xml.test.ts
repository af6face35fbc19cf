/** XML that is no page: feeds, CDATA, and markup that is read as text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { createKit } from '../src/kit.ts';
import type { Article } from '../src/model.ts';
import { withoutCdata } from '../src/parse/xml.ts';
import { formatOfContent } from '../src/run/sniff.ts';

const kit = createKit();
const read = (text: string, format: 'html' | 'text' = 'html'): Article => clean({ id: 'a', format, text }, kit);

const STORY = 'The old bridge will stay closed until the end of May, the council of Hartfield said on Friday.';
const OTHER =
  'A second crossing for people on foot is to be built beside it before the winter, at a cost of two millions.';

const feed = (items: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand -->\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">\n<channel><title>Hartfield Post</title>${items}</channel></rss>`;

describe('a feed', () => {
  test.each([
    ['as plain text', `<description>${STORY}</description>`],
    ['in CDATA', `<description><![CDATA[${STORY}]]></description>`],
    ['as HTML in CDATA', `<content:encoded><![CDATA[<div class="share"><p>${STORY}</p></div>]]></content:encoded>`],
    ['as escaped HTML', `<description>&lt;p class=&quot;x&quot;&gt;${STORY}&lt;/p&gt;</description>`],
    ['in CDATA that is never closed', `<description><![CDATA[${STORY}`],
  ])('has all its stories: %s', (_, body) => {
    const { text, document } = read(feed(`<item><title>Bridge</title>${body}</item><item><p>${OTHER}</p></item>`));
    expect(text.split('\n\n')).toContain(STORY);
    expect(text).toContain(OTHER);
    expect(text).toContain('Bridge');
    expect(text).not.toMatch(/CDATA|\]\]>|<|&lt;/);
    expect(document.notes.map(({ code }) => code)).toContain('xml/feed');
  });

  test('has no headline of its own, for it has many', () => {
    const { fields } = read(feed(`<item><title>Bridge is closed</title><description>${STORY}</description></item>`));
    expect(fields.headline).toBeNull();
  });

  test('has its parts as blocks: titles as headings, whatever their names', () => {
    const { document } = read(
      `<rss version="2.0"><i>kept</i><z>one</z><TITLE>Two</TITLE><pubDate>three</pubDate><p>four<br/>five</p><x/><script>six</script><description>&lt;h2&gt;Seven&lt;/h2&gt;a &amp;lt; b</description></rss>`,
    );
    const { text, blocks } = document;
    expect(blocks.map(({ start, end, shape }) => [text.slice(start, end), shape])).toEqual([
      ['kept', 'paragraph'],
      ['one', 'paragraph'],
      ['Two', 'heading'],
      ['three', 'paragraph'],
      ['four', 'paragraph'],
      ['five', 'paragraph'],
      ['six', 'paragraph'],
      ['Seven', 'heading'],
      ['a &lt; b', 'paragraph'],
    ]);
  });

  test('has spans in its source', () => {
    const source = feed(
      `<item><link>https://example.org/a</link><description><![CDATA[${STORY}]]></description></item>`,
    );
    const { document } = read(source);
    const block = document.blocks.find(({ start, end }) => document.text.slice(start, end) === STORY)!;
    const row = Array.from(document.origin!).findLastIndex((at, index) => index % 2 === 0 && at <= block.start);
    const at = document.origin![row + 1]! + block.start - document.origin![row]!;
    expect(source.slice(at, at + STORY.length)).toBe(STORY);
  });

  test('keeps bold words and links in their lines', () => {
    const { text } = read(
      feed(`<item><description>&lt;b&gt;Rain&lt;/b&gt;fall is &lt;a href="/x"&gt;due&lt;/a&gt;.</description></item>`),
    );
    expect(text).toContain('Rainfall is due.');
  });

  test.each(['<rss version="2.0">', '<feed xmlns="http://www.w3.org/2005/Atom">', '<rdf:RDF xmlns="x">'])(
    'is told by its first element: %s',
    (root) => {
      for (const before of [
        '',
        '<?xml version="1.0"?>',
        '<?xml version="1.0"?><?xml-stylesheet href="a"?><!DOCTYPE a>\n<!-- <html> -->',
      ]) {
        const text = `${before}${root}<title>One</title></x>`;
        expect(formatOfContent(Buffer.from(text))).toBe('html');
        expect(read(text).document.notes.map(({ code }) => code)).toEqual(['xml/feed']);
      }
    },
  );

  test.each([
    '<?xml',
    '<!-- <rss >',
    '<!-- x --',
    '<',
    '',
    '< rss>',
    `<?xml?><html><body><p>${STORY}</p></body></html>`,
    `<p>&lt;rss&gt; ${STORY}</p>`,
  ])('is not what does not open like one: %s', (text) => expect(read(text).document.notes).toEqual([]));

  test('links that close themselves do not nest', () => {
    const links = '<link rel="self" href="https://example.org/"/>'.repeat(5000);
    const { document, text } = read(`<feed xmlns="x">${links}<summary>${STORY}</summary></feed>`);
    expect(document.notes.map(({ code }) => code)).toEqual(['xml/feed']);
    expect(text).toBe(STORY);
  });
});

describe('other XML', () => {
  test('CDATA of a document that is no page is its text', () => {
    const { text } = read(`<?xml version="1.0"?><doc><body><![CDATA[${STORY}]]><p>${OTHER}</p></body></doc>`);
    expect(text).toContain(STORY);
    expect(text).toContain(OTHER);
  });

  test('CDATA of a page is a comment, as in browsers', () => {
    const { text } = read(`<?xml version="1.0"?><html><body><p>${OTHER}</p><![CDATA[${STORY}]]></body></html>`);
    expect(text).not.toContain(STORY);
  });

  test('CDATA of what does not say that it is XML is a comment', () => {
    const { text } = read(`<body><p>${OTHER}</p><![CDATA[${STORY}]]></body>`);
    expect(text).not.toContain(STORY);
  });

  test('offsets hold: nothing gets longer or shorter', () => {
    const parts = fc.array(fc.constantFrom('<![CDATA[', ']]>', '<a>', ']]', 'x', '\n'), { maxLength: 12 });
    fc.assert(
      fc.property(parts, (list) => {
        const text = `<?xml?>${list.join('')}`;
        expect(withoutCdata(text)).toHaveLength(text.length);
      }),
    );
  });
});

describe('markup that is read as text', () => {
  test.each([
    '<?xml version="1.0"?>\n<rss>',
    '<!DOCTYPE html>\n<html>',
    '<rss version="2.0">',
    '<!-- saved -->\n<!doctype html>',
  ])('is left whole, and a note says so: %s', (head) => {
    const body = `${head}<p>${STORY}</p>&nbsp;<b>${OTHER}</b>`;
    const { text, document } = read(body, 'text');
    expect(text.replace(/\s+/g, ' ')).toContain(`<p>${STORY}</p>&nbsp;<b>${OTHER}</b>`);
    expect(document.notes.map(({ code }) => code)).toContain('text/markup-document');
  });

  test.each(['', '<p>', '<html><body>', '<div>'])('a story with some tags left in it loses them: %s', (head) => {
    const { text, document } = read(`${head}<p>${STORY}</p>\n<p>${OTHER}</p>`, 'text');
    expect(text).toContain(STORY);
    expect(text).not.toContain('<p>');
    expect(document.notes).toEqual([]);
  });
});
