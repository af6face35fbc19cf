/**
 * Folding for matching: what two spellings of one word have in common. Output never passes through here.
 *
 * One code unit becomes one code unit or nothing (0), so offsets can always be walked back.
 * Read first: `FOLD`. Imports nothing.
 */

const SPACE = 0x20;

/** Blocks of letters that have case or accents. */
const CASEFUL: readonly (readonly [number, number])[] = [
  [0x41, 0x5a],
  [0xc0, 0x24f],
  [0x370, 0x3ff],
  [0x400, 0x52f],
  [0x531, 0x556],
  [0x1e00, 0x1fff],
];

/** Zero of each set of decimal digits that news is written in. */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1c50, 0xabf0,
];

/** `[code unit, folded]`: letters that Unicode does not decompose, or that composition hides. */
const SINGLES: readonly (readonly [number, number])[] = [
  [0x451, 0x435], // ё е
  [0x401, 0x435],
  [0x131, 0x69], // ı i
  [0x130, 0x69], // İ i
  [0xf8, 0x6f], // ø o
  [0xd8, 0x6f],
  [0x142, 0x6c], // ł l
  [0x141, 0x6c],
  [0x111, 0x64], // đ d
  [0x110, 0x64],
  [0x3c2, 0x3c3], // ς σ
  // Indic letters composed with a nukta.
  [0x929, 0x928],
  [0x931, 0x930],
  [0x934, 0x933],
  [0x958, 0x915],
  [0x959, 0x916],
  [0x95a, 0x917],
  [0x95b, 0x91c],
  [0x95c, 0x921],
  [0x95d, 0x922],
  [0x95e, 0x92b],
  [0x95f, 0x92f],
  [0x9dc, 0x9a1],
  [0x9dd, 0x9a2],
  [0x9df, 0x9af],
  [0xa33, 0xa32],
  [0xa36, 0xa38],
  [0xa59, 0xa16],
  [0xa5a, 0xa17],
  [0xa5b, 0xa1c],
  [0xa5e, 0xa2b],
  [0xb5c, 0xb21],
  [0xb5d, 0xb22],
  [0x901, 0x902], // ँ ं in Devanagari; Bengali keeps both, there they change the word
  // Arabic script: carriers of alef, yeh, kaf, heh, waw.
  [0x622, 0x627],
  [0x623, 0x627],
  [0x625, 0x627],
  [0x671, 0x627],
  [0x649, 0x6cc],
  [0x64a, 0x6cc],
  [0x6d2, 0x6cc],
  [0x626, 0x6cc],
  [0x643, 0x6a9],
  [0x6c0, 0x647],
  [0x6c1, 0x647],
  [0x6c2, 0x647],
  [0x6c3, 0x647],
  [0x629, 0x647],
  [0x6d5, 0x647],
  [0x624, 0x648],
  [0x60c, 0x2c],
  [0x61b, 0x3b],
  [0x61f, 0x3f],
  [0x2212, 0x2d],
];

/** Ranges that matching skips: accents, joiners, direction marks, selectors, Arabic and Hebrew points. */
const SKIPPED: readonly (readonly [number, number])[] = [
  [0x300, 0x36f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfe00, 0xfe0f],
  [0x64b, 0x65f],
  [0x610, 0x61a],
  [0x591, 0x5bd],
  [0x5bf, 0x5bf],
  [0x5c1, 0x5c2],
  [0x5c4, 0x5c7],
  [0x55b, 0x55c],
];
const SKIPPED_SINGLES = [0xad, 0x55e, 0x61c, 0xfeff, 0x670, 0x640, 0x93c, 0x9bc, 0xa3c, 0xabc, 0xb3c, 0xcbc];

const BLANKS = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000];
const APOSTROPHES = [0x2018, 0x2019, 0x201a, 0x201b, 0x2032, 0x2bc, 0x60, 0xb4];
const QUOTES = [0x201c, 0x201d, 0x201e, 0x201f, 0x2033, 0xab, 0xbb];

/** Folded code unit of each code unit; 0 = skipped in matching. */
export const FOLD: Uint16Array = buildFold();

function buildFold(): Uint16Array {
  const fold = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit++) fold[unit] = unit;
  for (const [from, to] of CASEFUL) {
    for (let unit = from; unit <= to; unit++) {
      const lower = String.fromCharCode(unit).toLowerCase();
      // Cyrillic й and ї are letters of their own: only Latin and Greek lose accents.
      fold[unit] = (unit >= 0x400 && unit <= 0x52f ? lower : lower.normalize('NFD')).charCodeAt(0);
    }
  }
  for (const [unit, folded] of SINGLES) fold[unit] = folded;
  for (const [from, to] of SKIPPED) fold.fill(0, from, to + 1);
  for (const unit of SKIPPED_SINGLES) fold[unit] = 0;
  fold.fill(SPACE, 0x2000, 0x200b);
  for (const unit of BLANKS) fold[unit] = SPACE;
  for (const unit of APOSTROPHES) fold[unit] = 0x27;
  for (const unit of QUOTES) fold[unit] = 0x22;
  fold.fill(0x2d, 0x2010, 0x2016);
  // Full-width forms.
  for (let unit = 0xff01; unit <= 0xff5e; unit++) fold[unit] = fold[unit - 0xfee0]!;
  for (const zero of ZEROS) for (let digit = 0; digit < 10; digit++) fold[zero + digit] = 0x30 + digit;
  return fold;
}

/** Folded form of a string: case, accents, joiners and points gone, white space single, ends trimmed. */
export function foldString(text: string): string {
  // Most words are folded as they stand.
  let same = 0;
  while (same < text.length && text.charCodeAt(same) !== SPACE && FOLD[text.charCodeAt(same)] === text.charCodeAt(same))
    same++;
  if (same === text.length) return text;
  let out = text.slice(0, same);
  let space = false;
  for (let index = same; index < text.length; index++) {
    const unit = FOLD[text.charCodeAt(index)]!;
    if (unit === 0) continue;
    if (unit === SPACE) {
      space = out.length > 0;
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += String.fromCharCode(unit);
  }
  // The same string, where there are two alike.
  return out === text ? text : out;
}

/** Value of a decimal digit of any script, or -1. */
export function digitValue(unit: number): number {
  const folded = FOLD[unit]!;
  return folded >= 0x30 && folded <= 0x39 ? folded - 0x30 : -1;
}
