/** Where output goes, in this process: what is there stays unless it may go, and comes back whole. */
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { warcSteps } from '../src/run/archive.ts';
import { contentTypeOf } from '../src/run/http.ts';
import {
  type FileOptions,
  fileSink,
  partialName,
  partialSink,
  placeAt,
  type Sink,
  writeFileWhole,
  writeTextTo,
} from '../src/run/output.ts';
import { createHalt, stopOf } from '../src/run/stop.ts';
import type { WarcEntry } from '../src/run/warc.ts';
import { filesIn, scratch } from './support/binary.ts';

const KEEP = { force: false, backup: null };
const FORCE = { force: true, backup: null };
/** Files that are written piece by piece. */
const SINKS: readonly [string, (path: string, options: FileOptions) => Sink][] = [
  ['beside its place', fileSink],
  ['that grows', (path, options) => partialSink(path, options, 0)],
];
const text = (words: string): Uint8Array => Buffer.from(words);

describe('a file', () => {
  test('that is there is not written, whichever way', () => {
    const root = scratch({ 'a.txt': 'old' });
    const path = join(root, 'a.txt');
    for (const open of [
      () => fileSink(path, KEEP),
      () => partialSink(path, KEEP, 0),
      () => writeFileWhole(path, text('new'), KEEP),
    ])
      expect(open).toThrow(expect.objectContaining({ code: 'E_OUTPUT_EXISTS' }));
    expect(filesIn(root)).toEqual({ 'a.txt': 'old' });
  });

  test.each(SINKS)('that came to be there while another was written stays: %s', async (_, open) => {
    const root = scratch({});
    const path = join(root, 'a.txt');
    const sink = open(path, KEEP);
    await sink.write(text('new'));
    writeFileSync(path, 'of somebody else');
    await expect(sink.close()).rejects.toMatchObject({ code: 'E_OUTPUT_EXISTS' });
    sink.abandon();
    expect(filesIn(root)['a.txt']).toBe('of somebody else');
    // What has grown is kept for a later run; a temporary file is not.
    expect(readdirSync(root).filter((name) => name !== 'a.txt')).toEqual(
      existsSync(partialName(path)) ? ['a.txt.partial'] : [],
    );
  });

  test.each([
    ['in one go', (path: string) => writeFileWhole(path, text('new'), FORCE)],
    ['beside its place', (path: string) => fileSink(path, FORCE)],
    ['that grows', (path: string) => partialSink(path, FORCE, 0)],
  ])('below a file cannot be: %s', (_, open) => {
    const root = scratch({ 'a.txt': 'old' });
    expect(() => open(join(root, 'a.txt/b.txt'))).toThrow(expect.objectContaining({ code: 'E_OUTPUT' }));
    expect(filesIn(root)).toEqual({ 'a.txt': 'old' });
  });

  test.each(SINKS)('in whose place a folder is by then fails with a word: %s', async (_, open) => {
    const root = scratch({});
    const path = join(root, 'a.txt');
    const sink = open(path, FORCE);
    await sink.write(text('new'));
    mkdirSync(path);
    await expect(sink.close()).rejects.toMatchObject({ code: 'E_OUTPUT' });
  });

  test('what is at a path', () => {
    const root = scratch({ 'a.txt': 'a' });
    symlinkSync('a.txt', join(root, 'b.txt'));
    expect(placeAt(join(root, 'a.txt')).kind).toBe('file');
    expect(placeAt(join(root, 'b.txt'))).toEqual({ kind: 'file', path: join(root, 'a.txt') });
    expect(placeAt(join(root, 'none')).kind).toBe('file');
    expect(placeAt(root).kind).toBe('directory');
    expect(placeAt('/dev/null').kind).toBe('device');
  });

  test('a text where the user says', () => {
    const root = scratch({ 'a.txt': 'old' });
    writeTextTo(join(root, 'a.txt'), 'new');
    writeTextTo('/dev/null', 'lost');
    expect(filesIn(root)).toEqual({ 'a.txt': 'new' });
    if (existsSync('/dev/full'))
      expect(() => writeTextTo('/dev/full', 'new')).toThrow(expect.objectContaining({ code: 'E_OUTPUT' }));
  });
});

describe('an archive in steps', () => {
  const stepsOf = async (entries: readonly WarcEntry[]) => {
    async function* given() {
      yield* entries;
    }
    const steps = [];
    for await (const step of warcSteps(given(), 'a.warc', 1000)) steps.push(step);
    return steps;
  };
  const skip = (record: number): WarcEntry => ({ record, skip: { reason: 'status', detail: '404' } });

  test('what is no article is told of a thousand at a time', async () => {
    const steps = await stepsOf(Array.from({ length: 2500 }, (_, index) => skip(index + 1)));
    const counts = steps.map(({ unit, record }) => [unit.kind === 'skipped' && unit.counts['status: 404'], record]);
    expect(counts).toEqual([
      [1000, 1000],
      [1000, 2000],
      [500, 2500],
    ]);
  });

  test('damage and what is too large are failures of their own', async () => {
    const steps = await stepsOf([
      skip(1),
      { record: 2, skip: { reason: 'too-large', detail: '2000' } },
      { record: 3, skip: { reason: 'damaged', detail: 'the file ends inside the record' } },
    ]);
    expect(
      steps.map(({ unit }) => (unit.kind === 'failure' ? `${unit.failure.id} ${unit.failure.code}` : unit.kind)),
    ).toEqual(['skipped', 'a.warc#2 E_TOO_LARGE', 'a.warc#3 E_ARCHIVE']);
  });
});

test('a type with parameters, some of them without a value', () => {
  const { type, parameters } = contentTypeOf('Text/HTML; charset="utf-8"; flowed; x=');
  expect([type, ...parameters]).toEqual(['text/html', ['charset', 'utf-8'], ['x', '']]);
  expect(contentTypeOf(undefined)).toEqual({ type: '', parameters: new Map() });
});

test('a stop is heard once, by who listens and by who comes late', () => {
  const outer = new Set<() => void>();
  const halt = createHalt(stopOf(() => false, outer));
  let heard = 0;
  const takeOff = halt.onRequest(() => (heard += 10));
  halt.onRequest(() => heard++);
  takeOff();
  for (const listener of outer) listener();
  halt.request();
  expect([halt.isRequested(), heard]).toEqual([true, 1]);
  halt.onRequest(() => heard++);
  expect(heard).toBe(2);
});
