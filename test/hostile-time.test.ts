/**
 * Documents made to take long: one thing again and again. Twice as much of it takes about twice as long, in all steps
 * together.
 */
import { expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { kitOf } from './helpers.ts';

/** Shorter ones are over too soon to be compared. Code units. */
const SIZE = 100_000;
/** What a quadratic step gives is 4; what a busy machine adds is not known. */
const GROWTH_MAX = 3.5;
/** What takes less is good enough, whatever it grows by. Milliseconds for twice the size. */
const SOON = 800;
const TRIES = 3;

function timeOf(format: 'text' | 'html', text: string): number {
  const start = performance.now();
  clean({ id: 'a', format, text }, kitOf());
  return performance.now() - start;
}

const PARAGRAPH = 'The bridge will be closed for repairs until the end of the month, the council said on Friday.';
const TEXTS: readonly string[] = [
  ...[' ', '\n', 'a ', 'a\n', '- a\n', '. ', '(', '"a" ', '/', '\u200d', '\0', '&nbsp;', 'न', '新华社'],
  ...['You may also like\n', 'Also read: a\n', 'PTI ', 'By A B\n', '(Reporting by A) ', 'LONDON, March 3 (Reuters) - '],
  ...[`${PARAGRAPH}\n\n`, `${PARAGRAPH} `, 'according to ', 'http://a.b/ ', 'A. B. ', '22 अक्टूबर '],
];
const PAGES: readonly string[] = [
  ...[
    '<p>',
    '<p>a</p>',
    '<div>',
    '<b>',
    '<li>a',
    '<table><tr><td>a',
    '<',
    '&',
    '<!--',
    '</p>',
    '<a href=x>a</a> ',
    '<h1>a</h1>',
  ],
  ...[
    '<title>a</title>',
    '<meta name=author content=a>',
    '<p hidden>a</p>',
    `<p>${PARAGRAPH}</p>`,
    '<p>a<br>b',
    '<svg><path/></svg>',
  ],
];
/** What a page says of itself, each time one value that is long. */
const VALUES: readonly ((long: string) => string)[] = [
  (long) => `<meta name=author content='${long}'>`,
  (long) => `<meta name=keywords content='${long}'>`,
  (long) => `<title>${long}</title><h1>${long}</h1>`,
  (long) => `<link rel=canonical href='http://a/${long}'>`,
  (long) => `<meta property=og:image content='http://a/${long}'><img src='http://a/${long}'>`,
  (long) => `<meta property=article:published_time content='${long}'>`,
  (long) => `<p class='${long}'>a</p>`,
  (long) => `<script type="application/ld+json">{"@type":"NewsArticle","x":${long}</script>`,
];
const FILLINGS = ['a ', '–', ', ', '/', '[', '{"a":', '"', '\\'];

const repeated = (text: string, size: number): string => text.repeat(Math.ceil(size / text.length));

const ATTACKS: readonly (readonly [label: string, format: 'text' | 'html', make: (size: number) => string])[] = [
  ...TEXTS.map((text) => [`text: ${JSON.stringify(text)}`, 'text', (size: number) => repeated(text, size)] as const),
  ...PAGES.map((page) => [`page: ${page}`, 'html', (size: number) => repeated(page, size)] as const),
  ...VALUES.flatMap((value) =>
    FILLINGS.map(
      (filling) =>
        [`page: ${value(filling)}`, 'html', (size: number) => `${value(repeated(filling, size))}<p>a</p>`] as const,
    ),
  ),
];

test.each(ATTACKS)('%s', (_, format, make) => {
  const once = make(SIZE);
  const twice = make(2 * SIZE);
  let growth = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES && growth > GROWTH_MAX; attempt++) {
    const time = timeOf(format, twice);
    if (time < SOON) return;
    growth = Math.min(growth, time / timeOf(format, once));
  }
  expect(growth).toBeLessThan(GROWTH_MAX);
});
