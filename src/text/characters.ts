/**
 * What a code unit is: a letter of which script, a digit, white space, the end of a sentence.
 *
 * One table of classes instead of `\p{…}`, which costs three to four times as much. Imports nothing.
 */

/** Classes: 0 other, 1 digit, 2 white space, 3 zero width; from 10 on letters and marks of one script. */
export const OTHER = 0;
export const DIGIT = 1;
export const BLANK = 2;
export const ZERO_WIDTH = 3;
export const LATIN = 10;
export const GREEK = 11;
export const CYRILLIC = 12;
export const HEBREW = 13;
export const ARABIC = 14;
export const DEVANAGARI = 15;
export const BENGALI = 16;
export const GURMUKHI = 17;
export const GUJARATI = 18;
export const ORIYA = 19;
export const TAMIL = 20;
export const TELUGU = 21;
export const KANNADA = 22;
export const MALAYALAM = 23;
export const SINHALA = 24;
export const THAI = 25;
export const HANGUL = 26;
export const HAN = 27;
export const KANA = 28;
export const MYANMAR = 29;
export const KHMER = 30;
export const ETHIOPIC = 31;
export const ARMENIAN = 32;
export const GEORGIAN = 33;
export const LAO = 34;
export const TIBETAN = 35;
export const THAANA = 36;
export const OL_CHIKI = 37;
export const MEETEI = 38;
export const OTHER_LETTER = 39;

/** Names of the letter classes as packs write them, by class number. */
export const SCRIPT_NAMES: Readonly<Record<number, string>> = {
  [LATIN]: 'latin',
  [GREEK]: 'greek',
  [CYRILLIC]: 'cyrillic',
  [HEBREW]: 'hebrew',
  [ARABIC]: 'arabic',
  [DEVANAGARI]: 'devanagari',
  [BENGALI]: 'bengali',
  [GURMUKHI]: 'gurmukhi',
  [GUJARATI]: 'gujarati',
  [ORIYA]: 'oriya',
  [TAMIL]: 'tamil',
  [TELUGU]: 'telugu',
  [KANNADA]: 'kannada',
  [MALAYALAM]: 'malayalam',
  [SINHALA]: 'sinhala',
  [THAI]: 'thai',
  [HANGUL]: 'hangul',
  [HAN]: 'han',
  [KANA]: 'japanese',
  [MYANMAR]: 'myanmar',
  [KHMER]: 'khmer',
  [ETHIOPIC]: 'ethiopic',
  [ARMENIAN]: 'armenian',
  [GEORGIAN]: 'georgian',
  [LAO]: 'lao',
  [TIBETAN]: 'tibetan',
  [THAANA]: 'thaana',
  [OL_CHIKI]: 'ol-chiki',
  [MEETEI]: 'meetei',
};

/** `[from, to, class]`, later rows win: letters by block first, then what is no letter inside the blocks. */
const RANGES: readonly (readonly [number, number, number])[] = [
  [0x41, 0x5a, LATIN],
  [0x61, 0x7a, LATIN],
  [0xaa, 0xaa, LATIN],
  [0xb5, 0xb5, LATIN],
  [0xba, 0xba, LATIN],
  [0xc0, 0x2af, LATIN],
  [0xd7, 0xd7, OTHER],
  [0xf7, 0xf7, OTHER],
  [0x1e00, 0x1eff, LATIN],
  [0xff21, 0xff3a, LATIN],
  [0xff41, 0xff5a, LATIN],
  [0x300, 0x36f, ZERO_WIDTH],
  [0x370, 0x3ff, GREEK],
  [0x37e, 0x37e, OTHER],
  [0x387, 0x387, OTHER],
  [0x1f00, 0x1fff, GREEK],
  [0x400, 0x52f, CYRILLIC],
  [0x531, 0x556, ARMENIAN],
  [0x561, 0x587, ARMENIAN],
  // Stress, exclamation and question stand inside the word.
  [0x55b, 0x55c, ZERO_WIDTH],
  [0x55e, 0x55e, ZERO_WIDTH],
  [0x591, 0x5f2, HEBREW],
  [0x5be, 0x5be, OTHER],
  [0x5c0, 0x5c0, OTHER],
  [0x5c3, 0x5c3, OTHER],
  [0x620, 0x6ff, ARABIC],
  [0x750, 0x77f, ARABIC],
  [0xfb50, 0xfdff, ARABIC],
  [0xfe70, 0xfefe, ARABIC],
  [0x66a, 0x66d, OTHER],
  [0x6d4, 0x6d4, OTHER],
  [0x6dd, 0x6de, OTHER],
  [0x900, 0x97f, DEVANAGARI],
  [0x980, 0x9ff, BENGALI],
  [0xa00, 0xa7f, GURMUKHI],
  [0xa80, 0xaff, GUJARATI],
  [0xb00, 0xb7f, ORIYA],
  [0xb80, 0xbff, TAMIL],
  [0xc00, 0xc7f, TELUGU],
  [0xc80, 0xcff, KANNADA],
  [0xd00, 0xd7f, MALAYALAM],
  [0xd80, 0xdff, SINHALA],
  [0x964, 0x965, OTHER],
  [0x970, 0x970, OTHER],
  [0x9f2, 0x9f3, OTHER],
  [0xaf0, 0xaf1, OTHER],
  [0xdf4, 0xdf4, OTHER],
  [0xe01, 0xe4e, THAI],
  [0xe3f, 0xe3f, OTHER],
  [0xe80, 0xeff, LAO],
  [0xf40, 0xfbc, TIBETAN],
  [0xf85, 0xf85, OTHER],
  [0x1000, 0x109f, MYANMAR],
  [0x104a, 0x104f, OTHER],
  [0x1780, 0x17d3, KHMER],
  [0x10a0, 0x10ff, GEORGIAN],
  [0x10fb, 0x10fb, OTHER],
  [0x780, 0x7b1, THAANA],
  [0x1c5a, 0x1c7d, OL_CHIKI],
  [0xaae0, 0xaaef, MEETEI],
  [0xabc0, 0xabea, MEETEI],
  [0xabec, 0xabed, MEETEI],
  [0x1200, 0x135f, ETHIOPIC],
  [0x1100, 0x11ff, HANGUL],
  [0x3130, 0x318f, HANGUL],
  [0xac00, 0xd7a3, HANGUL],
  [0x3041, 0x30ff, KANA],
  [0x30fb, 0x30fb, OTHER],
  [0x31f0, 0x31ff, KANA],
  [0xff66, 0xff9d, KANA],
  [0x3005, 0x3007, HAN],
  [0x3006, 0x3006, OTHER],
  [0x3400, 0x4dbf, HAN],
  [0x4e00, 0x9fff, HAN],
  [0xf900, 0xfaff, HAN],
  [0x30, 0x39, DIGIT],
  [0xff10, 0xff19, DIGIT],
  [0x09, 0x0d, BLANK],
  [0x20, 0x20, BLANK],
  [0x85, 0x85, BLANK],
  [0xa0, 0xa0, BLANK],
  [0x1680, 0x1680, BLANK],
  [0x2000, 0x200a, BLANK],
  [0x2028, 0x2029, BLANK],
  [0x202f, 0x202f, BLANK],
  [0x205f, 0x205f, BLANK],
  [0x3000, 0x3000, BLANK],
  [0xfeff, 0xfeff, BLANK],
  [0x200b, 0x200f, ZERO_WIDTH],
  [0x202a, 0x202e, ZERO_WIDTH],
  [0x2060, 0x2069, ZERO_WIDTH],
  // Points and vowel signs that writers of Arabic and Hebrew leave out as they please, and the stretched line.
  [0x591, 0x5bd, ZERO_WIDTH],
  [0x5bf, 0x5bf, ZERO_WIDTH],
  [0x5c1, 0x5c2, ZERO_WIDTH],
  [0x5c4, 0x5c7, ZERO_WIDTH],
  [0x610, 0x61a, ZERO_WIDTH],
  [0x640, 0x640, ZERO_WIDTH],
  [0x64b, 0x65f, ZERO_WIDTH],
  [0x670, 0x670, ZERO_WIDTH],
  [0xfe00, 0xfe0f, ZERO_WIDTH],
];
const NUKTAS = [0xad, 0x61c, 0x93c, 0x9bc, 0xa3c, 0xabc, 0xb3c, 0xcbc];
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1c50, 0xabf0,
];

/** Class of each code unit. */
export const CLASS: Uint8Array = buildClasses();

function buildClasses(): Uint8Array {
  const table = new Uint8Array(65536);
  for (const [from, to, value] of RANGES) table.fill(value, from, to + 1);
  for (const zero of ZEROS) table.fill(DIGIT, zero, zero + 10);
  for (const unit of NUKTAS) table[unit] = ZERO_WIDTH;
  return table;
}

export const isBlank = (unit: number): boolean => CLASS[unit] === BLANK;
export const isDigit = (unit: number): boolean => CLASS[unit] === DIGIT;
export const isLetter = (unit: number): boolean => CLASS[unit]! >= LATIN;
/** A letter, mark or digit. Surrogates (emoji, rare letters) are not. */
export const isWord = (unit: number): boolean => CLASS[unit]! >= LATIN || CLASS[unit] === DIGIT;

/** Classes of scripts written without blanks between words: a line may break behind any letter. */
export const isUnspaced = (kind: number): boolean =>
  kind === HAN || kind === KANA || kind === THAI || kind === LAO || kind === MYANMAR || kind === KHMER;

/** First offset at or after `from` that is not white space, at most `end`. */
export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && CLASS[text.charCodeAt(at)] === BLANK) at++;
  return at;
}

/** The end of `[from, end)` without the white space before it. */
export function trimEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && CLASS[text.charCodeAt(at - 1)] === BLANK) at--;
  return at;
}

/** A text without some marks at its end. Linear, where a pattern such as `/[,;]+$/` would begin anew at each of them. */
export function withoutEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

export const isUpper = (unit: number): boolean =>
  (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0xde && unit !== 0xd7) || (unit >= 0x410 && unit <= 0x42f);
export const isLower = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xdf && unit <= 0xff && unit !== 0xf7) || (unit >= 0x430 && unit <= 0x44f);

/**
 * May a word start at `at`? Not in the middle of letters of one script. A change of script is an edge (a scraper glued
 * two lines: `हत्याPosted By`), so is lower case before upper case (`agenciesPosted By`).
 *
 * @param units Units of a text with a 0 behind them, as `unitsOf` gives them.
 */
export function isStartEdge(units: Uint16Array, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && CLASS[units[before]!] === ZERO_WIDTH) before--;
  if (before < 0) return true;
  const left = CLASS[units[before]!]!;
  if (left !== CLASS[units[at]!]) return true;
  if (left < LATIN) return left !== DIGIT;
  return isUnspaced(left) || (isLower(units[before]!) && isUpper(units[at]!));
}

/** Visarga of Devanagari, Bengali, Gujarati and Odia: typists take it for a colon. */
export const isVisarga = (unit: number): boolean =>
  unit === 0x903 || unit === 0x983 || unit === 0xa83 || unit === 0xb03;

/**
 * May a word end before `at`? As `isStartEdge`; Korean particles may follow a Hangul word at once, and a visarga is an
 * edge, for it may be a colon with the next word right behind it (`পঢ়কঃনতুন`).
 */
export function isEndEdge(units: Uint16Array, at: number): boolean {
  let next = at;
  // The 0 behind the last unit is no mark: it ends the loop, and every word.
  while (CLASS[units[next]!] === ZERO_WIDTH) next++;
  let last = at - 1;
  while (last > 0 && CLASS[units[last]!] === ZERO_WIDTH) last--;
  const left = CLASS[units[last]!]!;
  if (left !== CLASS[units[next]!]) return true;
  if (left < LATIN) return left !== DIGIT;
  if (isVisarga(units[next]!)) return true;
  return isUnspaced(left) || left === HANGUL || (isLower(units[last]!) && isUpper(units[next]!));
}

/** `. ! ? …` and their kin in other scripts: danda, Urdu full stop, CJK stops, shad, mucaad, cheikhei. */
const ENDS = [
  0x2e, 0x21, 0x3f, 0x2026, 0x964, 0x965, 0x6d4, 0x61f, 0x3002, 0xff01, 0xff1f, 0xff0e, 0xff61, 0x589, 0x1362, 0x104b,
  0x17d4, 0xf0d, 0x1c7e, 0x1c7f, 0xabeb,
];
/** Closing quotes and brackets that may follow the end of a sentence. */
const CLOSERS = [0x22, 0x27, 0x29, 0x5d, 0x201d, 0x2019, 0xbb, 0x300d, 0x300f, 0xff09, 0x3011, 0x203a, 0x2033];
const END_FLAG = 1;
const CLOSER_FLAG = 2;
const FLAGS: Uint8Array = buildFlags();

function buildFlags(): Uint8Array {
  const flags = new Uint8Array(65536);
  for (const unit of ENDS) flags[unit] = END_FLAG;
  for (const unit of CLOSERS) flags[unit] = CLOSER_FLAG;
  return flags;
}

export const isSentenceEnd = (unit: number): boolean => FLAGS[unit] === END_FLAG;
export const isCloser = (unit: number): boolean => FLAGS[unit] === CLOSER_FLAG;

/** Does `[start, end)` end like a sentence: a full stop, danda or the like; quotes and brackets after it allowed? */
export function endsLikeSentence(text: string, start: number, end: number): boolean {
  for (let at = end; at > start; at--) {
    const unit = text.charCodeAt(at - 1);
    if (FLAGS[unit] === END_FLAG) return true;
    if (FLAGS[unit] !== CLOSER_FLAG && CLASS[unit] !== BLANK && CLASS[unit] !== ZERO_WIDTH) return false;
  }
  return false;
}

/** A word joiner stands for what is no part of the text: matching skips it, no word ends at it. */
export const MASK = '\u2060';

/** A line feed or a carriage return. */
export const isLineEnd = (unit: number): boolean => unit === 0x0a || unit === 0x0d;
