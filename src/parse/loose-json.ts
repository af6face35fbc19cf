/**
 * JSON as pages hold it: raw line feeds in strings, trailing commas, comments, quotes that nobody escaped, an end that is
 * missing. Strict JSON is read by the engine; only what it refuses is read here.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Deeper values are dropped. */
const DEPTH_MAX = 64;

/** @returns The value, or as much of it as could be made out; `undefined` if nothing could. Never throws. */
export function readJson(text: string): Json | undefined {
  const body = unwrap(text);
  try {
    return JSON.parse(body) as Json;
  } catch {
    const reader: Reader = { text: body, at: 0 };
    const values: Json[] = [];
    // Several values in one script do occur.
    while (values.length < 50) {
      skip(reader);
      if (reader.at >= body.length) break;
      const code = body.charCodeAt(reader.at);
      if (code !== 123 && code !== 91) {
        reader.at++;
        continue;
      }
      values.push(readValue(reader, 0));
    }
    return values.length > 1 ? values : values[0];
  }
}

/** Without comment and CDATA marks; entities of a script that was escaped as text are decoded. */
function unwrap(text: string): string {
  let body = text.trim();
  if (body.startsWith('<!--')) body = body.slice(4);
  if (body.startsWith('//<![CDATA[') || body.startsWith('<![CDATA[')) body = body.slice(body.indexOf('[CDATA[') + 7);
  body = body
    .replace(/(?:\/\/)?\s{0,9}(?:\]\]>|-->)\s{0,9}$/, '')
    .replace(/;\s{0,9}$/, '')
    .trim();
  if (/^[[{]\s{0,99}&(?:quot|#34|#x22);/.test(body))
    body = body.replace(/&(?:quot|#34|#x22);/g, '"').replace(/&amp;/g, '&');
  return body;
}

interface Reader {
  readonly text: string;
  at: number;
}

function skip(reader: Reader): void {
  const { text } = reader;
  while (reader.at < text.length) {
    const code = text.charCodeAt(reader.at);
    if (code <= 32 || code === 0xa0 || code === 0xfeff) reader.at++;
    else if (code === 47 && text.charCodeAt(reader.at + 1) === 42) {
      const end = text.indexOf('*/', reader.at + 2);
      reader.at = end < 0 ? text.length : end + 2;
    } else if (code === 47 && text.charCodeAt(reader.at + 1) === 47) {
      const end = text.indexOf('\n', reader.at);
      reader.at = end < 0 ? text.length : end + 1;
    } else break;
  }
}

/** What ends a word without quotes: a value, and a key. */
const VALUE_END = /[,\]}\s]/;
const KEY_END = /[:,\]}\s]/;

function readWord(reader: Reader, end: RegExp): string {
  const { text, at } = reader;
  while (reader.at < text.length && !end.test(text[reader.at]!)) reader.at++;
  return text.slice(at, reader.at);
}

function readValue(reader: Reader, depth: number): Json {
  skip(reader);
  const { text } = reader;
  const code = text.charCodeAt(reader.at);
  if (code === 34) return readString(reader);
  if (code === 123 || code === 91)
    return depth < DEPTH_MAX ? readGroup(reader, code === 123, depth + 1) : skipGroup(reader);
  const word = readWord(reader, VALUE_END);
  if (word === '' || word === 'null' || word === 'undefined') return null;
  if (word === 'true' || word === 'false') return word === 'true';
  const number = Number(word);
  return Number.isNaN(number) ? word : number;
}

function skipGroup(reader: Reader): null {
  reader.at = reader.text.length;
  return null;
}

function readGroup(reader: Reader, isObject: boolean, depth: number): Json {
  const { text } = reader;
  const list: Json[] = [];
  const object: Record<string, Json> = {};
  const close = isObject ? 125 : 93;
  reader.at++;
  while (reader.at < text.length) {
    skip(reader);
    const code = text.charCodeAt(reader.at);
    if (code === close) {
      reader.at++;
      break;
    }
    if (code === 44) {
      reader.at++;
      continue;
    }
    // The end of a group around this one: its own mark is missing.
    if (code === 125 || code === 93) break;
    const from = reader.at;
    if (isObject) {
      const isGroup = code === 123 || code === 91;
      const key = isGroup ? readValue(reader, depth) : code === 34 ? readString(reader) : readWord(reader, KEY_END);
      skip(reader);
      if (text.charCodeAt(reader.at) === 58) {
        reader.at++;
        const value = readValue(reader, depth);
        if (typeof key === 'string' && key !== '__proto__' && !(key in object)) object[key] = value;
      }
    } else list.push(readValue(reader, depth));
    if (reader.at === from) reader.at++;
  }
  return isObject ? object : list;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function readString(reader: Reader): string {
  const { text } = reader;
  let result = '';
  let from = ++reader.at;
  while (reader.at < text.length) {
    const code = text.charCodeAt(reader.at);
    if (code === 92) {
      const next = text[reader.at + 1] ?? '';
      result += text.slice(from, reader.at);
      if (next === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(reader.at + 2, reader.at + 6))) {
        result += String.fromCharCode(Number.parseInt(text.slice(reader.at + 2, reader.at + 6), 16));
        reader.at += 6;
      } else {
        result += ESCAPES[next] ?? next;
        reader.at += 2;
      }
      from = reader.at;
    } else if (code === 34 && endsString(text, reader.at + 1)) {
      result += text.slice(from, reader.at);
      reader.at++;
      return result;
    } else reader.at++;
  }
  return result + text.slice(from);
}

/** A quote ends a string if what follows could follow a string; otherwise nobody escaped it. */
function endsString(text: string, at: number): boolean {
  let index = at;
  while (index < text.length && text.charCodeAt(index) <= 32) index++;
  if (index >= text.length) return true;
  const code = text.charCodeAt(index);
  if (code === 125 || code === 93 || code === 58) return true;
  if (code !== 44) return false;
  index++;
  while (index < text.length && text.charCodeAt(index) <= 32) index++;
  return index >= text.length || /["[{}\]\d\-tfn/]/.test(text[index]!);
}
