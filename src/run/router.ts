/** Outcomes to their place: all to one sink, or each input's to a file of its own. */

import { createHash } from 'node:crypto';
import { existsSync, fstatSync, mkdirSync, realpathSync, type Stats } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { CleanError } from '../errors.ts';
import { printable, printableJson } from '../render/paint.ts';
import type { Renderer } from '../render/table.ts';
import {
  deviceSink,
  existsError,
  type FileOptions,
  fileSink,
  outputError,
  partialName,
  partialSink,
  type Sink,
  sinkByName,
  stdoutSink,
  writeFileWhole,
} from './output.ts';
import type { RunOptions } from './run.ts';
import { formatOfName, isWritableName, withoutCompression } from './sniff.ts';
import { statusOf } from './source.ts';
import type { Job, RegularInput } from './units.ts';
import type { FailedRecord, Outcome, Part } from './work.ts';

export type OutputPlace =
  | { readonly kind: 'stdout' }
  | { readonly kind: 'file'; readonly path: string }
  /** A FIFO or a device: it is written to as it is. */
  | { readonly kind: 'device'; readonly path: string }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'in-place' };

/** A point of the output that a later run can go on from. */
export interface Mark {
  /** Bytes that are safe. */
  readonly output: number;
  readonly isBegun: boolean;
}

export interface Router {
  readonly put: (job: Job, outcome: Outcome | undefined) => Promise<void>;
  /** Keep a record that failed, where that is wished. */
  readonly quarantine: (failure: FailedRecord) => void;
  /** Make safe what has been written; `undefined`: not possible between these two jobs. */
  readonly mark: () => Mark | undefined;
  /**
   * The end of a run: make the output last.
   *
   * @param onWritten Called when everything is written and safe, before it is put in its place.
   */
  readonly close: (onWritten?: (mark: Mark) => void) => Promise<void>;
  /** A run that was stopped: what is not complete goes, what went to a stream has gone. */
  readonly interrupt: () => Promise<void>;
  readonly abandon: () => void;
}

/** Where files are written: the disk, or nowhere. */
interface Files {
  readonly open: (path: string) => Sink;
  readonly writeWhole: (path: string, bytes: Uint8Array) => void;
}

function filesOnDisk(options: FileOptions): Files {
  return {
    open(path) {
      if (isWritableName(path)) return sinkByName(fileSink(path, options), path);
      throw new CleanError('E_OUTPUT_PATH', 'Of compressed files only .gz and .zst are written.', { file: path });
    },
    writeWhole: (path, bytes) => writeFileWhole(path, bytes, options),
  };
}

/** Says what would be written. */
function dryFiles({ force }: FileOptions): Files {
  const tell = (path: string, size: number) => process.stdout.write(`would write ${printable(path)} (${size} bytes)\n`);
  const checked = (path: string) => {
    if (path !== '-' && !force && existsSync(path)) throw existsError(path);
    return path;
  };
  return {
    open(path) {
      checked(path);
      let size = 0;
      return {
        async write(bytes) {
          size += bytes.length;
        },
        async close() {
          tell(path, size);
        },
        abandon: () => {},
      };
    },
    writeWhole: (path, bytes) => {
      tell(checked(path), bytes.length);
    },
  };
}

/** A sink with what a format puts before, between and after its records. */
interface Document {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly isBegun: () => boolean;
  /** Write what comes after the last record. */
  readonly end: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly abandon: () => void;
}

function documentOf(sink: Sink, renderer: Renderer, isContinued = false): Document {
  const { open, between, close } = renderer;
  let isBegun = isContinued;
  const begin = async () => {
    if (!isBegun && open !== '') await sink.write(Buffer.from(open));
  };
  return {
    isBegun: () => isBegun,
    async write(bytes) {
      if (bytes.length === 0) return;
      if (isBegun && between !== '') await sink.write(Buffer.from(between));
      await begin();
      isBegun = true;
      await sink.write(bytes);
    },
    async end() {
      await begin();
      if (close !== '') await sink.write(Buffer.from(close));
    },
    close: sink.close,
    abandon: sink.abandon,
  };
}

const isSameFile = (a: Stats | undefined, b: Stats | undefined): boolean =>
  a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;

export function sameFileError(path: string): CleanError {
  return new CleanError('E_SAME_FILE', 'Input and output are the same file.', { file: path });
}

/** File that standard output goes to, if it is one. */
function stdoutStatus(): Stats | undefined {
  try {
    const status = fstatSync(1);
    return status.isFile() ? status : undefined;
  } catch {
    return undefined;
  }
}

/** Name of the output of an input: its own, with the extension of the format in the place of a known one. */
export function outputName(name: string, extension: string): string {
  const plain = withoutCompression(name);
  if (formatOfName(plain) === undefined) return plain + extension;
  return plain.slice(0, plain.lastIndexOf('.')) + extension;
}

/** Keep what failed: the bytes as they came, and the reason beside them. */
function quarantineTo(directory: string, failure: FailedRecord): void {
  const { id, code, message, file, line, bytes } = failure;
  // The id comes from a document: it is never a file name. The same failure has the same name in every run.
  const name = createHash('sha256')
    .update(`${file}\0${line ?? ''}\0${id}`)
    .digest('hex')
    .slice(0, 16);
  const reason = `${JSON.stringify({ id, code, message, file: file ?? null, line: line ?? null })}\n`;
  const options = { force: true, backup: null };
  if (bytes !== undefined) writeFileWhole(join(directory, `${name}.raw`), bytes, options);
  writeFileWhole(join(directory, `${name}.json`), Buffer.from(reason), options);
}

function openSink({ output, isDryRun, format }: RunOptions, files: Files): Sink {
  if (output.kind === 'file') return files.open(output.path);
  if (isDryRun) return files.open('-');
  if (output.kind === 'device') return deviceSink(output.path);
  const sink = stdoutSink();
  if (process.stdout.isTTY !== true || !format.startsWith('json')) return sink;
  // Blocks hold whole records: no character is cut.
  return { ...sink, write: (bytes) => sink.write(Buffer.from(printableJson(Buffer.from(bytes).toString()))) };
}

/** Everything to one sink. */
function singleRouter(options: RunOptions, renderer: Renderer, files: Files, last: Mark | null): UnkeptRouter {
  const { output } = options;
  const isFile = output.kind === 'file';
  // Said before "it is there already", whose remedy would not help.
  const there = output.kind === 'file' && !options.force ? statusOf(output.path) : undefined;
  const own = there && options.paths.find((path) => isSameFile(statusOf(path), there));
  if (own !== undefined) throw sameFileError(own);
  const growing = isFile && options.journal !== null ? partialSink(output.path, options, last?.output ?? 0) : undefined;
  const sink = growing ?? openSink(options, files);
  const target = output.kind === 'stdout' ? stdoutStatus() : isFile ? statusOf(output.path) : undefined;
  const partial = growing === undefined || !isFile ? undefined : statusOf(partialName(output.path));
  const document = documentOf(sink, renderer, last?.isBegun);
  const mark = () => (growing === undefined ? undefined : { output: growing.sync(), isBegun: document.isBegun() });
  return {
    async put({ inputs }, outcome) {
      if (outcome === undefined) return;
      if (target !== undefined || partial !== undefined) {
        for (const { path } of inputs) {
          const status = statusOf(path);
          if (isSameFile(status, target) || isSameFile(status, partial)) throw sameFileError(path);
        }
      }
      await document.write(outcome.output);
    },
    mark,
    async close(onWritten) {
      await document.end();
      const end = mark();
      if (end !== undefined) onWritten?.(end);
      await document.close();
    },
    async interrupt() {
      // A stream ends as it would without a stop: what was written is a whole document.
      if (isFile) document.abandon();
      else {
        await document.end();
        await document.close();
      }
    },
    abandon: document.abandon,
  };
}

type UnkeptRouter = Omit<Router, 'quarantine'>;

/** A file for each input. */
function separateRouter(options: RunOptions, renderer: Renderer, files: Files): UnkeptRouter {
  const { output } = options;
  const root = output.kind === 'directory' ? output.path : null;
  const written = new Set<string>();
  const checked = new Set<string>();
  let current: { document: Document; input: RegularInput; hasFailed: boolean } | undefined;

  function refuse(path: string, message: string): never {
    throw new CleanError('E_OUTPUT_PATH', message, { file: path });
  }

  /** Make a directory below the root; a link on the way may lead out of it. */
  function makeDirectory(directory: string, inside: string, path: string): void {
    if (checked.has(directory)) return;
    mkdirSync(directory, { recursive: true });
    if (!`${realpathSync(directory)}${sep}`.startsWith(`${realpathSync(inside)}${sep}`)) {
      refuse(path, `${directory} leads outside the output directory.`);
    }
    checked.add(directory);
  }

  /** Where the output of an input goes; the directory is there when this returns. */
  function targetOf({ path, name }: RegularInput): string {
    try {
      if (root === null) return realpathSync(path);
      const target = join(root, outputName(name, renderer.extension));
      if (written.has(target)) refuse(path, `Another input has been written to ${target} already.`);
      written.add(target);
      if (!options.isDryRun) makeDirectory(dirname(target), root, path);
      if (isSameFile(statusOf(path), statusOf(target))) throw sameFileError(path);
      return target;
    } catch (error) {
      throw error instanceof CleanError ? error : outputError(error, path);
    }
  }

  async function putParts(inputs: readonly RegularInput[], parts: readonly Part[], bytes: Buffer): Promise<void> {
    let start = 0;
    for (const [index, { length, hasFailed }] of parts.entries()) {
      const own = bytes.subarray(start, start + length);
      start += length;
      // A failed article leaves its file as it is, and has no text.
      if (hasFailed && (root === null || options.format === 'text')) continue;
      const { open, close } = renderer;
      const whole = Buffer.concat([Buffer.from(open), own, Buffer.from(close)]);
      files.writeWhole(targetOf(inputs[index]!), whole);
    }
  }

  async function finish(): Promise<void> {
    const done = current;
    current = undefined;
    if (done === undefined) return;
    if (done.hasFailed && root === null) done.document.abandon();
    else {
      await done.document.end();
      await done.document.close();
    }
  }

  return {
    async put({ inputs, isLast }, outcome) {
      const [input] = inputs;
      if (outcome !== undefined && outcome.parts.length > 0) {
        await putParts(inputs, outcome.parts, outcome.output);
        return;
      }
      if (input === undefined) return;
      current ??= { document: documentOf(files.open(targetOf(input)), renderer), input, hasFailed: false };
      if (outcome !== undefined) {
        if (outcome.failures.length > 0) current.hasFailed = true;
        await current.document.write(outcome.output);
      }
      if (isLast) await finish();
    },
    mark: () => (current === undefined ? { output: 0, isBegun: false } : undefined),
    async close(onWritten) {
      await finish();
      onWritten?.({ output: 0, isBegun: false });
    },
    async interrupt() {
      current?.document.abandon();
    },
    abandon() {
      current?.document.abandon();
    },
  };
}

/** @param last Where the output of an earlier run ends; `null`: there is none. */
export function createRouter(options: RunOptions, renderer: Renderer, last: Mark | null): Router {
  const isSeparate = options.output.kind === 'directory' || options.output.kind === 'in-place';
  // What an earlier run wrote after its last checkpoint is written again.
  const force = options.force || options.output.kind === 'in-place' || last !== null;
  const fileOptions = { force, backup: options.backup };
  const files = options.isDryRun ? dryFiles(fileOptions) : filesOnDisk(fileOptions);
  const router = isSeparate ? separateRouter(options, renderer, files) : singleRouter(options, renderer, files, last);
  return {
    ...router,
    quarantine(failure) {
      if (options.quarantine !== null && !options.isDryRun) quarantineTo(options.quarantine, failure);
    },
  };
}
