/** What a character is, where words may start and end, how titles and spellings compare: tables of examples. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as characters from '../src/text/characters.ts';
import { isClockWord } from '../src/text/clock.ts';
import { digitValue, foldString } from '../src/text/fold.ts';
import { memoized } from '../src/text/memo.ts';
import { firstsOf, foldTitle, likenessOf, mayFoldTo, sharedWords } from '../src/text/title.ts';
import { nextUnit, unitsOf } from '../src/text/units.ts';
import { scanOf } from '../src/text/words.ts';

const { BLANK, CLASS, isEndEdge, isStartEdge, OTHER, ZERO_WIDTH } = characters;

/** The text with a stroke at each place that the question is answered with yes for, from the first to behind the last unit. */
const marked = (text: string, from: number, is: (units: Uint16Array, at: number) => boolean): string => {
  let out = text.slice(0, from);
  for (let at = from; at <= text.length - 1 + from; at++) out += (is(unitsOf(text), at) ? '|' : '') + (text[at] ?? '');
  return out;
};

describe('edges of words', () => {
  test.each([
    ['two words', '|two| |words', 'two| |words|'],
    ['figures', '|12|.|50', '12|.|50|'],
    ['a figure behind a letter', '|a|1|b', 'a|1|b|'],
    ['a new sentence without a blank', '|so|By|A', 'so|By|A|'],
    ['capitals', '|ABc', 'ABc|'],
    ['a change of script', '|हत्या|Posted', 'हत्या|Posted|'],
    ['Cyrillic case', '|дом|Дом', 'дом|Дом|'],
    ['an accent of its own', '|e|\u0301|Ab', 'e|\u0301|Ab|'],
    ['a joiner in front', '|\u200d|ab', '\u200d|ab|'],
    ['Han', '|中|文', '中|文|'],
    ['Thai', '|ก|า', 'ก|า|'],
    ['Burmese', '|က|ခ', 'က|ခ|'],
    ['Khmer', '|ក|ខ', 'ក|ខ|'],
    ['Hangul', '|한국', '한|국|'],
    ['visarga', '|कहाः|12', 'कहा|ः|12|'],
    ['visarga of Bengali', '|কঃ', 'ক|ঃ|'],
    ['visarga of Gujarati', '|કઃ', 'ક|ઃ|'],
    ['visarga of Odia', '|କଃ', 'କ|ଃ|'],
    ['marks', '|,|,|a', ',|,|a|'],
  ])('%s', (_, starts, ends) => {
    const text = starts.replaceAll('|', '');
    expect(marked(text, 0, isStartEdge)).toBe(starts);
    expect(marked(text, 1, isEndEdge)).toBe(ends);
  });

  test('a scan finds the same starts, and what is odd, and ends with the length', () => {
    const units = ['a', 'B', 'é', '1', '२', 'क', '\u093c', 'ः', 'д', 'Д', '中', 'か', 'ก', 'ລ', 'က', 'ក', '한', 'ა'];
    const others = [' ', '\u00a0', '\n', '\t', '\u0085', '\u2028', '.', '-', '&', '<', '=', '\\', '\u200b', '\u0301'];
    const odds = ['\u0000', '\u001f', '\u007f', '\u0080', '\u009f', '\ud83d', '\ude00', '!', '>', '%', '\u0084'];
    const one = fc.constantFrom(...units, ...others, ...odds);
    const isOdd = (unit: number, before: number): boolean =>
      /[\t-\r\u0085\u2028\u2029\0-\u001f\u007f-\u009f&<=\\\ud800-\udbff]/.test(String.fromCharCode(unit)) ||
      (CLASS[unit] === BLANK && before === BLANK);
    fc.assert(
      fc.property(fc.array(one, { maxLength: 24 }), (parts) => {
        const text = parts.join('');
        const read = unitsOf(text);
        const starts: number[] = [];
        const odd: number[] = [];
        let before = BLANK;
        for (let at = 0; at < text.length; at++) {
          const kind = CLASS[read[at]!]!;
          if (kind === ZERO_WIDTH) continue;
          if (kind !== BLANK && (kind === OTHER || isStartEdge(read, at))) starts.push(at);
          const isBreak = isOdd(read[at]!, OTHER);
          if (isOdd(read[at]!, before)) odd.push(at);
          before = kind === BLANK && isBreak ? OTHER : kind;
        }
        const scan = scanOf(text);
        expect([...scan.starts.subarray(0, scan.startCount + 1)]).toEqual([...starts, text.length]);
        expect([...scan.odd.subarray(0, scan.oddCount + 1)]).toEqual([...odd, text.length]);
        expect(scan.blocks.indexOf(1) >= 0).toBe(text !== '');
        for (let at = 0; at < text.length; at++) expect(scan.blocks[read[at]! >> 7]).toBe(1);
      }),
      { seed: 1, numRuns: 1500 },
    );
  });

  test('a long text takes more memory, and a short one behind it is read as before', () => {
    const long = 'ab\n'.repeat(200_000);
    const scan = scanOf(long);
    expect([scan.startCount, scan.oddCount]).toEqual([200_000, 200_000]);
    expect([scan.starts[199_999], scan.starts[200_000]]).toEqual([599_997, 600_000]);
    const short = scanOf('a\nb');
    expect([...short.starts.subarray(0, 3), ...short.odd.subarray(0, 2)]).toEqual([0, 2, 3, 1, 3]);
    expect(short.starts.length).toBeLessThan(10_000);
    expect(short.odd.length).toBeLessThan(10_000);
    expect([...short.blocks].filter((one) => one === 1)).toHaveLength(1);
    expect(scanOf('a\nb')).toBe(short);
  });
});

test.each([
  ['isUpper', characters.isUpper, 'AZÀÞЯА', 'az@[×ßàяаЅ¿ß1'],
  ['isLower', characters.isLower, 'azßÿяа', 'AZ`{÷ÞЯѐĀ1'],
  ['isDigit', characters.isDigit, '09٠۹०९０９', 'a/:²½'],
  ['isBlank', characters.isBlank, ' \t\n\r\v\f\u00a0\u2028\u3000\ufeff', 'a\u200b\u0000'],
  ['isLetter', characters.isLetter, 'aéक中', '1 .'],
  ['isWord', characters.isWord, 'aéक中19०', '. -'],
  ['isSentenceEnd', characters.isSentenceEnd, '.!?…।॥۔؟。！？．', ',;:-"'],
  ['isCloser', characters.isCloser, '"\')]”’»」』）】›″', '(“«.,'],
  ['isVisarga', characters.isVisarga, '\u0903\u0983\u0a83\u0b03', '\u0902\u0904:'],
  ['isLineEnd', characters.isLineEnd, '\n\r', '\v\f \u0085'],
] as const)('%s', (_, is, yes, no) => {
  expect([...yes].filter((one) => !is(one.charCodeAt(0)))).toEqual([]);
  expect([...no].filter((one) => is(one.charCodeAt(0)))).toEqual([]);
});

test.each([
  ['It ran.', true],
  ['It ran.”)', true],
  ['It ran. \u200b', true],
  ['It ran', false],
  ['It ran”', false],
  ['It ran. So', false],
  ['पुल खुला।', true],
  ['', false],
  ['.', true],
])('ends like a sentence: %j', (text, wanted) => {
  expect(characters.endsLikeSentence(text, 0, text.length)).toBe(wanted);
  expect(characters.endsLikeSentence(`.${text}`, 1, text.length + 1)).toBe(wanted);
});

test('blanks and marks at the ends', () => {
  expect(characters.skipBlanks('a \t b', 1, 5)).toBe(4);
  expect(characters.skipBlanks('a    ', 1, 3)).toBe(3);
  expect(characters.trimEnd('ab \n ', 0, 5)).toBe(2);
  expect(characters.trimEnd('   ', 1, 3)).toBe(1);
  expect(characters.withoutEnd('so,;,', ',;')).toBe('so');
  expect(characters.withoutEnd(',;', ',;')).toBe('');
  expect(characters.withoutEnd('so', ',;')).toBe('so');
});

test.each([
  ['Ärger', 'arger'],
  ['  two\t\u00a0 words ', 'two words'],
  ['a\u00adb\u200dc', 'abc'],
  ['ЁЛКА', 'елка'],
  ['Æ', 'æ'],
  ['“so” ‘it’', '"so" \'it\''],
  ['a–b', 'a-b'],
  ['१२', '12'],
  ['ＡＢ', 'ab'],
  ['\u0958', '\u0915'],
  ['as it stands', 'as it stands'],
  ['', ''],
  [' \u200b ', ''],
])('folded: %j', (text, folded) => expect(foldString(text)).toBe(folded));

test.each([
  ['7', 7],
  ['०', 0],
  ['９', 9],
  ['a', -1],
  ['/', -1],
  [':', -1],
] as const)('value of the digit %s', (digit, value) => expect(digitValue(digit.charCodeAt(0))).toBe(value));

test('words of clocks', () => {
  for (const word of ['PM', 'ist', 'Uhr', 'às', 'as', 'МСК']) expect(isClockWord(word), word).toBe(true);
  for (const word of ['Oslo', '', 'clock']) expect(isClockWord(word), word).toBe(false);
});

describe('titles', () => {
  test.each([
    ['a title and itself', 'old ferry', 'old ferry', 1],
    ['a part of it', 'old ferry', 'old ferry returns today', 0.5 + 0.45 * (9 / 23)],
    ['the other way round', 'old ferry returns today', 'old ferry', 0.5 + 0.45 * (9 / 23)],
    ['a part of four letters', 'port', 'old port', 0.5 + 0.45 * (4 / 8)],
    ['a part too short to tell', 'old', 'old port', 0],
    ['another', 'new bridge', 'old ferry', 0],
  ])('likeness of %s', (_, one, other, wanted) => expect(likenessOf(one, other)).toBeCloseTo(wanted, 10));

  test('shared words', () => {
    expect(sharedWords('old ferry runs', 'the ferry runs')).toBeCloseTo(2 / 3, 10);
    expect(sharedWords('ferry', 'the old ferry runs')).toBe(0.25);
    expect(sharedWords('the old ferry runs', 'ferry')).toBe(0.25);
    expect(sharedWords('ab', 'cd')).toBe(0);
  });

  test('what cannot fold to one of some titles is told by its first letter or digit', () => {
    const firsts = firstsOf([foldTitle('“Old Ferry” Runs'), foldTitle('9 boats'), foldTitle('0 boats')]);
    for (const text of ['Old', '«old', '- OLD', '9 b', '0', 'Élan', '…', '“'])
      expect(mayFoldTo(firsts, text, 0, text.length), text).toBe(true);
    for (const text of ['New', '1 boat', 'Zoo', 'a', '(A'])
      expect(mayFoldTo(firsts, text, 0, text.length), text).toBe(false);
    expect(mayFoldTo(firsts, 'new old', 4, 7)).toBe(true);
    expect(mayFoldTo(firsts, '{old', 0, 4)).toBe(true);
    expect(mayFoldTo(firsts, '@[`old', 0, 6)).toBe(true);
    expect(mayFoldTo(firsts, '/:new', 0, 5)).toBe(false);
  });
});

test('answers are kept, of long questions not, and not for ever', () => {
  const asked: string[] = [];
  const answer = memoized((key) => {
    asked.push(key.slice(0, 8));
    return key === 'none' ? undefined : key.length;
  });
  expect([answer('two'), answer('two'), answer('none'), answer('none')]).toEqual([3, 3, undefined, undefined]);
  expect(asked).toEqual(['two', 'none']);
  const long = 'x'.repeat(501);
  expect([answer(long), answer(long), answer('x'.repeat(500)), answer('x'.repeat(500))]).toEqual([501, 501, 500, 500]);
  expect(asked).toHaveLength(5);
  for (let each = 0; each < 2045; each++) answer(`k${each}`);
  asked.length = 0;
  answer('two');
  expect(asked).toEqual([]);
  answer('one more');
  answer('two');
  expect(asked).toEqual(['one more', 'two']);
});

describe('the next place of a unit in the held text', () => {
  const find = (text: string, mark: string, from = 0): number => {
    unitsOf(text);
    return nextUnit(mark.charCodeAt(0), from);
  };

  test.each([1, 63, 64, 65, 200, 70_000])('%i units away, at the end and before more', (far) => {
    const plain = 'ह'.repeat(far);
    expect(find(`${plain}<`, '<')).toBe(far);
    expect(find(`${plain}<ab<`, '<')).toBe(far);
    expect(find(`${plain}<ab<`, '<', far + 1)).toBe(far + 3);
    expect(find(`${plain}<`, '<', far + 1)).toBe(-1);
  });

  test('what a longer text left behind the end is not found, and the 0 behind it stays', () => {
    unitsOf(`${'a'.repeat(500)}<`);
    expect(find('a'.repeat(200), '<')).toBe(-1);
    expect(unitsOf('a'.repeat(200))[200]).toBe(0);
  });

  // `㰼` and `㰀` hold the byte of `<` where it is not a character of its own.
  test('half of another character is no mark', () => {
    expect(find(`${'㰼'.repeat(100)}㰀\u003c`, '<')).toBe(101);
    expect(find(`${'\u3c00'.repeat(100)}`, '<')).toBe(-1);
  });
});
