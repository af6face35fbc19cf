import { describe, expect, test } from 'vitest';
import { cases, cleanText } from './helpers.ts';

/**
 * A story of one language; each line opens with `+` (the author's, stays), `-` (residue, goes) or `~` (a part goes: the
 * line as it comes, an arrow, the line as it stays).
 */
interface Story {
  readonly label: string;
  readonly language: string;
  readonly lines: readonly string[];
}

describe('stories in English and the Indo-Aryan languages', () => {
  test.each(cases<Story>('indic'))('$language: $label', ({ language, lines }) => {
    const article = cleanText(lines.map((line) => line.slice(1).split('→')[0]!).join('\n\n'));
    expect(article.document.language).toBe(language);
    const stays = lines.filter((line) => !line.startsWith('-')).map((line) => line.slice(1).split('→').at(-1)!);
    expect(article.text.split('\n\n')).toEqual(stays);
  });
});
