import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { createKit } from '../src/kit.ts';
import type { Article } from '../src/model.ts';
import { html } from '../src/render/html.ts';
import { markdown } from '../src/render/markdown.ts';
import { settingsOf } from '../src/settings.ts';

const kit = createKit(settingsOf({ language: 'en' }));
const one = 'The bridge over the harbour opened again on Monday after eleven months of repairs, the port office said.';
const two =
  'Engineers replaced four hundred metres of cable, two bearings and the whole of the northern deck, it added.';

const article = (body: string): Article =>
  clean(
    {
      id: 'page',
      format: 'html',
      url: 'https://post.example/city/bridge',
      text: `<html lang="en"><head><title>Harbour bridge reopens</title></head><body><nav><a href="/">Home</a></nav><article><h1>Harbour bridge reopens</h1><div class="article-body"><p>${one}</p>${body}<p>${two}</p></div></article></body></html>`,
    },
    kit,
  );

/** What stands between the first and the last paragraph. */
const between = (printed: string, start: string, end: string): string =>
  printed.slice(printed.indexOf(start) + start.length, printed.lastIndexOf(end));

describe('markdown', () => {
  const body = (source: string): string => between(markdown(article(source)), one, two).trim();

  test('opens with the headline and ends with a line feed', () => {
    expect(markdown(article(''))).toBe(`# Harbour bridge reopens\n\n${one}\n\n${two}\n`);
  });

  test.each([
    [
      'headings',
      '<h2>What comes <b>next</b></h2><p>More of the same, said the mayor.</p><h3>Ferries</h3>',
      '## What comes next\n\nMore of the same, said the mayor.\n\n### Ferries',
    ],
    [
      'emphasis, with its blanks outside',
      '<p>It was <em>not </em>easy,<strong> they</strong> said, <b><i>both</i></b> of them, at noon.</p>',
      'It was *not* easy, **they** said, ***both*** of them, at noon.',
    ],
    [
      'links, relative ones made whole',
      '<p>As the <a href="/report?a=(1)">report of the office</a> says, nothing is certain here.</p>',
      'As the [report of the office](https://post.example/report?a=%281%29) says, nothing is certain here.',
    ],
    [
      'no links into the page, no scripts',
      '<p>See <a href="#note">the note</a> and <a href="javascript:x()">the other</a> at the end of it all.</p>',
      'See the note and the other at the end of it all.',
    ],
    [
      'lists, nested and numbered',
      '<ul><li>Cars from six<ol><li>small ones</li><li>large ones</li></ol></li><li>Buses from noon</li></ul>',
      '- Cars from six\n   1. small ones\n   2. large ones\n- Buses from noon',
    ],
    [
      'an item of two paragraphs',
      '<ul><li><p>Cars from six.</p><p>Not on Sundays, though.</p></li><li><p>Buses from noon.</p></li></ul>',
      '- Cars from six.\n\n  Not on Sundays, though.\n- Buses from noon.',
    ],
    [
      'quotations',
      '<blockquote><p>We waited long enough, everybody here did.</p><p>And now it is done, said the mayor.</p></blockquote>',
      '> We waited long enough, everybody here did.\n>\n> And now it is done, said the mayor.',
    ],
    [
      'tables',
      '<table><tr><th>Kind</th><th>Count</th></tr><tr><td>Cars | vans</td><td>12</td></tr></table>',
      '| Kind | Count |\n| --- | --- |\n| Cars \\| vans | 12 |',
    ],
    [
      'a hard blank between strong words and slanted ones',
      '<p>It was <b>not</b>&nbsp;<i>easy</i> for anybody, they said, at noon on the quay.</p>',
      'It was **not**\u00a0*easy* for anybody, they said, at noon on the quay.',
    ],
    [
      'code',
      '<pre>open bridge\n```\nlower deck</pre><p>Run <code>make `all`</code> after that, the manual says.</p>',
      '````\nopen bridge\n```\nlower deck\n````\n\nRun `` make `all` `` after that, the manual says.',
    ],
    [
      'the blanks before lines of preformatted text, and its empty lines',
      '<pre>\n  open\n\tbridge\n\n    deck</pre>',
      '```\n  open\n\tbridge\n\n    deck\n```',
    ],
    [
      'characters that are marks',
      '<p>A *star*, a [box], a snake_case word, _so_ and a back\\slash, 2 &lt; 3 &lt;b&gt; &amp;amp; more.</p>',
      'A \\*star\\*, a \\[box\\], a snake_case word, \\_so\\_ and a back\\\\slash, 2 < 3 \\<b> \\&amp; more.',
    ],
    [
      'lines that would open something',
      '<p># not a heading, said nobody at all today.</p><p>1. not a list, said nobody at all today.</p><p>&gt; not a quotation, said nobody at all.</p>',
      '\\# not a heading, said nobody at all today.\n\n1\\. not a list, said nobody at all today.\n\n\\> not a quotation, said nobody at all.',
    ],
  ])('%s', (_, source, expected) => expect(body(source)).toBe(expected));

  test('what was cut out of a paragraph leaves one blank', () => {
    const text = body(
      '<p>The mayor spoke for an hour about it. <a href="/x">ALSO READ: Ferries stop at the end of the week</a> Then she left the quay by boat.</p>',
    );
    expect(text).not.toContain('  ');
    expect(text).toContain('The mayor spoke for an hour about it.');
    expect(text).toContain('Then she left the quay by boat.');
  });

  test('plain text is printed as it is', () => {
    const printed = markdown(clean({ id: 'a', format: 'text', text: `${one}\n\n${two}\n` }, kit));
    expect(printed).toBe(`${one}\n\n${two}\n`);
  });
});

describe('html', () => {
  const body = (source: string): string => between(html(article(source)), `<p>${one}</p>`, `<p>${two}</p>`).trim();

  test('is an article in its language', () => {
    expect(html(article(''))).toBe(
      `<article lang="en">\n<h1>Harbour bridge reopens</h1>\n<p>${one}</p>\n<p>${two}</p>\n</article>\n`,
    );
  });

  test.each([
    [
      'nothing of the page’s own markup',
      '<p class="x" style="color:red">It was <em onclick="x()">not</em> easy, they said on Monday.</p>',
      '<p>It was <em>not</em> easy, they said on Monday.</p>',
    ],
    [
      'entities',
      '<p>Quay &amp; Sons said 2 &lt; 3, which nobody doubted at the time.</p>',
      '<p>Quay &amp; Sons said 2 &lt; 3, which nobody doubted at the time.</p>',
    ],
    [
      'links',
      '<p>As the <a href="/report?a=1&amp;b=&quot;2&quot;">report</a> says, nothing is certain here.</p>',
      '<p>As the <a href="https://post.example/report?a=1&amp;b=%222%22">report</a> says, nothing is certain here.</p>',
    ],
    [
      'lists, nested and numbered',
      '<ul><li>Cars from six<ol><li>small ones</li><li>large ones</li></ol></li><li>Buses from noon</li></ul>',
      '<ul>\n<li>Cars from six<ol>\n<li>small ones</li>\n<li>large ones</li>\n</ol>\n</li>\n<li>Buses from noon</li>\n</ul>',
    ],
    [
      'quotations',
      '<blockquote><p>We waited long enough, everybody here did.</p></blockquote>',
      '<blockquote>\n<p>We waited long enough, everybody here did.</p>\n</blockquote>',
    ],
    [
      'tables and code',
      '<table><tr><td>Cars</td><td>12</td></tr></table><pre>a &lt; b\nc</pre>',
      '<table>\n<tr><td>Cars</td><td>12</td></tr>\n</table>\n<pre>a &lt; b\nc</pre>',
    ],
    [
      'the headings of a table',
      '<table><thead><tr><th>Kind</th><th>Count</th></tr></thead><tr><th>Cars</th><td>12</td></tr></table>',
      '<table>\n<tr><th>Kind</th><th>Count</th></tr>\n<tr><td>Cars</td><td>12</td></tr>\n</table>',
    ],
    [
      'an item of two paragraphs',
      '<ul><li><p>Cars from six.</p><p>Not on Sundays, though.</p></li><li><p>Buses from noon.</p></li></ul>',
      '<ul>\n<li>Cars from six.<p>Not on Sundays, though.</p></li>\n<li>Buses from noon.</li>\n</ul>',
    ],
    [
      'a numbered item of two paragraphs',
      '<ol><li><p>Cars from six.</p><p>Not on Sundays, though.</p></li><li><p>Buses from noon.</p></li></ol>',
      '<ol>\n<li>Cars from six.<p>Not on Sundays, though.</p></li>\n<li>Buses from noon.</li>\n</ol>',
    ],
    [
      'strength, and blanks of their own',
      '<p>It was<b> not </b>easy<i> </i><b> </b>for <em>anybody</em>, they said, at noon on the quay.</p>',
      '<p>It was <strong>not</strong> easy for <em>anybody</em>, they said, at noon on the quay.</p>',
    ],
    [
      'a cell without a row',
      '<table><td>Cars and vans</td></table>',
      '<table>\n<tr><td>Cars and vans</td></tr>\n</table>',
    ],
    [
      'a blank between two links',
      '<p>It said so in <a href="/a">two</a> <a href="/b">notes</a> of the week, both of them on the bridge.</p>',
      '<p>It said so in <a href="https://post.example/a">two</a> <a href="https://post.example/b">notes</a> of the week, both of them on the bridge.</p>',
    ],
    [
      'a hard blank between two links',
      '<p>It said so in <a href="/a">two</a>&nbsp;<a href="/b">notes</a> of the week, both of them on the bridge.</p>',
      '<p>It said so in <a href="https://post.example/a">two</a>\u00a0<a href="https://post.example/b">notes</a> of the week, both of them on the bridge.</p>',
    ],
    [
      'cells with elements in them',
      '<table><tr><th><b>Kind</b></th><th>Count</th></tr><tr><td>Cars</td><td>12</td></tr></table>',
      '<table>\n<tr><th><strong>Kind</strong></th><th>Count</th></tr>\n<tr><td>Cars</td><td>12</td></tr>\n</table>',
    ],
  ])('%s', (_, source, expected) => expect(body(source)).toBe(expected));

  test('says when a text is written from right to left', () => {
    const text =
      '<html lang="ur"><body><article><h1>پل کھل گیا</h1><p>بندرگاہ کے دفتر نے پیر کو کہا کہ گیارہ ماہ کی مرمت کے بعد بندرگاہ کا پل دوبارہ کھول دیا گیا ہے۔</p></article></body></html>';
    expect(html(clean({ id: 'page', format: 'html', text }, createKit(settingsOf({}))))).toContain(
      '<article lang="ur" dir="rtl">',
    );
    expect(html(article(''))).toContain('<article lang="en">');
  });

  test('a numbered item goes on in Markdown under its number', () => {
    const source = '<ol><li><p>Cars from six.</p><p>Not on Sundays.</p></li><li><p>Buses from noon.</p></li></ol>';
    expect(between(markdown(article(source)), one, two).trim()).toBe(
      '1. Cars from six.\n\n   Not on Sundays.\n2. Buses from noon.',
    );
  });

  const page = (inner: string): Article =>
    clean({ id: 'page', format: 'html', text: `<html lang="en"><body><article>${inner}</article></body></html>` }, kit);

  test('a quotation at the end is closed', () => {
    const printed = html(page(`<p>${one}</p><p>${two}</p><blockquote><p>${one} So she said.</p></blockquote>`));
    expect(printed).toContain(`<blockquote>\n<p>${one} So she said.</p>\n</blockquote>\n</article>\n`);
  });

  test('headings of a state have no element and the second rank', () => {
    const blocks = [one, two, `${one} It said so twice.`].flatMap((text) => [
      { type: 'paragraph', text: `${text} ${text}` },
      { type: 'heading', text: 'At noon' },
    ]);
    const state = `<script type="application/json">${JSON.stringify({ blocks: blocks.slice(0, -1) })}</script>`;
    const found = clean({ id: 'page', format: 'html', text: `<html lang="en"><body>${state}</body></html>` }, kit);
    expect(html(found)).toContain('<h2>At noon</h2>');
    expect(markdown(found)).toContain('## At noon');
  });
});

describe('pages without an address', () => {
  const bare = (body: string): Article =>
    clean(
      {
        id: 'page',
        format: 'html',
        text: `<html lang="en"><body><article><h1>Harbour bridge reopens</h1><div class="article-body"><p>${one}</p>${body}<p>${two}</p></div></article></body></html>`,
      },
      kit,
    );

  test.each([
    ['a relative link stays as it is', '/report', '[report of the office](/report)'],
    ['a whole link', 'https://a.example/r', '[report of the office](https://a.example/r)'],
    ['a link that runs something is none', 'javascript:void(0)', 'report of the office'],
    ['a link of no known kind is none', 'view-source:x y', 'report of the office'],
    ['an address that cannot be read is none', 'http://[', 'report of the office'],
  ])('%s', (_, href, printed) => {
    const source = bare(`<p>As the <a href="${href}">report of the office</a> says, nothing is certain here.</p>`);
    expect(between(markdown(source), one, two).trim()).toBe(`As the ${printed} says, nothing is certain here.`);
  });
});

describe('shapes that are rare', () => {
  const shapes: readonly (readonly [string, string, string, string])[] = [
    [
      'code inside a line, with and without the marks of code',
      '<p>Call <code>dock</code> or <code>a`b</code>, said the manual of the ferry to all of us.</p>',
      'Call `dock` or `` a`b ``, said the manual of the ferry to all of us.',
      '<p>Call <code>dock</code> or <code>a`b</code>, said the manual of the ferry to all of us.</p>',
    ],
    [
      'a list of another kind right behind a list',
      '<ul><li>The first pier was mended in spring.</li></ul><ol><li>The second pier comes next year.</li></ol>',
      '- The first pier was mended in spring.\n1. The second pier comes next year.',
      '<ul>\n<li>The first pier was mended in spring.</li>\n</ul>\n<ol>\n<li>The second pier comes next year.</li>\n</ol>',
    ],
    [
      'a list that skips a level',
      '<ul><li><ul><li>The first pier was mended in spring, it said.</li></ul></li></ul>',
      '   - The first pier was mended in spring, it said.',
      '<ul>\n<li><ul>\n<li>The first pier was mended in spring, it said.</li>\n</ul>\n</li>\n</ul>',
    ],
    [
      'a table with rows of different lengths',
      '<table><tr><td>Pier</td><td>Year</td></tr><tr><td>North</td></tr></table>',
      '| Pier | Year |\n| --- | --- |\n| North |  |',
      '<table>\n<tr><td>Pier</td><td>Year</td></tr>\n<tr><td>North</td></tr>\n</table>',
    ],
  ];
  test.each(shapes)('%s', (_, source, inMarkdown, inHtml) => {
    expect(between(markdown(article(source)), one, two).replace(/^\n+|\n+$/g, '')).toBe(inMarkdown);
    expect(between(html(article(source)), `<p>${one}</p>`, `<p>${two}</p>`).trim()).toBe(inHtml);
  });
});
