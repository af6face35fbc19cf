/**
 * Resume: a file that says how far a run has come. Lines of JSON; the first tells which run it is, each other one a
 * point that is safe: all output up to it has been synced. A torn last line is cut off.
 *
 * Kill a run at any moment and start it again with the same journal: the output is that of one undisturbed run.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { CleanError } from '../errors.ts';
import { VERSION } from '../version.ts';
import { outputError } from './output.ts';
import type { RunOptions } from './run.ts';
import { closeInput } from './source.ts';
import type { Tally } from './tally.ts';

/** How much of the input is done: all inputs before `input`, and so many records (lines, values) of that one. */
export interface Position {
  readonly input: number;
  readonly record: number;
}

/** A point from which a run can go on. */
export interface Checkpoint extends Position {
  /** Digest of the paths of all inputs before this point, this one included. */
  readonly paths: string;
  /** Size and time of the input that was being read; `null` if it is no regular file. */
  readonly identity: string | null;
  /** Bytes of output. */
  readonly output: number;
  /** True: a record has been written, so that the next one comes after a separator. */
  readonly isBegun: boolean;
  readonly tally: Tally;
  /** True: nothing is left to do but the renaming. */
  readonly isComplete: boolean;
}

interface Header {
  readonly journal: 1;
  readonly version: string;
  readonly digest: string;
}

export interface Journal {
  /** True: an earlier run has begun. */
  readonly isResumed: boolean;
  /** Where to go on; `null`: at the beginning. */
  readonly last: Checkpoint | null;
  /** Whether it is time for a new checkpoint. */
  readonly isDue: () => boolean;
  /** Set down a checkpoint; the output up to it has been synced. */
  readonly add: (checkpoint: Checkpoint) => void;
  readonly close: () => void;
}

/** What decides about the output, in short. Threads and messages do not. */
export function digestOf(options: RunOptions): string {
  const { settings, format, ascii, fields, encoding, encodingErrors, maxRecord, maxDepth, maxRatio, keys } = options;
  const { everyLine, range, shard, paths, filesFrom, files0From, inputFormat, output, maxErrors, backup } = options;
  const work = { settings, format, ascii, fields, encoding, encodingErrors, maxRecord, maxDepth, maxRatio, keys };
  const whole = {
    ...work,
    everyLine,
    range,
    shard,
    paths,
    filesFrom,
    files0From,
    inputFormat,
    output,
    maxErrors,
    backup,
  };
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex').slice(0, 32);
}

/** Adds paths to a digest, one after the other. */
export function nextDigest(digest: string, path: string): string {
  return createHash('sha256').update(`${digest}\0${path}`).digest('hex').slice(0, 16);
}

/** Size and time of a regular file. */
export function identityOf(path: string): string | null {
  try {
    const status = statSync(path);
    return status.isFile() ? `${status.size}-${status.mtimeMs}` : null;
  } catch {
    return null;
  }
}

function journalError(message: string, file: string): CleanError {
  return new CleanError('E_JOURNAL', message, { file });
}

/** The whole lines of a journal, and where they end. */
function linesOf(path: string): { readonly lines: readonly string[]; readonly end: number } {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  return { lines: bytes.toString('utf8', 0, end).split('\n').slice(0, -1), end };
}

function isCheckpoint(row: unknown): row is Checkpoint {
  if (typeof row !== 'object' || row === null) return false;
  const { input, record, paths, output, tally } = row as Record<string, unknown>;
  const isCounted = typeof input === 'number' && typeof record === 'number' && typeof output === 'number';
  return isCounted && typeof paths === 'string' && typeof tally === 'object' && tally !== null;
}

/** The last line that is whole and true: what came after the output that is really there is not. */
function lastOf(lines: readonly string[], outputSize: number, path: string): Checkpoint | null {
  for (const line of lines.slice(1).reverse()) {
    let checkpoint: unknown;
    try {
      checkpoint = JSON.parse(line);
    } catch {
      throw journalError('The journal is damaged: a line of it is no JSON.', path);
    }
    if (!isCheckpoint(checkpoint)) throw journalError('The journal is damaged: a line of it is no checkpoint.', path);
    if (checkpoint.isComplete || checkpoint.output <= outputSize) return checkpoint;
  }
  return null;
}

/**
 * Open a journal, new or old.
 *
 * @param interval Milliseconds between two checkpoints, at least.
 * @param outputSize Bytes of unfinished output that are there.
 * @throws CleanError E_JOURNAL if it belongs to another run, E_OUTPUT if it cannot be written.
 */
export function openJournal(path: string, options: RunOptions, interval: number, outputSize: number): Journal {
  const header: Header = { journal: 1, version: VERSION, digest: digestOf(options) };
  let last: Checkpoint | null = null;
  let isResumed = false;
  let descriptor: number;
  try {
    if (existsSync(path) && statSync(path).size > 0) {
      const { lines, end } = linesOf(path);
      if (lines.length > 0) checkHeader(lines[0]!, header, path);
      last = lastOf(lines, outputSize, path);
      isResumed = lines.length > 0;
      descriptor = openSync(path, 'r+');
      ftruncateSync(descriptor, end);
      if (lines.length === 0) append(descriptor, header, 0);
    } else {
      descriptor = openSync(path, 'w');
      append(descriptor, header, 0);
    }
  } catch (error) {
    throw error instanceof CleanError ? error : outputError(error, path);
  }
  let time = performance.now();
  return {
    isResumed,
    last,
    isDue: () => performance.now() - time >= interval,
    add(checkpoint) {
      try {
        append(descriptor, checkpoint, statSync(path).size);
      } catch (error) {
        throw outputError(error, path);
      }
      time = performance.now();
    },
    close: () => closeInput(descriptor),
  };
}

function append(descriptor: number, row: Header | Checkpoint, position: number): void {
  const bytes = Buffer.from(`${JSON.stringify(row)}\n`);
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
  }
  fdatasyncSync(descriptor);
}

function checkHeader(line: string, wanted: Header, path: string): void {
  let found: Header;
  try {
    found = JSON.parse(line) as Header;
  } catch {
    throw journalError('This is no journal.', path);
  }
  if (found?.journal !== 1) throw journalError('This is no journal.', path);
  if (found.version !== wanted.version) {
    throw journalError(`The journal was made by version ${found.version}, this is ${wanted.version}.`, path);
  }
  if (found.digest !== wanted.digest) {
    throw journalError('The journal was made with other options, packs or inputs.', path);
  }
}

/**
 * Put finished output in its place, unless that was done before the run died.
 *
 * @param size Bytes that the run wrote. What has been cut or changed since is not its output.
 * @throws CleanError E_OUTPUT if there is none, E_JOURNAL if it is of another size.
 */
export function finishOutput(partial: string, target: string, size: number, journal: string): void {
  try {
    const path = existsSync(partial) ? partial : target;
    if (!existsSync(path)) throw new Error('the unfinished output has vanished');
    const found = statSync(path).size;
    if (found !== size) {
      throw journalError(`The run is finished and wrote ${size} bytes, but ${path} has ${found}.`, journal);
    }
    if (path === partial) renameSync(partial, target);
  } catch (error) {
    throw error instanceof CleanError ? error : outputError(error, target);
  }
}
