// Runs the bundle in DIR on three small articles and writes V8's compiled code of what that needed.
'use strict';
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');

const dist = process.argv[2];
const scratch = mkdtempSync(join(tmpdir(), 'cleancopy-'));
const sample = join(scratch, 'sample.jsonl');
// With what pages are read for: data in three forms, a menu, links to other stories, entities, comments, a byline.
const page = `<!DOCTYPE html><html lang="en"><head><title>Markets rise &amp; fall | The Example</title>
<meta property="og:title" content="Markets rise &amp; fall"><meta property="article:published_time" content="2024-05-05T10:00:00Z">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Markets rise","author":{"@type":"Person","name":"A. Writer"},"datePublished":"2024-05-05"}</script>
</head><body class="page"><nav><ul class="menu"><li><a href="/world">World</a></li><li><a href="/city">City</a></li></ul></nav>
<main><article class="story"><h1>Markets rise &amp; fall</h1><p class="byline">By <a rel="author" href="/a">A. Writer</a></p>
<time datetime="2024-05-05T10:00:00Z">May 5, 2024</time><div class="share"><a href="#">Share</a></div>
<div class="body" itemprop="articleBody"><p>LONDON &mdash; Markets rose on Tuesday, said Ann Writer of <a href="/x">the exchange</a>, and fell again on Friday.</p>
<p>The rest of the week was quiet, as it had been in April, when hardly anybody bought or sold.</p><table><tr><td>1</td><td>2</td></tr></table>
<figure><img src="/a.jpg" alt=""><figcaption>The exchange. Photo: A. Painter</figcaption></figure><ul><li>One point</li></ul></div>
<section class="related"><h2>Related</h2><a class="card" href="/1"><h3>Other markets fall</h3></a></section></article>
<section class="comments"><div class="comment"><p>First!</p></div></section></main><footer>&copy; The Example</footer></body></html>`;
const records = [
  {
    id: 'en',
    text: 'LONDON, May 5 (Reuters) - Markets rose on Tuesday.\n\nReporting by A. Writer\n\nAlso read: Markets fall',
  },
  { id: 'page', html: page },
  { id: 'hi', text: 'नई दिल्ली, 5 मई (भाषा) बाजार मंगलवार को चढ़ा।\n\nभाषा अ ब\n\nयह भी पढ़ें: बाजार गिरा', page: 1 },
];
writeFileSync(sample, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
process.argv = [process.execPath, 'cleancopy', sample];
const { script } = require(join(dist, 'load.cjs'));
process.once('beforeExit', () => {
  // V8 takes the cache only where its flags are the same: the run has changed this one (src/run/engine.ts).
  setFlagsFromString('--semi-space-growth-factor=2');
  writeFileSync(join(dist, 'cli.cache'), script.createCachedData());
  rmSync(scratch, { recursive: true, force: true });
});
