/**
 * The grammar of JSON (RFC 8259), line by line through the real program: what is valid is accepted, what is not is
 * answered in its place by an error record that names its line. The lines are in cases/json.jsonl.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { cases } from './helpers.ts';
import { cleancopy, recordsOf, scratch } from './support/binary.ts';

interface Case {
  readonly label: string;
  readonly is: 'valid' | 'invalid';
  readonly line: string;
}

const CASES = cases<Case>('json');
const GOOD = 'One line of a good record.';
const good = (id: string) => JSON.stringify({ id, text: GOOD });
const within = (value: string) => `{"id":"within","text":"${GOOD}","value":${value}}`;

interface Told {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly record: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into records at will.
let records: any[];
let told: Told[];
let code: number | null;

/** Each case alone, then inside a record, each followed by a good record. */
beforeAll(async () => {
  const lines = CASES.flatMap(({ line }, index) => [line, good(`${index} a`), within(line), good(`${index} b`)]);
  const cwd = scratch({ 'in.jsonl': `${lines.join('\n')}\n` });
  const result = await cleancopy(['--json-errors', 'in.jsonl'], cwd);
  code = result.code;
  records = recordsOf(result.out);
  told = result.err
    .split('\n')
    .filter((row) => row.startsWith('{'))
    .map((row) => JSON.parse(row) as Told);
});

test('there are enough of them, and they are what they say', () => {
  expect(CASES.filter((row) => row.is === 'valid').length).toBeGreaterThanOrEqual(60);
  expect(CASES.filter((row) => row.is === 'invalid').length).toBeGreaterThanOrEqual(120);
  expect(new Set(CASES.map(({ line }) => line)).size).toBe(CASES.length);
});

test('every line is answered by one record, good ones among them in order', () => {
  expect(code).toBe(1);
  expect(records).toHaveLength(4 * CASES.length);
  for (const index of CASES.keys()) {
    expect(records[4 * index + 1]).toMatchObject({ id: `${index} a`, text: GOOD });
    expect(records[4 * index + 3]).toMatchObject({ id: `${index} b`, text: GOOD });
  }
  expect(told.map(({ line }) => line)).toEqual([...told.map(({ line }) => line)].sort((a, b) => a - b));
});

describe.each(CASES.map((row, index) => ({ ...row, index })))('$is: $label', ({ is, line, index }) => {
  const at = 4 * index;

  test('by itself', () => {
    const [answer] = records.slice(at);
    const [error] = told.filter((row) => row.line === at + 1);
    // A value that is no record is valid JSON all the same, and told apart from what is not.
    const wanted = is === 'valid' ? 'E_RECORD' : 'E_JSON';
    expect(answer).toEqual({
      schema: 1,
      id: `in.jsonl#${at + 1}`,
      error: { code: wanted, message: expect.any(String) },
    });
    expect(error).toMatchObject({ code: wanted, file: 'in.jsonl', line: at + 1, record: `in.jsonl#${at + 1}` });
  });

  test('in a record', () => {
    const answer = records[at + 2];
    if (is === 'invalid') {
      expect(answer).toMatchObject({ id: `in.jsonl#${at + 3}`, error: { code: 'E_JSON' } });
      expect(told.filter((row) => row.line === at + 3)).toHaveLength(1);
    } else {
      expect(answer).toMatchObject({ id: 'within', text: GOOD });
      expect(answer.meta).toEqual({ value: JSON.parse(line) });
    }
  });
});

test('serve answers each of them by one line', async () => {
  const stdin = CASES.map(({ line }) => `${line}\n`).join('');
  const { out } = await cleancopy(['serve', '--stdio'], scratch(), { stdin });
  expect(recordsOf(out).map(({ error }) => error.code)).toEqual(
    CASES.map(({ is }) => (is === 'valid' ? 'E_RECORD' : 'E_JSON')),
  );
});

test.each([
  ['a byte that UTF-8 has not', [0xff], 1],
  ['a byte of the middle alone', [0x80], 1],
  ['a character cut off', [0xe0, 0xa4], 1],
  ['a quote in more bytes than it needs', [0xc0, 0xa2], 2],
  ['a surrogate', [0xed, 0xa0, 0x80], 3],
  ['a code point beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 4],
])('damaged bytes in a string are replaced and counted, outside they are no JSON: %s', async (_, bytes, places) => {
  const long = 'नदी पर बना नया पुल इस महीने के अंत तक बंद रहेगा। '.repeat(5);
  const inside = Buffer.concat([Buffer.from(`{"id":"a","text":"${long}`), Buffer.from(bytes), Buffer.from('"}\n')]);
  const outside = Buffer.concat([Buffer.from(`{"id":"b","text":"${long}",`), Buffer.from(bytes), Buffer.from('}\n')]);
  const { out, code: exit } = await cleancopy([], scratch(), { stdin: Buffer.concat([inside, outside]) });
  const [first, second] = recordsOf(out);
  expect(first).toMatchObject({ id: 'a', encoding: 'utf-8', notes: [{ code: 'decode/replaced-bytes' }] });
  expect(first.notes[0].message).toContain(`${places} place`);
  expect(first.text.endsWith('\ufffd'.repeat(places))).toBe(true);
  expect(second).toMatchObject({ id: '-#2', error: { code: 'E_JSON' } });
  expect(exit).toBe(1);
});
