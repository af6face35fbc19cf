/**
 * Comparing titles: the same headline stands in a heading, in metadata and in the title of a page, each time a little
 * different.
 */

/** Letters, marks and digits only, lower case, one blank between words. */
export function foldTitle(text: string): string {
  const lower = text.toLowerCase();
  // Properties of Unicode cost several times what letters of ASCII do.
  return lower.replace(BEYOND_ASCII.test(lower) ? NO_WORD : NO_WORD_OF_ASCII, ' ').trim();
}

const BEYOND_ASCII = /[^\0-\x7f]/;
const NO_WORD = /[^\p{L}\p{M}\p{N}]+/gu;
const NO_WORD_OF_ASCII = /[^a-z0-9]+/g;

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isSmall = (unit: number): boolean => unit >= 97 && unit <= 122;

/** The code units with which folded titles begin. */
export const firstsOf = (folded: Iterable<string>): ReadonlySet<number> =>
  new Set([...folded].map((title) => title.charCodeAt(0)));

/** False if the part `[start, end)` of a text cannot fold to a title that begins with one of `firsts`: told by one letter. */
export function mayFoldTo(firsts: ReadonlySet<number>, text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) return true;
    if (isDigit(unit)) return firsts.has(unit);
    if (isSmall(unit | 0x20)) return firsts.has(unit | 0x20);
  }
  return true;
}

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
