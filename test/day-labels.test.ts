import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { createKit } from '../src/kit.ts';
import { dayLabelsOf, shippedDayLabels } from '../src/packs/day-labels.ts';
import { languages } from '../src/packs/languages/index.ts';
import type { CueKind } from '../src/packs/pack.ts';
import { parseHtml } from '../src/parse/html.ts';

const declared = (language: string, body: string) => {
  const html = `<html lang="${language}"><body>${body}</body></html>`;
  return parseHtml({ text: html, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] }, 'page').declared;
};

const said = (code: string, kind: CueKind): string[] =>
  languages.find(({ language }) => language === code)!.cues.flatMap((cue) => (cue.kind === kind ? [cue.text] : []));

const titled = languages
  .map(({ language }) => [language, said(language, 'published'), said(language, 'changed')] as const)
  .filter(([, published, changed]) => published.length > 0 || changed.length > 0);

const heading = '<h1>Harbour bridge reopens</h1>';
const text = '<p>The bridge over the harbour is open again, the town said, after works that took a year.</p>';
/** Georgian has capitals that nobody writes at the start of a word. */
const capital = (word: string): string =>
  /^\p{Script=Georgian}/u.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1);

describe('the words before the days of a page', () => {
  test('are known in most languages', () => {
    expect(titled.length).toBeGreaterThan(75);
  });

  test.each(titled)('%s', (language, published, changed) => {
    for (const word of published) {
      const line = `${capital(word)}: 17.05.2024`;
      expect(declared(language, `${heading}<p>${line}</p>${text}`), line).toMatchObject({ published: '2024-05-17' });
      for (const other of changed) {
        for (const both of [
          `<p>${capital(other)}: 19.05.2024 | ${line}</p>`,
          `<p>${line} | ${capital(other)}: 19.05.2024</p>`,
          `<p>${other} 19.05.2024 10:30</p><p>${word} 17.05.2024 09:15</p>`,
        ]) {
          const found = declared(language, `${heading}${both}${text}`);
          expect(
            [found.published, found.modified].map((day) => day?.slice(0, 10)),
            both,
          ).toEqual(['2024-05-17', '2024-05-19']);
        }
      }
    }
    for (const word of changed) {
      const found = declared(language, `${heading}<p>${capital(word)}: 19.05.2024</p>${text}`);
      expect(found.modified, word).toBe('2024-05-19');
    }
  });

  test.each(['ja', 'ko', 'zh', 'zh-Hant'])('%s, with days as they are written there', (language) => {
    const [published, changed] = [said(language, 'published')[0], said(language, 'changed')[0]];
    for (const line of [
      `${changed}2024年5月19日 ${published}2024年5月17日`,
      `${published} 2024.05.17 | ${changed} 2024.05.19`,
    ])
      expect(declared(language, `${heading}<p>${line}</p>${text}`), line).toMatchObject({
        published: '2024-05-17',
        modified: '2024-05-19',
      });
  });

  test('no change is taken from far below', () => {
    const far = `${heading}<p>Published 17 May 2024</p>${text}${text}<p>Updated 19 May 2024</p>`;
    expect(declared('en', far)).toMatchObject({ published: '2024-05-17' });
    expect(declared('en', far).modified).toBeUndefined();
  });

  test.each([
    ['a longer word', 'Publishedness: ', false, false],
    ['a word with another before it', 'First updated on ', false, true],
    ['the end of another word', 'Unupdated ', false, false],
    ['glued to a mark', '(अपडेट:', false, true],
    ['no blanks, other letters round it', '記事の更新日', false, true],
    ['a part of a Hindi word', 'अप्रकाशितता ', false, false],
    ['both', 'Publicado 17 mayo, actualizado ', true, true],
    ['accents or none', 'publie le ', true, false],
    ['a band in a stand, and no state of things', 'The band stand ', false, false],
    ['the state of things', 'Stand: ', false, true],
    ['nothing', '', false, false],
  ])('%s', (_, label, isPublished, isChanged) => {
    const labels = shippedDayLabels();
    expect([labels.isPublished(label), labels.isChanged(label)]).toEqual([isPublished, isChanged]);
  });

  test('open a line', () => {
    const { opensPublished } = shippedDayLabels();
    expect(['Published on 3 May', 'It was published on 3 May', 'Publisher'].map(opensPublished)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('are those of a user too', () => {
    const pack = {
      name: 'own.json',
      data: {
        cues: [
          { kind: 'changed', text: 'brushed up' },
          { kind: 'published', text: 'put out' },
        ],
      },
    };
    const html = `<html lang="en"><body>${heading}<p>Brushed up 19 May 2024, put out 17 May 2024</p>${text}</body></html>`;
    const dates = (packs: readonly (typeof pack)[]) => {
      const { fields } = clean({ id: 'a', format: 'html', text: html }, createKit({ packs }));
      return [fields.published, fields.modified];
    };
    expect(dates([pack])).toEqual(['2024-05-17', '2024-05-19']);
    expect(dates([])[0]).toBe('2024-05-19');
    expect(dayLabelsOf([]).isPublished('published')).toBe(false);
  });
});
