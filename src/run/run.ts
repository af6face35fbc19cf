/**
 * A run: inputs to units, units to rendered bytes, bytes to their place, in order.
 *
 *     inputs.ts ─► units.ts (source.ts, split.ts, values.ts) ─► work.ts (here or in workers) ─► router.ts, output.ts
 *
 * Read work.ts next: it holds all that happens to a record. Nothing here knows what an article is.
 */
import { CleanError, ERRORS, EXIT } from '../errors.ts';
import { renderers } from '../render/table.ts';
import { bytesOfLongRun, limitYoungHeap, optimizeEarly } from './engine.ts';
import { inOrder } from './executor.ts';
import type { InputOptions } from './inputs.ts';
import { finishOutput, type Journal, openJournal } from './journal.ts';
import { createBufferPool } from './memory.ts';
import { BLOCK, type ByteRange, type InputFormat, type WorkOptions } from './options.ts';
import { type FileOptions, partialName, ReaderGone } from './output.ts';
import { poolCrew } from './pool.ts';
import type { Reporter } from './report.ts';
import { createRouter, type OutputPlace } from './router.ts';
import { soloCrew } from './solo.ts';
import { statusOf } from './source.ts';
import { createHalt, type Stop } from './stop.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import { type Job, jobsOf, type Progress } from './units.ts';
import { type Outcome, sizeOfUnit } from './work.ts';

export interface RunOptions extends WorkOptions, InputOptions, FileOptions {
  readonly inputFormat: InputFormat;
  readonly output: OutputPlace;
  /** Threads that work on records; 1: the main thread does it. */
  readonly jobs: number;
  /** Nothing is worked on in the main thread, which nobody could replace if it hung. */
  readonly isGuarded: boolean;
  /** Bytes of input as far as they are known beforehand; 0: nothing is. */
  readonly expected: number;
  /** File that starts a worker; `null`: there is none, and no threads. */
  readonly program: string | null;
  /** Bytes of the only input that are read; `null`: all. */
  readonly range: ByteRange | null;
  /** Where the run is set down, so that it can go on after it died; `null`: nowhere. */
  readonly journal: string | null;
  /** Milliseconds between two checkpoints. */
  readonly journalInterval: number;
  /** Say what would be written, and write nothing. */
  readonly isDryRun: boolean;
  /** Records that may fail before the run is ended; `null`: any number. */
  readonly maxErrors: number | null;
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
function exitOf(tally: Tally, { format }: RunOptions): number {
  if (tally.failed === 0) return format === 'check' && tally.changed > 0 ? EXIT.records : EXIT.ok;
  // Nothing at all could be read: that is another thing than one bad record.
  const codes = Object.keys(tally.errors) as (keyof typeof ERRORS)[];
  const isUnreadable = tally.records === 0 && codes.every((code) => ERRORS[code].exit === EXIT.input);
  return isUnreadable ? EXIT.input : EXIT.records;
}

/** The journal of a run, and the size of what an earlier run left. */
function journalOf(options: RunOptions): Journal | null {
  const { journal, output, journalInterval } = options;
  if (journal === null) return null;
  const size = output.kind === 'file' ? sizeOf(partialName(output.path)) : 0;
  return openJournal(journal, options, journalInterval, size);
}

function sizeOf(path: string): number {
  return statusOf(path)?.size ?? -1;
}

/** What a run has done so far. */
export interface Advance {
  readonly tally: Tally;
  /** Bytes of input, as they are after decompression. */
  readonly bytes: number;
}

/**
 * Run to the end, to the first fatal error, or to a stop.
 *
 * @param onAdvance Told after each block.
 * @returns Counts and exit status. A reader that goes away is a good end.
 * @throws CleanError for what ends a run: unwritable output, too many errors.
 */
export async function run(
  options: RunOptions,
  reporter: Reporter,
  stop: Stop,
  onAdvance: (advance: Advance) => void = () => {},
): Promise<RunResult> {
  const tally = emptyTally();
  const journal = journalOf(options);
  const last = journal?.last ?? null;
  if (last !== null) addTally(tally, last.tally);
  if (last?.isComplete === true) {
    journal?.close();
    if (options.output.kind === 'file' && options.journal !== null) {
      const { path } = options.output;
      finishOutput(partialName(path), path, last.output, options.journal);
    }
    return { tally, exit: exitOf(tally, options) };
  }

  const hasThreads = (options.jobs > 1 || options.isGuarded) && options.program !== null;
  if (!hasThreads) limitYoungHeap();
  const buffers = createBufferPool(BLOCK, hasThreads);
  const expected = options.isGuarded ? Number.POSITIVE_INFINITY : options.expected;
  const { spanUnit } = options.settings;
  const resumed = journal?.isResumed === true ? { output: last?.output ?? 0, isBegun: last?.isBegun ?? false } : null;
  const router = createRouter(options, renderers[options.format]({ spanUnit, ascii: options.ascii }), resumed);
  const crew =
    hasThreads && options.program !== null
      ? poolCrew(workOptionsOf(options), options.jobs, expected, options.program, buffers)
      : soloCrew(options, buffers);
  const halt = createHalt(stop);
  const limit = options.maxErrors ?? Number.POSITIVE_INFINITY;
  let bytes = 0;
  let isLong = false;
  let after: Progress = { input: 0, record: 0, paths: '', identity: null };

  async function settle(job: Job, outcome: Outcome | undefined): Promise<void> {
    if (outcome === undefined) await router.put(job, undefined);
    else await settleOutcome(job, outcome);
    after = job.after;
    if (job.unit !== null) bytes += sizeOfUnit(job.unit);
    if (!isLong && bytes >= bytesOfLongRun(hasThreads ? options.jobs : 0)) {
      isLong = true;
      optimizeEarly();
    }
    onAdvance({ tally, bytes });
    if (journal?.isDue() === true) checkpoint();
  }

  function checkpoint(): void {
    const mark = router.mark();
    if (mark !== undefined) journal?.add({ ...after, ...mark, tally, isComplete: false });
  }

  async function settleOutcome(job: Job, outcome: Outcome): Promise<void> {
    const left = limit - tally.failed;
    const isOver = outcome.failures.length >= left;
    const kept = isOver ? cutAfter(outcome, Math.max(left, 1)) : outcome;
    await router.put(job, kept);
    addTally(tally, outcome.tally);
    for (const failure of kept.failures) {
      reporter.failure(failure);
      router.quarantine(failure);
    }
    if (isOver) {
      // As after a stop: half a file is not put in the place of a whole one.
      await router.interrupt();
      const message = limit === 1 ? 'The first error ends the run.' : `${limit} records failed.`;
      throw new CleanError('E_TOO_MANY_ERRORS', message);
    }
  }

  try {
    await inOrder(jobsOf(options, buffers, halt, last), crew, settle, halt);
    if (stop.isRequested()) {
      if (journal !== null) checkpoint();
      await router.interrupt();
    } else await router.close((mark) => journal?.add({ ...after, ...mark, tally, isComplete: true }));
    return { tally, exit: exitOf(tally, options) };
  } catch (error) {
    router.abandon();
    if (error instanceof ReaderGone) return { tally, exit: EXIT.ok };
    throw error;
  } finally {
    journal?.close();
    await crew.close();
  }
}
