import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests of the real binary start a process a few times each; machines of CI are slow.
    testTimeout: 60_000,
    // Of two cores vitest leaves one to itself, which has next to nothing to do.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
