/** Outcomes to their place: all to one sink, or each input's to a file of its own. */

import { createHash } from 'node:crypto';
import { fstatSync, mkdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { CleanError } from '../errors.ts';
import type { Renderer } from '../render/table.ts';
import { fileSink, outputError, type Sink, stdoutSink, writeFileWhole } from './output.ts';
import type { Job, RegularInput, RunOptions } from './run.ts';
import { formatOfName, withoutCompression } from './sniff.ts';
import type { FailedRecord, Outcome, Part } from './work.ts';

export type OutputPlace =
  | { readonly kind: 'stdout' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'in-place' };

export interface Router {
  readonly put: (job: Job, outcome: Outcome | undefined) => Promise<void>;
  /** Keep a record that failed, where that is wished. */
  readonly quarantine: (failure: FailedRecord) => void;
  /** The end of a run: make the output last. */
  readonly close: () => Promise<void>;
  /** A run that was stopped: what is not complete goes, what went to a stream has gone. */
  readonly interrupt: () => Promise<void>;
  readonly abandon: () => void;
}

/** A sink with what a format puts before, between and after its records. */
interface Document {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly abandon: () => void;
}

function documentOf(sink: Sink, renderer: Renderer): Document {
  const { open, between, close } = renderer;
  let isBegun = false;
  const begin = async () => {
    if (!isBegun && open !== '') await sink.write(Buffer.from(open));
  };
  return {
    async write(bytes) {
      if (bytes.length === 0) return;
      if (isBegun && between !== '') await sink.write(Buffer.from(between));
      await begin();
      isBegun = true;
      await sink.write(bytes);
    },
    async close() {
      await begin();
      if (close !== '') await sink.write(Buffer.from(close));
      await sink.close();
    },
    abandon: sink.abandon,
  };
}

function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
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

/** Everything to one sink. */
function singleRouter(options: RunOptions, renderer: Renderer): Omit<Router, 'quarantine'> {
  const { output } = options;
  const isFile = output.kind === 'file';
  const target = isFile ? statusOf(output.path) : stdoutStatus();
  const document = documentOf(isFile ? fileSink(output.path, options) : stdoutSink(), renderer);
  return {
    async put({ inputs }, outcome) {
      if (outcome === undefined) return;
      if (target !== undefined) {
        for (const { path } of inputs) if (isSameFile(statusOf(path), target)) throw sameFileError(path);
      }
      await document.write(outcome.output);
    },
    close: document.close,
    // A stream ends as it would without a stop: what was written is a whole document.
    interrupt: async () => (isFile ? document.abandon() : document.close()),
    abandon: document.abandon,
  };
}

/** A file for each input. */
function separateRouter(options: RunOptions, renderer: Renderer): Omit<Router, 'quarantine'> {
  const { output } = options;
  const root = output.kind === 'directory' ? output.path : null;
  const written = new Set<string>();
  const checked = new Set<string>();
  let current: { document: Document; input: RegularInput; hasFailed: boolean } | undefined;

  /** Where the output of an input goes; the directory is there when this returns. */
  function targetOf({ path, name }: RegularInput): string {
    if (root === null) return path === '-' ? fail('Standard input cannot be changed in place.') : realpathSync(path);
    const target = join(root, outputName(name, renderer.extension));
    if (written.has(target)) fail(`Another input has been written to ${target} already.`);
    written.add(target);
    const directory = dirname(target);
    if (!checked.has(directory)) {
      try {
        mkdirSync(directory, { recursive: true });
      } catch (error) {
        throw outputError(error, directory);
      }
      const inside = `${realpathSync(root)}${sep}`;
      if (!`${realpathSync(directory)}${sep}`.startsWith(inside)) {
        fail(`${directory} leads outside the output directory.`);
      }
      checked.add(directory);
    }
    if (isSameFile(statusOf(path), statusOf(target))) throw sameFileError(path);
    return target;

    function fail(message: string): never {
      throw new CleanError('E_OUTPUT_PATH', message, { file: path });
    }
  }

  const fileOptions = root === null ? { ...options, force: true } : options;

  async function putParts(inputs: readonly RegularInput[], parts: readonly Part[], bytes: Buffer): Promise<void> {
    let start = 0;
    for (const [index, { length, hasFailed }] of parts.entries()) {
      const own = bytes.subarray(start, start + length);
      start += length;
      // A failed article leaves its file as it is, and has no text.
      if (hasFailed && (root === null || options.format === 'text')) continue;
      const { open, close } = renderer;
      const whole = Buffer.concat([Buffer.from(open), own, Buffer.from(close)]);
      writeFileWhole(targetOf(inputs[index]!), whole, fileOptions);
    }
  }

  async function finish(): Promise<void> {
    const done = current;
    current = undefined;
    if (done === undefined) return;
    if (done.hasFailed && root === null) done.document.abandon();
    else await done.document.close();
  }

  return {
    async put({ inputs, isLast }, outcome) {
      const [input] = inputs;
      if (outcome !== undefined && outcome.parts.length > 0) {
        await putParts(inputs, outcome.parts, outcome.output);
        return;
      }
      if (input === undefined) return;
      current ??= { document: documentOf(fileSink(targetOf(input), fileOptions), renderer), input, hasFailed: false };
      if (outcome !== undefined) {
        if (outcome.failures.length > 0) current.hasFailed = true;
        await current.document.write(outcome.output);
      }
      if (isLast) await finish();
    },
    close: finish,
    async interrupt() {
      current?.document.abandon();
    },
    abandon() {
      current?.document.abandon();
    },
  };
}

export function createRouter(options: RunOptions, renderer: Renderer): Router {
  const isSeparate = options.output.kind === 'directory' || options.output.kind === 'in-place';
  const router = isSeparate ? separateRouter(options, renderer) : singleRouter(options, renderer);
  return {
    ...router,
    quarantine(failure) {
      if (options.quarantine !== null) quarantineTo(options.quarantine, failure);
    },
  };
}
