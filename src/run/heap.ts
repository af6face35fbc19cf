/** The part of V8's heap that new objects live in. */
import { setFlagsFromString } from 'node:v8';

/**
 * Keep the young heap as small as it is at the start. V8 would let it grow to 32 MiB, which is no quicker here: what is
 * made of a record is garbage with the next one, and 12 MB of the process are saved. For runs without threads: workers have limits of their own, and V8
 * does not take compiled code from the cache when a flag has been changed.
 */
export function limitYoungHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
