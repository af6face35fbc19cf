/** Streams of JSON in encodings whose line feed is not one byte (UTF-16, UTF-32), as UTF-8; and the mark of UTF-8 off. */
import { createRequire } from 'node:module';
import { StringDecoder } from 'node:string_decoder';
import type iconvLite from 'iconv-lite';
import { byteOrderMarkOf } from '../decode-detect.ts';
import { encodingOf } from '../decode-labels.ts';
import { type ByteSource, peek } from './source.ts';

const require = createRequire(import.meta.url);

/** Bytes of the longest byte order mark. */
const MARK_BYTES = 4;
const CHUNK = 64 * 1024;

const isWide = (encoding: string | undefined): encoding is string => /^utf-(?:16|32)/.test(encoding ?? '');

interface Decoder {
  readonly write: (bytes: Buffer) => string;
  readonly end: () => string | undefined;
}

function decoderOf(encoding: string): Decoder {
  if (encoding === 'utf-16le') return new StringDecoder('utf16le');
  const iconv = require('iconv-lite') as typeof iconvLite;
  return iconv.getDecoder(encoding, { stripBOM: false }) as unknown as Decoder;
}

/** A wide source as UTF-8. */
function recoded(source: ByteSource, encoding: string): ByteSource {
  const decoder = decoderOf(encoding);
  const input = Buffer.allocUnsafeSlow(CHUNK);
  let rest = Buffer.alloc(0);
  let isOver = false;
  // A character of two units may be cut by the end of a chunk; half of it cannot be written as UTF-8.
  let half = '';
  const withoutHalf = (text: string): string => {
    const last = text.charCodeAt(text.length - 1);
    half = last >= 0xd800 && last < 0xdc00 ? text.at(-1)! : '';
    return half === '' ? text : text.slice(0, -1);
  };
  return {
    async readInto(buffer, offset) {
      while (rest.length === 0 && !isOver) {
        const count = await source.readInto(input, 0);
        isOver = count === 0;
        rest = Buffer.from(
          isOver ? half + (decoder.end() ?? '') : withoutHalf(half + decoder.write(input.subarray(0, count))),
        );
      }
      const taken = Math.min(rest.length, buffer.length - offset);
      buffer.set(rest.subarray(0, taken), offset);
      rest = rest.subarray(taken);
      return taken;
    },
    close: source.close,
  };
}

/**
 * The source of JSON records without byte order mark, and in UTF-8 if it was wide. Encodings that extend ASCII stay as
 * they are: their lines are decoded one by one.
 *
 * @param label What the user says, or `null`.
 */
export async function inUtf8(source: ByteSource, label: string | null): Promise<ByteSource> {
  const { head, source: peeked } = await peek(source, MARK_BYTES, (bytes) => bytes.length > 0 && !mayBeMark(bytes));
  const mark = byteOrderMarkOf(head);
  const forced = label === null ? undefined : encodingOf(label);
  const encoding = mark?.encoding ?? forced;
  if (mark !== undefined) await skip(peeked, mark.length);
  return isWide(encoding) ? recoded(peeked, encoding) : peeked;
}

/** Whether bytes may be the beginning of a mark; NULs open UTF-32BE. */
function mayBeMark(bytes: Uint8Array): boolean {
  return [0xef, 0xff, 0xfe, 0x00].includes(bytes[0]!);
}

async function skip(source: ByteSource, count: number): Promise<void> {
  const bytes = new Uint8Array(count);
  for (let done = 0; done < count; ) done += await source.readInto(bytes, done);
}
