/** The record as JSON where it is seldom full: the keys that most stories leave empty, ASCII, spans of an empty page. */
import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { agencies } from '../src/packs/agencies.ts';
import { languages } from '../src/packs/languages/index.ts';
import { agencyRows, languageRows } from '../src/packs/report.ts';
import { explain } from '../src/render/explain.ts';
import { failureJson, recordJson } from '../src/render/json.ts';
import { offsetsOf } from '../src/render/spans.ts';
import { DEFAULT_RENDER_OPTIONS, type Failure } from '../src/render/table.ts';
import { kitOf } from './helpers.ts';

const one = 'The bridge over the harbour opened again on Monday after eleven months of repairs, the port office said.';
const pageOf = (head: string) =>
  clean(
    {
      id: 'page',
      format: 'html',
      text: `<html lang="en"><head>${head}</head><body><article><h1>Brücke</h1><p>${one}</p><p>${one} 🌉 Twice.</p></article></body></html>`,
    },
    kitOf({ language: 'en' }),
  );
const publisher = '{"@type":"NewsArticle","publisher":{"name":"The Pier Post","url":"https://post.example/"}}';
const full = `<meta property="og:image" content="https://post.example/a.jpg"><script type="application/ld+json">${publisher}</script>`;

describe('a record as a line of JSON', () => {
  test('holds the picture and the publisher with its address', () => {
    const record = JSON.parse(recordJson(pageOf(full), DEFAULT_RENDER_OPTIONS));
    expect(record).toMatchObject({
      publisher: { name: 'The Pier Post', url: 'https://post.example/' },
      image: { url: 'https://post.example/a.jpg', caption: null, credit: null },
    });
    const less = JSON.parse(
      recordJson(pageOf(full.replace(',"url":"https://post.example/"', '')), DEFAULT_RENDER_OPTIONS),
    );
    expect(less.publisher).toEqual({ name: 'The Pier Post' });
    expect(JSON.parse(recordJson(pageOf(''), DEFAULT_RENDER_OPTIONS))).toMatchObject({ publisher: null, image: null });
  });

  test('says the same in ASCII', () => {
    const article = pageOf(full);
    const line = recordJson(article, { ...DEFAULT_RENDER_OPTIONS, ascii: true });
    expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(line).toContain('Br\\u00fccke');
    expect(JSON.parse(line)).toEqual(JSON.parse(recordJson(article, DEFAULT_RENDER_OPTIONS)));
  });

  test('stays right when more names have come by than are kept', () => {
    const article = pageOf('');
    const named = (name: string) =>
      recordJson(
        { ...article, fields: { ...article.fields, source: { name, raw: name, basis: 'credit' } } },
        DEFAULT_RENDER_OPTIONS,
      );
    for (let number = 0; number < 5000; number++) named(`Agency ${number}`);
    for (const name of ['Agency "0"', 'Agency 1', 'Agency 4999'])
      expect(JSON.parse(named(name)).source.name).toBe(name);
  });
});

test('a failure says the same in ASCII', () => {
  const failure = { id: 'ü', code: 'E_JSON', message: 'No “JSON”.' } as unknown as Failure;
  const line = failureJson(failure, { ...DEFAULT_RENDER_OPTIONS, ascii: true });
  expect(line).toMatch(/^[\x20-\x7e]+$/);
  expect(JSON.parse(line)).toEqual(JSON.parse(failureJson(failure, DEFAULT_RENDER_OPTIONS)));
});

test('spans of a page without text are offsets of its source', () => {
  const { document } = clean({ id: 'page', format: 'html', text: '<html></html>' }, kitOf());
  expect(document.origin).toHaveLength(0);
  for (const unit of ['utf16', 'codepoint', 'byte'] as const) expect(offsetsOf(document, unit)(6)).toBe(6);
});

test('explain gives the rule of the block itself, where a row joins several', () => {
  const text = `${one}\n\n${one} Twice, it said.\n\nAlso read\n\nBridge was shut\n\nFerries stop\n`;
  const shown = explain(clean({ id: 'a', format: 'text', text }, kitOf({ language: 'en' })));
  expect(shown).toContain('3 cut  Also read\n       related · related/phrase · 0.95 · +1.00 says “also read” (en)\n');
  expect(shown).toContain('4 cut  Bridge was shut\n       related · related/section · 0.97 · ');
});

test('tables of packs are sorted, however they come', () => {
  expect(languageRows([...languages].reverse())).toEqual(languageRows(languages));
  expect(agencyRows([...agencies].reverse())).toEqual(agencyRows(agencies));
  expect(languageRows(languages).map(([code]) => code)).toEqual(languages.map(({ language }) => language).sort());
});

test('explain tells what speaks for a verdict and what against it, the strongest first', () => {
  const article = clean({ id: 'a', format: 'text', text: `${one}\n` }, kitOf({ language: 'en' }));
  const because = [
    { rule: 'tags/phrase', weight: -0.25 },
    { rule: 'share/phrase', weight: 0.5 },
  ];
  const [verdict] = article.judgement.verdicts;
  const shown = explain({ ...article, judgement: { ...article.judgement, verdicts: [{ ...verdict!, because }] } });
  expect(shown).toMatch(/body · kept · \d\.\d\d · \+0\.50 .* · −0\.25 /);
});
