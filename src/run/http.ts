/**
 * Header lines as mail, HTTP and WARC write them, and the parts of a content type. Bytes above ASCII are read one to one.
 */

/** Names in lower case; of a name that stands twice the first. */
export type Headers = ReadonlyMap<string, string>;

/** Longest block of headers that is read, bytes. */
export const HEADERS_MAX = 64 * 1024;

/** Header lines without the start line; folded lines are joined. */
export function headersOf(lines: readonly string[]): Headers {
  const headers = new Map<string, string>();
  let name = '';
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      if (name !== '') headers.set(name, `${headers.get(name)!} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    name = line.slice(0, colon).trim().toLowerCase();
    if (headers.has(name)) name = '';
    else headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

export interface ContentType {
  /** `text/html`, lower case; empty if nothing was said. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** `text/html; charset="utf-8"` in its parts. */
export function contentTypeOf(value: string | undefined): ContentType {
  const [type = '', ...rest] = (value ?? '').split(';');
  const parameters = new Map<string, string>();
  for (const parameter of rest) {
    const equals = parameter.indexOf('=');
    if (equals < 0) continue;
    const text = parameter.slice(equals + 1).trim();
    parameters.set(parameter.slice(0, equals).trim().toLowerCase(), text.replace(/^["']|["']$/g, ''));
  }
  return { type: type.trim().toLowerCase(), parameters };
}

/** The lines before the first blank line, and the offset behind it; null if there is none near the start. */
export function splitHeaders(bytes: Uint8Array): { readonly lines: readonly string[]; readonly end: number } | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADERS_MAX)).toString('latin1');
  const match = /\r?\n\r?\n/.exec(text);
  if (match === null) return null;
  return { lines: text.slice(0, match.index).split(/\r?\n/), end: match.index + match[0].length };
}
