/** How large the part of the heap becomes that new objects live in. */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Bytes: two halves of 4 MiB. V8 would go on to 32 MiB, which is no quicker here. */
const YOUNG_HEAP = 8 * 1024 * 1024;

let isLimited = false;

/**
 * Stop the growth of the young heap of this process once it is large enough. For runs without threads: workers have
 * limits of their own.
 */
export function limitYoungHeap(): void {
  if (isLimited) return;
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  if (young !== undefined && young.space_size < YOUNG_HEAP) return;
  isLimited = true;
  setFlagsFromString('--semi-space-growth-factor=1');
}
