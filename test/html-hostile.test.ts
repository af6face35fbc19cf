import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { createKit } from '../src/kit.ts';
import { settingsOf } from '../src/settings.ts';

const kit = createKit(settingsOf({ language: 'en' }));
const sentence = 'The council met on Tuesday and agreed on a plan for the harbour, the mayor said.';
const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join('');

/** Pages that make other tools run for minutes, or out of memory. All keep the sentence. */
const pages: readonly (readonly [string, () => string])[] = [
  ['50,000 nested divs', () => `${'<div>'.repeat(50_000)}<p>${sentence}</p>${'</div>'.repeat(50_000)}`],
  ['300,000 divs that nobody closes', () => `${'<div>'.repeat(300_000)}${sentence}`],
  [
    '50,000 paragraphs',
    () => `<article>${many(50_000, (n) => `<p>${sentence} It was item ${n} on the list of the day.</p>`)}</article>`,
  ],
  ['50,000 lines of one word', () => `<p>${sentence}</p>${many(50_000, (n) => `<div>Line${n}</div>`)}`],
  [
    '50,000 links',
    () =>
      `<p>${sentence}</p><ul>${many(50_000, (n) => `<li><a href="/${n}">Headline number ${n} of the day for the readers</a></li>`)}</ul>`,
  ],
  [
    '18 MB of teasers',
    () =>
      `<article><p>${sentence}</p></article>${many(40_000, (n) => `<div class="c${n % 100}"><h2><a href="/${n}">Title ${n}</a></h2><p>${`Teaser ${n} of the day. `.repeat(18)}</p></div>`)}`,
  ],
  ['unclosed everything', () => `${'<table><tr><td><ul><li><b><i><a href=x><p>'.repeat(20_000)}${sentence}`],
  ['1 MB of attributes', () => `<div ${many(60_000, (n) => `data-a${n}="value" `)}><p>${sentence}</p></div>`],
  ['1 MB of classes', () => `<div class="${'related-share comment '.repeat(50_000)}"><p>${sentence}</p></div>`],
  ['one paragraph of 5 MB', () => `<p>${`${sentence} `.repeat(60_000)}</p>`],
  ['end tags alone', () => `${'</div></p></b>'.repeat(200_000)}${sentence}`],
  ['200,000 inline elements', () => `<p>${sentence} ${'<b>x</b> '.repeat(200_000)}</p>`],
  ['200,000 line breaks', () => `${sentence}<br>${'x<br>'.repeat(200_000)}`],
  ['a drawing that nobody closes', () => `<svg>${'<g>'.repeat(200_000)}<p>${sentence}`],
  [
    'brackets of JSON-LD without end',
    () => `<script type="application/ld+json">${'{"a":['.repeat(200_000)}</script><p>${sentence}`,
  ],
  [
    'quotes of JSON-LD without end',
    () => `<script type="application/ld+json">{"a":"${'" '.repeat(400_000)}</script><p>${sentence}`,
  ],
  [
    '30,000 articles in JSON-LD',
    () =>
      `<script type="application/ld+json">${JSON.stringify(Array.from({ length: 30_000 }, (_, n) => ({ '@type': 'NewsArticle', '@id': `#${n}`, headline: `H ${n}`, author: { '@id': `#${n + 1}` } })))}</script><p>${sentence}`,
  ],
  [
    '50,000 headlines',
    () => `<title>Some title of it</title>${'<h1>Some title of it</h1>'.repeat(50_000)}<p>${sentence}`,
  ],
  [
    '50,000 dates and authors',
    () =>
      `${many(50_000, (n) => `<time datetime="x">no date</time><span class="author">Ada Quay${n}</span>`)}<p>${sentence}`,
  ],
  ['frames, fields and titles without an end', () => `${'<iframe><textarea><title>'.repeat(50_000)}<p>${sentence}`],
  [
    '50,000 figures in one another',
    () => `${'<figure><img src="https://x.example/a-photo.jpg">'.repeat(50_000)}${sentence}`,
  ],
  [
    'a title of 1 MB',
    () => `<title>${'word '.repeat(200_000)}</title><h1>${'word '.repeat(200_000)}</h1><p>${sentence}`,
  ],
];

describe('hostile pages cost no time', () => {
  test.each(pages)(
    '%s',
    (_, make) => {
      const text = make();
      const begun = process.cpuUsage();
      const article = clean({ id: 'page', format: 'html', text }, kit);
      const { user, system } = process.cpuUsage(begun);
      expect(article.text).toContain(sentence);
      // Four times what is promised: the machine that tests may be slow and busy. Anything quadratic takes minutes.
      expect((user + system) / 1e6).toBeLessThan(8);
    },
    60_000,
  );
});

test('what is deeper than the limit is read, and told', () => {
  const shallow = createKit(settingsOf({ htmlDepth: 8 }));
  const article = clean({ id: 'page', format: 'html', text: `${'<div>'.repeat(20)}<p>${sentence}</p>` }, shallow);
  expect(article.text).toBe(sentence);
  expect(article.notes.map(({ code }) => code)).toContain('html/capped');
});
