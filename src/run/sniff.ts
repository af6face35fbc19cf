/** What a file holds: by its extension, else by its first bytes. */
import { byteOrderMarkOf } from '../decode-detect.ts';
import { textOf } from '../decode-tables.ts';
import { isMhtml } from './mhtml.ts';
import type { InputFormat } from './options.ts';

export type KnownFormat = Exclude<InputFormat, 'auto'>;

const EXTENSIONS: Readonly<Record<string, KnownFormat>> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  jl: 'jsonl',
  json: 'json',
  warc: 'warc',
  mhtml: 'mhtml',
  mht: 'mhtml',
};

const COMPRESSED = /\.(?:gz|gzip|zst|zstd|bz2|xz)$/i;

/** The path without the extension of a compression. */
export function withoutCompression(path: string): string {
  return path.replace(COMPRESSED, '');
}

export function isCompressedName(path: string): boolean {
  return COMPRESSED.test(path);
}

export function isGzipName(path: string): boolean {
  return /\.gz(?:ip)?$/i.test(path);
}

export function isZstdName(path: string): boolean {
  return /\.zstd?$/i.test(path);
}

/** Whether what the name says of compression can be written. */
export function isWritableName(path: string): boolean {
  return !isCompressedName(path) || isGzipName(path) || isZstdName(path);
}

/** The format that a path's extension says, if any. */
export function formatOfName(path: string): KnownFormat | undefined {
  const name = withoutCompression(path);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : EXTENSIONS[name.slice(dot + 1).toLowerCase()];
}

/** Bytes that are looked at. */
export const SNIFF_BYTES = 64 * 1024;

const HTML_START =
  /^<(?:!--|(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|meta|title|script|rss|feed|rdf:rdf|\?xml)\b)/i;

/** A line of a mail's head; nearly all texts are told from mails by their first few characters. */
const HEADER_START = /^[A-Za-z][A-Za-z-]{1,40}:[ \t]/;
/** What may yet become the first line of an archive. */
const ARCHIVE_PREFIX = /^(?:[A-Za-z][A-Za-z-]{0,40}:?|WARC\/[\d.]{0,10}\r?)$/;
const HEADERS_MAX = 8 * 1024;

/** The beginning without byte order mark and white space; what is not ASCII in it says nothing here. */
function beginning(head: Uint8Array): string {
  const mark = byteOrderMarkOf(head);
  const text =
    mark === undefined || mark.encoding === 'utf-8'
      ? Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')
      : textOf(head, mark.encoding);
  return text.replace(/^(?:\xef\xbb\xbf|\ufeff)/, '').trimStart();
}

/** Whether more bytes could change what `formatOfContent` says. */
export function isEnoughToSniff(head: Uint8Array): boolean {
  const start = beginning(head);
  if (start === '') return false;
  if (start[0] === '{') return start.includes('\n');
  if (ARCHIVE_PREFIX.test(start)) return false;
  if (HEADER_START.test(start)) return start.length >= HEADERS_MAX || /\n\r?\n/.test(start);
  return start[0] === '<' || start[0] === '[' ? start.length >= 64 || start.includes('\n') : true;
}

/** What only the source of a page opens with. */
const PAGE_START = /^(?:<!--[^>]{0,400}-->\s{0,20})?<(?:!doctype\s+html|html|rss|feed|rdf:rdf|\?xml)\b/i;
/** What every page has: a tag, a comment or a declaration. */
const TAG = /<[a-z/!?]/i;

/** What an article is whose name says `named`, where its content plainly says the other. */
export function formatOfArticle(named: 'text' | 'html', bytes: Uint8Array): 'text' | 'html' {
  const start = beginning(bytes.subarray(0, SNIFF_BYTES));
  if (named === 'text') return PAGE_START.test(start) ? 'html' : 'text';
  // Of a page that is longer, or in units of two bytes, the beginning says too little.
  return bytes.length <= SNIFF_BYTES && (byteOrderMarkOf(bytes) !== undefined || !bytes.includes(0)) && !TAG.test(start)
    ? 'text'
    : 'html';
}

/** What the first bytes look like; text if like nothing else. */
export function formatOfContent(head: Uint8Array): KnownFormat {
  const start = beginning(head);
  if (HTML_START.test(start)) return 'html';
  if (/^WARC\/\d+\.\d+\r?\n/.test(start)) return 'warc';
  if (HEADER_START.test(start) && isMhtml(Buffer.from(start, 'latin1'))) return 'mhtml';
  if (start[0] === '[' && /^\[\s{0,1000}(?:\{|\])/.test(start)) return 'json';
  if (start[0] !== '{') return 'text';
  if (!/^\{\s{0,1000}["}]/.test(start)) return 'text';
  const end = start.indexOf('\n');
  const first = (end < 0 ? start : start.slice(0, end)).trimEnd();
  // A record on a line of its own; a damaged one; or one so long that its end is not in sight.
  return isJson(first) || first.endsWith('}') || (end < 0 && first.length >= SNIFF_BYTES / 2) ? 'jsonl' : 'json';
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
