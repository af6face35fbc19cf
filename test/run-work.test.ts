/** What becomes of a piece of input, in this process: records too large, bytes of no encoding, files in other clothes. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createBufferPool } from '../src/run/memory.ts';
import { BLOCK, type WorkOptions } from '../src/run/options.ts';
import { createWork, type Outcome, type Unit } from '../src/run/work.ts';
import { scratch } from './support/binary.ts';
import { WORK } from './support/work.ts';

const STORY = 'The council met on Tuesday and agreed on a new budget for the town, its mayor said after the session.';
const PAGE = `<html lang="en"><body><article><p>${STORY}</p><p>${STORY} It said so twice.</p></article></body></html>`;

const done = (unit: Unit, options: Partial<WorkOptions> = {}): Outcome =>
  createWork({ ...WORK, ...options }).run(unit, createBufferPool(BLOCK, false));
const recordsOf = (outcome: Outcome) =>
  Buffer.from(outcome.output)
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
/** Ids of what came out, with the codes of what failed. */
const shown = (outcome: Outcome): string[] =>
  recordsOf(outcome).map(({ id, error }) => (error === undefined ? id : `${id} ${error.code}`));
const lines = (text: string | Buffer, more: object = {}): Unit => ({
  kind: 'lines',
  bytes: Buffer.from(text as string),
  name: 'in',
  line: 1,
  ...more,
});
const line = (id: string, fields: object = { text: STORY }): string => `${JSON.stringify({ id, ...fields })}\n`;

describe('lines', () => {
  test('pages are taken out of them as they stand, and what is wrong with one is told', () => {
    const text = [
      line('a', { html: PAGE }),
      '{"id":"b","html":"<p>cut\n',
      '\n',
      line('c', { html: 7 }),
      line('d', { text: STORY, html: '' }),
      line('e', { html: PAGE, text: 'x' }),
    ].join('');
    expect(shown(done(lines(text)))).toEqual(['a', 'in#2 E_JSON', expect.stringMatching(/^c|in#4/), 'd', 'e']);
    expect(shown(done(lines(text, { offset: 1000 })))[1]).toMatch(/^in@\d+ E_JSON$/);
    expect(done(lines(text, { offset: 1000 })).failures[0]).not.toHaveProperty('line');
    expect(done(lines(text)).failures[0]).toMatchObject({ file: 'in', line: 2 });
  });

  test.each([
    ['text', { text: STORY.repeat(20) }],
    ['html', { html: PAGE.repeat(20) }],
  ])('one of more bytes than are allowed costs itself alone: %s', (_, fields) => {
    const small = Object.keys(fields)[0] === 'html' ? { html: PAGE } : { text: STORY };
    const text = line('a', small) + line('b', fields) + line('c', small);
    expect(shown(done(lines(text), { maxRecord: 600 }))).toEqual(['a', 'in#2 E_TOO_LARGE', 'c']);
  });

  test('every one of them is answered, if that is asked', () => {
    expect(shown(done(lines(`${line('a', { html: PAGE })} \n`), { everyLine: true }))).toEqual(['a', 'in#2 E_JSON']);
  });

  test('places that no encoding has are counted', () => {
    const broken = (count: number): Buffer =>
      Buffer.concat([Buffer.from(line('a').slice(0, -3)), Buffer.alloc(count, 0xff), Buffer.from('"}\n')]);
    const messages = [1, 2].map(
      (count) =>
        done(lines(broken(count)), { encodingErrors: 'fail', encoding: 'utf-8' }).failures.map(
          ({ message }) => message,
        )[0],
    );
    expect(messages).toEqual(['1 place could not be decoded as utf-8.', '2 places could not be decoded as utf-8.']);
  });
});

test('long pages beside other lines', () => {
  const long = PAGE.repeat(40);
  const text = [
    line('a', { html: long }),
    line('b', { html: long, text: STORY }),
    line('c', { note: '"html"', text: STORY.repeat(60) }),
    line('d', { html: long }),
  ].join('');
  const outcome = done(lines(text));
  expect(shown(outcome)).toEqual(['a', 'b', 'c', 'd']);
  expect(recordsOf(outcome)[0].text).toContain(STORY);
});

describe('values', () => {
  test('one too large', () => {
    const texts = [line('a'), line('b', { text: STORY.repeat(20) }), line('c')];
    let end = 0;
    const ends = Uint32Array.from(texts, (text) => (end += text.length));
    const unit = { kind: 'values', bytes: Buffer.from(texts.join('')), ends, name: 'in', first: 4 } as unknown as Unit;
    expect(shown(done(unit, { maxRecord: 600 }))).toEqual(['a', 'in#5 E_TOO_LARGE', 'c']);
  });
});

test('a page that cannot be read is named by its archive, if it has one', () => {
  const page = { kind: 'article', bytes: Buffer.from([0x41, 0xff]), id: 'a', format: 'text', given: {} } as const;
  const options = { encodingErrors: 'fail', encoding: 'utf-8' } as const;
  expect(done(page, options).failures[0]).toMatchObject({ id: 'a', file: 'a', code: 'E_ENCODING' });
  const archived = done({ ...page, id: 'w#3', archive: { file: 'w', record: 3 } }, options).failures[0];
  expect(archived).toMatchObject({ id: 'w#3', file: 'w', line: 3 });
});

test('what is no article is counted', () => {
  const { tally, output } = done({ kind: 'skipped', counts: { 'status: 404': 2 } });
  expect([tally.skipped['status: 404'], output.length]).toEqual([2, 0]);
});

test('a fault of ours is one record’s, with its name', () => {
  const unit: Unit = { kind: 'article', bytes: Buffer.from(STORY), id: 'a', format: 'text', given: {} };
  const fail = (error: unknown) =>
    createWork(WORK, () => {
      throw error;
    }).run(unit, createBufferPool(BLOCK, false)).failures[0];
  expect(fail(new TypeError('no such thing'))).toMatchObject({
    code: 'E_RECORD_INTERNAL',
    message: 'TypeError: no such thing',
  });
  expect(fail('a word')).toMatchObject({ code: 'E_RECORD_INTERNAL', message: 'a word' });
});

describe('files', () => {
  const unitOf = (root: string, ...names: string[]): Unit => ({
    kind: 'files',
    files: names.map((id) => ({ path: join(root, id), id, format: 'text', isNamed: false })),
    isSeparate: false,
  });
  const hasZstd = spawnSync('zstd', ['--version']).status === 0;

  test('larger than others, too large, gone', () => {
    const root = scratch({ 'a.txt': STORY, 'b.txt': `${STORY}\n\n`.repeat(4000), 'c.txt': STORY });
    expect(shown(done(unitOf(root, 'a.txt', 'b.txt', 'c.txt', 'd.txt')))).toEqual([
      'a.txt',
      'b.txt',
      'c.txt',
      'd.txt E_NOT_FOUND',
    ]);
    expect(shown(done(unitOf(root, 'a.txt', 'b.txt', 'c.txt'), { maxRecord: 600 }))).toEqual([
      'a.txt',
      'b.txt E_TOO_LARGE',
      'c.txt',
    ]);
  });

  test('compressed, whatever they are called', () => {
    const root = scratch({});
    const put = (name: string, bytes: Buffer): void => writeFileSync(join(root, name), bytes);
    const packed = gzipSync(STORY);
    put('a.txt', packed);
    put('cut.txt', packed.subarray(0, 40));
    put('bomb.txt', gzipSync(Buffer.alloc(100_000, 'x ')));
    put('b.txt', Buffer.from('BZh91AY&SY\x01\x02\x03', 'latin1'));
    put('x.txt', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00, 0x04]));
    const outcome = done(unitOf(root, 'a.txt', 'cut.txt', 'bomb.txt', 'b.txt', 'x.txt'), { maxRecord: 50_000 });
    expect(shown(outcome)).toEqual([
      'a.txt',
      'cut.txt E_COMPRESSED',
      'bomb.txt E_TOO_LARGE',
      'b.txt E_COMPRESSION',
      'x.txt E_COMPRESSION',
    ]);
    expect(recordsOf(outcome)[0].text).toBe(STORY);
    expect(outcome.failures[2]!.message).toContain('end in .bz2');
    expect(outcome.failures[3]!.message).toContain('end in .xz');
  });

  test.runIf(hasZstd)('compressed by zstd', () => {
    const root = scratch({ 'a.txt': STORY, 'big.txt': 'x '.repeat(50_000) });
    for (const name of ['a', 'big'])
      spawnSync('zstd', ['-q', join(root, `${name}.txt`), '-o', join(root, `${name}.zst`)]);
    writeFileSync(join(root, 'cut.zst'), readFileSync(join(root, 'a.zst')).subarray(0, 20));
    const outcome = done(unitOf(root, 'a.zst', 'big.zst', 'cut.zst'), { maxRecord: 50_000 });
    expect(shown(outcome)).toEqual(['a.zst', 'big.zst E_TOO_LARGE', 'cut.zst E_COMPRESSED']);
  });

  test('compressed by zstd where nobody can read that', () => {
    const root = scratch({});
    writeFileSync(join(root, 'a.zst'), Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58, 0x11]));
    const path = process.env.PATH;
    try {
      process.env.PATH = root;
      expect(shown(done(unitOf(root, 'a.zst')))[0]).toMatch(/^a\.zst E_COMPRESS(?:ION|ED)$/);
    } finally {
      process.env.PATH = path;
    }
  });
});
