// Other people's extractors on the contract that ours has: pages as lines of JSONL in, articles as lines out.
//
//     node extractors.mjs readability-linkedom < pages.jsonl > articles.jsonl
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Name → a function from a page to its article; what it needs is loaded when it is asked for. */
const EXTRACTORS = {
  async 'readability-linkedom'() {
    const { Readability } = await import('@mozilla/readability');
    const { parseHTML } = await import('linkedom');
    return ({ html }) => {
      const article = new Readability(parseHTML(html).document).parse();
      return { headline: article?.title ?? null, text: article?.textContent ?? '' };
    };
  },
  async 'readability-jsdom'() {
    const { Readability } = await import('@mozilla/readability');
    const { JSDOM } = await import('jsdom');
    return ({ html, url }) => {
      const { window } = new JSDOM(html, { url });
      const article = new Readability(window.document).parse();
      window.close();
      return { headline: article?.title ?? null, text: article?.textContent ?? '' };
    };
  },
  async 'defuddle-linkedom'() {
    const { Defuddle } = await import('defuddle/node');
    const { parseHTML } = await import('linkedom');
    return async ({ html, url }) => {
      const { title, content } = await Defuddle(parseHTML(html).document, url);
      return { headline: title, text: content };
    };
  },
};

const [name] = process.argv.slice(2);
const extract = await EXTRACTORS[name]();
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  const page = JSON.parse(line);
  let article = { headline: null, text: '' };
  try {
    article = await extract(page);
  } catch {
    // A page that makes an extractor throw is an empty article, not the end of the run.
  }
  if (!process.stdout.write(`${JSON.stringify({ id: page.id, ...article })}\n`)) await once(process.stdout, 'drain');
}
