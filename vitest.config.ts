import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests of the real binary start a process a few times each; machines of CI are slow.
    testTimeout: 60_000,
  },
});
