/** The main thread as a crew. One outcome is written while the next unit is worked on. */
import type { Crew } from './crew.ts';
import { type BufferPool, createBufferPool } from './memory.ts';
import type { WorkOptions } from './options.ts';
import { createWork } from './work.ts';

/** @param inputs Where the memory of units came from, and goes when they are worked off. */
export function soloCrew(options: WorkOptions, inputs: BufferPool): Crew {
  const work = createWork(options);
  const outputs = createBufferPool(2 * inputs.unit, false);
  return {
    window: () => 2,
    async work(unit) {
      const outcome = work.run(unit, outputs);
      if ('bytes' in unit) inputs.give(unit.bytes.buffer);
      return outcome;
    },
    release: ({ output }) => outputs.give(output.buffer),
    close: async () => {},
  };
}
