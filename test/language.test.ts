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

  test.each([
    [
      'an address that is no page of the web',
      `FTP://files.example/${'archive/'.repeat(20)} पुराने पुल का काम पूरा हुआ`,
      'hi',
    ],
    [
      'figures and an address of another script',
      `https://quay.example/${'%E0%A4'.repeat(40)} पुराने पुल का काम पूरा हुआ`,
      'hi',
    ],
    [
      'marks of an address without one',
      `The ferry :// from Kensal ${'is late and '.repeat(9)}पुराने पुल का काम पूरा हुआ`,
      'en',
    ],
  ])('%s', (_, text, language) => expect(languageOf(text, table)).toBe(language));

  describe('where only some languages are known', () => {
    const of = (...codes: string[]) => buildLanguageTable(languages.filter(({ language }) => codes.includes(language)));
    const rare = languages.filter(({ script }) => script === 'cyrillic').slice(0, 2);
    test.each([
      ['a script that none of them has: none', of('hi', 'ta'), 'Το παλιό πλοίο ξεκίνησε ξανά', null],
      ['names alone, and no English: none', of('fr', 'es'), 'Kensal Bergen Oslo', null],
      // These two letters have the hash of "de".
      ['a word with the hash of another is not that one', of('fr', 'es'), 'Kensal Bergen Oslo 엙핈 엙핈 엙핈', null],
      ['the word itself is', of('fr', 'hi'), 'Kensal de Bergen de Oslo', 'fr'],
      [
        'a script of which all are rare: the first of them',
        buildLanguageTable(rare.map((pack) => ({ ...pack, rare: true }))),
        'Жжж Ззз',
        rare[0]!.language,
      ],
      [
        'blanks round a list of words are none',
        buildLanguageTable(
          languages
            .filter(({ language }) => language === 'fr')
            .map((pack) => ({ ...pack, stopwords: ` ${pack.stopwords} ` })),
        ),
        'Le bac de Kensal est en retard',
        'fr',
      ],
    ])('%s', (_, some, text, language) => expect(languageOf(text, some)).toBe(language));
  });

  test('figures alone have none', () => {
    expect(languageOf('3-1 (2-0), 45:12', table)).toBe(null);
  });
});
