/**
 * What V8 is told while a run goes on. What it is told before it compiles anything stands in scripts/load.cjs. Never
 * changes what a run writes.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MEBIBYTE } from './options.ts';

/**
 * Keep the young heap of this thread as small as it is at the start. V8 would let it grow to 32 MiB, which is no quicker
 * here: what is made of a record is garbage with the next one.
 */
export function limitYoungHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * End the limit: for pages, of which one fills it, so that each is copied about while it is read; and before a worker
 * starts: workers have limits of their own, and V8 does not take compiled code from the
 * cache where a flag is another one than when the cache was made.
 */
export function freeYoungHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
}

/**
 * Bytes of input from which on it pays to have V8 optimize what runs now and then, too. Workers compile each for itself, so
 * that it pays later with threads.
 *
 * @param threads Workers, or 0 where the main thread does the work.
 */
export const bytesOfLongRun = (threads: number): number => (threads === 0 ? 4 : 48 * threads) * MEBIBYTE;

/**
 * Let V8 optimize functions as early as it does by itself; load.cjs had told it to wait, as most runs are over before
 * that pays. To be called when the workers have started: see `freeYoungHeap`.
 */
export function optimizeEarly(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=67584');
}

/**
 * Let the old heaps of all threads grow by a third, where V8 would let them double before it looks through them: they
 * hold knowledge, which does not grow, and what a record left there. To be called when the workers have started.
 */
export function limitOldHeaps(): void {
  setFlagsFromString('--heap-growing-percent=33');
}

/**
 * Collect all garbage now. For the moment when the main thread hands its work over: V8 would keep what it holds, as it
 * has no reason to look through a heap that does not grow. To be called when the workers have started.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
