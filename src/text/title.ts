/**
 * Comparing titles: the same headline stands in a heading, in metadata and in the title of a page, each time a little
 * different.
 */

/** Letters, marks and digits only, lower case, one blank between words. */
export const foldTitle = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** How alike two folded titles are: 1 for the same words; 0.5 to 0.95 if one holds the other; else 0. */
export function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.includes(short) ? 0.5 + 0.45 * (short.length / long.length) : 0;
}

/** Share of the words of the longer that the shorter has too, of two folded titles. */
export function sharedWords(a: string, b: string): number {
  const own = a.split(' ');
  const words = new Set(b.split(' '));
  return own.filter((word) => words.has(word)).length / Math.max(own.length, words.size);
}
