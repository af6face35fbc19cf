/**
 * Every call to the system fails once: the first one, then the second one, and so on until a run makes none that fails.
 * Whatever fails, no file is torn, the error has a code, and a run with a journal can go on.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { CleanError, type ErrorCode } from '../src/errors.ts';
import type { Reporter } from '../src/run/report.ts';
import { type RunOptions, type RunResult, run } from '../src/run/run.ts';
import { stopOf } from '../src/run/stop.ts';
import { scratch } from './support/binary.ts';
import { WORK } from './support/work.ts';

const fault = vi.hoisted(() => ({ isArmed: false, at: 0, count: 0, code: 'EIO', name: '' }));

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<Record<string, unknown>>();
  const { promisify } = await import('node:util');
  const check = (name: string) => {
    if (!fault.isArmed || ++fault.count !== fault.at) return;
    fault.name = name;
    throw Object.assign(new Error(`${fault.code}: made to fail, ${name}`), { code: fault.code });
  };
  const wrapped: Record<string, unknown> = { ...real };
  const fallible =
    'openSync readSync writeSync fsyncSync fdatasyncSync ftruncateSync renameSync copyFileSync mkdirSync fchmodSync readdirSync realpathSync';
  for (const name of fallible.split(' ')) {
    const original = real[name] as (...args: unknown[]) => unknown;
    wrapped[name] = (...args: unknown[]) => {
      check(name);
      return original(...args);
    };
  }
  for (const name of ['read', 'write']) {
    const original = promisify(real[name] as never) as (...args: unknown[]) => Promise<unknown>;
    const stub = () => {
      throw new Error('used with a promise only');
    };
    wrapped[name] = Object.assign(stub, {
      [promisify.custom]: async (...args: unknown[]) => {
        check(name);
        return original(...args);
      },
    });
  }
  return wrapped;
});

const STORY = 'The council met on Tuesday and agreed on a new budget for the town, its mayor said after the session.\n';
const LINES = Array.from({ length: 40 }, (_, id) => `${JSON.stringify({ id, text: STORY })}\n`).join('');
const INPUTS = {
  'a.txt': STORY,
  'b.jsonl': LINES,
  'd/c.txt': STORY,
  'e.jsonl': '{"id":"last","text":"The end of it."}\n',
};
const RECORDS = 43;

const silent: Reporter = { failure: () => {}, fatal: () => {}, summary: () => {}, close: () => {} };
const never = stopOf(() => false, new Set());

const optionsFor = (cwd: string, output: RunOptions['output'], journal: string | null = null): RunOptions => ({
  ...WORK,
  paths: [join(cwd, 'in')],
  filesFrom: null,
  files0From: null,
  inputFormat: 'auto',
  output,
  force: false,
  backup: null,
  jobs: 1,
  isGuarded: false,
  expected: 0,
  program: null,
  range: null,
  journal,
  journalInterval: 0,
  isDryRun: false,
  maxErrors: null,
});

function prepared(): string {
  return scratch(Object.fromEntries(Object.entries(INPUTS).map(([name, text]) => [`in/${name}`, text])));
}

/** Run with the k-th call failing. */
async function runFailing(options: RunOptions, at: number, code = 'EIO'): Promise<RunResult | CleanError> {
  Object.assign(fault, { isArmed: true, at, count: 0, code, name: '' });
  try {
    return await run(options, silent, never);
  } catch (error) {
    expect(error).toBeInstanceOf(CleanError);
    return error as CleanError;
  } finally {
    fault.isArmed = false;
  }
}

const listOf = (cwd: string) =>
  readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(cwd.length + 1))
    .filter((name) => !name.startsWith('in/'))
    .sort();

const isWhole = (text: string) =>
  text === '' ||
  (text.endsWith('\n') &&
    text
      .trimEnd()
      .split('\n')
      .every((row) => JSON.parse(row).schema === 1));

/** Exit codes that fit a failing call. */
const READING: readonly ErrorCode[] = ['E_READ', 'E_ACCESS', 'E_NOT_FOUND'];

function isReading(name: string): boolean {
  return ['readSync', 'read', 'readdirSync'].includes(name);
}

describe.each(['EIO', 'ENOSPC'])('every call fails once with %s', (code) => {
  test('one output file is whole or not there', async () => {
    let kinds = 0;
    for (let at = 1; ; at++) {
      const cwd = prepared();
      const result = await runFailing(optionsFor(cwd, { kind: 'file', path: join(cwd, 'out.jsonl') }), at, code);
      if (fault.name === '') {
        expect(at).toBeGreaterThan(20);
        break;
      }
      const files = listOf(cwd);
      if (result instanceof CleanError) {
        expect(files).toEqual([]);
        expect(result.code, fault.name).toBe('E_OUTPUT');
        kinds |= 1;
      } else {
        // A failure to read costs the record or the file alone; a failure to sync a directory costs nothing.
        expect(files).toEqual(['out.jsonl']);
        const text = readFileSync(join(cwd, 'out.jsonl'), 'utf8');
        expect(isWhole(text)).toBe(true);
        const failed = Object.keys(result.tally.errors);
        for (const error of failed) expect(READING).toContain(error);
        expect(failed.length === 0 ? text.trimEnd().split('\n').length : RECORDS).toBe(RECORDS);
        expect(result.exit).toBe(failed.length === 0 ? 0 : result.tally.records === 0 ? 3 : 1);
        kinds |= failed.length > 0 ? 2 : 4;
      }
    }
    expect(kinds).toBe(7);
  });

  test('each of many output files is whole or not there', async () => {
    for (let at = 1; ; at++) {
      const cwd = prepared();
      mkdirSync(join(cwd, 'out'));
      const result = await runFailing(optionsFor(cwd, { kind: 'directory', path: join(cwd, 'out') }), at, code);
      if (fault.name === '') break;
      for (const name of listOf(cwd)) {
        expect(name).toMatch(/^out\/[^.]+\.jsonl$/);
        expect(isWhole(readFileSync(join(cwd, name), 'utf8'))).toBe(true);
      }
      if (result instanceof CleanError) expect(['E_OUTPUT', 'E_INTERNAL'], fault.name).toContain(result.code);
    }
  });

  test('a run with a journal goes on', async () => {
    const golden = prepared();
    await run(optionsFor(golden, { kind: 'file', path: join(golden, 'out.jsonl') }), silent, never);
    const whole = readFileSync(join(golden, 'out.jsonl'), 'utf8').replaceAll(golden, '');
    for (let at = 1; ; at++) {
      const cwd = prepared();
      const options = optionsFor(cwd, { kind: 'file', path: join(cwd, 'out.jsonl') }, join(cwd, 'journal'));
      const first = await runFailing(options, at, code);
      const failing = fault.name;
      if (failing === '') break;
      if (existsSync(join(cwd, 'out.jsonl'))) expect(isWhole(readFileSync(join(cwd, 'out.jsonl'), 'utf8'))).toBe(true);
      const second = await run(options, silent, never);
      const text = readFileSync(join(cwd, 'out.jsonl'), 'utf8').replaceAll(cwd, '');
      const hasFailed = !(first instanceof CleanError) && first.tally.failed > 0;
      if (hasFailed || second.tally.failed > 0) expect(isReading(failing) || failing.endsWith('Sync')).toBe(true);
      else expect(text, failing).toBe(whole);
      expect(listOf(cwd)).toEqual(['journal', 'out.jsonl']);
    }
  });

  test('in place: each input is as it was, or clean', async () => {
    for (let at = 1; ; at++) {
      const cwd = scratch();
      mkdirSync(join(cwd, 'in'));
      for (const name of ['a.txt', 'b.txt']) writeFileSync(join(cwd, 'in', name), `${STORY}\n\n\n`);
      const base = optionsFor(cwd, { kind: 'in-place' });
      await runFailing({ ...base, format: 'text', backup: '~' }, at, code);
      if (fault.name === '') break;
      for (const name of ['a.txt', 'b.txt']) {
        const text = readFileSync(join(cwd, 'in', name), 'utf8');
        expect([STORY, `${STORY}\n\n\n`]).toContain(text);
        if (text === STORY) expect(readFileSync(join(cwd, 'in', `${name}~`), 'utf8')).toBe(`${STORY}\n\n\n`);
      }
      expect(readdirSync(join(cwd, 'in')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      rmSync(cwd, { recursive: true });
      mkdirSync(cwd);
    }
  });
});
