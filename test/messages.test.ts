/** What a run says to people and to programs: errors, its end, its progress, colours. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CleanError } from '../src/errors.ts';
import { wantsColor } from '../src/run/color.ts';
import { dateOf, suggestionFor } from '../src/run/parsers.ts';
import { bytesText, createProgress, timeText } from '../src/run/progress.ts';
import { createReporter, type ReportOptions } from '../src/run/report.ts';
import { statsTable } from '../src/run/stats.ts';
import { emptyTally } from '../src/run/tally.ts';
import type { FailedRecord } from '../src/run/work.ts';

function reporterWith(options: Partial<ReportOptions> = {}) {
  const said: string[] = [];
  const write = (text: string): void => {
    said.push(text);
  };
  const paint = (part: string, text: string): string => (part === 'code' ? `<${text}>` : text);
  return { said, reporter: createReporter({ json: false, quiet: false, debug: false, paint, write, ...options }) };
}

const failure = (over: Partial<FailedRecord> = {}): FailedRecord => ({
  id: 'a',
  code: 'E_JSON',
  message: 'It is malformed.',
  file: 'in.jsonl',
  line: 7,
  at: 0,
  part: 0,
  ...over,
});

describe('errors', () => {
  test.each([
    ['place and id', failure(), 'cleancopy: in.jsonl#7 (a): <E_JSON>: It is malformed.\n'],
    ['an id that is its place', failure({ id: 'in.jsonl#7' }), 'cleancopy: in.jsonl#7: <E_JSON>: It is malformed.\n'],
    [
      'commands to a terminal',
      failure({ id: '\x1b[2J' }),
      'cleancopy: in.jsonl#7 (\\u{1b}[2J): <E_JSON>: It is malformed.\n',
    ],
  ])('of one record: %s', (_, one, text) => {
    const { said, reporter } = reporterWith();
    reporter.failure(one);
    expect(said).toEqual([text]);
  });

  test('a hundred are shown, the others are counted', () => {
    const { said, reporter } = reporterWith();
    for (let count = 0; count < 103; count++) reporter.failure(failure());
    reporter.close();
    expect(said).toHaveLength(101);
    expect(said.at(-1)).toBe('cleancopy: 3 more errors like these; --json-errors shows all.\n');
    const json = reporterWith({ json: true });
    for (let count = 0; count < 103; count++) json.reporter.failure(failure());
    json.reporter.close();
    expect(json.said).toHaveLength(103);
  });

  test('are left out when quiet, but not for programs', () => {
    const { said, reporter } = reporterWith({ quiet: true });
    reporter.failure(failure());
    reporter.summary({ records: 2, failed: 1 });
    reporter.close();
    expect(said).toEqual([]);
    const json = reporterWith({ quiet: true, json: true });
    json.reporter.failure(failure());
    expect(JSON.parse(json.said[0]!)).toMatchObject({ level: 'error', code: 'E_JSON', line: 7, record: 'a' });
  });

  test('that end a run say what to do', () => {
    const { said, reporter } = reporterWith();
    reporter.fatal(new CleanError('E_OUTPUT_EXISTS', 'It is there.', { file: 'out' }));
    expect(said).toEqual([
      'cleancopy: out: <E_OUTPUT_EXISTS>: It is there. Use --force to replace it, or name another one.\n',
    ]);
  });

  test('that nobody foresaw have a code, and where they come from when asked', () => {
    for (const thrown of [new Error('x is not a function'), 'no error']) {
      const { said, reporter } = reporterWith();
      reporter.fatal(thrown);
      expect(said.join('')).toContain('<E_INTERNAL>');
      expect(said).toHaveLength(1);
      const debug = reporterWith({ debug: true });
      debug.reporter.fatal(thrown);
      expect(debug.said.length).toBeGreaterThan(1);
      expect(debug.said.join('')).toContain('at ');
    }
  });

  test('as JSON: what is not known is null', () => {
    const { said, reporter } = reporterWith({ json: true });
    reporter.fatal(new CleanError('E_USAGE', 'No.'));
    expect(JSON.parse(said[0]!)).toEqual({
      level: 'fatal',
      code: 'E_USAGE',
      message: 'No.',
      file: null,
      line: null,
      record: null,
      hint: 'See cleancopy --help.',
    });
  });
});

describe('the end of a run', () => {
  test.each([
    [{ records: 1, failed: 1 }, 'cleancopy: 1 record, 1 failed\n', { records: 1, failed: 1 }],
    [{ records: 2, failed: 0, elapsed: 61_400.4 }, 'cleancopy: 2 records, 0 failed, 1m01s\n', { elapsed: 61_400 }],
    [
      { records: 0, failed: 0, stoppedBy: 'SIGINT' },
      'cleancopy: 0 records, 0 failed; stopped by SIGINT\n',
      { stoppedBy: 'SIGINT' },
    ],
    [
      { records: 0, failed: 0, skipped: { 'status: 404': 1 } },
      'cleancopy: 0 records, 0 failed; 1 part of an archive is no article (1 × status: 404)\n',
      { skipped: { 'status: 404': 1 } },
    ],
    [
      {
        records: 1,
        failed: 0,
        skipped: { 'type: a': 1, 'type: b': 5, 'type: c': 3, 'type: d': 2, 'type: e\u001b[31m': 4 },
      },
      'cleancopy: 1 record, 0 failed; 15 parts of archives are no articles (5 × type: b, 4 × type: e\\u{1b}[31m, 3 × type: c, 2 × type: d, …)\n',
      { skipped: { 'type: b': 5 } },
    ],
  ])('%j', (counts, text, row) => {
    const { said, reporter } = reporterWith();
    reporter.summary(counts);
    expect(said).toEqual([text]);
    const json = reporterWith({ json: true });
    json.reporter.summary(counts);
    expect(JSON.parse(json.said[0]!)).toMatchObject({ level: 'summary', ...row });
  });
});

describe('progress', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [123_456, '123 kB'],
    [5_200_000, '5.2 MB'],
    [9e15, '9000 TB'],
  ])('%d bytes are %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));

  test.each([
    [0, '0s'],
    [59.4, '59s'],
    [60, '1m00s'],
    [187, '3m07s'],
    [3600, '1h00m'],
    [7500, '2h05m'],
  ])('%d seconds are %s', (seconds, text) => expect(timeText(seconds)).toBe(text));

  test('comes after a second, then five times a second, and goes', () => {
    vi.useFakeTimers();
    const said: string[] = [];
    const progress = createProgress(1000, (text) => said.push(text));
    const at = (bytes: number, failed = 0) => ({ tally: { ...emptyTally(), records: bytes, failed }, bytes });
    progress.update(at(10));
    progress.clear();
    expect(said).toEqual([]);
    vi.advanceTimersByTime(2000);
    progress.update(at(250));
    progress.update(at(251));
    vi.advanceTimersByTime(2000);
    progress.update(at(500, 4));
    progress.clear();
    progress.clear();
    expect(said).toEqual([
      '\r\x1b[K250 records, 250 B, 125/s, 25 %, 6s left',
      '\r\x1b[K504 records, 500 B, 126/s, 4 failed, 50 %, 4s left',
      '\r\x1b[K',
    ]);
    expect(progress.elapsed()).toBe(4000);
  });

  test('knows no share where the size is not known, or was wrong', () => {
    vi.useFakeTimers();
    for (const total of [undefined, 5]) {
      const said: string[] = [];
      const progress = createProgress(total, (text) => said.push(text));
      vi.advanceTimersByTime(1000);
      progress.update({ tally: emptyTally(), bytes: 10 });
      expect(said).toEqual(['\r\x1b[K0 records, 10 B, 0/s']);
    }
    createProgress(1, undefined).update({ tally: emptyTally(), bytes: 1 });
  });
});

test.each([
  ['always', false, { NO_COLOR: '1' }, true],
  ['never', true, { FORCE_COLOR: '1' }, false],
  ['auto', true, {}, true],
  ['auto', false, {}, false],
  ['auto', true, { TERM: 'dumb' }, false],
  ['auto', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ['auto', true, { NO_COLOR: '' }, true],
  ['auto', false, { FORCE_COLOR: '1' }, true],
  ['auto', false, { FORCE_COLOR: '0' }, false],
  ['auto', false, { FORCE_COLOR: 'false' }, false],
] as const)('colours %s, on a terminal: %s, with %j: %s', (choice, isTerminal, environment, expected) => {
  expect(wantsColor(choice, isTerminal, environment)).toBe(expected);
});

test('a table of nothing has no share', () => {
  expect(statsTable(emptyTally())).toMatch(/characters out\s+0 \(0\.0 % less\)/);
});

test.each([
  ['2025-10-22', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-13-01', false],
  ['22.10.2025', false],
])('a date as the value of an option: %s, %s', (value, is) => {
  if (is) expect(dateOf('--reference-date')(value)).toBe(value);
  else expect(() => dateOf('--reference-date')(value)).toThrow('a date such as 2025-10-22');
});

test('a word that is meant is only named where there are words', () => {
  expect(suggestionFor('clena', [])).toBeUndefined();
  expect(suggestionFor('clena', ['clean', 'diff'])).toBe('clean');
  expect(suggestionFor('xyz', ['clean', 'diff'])).toBeUndefined();
});

test('an error without a trace is shown by its words', () => {
  const { said, reporter } = reporterWith({ debug: true });
  const error = new Error('no such thing');
  delete error.stack;
  reporter.fatal(error);
  expect(said.join('')).toContain('no such thing');
  expect(said.at(-1)).toBe('Error: no such thing\n');
});
