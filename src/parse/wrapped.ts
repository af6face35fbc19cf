/**
 * Text that a program, a telex or a mailer broke at some width: which lines are one paragraph?
 *
 *     exact     a program breaks where the next word no longer fits: the lines tell the width
 *     by eye    telex and old mail: most lines stop inside a sentence, paragraphs end short
 *
 * Read first: `joinsOf`. Imports nothing but characters.
 */
import {
  BLANK,
  CLASS,
  endsLikeSentence,
  HAN,
  HANGUL,
  isDigit,
  isLower,
  isUnspaced,
  isUpper,
  KANA,
  LATIN,
} from '../text/characters.ts';

/**
 * A physical line: `[start, end)` without white space and claimed spans at its ends, empty if it holds nothing else than the
 * target of a link; `[left, right)` with them; `indent` counts the blanks before it, `gap` the empty lines above it.
 */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly right: number;
  readonly indent: number;
  readonly gap: number;
}

/** Are two lines, one below the other, parts of one paragraph? */
export type Joins = (line: Line, next: Line) => boolean;

/** Tell how the lines of a text were broken. */
export function joinsOf(text: string, lines: readonly Line[]): Joins {
  const exact = exactJoins(text, lines);
  if (exact !== null) return exact;
  if (!isWrapped(text, lines)) return () => false;
  const usual = widthOf(lines);
  const base = indentOf(lines);
  return (line, next) => continues(text, line, next, usual, base);
}

/** Widest line of text wrapped for a terminal or telex, in columns. */
const WRAP_WIDTH_MAX = 100;
/** The same in code units: marks of Indic scripts take no column. */
const WRAP_UNITS_MAX = 160;
/** Shorter lines say nothing about wrapping: headlines, list items. */
const WRAP_LINE_MIN = 35;
/** Pairs of lines that must show the width at least. */
const WIDTH_PAIRS_MIN = 5;
/** Narrowest text that is wrapped at an exact width. */
const WIDTH_MIN = 60;
/** From this share of the width on a line says whether the next word would have fitted. */
const WIDTH_LONG = 0.6;
/** Share of the lines in which a sentence goes on that must break where the next word no longer fits. */
const WIDTH_SHARE = 0.8;
/** Share of the lines that may be wider. */
const WIDER_SHARE = 0.02;

/** Of a script in which a line may break behind any letter. */
export const isDense = (unit: number): boolean => isUnspaced(CLASS[unit]!);

/** How much room a code unit takes. */
type Room = (unit: number) => number;

const inUnits: Room = () => 1;

let columns: Uint8Array | undefined;

/** On a terminal: two columns for Han, kana and Hangul, none for marks. */
function inColumns(unit: number): number {
  columns ??= CLASS.map((kind, each) =>
    kind === HAN || kind === KANA || kind === HANGUL || (each >= 0xff01 && each <= 0xff60)
      ? 2
      : each >= 0x300 && /[\p{Mn}\p{Me}\p{Cf}]/u.test(String.fromCharCode(each))
        ? 0
        : 1,
  );
  return columns[unit]!;
}

/** Of each line what it takes, and what the next line must have no room for to go on in this one: its first word. */
interface Measures {
  readonly lengths: Int32Array;
  readonly words: Int32Array;
}

function measuresOf(text: string, lines: readonly Line[], room: Room): Measures {
  const lengths = new Int32Array(lines.length);
  const words = new Int32Array(lines.length);
  lines.forEach(({ left, right, indent }, index) => {
    let length = indent;
    let word = -1;
    for (let at = left; at < right; at++) {
      const unit = text.charCodeAt(at);
      // A mark that must not open a line takes the letter before it along.
      if (word < 0 && (CLASS[unit] === BLANK || isDense(unit)))
        word = length - indent + (isDense(unit) ? 2 * room(unit) : 1);
      length += room(unit);
    }
    lengths[index] = length;
    words[index] = word < 0 ? length - indent + 1 : word;
  });
  return { lengths, words };
}

/** The lines of a text that was broken at an exact width; null if it was not. */
function exactJoins(text: string, lines: readonly Line[]): Joins | null {
  // One line a paragraph: next to all texts are told apart here.
  let narrow = 0;
  for (const { left, right } of lines) if (right - left <= WRAP_UNITS_MAX) narrow++;
  if (narrow < WIDTH_PAIRS_MIN || lines.length - narrow > lines.length / 3) return null;
  const inside = insideOf(text, lines);
  if (inside.length < WIDTH_PAIRS_MIN) return null;
  for (const room of [inUnits, inColumns]) {
    const measures = measuresOf(text, lines, room);
    const width = exactWidthOf(text, lines, inside, measures);
    if (width === 0) continue;
    const places = new Map(lines.map((line, index) => [line, index]));
    return (line, next) => isBrokenAt(text, line, next, places.get(line)!, measures, width);
  }
  return null;
}

/** Indexes of lines behind which a sentence goes on. */
function insideOf(text: string, lines: readonly Line[]): number[] {
  const inside: number[] = [];
  for (let index = 0; index + 1 < lines.length; index++) {
    const { left, right } = lines[index]!;
    const next = lines[index + 1]!;
    if (next.gap > 0 || right - left < WRAP_LINE_MIN) continue;
    const first = text.charCodeAt(next.left);
    if (!isLower(first) && (CLASS[first]! <= LATIN || isUpper(first))) continue;
    if (!endsLikeSentence(text, left, right)) inside.push(index);
  }
  return inside;
}

/**
 * The width at which a program broke the lines of a text or page; 0 if none did. Each line that breaks inside a sentence
 * says that the width is at least its own length, and less than it and the next word together: most must agree on one
 * width, and next to no line may be wider.
 *
 *     The old ferry will run again from spring, the harbour board said on Tuesday, and
 *     the fares will stay as they were.                                               ^ 80 to 83
 */
function exactWidthOf(
  text: string,
  lines: readonly Line[],
  inside: readonly number[],
  { lengths, words }: Measures,
): number {
  // By width: how many more lines show it than show the one below.
  const steps = new Int32Array(WRAP_WIDTH_MAX + 2);
  for (const index of inside) {
    if (lengths[index]! > WRAP_WIDTH_MAX) continue;
    steps[Math.max(lengths[index]!, WIDTH_MIN)]!++;
    steps[Math.max(WIDTH_MIN, Math.min(WRAP_WIDTH_MAX + 1, lengths[index]! + words[index + 1]!))]!--;
  }
  let width = 0;
  let most = 0;
  let sum = 0;
  for (let each = WIDTH_MIN; each <= WRAP_WIDTH_MAX; each++) {
    sum += steps[each]!;
    if (sum > most) {
      most = sum;
      width = each;
    }
  }
  const long = inside.filter((index) => lengths[index]! >= width * WIDTH_LONG).length;
  if (most < WIDTH_PAIRS_MIN || most < long * WIDTH_SHARE) return 0;
  const wider = lines.filter((line, index) => lengths[index]! > width && !isOneWord(text, line, width)).length;
  return wider <= lines.length * WIDER_SHARE ? width : 0;
}

/** Does a line hold no more than one word, such as an address, and the mark of an item, where it is wider than the others? */
function isOneWord(text: string, { left, right, indent }: Line, width: number): boolean {
  for (let at = left + ITEM_INDENT; at < Math.min(right, left + width - indent); at++)
    if (CLASS[text.charCodeAt(at)] === BLANK || isDense(text.charCodeAt(at))) return false;
  return true;
}

/** Was `next` parted from `line` only because its first word did not fit into the width? */
function isBrokenAt(
  text: string,
  line: Line,
  next: Line,
  index: number,
  { lengths, words }: Measures,
  width: number,
): boolean {
  if (next.gap > 0 || isItem(text, next.left, next.right)) return false;
  // An item goes on below its text; elsewhere only the first line of a paragraph may stand further in.
  const isHanging = next.indent <= line.indent + ITEM_INDENT && isItem(text, line.left, line.right);
  if (next.indent > line.indent && !isHanging) return false;
  // A word that is wider than a line stands alone.
  if (lengths[index]! > width) return isLower(text.charCodeAt(next.left));
  // Whoever trimmed the text took the indent of its first line.
  const trimmed = line.left === 0 ? FIRST_INDENT : 0;
  return trimmed + lengths[index]! + words[index + 1]! > width;
}

/** Columns that the first line of a paragraph stands further in. */
const FIRST_INDENT = 4;
/** Columns that an item's mark takes at most: `10. `. */
const ITEM_INDENT = 4;

/** Lines looked at to tell text that was broken by eye; more add nothing. */
const SAMPLE_LINES = 400;
/** Share of line ends that must fall inside a sentence before a text counts as wrapped. */
const WRAP_SHARE = 0.5;

/** Does the text break its lines at some width, inside sentences, as telex and mail did? */
function isWrapped(text: string, lines: readonly Line[]): boolean {
  let judged = 0;
  let inside = 0;
  let caseless = 0;
  let wide = 0;
  const count = Math.min(lines.length - 1, SAMPLE_LINES);
  for (let index = 0; index < count; index++) {
    const line = lines[index]!;
    const next = lines[index + 1]!;
    const length = line.end - line.start;
    if (length > WRAP_WIDTH_MAX) wide++;
    if (length < WRAP_LINE_MIN || length > WRAP_WIDTH_MAX || next.gap > 0) continue;
    judged++;
    if (endsLikeSentence(text, line.start, line.end)) continue;
    const first = text.charCodeAt(next.start);
    if (isLower(first)) inside++;
    else if (CLASS[first]! > LATIN && CLASS[first] !== CLASS[0x410]) caseless++;
  }
  if (wide * 10 > count || judged < 3) return false;
  // Scripts without case: lines of one width, most of which stop inside a sentence.
  const isBroken = inside / judged >= WRAP_SHARE * 0.7 || (inside + caseless) / judged >= 0.8;
  return isBroken && !isVerse(text, lines);
}

/** Share of the usual width that a full line has at least, and of the lines inside sentences that are full in prose. */
const FULL_LINE = 0.8;
const FULL_SHARE = 0.7;

/** Verses break inside sentences too, but at any length. */
function isVerse(text: string, lines: readonly Line[]): boolean {
  const least = widthOf(lines) * FULL_LINE;
  let inside = 0;
  let full = 0;
  for (let index = 0; index + 1 < Math.min(lines.length, SAMPLE_LINES); index++) {
    const line = lines[index]!;
    const next = lines[index + 1]!;
    if (next.gap > 0 || !isLower(text.charCodeAt(next.start)) || endsLikeSentence(text, line.start, line.end)) continue;
    inside++;
    if (line.end - line.start + line.indent >= least) full++;
  }
  return full < inside * FULL_SHARE;
}

/** The usual full width: the length that nine of ten lines do not exceed. There is one line at least. */
function widthOf(lines: readonly Line[]): number {
  const lengths = lines
    .slice(0, SAMPLE_LINES)
    .map((line) => line.end - line.start + line.indent)
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)]!;
}

/** The indent of most lines. */
function indentOf(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { indent } of lines.slice(0, SAMPLE_LINES)) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  return [...counts].reduce((best, row) => (row[1] > best[1] ? row : best), [0, 0])[0];
}

/** Is `next` the same paragraph as `line`? */
function continues(text: string, line: Line, next: Line, width: number, base: number): boolean {
  if (next.gap > 0 || next.indent > Math.max(base, line.indent) + 1 || isItem(text, next.start, next.end)) return false;
  // Telex puts the end word on a line of its own, one blank in.
  if (next.indent !== line.indent && next.end - next.start < width / 3 && endsLikeSentence(text, line.start, line.end))
    return false;
  const short = line.end - line.start + line.indent < width * 0.7;
  if (!short) return true;
  // A short line ends its paragraph when it ends a sentence or when a capital follows; tables keep their rows.
  return !endsLikeSentence(text, line.start, line.end) && isLower(text.charCodeAt(next.start));
}

const BULLETS = new Set([
  0x2022, 0x25cf, 0x25cb, 0x25e6, 0x25aa, 0x25ab, 0x25a0, 0x25b6, 0x25ba, 0x2023, 0x2043, 0x2219, 0xb7, 0x2605, 0x2606,
  0x27a4, 0x2714,
]);

/** Is `[start, end)` an item of a list: behind a bullet, a dash, a number? */
export function isItem(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (BULLETS.has(first)) return true;
  const second = text.charCodeAt(start + 1);
  if ((first === 0x2a || first === 0x2d || first === 0x2013) && CLASS[second] === BLANK && start + 2 < end) return true;
  let at = start;
  while (at < end && at - start < 3 && isDigit(text.charCodeAt(at))) at++;
  return at > start && (text[at] === '.' || text[at] === ')') && CLASS[text.charCodeAt(at + 1)] === BLANK;
}
