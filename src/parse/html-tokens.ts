/**
 * HTML source to tags, attributes and text, as offsets in the source: no string is made for what nobody reads.
 * The marks are found as the standard's tokenizer finds them; entities are left to the reader.
 */
import { nextUnit, unitsOf } from '../text/units.ts';

/** What a reader of tokens is told, in the order of the source. Offsets are `[start, end)` in the source. */
export interface TokenReader {
  /** The name of a start tag; its attributes follow, then `onOpen`. */
  readonly onName: (start: number, end: number) => void;
  /** An attribute: its name and its value, which is empty if there is none. */
  readonly onAttribute: (start: number, end: number, valueStart: number, valueEnd: number) => void;
  /** The start tag is complete. One that the source cuts off is not reported. True: it is closed by itself, too. */
  readonly onOpen: (isSelfClosing: boolean) => boolean;
  readonly onClose: (start: number, end: number) => void;
  readonly onText: (start: number, end: number) => void;
  /** True inside a drawing, where `<title>` and `<style>` hold markup. */
  readonly isForeign: () => boolean;
  /** An element of text alone, whose name is in lower case, has no end tag: true to read what follows as markup. */
  readonly onUnclosed: (name: string) => boolean;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const DASH = 0x2d;

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13 || code === 12;

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Bits of a code unit of ASCII: whether it ends the name of a tag, or that of an attribute. */
const TAG_END = 1;
const ATTRIBUTE_END = 2;
const ENDS: Uint8Array = endsTable();

function endsTable(): Uint8Array {
  const table = new Uint8Array(128);
  for (const code of [32, 10, 9, 13, 12, SLASH, GREATER]) table[code] = TAG_END | ATTRIBUTE_END;
  table[EQUALS] = ATTRIBUTE_END;
  return table;
}

/** Offset of the first code unit from `from` on that ends a name, or `length`. */
function nameEnd(units: Uint16Array, length: number, from: number, bit: number): number {
  let at = from;
  for (; at < length; at++) {
    const code = units[at]!;
    if (code < 128 && (ENDS[code]! & bit) !== 0) break;
  }
  return at;
}

function blankEnd(units: Uint16Array, length: number, from: number): number {
  let at = from;
  while (at < length && isBlank(units[at]!)) at++;
  return at;
}

/** End of a value without quotes. */
function valueEndOf(units: Uint16Array, length: number, from: number): number {
  let at = from;
  for (; at < length; at++) {
    const code = units[at]!;
    if (code === GREATER || isBlank(code)) break;
  }
  return at;
}

/** Elements whose content is text up to their end tag. */
const RAW: readonly string[] = 'iframe noembed noframes script style textarea title xmp'.split(' ');
/** By the length of the name. */
const RAW_BY_LENGTH: readonly (readonly string[])[] = Array.from({ length: 10 }, (_, length) =>
  [...RAW, 'plaintext'].filter((name) => name.length === length),
);

/** True if `name`, in lower case, stands at `at` in any case. */
function isNameAt(units: Uint16Array, at: number, name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    if ((units[at + index]! | 0x20) !== name.charCodeAt(index)) return false;
  }
  return true;
}

/** End of the comment whose text starts at `from`: after `-->`, `--!>`, or the `>` of an empty one; -1 if there is none. */
function commentEnd(units: Uint16Array, from: number): number {
  if (units[from]! === GREATER) return from + 1;
  if (units[from]! === DASH && units[from + 1]! === GREATER) return from + 2;
  for (let at = nextUnit(DASH, from); at >= 0; at = nextUnit(DASH, at)) {
    if (units[++at] !== DASH) continue;
    while (units[at]! === DASH) at++;
    const code = units[at]!;
    if (code === GREATER) return at + 1;
    if (code === 0x21 && units[at + 1]! === GREATER) return at + 2;
  }
  return -1;
}

const CDATA: readonly number[] = Array.from('[CDATA[', (letter) => letter.charCodeAt(0));
const BRACKET = 0x5d;

/** End of the CDATA section whose text starts at `from`; -1 if there is none. */
function cdataEnd(units: Uint16Array, from: number): number {
  for (let at = nextUnit(BRACKET, from); at >= 0; at = nextUnit(BRACKET, at + 1)) {
    if (units[at + 1]! === BRACKET && units[at + 2]! === GREATER) return at + 3;
  }
  return -1;
}

/** End of what opens with `<!` at `open`, -1 if there is none: a comment, a CDATA section, or anything up to a `>`. */
function declarationEnd(units: Uint16Array, open: number): number {
  if (units[open + 2]! === DASH && units[open + 3]! === DASH) return commentEnd(units, open + 4);
  if (CDATA.every((unit, index) => units[open + 2 + index] === unit)) return cdataEnd(units, open + 9);
  const end = nextUnit(GREATER, open + 2);
  return end < 0 ? -1 : end + 1;
}

/**
 * Read all tokens of a source. Linear in its length, whatever it holds.
 *
 * @param source The decoded HTML source.
 */
export function readTokens(source: string, reader: TokenReader): void {
  const length = source.length;
  // A 0 stands behind the last unit, and nothing is read beyond it.
  const units = unitsOf(source);
  // Start of the text that has not been reported, and where the next mark is looked for.
  let text = 0;
  let from = 0;

  /** The start tag that was read last closed its element. */
  let isClosed = false;
  /** Elements of text alone that no end tag closes from here on. */
  const unclosed = new Set<string>();

  /** Offset after the next `>`, or the end. */
  const afterGreater = (start: number): number => nextUnit(GREATER, start) + 1 || length;

  /** Reads the attributes of a start tag; offset after its `>`, or -1 if the source cuts it off. */
  function readAttributes(start: number): number {
    let at = start;
    isClosed = false;
    while (at < length) {
      const next = units[at]!;
      if (next === GREATER) {
        reader.onOpen(false);
        return at + 1;
      }
      if (next === SLASH) {
        at = blankEnd(units, length, at + 1);
        if (units[at]! !== GREATER) continue;
        isClosed = reader.onOpen(true);
        return at + 1;
      }
      if (isBlank(next)) {
        at++;
        continue;
      }
      const nameStart = at;
      const end = nameEnd(units, length, at + 1, ATTRIBUTE_END);
      at = blankEnd(units, length, end);
      if (at >= length) return -1;
      if (units[at]! !== EQUALS) {
        reader.onAttribute(nameStart, end, end, end);
        continue;
      }
      at = blankEnd(units, length, at + 1);
      if (at >= length) return -1;
      const code = units[at]!;
      if (code === 0x22 || code === 0x27) {
        const valueEnd = nextUnit(code, at + 1);
        if (valueEnd < 0) return -1;
        reader.onAttribute(nameStart, end, at + 1, valueEnd);
        at = valueEnd + 1;
      } else {
        const valueStart = at;
        at = valueEndOf(units, length, at);
        if (at >= length) return -1;
        reader.onAttribute(nameStart, end, valueStart, at);
      }
    }
    return -1;
  }

  /** Offset after the end of the text-only element `name`, whose content starts at `start`; -1 if it is never closed. */
  function readRaw(name: string, start: number): number {
    for (let at = nextUnit(LESS, start); at >= 0; at = nextUnit(LESS, at + 1)) {
      const end = at + 2 + name.length;
      if (units[at + 1]! !== SLASH || end >= length || !isNameAt(units, at + 2, name)) continue;
      const code = units[end]!;
      if (code > 127 || (ENDS[code]! & TAG_END) === 0) continue;
      if (at > start) reader.onText(start, at);
      reader.onClose(at + 2, end);
      return afterGreater(end);
    }
    return -1;
  }

  while (from < length) {
    const open = nextUnit(LESS, from);
    if (open < 0) break;
    if (open > text) reader.onText(text, open);
    text = open;
    const code = units[open + 1]!;
    let end: number;
    if (isLetter(code)) {
      const at = nameEnd(units, length, open + 2, TAG_END);
      if (at >= length) return;
      const size = at - open - 1;
      let raw: string | null = null;
      if (size >= 3 && size < 10) {
        for (const name of RAW_BY_LENGTH[size]!) if (isNameAt(units, open + 1, name)) raw = name;
        if (raw !== null && reader.isForeign()) raw = null;
      }
      reader.onName(open + 1, at);
      end = readAttributes(at);
      if (end < 0) return;
      if (raw !== null && !isClosed && end < length) {
        const after = raw === 'plaintext' || unclosed.has(raw) ? -1 : readRaw(raw, end);
        if (after < 0 && !reader.onUnclosed(raw)) {
          reader.onText(end, length);
          return;
        }
        if (after < 0) unclosed.add(raw);
        else end = after;
      }
    } else if (code === SLASH) {
      const first = units[open + 2]!;
      if (isLetter(first)) {
        const at = nameEnd(units, length, open + 3, TAG_END);
        if (at >= length) return;
        reader.onClose(open + 2, at);
        end = afterGreater(at);
      } else if (open + 2 >= length) {
        break;
      } else {
        end = afterGreater(open + 2);
      }
    } else if (code === 0x21) {
      end = declarationEnd(units, open);
      if (end < 0) return;
    } else if (code === 0x3f) {
      end = afterGreater(open + 2);
    } else {
      // A mark that opens nothing is text.
      from = open + 1;
      continue;
    }
    text = end;
    from = end;
  }
  if (text < length) reader.onText(text, length);
}

/** Words in lower case with what they mean, found by their place in the units of a source without making a string of them. */
export interface NameTable<T> {
  /** What the word at `[start, end)` means, in whatever case of ASCII it is written. */
  readonly find: (units: Uint16Array, start: number, end: number) => T | undefined;
}

interface NameEntry<T> {
  readonly name: string;
  readonly value: T;
  readonly next: NameEntry<T> | undefined;
}

const TABLE_SIZE = 1024;

export function nameTable<T>(names: ReadonlyMap<string, T>): NameTable<T> {
  const slots = new Array<NameEntry<T> | undefined>(TABLE_SIZE).fill(undefined);
  let longest = 0;
  for (const [name, value] of names) {
    const slot = slotOf(
      Uint16Array.from(name, (letter) => letter.charCodeAt(0)),
      0,
      name.length,
    );
    slots[slot] = { name, value, next: slots[slot] };
    longest = Math.max(longest, name.length);
  }
  return {
    find(units, start, end) {
      if (end - start > longest) return undefined;
      for (let entry = slots[slotOf(units, start, end)]; entry !== undefined; entry = entry.next) {
        if (isSame(units, start, end, entry.name)) return entry.value;
      }
      return undefined;
    },
  };
}

/** By length and four letters: spread enough for a few dozen words. */
function slotOf(units: Uint16Array, start: number, end: number): number {
  const first = units[start]! | 0x20;
  const last = units[end - 1]! | 0x20;
  const middle = units[(start + end) >> 1]! | 0x20;
  const second = units[Math.min(start + 1, end - 1)]! | 0x20;
  return (first * 5 + last * 37 + middle * 11 + second * 131 + (end - start) * 71) & (TABLE_SIZE - 1);
}

function isSame(units: Uint16Array, start: number, end: number, name: string): boolean {
  if (end - start !== name.length) return false;
  for (let index = 0; index < name.length; index++) {
    const wanted = name.charCodeAt(index);
    const code = units[start + index]!;
    if (code !== wanted && (code < 65 || code > 90 || code + 32 !== wanted)) return false;
  }
  return true;
}
