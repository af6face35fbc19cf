/**
 * Where bytes come from: files, standard input, and what is compressed in them. A source is opened, read to its end
 * into buffers of the reader's choice, and closed; it never holds more than a window.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, fstatSync, openSync, read, type Stats, statSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { CleanError } from '../errors.ts';
import { type ByteRange, MEBIBYTE } from './options.ts';
import { loadPackage, PACKAGES, UnknownVariant } from './packages.ts';

export interface ByteSource {
  /** Read at least one byte into the buffer from `offset` on; 0 at the end. What is there is given at once. */
  readonly readInto: (buffer: Uint8Array, offset: number) => Promise<number>;
  readonly close: () => void;
}

/** A source of the system: a file, a pipe, a terminal. */
export interface RawSource extends ByteSource {
  /** Offset of its first byte in the file. */
  readonly start: number;
  /** Make it end now, even while a read waits for bytes that may never come. */
  readonly cancel: () => void;
}

const readAsync = promisify(read);

/** Why the system would not read, in our codes. */
export function inputError(error: unknown, file: string): CleanError {
  const { code, message } = error as NodeJS.ErrnoException;
  const place = { file };
  const cause = { cause: error };
  if (code === 'ENOENT') {
    // Node reads names as UTF-8: what is none cannot be said to the system again.
    const why = file.includes('\ufffd') ? ' Its name seems to hold bytes that are not UTF-8: rename it.' : '';
    return new CleanError('E_NOT_FOUND', `There is no such file.${why}`, place, cause);
  }
  if (code === 'EACCES' || code === 'EPERM')
    return new CleanError('E_ACCESS', 'The file may not be read.', place, cause);
  if (code === 'ELOOP') return new CleanError('E_LOOP', 'Symbolic links lead round in a circle.', place, cause);
  return new CleanError('E_READ', `Reading failed: ${message}.`, place, cause);
}

/** What is at a path, if that can be told. */
export function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** What has been read to its end is read, whatever closing says. */
export function closeInput(descriptor: number): void {
  try {
    closeSync(descriptor);
  } catch {
    // Nothing is lost.
  }
}

/** A regular file, read by the thread pool. */
function descriptorSource(descriptor: number, name: string): RawSource {
  let isOpen = true;
  let isCancelled = false;
  return {
    start: 0,
    async readInto(buffer, offset) {
      if (isCancelled) return 0;
      try {
        const { bytesRead } = await readAsync(descriptor, buffer, offset, buffer.length - offset, null);
        return bytesRead;
      } catch (error) {
        throw inputError(error, name);
      }
    },
    cancel() {
      isCancelled = true;
    },
    close() {
      if (isOpen && descriptor > 2) closeInput(descriptor);
      isOpen = false;
    },
  };
}

/** Bytes that wait for the reader before the stream is stopped. */
const STREAM_WINDOW = MEBIBYTE;

/** A stream of Node: pipes, terminals, decompressors. */
export function streamSource(stream: Readable, name: string, errorOf = inputError): RawSource {
  const chunks: Uint8Array[] = [];
  let waiting = 0;
  let isEnded = false;
  let failure: unknown;
  let wake: (() => void) | undefined;
  const signal = () => {
    wake?.();
    wake = undefined;
  };
  stream.on('data', (chunk: Uint8Array) => {
    chunks.push(chunk);
    waiting += chunk.length;
    if (waiting >= STREAM_WINDOW) stream.pause();
    signal();
  });
  stream.on('end', () => {
    isEnded = true;
    signal();
  });
  stream.on('close', () => {
    isEnded = true;
    signal();
  });
  stream.on('error', (error) => {
    failure ??= error;
    signal();
  });
  return {
    start: 0,
    cancel: () => stream.destroy(),
    async readInto(buffer, offset) {
      while (chunks.length === 0 && !isEnded && failure === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      // What came before the damage is still good.
      if (chunks.length === 0 && failure !== undefined) throw errorOf(failure, name);
      let filled = offset;
      while (chunks.length > 0 && filled < buffer.length) {
        const chunk = chunks[0]!;
        const taken = Math.min(chunk.length, buffer.length - filled);
        buffer.set(taken === chunk.length ? chunk : chunk.subarray(0, taken), filled);
        if (taken === chunk.length) chunks.shift();
        else chunks[0] = chunk.subarray(taken);
        filled += taken;
      }
      waiting -= filled - offset;
      if (waiting < STREAM_WINDOW && stream.isPaused()) stream.resume();
      return filled - offset;
    },
    close() {
      stream.destroy();
    },
  };
}

/** The bytes of a source, piece by piece, in memory that is used again for each. */
export async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(STREAM_WINDOW / 4);
  for (let count = -1; count !== 0; ) {
    count = await source.readInto(buffer, 0);
    if (count > 0) yield buffer.subarray(0, count);
  }
}

/** A source with some bytes put back before it. */
function withHead(head: Uint8Array, source: ByteSource): ByteSource {
  let rest = head;
  return {
    async readInto(buffer, offset) {
      if (rest.length === 0) return source.readInto(buffer, offset);
      const taken = Math.min(rest.length, buffer.length - offset);
      buffer.set(rest.subarray(0, taken), offset);
      rest = rest.subarray(taken);
      return taken;
    },
    close: source.close,
  };
}

/** A source, and its first bytes for a look. */
export interface PeekedSource {
  readonly head: Uint8Array;
  readonly source: ByteSource;
}

/**
 * Look at the first bytes of a source without using them up.
 *
 * @param isEnough Told what has come; reading goes on until it says so, the buffer is full, or the source ends.
 */
export async function peek(
  source: ByteSource,
  size: number,
  isEnough: (head: Uint8Array) => boolean,
): Promise<PeekedSource> {
  const buffer = new Uint8Array(size);
  let filled = 0;
  while (filled < size && !isEnough(buffer.subarray(0, filled))) {
    const count = await source.readInto(buffer, filled);
    if (count === 0) break;
    filled += count;
  }
  const head = buffer.subarray(0, filled);
  return { head, source: withHead(head, source) };
}

export type Compression = 'gzip' | 'zstd' | 'bzip2' | 'xz';

const MAGIC: readonly (readonly [Compression, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
];

export const MAGIC_BYTES = 6;

/** How bytes are compressed, by their first ones. */
export function compressionOf(head: Uint8Array): Compression | undefined {
  const found = MAGIC.find(([name, magic]) => {
    // "BZh" may open an honest line; a block size digit and the magic of pi follow it in bzip2.
    if (name === 'bzip2' && head[4] !== 0x31) return false;
    return head.length >= magic.length && magic.every((byte, index) => head[index] === byte);
  });
  return found?.[0];
}

/** Chunks of a decompressor: larger ones than Node's own take a third of the time. */
const CHUNK = 256 * 1024;
/** A ratio says nothing about the first bytes. */
const RATIO_FROM = 16 * MEBIBYTE;

export function bombError(file: string, maxRatio: number): CleanError {
  return new CleanError('E_BOMB', `The data grow to more than ${maxRatio} times their size when decompressed.`, {
    file,
  });
}

function damagedError(error: unknown, file: string): CleanError {
  if (error instanceof CleanError) return error;
  const { message } = error as Error;
  return new CleanError(
    'E_COMPRESSED',
    `Compressed data are damaged or cut off: ${message}.`,
    { file },
    { cause: error },
  );
}

/** The decompressor of this Node. */
function decompressorOf(compression: 'gzip' | 'zstd'): NodeJS.ReadWriteStream & Readable {
  if (compression === 'gzip') return zlib.createGunzip({ chunkSize: CHUNK });
  const { createZstdDecompress } = zlib as unknown as { createZstdDecompress: typeof zlib.createGunzip };
  return createZstdDecompress({ chunkSize: CHUNK });
}

/** @param name Package that would help; `null`: none would. */
export function unreadableError(compression: Compression, file: string, name: string | null): CleanError {
  const install = name === null ? '' : ` Install what reads it: npm install ${name};`;
  return new CleanError(
    'E_COMPRESSION',
    `The input is compressed by ${compression}, which cannot be read here.${install}${install === '' ? ' Use' : ' or use'}: ${compression} -dc FILE | cleancopy -`,
    { file },
  );
}

/** Feed a decompressor from a source, and stop it when it swells. */
async function feed(source: ByteSource, sink: NodeJS.WritableStream, onBytes: (count: number) => void): Promise<void> {
  const buffer = new Uint8Array(CHUNK);
  for (;;) {
    const count = await source.readInto(buffer, 0);
    if (count === 0) break;
    onBytes(count);
    if (!sink.write(Buffer.from(buffer.subarray(0, count)))) await once(sink, 'drain');
  }
  sink.end();
}

/** The system's zstd, for a Node without it. */
function systemZstd(source: ByteSource, file: string, maxRatio: number): ByteSource {
  const child = spawn('zstd', ['-dcq'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  let isMissing = false;
  child.stderr.on('data', (chunk) => {
    complaint = (complaint + chunk).slice(-500);
  });
  child.on('error', () => {
    isMissing = true;
  });
  const status = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
    child.on('error', () => resolve(null));
  });
  child.stdin.on('error', () => {});
  let fed = 0;
  let given = 0;
  const fault = feed(source, child.stdin, (count) => {
    fed += count;
  }).then(
    () => undefined,
    (error: unknown) => {
      child.kill();
      return error;
    },
  );
  const output = streamSource(child.stdout, file);
  return {
    async readInto(buffer, offset) {
      const count = await output.readInto(buffer, offset);
      given += count;
      if (given > RATIO_FROM && given > fed * maxRatio) throw bombError(file, maxRatio);
      if (count > 0) return count;
      const code = await status;
      if (isMissing) throw unreadableError('zstd', file, null);
      const error =
        code === 0 ? await fault : ((await Promise.race([fault, undefined])) ?? new Error(complaint.trim()));
      if (error !== undefined) throw damagedError(error, file);
      return 0;
    },
    close() {
      child.kill();
      output.close();
      source.close();
    },
  };
}

/** A source that a package decompresses. */
function packageSource(source: ByteSource, compression: 'bzip2' | 'xz', file: string, maxRatio: number): ByteSource {
  const { name, piecesOf } = PACKAGES[compression];
  const loaded = loadPackage(name);
  if (loaded === undefined) throw unreadableError(compression, file, name);
  let fed = 0;
  let given = 0;
  const pieces = piecesOf(loaded, {
    source,
    onRead(count) {
      fed += count;
    },
    onMade(count) {
      given += count;
      if (given > RATIO_FROM && given > fed * maxRatio) throw bombError(file, maxRatio);
    },
  });
  let piece: Uint8Array = new Uint8Array(0);
  return {
    async readInto(buffer, offset) {
      while (piece.length === 0) {
        try {
          const { done, value } = await pieces.next();
          if (done === true) return 0;
          piece = value;
        } catch (error) {
          if (error instanceof UnknownVariant) throw unreadableError(compression, file, null);
          throw damagedError(error, file);
        }
      }
      const taken = Math.min(piece.length, buffer.length - offset);
      buffer.set(piece.subarray(0, taken), offset);
      piece = piece.subarray(taken);
      return taken;
    },
    close() {
      void pieces.return(undefined).catch(() => {});
      source.close();
    },
  };
}

/** What a compressed source holds. */
export function decompressed(source: ByteSource, compression: Compression, file: string, maxRatio: number): ByteSource {
  if (compression === 'bzip2' || compression === 'xz') return packageSource(source, compression, file, maxRatio);
  const hasZstd = 'createZstdDecompress' in zlib;
  if (compression === 'zstd' && !hasZstd) return systemZstd(source, file, maxRatio);
  const stream = decompressorOf(compression);
  let fed = 0;
  let given = 0;
  feed(source, stream, (count) => {
    fed += count;
  }).catch((error) => stream.destroy(error as Error));
  const output = streamSource(stream, file, damagedError);
  return {
    async readInto(buffer, offset) {
      const count = await output.readInto(buffer, offset);
      given += count;
      if (given > RATIO_FROM && given > fed * maxRatio) throw bombError(file, maxRatio);
      return count;
    },
    close() {
      output.close();
      source.close();
    },
  };
}

/** Standard input: a file is read like one, pipes and terminals by the event loop so that they can be left. */
export function openStdin(): RawSource {
  try {
    const status = fstatSync(0);
    // Node takes a directory for an empty stream; to read it as a file says what is wrong.
    if (status.isFile() || status.isDirectory()) return descriptorSource(0, '-');
  } catch (error) {
    throw inputError(error, '-');
  }
  return streamSource(process.stdin, '-');
}

/** A file, a FIFO or a device. */
export function openFile(path: string): RawSource {
  try {
    // To open a FIFO, and to read it in the thread pool, would wait for its writer, and no signal would be heard.
    const isFifo = statSync(path).isFIFO();
    const descriptor = openSync(path, isFifo ? constants.O_RDONLY | constants.O_NONBLOCK : 'r');
    if (isFifo || fstatSync(descriptor).isSocket())
      return streamSource(new Socket({ fd: descriptor, writable: false }), path);
    return descriptorSource(descriptor, path);
  } catch (error) {
    throw inputError(error, path);
  }
}

const LINE_FEED = 0x0a;

/**
 * The lines of a file whose first byte is in a range: what is before the first line that begins in it is skipped, and
 * the last line is read to its end.
 */
export async function openRange(path: string, { start, end }: ByteRange): Promise<RawSource> {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    throw inputError(error, path);
  }
  const read = async (buffer: Uint8Array, offset: number, position: number): Promise<number> => {
    try {
      return (await readAsync(descriptor, buffer, offset, buffer.length - offset, position)).bytesRead;
    } catch (error) {
      throw inputError(error, path);
    }
  };
  let position = await lineStartFrom(start, read);
  let isOver = position >= end;
  return {
    start: position,
    async readInto(buffer, offset) {
      if (isOver) return 0;
      const count = await read(buffer, offset, position);
      const from = Math.max(0, end - 1 - position);
      const fresh = Buffer.from(buffer.buffer, buffer.byteOffset + offset, count);
      const at = from < count ? fresh.indexOf(LINE_FEED, from) : -1;
      position += count;
      if (at < 0) return count;
      isOver = true;
      return at + 1;
    },
    cancel() {
      isOver = true;
    },
    close: () => closeInput(descriptor),
  };
}

type ReadAt = (buffer: Uint8Array, offset: number, position: number) => Promise<number>;

/** Offset of the first line that begins at or after an offset. */
async function lineStartFrom(offset: number, read: ReadAt): Promise<number> {
  if (offset === 0) return 0;
  const buffer = Buffer.allocUnsafe(64 * 1024);
  // The byte before tells whether a line begins just here.
  for (let position = offset - 1; ; ) {
    const count = await read(buffer, 0, position);
    const at = buffer.subarray(0, count).indexOf(LINE_FEED);
    if (at >= 0 || count === 0) return position + at + 1;
    position += count;
  }
}
