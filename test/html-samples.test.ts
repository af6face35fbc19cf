/** Whole pages in samples/html, written by us: what each shows stands in its want.json. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { kitOf } from './helpers.ts';

interface Want {
  readonly shows: string;
  readonly url: string;
  readonly headline: string;
  readonly names?: readonly string[];
  readonly published?: string;
  readonly publisher?: string;
  readonly language: string;
  /** Places of the dateline. */
  readonly places?: readonly string[];
  /** How the paragraphs open; there are no others. */
  readonly opens: readonly string[];
  /** Openings of what was cut, under its kind or its kinds. */
  readonly gone: Readonly<Record<string, readonly string[]>>;
  readonly notes?: readonly string[];
}

const folder = new URL('../samples/html/', import.meta.url);

describe.each(readdirSync(folder))('%s', (name) => {
  const want = JSON.parse(readFileSync(new URL(`${name}/want.json`, folder), 'utf8')) as Want;
  const bytes = readFileSync(new URL(`${name}/page.html`, folder));
  const article = clean({ id: name, format: 'html', bytes, url: want.url }, kitOf());
  const { fields, document, removals } = article;

  test('text', () => {
    const paragraphs = article.text.split('\n\n');
    expect(paragraphs.map((paragraph, index) => paragraph.slice(0, want.opens[index]?.length ?? 60))).toEqual(
      want.opens,
    );
  });

  test('fields', () => {
    expect(fields.headline).toBe(want.headline);
    expect(document.language).toBe(want.language);
    if (want.names) expect(fields.byline?.names).toEqual(want.names);
    if (want.published) expect(fields.published).toBe(want.published);
    if (want.publisher) expect(fields.publisher?.name).toBe(want.publisher);
    if (want.places) expect(fields.dateline?.places.map((place) => place.name)).toEqual(want.places);
    for (const code of want.notes ?? []) expect(article.notes.map((note) => note.code)).toContain(code);
  });

  test.each(Object.entries(want.gone).flatMap(([kinds, lines]) => lines.map((line) => [line, kinds] as const)))(
    'gone: %s',
    (line, kinds) => {
      const start = document.text.indexOf(line);
      expect(start).toBeGreaterThanOrEqual(0);
      const removal = removals.find((claim) => claim.start <= start && claim.end > start);
      expect(kinds.split('|')).toContain(removal?.kind);
    },
  );

  test('nothing disappears without a row', () => {
    let at = 0;
    let rest = '';
    for (const { start, end } of removals) {
      rest += `${document.text.slice(at, start)} `;
      at = end;
    }
    rest += document.text.slice(at);
    const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
    expect(squeeze(rest)).toBe(squeeze(article.text));
  });
});
