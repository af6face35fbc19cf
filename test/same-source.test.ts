/** The program is built from the sources and read in a way of its own: it must give what the sources give. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { listSamples, storedRecords } from '../scripts/golden.mjs';
import { createBufferPool } from '../src/run/memory.ts';
import { BLOCK } from '../src/run/options.ts';
import { createWork, type Unit } from '../src/run/work.ts';
import { WORK } from './support/work.ts';

const root = resolve(import.meta.dirname, '..');
const outputs = createBufferPool(2 * BLOCK, false);
const work = createWork(WORK);

// golden.test.ts holds the same files against the built program.
test.each(listSamples())('$name', (sample) => {
  const bytes = readFileSync(join(root, sample.input));
  const name = sample.input;
  const unit: Unit = sample.isLines
    ? { kind: 'lines', bytes, line: 1, name }
    : { kind: 'article', bytes, id: name, format: 'text' };
  const { output } = work.run(unit, outputs);
  const lines = output.toString().split('\n').slice(0, -1);
  const records: unknown = sample.isLines ? lines.map((line) => JSON.parse(line)) : JSON.parse(lines[0]!);
  expect(`${JSON.stringify(records, null, 2)}\n`).toBe(storedRecords(sample));
});

test('the program is ASCII: it is read as one byte a character', () => {
  expect(readFileSync(join(root, 'dist/cli.cjs')).findIndex((byte) => byte > 0x7f)).toBe(-1);
});
