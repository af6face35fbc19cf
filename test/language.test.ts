/** The language of a sentence or a headline: cases/language.jsonl has one of each for most packs. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../src/packs/languages/index.ts';
import { buildLanguageTable, languageOf } from '../src/parse/language.ts';

interface Case {
  readonly language: string;
  readonly text: string;
}

const table = buildLanguageTable(languages);
const cases = readFileSync(new URL('./cases/language.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

describe('language of one line', () => {
  test.each(cases.map((one) => [`${one.language}: ${one.text.slice(0, 40)}`, one] as const))('%s', (_, one) => {
    expect(languageOf(one.text, table)).toBe(one.language);
  });

  test('a letter of a name does not outweigh the words', () => {
    expect(languageOf('The mayor, Doğan Yılmaz, told the board that the old ferry was safe.', table)).toBe('en');
    expect(languageOf('El alcalde, Łukasz Wałęsa, dijo que el viejo transbordador era seguro.', table)).toBe('es');
  });

  test('figures alone have none', () => {
    expect(languageOf('3-1 (2-0), 45:12', table)).toBe(null);
  });
});
