/**
 * A long string out of a line of JSON, decoded in one pass: pages are long and full of escapes, and what else a record
 * holds is short. Whatever is not plainly right is left to JSON.parse.
 */
import { bytesBehind, putSequence } from '../decode-tables.ts';
import { heldText, unitsFor } from '../text/units.ts';

/** A record without its long string, and the string. */
export interface Lifted {
  /** The line with an empty string in its place. */
  readonly json: string;
  readonly text: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;

/** Longer lines are left to JSON.parse: the memory is kept. Bytes. */
const LINE_MAX = 1 << 23;
/** Shorter strings are not worth it. Bytes. */
const TEXT_MIN = 4096;

/** Bytes that JSON has between its parts. */
export const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a;

function afterSpace(line: Buffer, from: number): number {
  let at = from;
  while (at < line.length && isSpace(line[at]!)) at++;
  return at;
}

/** Offset after the string that opens at `at`, or the end of the line. */
function afterString(line: Buffer, at: number): number {
  let to = at + 1;
  while (to < line.length && line[to] !== QUOTE) to += line[to] === BACKSLASH ? 2 : 1;
  return to + 1;
}

/** Offset of the comma or bracket behind the value that begins at `at`. */
function afterValue(line: Buffer, at: number): number {
  let depth = 0;
  let to = at;
  while (to < line.length) {
    const byte = line[to]!;
    if (byte === QUOTE) {
      to = afterString(line, to);
      continue;
    }
    if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) {
      if (depth-- === 0) return to;
    } else if (byte === COMMA && depth === 0) return to;
    to++;
  }
  return to;
}

/** Offset of the quote that opens the string value of a key of the object; -1 if it is not found. */
function textAt(line: Buffer, key: Buffer): number {
  let at = afterSpace(line, 0);
  if (line[at] !== 0x7b) return -1;
  do {
    const start = afterSpace(line, at + 1);
    if (line[start] !== QUOTE) return -1;
    const end = afterString(line, start);
    const colon = afterSpace(line, end);
    if (line[colon] !== COLON) return -1;
    const value = afterSpace(line, colon + 1);
    if (line.subarray(start, end).equals(key)) return line[value] === QUOTE ? value : -1;
    at = afterValue(line, value);
  } while (line[at] === COMMA);
  return -1;
}

/** Characters behind a backslash and what they stand for; 0: none. */
const ESCAPED = new Uint8Array(256);
for (const [letter, meant] of ['""', '\\\\', '//', 'b\b', 'f\f', 'n\n', 'r\r', 't\t'])
  ESCAPED[letter!.charCodeAt(0)] = meant!.charCodeAt(0);

const hexOf = (byte: number): number =>
  byte >= 48 && byte <= 57 ? byte - 48 : (byte | 32) >= 97 && (byte | 32) <= 102 ? (byte | 32) - 87 : -1;

function hexUnit(line: Buffer, at: number): number {
  let unit = 0;
  for (let index = at; index < at + 4; index++) {
    const digit = index < line.length ? hexOf(line[index]!) : -1;
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

/** Bytes that stand for themselves: ASCII but controls, quotes and backslashes. */
const IS_PLAIN = new Uint8Array(256).fill(1, 0x20, 0x80);
IS_PLAIN[QUOTE] = 0;
IS_PLAIN[BACKSLASH] = 0;

/** Where the string ended that was read last, and how many units it has. */
let ended = 0;
let count = 0;

/** Reads the string whose first byte is at `from` into `units`; false if it is not plainly right. */
function read(line: Buffer, from: number, units: Uint16Array): boolean {
  const { length } = line;
  let at = from;
  let to = 0;
  while (at < length) {
    let unit = line[at++]!;
    while (IS_PLAIN[unit] === 1 && at < length) {
      units[to++] = unit;
      unit = line[at++]!;
    }
    if (unit === QUOTE) {
      ended = at;
      count = to;
      return true;
    }
    if (unit === BACKSLASH) {
      const letter = line[at++]!;
      if (letter === 0x75) {
        unit = hexUnit(line, at);
        at += 4;
        if (unit < 0) return false;
      } else {
        unit = ESCAPED[letter]!;
        if (unit === 0) return false;
      }
    } else if (unit < 0x20) {
      return false;
    } else if (unit >= 0x80) {
      // The line is known to be valid UTF-8.
      to = putSequence(line, at, unit, units, to);
      at += bytesBehind(unit);
      continue;
    }
    units[to++] = unit;
  }
  return false;
}

/** An escape that may spell a key. */
const SPELLED = Buffer.from('\\u00');

/**
 * Take a long string out of a record.
 *
 *     {"id":1,"html":"<p>\u00e9</p>\n…"}  →  json {"id":1,"html":""}, text <p>é</p>↵…
 *
 * @param line One record, valid UTF-8.
 * @param key The quoted name of the string's field.
 * @returns `null` if the field is not there, is short, or is anything but plain: then JSON.parse has the word.
 */
export function lift(line: Buffer, key: Buffer): Lifted | null {
  if (line.length < TEXT_MIN || line.length > LINE_MAX) return null;
  const start = textAt(line, key);
  if (start < 0 || line.length - start < TEXT_MIN) return null;
  // Four bytes are two units at most.
  if (!read(line, start + 1, unitsFor(line.length))) return null;
  const rest = line.subarray(ended);
  // The last of two fields of a name counts.
  if (rest.includes(key) || rest.includes(SPELLED)) return null;
  const json = `${line.toString('utf8', 0, start)}""${rest.toString('utf8')}`;
  return { json, text: heldText(count) };
}
