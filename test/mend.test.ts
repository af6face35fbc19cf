/** Places of a damaged text that are read as they were meant: which, up to where, and what stays as it is. */
import { describe, expect, test } from 'vitest';
import { findEntities } from '../src/mend/entities.ts';
import { findLetters } from '../src/mend/letters.ts';
import { mend, trace } from '../src/mend/mend.ts';
import { findMojibake } from '../src/mend/mojibake.ts';
import { findPipes } from '../src/mend/pipes.ts';
import { parsePlain } from '../src/parse/plain.ts';
import { cleanText } from './helpers.ts';

const shown = (text: string, find: typeof findPipes): string[] =>
  find(text).map(({ start, end, meant, rule }) => `${rule} ${start} ${text.slice(start, end)} → ${meant}`);

test('of two faults of one place the first is mended', () => {
  const text = 'Ã©tÃ© à¤¨à¤¦à¥€Â¨रग';
  const { source, faults } = mend({ text, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] }, 'text');
  expect(new Set(faults.map(({ rule }) => rule))).toEqual(new Set(['mojibake']));
  expect(source.text).toBe('été नदी¨रग');
});

describe('letters of Devanagari', () => {
  test.each([
    [
      'vowels',
      'अा अॉ अो अौ आॅ आे आै',
      ['0 अा → आ', '3 अॉ → ऑ', '6 अो → ओ', '9 अौ → औ', '12 आॅ → ऑ', '15 आे → ओ', '18 आै → औ'],
    ],
    ['two signs', 'कॉॅ', ['1 ॉॅ → ॉ']],
    ['vowels as they should be', 'अि आा ऑ क्लॉक', []],
    ['the sign i before its letter', 'िहन्दी', ['0 िह → हि']],
    ['with its cluster', 'ि\u0915\u093c\u094d\u0938ा', ['0 ि\u0915\u093c\u094d\u0938 → \u0915\u093c\u094d\u0938ि']],
    ['of four letters', 'िक्ष्म्यप', ['0 िक्ष्म्य → क्ष्म्यि']],
    ['behind a blank, a mark, a Latin letter', ' िक (िख aिग', ['1 िक → कि', '5 िख → खि', '9 िग → गि']],
    ['behind a letter, a joiner', 'किक क\u200dिक क\u200cिक ािक', []],
    ['in front of no letter', 'ि अ', []],
    ['diaeresis and square', 'फाय¨रग सु²ढ़', ['3 ¨र → रिं', '9 ² → दृ']],
    ['in front of no letter of it', 'मी² के ¨ है ²क', []],
    ['a square in front of a mark, a figure, a composed letter', 'मी²। का²१ का²\u095dा', ['12 ² → दृ']],
    ['the hook', 'माचर् की पाटीर् ने', ['2 चर् → र्च', '11 टीर् → र्टी']],
    ['with a nukta', 'दज\u093cर्', ['1 ज\u093cर् → र्ज\u093c']],
    ['the last sign and those behind it', 'कचौर् कच्र्', ['1 चौर् → र्चौ']],
    ['a word that ends so by right', 'पुनर् अंतर् निर्', []],
    ['in front of a hyphen, a letter, a joiner', 'माचर्-मई माचर्म माचर्\u200d', []],
    ['one syllable', 'चर् र्', []],
    ['behind a mark', '-चर्', []],
    ['behind a cluster', 'मच्चर्', []],
    ['two behind each other', 'अाआे', ['0 अा → आ', '2 आे → ओ']],
    ['nothing', 'गांव में पुल खुला। A plain line.', []],
  ])('%s', (_, text, wanted) => expect(shown(text, findLetters)).toEqual(wanted.map((one) => `letters ${one}`)));
});

describe('UTF-8 read as windows-1252', () => {
  test.each([
    ['in a word', 'cafÃ© au lait', ['3 Ã© → é']],
    ['of three bytes', 'itâ€™s', ['2 â€™ → ’']],
    ['of four bytes', 'so ðŸ™‚', ['3 ðŸ™‚ → 🙂']],
    ['of prose alone between capitals', 'A IRMÃ” B', []],
    ['with small letters behind', 'Ã”le', ['0 Ã” → Ô']],
    ['with small letters before', 'aÃ”', ['1 Ã” → Ô']],
    ['of prose beside one that is not', 'Ã”Ã© É', ['0 Ã” → Ô', '2 Ã© → é']],
    ['of prose beside another of prose', 'É Ã”Ã” É', []],
    ['in an honest text', 'É È À Ã© É', []],
    ['in an honest text, beside another', 'É È À ÄÃ©Ã¨', ['7 Ã© → é', '9 Ã¨ → è']],
    ['of prose alone where others are', 'Ã” B Ã© C Ã¨', ['0 Ã” → Ô', '5 Ã© → é', '10 Ã¨ → è']],
    ['of prose alone where one other is', 'Ã” B Ã©', ['5 Ã© → é']],
    ['as many honest letters as runs', 'É Ã©', ['2 Ã© → é']],
    ['more honest letters than runs', 'É È Ã©', []],
    ['of a sign that is not printed', 'coÂ\u00adop', []],
    ['signs are no honest letters', '× ÷ Ã©', ['4 Ã© → é']],
    ['a bare continuation', 'Ã\u0080', ['0 Ã\u0080 → À']],
    ['one that may be prose, alone', 'Ã¿', []],
    ['in a word of small letters', 'aÃ¿', ['1 Ã¿ → ÿ']],
    ['too long for what they mean', 'Â\u0080 à\u0080\u0080 ð\u0080\u0080\u0080', []],
    ['beyond Unicode', 'ô\u0090\u0080\u0080', []],
    ['cut off', 'à¤', []],
    ['a control', 'Â\u0085', []],
    ['a hard blank', 'aÂ\u00a0b', ['1 Â\u00a0 → \u00a0']],
    ['a joiner', 'aâ€\u008bb', ['1 â€\u008b → \u200b']],
    ['nothing', 'Élan à Paris', []],
  ])('%s', (_, text, wanted) => expect(shown(text, findMojibake)).toEqual(wanted.map((one) => `mojibake ${one}`)));
});

describe('strokes for dandas', () => {
  const five = 'गांव में पुल खुल गया';
  test.each([
    ['two sentences', `${five} | लोग खुश हैं |`, [21]],
    ['the last closes with a danda', `${five} | लोग खुश हैं।`, [21]],
    ['with a question, a quote', `${five} | लोग खुश हैं?”`, [21]],
    ['with a double danda', `${five} | लोग खुश हैं॥ `, [21]],
    ['the line does not close', `${five} | लोग खुश हैं`, []],
    ['too few words', 'गांव में पुल खुला | लोग खुश हैं |', []],
    ['too few behind', `${five} | लोग खुश |`, []],
    ['none behind', `${five} |`, [21]],
    ['a row of a table', `| ${five} | लोग खुश हैं |`, []],
    ['with blanks before it', ` | ${five} | लोग खुश हैं |`, []],
    ['glued to the next word', `${five}|लोग खुश हैं|`, [20]],
    ['glued to a Latin word', `${five} |so लोग खुश हैं |`, []],
    ['in front of a quote', `${five} |” लोग खुश हैं |`, [21]],
    ['behind a quote, a joiner', `${five}”\u200d | लोग खुश हैं |`, [23]],
    ['behind a Latin word', `${five} so | लोग खुश हैं |`, []],
    ['in English', 'the old boat will run | so it was said |', []],
    ['in Bengali', 'গ্রামে নতুন সেতু খুলে গেছে | সবাই খুব খুশি |', [27]],
    ['two lines', `${five} |\n${five} | लोग |\n${five} |`, [21, 73]],
    ['a line ended by a carriage return', `so|so\r${five} |`, [27]],
    ['no stroke', five, []],
  ])('%s', (_, text, wanted) => expect(findPipes(text).map(({ start }) => start)).toEqual(wanted));
});

test.each([
  [
    'names and figures',
    'a &amp; b &#8217; &#x2019; &eacute;',
    ['2 &amp; → &', '10 &#8217; → ’', '18 &#x2019; → ’', '27 &eacute; → é'],
  ],
  ['blanks, joiners, angle brackets', '&nbsp; &zwj; &shy; &lt; &gt; &#60; &#xa0; &#13;', []],
  ['controls and line ends', '&#7; &#27; &#127; &#133; &#x2028; &#9;', ['18 &#133; → …']],
  ['no entity', '&unheard; & so; &;', []],
])('entities: %s', (_, text, wanted) =>
  expect(shown(text, findEntities)).toEqual(wanted.map((one) => `entities ${one}`)),
);

describe('a second reading', () => {
  const sourceOf = (text: string) => ({ text, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] }) as const;

  test('nothing to mend: the source itself', () => {
    const source = sourceOf('A plain line.');
    expect(mend(source, 'text')).toEqual({ source, faults: [] });
    expect(mend(source, 'text').source).toBe(source);
  });

  test('which finders are asked', () => {
    const rules = (text: string, format: 'text' | 'html') =>
      mend(sourceOf(text), format).faults.map(({ rule }) => rule);
    const all = 'itâ€™s &amp; अाग\nगांव में पुल खुल गया |';
    expect(rules(all, 'text')).toEqual(['mojibake', 'entities', 'letters', 'danda']);
    expect(rules(all, 'html')).toEqual(['mojibake', 'letters']);
    expect(rules('&amp; अाग', 'text')).toEqual(['entities', 'letters']);
    expect(rules('itâ€™s', 'html')).toEqual(['mojibake']);
    expect(rules('अाग', 'html')).toEqual(['letters']);
    expect(rules('a &amp; b', 'text')).toEqual(['entities']);
  });

  test('offsets lead back, each place is told, what overlaps is mended once', () => {
    const text = 'A cafÃ©Ã© &amp; itâ€™s so.\nअाग';
    const source = sourceOf(text);
    const { source: meant, faults } = mend(source, 'text');
    expect(meant.text).toBe('A caféé & it’s so.\nआग');
    const document = trace(parsePlain(meant, 'a'), source, faults);
    expect([...document.origin!]).toEqual([0, 0, 5, 5, 6, 7, 6, 7, 7, 9, 8, 10, 9, 15, 12, 18, 13, 21, 19, 27, 20, 29]);
    expect(document.mends).toEqual([
      { start: 5, end: 6, text: 'Ã©', rule: 'mojibake' },
      { start: 6, end: 7, text: 'Ã©', rule: 'mojibake' },
      { start: 8, end: 9, text: '&amp;', rule: 'entities' },
      { start: 12, end: 13, text: 'â€™', rule: 'mojibake' },
      { start: 19, end: 20, text: 'अा', rule: 'letters' },
    ]);
    expect(document.source).toBe(source);
    expect(document.notes.map(({ code, message }) => `${code}: ${message.slice(0, 22)}`)).toEqual([
      'text/mojibake: 3 characters were UTF-',
    ]);
    expect(cleanText('It is itâ€™s turn.').notes[0]!.message).toContain('1 character was UTF-8');
    expect(cleanText('A &amp; b.').notes).toEqual([]);
  });
});
