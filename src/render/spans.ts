/** Offsets of `Document.text` to offsets of the input, in the unit that the user wants. */
import type { Document, Origin } from '../model.ts';
import type { SpanUnit } from '../settings.ts';
import { reachOf } from '../text/reach.ts';
import { scanOf } from '../text/words.ts';

/** An offset of `Document.text` (UTF-16 code units) to one of the input. Ascending calls are the quickest. */
export type OffsetOf = (offset: number) => number;

/** Code units of the text to code units of the source: in step from the last pair at or before the offset. */
function sourceOffsetOf(origin: Origin): OffsetOf {
  return (offset) => {
    let low = 0;
    let high = origin.length >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (origin[2 * middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return offset;
    return origin[2 * low - 1]! + offset - origin[2 * low - 2]!;
  };
}

const isPair = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff;
};

const NO_OFFSETS: readonly number[] = [];

/** Offsets of all characters outside the basic plane, in a text that has been scanned. */
function astralOffsetsOfScan(text: string): readonly number[] {
  const { odd, oddCount } = scanOf(text);
  let offsets: number[] | undefined;
  for (let index = 0; index < oddCount; index++) {
    if (!isPair(text, odd[index]!)) continue;
    offsets ??= [];
    offsets.push(odd[index]!);
  }
  return offsets ?? NO_OFFSETS;
}

function codePointOffsetOf(astral: readonly number[]): OffsetOf {
  if (astral.length === 0) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (astral[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

function byteOffsetOf(text: string): OffsetOf {
  let units = 0;
  let bytes = 0;
  return (offset) => {
    if (offset < units) {
      units = 0;
      bytes = 0;
    }
    bytes += Buffer.byteLength(text.slice(units, offset));
    units = offset;
    return bytes;
  };
}

/** Of a page only the visible text has been scanned. */
const astralOf = ({ source, origin }: Document): readonly number[] =>
  origin === null ? astralOffsetsOfScan(source.text) : reachOf(source.text).astral;

/**
 * The conversion for one document.
 *
 * @param unit `byte` counts bytes of the UTF-8 form of the decoded input: for a UTF-8 file without byte order mark
 *   these are the bytes of the file.
 */
export function offsetsOf(document: Document, unit: SpanUnit): OffsetOf {
  const { text } = document.source;
  const inUnit =
    unit === 'utf16' ? undefined : unit === 'byte' ? byteOffsetOf(text) : codePointOffsetOf(astralOf(document));
  if (document.origin === null) return inUnit ?? ((offset) => offset);
  const inSource = sourceOffsetOf(document.origin);
  return inUnit === undefined ? inSource : (offset) => inUnit(inSource(offset));
}
