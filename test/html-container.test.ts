import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judgeContainer } from '../src/judge/container.ts';
import { inspectPack } from '../src/packs/check.ts';
import { compileSite, type SiteRules } from '../src/packs/sites.ts';
import { parseHtml } from '../src/parse/html.ts';

interface Judged {
  readonly kept: readonly string[];
  readonly cut: readonly (readonly [string, string])[];
}

function judged(html: string, url = 'https://post.example/city/bridge', sites: readonly SiteRules[] = []): Judged {
  const document = parseHtml({ text: html, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] }, 'page', url);
  const { verdicts } = judgeContainer(document, sites);
  const line = (index: number): string =>
    document.text.slice(document.blocks[index]!.start, document.blocks[index]!.end);
  return {
    kept: verdicts.filter(({ role }) => role !== 'furniture').map(({ block }) => line(block)),
    cut: verdicts.filter(({ role }) => role === 'furniture').map(({ block, rule }) => [line(block), rule!] as const),
  };
}

const one = 'The bridge over the harbour opened again on Monday after eleven months of repairs, the port office said.';
const two =
  'Engineers replaced four hundred metres of cable, two bearings and the whole of the northern deck, it added.';
const three =
  'Ferries that ran in its place since last spring will stop at the end of the week, according to the operator.';
const four = 'Traders on the quay said that they had lost a third of their customers while the crossing was closed.';
const story = [one, two, three, four];
const paragraphs = (lines: readonly string[] = story): string => lines.map((line) => `<p>${line}</p>`).join('\n');
const menu = '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>';
const teasers = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `<li><a href="/other-${n}">Council weighs plan number ${n} for the old fish market</a></li>`,
  ).join('');

const page = (body: string, head = '<title>Harbour bridge reopens</title>'): string =>
  `<html lang="en"><head>${head}</head><body>${menu}<main><h1>Harbour bridge reopens</h1>${body}</main><footer><p>${one.replace('bridge', 'company')}</p></footer></body></html>`;

describe('the container', () => {
  test.each([
    ['marked', page(`<div class="article-body">${paragraphs()}</div>`)],
    ['unmarked', page(`<div><div>${paragraphs()}</div></div>`)],
    [
      'in a class that speaks of comments',
      page(`<div class="has-comments open-sidebar"><div class="text">${paragraphs()}</div></div>`),
    ],
    ['in table cells', page(`<table><tr><td><ul>${teasers(6)}</ul></td><td>${paragraphs()}</td></tr></table>`)],
    ['in lines with breaks', page(`<div>${story.join('<br><br>')}</div>`)],
    [
      'split in two by an advertisement',
      page(
        `<div class="part">${paragraphs(story.slice(0, 2))}</div><div class="ad-slot">Advertisement</div><div class="part">${paragraphs(story.slice(2))}</div>`,
      ),
    ],
    [
      'beside longer lists of other stories',
      page(`<div>${paragraphs()}</div><div class="column"><ul>${teasers(40)}</ul></div>`),
    ],
    [
      'under comments that are longer than it',
      page(
        `<div class="entry">${paragraphs()}</div><section id="comments" class="comments"><ol>${`<li><p>I crossed it every day, and nobody told us why it took so long, which is typical of them.</p></li>`.repeat(12)}</ol></section>`,
      ),
    ],
    [
      'on a page builder that calls everything a widget',
      page(
        story
          .map((line) => `<div class="widget widget-text"><div class="widget-inner"><p>${line}</p></div></div>`)
          .join(''),
      ),
    ],
    [
      'behind a paywall that marks each paragraph',
      page(story.map((line) => `<p class="paywall">${line}</p>`).join('')),
    ],
    ['in one form, as some systems build pages', `<form>${page(`<div>${paragraphs()}</div>`)}</form>`],
  ])('an article %s', (_, html) => expect(judged(html).kept).toEqual(story));

  test('prose before the headline and far below the text is none of it', () => {
    const html = `<html><head><title>Harbour bridge reopens</title></head><body><div><p>${four.replace('Traders', 'Sailors')}</p></div><div><h1>Harbour bridge reopens</h1><div class="story-body">${paragraphs()}</div></div><div><p>${two.replace('Engineers', 'Visitors')}</p></div></body></html>`;
    expect(judged(html).kept).toEqual(story);
  });

  test('a second article of an endless page is not this one', () => {
    const next = story.map((line) => line.replace(/harbour|cable|Ferries|quay/g, 'market'));
    const html = `<html><head><title>Harbour bridge reopens</title></head><body><article><h1>Harbour bridge reopens</h1>${paragraphs([...story, ...story.map((line) => `${line} Again.`)])}</article><article><h1>Market closes</h1>${paragraphs(next)}</article></body></html>`;
    expect(judged(html).kept).toEqual([...story, ...story.map((line) => `${line} Again.`)]);
  });
});

describe('kept, whatever is said of it', () => {
  test.each([
    [
      'a standfirst in a header',
      `<header><p class="teaser">${four}</p></header><div class="story-body">${paragraphs(story.slice(0, 3))}</div>`,
      [four, one, two, three],
    ],
    [
      'a standfirst without a full stop',
      `<h2 class="subtitle">Traders hope for a better summer on the quay</h2><div class="story-body">${paragraphs()}</div>`,
      ['Traders hope for a better summer on the quay', ...story],
    ],
    [
      'sub-headings',
      `<div>${paragraphs(story.slice(0, 2))}<h2>What comes next</h2>${paragraphs(story.slice(2))}</div>`,
      [one, two, 'What comes next', three, four],
    ],
    [
      'a list of the article',
      `<div>${paragraphs(story.slice(0, 3))}<ul><li>Cars from six o’clock</li><li>Buses from noon</li></ul><p>${four}</p></div>`,
      [one, two, three, 'Cars from six o’clock', 'Buses from noon', four],
    ],
    [
      'a list at the end',
      `<div>${paragraphs()}<ul><li>Cars from six o’clock</li><li>Buses from noon</li></ul></div>`,
      [...story, 'Cars from six o’clock', 'Buses from noon'],
    ],
    [
      'a table',
      `<div>${paragraphs()}<table><tr><td>Cars</td><td>12</td></tr><tr><td>Buses</td><td>3</td></tr></table></div>`,
      [...story, 'Cars\t12', 'Buses\t3'],
    ],
    [
      'a quotation, a pull quote in a figure, a post of a network',
      `<div>${paragraphs(story.slice(0, 2))}<figure class="pullquote"><blockquote><p>${three}</p></blockquote></figure><blockquote class="twitter-tweet"><p>${four}</p></blockquote></div>`,
      story,
    ],
    [
      'a table in a figure',
      `<div>${paragraphs()}<figure class="wp-block-table"><table><tr><td>Cars</td><td>12</td></tr></table></figure></div>`,
      [...story, 'Cars\t12'],
    ],
    [
      'a sentence that is a link',
      `<div><p>${one}</p><p><a href="/x">${two}</a></p><p>${three}</p><p>${four}</p></div>`,
      story,
    ],
    [
      'links inside sentences',
      `<div>${story.map((line) => `<p>${line.replace('the', '<a href="/the">the</a>')}</p>`).join('')}</div>`,
      story,
    ],
    [
      'sources: links to other sites',
      `<div>${paragraphs()}<ul><li><a href="https://a.example/1">Report of the port office on the state of the bridge</a></li><li><a href="https://b.example/2">Minutes of the council meeting of the third of March</a></li><li>Own counts on the quay</li></ul></div>`,
      [
        ...story,
        'Report of the port office on the state of the bridge',
        'Minutes of the council meeting of the third of March',
        'Own counts on the quay',
      ],
    ],
    [
      'footnotes: one or two links into the page',
      `<div>${paragraphs()}<p>See <a href="#fn1">the first</a> and <a href="#fn2">the second</a> note below the text.</p></div>`,
      [...story, 'See the first and the second note below the text.'],
    ],
    [
      'lines that repeat and are short',
      `<div>${paragraphs(story.slice(0, 2))}<p>Row, row.</p><p>${three}</p><p>Row, row.</p><p>${four}</p></div>`,
      [one, two, 'Row, row.', three, 'Row, row.', four],
    ],
    [
      'an interview with its author',
      `<div>${paragraphs()}<p>Ada Quay: When did you first cross it?</p><p>Ben Pier: On the very first day.</p></div>`,
      [...story, 'Ada Quay: When did you first cross it?', 'Ben Pier: On the very first day.'],
    ],
  ])('%s', (_, body, kept) => {
    const head = '<title>Harbour bridge reopens</title><meta name="author" content="Ada Quay">';
    expect(judged(page(body, head)).kept).toEqual(kept);
  });
});

describe('cut, with the rule that says why', () => {
  test.each([
    [
      'the headline again',
      `<div><p>Harbour bridge reopens</p>${paragraphs()}</div>`,
      'Harbour bridge reopens',
      'html/headline',
    ],
    [
      'a caption',
      `<div><figure><img src="a.jpg"><figcaption>The bridge on Monday. Photo: A. Quay</figcaption></figure>${paragraphs()}</div>`,
      'The bridge on Monday. Photo: A. Quay',
      'html/caption',
    ],
    [
      'a caption by its class',
      `<div>${paragraphs()}<p class="wp-caption-text">The bridge on Monday.</p></div>`,
      'The bridge on Monday.',
      'html/caption',
    ],
    [
      'a line that shares an element with a picture',
      `<div><div class="article-image"><img src="/bridge-photo.jpg"><span>Bridge on Monday, seen from the quay.</span></div>${paragraphs()}</div>`,
      'Bridge on Monday, seen from the quay.',
      'html/picture',
    ],
    [
      'a byline above the text',
      `<div><div>By Ada Quay</div><div>3 May 2024</div>${paragraphs()}</div>`,
      '3 May 2024',
      'html/head',
    ],
    [
      'an aside',
      `<div>${paragraphs(story.slice(0, 2))}<aside><p>${one.replace('bridge', 'tunnel')}</p></aside>${paragraphs(story.slice(2))}</div>`,
      one.replace('bridge', 'tunnel'),
      'html/aside',
    ],
    [
      'related stories by their class',
      `<div>${paragraphs()}<div class="related-articles"><ul>${teasers(3)}</ul></div></div>`,
      'Council weighs plan number 1 for the old fish market',
      'html/related',
    ],
    [
      'headlines of the site between paragraphs',
      `<div>${paragraphs(story.slice(0, 2))}<ul>${teasers(3)}</ul>${paragraphs(story.slice(2))}</div>`,
      'Council weighs plan number 2 for the old fish market',
      'html/links',
    ],
    [
      'one headline between paragraphs',
      `<div>${paragraphs(story.slice(0, 2))}<p><a href="/other">Council weighs a new plan for the old fish market</a></p>${paragraphs(story.slice(2))}</div>`,
      'Council weighs a new plan for the old fish market',
      'html/link-line',
    ],
    [
      'a table of contents',
      `<div><ul><li><a href="#a">Repairs</a></li><li><a href="#b">Ferries</a></li><li><a href="#c">Traders</a></li></ul>${paragraphs()}</div>`,
      'Ferries',
      'html/contents',
    ],
    [
      'a share bar',
      `<div>${paragraphs()}<div class="share-buttons"><span>Share</span></div></div>`,
      'Share',
      'html/share',
    ],
    [
      'a newsletter box in the middle',
      `<div>${paragraphs(story.slice(0, 2))}<div class="newsletter-signup"><p>Get the news of the harbour every morning, free and before anyone else.</p></div>${paragraphs(story.slice(2))}</div>`,
      'Get the news of the harbour every morning, free and before anyone else.',
      'html/newsletter',
    ],
    [
      'what only a screen reader says',
      `<div>${paragraphs()}<span class="visually-hidden">Opens in a new window</span></div>`,
      'Opens in a new window',
      'html/hidden',
    ],
    [
      'what a style hides',
      `<div>${paragraphs(story.slice(0, 2))}<div style="display:none"><p>Subscribe now to go on reading this story, and all the others too.</p></div>${paragraphs(story.slice(2))}</div>`,
      'Subscribe now to go on reading this story, and all the others too.',
      'html/hidden',
    ],
    [
      'the text once more for small screens',
      `<div>${paragraphs()}<div>${paragraphs()}</div></div>`,
      two,
      'html/repeat',
    ],
    [
      'who the author is',
      `<div>${paragraphs()}<p>Ada Quay writes about ships and the people who wait for them.</p></div>`,
      'Ada Quay writes about ships and the people who wait for them.',
      'html/author',
    ],
    [
      'a heading of what was cut',
      `<div>${paragraphs()}<h3>More from the harbour</h3><ul>${teasers(3)}</ul></div>`,
      'More from the harbour',
      'html/heading-of-nothing',
    ],
    [
      'loose labels at the end',
      `<div>${paragraphs()}<div>Harbour</div><div><a href="/tag/bridge">Bridges</a></div></div>`,
      'Harbour',
      'html/tail',
    ],
    [
      'tags',
      `<div>${paragraphs()}<ul class="post-tags"><li><a href="/tag/bridge">Bridges</a></li></ul></div>`,
      'Bridges',
      'html/tags',
    ],
  ])('%s', (_, body, line, rule) => {
    const head = '<title>Harbour bridge reopens</title><meta name="author" content="Ada Quay">';
    const { kept, cut } = judged(page(body, head));
    expect(cut).toContainEqual([line, rule]);
    expect(kept).toEqual(story);
  });
});

describe('a page with prose is never empty', () => {
  test('an article that stands in an aside', () => {
    expect(judged(`<html><body><aside><p>${one}</p></aside></body></html>`).kept).toEqual([one]);
  });

  test('sentences inside links that nobody closed', () => {
    expect(judged(`<a href="/x"><p>${one}<p>${two}`).kept).toEqual([one, two]);
  });

  test('a text that stands in JSON-LD alone', () => {
    const data = JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'Harbour bridge reopens',
      articleBody: story.join('\n\n'),
    });
    const html = `<html><head><script type="application/ld+json">${data}</script></head><body>${menu}<h1>Harbour bridge reopens</h1><div id="app">Loading</div></body></html>`;
    expect(judged(html).kept).toEqual(story);
  });

  test('but a page of links alone is', () => {
    expect(judged(`<html><body>${menu}<ul>${teasers(20)}</ul></body></html>`).kept).toEqual([]);
  });
});

describe('rules for one site', () => {
  const html = page(
    `<div class="Teaser"><p>${four}</p></div><section class="story"><p>${one}</p><h5>Listen to this story</h5></section><div class="story"><p>${two}</p><div class="storyExtra"><p>${three}</p></div></div>`,
    '<title>Harbour bridge reopens</title><meta property="article:published_time" content="2025-03-04T08:00:00Z">',
  );
  const rules = (change: object): SiteRules =>
    compileSite({ host: 'post.example', container: ['.story'], drop: ['.story .story-extra', 'h5'], ...change });
  const kept = (site: SiteRules): readonly string[] =>
    judged(html, 'https://www.post.example/city/bridge', [site]).kept;

  test('name the container, its parts in order, and what is none of it', () => {
    expect(kept(rules({}))).toEqual([one, two]);
    expect(judged(html, 'https://post.example/', [rules({})]).cut).toContainEqual([three, 'site/drop']);
  });

  test.each([
    ['another host', { host: 'other.example' }],
    ['a host that only ends alike', { host: 'st.example' }],
    ['a day too late', { since: '2025-03-05' }],
    ['a day too early', { until: '2025-03-03' }],
    ['a container that is not there', { container: ['.article-text'], drop: [] }],
    ['a container in what it does not stand in', { container: ['.story .elsewhere .story'], drop: [] }],
  ])('do not fit %s', (_, change) => expect(kept(rules(change))).toContain(three));

  test.each([
    ['the days it names', { since: '2025-03-04', until: '2025-03-04' }],
    ['a tag with a name', { container: ['div.story', '.story'], drop: ['div.story-extra'] }, [two]],
    ['a selector inside another', { container: ['main section.story'], drop: ['main h5'] }, [one]],
  ])('fit %s', (_, change, lines = [one, two]) => expect(kept(rules(change))).toEqual(lines));

  test('a container that is not there is told of', () => {
    const document = parseHtml(
      { text: html, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] },
      'page',
      'https://post.example/',
    );
    const { notes } = judgeContainer(document, [rules({ container: ['.gone'] })]);
    expect(notes.map(({ code }) => code)).toEqual(['site/not-found']);
  });

  test('a page without an address has none', () => {
    const source = { text: html, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] } as const;
    const { notes, verdicts } = judgeContainer(parseHtml(source, 'page'), [rules({ container: ['.gone'] })]);
    expect(notes).toEqual([]);
    expect(verdicts).toEqual(judgeContainer(parseHtml(source, 'page'), []).verdicts);
    expect(judged(html, 'about:blank', [rules({})]).kept).toContain(three);
  });

  test('a selector that is none is refused', () => {
    expect(() => rules({ drop: ['div > p'] })).toThrow('">" is no part of a selector');
  });

  test('days of a pack are kept as they stand, each or both', () => {
    const site = { host: 'post.example', container: ['.story'], drop: [] };
    for (const days of [
      {},
      { since: '2025-01-01' },
      { until: '2025-12-31' },
      { since: '2025-01-01', until: '2025-12-31' },
    ]) {
      const { pack, problems } = inspectPack({ name: 'site.json', data: { sites: [{ ...site, ...days }] } });
      expect(problems).toEqual([]);
      expect(pack?.sites).toEqual([{ ...site, ...days }]);
    }
  });

  test('a pack that is wrong says where', () => {
    const data = { sites: [{ host: 'https://post.example', container: ['div > p', 3], since: 'May', colour: 1 }] };
    const { problems } = inspectPack({ name: 'site.json', data });
    expect(problems.map(({ path }) => path)).toEqual([
      'sites[0].colour',
      'sites[0].host',
      'sites[0].since',
      'sites[0].container[0]',
      'sites[0].container[1]',
    ]);
  });
});

describe('what opens on demand', () => {
  const question = 'How long was the crossing closed?';
  const answer = 'It was closed for eleven months, and for two weeks more while the cables were tested.';
  const faq = (inner: string): string => page(`<div class="article-body">${paragraphs()}${inner}</div>`);

  test.each([
    ['a button in a heading', `<h3><button>${question}</button></h3><p>${answer}</p>`],
    ['a heading in a button', `<button><h3>${question}</h3></button><p>${answer}</p>`],
    [
      'an accordion',
      `<div class="faq-accordion"><div><button>${question}</button><div class="hidden"><p>${answer}</p></div></div></div>`,
    ],
  ])('question and answer stay: %s', (_, inner) =>
    expect(judged(faq(inner)).kept).toEqual(expect.arrayContaining([question, answer])),
  );

  test.each([
    ['a button of the page', '<button>Load more of these</button>', 'Load more of these'],
    ['a hidden element that is no answer', `<div class="hidden"><p>${answer}</p></div>`, answer],
    [
      'a hidden menu in an accordion',
      `<ul class="accordion"><li hidden>${teasers(3)}</li></ul>`,
      'Council weighs plan number 1 for the old fish market',
    ],
  ])('but not %s', (_, inner, line) => expect(judged(faq(inner)).kept).not.toContain(line));
});

describe('names made of a heading', () => {
  const section = (id: string, heading: string): string =>
    page(
      `<div class="article-body">${paragraphs()}<section id="${id}"><h2>${heading}</h2><p>${three} Nobody knows why.</p></section></div>`,
    );

  test('say nothing of what the section is', () =>
    expect(judged(section('how-popular-are-ferries-now', 'How popular are ferries now?')).kept).toContain(
      `${three} Nobody knows why.`,
    ));

  test('but the name of a box does', () =>
    expect(judged(section('you-may-also-like', 'You may also like')).cut.map(([line]) => line)).toContain(
      `${three} Nobody knows why.`,
    ));
});

describe('the ends of a story', () => {
  test('a last paragraph that is mostly links stays', () => {
    const last =
      '<p><a href="/a">The council paid for the northern deck in 2018 after a long quarrel</a> with the port office and <a href="/b">the operator of the ferries</a>, it was said.</p>';
    expect(judged(page(`<div class="article-body">${paragraphs()}${last}</div>`)).kept.at(-1)).toMatch(
      /^The council paid/,
    );
  });

  test('a last line that is a link from end to end goes', () => {
    const last =
      '<p><a href="/a">The council paid for the northern deck in 2018 after a long quarrel with the port.</a></p>';
    expect(judged(page(`<div class="article-body">${paragraphs()}${last}</div>`)).kept.at(-1)).toBe(four);
  });

  test('a deck in a bare element right below the headline stays', () => {
    const deck = 'Traders on the quay hope that customers come back before the summer';
    const html = page(
      `<div><div>${deck}</div><div>Photo by the port</div></div><div class="article-body">${paragraphs()}</div>`,
    );
    expect(judged(html).kept[0]).toBe(deck);
  });
});

describe('the example of docs/packs.md', () => {
  const docs = readFileSync(new URL('../docs/packs.md', import.meta.url), 'utf8');
  const data = JSON.parse(docs.slice(docs.indexOf('## Rules for one site')).match(/```json\n([\s\S]*?)```/)![1]!) as {
    sites: { host: string; container: string[]; drop: string[]; since: string }[];
  };
  const html = docs.match(/```html\n([\s\S]*?)```/)![1]!;
  const lines = (sites: readonly SiteRules[]): readonly string[] =>
    judged(html, 'https://www.harbour.example/ferry', sites).kept.map((line) => line.split(' ', 2).join(' '));

  test('is a pack', () => expect(inspectPack({ name: 'site.json', data }).problems).toEqual([]));

  test('does what it says', () => {
    expect(lines(data.sites.map(compileSite))).toEqual(['The ferry', 'Divers cut']);
    expect(lines([])).toContain('Our readers');
  });
});
