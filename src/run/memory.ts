/** Memory that is used again: a new buffer for each block would cost ten times as much of it. */
import { MEBIBYTE } from './options.ts';

export interface BufferPool {
  /** Bytes of a usual buffer, as far as is known by now. */
  readonly unit: number;
  /** A buffer of at least so many bytes, with a memory of its own; what is in it is nobody's business. */
  readonly take: (size: number) => Buffer;
  readonly give: (memory: ArrayBufferLike) => void;
}

/** Buffers that are kept for later. */
const KEPT = 32;

/** Bytes of the largest buffers that are kept. */
const UNIT_MAX = MEBIBYTE;

/**
 * @param unit Bytes of a buffer. Where larger ones are needed, all become as large: records of one input are alike. Those
 *   of more than a MiB are made when asked for, and not kept.
 * @param isShared Threads see the same memory: nothing is copied between them, and nothing is lost with one of them.
 */
export function createBufferPool(unit: number, isShared: boolean): BufferPool {
  const free: Buffer[] = [];
  let usual = unit;
  const make = (size: number) => (isShared ? Buffer.from(new SharedArrayBuffer(size)) : Buffer.allocUnsafeSlow(size));
  const growTo = (size: number) => {
    if (size <= usual || size > UNIT_MAX) return;
    while (usual < size) usual *= 2;
    free.length = 0;
  };
  return {
    get unit() {
      return usual;
    },
    take(size) {
      growTo(size);
      return (size <= usual ? free.pop() : undefined) ?? make(Math.max(size, usual));
    },
    give(memory) {
      growTo(memory.byteLength);
      if (memory.byteLength === usual && free.length < KEPT) free.push(Buffer.from(memory as ArrayBuffer));
    },
  };
}

/** Text that grows as UTF-8. */
export interface Piece {
  readonly put: (text: string) => void;
  /** Bytes so far. */
  readonly length: () => number;
  readonly bytes: () => Buffer;
}

/** UTF-8 never takes more bytes for a code unit. */
const BYTES_A_UNIT = 3;

export function createPiece(pool: BufferPool): Piece {
  let buffer = pool.take(0);
  let length = 0;
  return {
    put(text) {
      const needed = length + text.length * BYTES_A_UNIT;
      if (needed > buffer.length) {
        const larger = pool.take(Math.max(needed, buffer.length * 2));
        buffer.copy(larger, 0, 0, length);
        pool.give(buffer.buffer);
        buffer = larger;
      }
      length += buffer.write(text, length);
    },
    length: () => length,
    bytes: () => buffer.subarray(0, length),
  };
}
