/**
 * Letters of Devanagari that a typist or the converter of an old font put together wrongly.
 *
 *     अाग आेर ऑॅ   →  आग ओर ऑ      a vowel letter with the sign of another vowel
 *     फाय¨रग       →  फायरिंग       `¨` of a font for the sign i with a dot
 *     सु²ढ़         →  सुदृढ़         `²` of a font for dri; वर्ग मी² stays
 *     िहन्दी        →  हिन्दी        the sign i before its letter, as it is printed
 *     माचर्         →  मार्च         the hook of r after its letter; पुनर् and निर्- stay
 */
import { unitsOf } from '../text/units.ts';
import type { Fault } from './mend.ts';

/** A letter and the sign behind it, as one number. */
const pairOf = (unit: number, next: number): number => (unit << 16) | next;
const VOWELS: ReadonlyMap<number, string> = new Map(
  (
    [
      ['\u0905\u093e', 'आ'],
      ['\u0905\u0949', 'ऑ'],
      ['\u0905\u094b', 'ओ'],
      ['\u0905\u094c', 'औ'],
      ['\u0906\u0945', 'ऑ'],
      ['\u0906\u0947', 'ओ'],
      ['\u0906\u0948', 'औ'],
      ['\u0949\u0945', '\u0949'],
    ] as const
  ).map(([printed, meant]) => [pairOf(printed.charCodeAt(0), printed.charCodeAt(1)), meant]),
);
const CLUSTER = /[\u0915-\u0939]\u093c?(?:\u094d[\u0915-\u0939]\u093c?){0,3}/y;
/** Words and prefixes that end in a bare r by right. */
const BARE_R = new Set([
  'पुनर्',
  'अंतर्',
  'अन्तर्',
  'बहिर्',
  'दुर्',
  'निर्',
  'चतुर्',
  'आविर्',
  'प्रादुर्',
  'आशीर्',
  'धुर्',
  'गीर्',
  'स्वर्',
  'द्वार्',
]);

const SIGN_I = 0x93f;
const RA = 0x930;
const VIRAMA = 0x94d;
const NUKTA = 0x93c;
/** `¨` and `²`. */
const DIAERESIS = 0xa8;
const SQUARE = 0xb2;
const HYPHEN = 0x2d;
const isConsonant = (unit: number): boolean => unit >= 0x915 && unit <= 0x939;
/** A letter and its nukta as one character. */
const isComposed = (unit: number): boolean => unit >= 0x958 && unit <= 0x95f;
const isVowelSign = (unit: number): boolean => unit >= 0x93e && unit <= 0x94c;
const isDevanagari = (unit: number): boolean => unit >= 0x900 && unit <= 0x963;
const isOfWord = (unit: number): boolean => (unit >= 0x900 && unit <= 0x97f) || unit === 0x200c || unit === 0x200d;

/** 1 for characters at which something may be wrong; the others are passed over. */
const OPENS = new Uint8Array(1 << 16);
for (const unit of [0x905, 0x906, 0x949, SIGN_I, RA, DIAERESIS, SQUARE]) OPENS[unit] = 1;

export function findLetters(text: string): readonly Fault[] {
  const units = unitsOf(text);
  const faults: Fault[] = [];
  for (let at = 0; at < text.length; at++) {
    if (OPENS[units[at]!] === 0) continue;
    const fault = faultAt(text, units, at);
    if (fault === null) continue;
    faults.push(fault);
    at = fault.end - 1;
  }
  return faults;
}

function faultAt(text: string, units: Uint16Array, at: number): Fault | null {
  const unit = units[at]!;
  const next = units[at + 1]!;
  if (unit === RA)
    return next === VIRAMA && !isOfWord(units[at + 2]!) && units[at + 2] !== HYPHEN ? hookOf(text, at) : null;
  if (unit === SIGN_I || unit === DIAERESIS) {
    if (!isConsonant(next) || (unit === SIGN_I && isOfWord(units[at - 1]!))) return null;
    CLUSTER.lastIndex = at + 1;
    const cluster = CLUSTER.exec(text)![0];
    const sign = unit === DIAERESIS ? '\u093f\u0902' : '\u093f';
    return { start: at, end: at + 1 + cluster.length, meant: cluster + sign, rule: 'letters' };
  }
  if (unit === SQUARE) {
    // Area is measured in मी², whatever mark or figure follows.
    const isInside = isDevanagari(units[at - 1]!) && (isConsonant(next) || isComposed(next));
    return isInside ? { start: at, end: at + 1, meant: 'दृ', rule: 'letters' } : null;
  }
  const vowel = VOWELS.get(pairOf(unit, next));
  return vowel === undefined ? null : { start: at, end: at + 2, meant: vowel, rule: 'letters' };
}

/** The hook at `at` stands one syllable too late: `चर्` at the end of a word that begins before it. */
function hookOf(text: string, at: number): Fault | null {
  let start = at - 1;
  if (isVowelSign(text.charCodeAt(start))) start--;
  if (text.charCodeAt(start) === NUKTA) start--;
  if (!isConsonant(text.charCodeAt(start)) || text[start - 1] === '\u094d') return null;
  let from = start;
  while (from > 0 && isDevanagari(text.charCodeAt(from - 1))) from--;
  if (from === start || BARE_R.has(text.slice(from, at + 2))) return null;
  return { start, end: at + 2, meant: `र्${text.slice(start, at)}`, rule: 'letters' };
}
