import { describe, expect, test } from 'vitest';
import { cases, cleanText } from './helpers.ts';

/** A story of one language; each line opens with `+` (the author's, stays) or `-` (residue, goes). */
interface Story {
  readonly label: string;
  readonly language: string;
  readonly lines: readonly string[];
}

describe('stories in the languages of Europe and southern Africa', () => {
  test.each(cases<Story>('europe'))('$language: $label', ({ language, lines }) => {
    const article = cleanText(lines.map((line) => line.slice(1)).join('\n\n'));
    expect(article.document.language).toBe(language);
    const stays = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1));
    expect(article.text.split('\n\n')).toEqual(stays);
  });
});
