/**
 * Threads as a crew. Memory is shared, not handed over: a block stays here until its outcome is there, so a worker that
 * dies or hangs takes nothing with it. What it was working on is tried once more, record by record; the record that it
 * cannot do becomes an error record.
 *
 * The main thread works itself until there is enough input to pay for threads, and until they are ready.
 */
import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ErrorCode } from '../errors.ts';
import { sharedPlaces } from '../packs/places.ts';
import type { Crew } from './crew.ts';
import { collectGarbage, freeYoungHeap, limitOldHeaps, limitYoungHeap } from './engine.ts';
import { type BufferPool, createBufferPool } from './memory.ts';
import { MEBIBYTE, type WorkOptions } from './options.ts';
import { failureOfUnit, joined, singlesOf } from './single.ts';
import { soloCrew } from './solo.ts';
import { type Outcome, sizeOfUnit, type Unit } from './work.ts';
import type { Answer, Order, WorkerData } from './worker.ts';

/** Input after which threads are started: less than this is done before they have caught up with the main thread. */
export const POOL_FROM_BYTES = 16 * MEBIBYTE;
/** Bytes of a character of a file, on the average of scripts. */
const BYTES_A_CHARACTER = 2;
/** Units that wait in a worker while it works on one: it never waits for the main thread. */
const UNITS_A_WORKER = 4;
/**
 * Heap of one worker in MiB. A small one is kept small; what it cannot do is tried once more in a large one, and a record
 * that needs more than that costs its worker, not the run.
 */
const HEAP = 512;
const HEAP_OF_RETRY = Math.min(4096, Math.max(HEAP + 1, Math.floor(totalmem() / 2 / MEBIBYTE)));
/** MiB of it for what lives as long as a record: less is slower, more is no quicker. */
const YOUNG_HEAP = 12;

interface Task {
  readonly unit: Unit;
  readonly resolve: (outcome: Outcome) => void;
  /** It was in a worker that died: it is worked on by itself. */
  readonly isAlone: boolean;
}

interface Thread {
  readonly worker: Worker;
  readonly tasks: Task[];
  /** Counts records: it stands still when the worker hangs. */
  readonly beat: Int32Array;
  lastBeat: number;
  lastChange: number;
  isReady: boolean;
  /** It has room for what another one died of. */
  readonly isLarge: boolean;
}

/**
 * @param expected Bytes of input, as far as they are known: threads are started at once where they will pay.
 * @param program File that starts a worker: the bundle.
 * @param inputs Where the memory of units came from, and goes when they are worked off.
 */
export function poolCrew(
  options: WorkOptions,
  jobs: number,
  expected: number,
  program: string,
  inputs: BufferPool,
): Crew {
  // Compiled only if the main thread has to work at all: it costs as much memory as a worker.
  let solo: Crew | undefined;
  const outputs = createBufferPool(2 * inputs.unit, true);
  const threads: Thread[] = [];
  const waiting: Task[] = [];
  const ofWorkers = new WeakSet<Outcome>();
  let bytes = 0;
  let isClosed = false;
  let watch: NodeJS.Timeout | undefined;

  function startThread(heap: number): Thread {
    const beat = new Int32Array(new SharedArrayBuffer(4));
    freeYoungHeap();
    const workerData: WorkerData = { isCleancopyWorker: true, options, beat, places: sharedPlaces() };
    const worker = new Worker(program, {
      workerData,
      argv: [],
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: YOUNG_HEAP },
    });
    const thread: Thread = {
      worker,
      tasks: [],
      beat,
      lastBeat: 0,
      lastChange: performance.now(),
      isReady: false,
      isLarge: heap > HEAP,
    };
    worker.on('message', (answer: Answer) => {
      if (answer === 'ready') {
        thread.isReady = true;
        if (threads.every((other) => other.isReady)) {
          limitOldHeaps();
          endSolo();
        }
      } else settle(thread, answer);
      dispatch();
    });
    worker.on('error', () => {});
    worker.on('exit', () => lose(thread, 'E_WORKER'));
    return thread;
  }

  function startSolo(): Crew {
    if (threads.length === 0) limitYoungHeap();
    return soloCrew(options, { ...inputs, give: () => {} });
  }

  /** From now on the main thread reads and writes only. */
  function endSolo(): void {
    if (solo === undefined) return;
    solo = undefined;
    collectGarbage();
  }

  /** Replace a thread that died or hangs, and see to what it had. */
  function lose(thread: Thread, code: ErrorCode): void {
    const index = threads.indexOf(thread);
    if (index < 0 || isClosed) return;
    threads[index] = startThread(HEAP_OF_RETRY);
    thread.worker.removeAllListeners('exit');
    void thread.worker.terminate();
    const [current, ...rest] = thread.tasks.splice(0);
    waiting.unshift(...rest);
    if (current !== undefined) {
      if (current.isAlone) current.resolve(failureOfUnit(current.unit, code, options));
      else retry(current);
    }
    dispatch();
  }

  /** Work on each record of a unit by itself. */
  function retry({ unit, resolve }: Task): void {
    const outcomes = singlesOf(unit).map(
      (single) =>
        new Promise<Outcome>((done) => {
          waiting.push({ unit: single, resolve: done, isAlone: true });
        }),
    );
    void Promise.all(outcomes).then((all) => resolve(joined(all, options)));
  }

  function settle(thread: Thread, answer: Exclude<Answer, 'ready'>): void {
    const task = thread.tasks.shift()!;
    const { output } = answer;
    const outcome = { ...answer, output: Buffer.from(output.buffer, output.byteOffset, output.length) };
    ofWorkers.add(outcome);
    task.resolve(outcome);
  }

  function dispatch(): void {
    for (let isGiven = true; isGiven; ) {
      isGiven = false;
      const ready = threads.filter((thread) => thread.isReady && thread.tasks.length < UNITS_A_WORKER);
      for (const thread of ready.sort((a, b) => a.tasks.length - b.tasks.length)) {
        const index = waiting.findIndex((task) => fits(task, thread));
        if (index < 0) continue;
        give(waiting.splice(index, 1)[0]!, thread);
        isGiven = true;
        break;
      }
    }
  }

  function give(task: Task, thread: Thread): void {
    if (thread.tasks.length === 0) thread.lastChange = performance.now();
    thread.tasks.push(task);
    const order: Order = { unit: task.unit, memory: outputs.take(0) };
    thread.worker.postMessage(order);
  }

  /** A record that may kill its worker goes to a large one that has nothing else, and nothing else goes there. */
  function fits(task: Task, thread: Thread): boolean {
    if (task.isAlone) return thread.isLarge && thread.tasks.length === 0;
    return !thread.tasks.some((other) => other.isAlone);
  }

  /** Look after workers that stand still. */
  function startWatch(limit: number): void {
    watch = setInterval(
      () => {
        const now = performance.now();
        for (const thread of threads) {
          const beat = Atomics.load(thread.beat, 0);
          if (beat !== thread.lastBeat || thread.tasks.length === 0) {
            thread.lastBeat = beat;
            thread.lastChange = now;
          } else if (now - thread.lastChange > limit) lose(thread, 'E_TIMEOUT');
        }
      },
      Math.max(10, Math.min(1000, limit / 4)),
    );
    watch.unref();
  }

  function startThreads(): void {
    for (let count = 0; count < jobs; count++) threads.push(startThread(HEAP));
    if (options.timeout !== null) startWatch(options.timeout);
  }

  const isExpected = expected >= POOL_FROM_BYTES;
  if (isExpected) startThreads();
  return {
    window: () => (threads.length === 0 ? 2 : threads.length * UNITS_A_WORKER + 2),
    async work(unit) {
      bytes += sizeOfUnit(unit);
      if (threads.length === 0 && bytes >= POOL_FROM_BYTES) startThreads();
      if (!isExpected && !threads.some((thread) => thread.isReady)) {
        solo ??= startSolo();
        const outcome = await solo.work(unit);
        if (unit.kind === 'files') bytes += BYTES_A_CHARACTER * outcome.tally.charactersIn;
        if ('bytes' in unit) inputs.give(unit.bytes.buffer);
        return outcome;
      }
      const outcome = await new Promise<Outcome>((resolve) => {
        waiting.push({ unit, resolve, isAlone: false });
        dispatch();
      });
      if ('bytes' in unit) inputs.give(unit.bytes.buffer);
      return outcome;
    },
    release(outcome) {
      if (ofWorkers.has(outcome)) outputs.give(outcome.output.buffer);
      else solo?.release(outcome);
    },
    async close() {
      isClosed = true;
      clearInterval(watch);
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
