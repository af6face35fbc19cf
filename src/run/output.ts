/**
 * Where rendered bytes go: standard output, one file, or one file for each input. Files appear whole or not at all:
 * they are written beside their place, synced and renamed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  close,
  closeSync,
  copyFileSync,
  existsSync,
  fchmodSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  open,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  write,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Duplex, Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { CleanError } from '../errors.ts';
import { isGzipName, isZstdName } from './sniff.ts';
import { closeInput } from './source.ts';

const { createGzip } = zlib;

const writeAsync = promisify(write);
const openAsync = promisify(open);
const closeAsync = promisify(close);

/** Thrown when nobody reads what we write any more: the end of the run, and no error. */
export class ReaderGone extends Error {}

export interface Sink {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Everything was written: make it last. */
  readonly close: () => Promise<void>;
  /** The run failed: leave nothing behind. */
  readonly abandon: () => void;
}

export function outputError(error: unknown, file: string): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EPIPE') return new ReaderGone();
  const why: Readonly<Record<string, string>> = {
    ENOSPC: 'No room is left on the disk',
    EDQUOT: 'The quota of the disk is used up',
    EACCES: 'It may not be written',
    EPERM: 'It may not be written',
    EROFS: 'The file system is read-only',
    EISDIR: 'It is a directory',
    ENOENT: 'Its directory does not exist',
    EFBIG: 'The file becomes larger than allowed',
  };
  const reason = why[code ?? ''] ?? message;
  return new CleanError('E_OUTPUT', `Writing failed: ${reason}.`, { file }, { cause: error });
}

/** Pause before a full pipe that does not wait is tried again, in milliseconds. */
const RETRY_AFTER = 5;

/** Write all of the bytes, however many calls that takes. */
async function writeAll(descriptor: number, bytes: Uint8Array, file: string): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    try {
      const { bytesWritten } = await writeAsync(descriptor, bytes, written, bytes.length - written, null);
      written += bytesWritten;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw outputError(error, file);
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
    }
  }
}

/** Standard output. */
export function stdoutSink(): Sink {
  return {
    write: (bytes) => writeAll(1, bytes, '-'),
    close: async () => {},
    abandon: () => {},
  };
}

export interface FileOptions {
  /** Replace what is there. */
  readonly force: boolean;
  /** Suffix under which what was there is kept; `null`: it is not. */
  readonly backup: string | null;
}

/** Bytes of a name that leave room for what stands round it: file systems allow 255. */
const NAME_BYTES_MAX = 200;
const TEMPORARY_END = '.cleancopy.tmp';

/** Whether a name is one of those under which files are written before they are in their place. */
export function isTemporaryName(name: string): boolean {
  return name.startsWith('.') && name.endsWith(TEMPORARY_END);
}

/** A name beside the target that no other run uses at the same time. */
function temporaryName(path: string, attempt: number): string {
  const name = basename(path);
  const short = Buffer.byteLength(name) <= NAME_BYTES_MAX ? name : createHash('sha256').update(name).digest('hex');
  const number = attempt === 0 ? '' : `-${attempt}`;
  return join(dirname(path), `.${short}.${process.pid}${number}${TEMPORARY_END}`);
}

/** Files of dead runs that may be in the way: process numbers come again, in containers every time. */
const ATTEMPTS_MAX = 1000;

interface Temporary {
  readonly name: string;
  readonly descriptor: number;
}

/** A new file beside the target. */
function openTemporary(path: string): Temporary {
  for (let attempt = 0; ; attempt++) {
    const name = temporaryName(path, attempt);
    try {
      return { name, descriptor: openSync(name, 'wx', 0o666) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === ATTEMPTS_MAX) throw error;
    }
  }
}

/** What is left of a temporary file goes; the reason why it does is told, not why it cannot. */
function discard({ name, descriptor }: Temporary): void {
  for (const step of [() => closeSync(descriptor), () => rmSync(name, { force: true })]) {
    try {
      step();
    } catch {
      // Its name says what it is, and no run reads it.
    }
  }
}

function modeOf(path: string): number | undefined {
  try {
    return statSync(path).mode & 0o7777;
  } catch {
    return undefined;
  }
}

export function existsError(path: string): CleanError {
  return new CleanError('E_OUTPUT_EXISTS', 'The output is there already.', { file: path });
}

/** Close what has been written: some file systems say only then that they could not. */
function closeOutput(descriptor: number, path: string): void {
  try {
    closeSync(descriptor);
  } catch (error) {
    throw outputError(error, path);
  }
}

/** Sync a directory, so that a rename in it lasts. Some file systems cannot; then the rename is as good as it gets. */
function syncDirectory(path: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    fsyncSync(descriptor);
  } catch {
    // Not possible here.
  }
  if (descriptor !== undefined) closeInput(descriptor);
}

/** Put a finished temporary file in its place. */
function install(temporary: string, path: string, descriptor: number, { force, backup }: FileOptions): void {
  const mode = modeOf(path);
  if (mode !== undefined && !force) throw existsError(path);
  if (mode !== undefined) fchmodSync(descriptor, mode);
  fsyncSync(descriptor);
  if (mode !== undefined && backup !== null) copyFileSync(path, path + backup);
  renameSync(temporary, path);
  syncDirectory(dirname(path));
}

/**
 * A file that appears when it is complete.
 *
 * @throws CleanError E_OUTPUT_EXISTS, E_OUTPUT
 */
export function fileSink(path: string, options: FileOptions): Sink {
  if (!options.force && existsSync(path)) throw existsError(path);
  let temporary: Temporary;
  try {
    temporary = openTemporary(path);
  } catch (error) {
    throw outputError(error, path);
  }
  const { descriptor } = temporary;
  let isOpen = true;
  const abandon = () => {
    if (isOpen) discard(temporary);
    isOpen = false;
  };
  return {
    write: (bytes) => writeAll(descriptor, bytes, path),
    async close() {
      try {
        install(temporary.name, path, descriptor, options);
      } catch (error) {
        abandon();
        throw error instanceof CleanError ? error : outputError(error, path);
      }
      isOpen = false;
      closeOutput(descriptor, path);
    },
    abandon,
  };
}

/** What is at a path that is written to. A link is followed: what it leads to is written, the link stays. */
export function placeAt(path: string): { readonly kind: 'file' | 'directory' | 'device'; readonly path: string } {
  let status: Stats;
  try {
    status = statSync(path);
    if (status.isFile() && lstatSync(path).isSymbolicLink()) return { kind: 'file', path: realpathSync(path) };
  } catch {
    return { kind: 'file', path };
  }
  return { kind: status.isFile() ? 'file' : status.isDirectory() ? 'directory' : 'device', path };
}

/** A FIFO or a device: nothing is put in its place. It is opened without standing still, so that signals are heard. */
export function deviceSink(path: string): Sink {
  const opening = openAsync(path, 'w');
  opening.catch(() => {});
  const opened = async () => {
    try {
      return await opening;
    } catch (error) {
      throw outputError(error, path);
    }
  };
  return {
    write: async (bytes) => writeAll(await opened(), bytes, path),
    close: async () => closeAsync(await opened()),
    abandon: () => void opening.then(closeAsync).catch(() => {}),
  };
}

/** What compresses: bytes in, bytes out. */
interface Compressor {
  readonly input: Writable;
  readonly output: Readable;
  /** It has given all: say whether it did its work. */
  readonly finished: () => Promise<void>;
  readonly stop: () => void;
}

/** A sink behind a compressor. */
function compressingSink(sink: Sink, { input, output, finished, stop }: Compressor): Sink {
  let failure: { readonly error: unknown } | undefined;
  const fail = (error: unknown) => {
    failure ??= { error };
    stop();
  };
  const pump = (async () => {
    for await (const chunk of output) await sink.write(chunk as Buffer);
    await finished();
  })().catch(fail);
  // Why the compressor takes no more is told by what it says at its end.
  input.on('error', () => {});
  const check = () => {
    if (failure !== undefined) throw failure.error;
  };
  return {
    async write(bytes) {
      check();
      // The memory of the bytes is used again when this returns.
      if (!input.write(Buffer.from(bytes))) await Promise.race([once(input, 'drain').catch(() => pump), pump]);
      check();
    },
    async close() {
      input.end();
      await pump;
      check();
      await sink.close();
    },
    abandon() {
      stop();
      sink.abandon();
    },
  };
}

const CHUNK = { chunkSize: 256 * 1024 };

function streamCompressor(stream: Duplex): Compressor {
  return { input: stream, output: stream, finished: async () => {}, stop: () => stream.destroy() };
}

/** The system's zstd, for a Node without it. */
function systemZstd(file: string): Compressor {
  const child = spawn('zstd', ['-qc'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<string | null>((resolve) => {
    child.on('error', () => resolve('Neither this Node nor the system has zstd: use .gz'));
    child.on('close', (code) => resolve(code === 0 ? null : `zstd ended with ${code}`));
  });
  return {
    input: child.stdin,
    output: child.stdout,
    async finished() {
      const why = await ended;
      if (why !== null) throw new CleanError('E_OUTPUT', `Writing failed: ${why}.`, { file });
    },
    stop: () => child.kill(),
  };
}

/** A sink behind the compression that the name of a file tells. The same records are the same bytes: no time is written. */
export function sinkByName(sink: Sink, path: string): Sink {
  if (isGzipName(path)) return compressingSink(sink, streamCompressor(createGzip(CHUNK)));
  if (!isZstdName(path)) return sink;
  const { createZstdCompress } = zlib as unknown as { createZstdCompress?: typeof createGzip };
  if (createZstdCompress === undefined) return compressingSink(sink, systemZstd(path));
  return compressingSink(sink, streamCompressor(createZstdCompress(CHUNK)));
}

/** A file under way that a later run can go on with. */
export interface PartialSink extends Sink {
  /** Bytes that have been written, and are safe now. */
  readonly sync: () => number;
}

/** Where the output of a run with a journal grows. */
export function partialName(path: string): string {
  return `${path}.partial`;
}

/**
 * A file that grows beside its place, stays there when the run dies, and is put in its place when it is complete.
 *
 * @param size Bytes of it that are good; the rest is cut off.
 */
export function partialSink(path: string, options: FileOptions, size: number): PartialSink {
  if (!options.force && existsSync(path)) throw existsError(path);
  const partial = partialName(path);
  let descriptor: number;
  try {
    descriptor = openSync(partial, 'a');
    ftruncateSync(descriptor, size);
  } catch (error) {
    throw outputError(error, path);
  }
  let length = size;
  let isOpen = true;
  const abandon = () => {
    if (isOpen) closeInput(descriptor);
    isOpen = false;
  };
  return {
    async write(bytes) {
      await writeAll(descriptor, bytes, path);
      length += bytes.length;
    },
    sync() {
      try {
        fdatasyncSync(descriptor);
      } catch (error) {
        throw outputError(error, path);
      }
      return length;
    },
    async close() {
      try {
        install(partial, path, descriptor, options);
      } catch (error) {
        abandon();
        throw error instanceof CleanError ? error : outputError(error, path);
      }
      isOpen = false;
      closeOutput(descriptor, path);
    },
    abandon,
  };
}

/** Write one small file, whole or not at all. */
export function writeFileWhole(path: string, bytes: Uint8Array, options: FileOptions): void {
  if (!options.force && existsSync(path)) throw existsError(path);
  let temporary: Temporary | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    temporary = openTemporary(path);
    const { name, descriptor } = temporary;
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    install(name, path, descriptor, options);
  } catch (error) {
    if (temporary !== undefined) discard(temporary);
    throw error instanceof CleanError ? error : outputError(error, path);
  }
  closeOutput(temporary.descriptor, path);
}

/** Write one small text where the user says: a file of its own, whole or not at all, or a FIFO or device. */
export function writeTextTo(path: string, text: string): void {
  const place = placeAt(path);
  if (place.kind !== 'device') {
    writeFileWhole(place.path, Buffer.from(text), { force: true, backup: null });
    return;
  }
  try {
    writeFileSync(path, text);
  } catch (error) {
    const failure = outputError(error, path);
    if (!(failure instanceof ReaderGone)) throw failure;
  }
}
