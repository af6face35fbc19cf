/** Input and output in each compression: by Node, by the system's zstd, by packages that may be installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cleancopy, filesIn, recordsOf, scratch } from './support/binary.ts';

const STORY = 'The council met on Tuesday and agreed on a new budget for the town.';
const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `${JSON.stringify({ id: `${index + 1}`, text: STORY })}\n`).join('');

const has = (program: string) => spawnSync(program, ['--version'], { input: '' }).error === undefined;
const hasZstd = has('zstd');
const LARGE = { maxBuffer: 1e9 };
const pack = (program: string, bytes: string | Uint8Array, ...args: readonly string[]): Buffer =>
  execFileSync(program, ['-qc', ...args], { input: bytes, ...LARGE });

/** Three records, compressed by the usual programs. */
const BZIP2 = Buffer.from(
  'QlpoOTFBWSZTWWq5jEYAAIFbgAAQUAU4EAQAP+ee6iAAiCv1U0NAaM0gGTBH6qUyPJMmmgBg1KHSjcmfiEjwQWMIl49z0GGAsoIQIDixUPEQoksSSYM2zdrC12WNWyjJzXvLNaxauqbeH50XLURumuTYskRVgpCrFNySSXqpv4u5IpwoSDVcxiMA',
  'base64',
);
const XZ = Buffer.from(
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AEHAFxdAD2IiSaBk1OFYmHuwhmh3n9QPUGvefGOnXGWOes2qVs9DuCM9YtlpDHVw9BGGnvDAEn+uP3ABCBi0m6pijP1f6Hz/IBq7o6hotvl8KZkaTJinNxbSRd7GtmzepwAAJOrSXm5u4LDAAF4iAIAAACpaLsPscRn+wIAAAAABFla',
  'base64',
);
/** With a check that the package does not know. */
const XZ_SHA = Buffer.from(
  '/Td6WFoAAArh+wyhAgAhARYAAAB0L+Wj4AEHAFxdAD2IiSaBk1OFYmHuwhmh3n9QPUGvefGOnXGWOes2qVs9DuCM9YtlpDHVw9BGGnvDAEn+uP3ABCBi0m6pijP1f6Hz/IBq7o6hotvl8KZkaTJinNxbSRd7GtmzepwAAPoCXohMTpgs6HFJHZVZumF1SzmbFq3G6HeGgtA/0uYOAAGQAYgCAACUoTrItunfHAIAAAAAClla',
  'base64',
);
/** A hundred million zeros. */
const BZIP2_BOMB = Buffer.from(
  'QlpoOTFBWSZTWQ4J4t8BX45AAMAAAAggADCATUZCoCWpCoCXMUFZJlNZDgni3wFfjkAAwAAACCAAMIBNRkKgJakKgJcxQVkmU1nEYApVAD7RQALAAABAAAggADDMCapppUiDaipEHi7kinChIcCoiS4=',
  'base64',
);

interface Kind {
  readonly program: string;
  readonly name: string;
  readonly bytes: Buffer;
}

const KINDS: readonly Kind[] = [
  { program: 'bzip2', name: 'in.jsonl.bz2', bytes: BZIP2 },
  { program: 'xz', name: 'in.jsonl.xz', bytes: XZ },
  ...(hasZstd ? [{ program: 'zstd', name: 'in.jsonl.zst', bytes: pack('zstd', lines(3)) }] : []),
  { program: 'gzip', name: 'in.jsonl.gz', bytes: zlib.gzipSync(lines(3)) },
];

/** Without the packages that may be installed: as if they were not. */
const withoutPackages = (cwd: string) => {
  writeFileSync(
    join(cwd, 'hide.cjs'),
    `const Module = require('node:module');
const load = Module._load;
Module._load = (name, ...rest) => {
  if (['unbzip2-stream', 'xz-decompress'].includes(name)) throw Object.assign(new Error('hidden'), { code: 'MODULE_NOT_FOUND' });
  return load(name, ...rest);
};`,
  );
  return { NODE_OPTIONS: `--require ${join(cwd, 'hide.cjs')}` };
};

describe.each(KINDS)('$program', ({ program, name, bytes }) => {
  test('a file by its name, standard input by its bytes, and the same in threads', async () => {
    const cwd = scratch({ [name]: bytes, plain: bytes });
    for (const args of [[name], [name, '-j', '2'], ['-'], ['plain']]) {
      const { out, err, code } = await cleancopy(args, cwd, { stdin: bytes });
      expect([args, code, err]).toEqual([args, 0, '']);
      expect(recordsOf(out).map(({ id, text }) => [id, text])).toEqual(['1', '2', '3'].map((id) => [id, STORY]));
    }
  });

  test('two streams one after the other', async () => {
    const { out, code } = await cleancopy([], scratch(), { stdin: Buffer.concat([bytes, bytes]) });
    expect(code).toBe(0);
    expect(recordsOf(out)).toHaveLength(6);
  });

  test('cut off anywhere: an error, and never wrong text', async () => {
    const ends = [10, 0.3, 0.6, 0.9].map((part) => (part > 1 ? part : Math.floor(bytes.length * part)));
    for (const end of [...ends, bytes.length - 1]) {
      const { out, code } = await cleancopy([], scratch(), { stdin: bytes.subarray(0, end) });
      const records = recordsOf(out);
      expect([end, code === 0]).toEqual([end, false]);
      expect(records.at(-1).error.code).toBe('E_COMPRESSED');
      for (const { text } of records.slice(0, -1)) expect(text).toBe(STORY);
    }
  });

  test('damaged anywhere: an error, and never wrong text', async () => {
    for (let at = 12; at < bytes.length - 12; at += Math.ceil(bytes.length / 6)) {
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 0x10;
      const { out, code } = await cleancopy([], scratch(), { stdin: damaged });
      expect([at, code === 0]).toEqual([at, false]);
      expect(recordsOf(out).at(-1).error.code).toMatch(/^E_COMPRESS(?:ED|ION)$/);
    }
  });

  test.skipIf(!has(program))('much text, as the program itself gives it', async () => {
    const text = Array.from(
      { length: 6000 },
      (_, index) => `${JSON.stringify({ id: `${index}`, text: `${STORY} ${Math.sin(index)}` })}\n`,
    ).join('');
    const cwd = scratch({ [name]: pack(program, text), 'in.jsonl': text });
    const [whole, packed] = [await cleancopy(['in.jsonl'], cwd), await cleancopy([name], cwd)];
    expect(packed.code).toBe(0);
    expect(packed.out === whole.out).toBe(true);
  });

  test.skipIf(program !== 'bzip2' && !has(program))(
    'a bomb is an error, and takes no more memory than there is',
    async () => {
      const bomb = program === 'bzip2' ? BZIP2_BOMB : pack(program, Buffer.alloc(100_000_000));
      const { out, code } = await cleancopy([], scratch(), {
        stdin: bomb,
        env: { NODE_OPTIONS: '--max-old-space-size=500' },
      });
      expect(code).toBe(3);
      expect(recordsOf(out).at(-1).error.code).toBe('E_BOMB');
    },
  );
});

describe('a package that is not installed', () => {
  test.each([
    ['bzip2', 'unbzip2-stream', BZIP2],
    ['xz', 'xz-decompress', XZ],
  ])('%s: the message names it', async (program, name, bytes) => {
    const cwd = scratch();
    const { err, code } = await cleancopy([], cwd, { stdin: bytes, env: withoutPackages(cwd) });
    expect(code).toBe(3);
    expect(err).toContain(
      `E_COMPRESSION: The input is compressed by ${program}, which cannot be read here. Install what reads it: npm install ${name}; or use: ${program} -dc FILE | cleancopy -`,
    );
  });

  test('is not asked for otherwise', async () => {
    const cwd = scratch();
    const { out, code } = await cleancopy([], cwd, { stdin: zlib.gzipSync(lines(3)), env: withoutPackages(cwd) });
    expect([code, recordsOf(out).length]).toEqual([0, 3]);
  });
});

test('a variant that a package does not know', async () => {
  const { err, code } = await cleancopy([], scratch(), { stdin: XZ_SHA });
  expect(code).toBe(3);
  expect(err).toContain('E_COMPRESSION: The input is compressed by xz, which cannot be read here. Use: xz -dc FILE');
});

test('a text file that is compressed though its name does not say so', async () => {
  const { err, code } = await cleancopy(['a.txt'], scratch({ 'a.txt': BZIP2 }));
  expect(code).toBe(3);
  expect(err).toContain('a.txt: E_COMPRESSION: The file is compressed by bzip2, and its name does not say so');
});

describe('output', () => {
  test.skipIf(!hasZstd)('is zstd where the name says so, and the same in every run', async () => {
    const cwd = scratch({ 'in.jsonl': lines(2000), 'in-place.jsonl.zst': pack('zstd', lines(3)) });
    const { out } = await cleancopy(['in.jsonl'], cwd);
    for (const name of ['a.zst', 'b.ZSTD']) {
      expect(await cleancopy(['-o', name, 'in.jsonl'], cwd)).toMatchObject({ err: '', code: 0 });
    }
    const [a, b] = ['a.zst', 'b.ZSTD'].map((name) => readFileSync(join(cwd, name)));
    expect(execFileSync('zstd', ['-dc'], { input: a! }).toString() === out).toBe(true);
    expect(a!.equals(b!)).toBe(true);
    expect(await cleancopy(['--in-place', '-f', 'jsonl', 'in-place.jsonl.zst'], cwd)).toMatchObject({ code: 0 });
    const inPlace = execFileSync('zstd', ['-dc', 'in-place.jsonl.zst'], { cwd }).toString();
    expect(recordsOf(inPlace).map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(Object.keys(filesIn(cwd)).sort()).toEqual(['a.zst', 'b.ZSTD', 'in-place.jsonl.zst', 'in.jsonl']);
  });

  // A Node with zstd of its own needs no program.
  test.skipIf('createZstdCompress' in zlib)('says so where there is no zstd, and leaves nothing behind', async () => {
    const cwd = scratch({ 'in.jsonl': lines(2000) });
    const { code, err } = await cleancopy(['-o', 'x.zst', 'in.jsonl'], cwd, { env: { PATH: cwd } });
    expect(code).toBe(4);
    expect(err).toContain('E_OUTPUT: Writing failed: Neither this Node nor the system has zstd');
    expect(Object.keys(filesIn(cwd))).toEqual(['in.jsonl']);
  });

  test('a file is not put in the place of one in a compression that is not written', async () => {
    const cwd = scratch({ 'a.jsonl.bz2': BZIP2 });
    const { code, err } = await cleancopy(['--in-place', '-f', 'jsonl', 'a.jsonl.bz2'], cwd);
    expect(code).toBe(4);
    expect(err).toContain('E_OUTPUT_PATH: Of compressed files only .gz and .zst are written');
    expect(readFileSync(join(cwd, 'a.jsonl.bz2')).equals(BZIP2)).toBe(true);
  });
});
