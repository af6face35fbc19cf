/**
 * What V8 is told while a run goes on. What it is told before it compiles anything stands in scripts/load.cjs. Never
 * changes what a run writes.
 */
import { setFlagsFromString } from 'node:v8';
import { MEBIBYTE } from './options.ts';

/**
 * Keep the young heap as small as it is at the start. V8 would let it grow to 32 MiB, which is no quicker here: what is
 * made of a record is garbage with the next one, and 12 MB of the process are saved. For runs without threads: workers have limits of their own, and V8
 * does not take compiled code from the cache when a flag has been changed.
 */
export function limitYoungHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Input of one thread from which on it pays to have V8 optimize what runs now and then, too. */
export const BYTES_OF_LONG_RUN = 48 * MEBIBYTE;

/**
 * Let V8 optimize functions as early as it does by itself; load.cjs had told it to wait, as most runs are over before
 * that pays. To be called when the workers have started: see `limitYoungHeap`.
 */
export function optimizeEarly(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=67584');
}
