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

const SUSPECT =
  /अ[\u093e\u0949\u094b\u094c]|आ[\u0945\u0947\u0948]|\u0949\u0945|(?<![\u0900-\u097f\u200c\u200d])\u093f[\u0915-\u0939]|\u00a8[\u0915-\u0939]|\u00b2[\u0900-\u097f]|\u0930\u094d(?![\u0900-\u097f\u200c\u200d-])/g;
const VOWELS: ReadonlyMap<string, string> = new Map([
  ['\u0905\u093e', 'आ'],
  ['\u0905\u0949', 'ऑ'],
  ['\u0905\u094b', 'ओ'],
  ['\u0905\u094c', 'औ'],
  ['\u0906\u0945', 'ऑ'],
  ['\u0906\u0947', 'ओ'],
  ['\u0906\u0948', 'औ'],
  ['\u0949\u0945', '\u0949'],
]);
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

const NO_FAULTS: readonly Fault[] = [];
const NUKTA = 0x93c;
const isConsonant = (unit: number): boolean => unit >= 0x915 && unit <= 0x939;
const isVowelSign = (unit: number): boolean => unit >= 0x93e && unit <= 0x94c;
const isDevanagari = (unit: number): boolean => unit >= 0x900 && unit <= 0x963;

/** Characters that a suspect begins with, and those that stand behind them there. */
const BEHIND: ReadonlyMap<number, readonly (readonly [number, number])[]> = new Map([
  [
    0x905,
    [
      [0x93e, 0x93e],
      [0x949, 0x949],
      [0x94b, 0x94c],
    ],
  ],
  [
    0x906,
    [
      [0x945, 0x945],
      [0x947, 0x948],
    ],
  ],
  [0x949, [[0x945, 0x945]]],
  [0x93f, [[0x915, 0x939]]],
  [0xa8, [[0x915, 0x939]]],
  [0xb2, [[0x900, 0x97f]]],
  [0x930, [[0x94d, 0x94d]]],
] as const);
const OPENS = new Uint8Array(1 << 16);
for (const unit of BEHIND.keys()) OPENS[unit] = 1;
const isOfWord = (unit: number): boolean => (unit >= 0x900 && unit <= 0x97f) || unit === 0x200c || unit === 0x200d;

/** Offset of the first suspect, or -1: told without the pattern, which is seldom needed. */
function firstSuspect(text: string): number {
  const units = unitsOf(text);
  for (let at = 0; at < text.length; at++) {
    const unit = units[at]!;
    if (OPENS[unit] === 0) continue;
    const next = units[at + 1]!;
    if (unit === 0x930) {
      if (next === 0x94d && !isOfWord(units[at + 2]!) && units[at + 2] !== 0x2d) return at;
    } else if (unit === 0x93f) {
      if (!(at > 0 && isOfWord(units[at - 1]!)) && isConsonant(next)) return at;
    } else if (BEHIND.get(unit)!.some(([from, to]) => next >= from && next <= to)) return at;
  }
  return -1;
}

export function findLetters(text: string): readonly Fault[] {
  const first = firstSuspect(text);
  if (first < 0) return NO_FAULTS;
  const faults: Fault[] = [];
  SUSPECT.lastIndex = first;
  for (let match = SUSPECT.exec(text); match !== null; match = SUSPECT.exec(text)) {
    const fault = faultOf(text, match.index, match[0]);
    if (fault === null) SUSPECT.lastIndex = match.index + 1;
    else {
      faults.push(fault);
      SUSPECT.lastIndex = fault.end;
    }
  }
  return faults;
}

function faultOf(text: string, start: number, found: string): Fault | null {
  const end = start + found.length;
  const vowel = VOWELS.get(found);
  if (vowel !== undefined) return { start, end, meant: vowel, rule: 'letters' };
  const first = found.charCodeAt(0);
  if (first === 0x93f || first === 0xa8) {
    CLUSTER.lastIndex = start + 1;
    const cluster = CLUSTER.exec(text)![0];
    const sign = first === 0xa8 ? '\u093f\u0902' : '\u093f';
    return { start, end: start + 1 + cluster.length, meant: cluster + sign, rule: 'letters' };
  }
  if (first === 0xb2)
    return isDevanagari(text.charCodeAt(start - 1)) ? { start, end: start + 1, meant: 'दृ', rule: 'letters' } : null;
  return hookOf(text, start);
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
