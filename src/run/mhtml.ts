/**
 * The page in an MHTML file, as browsers save a page with its pictures: a mail of several parts, of which one is the
 * page, or of the page alone.
 */
import type { RawArticle } from '../model.ts';
import { isoOf } from '../parse/date-text.ts';
import { contentTypeOf, headersOf, splitHeaders } from './http.ts';

/** Parts that are looked at. */
const PARTS_MAX = 10_000;

interface MailPart {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly charset: string | undefined;
  readonly id: string | undefined;
  readonly location: string | undefined;
  readonly encoding: string;
  readonly body: Uint8Array;
}

/** Whether bytes open like an MHTML file. */
export function isMhtml(head: Uint8Array): boolean {
  const lines = splitHeaders(head)?.lines;
  if (lines === undefined) return false;
  const headers = headersOf(lines);
  const { type } = contentTypeOf(headers.get('content-type'));
  // A page alone: only a mail says these, the head of an answer from a server is no part of a page.
  return type === 'multipart/related' || (isPage(type) && MAIL.some((name) => headers.has(name)));
}

const MAIL: readonly string[] = ['mime-version', 'snapshot-content-location', 'content-transfer-encoding'];

const isPage = (type: string): boolean => type === 'text/html' || type === 'application/xhtml+xml';

/** The page of an MHTML file, or null if it holds none. */
export function articleOfMhtml(bytes: Uint8Array, id: string): RawArticle | null {
  const head = splitHeaders(bytes);
  if (head === null) return null;
  const headers = headersOf(head.lines);
  const { type, parameters } = contentTypeOf(headers.get('content-type'));
  const parts = isPage(type) ? [partOf(bytes)] : partsOf(bytes.subarray(head.end), parameters, 0);
  const pages = parts.filter((part) => part !== null).filter((part) => isPage(part.type));
  const start = parameters.get('start');
  const location = headers.get('snapshot-content-location') ?? headers.get('content-location');
  const page =
    pages.find((part) => start !== undefined && part.id === start) ??
    pages.find((part) => location !== undefined && part.location === location) ??
    pages[0];
  if (page === undefined) return null;
  const url = location ?? page.location;
  const seen = isoOf(headers.get('date') ?? '')?.slice(0, 10) ?? null;
  return {
    id,
    format: 'html',
    bytes: decoded(page),
    ...(url !== undefined && /^https?:/i.test(url) && { url }),
    ...(page.charset !== undefined && { charset: page.charset }),
    ...(seen !== null && { seen }),
  };
}

/** Parts in parts are read this deep. */
const DEPTH_MAX = 4;

function partsOf(bytes: Uint8Array, parameters: ReadonlyMap<string, string>, depth: number): MailPart[] {
  const boundary = parameters.get('boundary');
  if (boundary === undefined || boundary === '' || depth > DEPTH_MAX) return [];
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const parts: MailPart[] = [];
  const add = (inner: Uint8Array): void => {
    const part = partOf(inner);
    if (part?.type.startsWith('multipart/')) parts.push(...partsOf(part.body, part.parameters, depth + 1));
    else if (part !== null) parts.push(part);
  };
  let from = -1;
  for (let at = body.indexOf(mark); at >= 0 && parts.length < PARTS_MAX; at = body.indexOf(mark, at + mark.length)) {
    // A boundary stands at the start of a line.
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    if (from >= 0) add(body.subarray(from, at));
    from = at + mark.length;
    if (body[from] === 0x2d && body[from + 1] === 0x2d) return parts;
    const end = body.indexOf(0x0a, from);
    from = end < 0 ? body.length : end + 1;
  }
  // A file that ends early: what there is of its last part.
  if (from >= 0) add(body.subarray(from));
  return parts;
}

function partOf(bytes: Uint8Array): MailPart | null {
  const head = splitHeaders(bytes);
  if (head === null) return null;
  const headers = headersOf(head.lines);
  const { type, parameters } = contentTypeOf(headers.get('content-type'));
  return {
    type,
    parameters,
    charset: parameters.get('charset'),
    id: headers.get('content-id'),
    location: headers.get('content-location'),
    encoding: (headers.get('content-transfer-encoding') ?? '').toLowerCase(),
    body: bytes.subarray(head.end),
  };
}

function decoded({ encoding, body }: MailPart): Uint8Array {
  if (encoding === 'base64') return Buffer.from(Buffer.from(body).toString('latin1'), 'base64');
  if (encoding === 'quoted-printable') return fromQuotedPrintable(body);
  return body;
}

/** `=C3=A9` to its bytes; `=` at the end of a line joins it with the next. */
function fromQuotedPrintable(body: Uint8Array): Uint8Array {
  const out = Buffer.allocUnsafe(body.length);
  let size = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!;
    if (byte !== 0x3d) {
      out[size++] = byte;
      continue;
    }
    const value = hexOf(body[at + 1]) * 16 + hexOf(body[at + 2]);
    if (value >= 0) {
      out[size++] = value;
      at += 2;
      continue;
    }
    // Blanks may stand between the mark and the end of the line.
    let end = at + 1;
    while (body[end] === 0x20 || body[end] === 0x09) end++;
    if (body[end] === 0x0d) end++;
    if (body[end] === 0x0a) at = end;
    else out[size++] = byte;
  }
  return out.subarray(0, size);
}

/** Value of a hexadecimal digit; a large negative number for anything else. */
function hexOf(byte: number | undefined): number {
  if (byte === undefined) return -1000;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1000;
}
