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

/** What we use of unbzip2-stream: it decompresses within `write` and `end`. */
interface Unbzip2 {
  readonly on: (event: 'data' | 'error', listener: (value: never) => void) => void;
  readonly write: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

async function* piecesOfBzip2(loaded: unknown, feed: Feed): AsyncGenerator<Uint8Array> {
  const stream = (loaded as () => Unbzip2)();
  const made: Uint8Array[] = [];
  let failure: { readonly error: unknown } | undefined;
  stream.on('data', (bytes: Uint8Array) => {
    // What this throws ends the decompression and comes back as an error.
    feed.onMade(bytes.length);
    made.push(bytes);
  });
  stream.on('error', (error: Error) => {
    // Where bytes are missing, the package stumbles over the nothing in their place.
    failure ??= { error: error instanceof TypeError ? new Error('the end is missing') : error };
  });
  for (let isOver = false; !isOver; ) {
    const piece = await nextPiece(feed);
    isOver = piece.length === 0;
    if (isOver) stream.end();
    else stream.write(piece);
    yield* made.splice(0);
    if (failure !== undefined) throw failure.error;
  }
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
