import { describe, expect, test } from 'vitest';
import { cases, cleanText } from './helpers.ts';

interface ResidueCase {
  readonly label: string;
  readonly language: string;
  readonly text: string;
  readonly gone: readonly string[];
  readonly kept: readonly string[];
}

describe('residue goes and the paragraphs stay', () => {
  test.each(cases<ResidueCase>('residue'))('$language: $label', ({ text, gone, kept }) => {
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
  test.each(cases<ResidueCase>('keep'))('$language: $label', ({ text, kept }) => {
    const article = cleanText(text);
    const all = `${article.fields.headline ?? ''}\n${article.text}`;
    for (const piece of kept) expect(all).toContain(piece);
  });

  test.each(cases<ResidueCase>('keep'))('$language: $label, under --conservative', ({ text, kept }) => {
    const article = cleanText(text, { band: 'conservative' });
    const all = `${article.fields.headline ?? ''}\n${article.text}`;
    for (const piece of kept) expect(all).toContain(piece);
  });
});
