/**
 * Bytes to text for one known encoding. UTF-8, UTF-16 and what Node decodes exactly go to Node; the rest goes to
 * iconv-lite, loaded at the first article that needs it, with its tables mended where they differ from the WHATWG
 * Encoding Standard.
 */
import { isAscii, isUtf8, transcode } from 'node:buffer';
import { createRequire } from 'node:module';
import type iconvLite from 'iconv-lite';
import { heldText, unitsFor } from './text/units.ts';

const require = createRequire(import.meta.url);
let iconv: typeof iconvLite | undefined;

function loadIconv(): typeof iconvLite {
  iconv ??= require('iconv-lite') as typeof iconvLite;
  return iconv;
}

/** Below this many bytes the plain decoder is quicker than a transcoding with its allocation. */
const TRANSCODE_MIN = 512;

/** View the same memory as a Buffer. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Decode bytes that are known to be valid UTF-8.
 *
 * Node 20 decodes UTF-8 beyond ASCII at a quarter of the speed at which it transcodes it to UTF-16.
 */
export function textOfUtf8(bytes: Uint8Array): string {
  const buffer = bufferOf(bytes);
  if (isAscii(buffer)) return buffer.toString('latin1');
  if (buffer.length < TRANSCODE_MIN) return buffer.toString('utf8');
  return transcode(buffer, 'utf8', 'ucs2').toString('utf16le');
}

/** Decode a long text that is known to be valid UTF-8 and is read by its units: see `heldText`. */
export function longTextOfUtf8(bytes: Uint8Array): string {
  const { length } = bytes;
  const units = unitsFor(length);
  let to = 0;
  for (let at = 0; at < length; ) {
    const byte = bytes[at++]!;
    if (byte < 0x80) {
      units[to++] = byte;
    } else {
      to = putSequence(bytes, at, byte, units, to);
      at += bytesBehind(byte);
    }
  }
  return heldText(to);
}

/** Bytes that follow the first one of a sequence of UTF-8. */
export const bytesBehind = (byte: number): number => (byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3);

/**
 * Write what a sequence of UTF-8 stands for: one unit, or two beyond the basic plane.
 *
 * @param at Offset of its second byte.
 * @param byte Its first byte.
 * @returns Where the next unit goes.
 */
export function putSequence(bytes: Uint8Array, at: number, byte: number, units: Uint16Array, to: number): number {
  if (byte < 0xe0) {
    units[to] = ((byte & 31) << 6) | (bytes[at]! & 63);
    return to + 1;
  }
  const low = ((bytes[at]! & 63) << 6) | (bytes[at + 1]! & 63);
  if (byte < 0xf0) {
    units[to] = ((byte & 15) << 12) | low;
    return to + 1;
  }
  const code = (((byte & 7) << 18) | (low << 6) | (bytes[at + 2]! & 63)) - 0x10000;
  units[to] = 0xd800 | (code >> 10);
  units[to + 1] = 0xdc00 | (code & 0x3ff);
  return to + 2;
}

/** The text of valid UTF-8, `undefined` if the bytes are something else. */
export function textOfStrictUtf8(bytes: Uint8Array): string | undefined {
  return isUtf8(bytes) ? textOfUtf8(bytes) : undefined;
}

/**
 * Where iconv-lite's single-byte tables differ from the indexes of the WHATWG Encoding Standard.
 *
 * `controls`: bytes 0x80–0x9F that stand for the control character of the same number; iconv-lite leaves them out.
 * `others`: pairs of byte and code point.
 */
const MENDS: Readonly<Record<string, { readonly controls?: string; readonly others?: readonly [number, number][] }>> = {
  'windows-874': { controls: '81 82 83 84 86 87 88 89 8a 8b 8c 8d 8e 8f 90 98 99 9a 9b 9c 9d 9e 9f' },
  'windows-1250': { controls: '81 83 88 90 98' },
  'windows-1251': { controls: '98' },
  'windows-1252': { controls: '81 8d 8f 90 9d' },
  'windows-1253': { controls: '81 88 8a 8c 8d 8e 8f 90 98 9a 9c 9d 9e 9f' },
  'windows-1254': { controls: '81 8d 8e 8f 90 9d 9e' },
  'windows-1255': { controls: '81 8a 8c 8d 8e 8f 90 9a 9c 9d 9e 9f' },
  'windows-1257': { controls: '81 83 88 8a 8c 90 98 9a 9c 9f' },
  'windows-1258': { controls: '81 8a 8d 8e 8f 90 9a 9d 9e' },
  'koi8-u': {
    others: [
      [0xae, 0x45e],
      [0xbe, 0x40e],
    ],
  },
  macintosh: {
    others: [
      [0xbd, 0x3a9],
      [0xdb, 0x20ac],
      [0xf0, 0xf8ff],
    ],
  },
  'x-mac-cyrillic': {
    others: [
      [0xa2, 0x490],
      [0xb6, 0x491],
      [0xff, 0x20ac],
    ],
  },
};

/** Names under which iconv-lite knows an encoding, where they are not ours. */
const ICONV_NAMES: Readonly<Record<string, string>> = {
  'iso-8859-8-i': 'iso-8859-8',
  'x-mac-cyrillic': 'maccyrillic',
  big5: 'big5hkscs',
  'euc-kr': 'cp949',
  gbk: 'gb18030',
};

const MULTI_BYTE: ReadonlySet<string> = new Set([
  'big5',
  'euc-jp',
  'euc-kr',
  'gb18030',
  'gbk',
  'shift_jis',
  'utf-32be',
  'utf-32le',
]);

const tables = new Map<string, Uint16Array>();

/** Code units of the 256 bytes of a single-byte encoding. */
function tableOf(encoding: string): Uint16Array {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const table = new Uint16Array(256);
  if (encoding === 'x-user-defined') {
    for (let byte = 0; byte < 256; byte++) table[byte] = byte < 0x80 ? byte : 0xf700 + byte;
  } else {
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const text = loadIconv().decode(all, ICONV_NAMES[encoding] ?? encoding, { stripBOM: false });
    for (let byte = 0; byte < 256; byte++) table[byte] = text.charCodeAt(byte);
    const mend = MENDS[encoding];
    for (const byte of mend?.controls?.split(' ') ?? []) table[Number.parseInt(byte, 16)] = Number.parseInt(byte, 16);
    for (const [byte, point] of mend?.others ?? []) table[byte] = point;
  }
  tables.set(encoding, table);
  return table;
}

function textOfSingleByte(bytes: Uint8Array, encoding: string): string {
  const table = tableOf(encoding);
  const units = new Uint16Array(bytes.length);
  for (let index = 0; index < bytes.length; index++) units[index] = table[bytes[index]!]!;
  return textOfUnits(units);
}

/** Little-endian machines only, as is everything that runs Node 20. */
function textOfUnits(units: Uint16Array): string {
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
}

const ESCAPE = 0x1b;
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;
const TILDE = 0x7e;

/**
 * ISO-2022-KR: seven-bit Korean between SO and SI. With the high bit set it is EUC-KR.
 */
function textOfIso2022Kr(bytes: Uint8Array): string {
  const plain: number[] = [];
  let korean = false;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!;
    if (byte === SHIFT_OUT) korean = true;
    else if (byte === SHIFT_IN) korean = false;
    else if (byte === ESCAPE && bytes[index + 1] === 0x24 && bytes[index + 2] === 0x29) index += 3;
    else if (byte === 0x0a) {
      // A line starts in ASCII, whatever the line before it forgot.
      korean = false;
      plain.push(byte);
    } else plain.push(korean && byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte);
  }
  return textOf(Uint8Array.from(plain), 'euc-kr');
}

/** HZ: seven-bit Chinese between `~{` and `~}`. With the high bit set it is GBK. */
function textOfHz(bytes: Uint8Array): string {
  const plain: number[] = [];
  let chinese = false;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!;
    const next = bytes[index + 1];
    if (byte === TILDE && next === 0x7b) {
      chinese = true;
      index++;
    } else if (byte === TILDE && next === 0x7d) {
      chinese = false;
      index++;
    } else if (byte === TILDE && next === TILDE && !chinese) {
      plain.push(TILDE);
      index++;
    } else if (byte === TILDE && next === 0x0a && !chinese) index++;
    else {
      if (byte === 0x0a) chinese = false;
      plain.push(chinese && byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte);
    }
  }
  return textOf(Uint8Array.from(plain), 'gbk');
}

// Johab packs three jamo of five bits each into two bytes. Index: the five bits. -1: not used, FILL: no jamo here.
const FILL = -2;
const INITIALS = [-1, FILL, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];
const MEDIALS = [
  -1,
  -1,
  FILL,
  0,
  1,
  2,
  3,
  4,
  -1,
  -1,
  5,
  6,
  7,
  8,
  9,
  10,
  -1,
  -1,
  11,
  12,
  13,
  14,
  15,
  16,
  -1,
  -1,
  17,
  18,
  19,
  20,
];
const FINALS = [
  -1,
  FILL,
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
  -1,
  17,
  18,
  19,
  20,
  21,
  22,
  23,
  24,
  25,
  26,
  27,
];
/** Compatibility jamo (offset from U+3130) of the initials and finals, for syllables that are not whole. */
const INITIAL_JAMO = [1, 2, 4, 7, 8, 9, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30];
const FINAL_JAMO = [
  0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22, 23, 24, 26, 27, 28, 29, 30,
];

/** One Hangul syllable or jamo of Johab; 0 if the two bytes are none. */
function johabHangul(pair: number): number {
  const initial = INITIALS[(pair >> 10) & 31]!;
  const medial = MEDIALS[(pair >> 5) & 31] ?? -1;
  const final = FINALS[pair & 31] ?? -1;
  if (initial === -1 || medial === -1 || final === -1) return 0;
  if (initial >= 0 && medial >= 0) return 0xac00 + (initial * 21 + medial) * 28 + Math.max(final, 0);
  if (initial >= 0 && final === FILL) return 0x3130 + INITIAL_JAMO[initial]!;
  if (medial >= 0 && final === FILL) return 0x314f + medial;
  if (initial === FILL && medial === FILL && final >= 0) return 0x3130 + FINAL_JAMO[final]!;
  return 0;
}

/** Johab (KS X 1001 annex 3). Symbols and Hanja are KS X 1001 in another order, hence EUC-KR after a sum. */
function textOfJohab(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index++) {
    const lead = bytes[index]!;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      continue;
    }
    const trail = bytes[index + 1] ?? 0;
    if (lead >= 0x84 && lead <= 0xd3) {
      const point = johabHangul((lead << 8) | trail);
      text += point === 0 ? '\ufffd' : String.fromCharCode(point);
      if (point !== 0 || trail >= 0x80) index++;
      continue;
    }
    const isTrail = (trail >= 0x31 && trail <= 0x7e) || (trail >= 0x91 && trail <= 0xfe);
    if (isTrail && ((lead >= 0xd9 && lead <= 0xde) || (lead >= 0xe0 && lead <= 0xf9))) {
      const row = lead < 0xe0 ? 2 * (lead - 0xd9) : 2 * lead - 0x197;
      const cell = trail < 0x91 ? trail - 0x31 : trail - 0x43;
      const wansung = [row + (cell < 94 ? 0 : 1) + 0xa1, (cell < 94 ? cell : cell - 94) + 0xa1];
      text += textOf(Uint8Array.from(wansung), 'euc-kr');
      index++;
      continue;
    }
    text += '\ufffd';
    if (trail >= 0x80) index++;
  }
  return text;
}

/**
 * Decode bytes by a named encoding; what cannot be decoded becomes U+FFFD. A BOM is not taken off.
 *
 * @param encoding A name from `encodingOf`.
 */
export function textOf(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8')
    return textOfStrictUtf8(bytes) ?? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (encoding === 'utf-16le' || encoding === 'utf-16be' || encoding === 'iso-2022-jp') {
    return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  }
  if (encoding === 'iso-2022-kr') return textOfIso2022Kr(bytes);
  if (encoding === 'hz-gb-2312') return textOfHz(bytes);
  if (encoding === 'johab') return textOfJohab(bytes);
  if (MULTI_BYTE.has(encoding)) {
    const text = loadIconv().decode(bufferOf(bytes), ICONV_NAMES[encoding] ?? encoding, { stripBOM: false });
    // Half a character (of UTF-32, of the rows of GB 18030 beyond Unicode) is damage; iconv-lite lets it through.
    return (text as string & { readonly toWellFormed: () => string }).toWellFormed();
  }
  return textOfSingleByte(bytes, encoding);
}
