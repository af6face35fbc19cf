/**
 * Inputs to units: which files are streams and which go in batches, what a stream holds, and how far a run has come
 * with each unit.
 */
import { CleanError } from '../errors.ts';
import { mhtmlStep, warcSteps } from './archive.ts';
import { type Input, inputsOf } from './inputs.ts';
import { identityOf, nextDigest, type Position } from './journal.ts';
import type { BufferPool } from './memory.ts';
import { inUtf8 } from './recode.ts';
import { codedError } from './report.ts';
import type { RunOptions } from './run.ts';
import {
  formatOfContent,
  formatOfName,
  isCompressedName,
  isEnoughToSniff,
  type KnownFormat,
  SNIFF_BYTES,
} from './sniff.ts';
import {
  type ByteSource,
  compressionOf,
  decompressed,
  MAGIC_BYTES,
  openFile,
  openRange,
  openStdin,
  peek,
  piecesOf,
} from './source.ts';
import { type Block, blocksOf } from './split.ts';
import type { Stop } from './stop.ts';
import { type ValueBlock, valuesOf } from './values.ts';
import { entriesOfWarc } from './warc.ts';
import { type ArticleFile, type Reason, type Step, tooLargeError, type Unit } from './work.ts';

/** Where a run stands after a job. */
export interface Progress extends Position {
  /** Digest of the paths of all inputs that have been begun. */
  readonly paths: string;
  /** Size and time of the input that is being read. */
  readonly identity: string | null;
}

/** A unit, and the inputs that it comes from. */
export interface Job {
  /** `null`: nothing is to be done, but something is told. */
  readonly unit: Unit | null;
  readonly inputs: readonly RegularInput[];
  /** True: nothing more comes from these inputs. */
  readonly isLast: boolean;
  readonly after: Progress;
}

export type RegularInput = Extract<Input, { name: string }>;

/** Files of a batch: enough to make handing it over cheap, few enough to come out soon. */
const FILES_A_BATCH = 64;

function reasonOf(error: unknown, path: string): Reason {
  const { code, message } = codedError(error);
  return { id: path, code, message, file: path };
}

/** The shortest magic has two bytes; none is a prefix of honest text of more than that. */
function mayBeMagic(head: Uint8Array): boolean {
  return head.length < MAGIC_BYTES && [0x1f, 0x28, 0x42, 0xfd].includes(head[0]!);
}

/** A stream without its compression, and what it holds. */
async function opened(
  path: string,
  raw: ByteSource,
  { inputFormat, maxRatio, range }: RunOptions,
): Promise<{ readonly source: ByteSource; readonly format: KnownFormat }> {
  const magic = await peek(raw, MAGIC_BYTES, (head) => head.length > 0 && !mayBeMagic(head));
  const compression = compressionOf(magic.head);
  if (compression !== undefined && range !== null) {
    throw new CleanError('E_OPTION_CONFLICT', 'A part of compressed input cannot be read; leave --bytes out.', {
      file: path,
    });
  }
  const source = compression === undefined ? magic.source : decompressed(magic.source, compression, path, maxRatio);
  const format = inputFormat === 'auto' ? formatOfName(path) : inputFormat;
  if (format !== undefined) return { source, format };
  const sniffed = await peek(source, SNIFF_BYTES, isEnoughToSniff);
  return { source: sniffed.source, format: formatOfContent(sniffed.head) };
}

/** A whole article. */
async function readAll(source: ByteSource, limit: number): Promise<Buffer> {
  let buffer = Buffer.allocUnsafeSlow(64 * 1024);
  let filled = 0;
  for (;;) {
    const count = await source.readInto(buffer, filled);
    if (count === 0) return buffer.subarray(0, filled);
    filled += count;
    if (filled > limit) throw tooLargeError('file', limit);
    if (filled === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
  }
}

function stepOf(block: Block | ValueBlock, path: string, { maxRecord, range }: RunOptions): Step {
  if (block.kind === 'lines') {
    const { bytes, line, lines, end } = block;
    const offset = range === null ? {} : { offset: end - bytes.length };
    return { unit: { kind: 'lines', bytes, name: path, line, ...offset }, record: line + lines - 1 };
  }
  if (block.kind === 'values') {
    return { unit: { ...block, name: path }, record: block.first + block.ends.length - 1 };
  }
  const line = 'line' in block ? block.line : block.first;
  const { message } = tooLargeError('record', maxRecord);
  const failure: Reason = { id: `${path}#${line}`, code: 'E_TOO_LARGE', message, file: path, line };
  return { unit: { kind: 'failure', failure }, record: line };
}

/** A unit without the records that are done; `undefined` if all are. */
function rest({ unit, record }: Step, done: number): Unit | undefined {
  if (record <= done) return undefined;
  if (unit.kind === 'lines' && unit.line <= done) {
    let start = 0;
    for (let line = unit.line; line <= done; line++) start = unit.bytes.indexOf(0x0a, start) + 1;
    return { ...unit, bytes: unit.bytes.subarray(start), line: done + 1 };
  }
  if (unit.kind === 'values' && unit.first <= done) {
    const gone = done - unit.first + 1;
    const start = unit.ends[gone - 1]!;
    return {
      ...unit,
      bytes: unit.bytes.subarray(start),
      ends: unit.ends.slice(gone).map((end) => end - start),
      first: done + 1,
    };
  }
  return unit;
}

/** Units of one input that has to be read as a stream; a failure to read it is the last one. */
async function* stepsOf(path: string, options: RunOptions, buffers: BufferPool, stop: Stop): AsyncGenerator<Step> {
  const { maxRecord, range } = options;
  let source: ByteSource | undefined;
  let forget: (() => void) | undefined;
  try {
    const raw = path === '-' ? openStdin() : range === null ? openFile(path) : await openRange(path, range);
    source = raw;
    forget = stop.onRequest(raw.cancel);
    const { source: plain, format } = await opened(path, raw, options);
    source = plain;
    if (options.output.kind === 'in-place' && (format === 'warc' || format === 'mhtml')) {
      throw new CleanError('E_OPTION_CONFLICT', 'An archive of pages cannot be changed in place.', { file: path });
    }
    if (format === 'warc') {
      const entries = entriesOfWarc(piecesOf(source), path, maxRecord);
      for await (const step of warcSteps(entries, path, maxRecord)) {
        if (stop.isRequested()) return;
        yield step;
      }
      return;
    }
    if (format === 'text' || format === 'html' || format === 'mhtml') {
      const bytes = await readAll(source, maxRecord);
      if (format === 'mhtml') {
        if (!stop.isRequested()) yield mhtmlStep(bytes, path);
        return;
      }
      if (!stop.isRequested())
        yield {
          unit: { kind: 'article', bytes, id: path, format, isNamed: options.inputFormat === 'auto' },
          record: 1,
        };
      return;
    }
    source = await inUtf8(source, options.encoding);
    const start = { line: 1, offset: raw.start };
    const blocks =
      format === 'jsonl' ? blocksOf(source, buffers, maxRecord, start) : valuesOf(source, buffers, maxRecord);
    for await (const block of blocks) {
      if (stop.isRequested()) return;
      yield stepOf(block, path, options);
    }
  } catch (error) {
    if (error instanceof CleanError && error.code === 'E_OPTION_CONFLICT') throw error;
    if (!stop.isRequested()) yield { unit: { kind: 'failure', failure: reasonOf(error, path) }, record: Infinity };
  } finally {
    forget?.();
    source?.close();
  }
}

/** Whether an input as a whole belongs to another part of a sharded run. */
function isOfOtherShard({ shard }: RunOptions, index: number): boolean {
  return shard !== null && index % shard.count !== shard.index;
}

/**
 * All jobs of a run, in the order of their output.
 *
 * @param start Where an earlier run came to; `null`: at the beginning.
 * @throws CleanError E_JOURNAL if the inputs are not those of the earlier run.
 */
export async function* jobsOf(
  options: RunOptions,
  buffers: BufferPool,
  stop: Stop,
  start: Progress | null,
): AsyncGenerator<Job> {
  const isSeparate = options.output.kind === 'directory' || options.output.kind === 'in-place';
  let batch: { readonly file: ArticleFile; readonly input: RegularInput }[] = [];
  let index = -1;
  let paths = '';
  const progress = (input: number, record = 0, identity: string | null = null): Progress => ({
    input,
    record,
    paths,
    identity,
  });
  const flush = (after: Progress): Job[] => {
    if (batch.length === 0) return [];
    const files = batch.map(({ file }) => file);
    const inputs = batch.map(({ input }) => input);
    batch = [];
    return [{ unit: { kind: 'files', files, isSeparate }, inputs, isLast: true, after }];
  };

  const isOfOthers = (unit: Unit): boolean => {
    if (unit.kind === 'skipped') return options.shard?.by === 'record' && options.shard.index > 0;
    if (unit.kind === 'article' && unit.archive === undefined) return isOfOtherShard(options, index);
    if (unit.kind === 'article')
      return options.shard?.by === 'record' && isOfOtherShard(options, unit.archive!.record - 1);
    if (unit.kind !== 'failure' || unit.failure.line === undefined) return false;
    return options.shard?.by === 'record' && isOfOtherShard(options, unit.failure.line - 1);
  };

  for (const input of inputsOf(options)) {
    if (stop.isRequested()) return;
    index++;
    const before = progress(index);
    if (start !== null && index === start.input && start.record === 0) check(start, before.paths, null);
    paths = nextDigest(paths, input.path);
    if (start !== null && index < start.input) continue;
    const done = start !== null && index === start.input ? start.record : 0;
    if (start !== null && done > 0) check(start, paths, identityOf(input.path));

    if ('error' in input) {
      yield* flush(before);
      if (isOfOtherShard(options, index)) continue;
      const unit: Unit = { kind: 'failure', failure: reasonOf(input.error, input.path) };
      yield { unit, inputs: [], isLast: true, after: progress(index + 1) };
      continue;
    }
    if (options.output.kind === 'in-place' && !input.isRegular) {
      const what = input.path === '-' ? 'Standard input cannot' : 'Only a file can';
      throw new CleanError('E_OUTPUT_PATH', `${what} be changed in place.`, { file: input.path });
    }
    const format = options.inputFormat === 'auto' ? formatOfName(input.path) : options.inputFormat;
    const isArticle = format === 'text' || format === 'html';
    // Records of a stream are dealt out by their numbers, articles and whole files by those of the inputs.
    if ((isArticle || options.shard?.by === 'file') && isOfOtherShard(options, index)) continue;
    if (isArticle && input.isRegular && !isCompressedName(input.path)) {
      const isNamed = options.inputFormat === 'auto';
      batch.push({ file: { path: input.path, id: input.path, format, isNamed }, input });
      if (batch.length === FILES_A_BATCH) yield* flush(progress(index + 1));
      continue;
    }
    yield* flush(before);
    const identity = identityOf(input.path);
    for await (const step of stepsOf(input.path, options, buffers, stop)) {
      if (isOfOthers(step.unit)) continue;
      const unit = rest(step, done);
      if (unit === undefined) {
        if ('bytes' in step.unit) buffers.give(step.unit.bytes.buffer);
        continue;
      }
      const isOver = step.record === Number.POSITIVE_INFINITY;
      const after = isOver ? progress(index + 1) : progress(index, step.record, identity);
      yield { unit, inputs: [input], isLast: false, after };
    }
    if (stop.isRequested()) return;
    yield { unit: null, inputs: [input], isLast: true, after: progress(index + 1) };
  }
  yield* flush(progress(index + 1));
  if (start !== null && start.input > index + 1) throw changedError();
  if (start !== null && start.input === index + 1) check(start, paths, null);
}

function check(start: Progress, paths: string, identity: string | null): void {
  if (start.paths !== paths || start.identity !== identity) throw changedError();
}

function changedError(): CleanError {
  return new CleanError('E_JOURNAL', 'The inputs have changed since the journal was written.');
}
