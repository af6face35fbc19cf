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
 * Text as one line that cannot harm a terminal: control characters, escape sequences, line breaks and marks that turn
 * the direction of text are shown as `\u{…}`.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, (unit) => (unit === '\n' ? '\\n' : `\\u{${unit.charCodeAt(0).toString(16)}}`));
}

/** JSON that cannot harm a terminal, and says the same: JSON itself escapes only what is below the blank. */
export function printableJson(json: string): string {
  return json.replace(UNSAFE_IN_JSON, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// Terminals take U+0080 to U+009F for commands, as they do what an escape character begins.
const COMMANDS = '\\u007f-\\u009f';
/** All that Unicode calls Bidi_Control, and its two line breaks. */
const TURNS = '\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069';
const UNSAFE = new RegExp(`[\\u0000-\\u001f${COMMANDS}${TURNS}]`, 'g');
const UNSAFE_IN_JSON = new RegExp(`[${COMMANDS}${TURNS}]`, 'g');
