/**
 * Jobs to a crew, outcomes to their place: settled in the order in which the jobs came, one at a time, and no more than
 * a few jobs ahead of that. A slow writer holds up the reader.
 */
import type { Crew } from './crew.ts';
import type { Halt } from './stop.ts';
import type { Job } from './units.ts';
import type { Outcome } from './work.ts';

export type Settle = (job: Job, outcome: Outcome | undefined) => Promise<void>;

/**
 * Work on all jobs and settle their outcomes in order.
 *
 * @throws What a job or settling threw; the jobs are halted before that.
 */
export async function inOrder(jobs: AsyncIterable<Job>, crew: Crew, settle: Settle, halt: Halt): Promise<void> {
  const queue: { readonly job: Job; readonly outcome: Promise<Outcome> | undefined }[] = [];
  let isOver = false;
  let failure: { readonly error: unknown } | undefined;
  let wakeReader: (() => void) | undefined;
  let wakeWriter: (() => void) | undefined;

  async function read(): Promise<void> {
    try {
      for await (const job of jobs) {
        if (failure !== undefined) return;
        const outcome = job.unit === null ? undefined : crew.work(job.unit);
        // Its error is seen when its turn comes, not as one that nobody handles.
        outcome?.catch(() => {});
        queue.push({ job, outcome });
        wakeWriter?.();
        while (queue.length >= crew.window() && failure === undefined) {
          await new Promise<void>((resolve) => {
            wakeReader = resolve;
          });
        }
      }
    } catch (error) {
      failure ??= { error };
    } finally {
      isOver = true;
      wakeWriter?.();
    }
  }

  async function write(): Promise<void> {
    for (;;) {
      const next = queue[0];
      if (next === undefined) {
        if (isOver) return;
        await new Promise<void>((resolve) => {
          wakeWriter = resolve;
        });
        continue;
      }
      try {
        const outcome = await next.outcome;
        await settle(next.job, outcome);
        if (outcome !== undefined) crew.release(outcome);
      } catch (error) {
        failure ??= { error };
        halt.request();
        return;
      } finally {
        queue.shift();
        wakeReader?.();
      }
    }
  }

  await Promise.all([read(), write()]);
  if (failure !== undefined) throw failure.error;
}
