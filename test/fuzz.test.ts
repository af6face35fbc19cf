/**
 * Random cases for every parser; `FUZZ_RUNS` says how many in all. A failure prints its seed and the smallest case that
 * fails. `npm run fuzz` runs a million for each target.
 */
import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../src/decode.ts';
import { CleanError } from '../src/errors.ts';
import { createKit } from '../src/kit.ts';
import { linesOfPaths } from '../src/packs/locate.ts';
import { inUtf8 } from '../src/run/recode.ts';
import { mergeStats, statsJson } from '../src/run/stats.ts';
import { readAll, sourceOf, TARGETS } from './fuzz-targets.ts';
import { cleancopy, scratch } from './support/binary.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 20_000);
/** A case that takes longer has hung, whatever else the machine does. Milliseconds. */
const CASE_MAX = 10_000;
/** Cheap targets get more of the cases than costly ones. */
const SHARES = TARGETS.reduce((sum, { weight }) => sum + 1 / weight, 0);

describe('random cases', () => {
  test.each(TARGETS)(
    '$name',
    async ({ cases, check, weight }) => {
      const timed = async (value: unknown): Promise<void> => {
        const start = performance.now();
        await check(value as never);
        expect(performance.now() - start).toBeLessThan(CASE_MAX);
      };
      await fc.assert(fc.asyncProperty(cases, timed), { numRuns: Math.ceil(RUNS / weight / SHARES) });
    },
    600_000,
  );
});

describe('what fuzzing found', () => {
  test.each([1, 2, 3, 4, 5, 6])('a character of two units that is cut after %i bytes comes out whole', async (size) => {
    const bytes = Buffer.from('\ufeff𐀀a😀\n', 'utf16le');
    for (const input of [bytes, Buffer.from(bytes).swap16()]) {
      expect((await readAll(await inUtf8(sourceOf(input, [size]), null))).toString()).toBe('𐀀a😀\n');
    }
  });

  test('half a character at the end of UTF-16 is damage, and nothing else', async () => {
    const source = sourceOf(Buffer.from('\ufeffa\ud83d', 'utf16le'), [3]);
    expect((await readAll(await inUtf8(source, null))).toString()).toBe('a\ufffd');
  });

  test('a surrogate as a code point of UTF-32 is damage, and counted', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0, 0x3d, 0xd8, 0, 0, 0x62, 0, 0, 0]);
    expect(decode({ id: 'a', format: 'text', bytes })).toMatchObject({ text: 'a\ufffdb', replaced: 1 });
  });

  test('a row of GB 18030 beyond Unicode is damage', () => {
    const bytes = Buffer.from([0x61, 0xef, 0x30, 0xb7, 0x30, 0x62]);
    const { text, replaced } = decode({ id: 'a', format: 'text', bytes, charset: 'gb18030', forced: true });
    expect(text).not.toMatch(/\p{Surrogate}/u);
    expect(text).toMatch(/^a.*\ufffd.*b$/);
    expect(replaced).toBeGreaterThan(0);
  });

  test('names of counts mean nothing', () => {
    const text =
      '{"stats":1,"records":1,"failed":0,"changed":0,"charactersIn":0,"charactersOut":0,"removals":{"constructor":{"count":1,"characters":2}},"languages":{"constructor":2,"__proto__":3},"encodings":{},"notes":{},"errors":{},"skipped":{}}';
    const sum = statsJson(mergeStats([1, 2].map((name) => ({ name: `${name}`, text }))));
    expect(sum).toContain('"languages":{"__proto__":6,"constructor":4}');
    expect(sum).toContain('"removals":{"constructor":{"count":2,"characters":4}}');
  });

  test('a pack that is nested deeply, or no JSON at all, still has lines', () => {
    const deep = `{"phrases":\n${'[\n'.repeat(500)}"]\\""${'\n]'.repeat(500)},\n"x":1}`;
    expect(linesOfPaths(deep).get('x')).toBe(1003);
    for (const noise of ['[}', '{]', '[,', '{"a"', '{"a":}', '"\\', '[[}]', ']']) linesOfPaths(noise);
    expect(() => createKit({ packs: [{ name: 'p', data: JSON.parse(deep), text: deep }] })).toThrow(CleanError);
  });

  test('a value of a pack that cannot be printed as text is refused like any other', () => {
    const text = '{"phrases":[{"kind":"related","text":"a b","at":{"toString":false}}]}';
    expect(() => createKit({ packs: [{ name: 'p', data: JSON.parse(text), text }] })).toThrow(
      'phrases[0].at: {"toString":false} is not one of',
    );
  });

  test('a line of a journal that is no checkpoint', async () => {
    const cwd = scratch({ 'a.txt': 'One line of an article.\n' });
    const args = ['--journal', 'j', '-o', 'out.jsonl', 'a.txt'];
    expect((await cleancopy(args, cwd)).code).toBe(0);
    for (const row of ['null', '7', '[]', '{}', '{"input":0}']) {
      appendFileSync(`${cwd}/j`, `${row}\n`);
      const { code, err } = await cleancopy(args, cwd);
      expect(code, row).toBe(2);
      expect(err).toContain('E_JOURNAL');
    }
  });
});
