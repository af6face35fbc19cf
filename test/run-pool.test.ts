import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { recordsOf as corpusOf } from '../bench/corpus.mjs';
import { createBufferPool } from '../src/run/memory.ts';
import { BLOCK, type WorkOptions } from '../src/run/options.ts';
import { POOL_FROM_BYTES, poolCrew } from '../src/run/pool.ts';
import { singlesOf } from '../src/run/single.ts';
import type { Outcome, Unit } from '../src/run/work.ts';
import { cleancopy, recordsOf, scratch } from './support/binary.ts';
import { WORK } from './support/work.ts';

const PROGRAM = fileURLToPath(new URL('support/worker.cjs', import.meta.url));

const options: WorkOptions = {
  ...WORK,
  timeout: 400,
};

const linesUnit = (lines: readonly string[], line: number): Unit => {
  const text = lines.map((each) => `${each}\n`).join('');
  const bytes = Buffer.from(new SharedArrayBuffer(Buffer.byteLength(text)));
  bytes.write(text);
  return { kind: 'lines', bytes, name: 'in', line };
};

const record = (id: number | string, text = 'x') => JSON.stringify({ id, text });

/** Work on units of lines by threads; a first unit is large enough to start them. */
async function outcomesOf(units: readonly (readonly string[])[]): Promise<readonly Outcome[]> {
  const crew = poolCrew(options, 2, 0, PROGRAM, createBufferPool(BLOCK, true));
  try {
    crew.release(await crew.work(linesUnit([' '.repeat(POOL_FROM_BYTES)], 1)));
    // The main thread works until a thread is ready.
    for (let isReady = false; !isReady; ) {
      const outcome = await crew.work(linesUnit([record('warm')], 1));
      isReady = outcome.output.toString().startsWith('did ');
      crew.release(outcome);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    let line = 1;
    const all = units.map((lines) => {
      const outcome = crew.work(linesUnit(lines, line));
      line += lines.length;
      return outcome;
    });
    return (await Promise.all(all)).map((outcome) => ({ ...outcome, output: Buffer.from(outcome.output) }));
  } finally {
    await crew.close();
  }
}

describe('threads', () => {
  test('every unit is answered, whoever did it', async () => {
    const units = Array.from({ length: 40 }, (_, unit) => [record(unit), record(`${unit}b`)]);
    const outcomes = await outcomesOf(units);
    expect(outcomes.map(({ output }) => output.toString())).toEqual(
      units.map((lines) => lines.map((line) => `did ${line}\n`).join('')),
    );
  });

  test.each([
    ['die', 'E_WORKER'],
    ['hang', 'E_TIMEOUT'],
  ])('a record that makes its worker %s costs itself alone', async (word, code) => {
    const units = [
      [record('a'), record('b')],
      [record('c'), record('d', word), record('e')],
      [record('f')],
      [record('g', word)],
      ...Array.from({ length: 10 }, (_, index) => [record(`h${index}`)]),
    ];
    const outcomes = await outcomesOf(units);
    const lines = outcomes.map(({ output }) => output.toString().trimEnd().split('\n'));
    expect(lines[1]![0]).toBe(`did ${record('c')}`);
    expect(JSON.parse(lines[1]![1]!)).toMatchObject({ schema: 1, id: 'd', error: { code } });
    expect(lines[1]![2]).toBe(`did ${record('e')}`);
    expect(JSON.parse(lines[3]![0]!)).toMatchObject({ id: 'g', error: { code } });
    expect(outcomes[1]!.failures).toMatchObject([{ id: 'd', code, file: 'in', line: 4 }]);
    expect(outcomes[1]!.failures[0]!.at).toBe(outcomes[1]!.output.indexOf(`did ${record('e')}`));
    expect(outcomes[1]!.tally).toMatchObject({ records: 2, failed: 1, errors: { [code]: 1 } });
    const others = [0, 2, ...Array.from({ length: 10 }, (_, index) => index + 4)];
    for (const index of others) expect(lines[index]).toEqual(units[index]!.map((line) => `did ${line}`));
  });

  test('single units tile their unit', () => {
    const unit = linesUnit([record(1), '', record(2)], 7) as Extract<Unit, { kind: 'lines' }>;
    const singles = singlesOf(unit) as Extract<Unit, { kind: 'lines' }>[];
    expect(singles.map(({ line }) => line)).toEqual([7, 8, 9]);
    expect(Buffer.concat(singles.map(({ bytes }) => bytes))).toEqual(unit.bytes);
    const values: Unit = {
      kind: 'values',
      bytes: Buffer.from('[1]{}"a"'),
      ends: Uint32Array.of(3, 5, 8),
      name: 'v',
      first: 4,
    };
    expect(singlesOf(values)).toMatchObject([
      { first: 4, bytes: Buffer.from('[1]') },
      { first: 5, bytes: Buffer.from('{}') },
      { first: 6, bytes: Buffer.from('"a"') },
    ]);
  });
});

test('the same bytes for any number of threads', async () => {
  const cwd = scratch();
  let text = '';
  for (const language of ['hi', 'en']) {
    let bytes = 0;
    for (const story of corpusOf(language)) {
      const line = `${JSON.stringify(story)}\n`;
      text += line;
      bytes += Buffer.byteLength(line);
      if (bytes > POOL_FROM_BYTES / 2) break;
    }
    text += '{"broken"\n\n';
  }
  writeFileSync(join(cwd, 'in.jsonl'), text);
  const one = await cleancopy(['-j', '1', 'in.jsonl'], cwd);
  expect(one.code).toBe(1);
  expect(recordsOf(one.out).length).toBe(text.split('\n').length - 1 - 2);
  for (const args of [
    ['-j', '2', 'in.jsonl'],
    ['-j', '3', '--timeout', '30s', 'in.jsonl'],
  ]) {
    expect((await cleancopy(args, cwd)).out === one.out).toBe(true);
  }
  const piped = await cleancopy(['-j', '2'], cwd, { stdin: text });
  expect(piped.out.replaceAll('"-#', '"in.jsonl#') === one.out).toBe(true);
  const withoutTime = (err: string) => err.replace(/, [\dhms]+\n$/, '\n');
  expect(withoutTime(piped.err.replaceAll('-#', 'in.jsonl#'))).toBe(withoutTime(one.err));
}, 120_000);
