/**
 * A stream of bytes to blocks of whole records. Works on bytes: a line feed is one in every encoding that JSONL comes
 * in (UTF-16 is recoded before), and no character is ever cut.
 */
import type { BufferPool } from './memory.ts';
import type { ByteSource } from './source.ts';

const LINE_FEED = 0x0a;

/** Lines, the last one perhaps without its line feed; or a record that is too large to be held. */
export type Block =
  | {
      readonly kind: 'lines';
      /** Memory of its own: it may be handed to another thread. */
      readonly bytes: Buffer;
      /** Number of the first line, from 1. */
      readonly line: number;
      /** Number of lines. */
      readonly lines: number;
      /** Offset in the source of the byte after the block. */
      readonly end: number;
    }
  | { readonly kind: 'too-large'; readonly line: number; readonly end: number };

function linesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}

/** Where a reader begins. */
export interface Start {
  readonly offset: number;
  readonly line: number;
}

/**
 * Cut a source into blocks of lines. A block leaves as soon as it holds a whole line: what has come is never kept back
 * for the sake of a full block.
 *
 * @param buffers Where the memory of blocks comes from; whoever is done with a block gives it back.
 * @param maxRecord Bytes of the longest line. A longer one is skipped and reported, and takes no memory.
 */
export async function* blocksOf(
  source: ByteSource,
  buffers: BufferPool,
  maxRecord: number,
  start: Start = { offset: 0, line: 1 },
): AsyncGenerator<Block> {
  let buffer = buffers.take(0);
  let filled = 0;
  let { offset, line } = start;
  let isSkipping = false;
  for (;;) {
    if (filled === buffer.length) {
      const larger = buffers.take(Math.min(buffer.length * 2, maxRecord + buffers.unit));
      buffer.copy(larger);
      buffers.give(buffer.buffer);
      buffer = larger;
    }
    const count = await source.readInto(buffer, filled);
    offset += count;
    const from = filled;
    filled += count;

    if (isSkipping) {
      const at = buffer.subarray(0, filled).indexOf(LINE_FEED);
      if (at < 0 && count > 0) {
        filled = 0;
        continue;
      }
      const rest = at < 0 ? filled : at + 1;
      yield { kind: 'too-large', line, end: offset - filled + rest };
      line++;
      buffer.copyWithin(0, rest, filled);
      filled -= rest;
      isSkipping = false;
      if (count === 0 && filled === 0) return;
    }

    if (count === 0) {
      if (filled > 0) yield { kind: 'lines', bytes: buffer.subarray(0, filled), line, lines: 1, end: offset };
      return;
    }

    // What was left from the last block holds no line feed: only the new bytes can.
    const last = buffer.subarray(from, filled).lastIndexOf(LINE_FEED);
    if (last >= 0) {
      const end = from + last + 1;
      const next = buffers.take(filled - end);
      buffer.copy(next, 0, end, filled);
      const bytes = buffer.subarray(0, end);
      const lines = linesIn(bytes);
      filled -= end;
      yield { kind: 'lines', bytes, line, lines, end: offset - filled };
      line += lines;
      buffer = next;
    }
    if (filled > maxRecord) {
      isSkipping = true;
      filled = 0;
    }
  }
}
