/** The lexicon against a plain reading of what it must find, its filters, and what the sweep looks for where in a block. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Document, Mark } from '../src/model.ts';
import type { Entry } from '../src/packs/pack.ts';
import * as lexicons from '../src/sweep/lexicon.ts';
import { marksOf, sweep, sweepCites } from '../src/sweep/sweep.ts';
import { isEndEdge } from '../src/text/characters.ts';
import { FOLD, foldString } from '../src/text/fold.ts';
import { unitsOf } from '../src/text/units.ts';
import { scanOf } from '../src/text/words.ts';

const { buildLexicon, closeLexicon, openLexicon, walkInto, ZONE_ALL, zonesAt } = lexicons;

const cue = (id: string): Entry => ({ is: 'cue', role: id }) as unknown as Entry;
const item = (text: string, zones: readonly lexicons.Zone[] = ['any'], exact = false): lexicons.LexiconItem => ({
  text,
  entry: cue(text),
  zones,
  ...(exact && { exact }),
});
const shown = (text: string, marks: readonly Mark[]): string[] =>
  marks.map(({ start, end, entry }) => {
    expect(end).toBeLessThanOrEqual(text.length);
    return `${start} ${text.slice(start, end)} = ${(entry as unknown as { role: string }).role}`;
  });

/** Marks that begin at an offset, each end tried in turn. */
function plainly(items: readonly lexicons.LexiconItem[], text: string, at: number): string[] {
  const found: string[] = [];
  const units = unitsOf(text);
  for (let stop = at + 1; stop <= text.length; stop++) {
    const last = FOLD[units[stop - 1]!]!;
    const isBlank = last === 0x20;
    if (last === 0 || isBlank || !isEndEdge(units, stop)) continue;
    const folded = foldString(text.slice(at, stop));
    let end = stop;
    while (end < text.length && FOLD[units[end]!] === 0) end++;
    for (const { text: wanted } of items)
      if (foldString(wanted) === folded) found.push(`${at} ${text.slice(at, end)} = ${wanted}`);
  }
  return found;
}

describe('a lexicon finds what a plain reading finds', () => {
  const units = [
    'a',
    'b',
    'A',
    'é',
    'क',
    '\u093c',
    '\u200d',
    '1',
    '-',
    ' ',
    ' ',
    '\u00a0',
    '中',
    '文',
    '한',
    'ः',
    'd',
    'e',
  ];
  const word = fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
  const text = fc.array(fc.constantFrom(...units), { maxLength: 30 }).map((parts) => parts.join(''));
  const isWord = (one: string): boolean => foldString(one) !== '' && foldString(one[0]!) !== '';

  test('of its own, of what it builds on, of what comes later', () => {
    const words = fc.array(word.filter(isWord), { maxLength: 5 });
    fc.assert(
      fc.property(words, words, words, text, fc.boolean(), (own, common, later, rest, isClosed) => {
        // Words of the lexicon in the text, or there would be little to find.
        const read = `${rest}${own.join(' ')} ${common.join('')}${later.join('')} ${rest}`;
        const base = buildLexicon(common.map((one) => item(one)));
        const tables = base.tables.slice();
        const built = buildLexicon(
          own.map((one) => item(one)),
          base,
          later.map((one) => item(one)),
        );
        const lexicon = isClosed ? openLexicon(closeLexicon(built)) : built;
        expect(Buffer.compare(lexicon.tables, built.tables)).toBe(0);
        expect(Buffer.compare(base.tables, tables)).toBe(0);
        const items = [...own, ...common, ...later].map((one) => item(one));
        const { starts, startCount } = scanOf(read);
        for (const at of starts.slice(0, startCount)) {
          const marks: Mark[] = [];
          walkInto(lexicon, read, at, read.length, ZONE_ALL, marks);
          const wanted = plainly(items, read, at);
          expect(shown(read, marks)).toEqual(wanted);
          if (wanted.length > 0) expect(zonesAt(lexicon, read, at, read.length, ZONE_ALL)).not.toBe(0);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

test('a lexicon that adds nothing is the one below it, and only the others are closed', () => {
  const base = buildLexicon([item('ferry')]);
  expect(buildLexicon([], base)).toBe(base);
  expect(closeLexicon(base)).toBe(base);
  expect(openLexicon(base)).toBe(base);
  const more = buildLexicon([item('boat')], base);
  expect('tables' in closeLexicon(more)).toBe(false);
  expect(buildLexicon([], base, [item('boat')]).heads).toHaveLength(1);
  expect(Buffer.compare(openLexicon(closeLexicon(more)).tables, more.tables)).toBe(0);
});

test('many words, of which some share their place', () => {
  const words = Array.from({ length: 3000 }, (_, index) => `w${1000 + index}`);
  const lexicon = buildLexicon(words.map((one) => item(one)));
  expect(lexicon.slots.length).toBeGreaterThanOrEqual(2 * 3000);
  expect(lexicon.slots.length).toBeLessThanOrEqual(4 * 3000);
  for (const one of words) {
    const marks: Mark[] = [];
    walkInto(lexicon, one, 0, one.length, ZONE_ALL, marks);
    expect(shown(one, marks)).toEqual([`0 ${one} = ${one}`]);
  }
});

/** What the first words of a text mean. */
function found(items: readonly lexicons.LexiconItem[], text: string, end = text.length): string[] {
  const marks: Mark[] = [];
  walkInto(buildLexicon(items), text, 0, end, ZONE_ALL, marks);
  return shown(text, marks);
}

const gap = 'x'.repeat(75);
test.each([
  ['a gap', 'posted * ago', 'Posted two hours ago today', ['0 Posted two hours ago = posted * ago']],
  ['a gap of nothing', 'posted*', 'posted two', ['0 posted = posted*']],
  ['the words behind it are missing', 'posted * ago', 'Posted two hours before', []],
  ['they are a part of a word', 'posted * ago', 'Posted two agog', []],
  ['the second is the word', 'posted * ago', 'Posted agog ago', ['0 Posted agog ago = posted * ago']],
  ['two gaps', 'by * in * today', 'by Anna in Oslo today', ['0 by Anna in Oslo today = by * in * today']],
  ['in the wrong order', 'by * in * today', 'by Anna today in Oslo', []],
  ['blanks of any number', 'so * it goes', 'so then it \u00a0 goes on', ['0 so then it \u00a0 goes = so * it goes']],
  ['a joiner inside', 'so * goes', 'so it go\u200des', ['0 so it go\u200des = so * goes']],
  ['a gap as long as may be', 'posted * ago', `posted ${gap} ago`, [`0 posted ${gap} ago = posted * ago`]],
  ['a gap too long', 'posted * ago', `posted ${gap}xxxxxxxxxx ago`, []],
])('gaps: %s', (_, entry, text, wanted) => expect(found([item(entry)], text)).toEqual(wanted));

test('exact spelling, chillu letters, accents behind, the end of what is read', () => {
  expect(found([item('May', ['any'], true), item('may')], 'May day')).toEqual(['0 May = May', '0 May = may']);
  expect(found([item('May', ['any'], true)], 'may day')).toEqual([]);
  expect(found([item('അവൻ')], 'അവന്\u200d')).toEqual(['0 അവന്\u200d = അവൻ']);
  expect(found([item('അവൻ')], 'അവൻ')).toEqual(['0 അവൻ = അവൻ']);
  expect(found([item('ferry')], 'ferry\u0301 runs')).toEqual(['0 ferry\u0301 = ferry']);
  expect(found([item('old ferry')], 'old ferry', 8)).toEqual([]);
  expect(found([item('old'), item('old ferry'), item('old ferry runs')], 'old ferry', 9)).toEqual([
    '0 old = old',
    '0 old ferry = old ferry',
  ]);
  expect(found([item('')], 'a')).toEqual([]);
});

describe('filters tell words apart before a walk', () => {
  const lexicon = buildLexicon([
    item('harbour', ['any']),
    item('ox', ['edge']),
    item('a', ['stamp']),
    item('sea', ['open']),
    item('lower', ['cite']),
    item('ninety', ['edge']),
  ]);
  const {
    KIND_CUE: CUE,
    ZONE_ANY: ANY,
    ZONE_EDGE: EDGE,
    ZONE_STAMP: STAMP,
    ZONE_OPEN: OPEN,
    ZONE_CITE: CITE,
  } = lexicons;
  test.each([
    ['harbour light', ANY],
    ['HARBOUR', ANY],
    ['harbouring', ANY],
    ['harbo light', 0],
    ['harp player', 0],
    ['ha-bour', 0],
    ['ha bour', 0],
    ['hat', ANY],
    ['hatter', 0],
    ['ox cart', EDGE],
    ['oxen here', 0],
    ['ox-eyes', EDGE],
    ['OxEyes', EDGE],
    ['a man ran', STAMP],
    ['am I here', STAMP],
    ['apple pie', 0],
    ['aNapple', STAMP],
    ['sea air', OPEN],
    ['seaside', OPEN],
    ['seldom', 0],
    ['lower deck', CITE],
    ['lowland', CITE],
    ['lords of', 0],
    ['ninety', EDGE],
    ['ninetY', EDGE],
    ['nineteen', 0],
    ['ninepins', 0],
    ['ninet', EDGE],
    ['zebras', 0],
    ['h\u0301arbour', ANY],
    ['ha\u0301rbour', ANY],
    ['har\u0301bour', ANY],
    ['harb\u0301our', ANY],
    ['harbo\u0301ur', ANY],
    ['harbou\u0301r', ANY],
    ['h\u0301atters', ANY],
    ['hart\u0301ers', ANY],
    ['harx\u0301ers', ANY],
    ['h  atters', ANY],
    ['hat  ters', 0],
  ])('%j', (text, zones) => {
    const wanted = ANY | EDGE | STAMP | OPEN | CITE;
    expect(zonesAt(lexicon, text, 0, text.length, wanted)).toBe(zones);
    expect(zonesAt(lexicon, text, 0, text.length, wanted & ~zones)).toBe(0);
    const isCue = zones === 0 ? 0 : CUE;
    expect(zonesAt(lexicon, `${text}     `.slice(0, text.length), 0, text.length, CUE)).toBe(isCue);
    expect(zonesAt(lexicon, `b ${text}`, 2, text.length + 2, wanted)).toBe(zones);
  });
});

/** A document of some lines, each a block. */
function documentOf(lines: readonly string[]): Document {
  const blocks: Block[] = [];
  let start = 0;
  for (const [index, line] of lines.entries()) {
    blocks.push({ index, start, end: start + line.length, shape: 'paragraph', gap: 0, linkChars: 0 });
    start += line.length + 1;
  }
  return { text: lines.join('\n'), blocks } as unknown as Document;
}

describe('where the sweep looks', () => {
  const lexicon = buildLexicon([
    item('edge', ['edge']),
    item('open', ['open']),
    item('stamp', ['stamp']),
    item('any', ['any']),
    item('any edge', ['any']),
    item('any edge stamp', ['any']),
    item('cite', ['cite']),
    item('asked', ['asked']),
  ]);
  const offsets = (lines: readonly string[], block: number, word: string): number[] => {
    const document = documentOf(lines);
    const marks = marksOf(sweep(document, lexicon), block);
    return marks
      .filter(({ entry }) => entry === lexicon.heads.find((head) => head.text === word)!.entry)
      .map(({ start }) => start - document.blocks[block]!.start);
  };
  /** A line of a length with a word at an offset. */
  const line = (length: number, at: number, word: string): string =>
    `${'b '.repeat(length).slice(0, at)}${word} ${'b '.repeat(length)}`.slice(0, length - 1).concat('b');
  const others = (count: number): string[] => Array.from({ length: count }, () => 'b');

  test.each([
    ['near the start of an outer block', 1000, 238, 5, true],
    ['not so near', 1000, 240, 5, false],
    ['near its end', 1000, 762, 5, true],
    ['not so near its end', 1000, 760, 5, false],
    ['a story of three blocks: far from the end', 1400, 502, 3, true],
    ['farther', 1400, 500, 3, false],
    ['a story of four blocks', 1400, 502, 4, false],
  ])('edge: %s', (_, length, at, count, is) => {
    expect(offsets([line(length, at, 'edge'), ...others(count - 1)], 0, 'edge')).toEqual(is ? [at] : []);
  });

  test.each([
    ['the 14th block', 13, 30, 238, true],
    ['the 15th block', 14, 30, 238, false],
    ['near the start of an inner block', 14, 30, 22, true],
    ['not so near', 14, 30, 24, false],
    ['near the end of an inner block', 14, 30, 322, true],
    ['not so near its end', 14, 30, 320, false],
    ['the tenth from the end', 20, 30, 238, true],
    ['the eleventh from the end', 19, 30, 238, false],
  ])('edge: %s', (_, block, count, at, is) => {
    const lines = others(count);
    lines[block] = line(400, at, 'edge');
    expect(offsets(lines, block, 'edge')).toEqual(is ? [at] : []);
  });

  test.each([
    ['open', 0, true],
    ['open b', 0, true],
    ['“open b', 1, true],
    ['12. 34. 56. open', 12, true],
    ['12. 34. 56. 7 open', 14, false],
    ['b open', 2, false],
    ['\u200bopen', 1, true],
    ['\u200b\u200b open', 3, true],
  ])('open: %j', (text, at, is) => {
    expect(offsets([text, 'b'], 0, 'open')).toEqual(is ? [at] : []);
    expect(offsets(['b', text], 1, 'open')).toEqual(is ? [at] : []);
  });

  test('stamps in short lines', () => {
    expect(offsets([line(120, 4, 'stamp')], 0, 'stamp')).toEqual([4]);
    expect(offsets([line(121, 4, 'stamp')], 0, 'stamp')).toEqual([]);
  });

  test('the longest first, of any number; what cites only where it is asked', () => {
    const document = documentOf(['b any edge stamp, b', 'cite any edge', 'asked cite', '', 'any']);
    const marks = sweep(document, lexicon);
    expect(shown(document.text, marks.all)).toEqual([
      '2 any edge stamp = any edge stamp',
      '2 any edge = any edge',
      '2 any = any',
      '6 edge = edge',
      '11 stamp = stamp',
      '25 any edge = any edge',
      '25 any = any',
      '29 edge = edge',
      '46 any = any',
    ]);
    expect([...marks.first]).toEqual([0, 5, 8, 8, 8, 9]);
    expect(marksOf(marks, 2)).toEqual([]);
    expect(marksOf(marks, 4)).toHaveLength(1);
    const cites = document.blocks.map((block) => shown(document.text, sweepCites(document, lexicon, block)));
    expect(cites).toEqual([
      [
        '2 any edge stamp = any edge stamp',
        '2 any edge = any edge',
        '2 any = any',
        '6 edge = edge',
        '11 stamp = stamp',
      ],
      ['20 cite = cite', '25 any edge = any edge', '25 any = any', '29 edge = edge'],
      ['40 cite = cite'],
      [],
      ['46 any = any'],
    ]);
  });

  test('nothing in what is furniture by its place', () => {
    const document = documentOf(['any', 'any', 'any', 'any']);
    const placed = (['related', 'copyright', 'nav', undefined] as const).map((kind, block) => ({
      block,
      role: 'body' as const,
      ...(kind && { kind }),
      confidence: 1,
      because: [],
    }));
    expect(sweep(document, lexicon, placed).all.map(({ start }) => start)).toEqual([4, 12]);
  });
});

describe('a lexicon of more heads than two bytes number', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const words = Array.from({ length: 120_000 }, (_, number) => {
    let word = '';
    for (let rest = number * 7919 + 456_976; rest > 0; rest = Math.floor(rest / 26)) word += letters[rest % 26];
    return word;
  });
  const large = buildLexicon(words.map((word) => item(word)));
  const marksIn = (text: string): string[] => {
    const marks: Mark[] = [];
    walkInto(large, text, 0, text.length, ZONE_ALL, marks);
    return shown(text, marks);
  };

  test('finds each, and nothing else', () => {
    expect(large.heads.length).toBeGreaterThan(65_536);
    for (const word of [words[0]!, words[65_536]!, words.at(-1)!])
      expect(marksIn(word)).toEqual([`0 ${word} = ${word}`]);
    expect(marksIn('qqqqqq')).toEqual([]);
  });

  test('tells words apart whose hashes are the same', () => {
    const seen = new Map<number, string>();
    const twins: [string, string][] = [];
    large.heads.forEach(({ text }, index) => {
      const hash = large.hashes[index]!;
      const other = seen.get(hash);
      if (other !== undefined) twins.push([other, text]);
      seen.set(hash, text);
    });
    expect(twins.length).toBeGreaterThan(0);
    for (const word of twins.slice(0, 9).flat()) expect(marksIn(word)).toEqual([`0 ${word} = ${word}`]);
  });
});
