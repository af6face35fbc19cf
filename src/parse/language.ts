/**
 * Which language a text is in: the script names it or narrows it, function words decide.
 */
import type { LanguagePack, Script } from '../packs/pack.ts';
import { CLASS, HAN, isUpper, KANA, LATIN, OTHER_LETTER, SCRIPT_NAMES, ZERO_WIDTH } from '../text/characters.ts';
import { foldString } from '../text/fold.ts';

/** Code units looked at, at the start and again in the middle: a lead paragraph is enough, two are certain. */
const SAMPLE = 900;
/** In long texts every fourth character tells the script. */
const STRIDE = 4;
/** Fewer known words than this leave room for doubt. */
const WORDS_FEW = 4;
/** Longest function word. */
const WORD_MAX = 16;
/** Known words after which a window has said enough. */
const WORDS_ENOUGH = 40;
/** A script other than Latin names the text from this share of the letters on: pages mix in English. */
const SCRIPT_SHARE = 0.3;
/** Hits of function words that a language needs before it may name a Latin text. */
const WORDS_MIN = 2;

/** Function words of all languages, by script: built once a kit. */
export interface LanguageTable {
  /** Folded word → bits are indexes into `languages`. */
  readonly words: ReadonlyMap<string, readonly number[]>;
  readonly languages: readonly string[];
  readonly byScript: ReadonlyMap<Script, readonly number[]>;
}

export function buildLanguageTable(packs: readonly LanguagePack[]): LanguageTable {
  const words = new Map<string, number[]>();
  const byScript = new Map<Script, number[]>();
  packs.forEach((pack, index) => {
    byScript.set(pack.script, [...(byScript.get(pack.script) ?? []), index]);
    // Both as printed and folded: words of a text are looked up as they are.
    const spellings = pack.stopwords.split(/\s+/).flatMap((word) => [word, foldString(word)]);
    for (const word of new Set(spellings)) {
      if (word) words.set(word, [...(words.get(word) ?? []), index]);
    }
  });
  return { words, languages: packs.map((pack) => pack.language), byScript };
}

/** BCP 47 code of the language of a text, or null if nothing speaks for one. */
export function languageOf(text: string, table: LanguageTable): string | null {
  const counts = new Int32Array(OTHER_LETTER + 1);
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
  for (const [from, to] of windows) {
    for (let at = from; at < to; at += step) {
      const kind = CLASS[text.charCodeAt(at)]!;
      if (kind < LATIN) continue;
      counts[kind]!++;
      letters++;
    }
  }
  if (letters === 0) return null;
  const script = scriptOf(counts, letters);
  const candidates = table.byScript.get(script) ?? [];
  if (candidates.length === 0) return null;
  if (candidates.length === 1 && script !== 'latin') return table.languages[candidates[0]!]!;
  const scores = new Float64Array(table.languages.length);
  let total = 0;
  for (const [from, to] of windows) total += countWords(text, from, to, table, scores);
  // A line of names and figures holds one or two words that many languages share: English is the likeliest.
  const english = table.languages.indexOf('en');
  if (english >= 0 && total < WORDS_FEW) scores[english]! += 0.6;
  let best = -1;
  let score = 0;
  for (const index of candidates) {
    if (scores[index]! > score) {
      best = index;
      score = scores[index]!;
    }
  }
  if (best >= 0 && (candidates.length === 1 || total >= WORDS_MIN)) return table.languages[best]!;
  // A script of one language names it without any word; Latin does not.
  if (script === 'latin') return best >= 0 ? table.languages[best]! : null;
  return table.languages[best >= 0 ? best : candidates[0]!]!;
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

/** Adds to `scores` one point shared by all languages that know a word; returns how many words were known. */
function countWords(text: string, from: number, to: number, table: LanguageTable, scores: Float64Array): number {
  let known = 0;
  let at = from;
  while (at < to && known < WORDS_ENOUGH) {
    while (at < to && CLASS[text.charCodeAt(at)]! < LATIN) at++;
    const start = at;
    while (at < to && (CLASS[text.charCodeAt(at)]! >= LATIN || CLASS[text.charCodeAt(at)] === ZERO_WIDTH)) at++;
    if (at === start) break;
    const kind = CLASS[text.charCodeAt(start)]!;
    if (kind === HAN || kind === KANA) {
      for (let index = start; index < at; index++) {
        for (const size of [1, 2]) known += score(text.slice(index, index + size), table, scores);
      }
    } else if (at - start <= WORD_MAX) {
      const word = text.slice(start, at);
      known += score(isUpper(text.charCodeAt(start)) ? word.toLowerCase() : word, table, scores);
    }
  }
  return known;
}

function score(word: string, table: LanguageTable, scores: Float64Array): number {
  const found = table.words.get(word);
  if (found === undefined) return 0;
  // A word of one language says more than one that five share.
  for (const index of found) scores[index]! += 1 / found.length;
  return 1;
}
