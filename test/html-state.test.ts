import { describe, expect, test } from 'vitest';
import { parseHtml } from '../src/parse/html.ts';

const read = (html: string) => {
  const document = parseHtml({ text: html, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] }, 'page');
  return {
    lines: document.blocks.map(({ start, end }) => document.text.slice(start, end)),
    notes: document.notes.map(({ code }) => code),
    document,
  };
};

const first = `${'The ferry across the sound sails again from Monday. '.repeat(4)}The port paid for it.`;
const second = `${'Two ships leave the old pier at ten, and one at noon. '.repeat(3)}A ticket costs four crowns.`;
const story = [first, second];
const markup = `<p>${first}</p><p>${second}</p>`;
const page = (script: string, body = '<div id="root">Loading</div>'): string =>
  `<html lang="en"><head>${script}</head><body>${body}</body></html>`;
const json = (value: unknown, attributes = 'id="__NEXT_DATA__" type="application/json"'): string =>
  `<script ${attributes}>${JSON.stringify(value).replaceAll('</', '<\\/')}</script>`;
const program = (text: string): string => `<script>${text.replaceAll('</', '<\\/')}</script>`;
/** Quotes of both kinds in the text, as a program writes them in a string in single quotes. */
const quotes = `<p class="a">${first}</p><p class='b'>${second}</p>`;
const stateOfQuotes = JSON.stringify({ article: { html: quotes } });
const inQuotes = stateOfQuotes.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
const escaped = JSON.stringify(JSON.stringify({ article: { html: markup } }));

describe('a page whose text stands in the state of its scripts', () => {
  const block = (text: string) => ({
    type: 'paragraph',
    children: [{ text: text.slice(0, 20) }, { text: text.slice(20) }],
  });
  test.each([
    ['markup in JSON', json({ props: { pageProps: { post: { title: 'Ferry sails', content: markup } } } })],
    ['markup escaped once more', json({ post: { html: markup.replaceAll('<', '&lt;').replaceAll('>', '&gt;') } })],
    [
      'a list in which numbers stand for entries',
      json([{ data: 1 }, { title: 2, body: 3 }, 'Ferry sails', markup], 'type="application/json" id="__NUXT_DATA__"'),
    ],
    [
      'such a list with a list of paragraphs',
      json([
        { data: 1 },
        { blocks: 2 },
        [3, 5],
        { type: 7, text: 4 },
        first,
        { type: 7, text: 6 },
        second,
        'paragraph',
      ]),
    ],
    [
      'a state set by a program',
      program(`window.__INITIAL_STATE__ = ${JSON.stringify({ a: { html: markup } })};window.b = 1;`),
    ],
    ['a state in a string', program(`window.__PRELOADED_STATE__ = JSON.parse(${escaped});`)],
    [
      'elements of content',
      program(
        `Fusion.globalContent=${JSON.stringify({
          content_elements: [
            { type: 'text', content: first },
            { type: 'image', caption: 'x', content: second },
            { type: 'text', content: second },
            { type: 'interstitial_link', content: 'Read on. '.repeat(20) },
          ],
        })};Fusion.x={}`,
      ),
    ],
    ['blocks with children', json({ doc: { content: [block(first), block(second)] } })],
    [
      'blocks with text',
      json({
        blocks: [
          { type: 'paragraph', data: { text: first } },
          { type: 'paragraph', data: { text: second } },
        ],
      }),
    ],
    [
      'blocks with fields',
      json({ content: story.map((value) => ({ type: 'paragraph', fields: [{ name: 'paragraph', value }] })) }),
    ],
    ['a list of strings', json({ article: { paragraphs: story } })],
    ['plain text', json({ article: { body: story.join('\n\n') } })],
    ['a state in a string in single quotes', program(`window.__INITIAL_STATE__ = JSON.parse('${inQuotes}');`)],
    [
      'a state in a string of an address',
      program(`window.__INITIAL_STATE__ = "${encodeURIComponent(stateOfQuotes)}";`),
    ],
    [
      'a list whose first entry names its kind',
      json([['Reactive', 1], { title: 2, body: 3 }, 'Ferry sails', markup], 'type="application/json"'),
    ],
    [
      'a list that begins with a word, and one that begins with nothing',
      json([['first', 'second'], { post: { content: markup } }]) + json([null, 1, 2], 'type="application/json"'),
    ],
    [
      'lists in lists in lists',
      json({ list: Array.from({ length: 8 }).reduce((inner) => [{ type: 'list', children: inner }], story) }),
    ],
    ['a list of strings and blanks alone', json([...story, ' '])],
    [
      'a list in a list of items',
      json({ content: [{ type: 'list', items: 'x', children: story.map((text) => ({ type: 'item', text })) }] }),
    ],
    [
      'texts in an empty shell, and parts that are none',
      json({ blocks: story.map((text) => ({ type: 'p', text: '', content: [null, 7, ' ', { value: text }] })) }),
    ],
    [
      'headlines in objects and in empty strings',
      json({ post: { headline: '', title: { rendered: 'Ferry sails' }, content: { rendered: markup } } }),
    ],
    ['paragraphs with tags in them', json({ lines: story.map((text) => text.replace('The', '<b>The</b>')) })],
    [
      'escapes of a framework',
      `<script type="application/json">${JSON.stringify({ a: { body: story.join('\n') } }).replaceAll('"', '&q;')}</script>`,
    ],
  ])('%s', (_, script) => {
    const { lines, notes } = read(page(script));
    expect(lines).toEqual(['Loading', ...story]);
    expect(notes).toEqual(['html/state-body']);
  });

  test('headings of it are headings', () => {
    const { lines, document } = read(
      page(json({ blocks: [block(first), { type: 'heading', text: 'At noon' }, block(second)] })),
    );
    expect(lines).toEqual(['Loading', first, 'At noon', second]);
    expect(document.blocks[2]!.shape).toBe('heading');
  });

  test('long parts with titles of their own', () => {
    const parts = [story, [...story].reverse()].map((texts) => texts.join(' '));
    const script = json({ parts: parts.map((text, id) => ({ type: 'chapter', title: `Part ${id}`, text })) });
    expect(read(page(script)).lines).toEqual(['Loading', ...parts]);
  });

  test('the headline beside it, where the page has none', () => {
    const script = json({ post: { title: 'Ferry sails again', content: markup } });
    expect(read(page(script)).document.declared.headline).toBe('Ferry sails again');
    expect(read(page(`<meta property="og:title" content="Ferry is back">${script}`)).document.declared.headline).toBe(
      'Ferry is back',
    );
  });

  test('a sentence in short lines counts, a longer text of another kind does not win by a little', () => {
    const short = 'The pier is open again on weekdays, says the port.';
    const list = Array.from({ length: 7 }, (_, id) => short.replace('weekdays', `day ${id}`));
    expect(read(page(json({ lines: list }))).lines).toEqual(['Loading', ...list]);
    const plain = { title: 'Another', body: `${first}\n${second}\n${first.replaceAll('ferry', 'boat')}` };
    expect(read(page(json({ a: { title: 'Ferry', content: markup }, b: plain }))).lines).toEqual(['Loading', ...story]);
    // One of twice the length does; and the one under the title of the page, however short.
    const long = { title: 'Another', body: Array.from({ length: 9 }, (_, id) => `${first} ${id}.`).join('\n') };
    const both = json({ a: { title: 'Ferry', content: markup }, b: long });
    expect(read(page(both)).lines).toHaveLength(10);
    expect(read(page(`<title>Ferry</title>${both}`)).lines).toEqual(['Loading', ...story]);
    const own = { title: 'Own', body: story.join('\n') };
    const other = { title: 'Other', content: `<p>${first}</p><p>${first.replaceAll('ferry', 'boat')}</p>` };
    expect(read(page(`<title>Own</title>${json({ other, own })}`)).lines).toEqual(['Loading', ...story]);
  });

  test('of two texts the one under the title of the page', () => {
    const other = { title: 'Another story', content: `<p>${second}</p>`.repeat(4) };
    const script = json({ posts: [other, { title: 'Ferry sails again', content: markup }] });
    expect(read(page(`<title>Ferry sails again</title>${script}`)).lines).toEqual(['Loading', ...story]);
  });
});

describe('pages that keep what they show', () => {
  const teaser = (title: string) => ({
    title,
    url: '/a',
    slug: title,
    text: 'A short note on what the town council said on Monday evening about the ferry.',
  });
  const shown = `<h1>Pier</h1>${'<p>The pier was painted by hand, board for board, in the week before the fair opened. It is green.</p>'.repeat(9)}`;
  let nested = '[1,2,"x"],'.repeat(100_000);
  nested = `[${nested}0]`;
  test.each([
    ['prose of its own', json({ post: { content: markup } }), shown],
    ['teasers', json({ items: ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map(teaser) }), undefined],
    [
      'comments',
      json({
        list: [
          { user: 'Ada', text: first },
          { user: 'Ben', text: second },
        ],
      }),
      undefined,
    ],
    ['notices on cookies', json({ cookieBanner: { html: markup } }), undefined],
    [
      'stories of a front page',
      json({ posts: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ title: id, content: markup.replaceAll('Monday', id) })) }),
      undefined,
    ],
    ['broken JSON', '<script type="application/json">{"a":[{"b":"</script>', undefined],
    ['broken JSON of some length', `<script type="application/json">${'{"a":['.repeat(5000)}</script>`, undefined],
    ['a program without a state', program(`var text = ${JSON.stringify(markup)};`), undefined],
    ['a state without an end', program(`window.__INITIAL_STATE__ = {"a":${'['.repeat(5000)}`), undefined],
    ['a script that is no JSON', `<script type="application/json">${'%'.repeat(400)}</script>`, undefined],
    ['a string without an end', program(`window.__INITIAL_STATE__ = '${'%7B'.repeat(200)}`), undefined],
    ['a long text that nobody calls one', json({ note: `${first} ${second}` }), undefined],
    ['words without a sentence', json({ body: 'pier ferry crown '.repeat(30) }), undefined],
    ['tags and hardly a word', json({ body: `${'<i class="icon"></i>'.repeat(40)}Pier. Ferry. Crown.` }), undefined],
    [
      'addresses and short labels in a list',
      json({ list: ['a'.repeat(200), 'Pier', `${'b'.repeat(400)}.`] }),
      undefined,
    ],
    [
      'stories in a list of theirs',
      json({
        list: [1, 2, 3, 4, 5].map((id) => ({
          title: `Story ${id}`,
          text: [markup.replaceAll('Monday', `day ${id}`)],
        })),
      }),
      undefined,
    ],
    [
      'a state of more characters than are read',
      `<script type="application/json">"${' '.repeat(4_000_000)}"</script>${json({ post: { content: markup } })}`,
      undefined,
    ],
    [
      'a state of more values than are read',
      json({
        a: Object.fromEntries(Array.from({ length: 200_001 }, (_, id) => [`k${id}`, 0])),
        z: { content: markup },
      }),
      undefined,
    ],
    [
      'entries as deep as nobody writes them',
      json({ list: story.map((text) => ({ children: [{ children: [{ children: [{ children: [{ text }] }] }] }] })) }),
      undefined,
    ],
    ['code', json({ body: 'var a = 1; function b() { return a. c; }. '.repeat(20) }), undefined],
    ['a large state of lists', `<script type="application/json">${nested}</script>`, undefined],
    [
      'a deep state',
      `<script type="application/json">${'['.repeat(2000)}${JSON.stringify(markup)}${']'.repeat(2000)}</script>`,
      undefined,
    ],
  ])('%s', (_, script, body) => {
    const { lines, notes } = read(page(script, body));
    expect(lines).toEqual(read(page('', body)).lines);
    expect(notes).toEqual([]);
  });

  test('JSON-LD goes first', () => {
    const data = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: story.join('\n') })}</script>`;
    expect(read(page(data + json({ post: { content: `<p>${second}</p>`.repeat(5) } }))).notes).toEqual([
      'html/json-ld-body',
    ]);
  });
});
