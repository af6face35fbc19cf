/**
 * Colours as plain functions, so that renderers need no library: `cli.ts` hands in chalk's, a pipe gets `PLAIN`.
 */
export interface Paint {
  readonly kept: (text: string) => string;
  readonly cut: (text: string) => string;
  readonly added: (text: string) => string;
  readonly label: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
}

const same = (text: string): string => text;

export const PLAIN: Paint = { kept: same, cut: same, added: same, label: same, faint: same, strong: same };

/**
 * Text that cannot harm a terminal: control characters, escape sequences and marks that turn the direction of text are
 * shown as `\u{…}`.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

// biome-ignore lint/complexity/useRegexLiterals: a literal would hold control characters.
const UNSAFE = new RegExp('[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]', 'g');
