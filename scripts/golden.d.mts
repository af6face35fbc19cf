/** Types of golden.mjs, for test/golden.test.ts. */
export interface Sample {
  readonly name: string;
  readonly input: string;
  readonly isLines: boolean;
  readonly count: number;
}
export interface Problem {
  readonly name: string;
  readonly check: string;
  readonly problem: string;
}
export function listSamples(): Sample[];
export function runSamples(samples?: readonly Sample[]): Map<string, Record<string, unknown>[]>;
export function printRecords(sample: Sample, records: readonly Record<string, unknown>[]): string;
export function storedRecords(sample: Sample): string;
export function sourcesOf(sample: Sample, records: readonly Record<string, unknown>[]): string[];
export function checkSamples(
  samples: readonly Sample[],
  outputs: ReadonlyMap<string, Record<string, unknown>[]>,
): Problem[];
export function checkRecord(
  record: Record<string, unknown>,
  expected: Record<string, unknown>,
  source: string,
): Omit<Problem, 'name'>[];
export function expectationsOf(sample: Sample): Record<string, unknown>[];
export function knownFailures(): Record<string, string>;
