import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { agencies } from '../src/packs/agencies.ts';
import { inspectPack, problemLine } from '../src/packs/check.ts';
import { languages } from '../src/packs/languages/index.ts';
import type { LanguagePack, Phrase } from '../src/packs/pack.ts';
import { languagesPage } from '../src/packs/report.ts';
import { foldString } from '../src/text/fold.ts';
import { cleanText } from './helpers.ts';

const folder = new URL('../src/packs/languages/', import.meta.url);
const REQUIRED =
  'hi mr ne bn as gu pa or ta te kn ml ur si en es pt fr de it nl pl cs sv nb da fi hu ro el tr ru uk ar fa he zh zh-Hant ja ko vi id ms th sw'.split(
    ' ',
  );

test('every pack file is in the index', () => {
  const files = readdirSync(folder).filter((name) => name !== 'index.ts');
  expect(languages.map((pack) => `${pack.language}.ts`).sort()).toEqual(files.sort());
});

test.skipIf(languages.length < 30)('the languages of the news wires are there', () => {
  const known = new Set(languages.map((pack) => pack.language));
  expect(REQUIRED.filter((code) => !known.has(code))).toEqual([]);
});

describe.each(languages.map((pack) => [pack.language, pack] as const))('%s', (_code, pack) => {
  test('is data only', () => {
    expect(JSON.parse(JSON.stringify(pack))).toEqual(pack);
  });

  test('has twelve months and seven weekdays, each with a name', () => {
    expect(pack.months.length).toBe(12);
    expect(pack.weekdays.length).toBe(7);
    for (const names of [...pack.months, ...pack.weekdays]) expect(names.length).toBeGreaterThan(0);
    for (const months of Object.values(pack.calendars ?? {})) expect(months.length).toBeGreaterThanOrEqual(12);
  });

  test('has no phrase or cue twice', () => {
    const phrases = pack.phrases.map((phrase) => `${phrase.kind} ${phrase.at} ${foldString(phrase.text)}`);
    expect(phrases.filter((key, index) => phrases.indexOf(key) !== index)).toEqual([]);
    const cues = pack.cues.map((cue) => `${cue.kind} ${foldString(cue.text)}`);
    expect(cues.filter((key, index) => cues.indexOf(key) !== index)).toEqual([]);
  });

  test('names a source for each phrase, and none opens with a gap', () => {
    expect(pack.phrases.filter((phrase) => phrase.source.trim() === '')).toEqual([]);
    expect(pack.phrases.filter((phrase) => foldString(phrase.text.split('*')[0]!) === '')).toEqual([]);
  });
});

/** Two paragraphs of prose in which nothing is residue. */
const PROSE: Readonly<Record<string, readonly [string, string]>> = {
  hi: [
    'नदी के किनारे बसे गांव में पिछले तीन महीनों से पुल बनाने का काम चल रहा है और ग्रामीण इसे लेकर उत्साहित हैं।',
    'पंचायत के सदस्य ने बैठक में कहा था कि बरसात से पहले काम पूरा करने की कोशिश की जाएगी और रास्ता खुला रहेगा।',
  ],
  en: [
    'Work on the footbridge by the river has gone on for three months, and the villagers have watched it from the bank.',
    'A member of the council told the meeting that the planks would be laid before the rains and the path kept open.',
  ],
};

/** A phrase with its gaps filled. */
const spoken = (phrase: Phrase): string =>
  `${phrase.text.replaceAll('*', ' 12 ')}${phrase.number === true ? '7 पुल' : ''}${phrase.mark === true ? ':' : ''}`;

describe.each(
  languages.filter((pack) => PROSE[pack.language] !== undefined).map((pack) => [pack.language, pack] as const),
)('phrases of %s, each by itself', (code: string, pack: LanguagePack) => {
  const [first, second] = PROSE[code]!;
  const strong = pack.phrases.filter((phrase) => phrase.weak !== true && phrase.at !== 'end');

  test('go when they stand alone between two paragraphs', () => {
    const left = strong.filter((phrase) => {
      const { text } = cleanText(`${first}\n\n${spoken(phrase)}\n\n${second}\n\n${first} ${second}`, {
        language: code,
      });
      return text.split('\n\n').length !== 3 || !text.startsWith(first);
    });
    expect(left.map((phrase) => phrase.text)).toEqual([]);
  });

  test('leave the paragraphs round them whole', () => {
    for (const phrase of strong) {
      const { text } = cleanText(`${first}\n\n${spoken(phrase)}\n\n${second}`, { language: code });
      expect(text, phrase.text).toContain(first);
      expect(text, phrase.text).toContain(second);
    }
  });

  test('of a line or a start do not cut a sentence that holds them', () => {
    const harmed = strong.filter((phrase) => {
      if (phrase.at !== 'line' && phrase.at !== 'start') return false;
      const sentence = `${first.slice(0, -1)} ${phrase.text.replaceAll('*', ' 12 ')} ${second}`;
      return !cleanText(`${first}\n\n${sentence}\n\n${second}`, { language: code }).text.includes(second.slice(0, 40));
    });
    expect(harmed.map((phrase) => phrase.text)).toEqual([]);
  });
});

test('docs/languages.md says what the packs hold', () => {
  const page = readFileSync(new URL('../docs/languages.md', import.meta.url), 'utf8');
  expect(page).toBe(languagesPage(languages, agencies));
});

test('the agencies are many, sorted and data only', () => {
  expect(agencies.length).toBeGreaterThanOrEqual(100);
  expect(JSON.parse(JSON.stringify(agencies))).toEqual(agencies);
});

describe('a pack of a user', () => {
  const text = `{
  "language": "en",
  "phrases": [
    { "kind": "related", "text": "from our reading room", "at": "line", "scope": "section" },
    { "kind": "relatd", "text": "*", "at": "line" }
  ],
  "colour": "red"
}`;

  test('is checked line by line, with a hint', () => {
    const { problems } = inspectPack({ name: 'site.json', data: JSON.parse(text), text });
    expect(problems.map((problem) => problemLine('site.json', problem))).toEqual([
      expect.stringMatching(/^site\.json:7: colour: is not a key/),
      expect.stringMatching(/^site\.json:5: phrases\[1\]\.text: must not open with \*/),
      expect.stringMatching(/^site\.json:5: phrases\[1\]\.kind: "relatd" is not one of .* Did you mean "related"\?$/),
    ]);
  });

  test('is refused with its first problems', () => {
    expect(() => cleanText('x', { packs: [{ name: 'site.json', data: { phrases: 7 } }] })).toThrow(
      /site\.json: phrases: must be a list/,
    );
  });

  test('adds phrases, agencies and patterns, and a pattern is linear', () => {
    const pack = {
      name: 'site.json',
      data: {
        phrases: [{ kind: 'related', text: 'from our reading room', at: 'line' }],
        patterns: [{ kind: 'ad', pattern: '(a+)+\\s*sale' }],
        agencies: [{ id: 'island-wire', name: 'Island Wire', aliases: ['Island Wire'] }],
      },
    };
    const [first, second] = PROSE.en!;
    const article = cleanText(`${first}\n\nFrom our reading room\n\naaaa sale\n\n${'a'.repeat(5000)}\n\n${second}`, {
      packs: [pack],
    });
    expect(article.text).toBe(`${first}\n\n${'a'.repeat(5000)}\n\n${second}`);
    expect(article.removals.map((removal) => removal.rule)).toEqual(['related/phrase', 'ad/pattern']);
  });

  test('with a pattern that RE2 does not know is refused', () => {
    const pack = { name: 'site.json', data: { patterns: [{ kind: 'ad', pattern: '(?=x)' }] } };
    expect(() => cleanText('x', { packs: [pack] })).toThrow(/is not one that RE2 knows/);
  });
});
