import { expect, test } from 'vitest';
import { killRounds } from '../bench/kill.mjs';

test.each([1, 2])(
  'killed at any moment, with %i threads, a run goes on to the same bytes',
  async (jobs) => {
    const { kills, different } = await killRounds(4, { jobs, bytes: 3_000_000 });
    expect(kills).toBeGreaterThan(0);
    expect(different).toBe(0);
  },
  240_000,
);
