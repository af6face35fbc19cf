/** What is left of a unit when its worker died: each record alone, and one failure for each. In this process. */
import { describe, expect, test } from 'vitest';
import type { WorkOptions } from '../src/run/options.ts';
import { failureOfUnit, joined, singlesOf } from '../src/run/single.ts';
import { emptyTally } from '../src/run/tally.ts';
import type { Outcome, Unit } from '../src/run/work.ts';
import { WORK } from './support/work.ts';

const bytesOf = (text: string): Buffer => Buffer.from(text);
const file = (id: string) => ({ path: `/in/${id}`, id, format: 'text', isNamed: false }) as const;
const lines = (text: string, line = 1): Unit => ({ kind: 'lines', bytes: bytesOf(text), name: 'in.jsonl', line });
const values = (texts: readonly string[], first = 1): Unit => {
  let end = 0;
  const ends = Uint32Array.from(texts, (text) => (end += text.length));
  return { kind: 'values', bytes: bytesOf(texts.join('')), ends, name: 'in.json', first } as unknown as Unit;
};
const files = (ids: readonly string[], isSeparate = false): Unit => ({
  kind: 'files',
  files: ids.map(file),
  isSeparate,
});
const page: Unit = { kind: 'article', bytes: bytesOf('<p>One</p>'), id: 'a.html', format: 'html', given: {} };
const archived: Unit = { ...page, id: 'a.warc#7', archive: { file: 'a.warc', record: 7 } };
const failed: Unit = { kind: 'failure', failure: { id: 'gone.txt', code: 'E_NOT_FOUND', message: 'Gone.' } };
const skipped: Unit = { kind: 'skipped', counts: { 'status: 404': 2 } };

describe('units of one record', () => {
  const textOf = (unit: Unit): unknown =>
    unit.kind === 'files' ? unit.files.map(({ id }) => id) : 'bytes' in unit ? unit.bytes.toString() : unit.kind;
  test.each([
    ['lines', lines('{"id":1}\n\n{"id":2}\n', 5), ['{"id":1}\n', '\n', '{"id":2}\n'], [5, 6, 7]],
    ['lines, the last without its end', lines('{"id":1}\n{"id":2}'), ['{"id":1}\n', '{"id":2}'], [1, 2]],
    ['values', values(['{"a":1}', '{"b":2}'], 3), ['{"a":1}', '{"b":2}'], [3, 4]],
    ['files', files(['a', 'b']), [['a'], ['b']], [undefined, undefined]],
    ['a page', page, ['<p>One</p>'], [undefined]],
    ['a failure', failed, ['failure'], [undefined]],
  ])('%s', (_, unit, texts, places) => {
    const singles = singlesOf(unit);
    expect(singles.map(textOf)).toEqual(texts);
    expect(singles.map((each) => ('line' in each ? each.line : 'first' in each ? each.first : undefined))).toEqual(
      places,
    );
  });
});

describe('the failure of a record that no worker could do', () => {
  const failureOf = (unit: Unit, options: Partial<WorkOptions> = {}) =>
    failureOfUnit(unit, 'E_WORKER', { ...WORK, ...options });
  test.each([
    ['a line with an id', lines('{"id":"x","text":"One."}\n', 5), { id: 'x', file: 'in.jsonl', line: 5 }],
    ['a line that is no JSON', lines('{\n', 5), { id: 'in.jsonl#5', file: 'in.jsonl', line: 5 }],
    ['a value', values(['{"id":7,"text":"One."}'], 3), { id: '7', file: 'in.json', line: 3 }],
    ['a file', files(['a.txt']), { id: 'a.txt', file: 'a.txt' }],
    ['a page', page, { id: 'a.html', file: 'a.html' }],
    ['a page of an archive', archived, { id: 'a.warc#7', file: 'a.warc', line: 7 }],
    ['what failed before', failed, { id: 'gone.txt', file: 'gone.txt' }],
    ['what is no article', skipped, { id: '', file: '' }],
  ])('%s', (_, unit, place) => {
    const { failures, output, parts, tally } = failureOf(unit);
    expect(failures).toEqual([expect.objectContaining({ ...place, code: 'E_WORKER', at: output.length })]);
    expect(failures[0]).not.toHaveProperty('bytes');
    expect(JSON.parse(Buffer.from(output).toString())).toMatchObject({ id: place.id, error: { code: 'E_WORKER' } });
    expect([parts, tally.failed, { ...tally.errors }]).toEqual([[], 1, { E_WORKER: 1 }]);
  });

  test('keeps its bytes for the quarantine, where it has any', () => {
    const [failure] = failureOf(page, { quarantine: 'bad' }).failures;
    expect(Buffer.from(failure!.bytes!).toString()).toBe('<p>One</p>');
    expect(failureOf(failed, { quarantine: 'bad' }).failures[0]).not.toHaveProperty('bytes');
  });

  test('is a part of its own where each file has its output', () => {
    const { parts, output } = failureOf(files(['a.txt'], true));
    expect(parts).toEqual([{ length: output.length, hasFailed: true }]);
  });

  test('says how long a record took', () => {
    const { failures } = failureOfUnit(page, 'E_TIMEOUT', { ...WORK, timeout: 500 });
    expect(failures[0]!.message).toBe('The record took more than 500 ms.');
  });
});

describe('outcomes of single records', () => {
  const outcome = (text: string, hasFailed = false, isPart = false): Outcome => ({
    output: Buffer.from(text),
    parts: isPart ? [{ length: text.length, hasFailed }] : [],
    failures: hasFailed ? [{ id: text, code: 'E_JSON', message: 'm', at: text.length, part: 0 }] : [],
    tally: { ...emptyTally(), records: 1 },
  });
  const textOf = ({ output }: Outcome): string => Buffer.from(output).toString();

  test('are joined as their unit would have given them', () => {
    const lined = joined([outcome('a\n'), outcome('b\n', true), outcome('c\n')], WORK);
    expect([textOf(lined), lined.failures[0]?.at, lined.tally.records]).toEqual(['a\nb\nc\n', 4, 3]);
    // An array has commas between, none beside what gives nothing.
    const listed = joined([outcome(''), outcome('1'), outcome(''), outcome('2', true)], { ...WORK, format: 'json' });
    expect(textOf(listed).replace(/\s/g, '')).toBe('1,2');
    expect(listed.failures[0]?.at).toBe(listed.output.length);
  });

  test('stay apart where each file has its output', () => {
    const apart = joined([outcome('1', false, true), outcome('2', true, true)], { ...WORK, format: 'json' });
    expect([textOf(apart), apart.parts.length, apart.failures[0]]).toMatchObject(['12', 2, { part: 1, at: 2 }]);
  });
});
