/**
 * Articles of a WARC file: the pages among its records. Compression of the file is undone before; what a server did to a
 * page on its way (chunks, compression) is undone here.
 *
 *     WARC/1.0 CRLF  headers CRLF CRLF  content  CRLF CRLF  …
 *     content of a response: HTTP/1.1 200 OK CRLF  headers CRLF CRLF  page
 *
 * Memory holds one record at a time; records that are no pages are passed over without being held.
 */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { RawArticle } from '../model.ts';
import { contentTypeOf, HEADERS_MAX, type Headers, headersOf, splitHeaders } from './http.ts';

/** Why a record gives no article: its type, its status, its kind of content, or damage. */
export interface Skip {
  readonly reason: 'type' | 'status' | 'content' | 'too-large' | 'damaged';
  readonly detail: string;
}

/** What became of a record; `record` counts from 1. */
export type WarcEntry =
  | { readonly record: number; readonly article: RawArticle }
  | { readonly record: number; readonly skip: Skip };

/**
 * The records of a WARC stream, in order.
 *
 * @param source The file, decompressed.
 * @param name Name of the file: ids are `name#number of the record`.
 * @param maxRecord Largest record in bytes, also after decompression.
 */
export async function* entriesOfWarc(
  source: AsyncIterable<Uint8Array>,
  name: string,
  maxRecord: number,
): AsyncGenerator<WarcEntry> {
  const input = createInput(source);
  let record = 0;
  const skipped = (reason: Skip['reason'], detail: string): WarcEntry => ({ record, skip: { reason, detail } });
  for (;;) {
    const start = await startOfRecord(input);
    if (start === 'end') return;
    record++;
    if (start === 'damaged') {
      yield skipped('damaged', 'what stands between two records is no record');
      record++;
    }
    const headers = await readHeaders(input);
    const length = Number(headers?.get('content-length') ?? Number.NaN);
    if (headers === null || !Number.isSafeInteger(length) || length < 0) {
      yield skipped('damaged', 'the record does not say how long it is');
      continue;
    }
    const type = headers.get('warc-type') ?? '';
    if (type !== 'response' && type !== 'resource' && type !== 'conversion') {
      await input.skip(length);
      yield skipped('type', type);
      continue;
    }
    if (length > maxRecord) {
      await input.skip(length);
      yield skipped('too-large', String(length));
      continue;
    }
    const content = await input.read(length);
    if (content.length < length) {
      yield skipped('damaged', 'the file ends inside the record');
      return;
    }
    const article = articleOf(headers, content, `${name}#${record}`, maxRecord);
    yield 'reason' in article ? { record, skip: article } : { record, article };
  }
}

function articleOf(headers: Headers, content: Uint8Array, id: string, maxRecord: number): RawArticle | Skip {
  const url = headers.get('warc-target-uri')?.replace(/^<|>$/g, '');
  const date = headers.get('warc-date');
  const isResponse = headers.get('warc-type') === 'response' && !/^dns:/i.test(url ?? '');
  let body = content;
  let type = contentTypeOf(headers.get('content-type'));
  if (isResponse) {
    const head = splitHeaders(content);
    const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(head?.lines[0] ?? '')?.[1];
    if (head === null || status === undefined) return { reason: 'damaged', detail: 'the response has no headers' };
    if (!status.startsWith('2')) return { reason: 'status', detail: status };
    const fields = headersOf(head.lines.slice(1));
    type = contentTypeOf(fields.get('content-type'));
    try {
      body = unpack(content.subarray(head.end), fields, maxRecord);
    } catch (error) {
      const isLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
      return isLarge
        ? { reason: 'too-large', detail: 'after decompression' }
        : { reason: 'damaged', detail: `content encoding ${fields.get('content-encoding')}` };
    }
  }
  const format = formatOf(type.type, body);
  if (format === null) return { reason: 'content', detail: type.type };
  const charset = type.parameters.get('charset');
  return {
    id,
    format,
    bytes: body,
    ...(url !== undefined && { url }),
    ...(charset !== undefined && charset !== '' && { charset }),
    ...(date !== undefined && { seen: date }),
  };
}

function formatOf(type: string, body: Uint8Array): 'html' | 'text' | null {
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (type === 'text/plain') return 'text';
  if (type !== '' && type !== 'application/octet-stream') return null;
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 1024)).toString('latin1');
  return /<(?:!doctype\s+html|html|head|body)\b/i.test(start) ? 'html' : null;
}

/** A body as the server meant it. */
function unpack(body: Uint8Array, fields: Headers, maxOutputLength: number): Uint8Array {
  let bytes = /chunked/i.test(fields.get('transfer-encoding') ?? '') ? withoutChunks(body) : body;
  // Crawlers keep the header but not always the compression: the bytes decide.
  const codings = (fields.get('content-encoding') ?? '').toLowerCase().split(',');
  for (const coding of codings.map((name) => name.trim()).reverse()) {
    if ((coding === 'gzip' || coding === 'x-gzip') && bytes[0] === 0x1f && bytes[1] === 0x8b)
      bytes = gunzipSync(bytes, { maxOutputLength });
    else if (coding === 'deflate' && bytes.length > 0) {
      const isWrapped = (bytes[0]! & 0x0f) === 8 && ((bytes[0]! << 8) | (bytes[1] ?? 0)) % 31 === 0;
      bytes = isWrapped ? inflateSync(bytes, { maxOutputLength }) : inflateRawSync(bytes, { maxOutputLength });
    } else if (coding === 'br' && !looksLikeMarkup(bytes)) bytes = brotliDecompressSync(bytes, { maxOutputLength });
  }
  return bytes;
}

const looksLikeMarkup = (bytes: Uint8Array): boolean => {
  let at = 0;
  while (at < bytes.length && (bytes[at]! <= 0x20 || bytes[at]! >= 0xef)) at++;
  return bytes[at] === 0x3c;
};

/** The chunks of a body joined; the body itself if it has none, as crawlers that joined them keep the header. */
function withoutChunks(body: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf(0x0a, at);
    const line = end < 0 ? '' : Buffer.from(body.subarray(at, Math.min(end, at + 64))).toString('latin1');
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;|\r?$)/i.exec(line)?.[1];
    if (size === undefined) return chunks.length === 0 ? body : Buffer.concat(chunks);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    chunks.push(body.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    if (body[at] === 0x0d) at++;
    if (body[at] === 0x0a) at++;
  }
  return Buffer.concat(chunks);
}

/** Go to the next line that opens a record. `damaged`: other things stood before it. */
async function startOfRecord(input: Input): Promise<'found' | 'damaged' | 'end'> {
  let isDamaged = false;
  for (;;) {
    const line = await input.line(HEADERS_MAX);
    if (line === null) return 'end';
    if (/^WARC\/\d+\.\d+\s*$/.test(line)) return isDamaged ? 'damaged' : 'found';
    if (line.trim() !== '') isDamaged = true;
  }
}

async function readHeaders(input: Input): Promise<Headers | null> {
  const lines: string[] = [];
  let size = 0;
  for (;;) {
    const line = await input.line(HEADERS_MAX);
    if (line === null) return null;
    if (line.trim() === '') return headersOf(lines);
    lines.push(line);
    size += line.length;
    if (size > HEADERS_MAX) return null;
  }
}

interface Input {
  /** The next line without its end, one character a byte; null at the end. Longer lines come in pieces. */
  readonly line: (most: number) => Promise<string | null>;
  /** So many bytes, fewer at the end. */
  readonly read: (count: number) => Promise<Uint8Array>;
  readonly skip: (count: number) => Promise<void>;
}

function createInput(source: AsyncIterable<Uint8Array>): Input {
  const iterator = source[Symbol.asyncIterator]();
  let chunk: Uint8Array = new Uint8Array(0);
  let at = 0;
  /** False at the end. */
  const fill = async (): Promise<boolean> => {
    while (at >= chunk.length) {
      const { value, done } = await iterator.next();
      if (done) return false;
      chunk = value;
      at = 0;
    }
    return true;
  };
  const read = async (count: number): Promise<Uint8Array> => {
    // The copy matters: the source may use its buffer again.
    const parts: Uint8Array[] = [];
    let left = count;
    while (left > 0 && (await fill())) {
      const part = Buffer.from(chunk.subarray(at, at + left));
      at += part.length;
      left -= part.length;
      parts.push(part);
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  };
  return {
    read,
    async line(most) {
      let text = '';
      while (await fill()) {
        const end = chunk.indexOf(0x0a, at);
        const to = Math.min(end < 0 ? chunk.length : end, at + most - text.length);
        text += Buffer.from(chunk.subarray(at, to)).toString('latin1');
        at = to;
        if (to === end) {
          at++;
          return text.replace(/\r$/, '');
        }
        if (text.length >= most) return text;
      }
      return text === '' ? null : text;
    },
    async skip(count) {
      let left = count;
      while (left > 0 && (await fill())) {
        const step = Math.min(left, chunk.length - at);
        at += step;
        left -= step;
      }
    },
  };
}
