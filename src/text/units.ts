/**
 * The code units of a text in plain memory: read several times faster than characters of a string, which the engine
 * keeps in many forms. One text at a time; who asks for the same text again gets the same memory at no cost.
 * Imports nothing.
 */

/** Units of memory that is kept; a text that needs more gets its own. */
const KEPT = 1 << 20;
/** Units of a piece, as a power of two: the engine keeps such strings in memory that it has, and longer ones in new memory. */
const PIECE_BITS = 14;
const PIECE = 1 << PIECE_BITS;

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

let units = new Uint16Array(1 << 13);
let bytes = Buffer.from(units.buffer);
let held = '';
/** Pieces of the held text, as far as they were asked for. */
let pieces: (string | undefined)[] = [];

/**
 * The units of a text, and a 0 behind them. Good until the next call with another text.
 */
export function unitsOf(text: string): Uint16Array {
  if (text !== held) fill(text);
  return units;
}

function fill(text: string): void {
  const { length } = text;
  unitsFor(length);
  if (isLittleEndian) bytes.write(text, 'utf16le');
  else for (let at = 0; at < length; at++) units[at] = text.charCodeAt(at);
  units[length] = 0;
  held = text;
}

/** Memory for a text of at most `length` units and the 0 behind it, to be written and then given to `heldText`. */
export function unitsFor(length: number): Uint16Array {
  if (length >= units.length || (units.length > KEPT && length < KEPT)) {
    units = new Uint16Array(length < KEPT ? Math.min(KEPT, length * 2) : length + 1);
    bytes = Buffer.from(units.buffer);
  }
  held = '';
  pieces = [];
  return units;
}

/** The text of the first `length` units of the memory: a long one stays in pieces until somebody reads it as a string. */
export function heldText(length: number): string {
  units[length] = 0;
  let text = '';
  for (let start = 0; start < length; start += PIECE) {
    const piece = made(start, Math.min(length, start + PIECE));
    pieces.push(piece);
    text += piece;
  }
  held = text;
  return text;
}

/** A part of the held text as a string. */
function made(start: number, end: number): string {
  if (isLittleEndian) return bytes.toString('utf16le', start * 2, end * 2);
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(units[at]!);
  return text;
}

function pieceAt(index: number): string {
  const piece = made(index << PIECE_BITS, Math.min(held.length, (index + 1) << PIECE_BITS));
  pieces[index] = piece;
  return piece;
}

/** `text.slice(start, end)` for many parts of a long text, which stays in its pieces. Offsets must lie in the text. */
export function sliceOf(text: string, start: number, end: number): string {
  if (text !== held) fill(text);
  if (end <= start) return '';
  const index = start >> PIECE_BITS;
  const first = index << PIECE_BITS;
  return end <= first + PIECE ? (pieces[index] ?? pieceAt(index)).slice(start - first, end - first) : made(start, end);
}

/** Offset of a unit in `[from, end)`, or -1. */
export function indexOfUnit(memory: Uint16Array, unit: number, from: number, end: number): number {
  for (let at = from; at < end; at++) if (memory[at] === unit) return at;
  return -1;
}

/** Units that are looked at one by one: a search of the engine's own is dear to call, and then many times as fast. */
const NEAR = 64;

/** Offset of a unit of the held text at or after `from`, or -1: for marks that may be far away. */
export function nextUnit(unit: number, from: number): number {
  const { length } = held;
  const near = isLittleEndian ? Math.min(length, from + NEAR) : length;
  const first = indexOfUnit(units, unit, from, near);
  if (first >= 0 || near >= length) return first;
  // Behind the last unit, it ends the search.
  units[length] = unit;
  const at = bytes.indexOf(String.fromCharCode(unit), near * 2, 'utf16le') / 2;
  units[length] = 0;
  return at < length ? at : -1;
}
