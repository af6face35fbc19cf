/**
 * A run: inputs to units, units to rendered bytes, bytes to their place, in order.
 *
 *     inputs.ts ─► source.ts ─► split.ts | values.ts ─► work.ts (here or in workers) ─► router.ts ─► output.ts
 *
 * Read work.ts next: it holds all that happens to a record. Nothing here knows what an article is.
 */
import { CleanError, ERRORS, EXIT } from '../errors.ts';
import { renderers } from '../render/table.ts';
import { createHalt, inOrder } from './executor.ts';
import { type Input, type InputOptions, inputsOf } from './inputs.ts';
import { type BufferPool, createBufferPool } from './memory.ts';
import { BLOCK, type InputFormat, type WorkOptions } from './options.ts';
import { type FileOptions, ReaderGone } from './output.ts';
import { poolCrew } from './pool.ts';
import { inUtf8 } from './recode.ts';
import { codedError, type Reporter } from './report.ts';
import { createRouter, type OutputPlace } from './router.ts';
import { formatOfContent, formatOfName, isCompressedName, isEnoughToSniff, SNIFF_BYTES } from './sniff.ts';
import { soloCrew } from './solo.ts';
import { type ByteSource, compressionOf, decompressed, MAGIC_BYTES, openFile, openStdin, peek } from './source.ts';
import { type Block, blocksOf } from './split.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import { type ValueBlock, valuesOf } from './values.ts';
import { type ArticleFile, type FailedRecord, type Outcome, tooLargeError, type Unit } from './work.ts';

export interface RunOptions extends WorkOptions, InputOptions, FileOptions {
  readonly inputFormat: InputFormat;
  readonly output: OutputPlace;
  /** Threads that work on records; 1: the main thread does it. */
  readonly jobs: number;
  /** File that starts a worker; `null`: there is none, and no threads. */
  readonly program: string | null;
  /** Records that may fail before the run is ended; `null`: any number. */
  readonly maxErrors: number | null;
}

/** A unit, and the inputs that it comes from. */
export interface Job {
  readonly unit: Unit | null;
  readonly inputs: readonly RegularInput[];
  /** True: nothing more comes from these inputs. */
  readonly isLast: boolean;
}

export type RegularInput = Extract<Input, { name: string }>;

/** Files of a batch: enough to make handing it over cheap, few enough to come out soon. */
const FILES_A_BATCH = 64;

/** What a signal has asked for. */
export interface Stop {
  readonly isRequested: () => boolean;
  /** Called once when it is requested. */
  readonly onRequest: (listener: () => void) => void;
}

const reasonOf = (error: unknown, path: string): Extract<Unit, { kind: 'failure' }>['failure'] => {
  const coded = codedError(error);
  return { id: path, code: coded.code, message: coded.message, file: path };
};

/** Units of one input that has to be read as a stream. */
async function* unitsOfStream(
  input: RegularInput,
  options: RunOptions,
  buffers: BufferPool,
  stop: Stop,
): AsyncGenerator<Unit> {
  const { path } = input;
  const { maxRecord, maxRatio } = options;
  let source: ByteSource | undefined;
  try {
    source = path === '-' ? openStdin() : openFile(path);
    const opened = source;
    stop.onRequest(() => opened.close());
    const magic = await peek(source, MAGIC_BYTES, (head) => head.length > 0 && !mayBeMagic(head));
    const compression = compressionOf(magic.head);
    source = compression === undefined ? magic.source : decompressed(magic.source, compression, path, maxRatio);
    let format = options.inputFormat === 'auto' ? formatOfName(path) : options.inputFormat;
    if (format === undefined) {
      const sniffed = await peek(source, SNIFF_BYTES, isEnoughToSniff);
      source = sniffed.source;
      format = formatOfContent(sniffed.head);
    }
    if (format === 'text' || format === 'html') {
      const bytes = await readAll(source, maxRecord);
      if (!stop.isRequested()) yield { kind: 'article', bytes, id: path, format };
      return;
    }
    source = await inUtf8(source, options.encoding);
    const blocks = format === 'jsonl' ? blocksOf(source, buffers, maxRecord) : valuesOf(source, buffers, maxRecord);
    for await (const block of blocks) {
      if (stop.isRequested()) return;
      yield unitOfBlock(block, path, maxRecord);
    }
  } catch (error) {
    if (!stop.isRequested()) yield { kind: 'failure', failure: reasonOf(error, path) };
  } finally {
    source?.close();
  }
}

/** The shortest magic has two bytes; none is a prefix of honest text of more than that. */
function mayBeMagic(head: Uint8Array): boolean {
  return head.length < MAGIC_BYTES && [0x1f, 0x28, 0x42, 0xfd].includes(head[0]!);
}

function unitOfBlock(block: Block | ValueBlock, path: string, maxRecord: number): Unit {
  if (block.kind === 'lines') return { kind: 'lines', bytes: block.bytes, name: path, line: block.line };
  if (block.kind === 'values') return { ...block, name: path };
  const line = 'line' in block ? block.line : block.first;
  const { message } = tooLargeError('record', maxRecord);
  return { kind: 'failure', failure: { id: `${path}#${line}`, code: 'E_TOO_LARGE', message, file: path, line } };
}

/** A whole article. */
async function readAll(source: ByteSource, limit: number): Promise<Buffer> {
  let buffer = Buffer.allocUnsafeSlow(64 * 1024);
  let filled = 0;
  for (;;) {
    const count = await source.readInto(buffer, filled);
    if (count === 0) return buffer.subarray(0, filled);
    filled += count;
    if (filled > limit) {
      throw tooLargeError('file', limit);
    }
    if (filled === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
  }
}

/** All units of a run, in the order of their output. */
async function* jobsOf(options: RunOptions, buffers: BufferPool, stop: Stop): AsyncGenerator<Job> {
  const isSeparate = options.output.kind === 'directory' || options.output.kind === 'in-place';
  let batch: { file: ArticleFile; input: RegularInput }[] = [];
  const flush = (): Job[] => {
    if (batch.length === 0) return [];
    const files = batch.map(({ file }) => file);
    const inputs = batch.map(({ input }) => input);
    batch = [];
    return [{ unit: { kind: 'files', files, isSeparate }, inputs, isLast: true }];
  };
  for (const input of inputsOf(options)) {
    if (stop.isRequested()) return;
    if ('error' in input) {
      yield* flush();
      yield { unit: { kind: 'failure', failure: reasonOf(input.error, input.path) }, inputs: [], isLast: true };
      continue;
    }
    const format = options.inputFormat === 'auto' ? formatOfName(input.path) : options.inputFormat;
    const isArticle = format === 'text' || format === 'html';
    if (isArticle && input.isRegular && !isCompressedName(input.path)) {
      batch.push({ file: { path: input.path, id: input.path, format }, input });
      if (batch.length === FILES_A_BATCH) yield* flush();
      continue;
    }
    yield* flush();
    for await (const unit of unitsOfStream(input, options, buffers, stop)) {
      yield { unit, inputs: [input], isLast: false };
    }
    yield { unit: null, inputs: [input], isLast: true };
  }
  yield* flush();
}

/** The part of the options that workers need: a list of a million paths is not among them. */
function workOptionsOf({ paths, filesFrom, files0From, output, ...options }: RunOptions): WorkOptions {
  return options;
}

export interface RunResult {
  readonly tally: Tally;
  readonly exit: number;
}

/** What is left of an outcome when the n-th failure ends the run. */
function cutAfter(outcome: Outcome, failures: number): Outcome {
  const kept = outcome.failures.slice(0, failures);
  const { part, at } = kept.at(-1)!;
  if (outcome.parts.length > 0) return { ...outcome, failures: kept, parts: outcome.parts.slice(0, part + 1) };
  return { ...outcome, failures: kept, output: outcome.output.subarray(0, at) };
}

/** Exit status of a run that came to its end. */
function exitOf(tally: Tally): number {
  if (tally.failed === 0) return EXIT.ok;
  // Nothing at all could be read: that is another thing than one bad record.
  const codes = Object.keys(tally.errors) as (keyof typeof ERRORS)[];
  const isUnreadable = tally.records === 0 && codes.every((code) => ERRORS[code].exit === EXIT.input);
  return isUnreadable ? EXIT.input : EXIT.records;
}

/**
 * Run to the end, to the first fatal error, or to a stop.
 *
 * @returns Counts and exit status. A reader that goes away is a good end.
 * @throws CleanError for what ends a run: unwritable output, too many errors.
 */
export async function run(options: RunOptions, reporter: Reporter, stop: Stop): Promise<RunResult> {
  const hasThreads = options.jobs > 1 && options.program !== null;
  const buffers = createBufferPool(BLOCK, hasThreads);
  const { spanUnit } = options.settings;
  const router = createRouter(options, renderers[options.format]({ spanUnit, ascii: options.ascii }));
  const crew =
    hasThreads && options.program !== null
      ? poolCrew(workOptionsOf(options), options.jobs, options.program, buffers)
      : soloCrew(options, buffers);
  const halt = createHalt(stop);
  const tally = emptyTally();
  const limit = options.maxErrors ?? Number.POSITIVE_INFINITY;

  async function settle(job: Job, outcome: Outcome | undefined): Promise<void> {
    if (outcome === undefined) {
      await router.put(job, undefined);
      return;
    }
    const left = limit - tally.failed;
    const isOver = outcome.failures.length >= left;
    const kept = isOver ? cutAfter(outcome, Math.max(left, 1)) : outcome;
    await router.put(job, kept);
    addTally(tally, outcome.tally);
    for (const failure of kept.failures) report(failure);
    if (isOver) {
      await router.close();
      const message = limit === 1 ? 'The first error ends the run.' : `${limit} records failed.`;
      throw new CleanError('E_TOO_MANY_ERRORS', message);
    }
  }

  function report(failure: FailedRecord): void {
    reporter.failure(failure);
    router.quarantine(failure);
  }

  try {
    await inOrder(jobsOf(options, buffers, halt), crew, settle, halt);
    if (stop.isRequested()) await router.interrupt();
    else await router.close();
    return { tally, exit: exitOf(tally) };
  } catch (error) {
    router.abandon();
    if (error instanceof ReaderGone) return { tally, exit: EXIT.ok };
    throw error;
  } finally {
    await crew.close();
  }
}
