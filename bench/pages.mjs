// Makes HTML pages out of our stories: what a news site puts around a story, as much of it as sites do (about 100 kB).
import { recordsOf } from './corpus.mjs';

const WORDS = 'city state nation world business sports film health science weather opinion video photos'.split(' ');

const escapeHtml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const times = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join('\n');

const menu = (number) =>
  `<ul class="menu menu--level-${number}">${times(
    14,
    (index) =>
      `<li class="menu__item"><a class="menu__link" href="/${WORDS[(index + number) % WORDS.length]}/">${
        WORDS[(index + number) % WORDS.length]
      }</a></li>`,
  )}</ul>`;

const card = (title, number) => `<article class="card card--small" data-id="${number}">
  <a class="card__link" href="/news/${number}"><picture><source srcset="/img/${number}-480.webp 480w, /img/${number}-960.webp 960w" type="image/webp"><img class="card__image lazy" src="/img/blank.gif" data-src="/img/${number}.jpg" alt="" width="320" height="180"></picture>
  <h3 class="card__title">${escapeHtml(title)}</h3></a>
  <span class="card__meta"><time datetime="2024-03-${String((number % 28) + 1).padStart(2, '0')}">${(number % 28) + 1} March 2024</time></span>
</article>`;

const script = (number) =>
  `<script>(function(w,d){w.queue=w.queue||[];${times(
    24,
    (index) =>
      `w.queue.push({"slot":"${number}-${index}","size":[300,250],"target":"#ad-${number}-${index}","keys":{"section":"news","page":${number}}});`,
  )}})(window,document);</script>`;

function pageOf(record, number, titles) {
  const paragraphs = record.text.split(/\n+/).filter((line) => line.trim() !== '');
  const [first] = paragraphs;
  const title = first.length < 120 ? first : `${first.slice(0, 80)}…`;
  const pick = (index) => titles[(number * 7 + index) % titles.length];
  return `<!DOCTYPE html>
<html lang="${record.id.slice(0, 2)}"><head><meta charset="utf-8"><title>${escapeHtml(title)} | The Example</title>
<meta property="og:title" content="${escapeHtml(title).replace(/"/g, '&quot;')}"><meta property="og:type" content="article">
<style>${times(160, (index) => `.c${index}{margin:0 ${index}px;padding:${index}px;color:#${(index * 4099).toString(16).padStart(6, '0')}}`)}</style>
${times(6, script)}</head>
<body class="page page--article"><header class="header"><nav class="nav" role="navigation">${times(6, menu)}</nav></header>
<div class="layout"><main class="main"><div class="breadcrumbs"><a href="/">Home</a> <a href="/city/">City</a></div>
<article class="story" itemscope itemtype="https://schema.org/NewsArticle"><h1 class="story__title">${escapeHtml(title)}</h1>
<div class="share"><a href="#">Share</a><a href="#">Tweet</a></div>
<div class="story__body" itemprop="articleBody">${paragraphs
    .map(
      (text, index) =>
        `<p class="story__p">${escapeHtml(text)}</p>${index % 4 === 3 ? `<div class="ad" id="ad-${number}-${index}"></div>` : ''}`,
    )
    .join('\n')}</div></article>
<section class="related"><h2>Related</h2>${times(12, (index) => card(pick(index), number * 100 + index))}</section>
<section class="comments"><h2>Comments</h2>${times(
    20,
    (index) =>
      `<div class="comment" id="comment-${index}"><span class="comment__name">reader${index}</span><p class="comment__text">${escapeHtml(pick(index + 40))}</p><a class="comment__reply" href="#">Reply</a></div>`,
  )}</section></main>
<aside class="side"><h2>Most read</h2>${times(40, (index) => card(pick(index + 12), number * 100 + 50 + index))}</aside></div>
<footer class="footer">${times(4, menu)}<p>Copyright The Example. All rights reserved.</p></footer>
${times(8, (index) => script(index + 10))}</body></html>
`;
}

/** Records with a page each, in two languages by turns. */
export function* pagesOf(count) {
  const sources = [recordsOf('en'), recordsOf('hi')];
  const titles = sources.flatMap((source) => times(60, () => source.next().value.text.split('\n')[0]).split('\n'));
  for (let number = 0; number < count; number++) {
    const record = sources[number % 2].next().value;
    yield { id: `page-${number}`, url: `https://example.org/news/${number}`, html: pageOf(record, number, titles) };
  }
}
