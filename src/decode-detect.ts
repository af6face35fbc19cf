/**
 * What bytes say about their own encoding: byte order marks, declarations in HTML and XML, the shape of UTF-8, and as
 * the last resort statistics (jschardet, loaded at the first article that needs it).
 */
import { createRequire } from 'node:module';
import type { detect } from 'jschardet';
import { encodingOf } from './decode-labels.ts';

const require = createRequire(import.meta.url);

/** A byte order mark and its length. */
export interface ByteOrderMark {
  readonly encoding: string;
  readonly length: number;
}

/** A UTF-16 text that begins with NUL does not occur: UTF-32 comes first. */
const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
];

export function byteOrderMarkOf(bytes: Uint8Array): ByteOrderMark | undefined {
  for (const [encoding, mark] of MARKS) {
    // UTF-32 comes in fours.
    if (encoding === 'utf-32le' && bytes.length % 4 !== 0) continue;
    if (mark.every((byte, index) => bytes[index] === byte)) return { encoding, length: mark.length };
  }
  return undefined;
}

/** The standard looks at 1,024 bytes; real pages put comments and scripts before the declaration. */
const PRESCAN_BYTES = 4096;

const VALUE = /[ \t\n\r]*=[ \t\n\r]*(?:"([^"]*)"|'([^']*)'|([^ \t\r\n;"'/>]*))/y;

/** The value that follows `name=` at an offset, with or without quotes. */
function valueAt(text: string, start: number): string {
  VALUE.lastIndex = start;
  const value = VALUE.exec(text);
  return value?.[1] ?? value?.[2] ?? value?.[3] ?? '';
}

/** The encoding that a declaration means; as the standard says, a page whose ASCII can be read is no UTF-16. */
function meantBy(label: string): string | undefined {
  const encoding = encodingOf(label);
  if (encoding === undefined) return undefined;
  if (encoding.startsWith('utf-16') || encoding.startsWith('utf-32')) return 'utf-8';
  return encoding === 'x-user-defined' ? 'windows-1252' : encoding;
}

/**
 * The encoding that a page or XML file declares about itself; `undefined` if it does not, or names an unknown one.
 *
 *     <meta charset="big5">    <meta http-equiv=Content-Type content="text/html; charset=gb2312">
 *     <?xml version="1.0" encoding="windows-1251"?>
 */
export function declaredIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN_BYTES))
    .toString('latin1')
    .toLowerCase();
  const xml = head.slice(0, 64).trimStart();
  if (xml.startsWith('<?xml')) {
    const end = xml.indexOf('?>');
    const at = xml.indexOf('encoding');
    if (at >= 0 && (end < 0 || at < end)) {
      const encoding = meantBy(valueAt(xml, at + 'encoding'.length));
      if (encoding !== undefined) return encoding;
    }
  }
  let index = 0;
  while (index < head.length) {
    const open = head.indexOf('<', index);
    if (open < 0) return undefined;
    if (head.startsWith('<!--', open)) {
      const end = head.indexOf('-->', open + 2);
      if (end < 0) return undefined;
      index = end + 3;
      continue;
    }
    const close = head.indexOf('>', open);
    if (close < 0) return undefined;
    if (head.startsWith('<meta', open)) {
      const tag = head.slice(open, close + 1);
      const at = tag.indexOf('charset');
      const encoding = at < 0 ? undefined : meantBy(valueAt(tag, at + 'charset'.length));
      if (encoding !== undefined) return encoding;
    }
    index = close + 1;
  }
  return undefined;
}

/** How far bytes are UTF-8. */
export interface Utf8Shape {
  /** Whole characters of two bytes or more. */
  readonly whole: number;
  /** Places where a byte fits nowhere, or a character is cut short. */
  readonly broken: number;
}

/** Count whole and broken multi-byte characters of UTF-8. */
export function utf8ShapeOf(bytes: Uint8Array): Utf8Shape {
  let whole = 0;
  let broken = 0;
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index++]!;
    if (lead < 0x80) continue;
    const length =
      lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    let count = 0;
    while (count < length && ((bytes[index] ?? 0) & 0xc0) === 0x80) {
      count++;
      index++;
    }
    if (length > 0 && count === length) whole++;
    else broken++;
  }
  return { whole, broken };
}

/** A text in UTF-8 with some damage has far more whole characters than broken ones; legacy encodings have few. */
const WHOLE_FOR_BROKEN = 4;

export function isDamagedUtf8({ whole, broken }: Utf8Shape): boolean {
  return whole > 0 && whole >= WHOLE_FOR_BROKEN * broken;
}

/** Encodings in which news has been written. Without EBCDIC and the rare code pages false guesses get fewer. */
const CANDIDATES = (
  'ascii utf-8 utf-16 utf-16-be utf-16-le utf-32 utf-32-be utf-32-le ' +
  'big5hkscs cp932 shift_jis_2004 cp949 euc-kr euc-jis-2004 gb18030 hz-gb-2312 ' +
  'iso-2022-kr iso2022-jp-2 iso2022-jp-2004 iso2022-jp-ext johab koi8-r koi8-u tis-620 cp874 ' +
  'windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 ' +
  'iso-8859-1 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-9 iso-8859-10 ' +
  'iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 mac-cyrillic mac-roman ' +
  'cp437 cp737 cp775 cp850 cp852 cp855 cp857 cp858 cp862 cp866'
).split(' ');
/** Those left where bytes of 80 to 9F stand, which are controls in ISO 8859 and in no text. */
const WITH_C1 = CANDIDATES.filter((name) => !name.startsWith('iso-8859'));

/** Bytes that the detector gets to see. */
const WINDOW = 65_536;
/** Bytes for each byte beyond ASCII, from which on only what stands round those is looked at: menus and scripts say nothing. */
const SPARSE = 16;
/** Bytes of ASCII on either side of such a byte, for the context of words. */
const CONTEXT = 64;

let detector: typeof detect | undefined;

const isShift = (byte: number): boolean => byte === 0x1b || byte === 0;
const isHigh = (byte: number): boolean => byte >= 0x80;

/** What the detector sees: a window from the first byte that is not ASCII, or where those are few, what stands round them. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => isHigh(byte) || isShift(byte));
  // Fours keep the units of UTF-16 and UTF-32 together.
  const start = Math.max(0, first - CONTEXT) & ~3;
  const window = bytes.subarray(start, start + WINDOW);
  let high = 0;
  for (const byte of window) if (isHigh(byte)) high++;
  return high > 0 && high * SPARSE < window.length && !window.some(isShift) ? surroundings(bytes) : window;
}

/** The high bytes with what stands round each, from a blank or a mark of HTML to the next such, as far as there is room. */
function surroundings(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(WINDOW);
  let length = 0;
  let from = 0;
  while (length < WINDOW) {
    const next = bytes.subarray(from).findIndex(isHigh);
    if (next < 0) break;
    let start = Math.max(from, from + next - CONTEXT);
    while (start > from && start < from + next && !ENDS_WORD.has(bytes[start - 1]!)) start++;
    const soon = from + next + CONTEXT;
    let end = soon;
    while (end < soon + CONTEXT && end < bytes.length && !ENDS_WORD.has(bytes[end]!)) end++;
    const part = bytes.subarray(start, Math.min(end, start + WINDOW - length));
    sample.set(part, length);
    length += part.length;
    from = end;
  }
  return sample.subarray(0, length);
}

/** The one control of 80 to 9F that old texts hold: it ends a line. */
const NEXT_LINE = 0x85;

/** Line feed, blank, `<` and `>`: no character of several bytes ends in one of them in any encoding of the candidates. */
const ENDS_WORD: ReadonlySet<number> = new Set([0x0a, 0x20, 0x3c, 0x3e]);

/**
 * The most likely encoding, `undefined` if the bytes look like no text.
 */
export function guessedFrom(bytes: Uint8Array): string | undefined {
  detector ??= (require('jschardet') as { detect: typeof detect }).detect;
  const sample = sampleOf(bytes);
  const hasC1 = sample.some((byte) => byte >= 0x80 && byte <= 0x9f && byte !== NEXT_LINE);
  const { encoding } = detector(sample, { detectEncodings: hasC1 ? WITH_C1 : CANDIDATES });
  return encoding === null ? undefined : encodingOf(encoding);
}
