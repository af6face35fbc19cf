/**
 * A stream of JSON to blocks of whole values: the elements of a top-level array, or values one after the other (with
 * anything white between them, so pretty-printed records and JSONL too). Looks at brackets and strings only.
 */

import type { BufferPool } from './memory.ts';
import type { ByteSource } from './source.ts';

export type ValueBlock =
  | {
      readonly kind: 'values';
      readonly bytes: Buffer;
      /** Offset in `bytes` after each value; what stands between two values has been left out. */
      readonly ends: Uint32Array;
      /** Number of the first value, from 1. */
      readonly first: number;
    }
  | { readonly kind: 'too-large'; readonly first: number };

enum State {
  Between,
  Inside,
  String,
  Escape,
  Scalar,
}

const isWhite = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * Cut JSON into values. Malformed JSON gives values that are no JSON, where it is malformed: their reader says so.
 *
 * @param maxRecord Bytes of the longest value; a longer one is skipped and reported.
 */
export async function* valuesOf(
  source: ByteSource,
  buffers: BufferPool,
  maxRecord: number,
): AsyncGenerator<ValueBlock> {
  const input = Buffer.allocUnsafeSlow(buffers.unit);
  let output = buffers.take(0);
  let filled = 0;
  let ends: number[] = [];
  let first = 1;
  let state: State = State.Between;
  let depth = 0;
  /** 0, or 1 inside a top-level array. */
  let base = 0;
  let isStart = true;
  let valueStart = 0;
  let isSkipping = false;

  /** Copy input bytes to the output, or drop them when the value is too large to be held. */
  const keep = (from: number, to: number): void => {
    if (isSkipping || from >= to) return;
    if (filled + to - from - valueStart > maxRecord) {
      isSkipping = true;
      filled = valueStart;
      return;
    }
    if (filled + to - from > output.length) {
      const larger = buffers.take(Math.max(output.length * 2, filled + to - from));
      output.copy(larger, 0, 0, filled);
      buffers.give(output.buffer);
      output = larger;
    }
    input.copy(output, filled, from, to);
    filled += to - from;
  };

  const flush = (): ValueBlock[] => {
    if (ends.length === 0) return [];
    const block: ValueBlock = {
      kind: 'values',
      bytes: output.subarray(0, valueStart),
      ends: Uint32Array.from(ends),
      first,
    };
    first += ends.length;
    ends = [];
    const rest = output.subarray(valueStart, filled);
    output = buffers.take(rest.length);
    rest.copy(output);
    filled = rest.length;
    valueStart = 0;
    return [block];
  };

  for (;;) {
    const count = await source.readInto(input, 0);
    if (count === 0) break;
    let from = 0;
    for (let at = 0; at < count; at++) {
      const byte = input[at]!;
      if (state === State.String) {
        // Strings are most of the text: go to the next quote or backslash.
        let next = at;
        while (next < count && input[next] !== 0x22 && input[next] !== 0x5c) next++;
        at = next;
        if (next < count) state = input[next] === 0x22 ? (depth > base ? State.Inside : State.Scalar) : State.Escape;
        if (state !== State.Scalar) continue;
        // A string at the top is a value that ends with its quote.
        keep(from, at + 1);
        from = at + 1;
        yield* end();
        continue;
      }
      if (state === State.Escape) {
        state = State.String;
        continue;
      }
      if (state === State.Between) {
        from = at;
        if (isWhite(byte) || (byte === 0x2c && base === 1)) {
          from = at + 1;
          continue;
        }
        if (byte === 0x5b && isStart) {
          base = 1;
          depth = 1;
          isStart = false;
          from = at + 1;
          continue;
        }
        if (byte === 0x5d && base === 1) {
          // The array is closed; what follows are values by themselves.
          base = 0;
          depth = 0;
          from = at + 1;
          continue;
        }
        isStart = false;
        state = byte === 0x7b || byte === 0x5b ? State.Inside : byte === 0x22 ? State.String : State.Scalar;
        if (state === State.Inside) depth++;
        continue;
      }
      if (state === State.Scalar) {
        if (!isWhite(byte) && !(byte === 0x2c && base === 1) && !(byte === 0x5d && base === 1)) continue;
        keep(from, at);
        from = at;
        yield* end();
        at--;
        continue;
      }
      if (byte === 0x22) state = State.String;
      else if (byte === 0x7b || byte === 0x5b) depth++;
      else if (byte === 0x7d || byte === 0x5d) {
        depth--;
        if (depth > base) continue;
        keep(from, at + 1);
        from = at + 1;
        yield* end();
      }
    }
    if (state !== State.Between) keep(from, count);
    // What has come is not kept back for the sake of a full block.
    yield* flush();
  }
  if (state !== State.Between) {
    yield* end();
    yield* flush();
  }

  /** The value is complete. */
  function* end(): Generator<ValueBlock> {
    state = State.Between;
    depth = base;
    if (isSkipping) {
      yield* flush();
      yield { kind: 'too-large', first };
      first++;
      isSkipping = false;
      filled = valueStart;
      return;
    }
    ends.push(filled);
    valueStart = filled;
  }
}
