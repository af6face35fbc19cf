/**
 * One JSON value to one raw article. Whatever a record holds is data: no key of it is ever looked up as code.
 */
import { CleanError, type ErrorCode } from '../errors.ts';
import type { RawArticle } from '../model.ts';
import type { FieldNames } from './options.ts';

export interface ReadRecord {
  readonly raw: RawArticle;
  /** JSON text of the fields that we do not know, byte for byte; absent if there are none. */
  readonly meta?: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Offset after a JSON string that opens at `start`. The text is known to be valid JSON. */
function afterString(json: string, start: number): number {
  for (let at = start + 1; ; ) {
    const quote = json.indexOf('"', at);
    if (quote < 0) return json.length;
    let before = quote - 1;
    while (json.charCodeAt(before) === BACKSLASH) before--;
    if ((quote - before) % 2 === 1) return quote + 1;
    at = quote + 1;
  }
}

/** A field of a JSON object: its key as written, and its value as written. */
interface Field {
  readonly key: string;
  readonly value: string;
}

/**
 * The fields of a valid JSON object, as they were written: numbers keep all their digits.
 *
 * @param maxDepth Levels of nesting, the object itself being the first.
 * @throws CleanError E_JSON_DEPTH
 */
export function fieldsOf(json: string, maxDepth: number): Field[] {
  const fields: Field[] = [];
  let depth = 0;
  let key = '';
  let start = -1;
  for (let at = 0; at < json.length; ) {
    const unit = json.charCodeAt(at);
    if (unit === QUOTE) {
      const end = afterString(json, at);
      if (depth === 1 && start < 0) {
        key = json.slice(at, end);
        start = json.indexOf(':', end) + 1;
        at = start;
      } else at = end;
      continue;
    }
    const isOpening = unit === 0x7b || unit === 0x5b;
    const isClosing = unit === 0x7d || unit === 0x5d;
    if (isOpening && ++depth > maxDepth) {
      throw new CleanError('E_JSON_DEPTH', `The record is nested more than ${maxDepth} levels deep.`);
    }
    if (depth === 1 && start >= 0 && (unit === 0x2c || isClosing)) {
      fields.push({ key, value: json.slice(start, at).trim() });
      start = -1;
    }
    if (isClosing) depth--;
    at++;
  }
  return fields;
}

/** The message of JSON.parse without the part of the document that it quotes. */
function parseProblem(error: unknown): string {
  const { message } = error as SyntaxError;
  const place = /at position (\d+)/.exec(message);
  if (/Unexpected end|Unterminated/.test(message)) return 'it ends too early';
  return place === null ? 'it is malformed' : `it is malformed at character ${Number(place[1]) + 1}`;
}

/** What could not be a record, in words. */
function shapeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** In JSON they stand between its parts, never in strings; in a line of JSONL not at all. */
const LINE_BREAKS = /[\r\n][\t ]*/g;

const BLANK_LINE = /^[ \t\r\n]*$/;

export function isBlank(line: string): boolean {
  return BLANK_LINE.test(line);
}

/** The field that most likely holds the article: the longest string that is no word, title or address. */
function hintOf(value: Readonly<Record<string, unknown>>): string {
  let name: string | undefined;
  let longest = HINT_MIN;
  for (const [key, field] of Object.entries(value)) {
    if (key.length > KEY_MAX || typeof field !== 'string' || field.length <= longest || /^https?:\S+$/.test(field))
      continue;
    longest = field.length;
    name = key;
  }
  if (name === undefined) return '';
  const isPage = /^\s{0,99}<(?:!doctype|html|body|p|div|article|h1)\b/i.test(String(value[name]));
  return ` Its longest text is in ${JSON.stringify(name)}: --${isPage ? 'html' : 'text'}-field ${/^[\w.-]+$/.test(name) ? name : JSON.stringify(name)}`;
}

/** Shorter strings are titles. */
const HINT_MIN = 80;
/** Longer names are no names. */
const KEY_MAX = 100;

/**
 * Read one record.
 *
 *     {"id": 7, "text": "…", "page": 3}  →  raw {id: "7", format: "text", text: "…"}, meta '{"page":3}'
 *
 * @param fallbackId Id of a record without one: path and line.
 * @throws CleanError E_JSON, E_JSON_DEPTH or E_RECORD; `place.record` holds the id where it could be read.
 */
export function readRecord(json: string, fallbackId: string, names: FieldNames, maxDepth: number): ReadRecord {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(json) as Record<string, unknown>;
  } catch (error) {
    throw new CleanError('E_JSON', `This is no valid JSON: ${parseProblem(error)}.`);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new CleanError('E_RECORD', `The record is ${shapeOf(value)}, not an object.`);
  }
  const own = (name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);
  const given = own(names.id);
  const hasId = typeof given === 'string' || typeof given === 'number';
  // Numbers keep all their digits.
  const id = typeof given === 'string' ? given : hasId ? writtenValueOf(json, names.id, maxDepth) : fallbackId;
  const fail = (code: ErrorCode, message: string) => new CleanError(code, message, { record: id });

  const text = own(names.text) ?? undefined;
  const html = text === undefined ? (own(names.html) ?? undefined) : undefined;
  const content = text ?? html;
  const contentName = text === undefined ? names.html : names.text;
  if (content === undefined)
    throw fail('E_RECORD', `The record has neither "${names.text}" nor "${names.html}".${hintOf(value)}`);
  if (typeof content !== 'string') {
    throw fail('E_RECORD', `The field "${contentName}" is ${shapeOf(content)}, not a string.`);
  }
  const url = own(names.url);
  const date = names.date.map(own).find(isDate);
  const raw: RawArticle = {
    id,
    format: text === undefined ? 'html' : 'text',
    text: content,
    ...(typeof url === 'string' && { url }),
    ...(date !== undefined && { date }),
  };

  const isUsed = (key: string) =>
    key === contentName ||
    (key === names.id && hasId) ||
    (key === names.url && (typeof url === 'string' || url === null)) ||
    // Known, and empty.
    ((key === names.text || key === names.html) && value[key] === null);
  let others = 0;
  for (const key in value) if (!isUsed(key)) others++;
  if (others === 0) return { raw };
  let fields: readonly Field[];
  try {
    fields = fieldsOf(json, maxDepth);
  } catch (error) {
    throw error instanceof CleanError ? fail(error.code, error.message) : error;
  }
  const rows = fields.filter((field) => !isUsed(JSON.parse(field.key) as string));
  const meta = `{${rows.map((field) => `${field.key}:${field.value}`).join(',')}}`;
  const isOneLine = !meta.includes('\n') && !meta.includes('\r');
  return { raw, meta: isOneLine ? meta : meta.replace(LINE_BREAKS, '') };
}

/** The value of a field as written; the last one counts, as in JSON.parse. */
function writtenValueOf(json: string, name: string, maxDepth: number): string {
  return fieldsOf(json, maxDepth).findLast((field) => JSON.parse(field.key) === name)!.value;
}

/** An ISO date or date-time. */
function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(?:$|[T ])/.test(value);
}
