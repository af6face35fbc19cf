/** Who works on units: the main thread. Outcomes come back in the order in which the jobs came. */
import type { Job, RunOptions } from './run.ts';
import type { BufferPool } from './split.ts';
import { createWork, type Outcome } from './work.ts';

export interface Executor {
  /** Work on all jobs; `settle` is called in their order, one at a time. Never ahead of it by more than a few jobs. */
  readonly each: (
    jobs: AsyncIterable<Job>,
    settle: (job: Job, outcome: Outcome | undefined) => Promise<void>,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createExecutor(options: RunOptions, buffers: BufferPool): Executor {
  const work = createWork(options);
  return {
    async each(jobs, settle) {
      // One write is under way while the next unit is worked on.
      let writing: Promise<void> = Promise.resolve();
      try {
        for await (const job of jobs) {
          const outcome = job.unit === null ? undefined : work.run(job.unit);
          if (job.unit !== null && 'bytes' in job.unit) buffers.give(job.unit.bytes.buffer);
          await writing;
          writing = settle(job, outcome);
          // Its error is seen at the next await, not as one that nobody handles.
          writing.catch(() => {});
        }
      } finally {
        await writing;
      }
    },
    close: async () => {},
  };
}
