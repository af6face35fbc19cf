/**
 * What the judge of pages makes of small pages: the word on each block, and the elements and the headline that it chose.
 * Most cases stand on one side of a bound or the other. The words say nothing and have exact lengths.
 * `npm run golden -- -u` writes cases/html-verdicts.txt anew; read it in `git diff`.
 */
import { judgeContainer, judgePage } from '../src/judge/container.ts';
import { lookOf, readNames } from '../src/judge/html-measure.ts';
import type { PlaceVerdict } from '../src/judge/html-page.ts';
import type { Document } from '../src/model.ts';
import { compileSite, type SiteRules } from '../src/packs/sites.ts';
import { parseHtml } from '../src/parse/html.ts';
import { checkStored, type Group } from './support/stored-verdicts.ts';

const TITLE = 'Harbour bridge reopens on Monday';

// Words ---------------------------------------------------------------------------------------------------------------

const WORDS =
  'harbour lantern quay copper ribbon meadow timber signal orchard pebble saddle canvas thicket barrel mitten gravel anchor velvet kettle marble hollow ladder cinder button feather candle walnut mirror basket garden island willow'.split(
    ' ',
  );

/** Different words in each case, always in the same order. */
let turn = 0;

/** So many characters without a mark; `last` is the final one. */
function words(chars: number, last = ''): string {
  turn++;
  const stride = 1 + (Math.floor(turn / WORDS.length) % (WORDS.length - 1));
  let text = '';
  for (let at = turn; text.length < chars; at += stride) text += `${text === '' ? '' : ' '}${WORDS[at % WORDS.length]}`;
  text = text.slice(0, chars - last.length).replace(/ $/, 'e');
  return text.charAt(0).toUpperCase() + text.slice(1) + last;
}
const sentence = (chars: number): string => words(chars, '.');
const p = (chars = 100): string => `<p>${sentence(chars)}</p>`;
const ps = (count: number, chars = 100): string => Array.from({ length: count }, () => p(chars)).join('');

/** A line of so many characters, of which a share stands in a link. */
function linked(chars: number, share: number, last = '', href = '/other'): string {
  const text = words(chars, last);
  const length = Math.round(chars * share);
  if (length === 0) return text;
  // No blank stands at the edge of the link.
  const inside = text.slice(0, length).replace(/ $/, 'e');
  return `<a href="${href}">${inside}</a>${text.slice(length).replace(/^ /, 'e')}`;
}
/** The line that is asked of: the only one with an X at its start. */
const asked = (html: string): string => html.replace(/^((?:<[^>]+>)*)./, '$1X');

const IN: Record<string, (line: string) => string> = {
  p: (line) => `<p>${line}</p>`,
  div: (line) => `<div>${line}</div>`,
  item: (line) => `<ul><li>${line}</li></ul>`,
  heading: (line) => `<h3>${line}</h3>`,
  row: (line) => `<table><tr><td>${line}</td></tr></table>`,
  pre: (line) => `<pre>${line}</pre>`,
  quote: (line) => `<blockquote>${line}</blockquote>`,
};

// Pages ---------------------------------------------------------------------------------------------------------------

interface Given {
  readonly title?: string | null;
  readonly head?: string;
  readonly url?: string;
  readonly sites?: readonly SiteRules[];
}

const page = (body: string, { title = TITLE, head = '' }: Given = {}): string =>
  `<html><head>${title === null ? '' : `<title>${title}</title>`}${head}</head><body>${body}</body></html>`;
const article = (inner: string): string => `<main><h1>${TITLE}</h1><div class="article-body">${inner}</div></main>`;

function read(html: string, { url = 'https://post.example/city/bridge' }: Given = {}): Document {
  return parseHtml({ text: html, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] }, 'page', url);
}

const wordOf = (verdict: PlaceVerdict): string => {
  if (verdict === 'body') return 'keep';
  if (verdict === 'subhead') return 'sub';
  return verdict.rule.replace('html/', '') + (verdict.confidence === 0.95 ? '!' : '');
};

/** Verdicts in order, those in a row that are the same counted. */
function inRuns(verdicts: readonly PlaceVerdict[]): string {
  const runs: [string, number][] = [];
  for (const word of verdicts.map(wordOf)) {
    const last = runs.at(-1);
    if (last?.[0] === word) last[1]++;
    else runs.push([word, 1]);
  }
  return runs.map(([word, count]) => (count === 1 ? word : `${word}×${count}`)).join(' ');
}

/** The whole word on a page. */
function judged(body: string, given: Given = {}): string {
  const { page: found, verdicts, notes } = judgePage(read(page(body, given), given), given.sites);
  const nameOf = ({ tag, names }: { tag: string; names: string }): string => (names === '' ? tag : `${tag}.${names}`);
  const about = [
    nameOf(found.core),
    ...(found.outer === found.core ? [] : [`in ${nameOf(found.outer)}`]),
    ...(found.title < 0 ? ['untitled'] : []),
    ...(found.cutsBefore ? [] : ['with what stands above']),
    ...notes.map(({ code }) => code),
  ];
  return `${inRuns(verdicts)}  (${about.join(', ')})`;
}

/** The word on the line with the X. */
function askedOf(body: string, given: Given = {}): string {
  const document = read(page(body, given), given);
  const { verdicts } = judgePage(document, given.sites);
  const index = document.blocks.findIndex(({ start }) => document.text[start] === 'X');
  return index < 0 ? 'no such line' : wordOf(verdicts[index]!);
}

/** A line of a group is made when its test runs. */
const groups: Group[] = [];
function label(name: string): void {
  turn = 0;
  groups.push({ name, lines: [] });
}
const line = (make: () => string): unknown => groups.at(-1)!.lines.push(make);
const one = (name: string, body: string, given?: Given): unknown => line(() => `${name}: ${judged(body, given)}`);
/** One line of answers, a value each. */
function each<Value>(name: string, values: readonly Value[], body: (value: Value) => string, given?: Given): void {
  const pages = values.map(body);
  const shown = values.map((value) =>
    Array.isArray(value) ? value.filter((part) => part !== '').join(' ') : String(value),
  );
  line(() => `${name}: ${shown.map((value, index) => `${value} ${askedOf(pages[index]!, given)}`).join(' | ')}`);
}

// Cases ---------------------------------------------------------------------------------------------------------------

type Line = readonly [chars: number, share: number, last: string];
const lineOf = ([chars, share, last]: Line): string => asked(linked(chars, share, last));

label('the last line, by its length, the share of links in it and its end');
const LAST: readonly Line[] = [
  [59, 0, ''],
  [60, 0, ''],
  [29, 0, '.'],
  [40, 0, ':'],
  [60, 0.5, ''],
  [60, 0.52, ''],
  [59, 0.48, ''],
  [59, 0.5, ''],
  [90, 0.84, '.'],
  [100, 0.84, '.'],
  [100, 0.85, '.'],
  [79, 0.7, '.'],
  [80, 0.7, '.'],
  [90, 0.7, ':'],
  [100, 1, '.'],
];
for (const [shape, put] of Object.entries(IN)) each(shape, LAST, (line) => article(`${ps(3)}${put(lineOf(line))}`));
one(
  'loose lines, a list item between them',
  article(`${ps(3)}<div>Cod</div><ul><li>Salt and a pinch of pepper</li></ul><div>Eel</div><div>Ray</div>`),
);
one('a heading and a loose line', article(`${ps(3)}<h3>Cod</h3><div>Eel</div>`));
one(
  'headings in a row and no text',
  article(`${ps(3)}<h3>Cod</h3><h3>Where the eels went when the tide came in again</h3>`),
);
one('a long heading below a long line', article(`${ps(3)}<div>${words(70)}</div><h3>${words(70)}</h3>`));

label('a line above the first paragraph');
const FIRST: readonly Line[] = [
  [59, 0, ''],
  [60, 0, ''],
  [25, 0, '.'],
  [40, 0, ':'],
  [59, 0.9, ''],
];
for (const [shape, put] of Object.entries(IN)) each(shape, FIRST, (line) => article(`${put(lineOf(line))}${ps(3)}`));
for (const name of ['dateline', 'story-dateline', 'dateline_place', 'datelines', 'time dateline'])
  each(`called ${name}`, ['X London', 'X London, 3.15 pm', 'X 12:04'], (line) =>
    article(`<p class="${name}">${line}</p>${ps(3)}`),
  );
each('called dateline', ['Xen 3 May', 'X at 3:15', '4 May'], (line) =>
  article(`<p class="dateline">${line}</p>${ps(3)}`),
);
one('no paragraph at all', '<div><p>Cod</p><p>Eel</p></div>', { title: null });
one('a day that is called a dateline', article(`<p class="dateline">3 May 2024</p>${ps(3)}`));
one('labels, standfirst, labels', article(`<p>Cod</p><p class="teaser">${words(64)}</p><p>Eel</p>${ps(3)}`));
one('labels between paragraphs', article(`${p()}<p>Cod</p>${ps(3)}`));
one('a label below a paragraph that is cut', article(`<aside>${p()}</aside><p>Cod</p>${ps(3)}`));
one('nothing but headings', '<h3>Cod</h3><h4>Eels</h4>', { title: null });
one('a headline and no paragraph', `<div><h1>${TITLE}</h1><aside>Cod</aside></div>`);

label('a line that is a link, between paragraphs');
const LINK: readonly Line[] = [
  [24, 1, ''],
  [25, 1, ''],
  [160, 1, ''],
  [161, 1, ''],
  [100, 0.89, ''],
  [100, 0.9, ''],
  [100, 1, '.'],
  [100, 1, ':'],
];
for (const [shape, put] of Object.entries(IN))
  each(shape, LINK, (line) => article(`${ps(2)}${put(lineOf(line))}${ps(2)}`));
each('between others', ['p p', 'h3 p', 'p h3', 'label p', 'p label', 'cut p', 'p cut', 'none p'], (names) => {
  const [above, below] = names.split(' ').map(
    (name) =>
      ({
        p: p(),
        h3: `<h3>${words(20)}</h3>`,
        label: `<p>${words(20)}</p>`,
        cut: `<div class="share-bar">Share</div>${p()}`,
        none: '',
      })[name]!,
  );
  return article(`${above === '' ? '' : p()}${above}<p>${asked(linked(50, 1))}</p>${below}${p()}`);
});

label('links with titles in a row: two');
const TITLES: readonly Line[] = [
  [34, 1, ''],
  [35, 1, ''],
  [100, 0.84, ''],
  [100, 0.85, ''],
  [100, 0.59, ''],
  [100, 0.6, ''],
  [100, 1, '.'],
];
for (const [shape, put] of Object.entries(IN))
  each(shape, TITLES, (line) => article(`${ps(2)}${put(lineOf(line))}${put(linked(...line))}${ps(2)}`));
each(
  'leading to',
  [
    '/a',
    '#a',
    'a.html',
    'https://post.example/a',
    'HTTPS://WWW.POST.EXAMPLE:80/a',
    '//post.example?a',
    'https://other.example/a',
    'https://compost.example',
    'https://my.post.example:443/',
    'mailto:a@post.example',
    'javascript:void(0)',
    'x:y',
  ],
  (href) => article(`${ps(2)}<p>${asked(linked(50, 1, '', href))}</p><p>${linked(50, 1, '', href)}</p>${ps(2)}`),
);
for (const url of [
  'https://www.post.co.uk/a',
  'https://post.org.in',
  'https://com.example',
  'http://city.post.example',
  'ftp://post.example/',
  'post.example',
])
  each(
    `on ${url}`,
    [
      '/a',
      'https://post.example/a',
      'https://city.post.example/a',
      'https://example/',
      'https://post.co.uk',
      'https://www.post.co.uk/',
      'https://mail.co.uk/',
      'https://mail.org.in/',
      'https://post.org.in/',
    ],
    (href) =>
      article(`${ps(2)}<ul><li>${asked(linked(50, 1, '', href))}</li><li>${linked(50, 1, '', href)}</li></ul>${ps(2)}`),
    { url },
  );
const item = (line: string): string => `<li>${line}</li>`;
for (const [name, between] of [
  ['nothing', ''],
  ['a line that is kept', item(words(30))],
  ['a line that is cut', '<li class="share-bar">Share</li>'],
  ['two lines that are cut', '<li class="share-bar">Share</li><li class="ad-slot">Ad</li>'],
] as const) {
  one(
    `with ${name} between`,
    article(`${ps(2)}<ul>${item(linked(50, 1))}${between}${item(linked(50, 1))}</ul>${ps(2)}`),
  );
  one(
    `three with ${name} between`,
    article(`${ps(2)}<ul>${item(linked(50, 1))}${item(linked(50, 1))}${between}${item(linked(50, 1))}</ul>${ps(2)}`),
  );
}
one(
  'a label before each',
  article(`${ps(2)}<ul>${[1, 2].map(() => item(`${words(20)} ${linked(50, 1)}`)).join('')}</ul>${ps(2)}`),
);
one(
  'the link in an element of its own',
  article(`${ps(2)}<ul>${[1, 2].map(() => item(`<b>${linked(50, 1)}</b>`)).join('')}</ul>${ps(2)}`),
);
one('one link round both', article(`${ps(2)}<a href="/a"><p>${words(50)}</p><p>${words(50)}</p></a>${ps(2)}`));
one(
  'one link into the page round both',
  article(`${ps(2)}<a href="#a"><p>${words(50)}</p><p>${words(50)}</p></a>${ps(2)}`),
);
one(
  'of Han, half as long',
  article(
    `${ps(2)}${['三四五六七八九十三四五六七八九十三四', '五六七八九十三四五六七八九十三四五六'].map((line) => `<p><a href="/a">${line}</a></p>`).join('')}${ps(2)}`,
  ),
);

label('linked headings');
const card = (inner = '', heading = linked(50, 1)): string => `<div class="x">${inner}<h3>${heading}</h3></div>`;
one('a card between paragraphs', article(`${ps(2)}${card()}${ps(2)}`));
one('a card with a label', article(`${ps(2)}${card('<span>City</span>')}${ps(2)}`));
one('a card with a picture', article(`${ps(2)}${card('<img src="/a.jpg"><p>City</p>')}${ps(2)}`));
one('a card with an advertisement', article(`${ps(2)}${card('<p class="advertisement">City</p>')}${ps(2)}`));
one('a card with a paragraph', article(`${ps(2)}${card(p())}${ps(2)}`));
one('a short link', article(`${ps(2)}${card('', linked(20, 1))}${ps(2)}`));
one('a link of nine tenths', article(`${ps(2)}${card('', linked(50, 0.9))}${ps(2)}`));
one('a link of less', article(`${ps(2)}${card('', linked(50, 0.88))}${ps(2)}`));
one('a link into the page', article(`${ps(2)}${card('', linked(50, 1, '', '#a'))}${ps(2)}`));
one('a link to another site', article(`${ps(2)}${card('', linked(50, 1, '', 'https://other.example/'))}${ps(2)}`));
one('a link without a target', article(`${ps(2)}<div class="x"><h3><a name="a">${words(50)}</a></h3></div>`));
one('a heading in the link', article(`${ps(2)}<div><a href="/a"><h3><span>${words(40)}</span></h3></a></div>${ps(2)}`));
one('right in the container', article(`${ps(2)}<h3>${linked(50, 1)}</h3>${ps(2)}`));
one('right in the container, in a link', article(`${ps(2)}<a href="/a"><h3>${words(50)}</h3></a>${ps(2)}`));
one('cards in a box', article(`${ps(2)}<div><div>Read on</div>${card()}${card()}</div>${ps(2)}`));
one('cards in a box with a paragraph', article(`${ps(2)}<div>${p(40)}${card('<p>Read on</p>')}</div>${ps(2)}`));
one(
  'cards in two boxes',
  article(`${ps(2)}<section><div>Read on</div><div><p>And on</p>${card()}</div></section>${ps(2)}`),
);
one('a card below the text', article(`${ps(2)}${card('<p>City</p>')}`));
one('a card above the text', article(`${card('<p>City</p>')}${ps(2)}`));

label('lines with a picture');
const img = '<img src="/photo.jpg">';
const bare: readonly Line[] = [
  [140, 0, ''],
  [141, 0, ''],
  [60, 0.1, ''],
  [100, 0, '.'],
];
for (const tag of ['div', 'p', 'span', 'figure', 'li', 'section', 'td'])
  each(`in <${tag}>`, bare, (line) => article(`${ps(2)}<${tag}>${img}<span>${lineOf(line)}</span></${tag}>${ps(2)}`));
for (const name of [
  'image',
  'article-img',
  'photos',
  'epic',
  'pic',
  'pics',
  'pic2',
  'picnic',
  'x-picture',
  'mediaobject',
  'multimedia',
  'bild',
  'gallery',
  'text',
])
  each(`in <section class="${name}">`, bare, (line) =>
    article(`${ps(2)}<section class="${name}">${img}<div>${lineOf(line)}</div></section>${ps(2)}`),
  );
for (const [shape, put] of Object.entries(IN))
  each(
    shape,
    [
      [60, 0, ''],
      [100, 0, '.'],
    ] as const,
    (line) => article(`${ps(2)}<figure>${img}${put(lineOf(line))}</figure>${ps(2)}`),
  );
each('lines beside it', [1, 2, 3, 4], (count) =>
  article(`${ps(2)}<div>${img}<p>${asked(words(20))}</p>${'<p>Cod</p>'.repeat(count - 1)}</div>${ps(2)}`),
);
each('lines beside it in a figure', [1, 2, 3, 4, 5], (count) =>
  article(`${ps(2)}<figure>${img}<p>${asked(words(20))}</p>${'<p>Cod</p>'.repeat(count - 1)}</figure>${ps(2)}`),
);
each('characters beside it in a figure', [299, 300, 301, 302], (chars) =>
  article(`${ps(2)}<figure>${img}<p>${asked(words(300))}</p><p>${words(chars)}</p></figure>${ps(2)}`),
);
each('paragraphs beside it in a figure', [1, 2, 3], (count) =>
  article(`${ps(2)}<figure>${img}<p>${asked(words(20))}</p>${ps(count, 60)}</figure>${ps(2)}`),
);
one('an element without a line', article(`${ps(2)}<figure>${img}</figure><p>Cod</p>${ps(2)}`));
one(
  'the outer of two',
  article(`${ps(2)}<div class="photo"><div>${img}<p>Cod and eels</p></div><p>Eels and cod</p></div>${ps(2)}`),
);
one(
  'the outer of two is no box for pictures',
  article(`${ps(2)}<section><div>${img}<p>Cod and eels</p></div><p>Eels and cod</p></section>${ps(2)}`),
);
one(
  'the outer has too much',
  article(`${ps(2)}<div class="photo"><div>${img}<p>Cod and eels</p></div>${ps(3)}</div>${ps(2)}`),
);
one('the picture right in the container', article(`${ps(2)}${img}<p>Cod and eels</p>${ps(2)}`));
one('the picture outside', `<div class="photo">${img}<p>Cod and eels</p></div>${article(ps(4))}`);
one('a heading with a picture', article(`${ps(2)}<figure>${img}<h3>Cod and eels</h3></figure>${ps(2)}`));
one('lines that others cut', article(`${ps(2)}<figure>${img}<p>Cod</p><figcaption>Eels</figcaption></figure>${ps(2)}`));
one(
  'two pictures',
  article(`${ps(2)}<div>${img}<p>Cod and eels</p></div><div><p>Eels and cod</p>${img}</div>${ps(2)}`),
);
one('lines with breaks', article(`${ps(2)}<div>${img}Cod<br>Eels</div>${ps(2)}`));

label('tables of contents');
const into = (count: number, chars = 12): string =>
  Array.from({ length: count }, (_, n) => `<li>${linked(chars, 1, '', `#a${n}`)}</li>`).join('');
for (const count of [1, 2, 3, 4]) one(`${count} links into the page`, article(`<ul>${into(count)}</ul>${ps(3)}`));
one('at the end', article(`${ps(3)}<ul>${into(3)}</ul>`));
one('in a list in a list', article(`<ul>${into(1)}<li><ul>${into(2)}</ul></li></ul>${ps(3)}`));
one('two lists in a box', article(`<div><ul>${into(2)}</ul><ul>${into(2)}</ul></div>${ps(3)}`));
one('two lists in the container', article(`<ul>${into(2)}</ul><ul>${into(2)}</ul>${ps(3)}`));
one(
  'in a table',
  article(
    `${p()}<table>${[1, 2, 3].map((n) => `<tr><td>${linked(12, 1, '', `#a${n}`)}</td></tr>`).join('')}</table>${ps(3)}`,
  ),
);
one('in a list in a table', article(`${p()}<table><tr><td><ul>${into(3)}</ul></td></tr></table>${ps(3)}`));
one(
  'preformatted',
  article(`${p()}<pre>${[1, 2, 3].map((n) => linked(12, 1, '', `#a${n}`)).join('\n')}</pre>${ps(3)}`),
);
one('with a heading', article(`<div><h3>Contents</h3><ul>${into(4)}</ul></div>${ps(3)}`));
one('with a heading that is a fifth', article(`<div><h3>${words(12)}</h3><ul>${into(4)}</ul></div>${ps(3)}`));
one('with a heading that is more', article(`<div><h3>${words(13)}</h3><ul>${into(4)}</ul></div>${ps(3)}`));
one('with a paragraph', article(`<div>${p(40)}<ul>${into(40)}</ul></div>${ps(3)}`));
one(
  'all links in one line',
  article(`<div>${[1, 2, 3, 4].map((n) => linked(12, 1, '', `#a${n}`)).join(' ')}</div>${ps(3)}`),
);
one(
  'links to other pages',
  article(`<ul>${[1, 2, 3, 4].map((n) => `<li>${linked(12, 1, '', `/a${n}`)}</li>`).join('')}</ul>${ps(3)}`),
);
one(
  'two into the page, two to others',
  article(`<ul>${into(2)}${[1, 2].map((n) => `<li>${linked(12, 1, '', `/a${n}`)}</li>`).join('')}</ul>${ps(3)}`),
);
one('links after the list', article(`<ul>${into(2)}</ul><p><a href="#z">Cod</a> ${sentence(90)}</p>${ps(3)}`));

label('paragraphs that stand twice');
for (const chars of [59, 60]) {
  const twice = `<p>${sentence(chars)}</p>`;
  one(`of ${chars}`, article(`${p()}${twice}${p()}${twice}${p()}`));
}
const twice = sentence(90);
one('three times', article(`<p>${twice}</p>${p()}<p>${twice}</p>${p()}<p>${twice}</p>${p()}`));
one('once in a box that is cut', article(`<aside><p>${twice}</p></aside>${ps(2)}<p>${twice}</p>${p()}`));
one('as headings', article(`<h3>${twice}</h3>${ps(2)}<h3>${twice}</h3>${p()}`));
one('no prose', article(`<p>${words(70)}</p>${p()}${`<p>${words(70)}</p>`.repeat(2)}${p()}`));

label('who the author is');
const by = (...names: string[]): Given => ({ head: `<meta name="author" content="${names.join(', ')}">` });
each(
  'a last paragraph that opens with',
  [
    'Ada Quay is',
    '“Ada Quay is',
    'ADA QUAY, who',
    'Ada Quay: I',
    'Ada Quay : I',
    'Ada Quay： I',
    'Ada Quayle is',
    'The Ada Quay is',
    'Ada is',
  ],
  (opening) => article(`${ps(3)}<p>${opening} ${sentence(60)}</p>`).replace(`<p>${opening}`, `<p>X${opening}`),
  by('Xada Quay'),
);
for (const opening of [
  'Ada Quay is',
  '“Ada Quay is',
  '*** Ada Quay, who',
  'ADA QUAY, who',
  'Ada Quay: I',
  'Ada Quay  : I',
  'Ada Quay： I',
  'Ada Quayle is',
  'The Ada Quay is',
  'Ada is',
])
  one(opening, article(`${ps(3)}<p>${opening} ${sentence(60)}</p>`), by('Ada Quay'));
for (const name of ['Al Li', 'Al Lin', 'Quayle'])
  one(name, article(`${ps(3)}<p>${name} is ${sentence(60)}</p>`), by(name));
for (const after of [4, 5, 6, 7])
  one(
    `${after} paragraphs after it`,
    article(`${ps(3)}<p>Ada Quay is ${sentence(60)}</p>${ps(after)}`),
    by('Ada Quay'),
  );
for (const after of [7, 8, 9])
  one(
    `${after} of ${after + 25} after it`,
    article(`${ps(24)}<p>Ada Quay is ${sentence(60)}</p>${ps(after)}`),
    by('Ada Quay'),
  );
for (const chars of [888, 889])
  one(`a paragraph of ${chars + 12}`, article(`${ps(3)}<p>Ada Quay is ${sentence(chars)}</p>`), by('Ada Quay'));
one('the second of two', article(`${ps(3)}<p>Ben Pier is ${sentence(60)}</p>`), {
  head: '<meta name="author" content="Ada Quay"><meta name="author" content="Ben Pier">',
});
one('both', article(`${ps(3)}<p>Ada Quay is ${sentence(60)}</p><p>Ben Pier is ${sentence(60)}</p>`), {
  head: '<meta name="author" content="Ada Quay"><meta name="author" content="Ben Pier">',
});

label('other articles below');
const next = (inner: string): string => `<article>${inner}</article>`;
const h1 = (chars = 30): string => `<h1>${words(chars)}</h1>`;
one('with a headline', article(`${ps(4)}${next(`${h1()}${ps(2)}`)}`));
one('with a headline of the second rank', article(`${ps(4)}${next(`<h2>${words(30)}</h2>${ps(2)}`)}`));
one('with a headline and no paragraph', article(`${ps(4)}${next(`${h1()}<p>${words(70)}</p>`)}`));
for (const above of [4, 5, 6])
  one(
    `with ${above} lines above its headline`,
    article(`${ps(4)}${next(`${'<p>Cod and eels</p>'.repeat(above)}${h1()}${ps(2)}`)}`),
  );
one('with its headline as the last line', article(`${ps(4)}${next(`${p()}${h1()}`)}`));
one('two', article(`${ps(4)}${next(`${h1()}${ps(2)}`)}${p()}${next(`${h1()}${ps(2)}`)}`));
one('in one', article(`${ps(4)}${next(`${h1()}${p()}${next(`${h1()}${p()}`)}`)}`));
one('the article itself', `<div>${next(`<h1>${TITLE}</h1>${ps(4)}`)}${next(`${h1()}${ps(4)}`)}</div>`);
one(
  'the article itself, in a box with the next',
  `<div>${next(`<h1>${TITLE}</h1>${ps(4)}`)}${next(`${h1()}${ps(4)}`)}</div>`,
  { title: null },
);
one('above the first paragraph', article(`${next(`${h1()}${p()}`)}${ps(4)}`));
one('above the first paragraph, below a label', article(`<p>Cod</p>${next(`${h1()}${p()}`)}${ps(4)}`));
one('with the first paragraph above its headline', article(`${next(`${p()}${h1()}${p()}`)}${ps(4)}`));
one('outside, below', `${article(ps(4))}${next(`<h2>${words(30)}</h2>${p()}`)}`);
one('outside, above', `${next(`<h2>${words(30)}</h2>${p()}`)}${article(ps(4))}`);
one('outside, and the whole is an article too', next(`${article(ps(4))}<p>Cod and eels</p>`));

label('the headline again');
for (const again of [
  TITLE,
  `${TITLE}!`,
  `“${TITLE.toUpperCase()}”`,
  `${TITLE} again`,
  'Harbour bridge reopens',
  `${TITLE.replaceAll(' ', ' -- ')}`,
])
  one(again, article(`${p()}<p>${again}</p>${ps(2)}`));
one('as a heading', article(`<h2>${TITLE}</h2>${ps(3)}`));
one('with marks that are half of it', article(`${p()}<p>${TITLE}${' !'.repeat(13)}</p>${ps(2)}`));
one('with marks that are more', article(`${p()}<p>${TITLE}${' !'.repeat(14)}</p>${ps(2)}`));
one('the declared one', article(`${p()}<p>The bridge is back for good now</p>${ps(2)}`), {
  head: '<meta property="og:title" content="The bridge is back for good now">',
});
one(
  'a short one below a long declared one',
  `<main><h1>Harbour bridge</h1><div class="article-body">${p()}<p>Harbour bridge</p><p>Harbour bridge reopens on Monday after eleven months</p>${ps(2)}</div></main>`,
  {
    title: 'Harbour bridge',
    head: '<meta property="og:title" content="Harbour bridge reopens on Monday after eleven months">',
  },
);
one('of a page without one', `<div>${p()}<p>${TITLE}</p>${ps(2)}</div>`, { title: null });
one('of a page whose title no heading bears', `<div>${p()}<p>${TITLE}</p>${ps(2)}</div>`);
one('of the title with the name of the site', article(`<p>${TITLE} | Post</p>${ps(3)}`), { title: `${TITLE} | Post` });

label('between headline and first paragraph');
const below = (inner: string): string =>
  `<main><h1>${TITLE}</h1>${inner}<div class="article-body">${ps(4)}</div></main>`;
const DECK: readonly Line[] = [
  [29, 0, ''],
  [30, 0, ''],
  [59, 0, ''],
  [60, 0, ''],
  [70, 0.3, ''],
  [70, 0.31, ''],
  [90, 0.3, '.'],
];
for (const [shape, put] of Object.entries(IN)) each(shape, DECK, (line) => below(put(lineOf(line))));
each('called summary', DECK, (line) => below(`<section class="summary">${lineOf(line)}</section>`));
each('in an element called summary', DECK, (line) =>
  below(`<section class="summary"><b>${lineOf(line)}</b><i>Cod</i></section>`),
);
each('called teaser', DECK, (line) => below(`<section class="teaser">${lineOf(line)}</section>`));
each('called related', DECK, (line) => below(`<section class="related">${lineOf(line)}</section>`));
each('in a bare section', DECK, (line) => below(`<section>${lineOf(line)}</section>`));
each('second, in a div', DECK, (line) => below(`<div>Cod</div><div>${lineOf(line)}</div>`));
each('second, in a p', DECK, (line) => below(`<div>Cod</div><p>${lineOf(line)}</p>`));
one(
  'in a main called summary',
  `<main class="summary"><h1>${TITLE}</h1><section>${words(50)}</section><div class="article-body">${ps(4)}</div></main>`,
);
one('five decks', below(Array.from({ length: 5 }, () => `<section>${sentence(64)}</section>`).join('')));
one(
  'five decks above a long article',
  `<main><h1>${TITLE}</h1>${Array.from({ length: 5 }, () => `<section>${sentence(64)}</section>`).join('')}<div class="article-body">${ps(20)}</div></main>`,
);
one('a deck of Han', below('<div>三四五六七八九十三四五六七八九十三四三四五六七八九十三四五六七八九十</div>'));
one(
  'a deck after the first paragraph',
  `<main><h1>${TITLE}</h1><div class="article-body">${p()}</div><section class="summary">${words(64)}</section><div class="article-body">${ps(4)}</div></main>`,
);
one(
  'outside of what holds both',
  `<div class="summary"><div><h1>${TITLE}</h1></div></div><div><div class="summary">${words(64)}</div><div class="article-body">${ps(4)}</div></div>`,
);
one('no headline', `<main><div class="summary">${words(64)}</div><div class="article-body">${ps(4)}</div></main>`, {
  title: null,
});

label('furniture by tag, in the article');
for (const tag of [
  'nav',
  'footer',
  'aside',
  'form',
  'button',
  'fieldset',
  'figcaption',
  'dialog',
  'menu',
  'section',
  'figure',
])
  one(tag, article(`${ps(2)}<${tag}>${sentence(90)}</${tag}>${ps(2)}`));

label('furniture by its name: prose in it, of a page of 2,000');
const boxed = (name: string, chars: number, of = 2000): string => {
  const rest = of - chars;
  return article(
    `${ps(2, 200)}<div class="${name}">${sentence(chars)}</div>${ps(Math.floor((rest - 600) / 200), 200)}${p(200 + (rest % 200))}`,
  );
};
for (const [name, chars] of [
  ['share', 250],
  ['share', 360],
  ['share-bar', 360],
  ['share-bar', 1000],
  ['share-bar', 1400],
  ['comments', 1400],
  ['teaser', 250],
  ['byline', 360],
] as const)
  one(`${name} of ${chars}`, boxed(name, chars));
for (const chars of [198, 199, 200, 201]) one(`share of ${chars} of 900`, boxed('share', chars, 900));
for (const chars of [298, 300, 302]) one(`share of ${chars} of 2000`, boxed('share', chars));

label('furniture of the page');
const around = (name: string, chars: number, of = 2000): string =>
  `<div><div class="${name}">${sentence(chars)}</div></div>${article(ps((of - chars) / 100))}`;
for (const [name, chars] of [
  ['share', 500],
  ['share', 700],
  ['share-bar', 700],
  ['share-bar', 900],
  ['share-bar', 1100],
] as const)
  one(`${name} of ${chars}`, around(name, chars));
one(
  'nested names of one kind',
  article(`${ps(3)}<div class="share"><div class="share"><p class="share">${sentence(90)}</p></div></div>${ps(3)}`),
);
one(
  'a box in a box',
  article(`${ps(3)}<div class="share-bar"><div class="related-posts"><p class="tags">Cod</p></div></div>${ps(3)}`),
);
for (const count of [3, 4, 5])
  one(
    `a name on ${count} of ten paragraphs`,
    article(
      `${Array.from({ length: 10 }, (_, n) => (n < count ? `<p class="paywall">${sentence(100)}</p>` : p())).join('')}`,
    ),
  );
for (const count of [3, 5])
  one(
    `a sure name on ${count} of ten paragraphs`,
    article(
      `${Array.from({ length: 10 }, (_, n) => (n < count ? `<p class="share-bar">${sentence(100)}</p>` : p())).join('')}`,
    ),
  );
one(
  'a name nested on one half and alone on nothing',
  article(
    `${ps(5)}<div class="paywall"><div class="paywall"><p class="paywall">${sentence(300)}</p></div></div>${ps(1)}`,
  ),
);
one(
  'comments on seven of ten',
  article(`${ps(3)}${Array.from({ length: 7 }, () => `<div class="comment-body">${p()}</div>`).join('')}`),
);
for (const chars of [249, 250])
  one(`comments over an article of ${chars}`, `${article(p(chars))}<div id="comments">${ps(8)}</div>`);
one('comments with an underscore', `${article(p(300))}<div id="comment_list">${ps(8)}</div>`);
one('comments in two words with an underscore', `${article(p(300))}<div id="comment_section">${ps(8)}</div>`);
one(
  'a name on more than half, and on a box',
  `<main class="paywall"><h1>${TITLE}</h1>${ps(8)}<div class="paywall">${p()}</div></main>`,
);
one(
  'a sure name three times on one paragraph',
  article(
    `${ps(6)}<div class="share-bar"><div class="share-bar"><p class="share-bar">${sentence(300)}</p></div></div>`,
  ),
);
one('comments in a longer name', `${article(p(300))}<div id="all-comments">${ps(8)}</div>`);

label('hidden');
const answer = (name: string, inner: string, hidden = 'class="hidden"'): string =>
  article(
    `${ps(3)}<div class="${name}"><div><button>${words(30)}</button><div ${hidden}>${inner}</div></div></div>${ps(2)}`,
  );
for (const name of ['faq', 'faqs', 'faq-list', 'my-accordion', 'collapsible', 'accordions', 'unfaq', 'box'])
  one(name, answer(name, p()));
one('with the attribute', answer('faq', p(), 'hidden'));
one('with a style', answer('faq', p(), 'style="display:none"'));
one('no paragraph', answer('faq', `<p>${words(30)}</p>`));
for (const share of [0.49, 0.5]) one(`links ${share}`, answer('faq', `<p>${linked(100, share, '.')}</p>`));
one(
  'three elements below the name',
  article(`${ps(3)}<div class="faq"><div><div><div class="hidden">${p()}</div></div></div></div>${ps(2)}`),
);
one(
  'four elements below the name',
  article(`${ps(3)}<div class="faq"><div><div><div><div class="hidden">${p()}</div></div></div></div></div>${ps(2)}`),
);
for (const name of [
  'hidden',
  'd-none',
  'd-none d-md-block',
  'hidden md:flex',
  'hidden lg:hidden',
  'hidden visible-xs',
  'unhidden',
  'sr-only',
])
  one(`class ${name}`, article(`${ps(3)}<div class="${name}">${p()}</div>${ps(2)}`));
one('what stands in a hidden element', article(`${ps(3)}<div hidden><nav>Cod</nav>${p()}</div>${ps(2)}`));

label('buttons');
const button = (before: string, inner: string, after: string): string =>
  article(`${ps(3)}${before}<button>${inner}</button>${after}${ps(2)}`);
one('alone', button('', words(30), ''));
one('in a heading', button('<h3>', words(30), '</h3>'));
one('a heading in it', button('', `<span></span><h3>${words(30)}</h3>`, ''));
one('a heading behind it', button('', words(30), `<h3>${words(30)}</h3>`));
one('a heading deep in it', button('', `<span><span><h6>${words(30)}</h6></span></span>`, ''));
one('an element h7 in it', button('', `<h7>${words(30)}</h7>`, ''));
one('an element b1 in it', button('', `<b1>${words(30)}</b1>`, ''));
one('an element hr in it', button('', `<hr>${words(30)}`, ''));
one('in a list of questions', button('<div class="faq">', words(30), '</div>'));
one(
  'called a button, in a list of questions',
  article(`${ps(3)}<div class="accordion-button">${words(30)}?</div>${p()}${ps(2)}`),
);
one('called a button', article(`${ps(3)}<div class="nice-button">${words(30)}?</div>${p()}${ps(2)}`));
one(
  'called a button and shared',
  article(`${ps(3)}<div class="accordion-button share">${words(30)}?</div>${p()}${ps(2)}`),
);

label('names made of the first line');
const slug = (name: string, line: string, more = ''): string =>
  article(`${ps(3)}<section id="${name}"${more}><h2>${line}</h2>${p()}</section>${ps(2)}`);
one('all words', slug('how-popular-are-ferries', 'How popular are ferries?'));
one('three words', slug('how-popular-ferries', 'How popular ferries?'));
one('three words of four', slug('how-popular-are-boats', 'How popular are ferries?'));
one('two words of four', slug('how-popular-boats-sail', 'How popular are ferries?'));
one('with underscores', slug('how_popular_are_ferries', 'How popular are ferries?'));
one('an entry of several words', slug('the-most-popular-ferries', 'The most popular ferries'));
one('another name too', slug('how-popular-are-ferries', 'How popular are ferries?', ' class="share-bar"'));
one('another name that says nothing', slug('how-popular-are-ferries', 'How popular are ferries?', ' class="part"'));
one('with a mark at the end', slug('how-popular-are-boats_', 'How popular are ferries?'));
for (const chars of [200, 201])
  one(
    `a line of ${chars} that is a sure name too`,
    article(
      `${ps(3)}<section id="our-newsletter-about-ferries"><p>Our newsletter about ferries ${sentence(chars - 29)}</p></section>${ps(2)}`,
    ),
  );
one(
  'a long line',
  article(
    `${ps(3)}<section id="how-popular-are-ferries"><p>How popular are ferries? ${sentence(176)}</p></section>${ps(2)}`,
  ),
);
one(
  'a line too long',
  article(
    `${ps(3)}<section id="how-popular-are-ferries"><p>How popular are ferries? ${sentence(177)}</p></section>${ps(2)}`,
  ),
);
one('on an empty element', article(`${ps(3)}<section id="how-popular-are-ferries"></section>${ps(2)}`));

label('the container');
const columns = (left: string, right: string): string => `<div id="a">${left}</div><div id="b">${right}</div>`;
one('two halves', columns(ps(5), ps(5)), { title: null });
for (const [left, right] of [
  [79, 21],
  [80, 20],
  [81, 19],
] as const)
  one(`${left} and ${right} of 100`, columns(ps(left, 60), ps(right, 60)), { title: null });
for (const [left, right] of [
  [59, 41],
  [60, 40],
  [61, 39],
] as const) {
  one(
    `${left} and ${right} of 100, called a body`,
    `<div class="story-body">${ps(left, 60)}</div><div id="b">${ps(right, 60)}</div>`,
    { title: null },
  );
  one(
    `${left} and ${right} of 100, an article`,
    `<article>${ps(left, 60)}</article><div id="b">${ps(right, 60)}</div>`,
    { title: null },
  );
  one(
    `${left} and ${right} of 100, the headline in it`,
    `<div id="a"><h1>${TITLE}</h1>${ps(left, 60)}</div><div id="b">${ps(right, 60)}</div>`,
  );
  one(
    `${left} and ${right} of 100, the headline its last line`,
    `<div id="a"><p>Cod</p><h1>${TITLE}</h1></div><div id="b">${ps(left, 60)}</div><div id="c">${ps(right, 60)}</div>`,
  );
}
one('one long block is no article', columns(`<p>${sentence(6000)}</p>`, ps(20)), { title: null });
one(
  'lists of links beside',
  columns(ps(3), `<ul>${Array.from({ length: 30 }, () => `<li>${linked(30, 1)}</li>`).join('')}</ul>${p()}`),
  { title: null },
);
for (const count of [3, 5, 7, 9, 11]) {
  one(
    `${count} links in a list`,
    columns(ps(3), `<ul>${Array.from({ length: count }, () => `<li>${linked(30, 1)}</li>`).join('')}</ul>${p()}`),
    { title: null },
  );
  one(
    `${count} links in lines`,
    columns(ps(3), `${Array.from({ length: count }, () => `<div>${linked(30, 1)}</div>`).join('')}${p()}`),
    { title: null },
  );
  one(
    `${count * 2} links in rows`,
    columns(
      ps(3),
      `<table>${Array.from({ length: count * 2 }, () => `<tr><td>${linked(30, 1)}</td></tr>`).join('')}</table>${p()}`,
    ),
    { title: null },
  );
  one(
    `${count * 2} links preformatted`,
    columns(ps(3), `<pre>${Array.from({ length: count * 2 }, () => linked(30, 1)).join('\n')}</pre>${p()}`),
    { title: null },
  );
}
one('150 items', columns(ps(3), `<ul>${'<li>Cod and eels and rays in the bay</li>'.repeat(150)}</ul>${p()}`), {
  title: null,
});
for (const count of [60, 90, 120, 150])
  one(`${count} short lines`, columns(ps(3), `${'<div>Cod and eels and rays in the bay</div>'.repeat(count)}${p()}`), {
    title: null,
  });
for (const count of [4, 8, 12, 16, 20, 24])
  one(
    `${count} lines before the headline`,
    `<div>${Array.from({ length: count }, () => `<p>${words(60)}</p>`).join('')}</div><div><h1>${TITLE}</h1></div><section>${ps(3)}</section>`,
  );
one('nothing but a line', '<p>Cod</p>', { title: null });
one('nothing at all', '', { title: null });
one('of equals the innermost', `<div id="a"><div id="b"><div id="c">${ps(3)}</div></div></div>`, { title: null });
one(
  'the best of two children that will do',
  `<div id="a"><div id="b">${ps(9)}</div><div id="c">${p()}</div></div><div id="d">${p()}</div>`,
  { title: null },
);

label('the headline');
const heads = (...list: readonly string[]): string =>
  `<main>${list.join('')}<div class="article-body">${ps(4)}</div></main>`;
one('h2', heads(`<h2>${TITLE}</h2>`));
one('h2 before h1', heads(`<h2>${TITLE}</h2>`, `<h1>${words(30)}</h1>`));
one('both the title', heads(`<h2>${TITLE}</h2>`, `<h1>${TITLE}</h1>`));
one('twice the same', heads(`<h1>${TITLE}</h1>`, `<h1>${TITLE}</h1>`));
one('a part of the title', heads('<h1>Harbour bridge</h1>'));
one('a part of the title, h2', heads('<h2>Harbour bridge</h2>'));
one('a tenth of the title', heads('<h1>Harb</h1>'));
one('a fifth of the title', heads('<h1>Harbour</h1>'));
one('the title a part of it', heads(`<h1>${TITLE} ${words(80)}</h1>`));
one('in a <nav>', `<nav><h1>${TITLE}</h1></nav>${heads()}`);
one('h2 in a <nav>', `<nav><h2>${TITLE}</h2></nav>${heads()}`);
one('in a nav, and h2 in the text', `<nav><h1>${TITLE}</h1></nav>${heads(`<h2>${TITLE}</h2>`)}`);
one(
  'in a nav, and a part of it in the text',
  `<nav><h1>${TITLE}</h1></nav>${heads('<h2>Harbour bridge reopens</h2>')}`,
);
for (const count of [2, 3]) {
  one(`${count} of 6 paragraphs before it`, `<main>${ps(count)}<h1>${TITLE}</h1>${ps(6 - count)}</main>`);
  one(`${count} of 6 before it, h2`, `<main>${ps(count)}<h2>${TITLE}</h2>${ps(6 - count)}</main>`);
}
one('paragraphs of a <nav> before it', `<nav>${ps(4)}</nav>${heads(`<h2>${TITLE}</h2>`)}`);
one('4 of 10 before it', `<main>${ps(4)}<h2>${TITLE}</h2>${ps(6)}</main>`);
one('a title of 3 letters', `<main><h1>Cod</h1>${ps(4)}</main>`, { title: 'Cod' });
one('a title of 4 letters', `<main><h1>Cods</h1>${ps(4)}</main>`, { title: 'Cods' });
for (const chars of [498, 499, 500]) {
  const long = words(chars);
  one(`a heading of ${chars}`, `<main><h1>${long}</h1>${ps(9)}</main>`, { title: long });
}
one('no title', heads(`<h1>${TITLE}</h1>`), { title: null });
one('another h1 in the text', article(`${ps(2)}<h1>${words(30)}</h1>${ps(2)}`));
for (const chars of [20, 60])
  one(
    `a paragraph of ${chars} above it in the container`,
    `<article><p>${sentence(chars)}</p><h1>${TITLE}</h1>${ps(10)}</article>`,
  );
for (const chars of [52, 53])
  one(
    `a paragraph of ${chars} above it, of 1000`,
    `<article><p>${sentence(chars)}</p><h1>${TITLE}</h1>${ps(10)}</article>`,
  );
one(
  'furniture above it in the container',
  `<article><aside><p>${sentence(90)}</p></aside><p>Cod</p><h1>${TITLE}</h1>${ps(10)}</article>`,
);
one('lines above it in the container', `<article><p>Cod</p><h3>Eels</h3><h1>${TITLE}</h1>${ps(10)}</article>`);
for (const count of [4, 7]) {
  const asks = `Harbour bridge reopens${' again'.repeat(count)}.`;
  one(
    `a sentence with ${count} words more, the last of two lines above`,
    `<article><p>Cod</p><h1>${asks}</h1>${ps(10)}</article>`,
    { title: asks },
  );
}

label('beside the container');
const parts = (core: string, beside: string, tag = 'div', name = 'x', core2 = 'x'): string =>
  `<main><h1>${TITLE}</h1><${tag} class="${core2}">${core}</${tag}><div class="ad-slot">Ad</div><${tag} class="${name}">${beside}</${tag}></main>`;
one('a part of the same name', parts(ps(8), ps(2)));
one('a part of another name', parts(ps(8), ps(2), 'div', 'y'));
one('a part with one name in common', parts(ps(8), ps(2), 'div', 'y x z', 'x w'));
one('parts without a name', parts(ps(8), ps(2), 'div', '', ''));
one('a part without a name', parts(ps(8), ps(2), 'div', '', 'x'));
one('parts with names of two words and none in common', parts(ps(8), ps(2), 'div', 'y  z', 'x w'));
one('a part of one paragraph', parts(ps(9), p()));
one('a part of a tenth', parts(ps(20), ps(2, 100)));
one('a part of more than a tenth', parts(ps(20), ps(2, 101)));
one('a part with other lines', parts(ps(8), `${ps(2)}<p>${words(70)}</p>`));
one('a part with more other lines', parts(ps(8), `${ps(2)}<p>${words(79)}</p><p>${words(20)}</p>`));
one('a part with links', parts(ps(8), `${p()}<p>${linked(100, 0.19, '.')}</p>`));
one('a part with more links', parts(ps(8), `${p()}<p>${linked(100, 0.21, '.')}</p>`));
one('a part that is an article', parts(ps(8), ps(2), 'article'));
one('a part that is a section', parts(ps(8), ps(2), 'section'));
one(
  'a part of another tag',
  `<main><h1>${TITLE}</h1><div class="x">${ps(8)}</div><section class="x">${ps(2)}</section></main>`,
);
one('a part above', `<main><h1>${TITLE}</h1><div class="x">${ps(2)}</div><div class="x">${ps(9)}</div></main>`);
one(
  'a part deeper down',
  `<main><h1>${TITLE}</h1><div class="y"><div class="x"><div>${ps(8)}</div></div><div class="x"><section><div>${p()}</div><div>${p()}</div></section></div></div></main>`,
);
one(
  'a part outside of what holds both',
  `<div><main><h1>${TITLE}</h1><div class="x">${ps(9)}</div></main></div><div class="x">${ps(2)}<ul>${Array.from({ length: 9 }, () => `<li>${linked(60, 1)}</li>`).join('')}</ul></div>`,
);
one('a part that is furniture', parts(ps(8), ps(2), 'aside'));
for (const [chars, share, last] of [
  [100, 0, '.'],
  [100, 0.29, '.'],
  [100, 0.31, '.'],
  [70, 0, ''],
] as const)
  one(
    `a paragraph of ${chars} with links ${share}`,
    `<main><h1>${TITLE}</h1><div class="x">${ps(9)}</div><p>${linked(chars, share, last)}</p></main>`,
  );
one(
  'a paragraph above',
  `<main><h1>${TITLE}</h1><section>${words(20)}</section><p>${sentence(90)}</p><div class="x">${ps(9)}</div></main>`,
);
one('a paragraph above, and no headline', `<main><p>${sentence(90)}</p><div class="x">${ps(9)}</div></main>`, {
  title: null,
});
one('a part without a name, beside two blanks', parts(ps(8), ps(2), 'div', '', 'x  w'));
one('no names in common but letters', parts(ps(8), ps(2), 'div', 'park', 'part'));
one('a div of a paragraph', `<main><h1>${TITLE}</h1><div class="x">${ps(9)}</div><div>${sentence(100)}</div></main>`);
one(
  'a paragraph in a link of furniture',
  `<main><h1>${TITLE}</h1><div class="x">${ps(9)}</div><p class="share-bar">${sentence(100)}</p></main>`,
);

label('never empty');
one('an article in an aside', `<aside>${ps(1)}</aside>`, { title: null });
one('all in a <nav>', `<nav>${ps(1)}</nav>`, { title: null });
one('all hidden', `<div hidden>${ps(1)}</div>`, { title: null });
one('all in a footer', `<footer>${ps(1)}</footer>`, { title: null });
one('an unfinished paragraph in an aside', `<aside><p>${sentence(45)} ${words(60)}</p></aside>`, { title: null });
one('a paragraph in an aside, a link in another', `<aside>${p()}</aside><aside><p>${linked(90, 1, '.')}</p></aside>`, {
  title: null,
});
one('a link with two names, one of them comments', `${article(p(300))}<div class="list comments">${ps(8)}</div>`);
one('two links into the page in a list of three', article(`<ul>${into(2)}<li>Cod</li></ul>${ps(3)}`));
one(
  'links into the page round an advertisement',
  article(`<ul>${into(3)}<li class="advertisement">${linked(12, 1, '', '#b')}</li>${into(1)}</ul>${ps(3)}`),
);
one('a list above the core', `<ul>${into(4)}</ul>${article(ps(3))}<ul>${into(4)}</ul>`);
one('an article beside the core', `${article(ps(8))}<article><h1>${words(30)}</h1>${ps(2)}</article>`);
one('a form and a footer', `<form>${ps(1)}</form><footer>${ps(1)}</footer>`, { title: null });
one('a headline and furniture', `<h1>${TITLE}</h1><aside>${p()}</aside>`);
for (const [chars, last] of [
  [59, '.'],
  [60, '.'],
  [60, ''],
  [60, ':'],
] as const)
  one(`links of ${chars} ${last}`, `<p>${linked(chars, 1, last)}</p>`, { title: null });
one('links in a <nav>', `<nav><p>${linked(90, 1, '.')}</p></nav><div><p>${linked(90, 1, '.')}</p></div>`, {
  title: null,
});

label('rules of a site');
const rules = (change: object): Given => ({
  sites: [compileSite({ host: 'post.example', container: ['.story'], drop: [], ...change })],
});
const site = `<main><h1>${TITLE}</h1><div class="story">${ps(2)}<h3>Cod</h3></div><aside>${p()}</aside><p>${sentence(90)}</p><section class="story">${p()}<p class="x">${sentence(60)}</p></section></main>`;
one('two parts', site, rules({}));
one('the first selector that fits', site, rules({ container: ['.gone', '.x', '.story'] }));
one('none that fits', site, rules({ container: ['.gone'] }));
one('none asked for', site, rules({ container: [], drop: ['.x'] }));
one('a part that drops all', site, rules({ drop: ['p'] }));
one(
  'a part in a part',
  `<main><div class="story">${p()}<div class="story">${p()}</div></div><p>${sentence(90)}</p></main>`,
  rules({}),
);
one('an empty part', `<main><div class="story"></div><div class="text">${ps(2)}</div></main>`, rules({}));
one(
  'what stands in what is dropped',
  `<main><div class="story">${ps(3)}<div class="x"><b>Cod</b><aside>Eel</aside>${p()}</div></div></main>`,
  rules({ drop: ['.x'] }),
);
one(
  'a standfirst between them',
  `<main><h1>${TITLE}</h1><p class="summary">${sentence(90)}</p><div class="story">${ps(3)}</div></main>`,
  rules({}),
);

label('the word with its evidence');
for (const [name, body, given] of [
  ['a name', article(`${ps(2)}<div class="share-bar my">Cod</div>${ps(2)}`), undefined],
  ['a name that is not sure', article(`${ps(2)}<div class="share">Cod</div>${ps(2)}`), undefined],
  ['a tag and a hidden element', article(`${ps(2)}<nav>Cod</nav><p hidden>Eel</p>${ps(2)}`), undefined],
  ['rules of a site', site, rules({ drop: ['.x'] })],
  ['rules of a site that do not fit', article(ps(2)), rules({})],
] as const)
  line(() => {
    const { verdicts, cuts, notes } = judgeContainer(read(page(body, given), given), given?.sites);
    const said = verdicts.map(({ block, role, kind, rule, confidence, because }) =>
      [block, role, kind, rule, confidence, JSON.stringify(because)].filter((part) => part !== undefined).join(' '),
    );
    return [`${name}:`, ...said, ...notes.map(({ code, message }) => `${code}: ${message}`), ...cuts].join('\n  ');
  });

// Words on lines and names --------------------------------------------------------------------------------------------

label('a line alone: characters, stops, commas, dense, its weight as prose; * it is closed');
for (const text of [
  sentence(29),
  sentence(30),
  words(79),
  words(80),
  `${words(39)},${words(40)}`,
  `${words(39)}, ${words(38)},`,
  `${words(39)}. ${words(38)}`,
  `${words(39)}.${words(39)}`,
  `${words(39)}." ${words(38)}`,
  `${words(39)}.) `,
  `${words(30)}?”`,
  `${words(30)}!'»`,
  `${words(30)}:`,
  `${words(30)}…`,
  '三四五六七八九十三四五六七八。',
  '三四五六七八九十三四五六七八',
  '三四五六七八九十三四五六七。',
  'ひらがなひらがなひらがなひらが。',
  'ไทยไทยไทยไทยไทยไทย.',
  '한국어한국어한국어한국어한국어.',
  'मेरा गाँव नदी के किनारे बसा है।',
  'میرا گاؤں دریا کے کنارے آباد ہے۔',
  '”',
  '.',
  'a',
  '...',
]) {
  line(() => {
    const look = lookOf(text, { index: 0, start: 0, end: text.length, shape: 'paragraph', gap: 0, linkChars: 0 });
    const counts = [look.chars, look.stops, look.commas, look.dense, look.prose].join(' ');
    return `${text.slice(0, 24)}: ${counts}${look.closed ? ' *' : ''}`;
  });
}
for (const [chars, linkChars] of [
  [100, 59],
  [100, 60],
  [100, 20],
  [100, 21],
  [100, 100],
] as const) {
  const text = sentence(chars);
  line(() => {
    const look = lookOf(text, { index: 0, start: 0, end: chars, shape: 'paragraph', gap: 0, linkChars });
    return `${linkChars} of ${chars} in links: ${look.linkShare} ${look.prose}`;
  });
}

// Thai parts sentences by a blank, which may stand in the middle.
for (const middle of ['', ' ', '7', ' 7', '77', '  '])
  line(() => {
    const text = 'ท'.repeat(57) + middle + 'ย'.repeat(57);
    const look = lookOf(text, { index: 0, start: 0, end: text.length, shape: 'paragraph', gap: 0, linkChars: 0 });
    return `Thai round "${middle}": ${look.prose}`;
  });

label('what names say');
for (const names of [
  'article-body',
  'story',
  'the-story',
  'content',
  'main content',
  'page-content-wrap',
  'text',
  'my-text',
  'rich-text-block',
  'content article-body',
  'body content post',
  'share-buttons',
  'my-share-buttons-box',
  'share',
  'wp-block-post-content',
  'you-may-like',
  'you-may',
  'jp-relatedposts',
  'standfirst',
  'article-sub',
  'sub-title related',
  'share share',
  'hidden',
  'hidden hide',
  'hidden d-md-none',
  'd-none d-lg-block',
  'hidden visible',
  'is_hidden',
  'x--share__y',
  'a-b-c-d-e-f-g-h-i-j-k-share',
  'a-b-c-d-e-f-g-h-i-j-k-l-share',
  ' share ',
  '- -- -',
  'content-main-entry-content',
  'my-story-box',
  'a-story-b-c',
  'post-entry entry',
  'mc-embed-signup',
  'social-media-share',
]) {
  line(() => {
    const { body, rules: found, standfirst, hidden } = readNames(names);
    const said = [
      ...(body < 0 ? [] : [`body ${body}`]),
      ...found.map(({ id, force }) => `${id} ${force}`),
      ...(standfirst ? ['standfirst'] : []),
      ...(hidden ? ['hidden'] : []),
    ];
    return `${names}: ${said.join(', ')}`;
  });
}

checkStored('verdicts on small pages', 'html-verdicts.txt', groups);
