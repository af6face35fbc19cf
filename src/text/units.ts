/**
 * The code units of a text in plain memory: read several times faster than characters of a string, which the engine
 * keeps in many forms. One text at a time; who asks for the same text again gets the same memory at no cost.
 * Imports nothing.
 */

/** Units of memory that is kept; a text that needs more gets its own. */
const KEPT = 1 << 18;

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

let units = new Uint16Array(1 << 13);
let bytes = Buffer.from(units.buffer);
let held = '';

/**
 * The units of a text, and a 0 behind them. Good until the next call with another text.
 */
export function unitsOf(text: string): Uint16Array {
  if (text !== held) fill(text);
  return units;
}

function fill(text: string): void {
  const { length } = text;
  if (length >= units.length || (units.length > KEPT && length < KEPT)) {
    units = new Uint16Array(length < KEPT ? Math.min(KEPT, length * 2) : length + 1);
    bytes = Buffer.from(units.buffer);
  }
  if (isLittleEndian) bytes.write(text, 'utf16le');
  else for (let at = 0; at < length; at++) units[at] = text.charCodeAt(at);
  units[length] = 0;
  held = text;
}
