import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBufferPool } from '../src/run/memory.ts';
import { BLOCK } from '../src/run/options.ts';
import { type ByteSource, openFile, openRange, peek } from '../src/run/source.ts';
import { blocksOf } from '../src/run/split.ts';
import { valuesOf } from '../src/run/values.ts';
import { scratch } from './support/binary.ts';

/** A source that gives its bytes in pieces of given sizes. */
function sourceOf(bytes: Uint8Array, sizes: readonly number[]): ByteSource {
  let position = 0;
  let turn = 0;
  return {
    async readInto(buffer, offset) {
      const size = sizes.length === 0 ? bytes.length : sizes[turn++ % sizes.length]!;
      const count = Math.min(size, buffer.length - offset, bytes.length - position);
      buffer.set(bytes.subarray(position, position + count), offset);
      position += count;
      return count;
    },
    close: () => {},
  };
}

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 });
const pool = () => createBufferPool(BLOCK, false);

async function all(source: ByteSource): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (;;) {
    const buffer = Buffer.alloc(64);
    const count = await source.readInto(buffer, 0);
    if (count === 0) return Buffer.concat(chunks);
    chunks.push(buffer.subarray(0, count));
  }
}

describe('memory for blocks', () => {
  test('becomes as large as the records, and is used again then', () => {
    const buffers = createBufferPool(1024, true);
    const first = buffers.take(0);
    expect([first.length, buffers.unit]).toEqual([1024, 1024]);
    const large = buffers.take(5000);
    expect([large.length, buffers.unit]).toEqual([8192, 8192]);
    buffers.give(first.buffer);
    buffers.give(large.buffer);
    expect(buffers.take(0).buffer).toBe(large.buffer);
    expect(buffers.take(0).length).toBe(8192);
  });

  test('is not kept for a record that is larger than all others', () => {
    const buffers = createBufferPool(1024, false);
    const huge = buffers.take(5_000_000);
    expect([huge.length, buffers.unit]).toEqual([5_000_000, 1024]);
    buffers.give(huge.buffer);
    expect(buffers.take(0).length).toBe(1024);
  });
});

describe('lines', () => {
  test('come out whole and once, however the bytes come in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(10, 10, 97, 98, 0xe0), { maxLength: 60 }),
        sizes,
        async (bytes, pieces) => {
          const input = Uint8Array.from(bytes);
          const seen: Buffer[] = [];
          let line = 1;
          for await (const block of blocksOf(sourceOf(input, pieces), pool(), 1000)) {
            if (block.kind !== 'lines') throw new Error('too large');
            expect(block.line).toBe(line);
            const feeds = block.bytes.filter((byte) => byte === 10).length;
            line += block.lines;
            seen.push(Buffer.from(block.bytes));
            expect(block.end).toBe(Buffer.concat(seen).length);
            // Only the last line may lack its end.
            if (block.bytes.at(-1) === 10) expect(block.lines).toBe(feeds);
            else
              expect({ lines: block.lines, feeds, end: block.end }).toEqual({ lines: 1, feeds: 0, end: input.length });
          }
          expect(Buffer.concat(seen)).toEqual(Buffer.from(input));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('that are too long are left out, each with its number', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }),
        sizes,
        fc.boolean(),
        async (lengths, pieces, isOpen) => {
          const text = lengths.map((length) => 'x'.repeat(length)).join('\n') + (isOpen ? '' : '\n');
          const seen: (string | null)[] = [];
          for await (const block of blocksOf(sourceOf(Buffer.from(text), pieces), pool(), 10)) {
            if (block.kind === 'too-large') {
              expect(block.line).toBe(seen.length + 1);
              seen.push(null);
            } else {
              expect(block.line).toBe(seen.length + 1);
              seen.push(...block.bytes.toString().replace(/\n$/, '').split('\n'));
            }
          }
          const lines = text.split('\n');
          if (lines.at(-1) === '') lines.pop();
          // A line that came with its end in one piece is left to the reader, who counts its bytes.
          expect(seen.map((line) => (line === null || line.length > 10 ? null : line))).toEqual(
            lines.map((line) => (line.length > 10 ? null : line)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  async function linesOf(text: string, unit: number, maxRecord: number): Promise<string[]> {
    const found: string[] = [];
    for await (const block of blocksOf(sourceOf(Buffer.from(text), [7]), createBufferPool(unit, false), maxRecord))
      found.push(block.kind === 'lines' ? block.bytes.toString() : `line ${block.line} is too large`);
    return found.join('').match(/line \d is too large|[^\n]+\n?/g) ?? [];
  }

  test.each([
    ['longer than the memory they come in', `ab\n${'c'.repeat(90)}\nd\n`, 100, ['ab\n', `${'c'.repeat(90)}\n`, 'd\n']],
    ['too long, and more behind', `ab\n${'c'.repeat(90)}\nd\n`, 50, ['ab\n', 'line 2 is too large', 'd\n']],
    ['too long, and the end', `ab\n${'c'.repeat(90)}`, 50, ['ab\n', 'line 2 is too large']],
    ['without an end', 'ab\ncd', 50, ['ab\n', 'cd']],
    ['none', '', 50, []],
  ])('%s', async (_, text, maxRecord, lines) => expect(await linesOf(text, 16, maxRecord)).toEqual(lines));
});

describe('values', () => {
  const value = fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' });

  async function valuesIn(text: string, pieces: readonly number[], limit = 1_000_000): Promise<(string | null)[]> {
    const seen: (string | null)[] = [];
    for await (const block of valuesOf(sourceOf(Buffer.from(text), pieces), pool(), limit)) {
      expect(block.first).toBe(seen.length + 1);
      if (block.kind === 'too-large') seen.push(null);
      else {
        let start = 0;
        for (const end of block.ends) {
          seen.push(block.bytes.toString('utf8', start, end));
          start = end;
        }
      }
    }
    return seen;
  }

  test('of an array come out as they are written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { maxLength: 6 }),
        sizes,
        fc.constantFrom(0, 2),
        async (values, pieces, indent) => {
          const seen = await valuesIn(` ${JSON.stringify(values, null, indent)}\n`, pieces);
          expect(seen.map((text) => JSON.parse(text!))).toEqual(JSON.parse(JSON.stringify(values)));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('one after the other come out too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(fc.string(), value), { maxLength: 5 }), sizes, async (values, pieces) => {
        const text = values.map((each) => JSON.stringify(each, null, 1)).join('\n');
        const seen = await valuesIn(text, pieces);
        expect(seen.map((each) => JSON.parse(each!))).toEqual(JSON.parse(JSON.stringify(values)));
      }),
      { numRuns: 300 },
    );
  });

  test('of noise: every byte that is not white or between values comes out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...'[]{}",:\\ a1\n'), { maxLength: 40 }),
        sizes,
        async (chars, pieces) => {
          const text = chars.join('');
          const seen = await valuesIn(text, pieces);
          expect(seen).toEqual(await valuesIn(text, []));
          const rest = (whole: string) => whole.replace(/[\s,[\]]/g, '');
          expect(rest(seen.join(''))).toBe(rest(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    ['[1, "a,]\\"", {"b": [2]}, []]', ['1', '"a,]\\""', '{"b": [2]}', '[]']],
    ['[{"a":1}, {"b": , {"c":3}]', ['{"a":1}', '{"b": , {"c":3}]']],
    ['{"a":1} {"b":2}', ['{"a":1}', '{"b":2}']],
    ['[{"a":"', ['{"a":"']],
    ['nonsense', ['nonsense']],
    ['[]', []],
    ['', []],
  ])('%s', async (text, values) => {
    expect(await valuesIn(text, [])).toEqual(values);
    expect(await valuesIn(text, [1])).toEqual(values);
  });

  test('that are too large are left out, each with its number', async () => {
    const text = JSON.stringify([{ a: 1 }, { b: 'x'.repeat(50) }, { c: 2 }]);
    for (const pieces of [[], [1], [7]]) {
      expect(await valuesIn(text, pieces, 20)).toEqual(['{"a":1}', null, '{"c":2}']);
    }
  });
});

describe('ranges', () => {
  test('cover every line once, wherever they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(10, 97, 98), { maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 45 }), { maxLength: 4 }),
        async (bytes, cuts) => {
          const path = join(scratch(), 'in');
          writeFileSync(path, Uint8Array.from(bytes));
          const bounds = [0, ...cuts.sort((a, b) => a - b), Number.MAX_SAFE_INTEGER];
          const parts: Buffer[] = [];
          for (let index = 1; index < bounds.length; index++) {
            const source = await openRange(path, { start: bounds[index - 1]!, end: bounds[index]! });
            const part = await all(source);
            source.close();
            if (part.length > 0) expect(source.start).toBe(Buffer.concat(parts).length);
            parts.push(part);
          }
          expect(Buffer.concat(parts)).toEqual(Buffer.from(bytes));
        },
      ),
      { numRuns: 150 },
    );
  });
});

test('peeking uses nothing up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 40 }),
      sizes,
      fc.integer({ min: 1, max: 20 }),
      async (bytes, pieces, size) => {
        const { head, source } = await peek(sourceOf(bytes, pieces), size, () => false);
        expect(Buffer.from(head)).toEqual(Buffer.from(bytes.subarray(0, size)));
        expect(await all(source)).toEqual(Buffer.from(bytes));
      },
    ),
  );
});

test('a source that is cancelled ends', async () => {
  const path = join(scratch({ in: 'abc' }), 'in');
  const source = openFile(path);
  source.cancel();
  expect(await all(source)).toEqual(Buffer.alloc(0));
  source.close();
  source.close();
});
