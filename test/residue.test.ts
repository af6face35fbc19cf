import { describe, expect, test } from 'vitest';
import { shareOf } from '../src/judge/loose.ts';
import { cases, cleanText } from './helpers.ts';

interface ResidueCase {
  readonly label: string;
  readonly language: string;
  readonly text: string;
  readonly gone: readonly string[];
  readonly kept: readonly string[];
}

const prose = [
  ...cases<ResidueCase>('keep'),
  ...cases<ResidueCase>('keep-world'),
  ...cases<ResidueCase>('keep-tongues'),
];

describe('residue goes and the paragraphs stay', () => {
  test.each([
    ...cases<ResidueCase>('residue'),
    ...cases<ResidueCase>('residue-world'),
    ...cases<ResidueCase>('residue-tongues'),
  ])('$language: $label', ({ text, gone, kept }) => {
    const article = cleanText(text);
    for (const piece of gone) expect(article.text).not.toContain(piece);
    const headline = article.fields.headline ?? '';
    for (const piece of kept) if (!headline.includes(piece)) expect(article.text).toContain(piece);
    for (const removal of article.removals) {
      expect(removal.rule).toMatch(/^[a-z-]+\/[a-z-]+$/);
      expect(removal.confidence).toBeGreaterThan(0);
      expect(removal.because.length).toBeGreaterThan(0);
    }
  });
});

describe('the author’s words stay, whatever they look like', () => {
  test.each(prose)('$language: $label', ({ text, kept }) => {
    const article = cleanText(text);
    const all = `${article.fields.headline ?? ''}\n${article.text}`;
    for (const piece of kept) expect(all).toContain(piece);
  });

  test.each(prose)('$language: $label, under --conservative', ({ text, kept }) => {
    const article = cleanText(text, { band: 'conservative' });
    const all = `${article.fields.headline ?? ''}\n${article.text}`;
    for (const piece of kept) expect(all).toContain(piece);
  });
});
/** Noise that no tool of the field takes out of a page without class names: nine lines in English, six in Hindi. */
const ENGLISH_NOISE = [
  'Also read: Lighthouse keeper retires after 41 years',
  'ALSO READ | Five walks along the northern shore',
  'Advertisement',
  'Story continues below this ad',
  '(With inputs from agencies)',
  'PTI ABC DEF DEF',
  'You may also like\n\nThree recipes for smoked fish\n\nFishing fleet to get new radios',
  'Sign up for our newsletter and get the best stories in your inbox every morning.',
  '(This story has not been edited by our staff and is auto-generated from a syndicated feed.)',
];
const HINDI_NOISE = [
  'यह भी पढ़ें: तालाब की सफाई में जुटे स्कूल के बच्चे',
  'ये भी पढ़ें- नए बाजार का उद्घाटन अगले हफ्ते',
  'विज्ञापन',
  'भाषा स्नेहा पवनेश',
  'आपको यह भी पसंद आ सकता है',
  'डिस्क्लेमर: यह खबर एजेंसी फीड से ऑटो-अपलोड हुई है।',
];

test.each([
  ['en', ENGLISH_NOISE, 9],
  ['hi', HINDI_NOISE, 6],
] as const)('the probe page, %s: all noise out, every paragraph in', (language, noise, count) => {
  const kept = cases<ResidueCase>('residue').find((one) => one.language === language)!.kept;
  expect(noise.length).toBe(count);
  const body = [kept[0]!, noise[0]!, kept[1]!, noise[1]!, noise[2]!, kept[2]!, noise[3]!, kept[3]!, ...noise.slice(4)];
  const { text } = cleanText(body.join('\n\n'), { language });
  expect(text.split('\n\n')).toEqual(kept);
});

test('what has no word of its own shares all with the story', () => {
  const story = new Set(['harbour', 'ferry']);
  expect(shareOf(new Set(), story)).toBe(1);
  expect(shareOf(new Set(['ferry', 'bread']), story)).toBe(0.5);
  expect(shareOf(new Set(['bread']), new Set())).toBe(0);
});
