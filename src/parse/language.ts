/**
 * Which language a text is in: the script names it or narrows it, function words decide.
 */
import type { LanguagePack, Script } from '../packs/pack.ts';
import { CLASS, HAN, isUpper, KANA, LATIN, OTHER_LETTER, SCRIPT_NAMES, ZERO_WIDTH } from '../text/characters.ts';
import { foldString } from '../text/fold.ts';
import { unitsOf } from '../text/units.ts';

/** Code units looked at, at the start and again in the middle: a lead paragraph is enough, two are certain. */
const SAMPLE = 900;
/** In long texts every fourth character tells the script. */
const STRIDE = 4;
/** Fewer known words than this leave room for doubt. */
const WORDS_FEW = 4;
/** From so many known words on letters are not asked. */
const WORDS_SURE = 12;
/** A letter says less than a word: names are written with those of other languages. */
const LETTER_POINTS = 0.6;
const LETTERS_ENOUGH = 6;
/** Longest function word. */
const WORD_MAX = 16;
/** Known words after which a window has said enough. */
const WORDS_ENOUGH = 40;
/** A script other than Latin names the text from this share of the letters on: pages mix in English. */
const SCRIPT_SHARE = 0.3;
/** A rare language has to be ahead of all others of its script by so many words: a headline holds but one or two. */
const RARE_LEAD = 2;
/** Hits of function words that a language needs before it may name a Latin text. */
const WORDS_MIN = 2;

/** Function words of all languages, by script: built once a kit. */
export interface LanguageTable {
  readonly words: readonly KnownWord[];
  /** Hash of each of `words`. */
  readonly hashes: Int32Array;
  /** By hash of a word: one more than its index in `words`, or 0; a slot that is taken leads to the next one. */
  readonly slots: Int32Array;
  readonly languages: readonly string[];
  /** By index into `languages`: points that a language gives the others at the start. */
  readonly lead: Float64Array;
  readonly byScript: ReadonlyMap<Script, readonly number[]>;
  /** Indexes into `languages` by a letter that few of them write. */
  readonly byLetter: ReadonlyMap<number, readonly number[]>;
}

interface KnownWord {
  readonly word: string;
  /** Indexes into `LanguageTable.languages`. */
  readonly languages: number[];
  /** How many of them are not rare: a word says no less because a rare language has it too. */
  usual: number;
}

export function buildLanguageTable(packs: readonly LanguagePack[]): LanguageTable {
  const words = new Map<string, KnownWord>();
  const byScript = new Map<Script, number[]>();
  const byLetter = new Map<number, number[]>();
  packs.forEach((pack, index) => {
    for (const letter of pack.letters ?? '') {
      const unit = letter.charCodeAt(0);
      byLetter.set(unit, [...(byLetter.get(unit) ?? []), index]);
    }
    byScript.set(pack.script, [...(byScript.get(pack.script) ?? []), index]);
    // Both as printed and folded: words of a text are looked up as they are.
    const spellings = pack.stopwords.split(/\s+/).flatMap((word) => [word, foldString(word)]);
    for (const word of new Set(spellings)) {
      const known = words.get(word);
      const usual = pack.rare === true ? 0 : 1;
      if (known === undefined) {
        if (word !== '') words.set(word, { word, languages: [index], usual });
        continue;
      }
      known.languages.push(index);
      known.usual += usual;
    }
  });
  const lead = Float64Array.from(packs, (pack) => (pack.rare === true ? RARE_LEAD : 0));
  const slots = new Int32Array(SLOTS);
  const list = [...words.values()];
  const hashes = Int32Array.from(list, ({ word }) => hashOf(word));
  list.forEach((_, index) => {
    let slot = slotOf(hashes[index]!);
    while (slots[slot] !== 0) slot = (slot + 1) % SLOTS;
    slots[slot] = index + 1;
  });
  return { words: list, hashes, slots, languages: packs.map((pack) => pack.language), lead, byScript, byLetter };
}

/** Four times the words of all packs, so that most words of a text meet an empty slot. */
const SLOT_BITS = 15;
const SLOTS = 1 << SLOT_BITS;
const mix = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x9e3779b1);
const slotOf = (hash: number): number => hash >>> (32 - SLOT_BITS);

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = mix(hash, word.charCodeAt(at));
  return hash;
}

/** From so many letters of another script on, a text that looks Latin is looked at again without its addresses. */
const OTHER_LETTERS = 12;
const ADDRESS = /\b[a-z][a-z0-9+.-]{1,12}:\/\/\S{1,4000}/gi;

/** Memory that is used again: letters of each class, and points of each language. */
const letterCounts = new Int32Array(OTHER_LETTER + 1);
let points = new Float64Array(0);

/** BCP 47 code of the language of a text, or null if nothing speaks for one. */
export function languageOf(text: string, table: LanguageTable): string | null {
  const counts = letterCounts.fill(0);
  let letters = 0;
  // Whole pages open with navigation, often in English: a window from the middle counts too.
  const windows: readonly (readonly [number, number])[] =
    text.length <= SAMPLE * 2
      ? [[0, text.length]]
      : [
          [0, SAMPLE],
          [(text.length >> 1) - (SAMPLE >> 1), (text.length >> 1) + (SAMPLE >> 1)],
        ];
  const step = text.length > SAMPLE ? STRIDE : 1;
  const units = unitsOf(text);
  for (const [from, to] of windows) {
    for (let at = from; at < to; at += step) {
      const kind = CLASS[units[at]!]!;
      if (kind < LATIN) continue;
      counts[kind]!++;
      letters++;
    }
  }
  if (letters === 0) return null;
  const script = scriptOf(counts, letters);
  // Addresses hold Latin letters whatever the text is written in: `%E0%A4` is Devanagari.
  if (script === 'latin' && letters - counts[LATIN]! >= OTHER_LETTERS && text.includes('://')) {
    const rest = text.replace(ADDRESS, ' ');
    if (rest.length < text.length) return languageOf(rest, table);
  }
  const candidates = table.byScript.get(script) ?? [];
  if (candidates.length === 0) return null;
  if (candidates.length === 1 && script !== 'latin') return table.languages[candidates[0]!]!;
  if (points.length !== table.languages.length) points = new Float64Array(table.languages.length);
  const scores = points.fill(0);
  let total = 0;
  for (const [from, to] of windows) total += countWords(units, from, to, table, scores);
  if (total < WORDS_SURE) countLetters(text, table, scores);
  // A line of names and figures holds one or two words that many languages share: English is the likeliest.
  const english = table.languages.indexOf('en');
  if (english >= 0 && total < WORDS_FEW) scores[english]! += 0.6;
  let best = -1;
  let score = 0;
  for (const index of candidates) {
    const ahead = scores[index]! - table.lead[index]!;
    if (ahead > score) {
      best = index;
      score = ahead;
    }
  }
  if (best >= 0 && (candidates.length === 1 || total >= WORDS_MIN)) return table.languages[best]!;
  // A script of one language names it without any word; Latin does not.
  if (script === 'latin') return best >= 0 ? table.languages[best]! : null;
  return table.languages[best >= 0 ? best : (candidates.find((index) => table.lead[index] === 0) ?? candidates[0]!)]!;
}

function scriptOf(counts: Int32Array, letters: number): Script {
  const cjk = counts[HAN]! + counts[KANA]!;
  if (cjk > letters * SCRIPT_SHARE * 0.5 && counts[KANA]! > cjk * 0.05) return 'japanese';
  let best = LATIN;
  for (let kind = LATIN + 1; kind < OTHER_LETTER; kind++) {
    if (counts[kind]! > letters * SCRIPT_SHARE && counts[kind]! > (best === LATIN ? 0 : counts[best]!)) best = kind;
  }
  return SCRIPT_NAMES[best] as Script;
}

/** Adds to `scores` for letters that few languages write. */
function countLetters(text: string, { byLetter, lead }: LanguageTable, scores: Float64Array): void {
  const to = Math.min(text.length, SAMPLE);
  let found = 0;
  for (let at = 0; at < to && found < LETTERS_ENOUGH; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    const languages = byLetter.get(unit);
    if (languages === undefined) continue;
    found++;
    let usual = 0;
    for (const index of languages) if (lead[index] === 0) usual++;
    for (const index of languages) scores[index]! += LETTER_POINTS / (lead[index] === 0 ? usual : languages.length);
  }
}

/** Adds to `scores` one point shared by all languages that know a word; returns how many words were known. */
function countWords(units: Uint16Array, from: number, to: number, table: LanguageTable, scores: Float64Array): number {
  let known = 0;
  let at = from;
  while (at < to && known < WORDS_ENOUGH) {
    while (at < to && CLASS[units[at]!]! < LATIN) at++;
    const start = at;
    const kind = CLASS[units[start]!]!;
    const isCased = isUpper(units[start]!);
    let hash = 0;
    for (; at < to; at++) {
      const unit = units[at]!;
      if (CLASS[unit]! < LATIN && CLASS[unit] !== ZERO_WIDTH) break;
      hash = mix(hash, isCased ? LOWER[unit]! : unit);
    }
    if (at === start) break;
    if (kind === HAN || kind === KANA) {
      for (let index = start; index < at; index++) {
        const one = mix(0, units[index]!);
        known += score(units, index, 1, one, false, table, scores);
        known += score(units, index, 2, mix(one, units[index + 1]!), false, table, scores);
      }
    } else if (at - start <= WORD_MAX) known += score(units, start, at - start, hash, isCased, table, scores);
  }
  return known;
}

/** Lower case of each code unit, where it is one unit. */
const LOWER: Uint16Array = Uint16Array.from(CLASS, (kind, unit) => {
  const lower = kind >= LATIN && kind < HAN ? String.fromCharCode(unit).toLowerCase() : '';
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
});

/**
 * One point for all languages that know the word of `length` units at `start`; gives 1 if one does that is
 * not rare.
 *
 * @param hash Of the word, in lower case if it `isCased`.
 */
function score(
  units: Uint16Array,
  start: number,
  length: number,
  hash: number,
  isCased: boolean,
  { words, hashes, slots, lead }: LanguageTable,
  scores: Float64Array,
): number {
  for (let slot = slotOf(hash); slots[slot] !== 0; slot = (slot + 1) % SLOTS) {
    const index = slots[slot]! - 1;
    if (hashes[index] !== hash) continue;
    const { word, languages, usual } = words[index]!;
    if (word.length !== length || !isWord(units, start, word, isCased)) continue;
    // A word of one language says more than one that five share.
    for (let other = 0; other < languages.length; other++) {
      const language = languages[other]!;
      scores[language]! += 1 / (lead[language] === 0 ? usual : languages.length);
    }
    return usual > 0 ? 1 : 0;
  }
  return 0;
}

function isWord(units: Uint16Array, start: number, word: string, isCased: boolean): boolean {
  for (let at = 0; at < word.length; at++) {
    const unit = units[start + at]!;
    if ((isCased ? LOWER[unit]! : unit) !== word.charCodeAt(at)) return false;
  }
  return true;
}
