/**
 * Decompressors that neither Node nor we have: packages that are used where someone installed them. Each gives the bytes
 * piece by piece, or throws what the package says of damage.
 */
import { createRequire } from 'node:module';
import { ReadableStream, type ReadableStreamDefaultReader } from 'node:stream/web';
import type { ByteSource } from './source.ts';

const require = createRequire(import.meta.url);

/** Bytes that are decompressed at once. */
const PIECE = 64 * 1024;

/** Bytes after which it is asked whether enough has been made. */
const STEP = 64 * 1024;

/** Where the decompressor reads, and whom it tells how much it has read and made. */
export interface Feed {
  readonly source: ByteSource;
  readonly onRead: (count: number) => void;
  /** Throws when enough has been made. */
  readonly onMade: (count: number) => void;
}

export interface PackageInfo {
  readonly name: string;
  readonly piecesOf: (loaded: unknown, feed: Feed) => AsyncGenerator<Uint8Array>;
}

/** What the packages cannot read though it is well made. */
export class UnknownVariant extends Error {}

async function nextPiece({ source, onRead }: Feed): Promise<Buffer> {
  // It keeps what it is given, so each piece has a memory of its own.
  const buffer = Buffer.allocUnsafeSlow(PIECE);
  const count = await source.readInto(buffer, 0);
  onRead(count);
  return buffer.subarray(0, count);
}

/** What we use of unbzip2-stream: what its stream is made of. The stream itself holds a block as an array of numbers. */
interface Bzip2 {
  /** Size of a block, 1 to 9. */
  readonly header: (bits: BitReader) => number;
  /**
   * Decompress a block.
   *
   * @param buffer Memory for a block.
   * @returns The checksum so far; `null`: the end of the stream.
   */
  readonly decompress: (
    bits: BitReader,
    onByte: (byte: number) => void,
    buffer: Int32Array,
    size: number,
    checksum: number,
  ) => number | null;
}

interface BitReader {
  readonly bytesRead: number;
}

type BitReaderOf = (next: () => Uint8Array | undefined) => BitReader;

const BZIP2_UNIT = 100_000;
/** Compressed bytes of a block that are more than its plain ones. */
const BZIP2_MARGIN = 25_000;

async function* piecesOfBzip2(_loaded: unknown, feed: Feed): AsyncGenerator<Uint8Array> {
  const bzip2 = require('unbzip2-stream/lib/bzip2.js') as Bzip2;
  const bitReaderOf = require('unbzip2-stream/lib/bit_iterator.js') as BitReaderOf;
  const queue: Uint8Array[] = [];
  let given = 0;
  let bits: BitReader | undefined;
  /** Of the stream that is being read; 0: its header comes next. */
  let size = 0;
  let checksum: number | null = null;
  let memory = new Int32Array(0);
  let made: Buffer = Buffer.allocUnsafeSlow(STEP);
  let length = 0;
  const onByte = (byte: number) => {
    if (length === made.length) {
      // A block of 900 kB may hold 46 MB of one character.
      const larger = Buffer.allocUnsafeSlow(made.length * 2);
      made.copy(larger);
      made = larger;
    }
    made[length++] = byte;
    if (length % STEP === 0) feed.onMade(STEP);
  };
  const readBlock = (reader: BitReader) => {
    length = 0;
    if (size === 0) {
      size = bzip2.header(reader);
      checksum = 0;
      if (memory.length < BZIP2_UNIT * size) memory = new Int32Array(BZIP2_UNIT * size);
      return;
    }
    checksum = bzip2.decompress(reader, onByte, memory, BZIP2_UNIT * size, checksum!);
    feed.onMade(length % STEP);
    if (checksum === null) size = 0;
  };
  for (let isOver = false; !isOver; ) {
    const piece = await nextPiece(feed);
    isOver = piece.length === 0;
    if (!isOver) queue.push(piece);
    given += piece.length;
    if (given === 0) continue;
    bits ??= bitReaderOf(() => queue.shift());
    // A block is begun when all of it must be there.
    const enough = () => (isOver ? 1 : size === 0 ? 4 : BZIP2_MARGIN + BZIP2_UNIT * size - 1);
    while (given - bits.bytesRead >= enough()) {
      try {
        readBlock(bits);
      } catch (error) {
        // Where bytes are missing, the package stumbles over the nothing in their place.
        throw error instanceof TypeError ? new Error('the end is missing') : error;
      }
      if (length > 0) yield made.subarray(0, length);
    }
  }
  if (checksum !== null) throw new Error('the end is missing');
}

interface XzPackage {
  readonly XzReadableStream: new (input: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>;
}

/** Codes of XZ Embedded that mean another variant of the format than it knows. */
const XZ_UNKNOWN = /error code [346]$/;

async function* piecesOfXz(loaded: unknown, feed: Feed): AsyncGenerator<Uint8Array> {
  const { XzReadableStream } = loaded as XzPackage;
  const input = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await nextPiece(feed);
        if (piece.length === 0) controller.close();
        else controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
  const reader: ReadableStreamDefaultReader<Uint8Array> = new XzReadableStream(input).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      feed.onMade(value.length);
      yield value;
    }
  } catch (error) {
    const { message } = error as Error;
    if (XZ_UNKNOWN.test(message)) throw new UnknownVariant(message);
    throw /error code \d+$/.test(message) ? new Error('they do not decompress') : error;
  } finally {
    // The package works on one stream at a time: the next one waits for this.
    await reader.cancel().catch(() => {});
  }
}

export const PACKAGES: Readonly<Record<'bzip2' | 'xz', PackageInfo>> = {
  bzip2: { name: 'unbzip2-stream', piecesOf: piecesOfBzip2 },
  xz: { name: 'xz-decompress', piecesOf: piecesOfXz },
};

/** A package, if it is installed. */
export function loadPackage(name: string): unknown {
  try {
    return require(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
