/** The one cut, with claims made by hand: which rows it gives, and which text. */
import { describe, expect, test } from 'vitest';
import { assemble, printsOf, textOf } from '../src/assemble.ts';
import type { Block, Claim, Document, Edit, Fields, Note, RemovalKind, Verdict } from '../src/model.ts';
import { DEFAULT_SETTINGS, type KeepPart } from '../src/settings.ts';

/** A document of one block a line. */
function documentOf(text: string, more: Partial<Document> = {}): Document {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '')
      blocks.push({ index: blocks.length, start, end: start + line.length, shape: 'paragraph', gap: 0, linkChars: 0 });
    start += line.length + 1;
  }
  const source = { text, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] } as const;
  return { id: 'a', source, text, origin: null, blocks, declared: {}, language: 'en', claims: [], notes: [], ...more };
}

const claim = (start: number, end: number, kind: RemovalKind, rule = `${kind}/x`, confidence = 1): Claim => ({
  start,
  end,
  kind,
  rule,
  confidence,
  because: [{ rule, weight: 1 }],
});

interface Parts {
  readonly found?: readonly Claim[];
  readonly parsed?: readonly Claim[];
  readonly cuts?: readonly Claim[];
  readonly furniture?: Readonly<Record<number, RemovalKind | 'unnamed'>>;
  readonly keep?: readonly KeepPart[];
  readonly edits?: readonly Edit[];
  readonly fields?: Partial<Fields>;
  readonly document?: Partial<Document>;
}

function assembled(text: string, parts: Parts) {
  const document = documentOf(text, { claims: parts.parsed ?? [], ...parts.document });
  const verdicts = document.blocks.map(({ index }): Verdict => {
    const kind = parts.furniture?.[index];
    if (kind === undefined) return { block: index, role: 'body', confidence: 1, because: [] };
    if (kind === 'unnamed') return { block: index, role: 'furniture', confidence: 0.5, because: [] };
    return {
      block: index,
      role: 'furniture',
      kind,
      rule: `${kind}/block`,
      confidence: 0.8,
      because: [{ rule: `${kind}/block`, weight: 0.9 }],
    };
  });
  const note = (code: string): Note => ({ code, message: code });
  return assemble(
    { id: 'a', format: 'text', text },
    document,
    { verdicts, cuts: parts.cuts ?? [], notes: [note('judged')] },
    { fields: parts.fields ?? {}, claims: parts.found ?? [], notes: [note('found')] },
    parts.edits ?? [],
    { ...DEFAULT_SETTINGS, keep: parts.keep ?? [] },
  );
}

const rowsOf = (text: string, parts: Parts): string[] =>
  assembled(text, parts).removals.map(({ start, end, rule }) => `${start}-${end} ${rule}`);

describe('rows', () => {
  const text = 'OSLO - It is.\nBy Anna\nRead more';

  test.each<[string, Parts, string[]]>([
    [
      'fields before all others',
      { found: [claim(0, 6, 'dateline')], cuts: [claim(0, 9, 'related')] },
      ['0-6 dateline/x', '6-9 related/x'],
    ],
    [
      'whatever their order',
      { cuts: [claim(4, 13, 'related')], found: [claim(7, 9, 'byline'), claim(0, 6, 'dateline')] },
      ['0-6 dateline/x', '7-9 byline/x', '9-13 related/x'],
    ],
    [
      'what the parser claimed before what is no field',
      { parsed: [claim(2, 3, 'other', 'text/entity')], found: [claim(0, 6, 'headline')] },
      ['0-2 headline/x', '2-3 text/entity', '3-6 headline/x'],
    ],
    [
      'fields before what the parser claimed',
      { parsed: [claim(2, 3, 'other', 'text/entity')], found: [claim(0, 6, 'dateline')] },
      ['0-6 dateline/x'],
    ],
    ['a claim inside another is gone', { found: [claim(0, 6, 'dateline'), claim(2, 4, 'agency')] }, ['0-6 dateline/x']],
    [
      'one round another is parted',
      { found: [claim(2, 4, 'agency'), claim(0, 6, 'dateline')] },
      ['0-2 dateline/x', '2-4 agency/x', '4-6 dateline/x'],
    ],
    [
      'furniture last',
      { furniture: { 0: 'related', 2: 'nav' }, found: [claim(0, 6, 'dateline')] },
      ['0-6 dateline/x', '6-13 related/block', '22-31 nav/block'],
    ],
    [
      'furniture with a field inside',
      { furniture: { 0: 'related' }, found: [claim(4, 6, 'dateline')] },
      ['0-4 related/block', '4-6 dateline/x', '6-13 related/block'],
    ],
    [
      'furniture with a field at its end',
      { furniture: { 0: 'related' }, found: [claim(7, 13, 'byline')] },
      ['0-7 related/block', '7-13 byline/x'],
    ],
    [
      'furniture that is a field',
      { furniture: { 1: 'caption' }, found: [claim(14, 21, 'byline')] },
      ['14-21 byline/x'],
    ],
    [
      'furniture with two fields',
      { furniture: { 0: 'related' }, found: [claim(0, 4, 'dateline'), claim(7, 9, 'byline')] },
      ['0-4 dateline/x', '4-7 related/block', '7-9 byline/x', '9-13 related/block'],
    ],
    [
      'nothing but blanks between two fields',
      { furniture: { 0: 'related' }, found: [claim(0, 6, 'dateline'), claim(7, 13, 'byline')] },
      ['0-6 dateline/x', '7-13 byline/x'],
    ],
    ['furniture without a name', { furniture: { 2: 'unnamed' } }, ['22-31 judge/unknown']],
    [
      'blanks that the parser claimed stay rows',
      { parsed: [claim(6, 7, 'other', 'text/entity')] },
      ['6-7 text/entity'],
    ],
    ['a cut of blanks is none', { cuts: [claim(6, 7, 'related')] }, []],
    [
      'neighbours of one rule are one row',
      { cuts: [claim(0, 4, 'related'), claim(4, 6, 'related')] },
      ['0-6 related/x'],
    ],
    ['with a blank between', { cuts: [claim(0, 4, 'related'), claim(5, 6, 'related')] }, ['0-6 related/x']],
    [
      'with a word between not',
      { cuts: [claim(0, 2, 'related'), claim(4, 6, 'related')] },
      ['0-2 related/x', '4-6 related/x'],
    ],
    [
      'of two rules not',
      { cuts: [claim(0, 4, 'related'), claim(4, 6, 'related', 'related/y')] },
      ['0-4 related/x', '4-6 related/y'],
    ],
    ['of two kinds not', { cuts: [claim(0, 4, 'related', 'so'), claim(4, 6, 'nav', 'so')] }, ['0-4 so', '4-6 so']],
    [
      'what leaves no blank behind keeps the blank between',
      { parsed: [claim(0, 4, 'other', 'text/joiner'), claim(5, 6, 'other', 'text/joiner')] },
      ['0-4 text/joiner', '5-6 text/joiner'],
    ],
    [
      'but not where it touches',
      { parsed: [claim(0, 4, 'other', 'text/joiner'), claim(4, 6, 'other', 'text/joiner')] },
      ['0-6 text/joiner'],
    ],
    [
      'blocks of furniture one behind the other',
      { furniture: { 1: 'related', 2: 'related' } },
      ['14-31 related/block'],
    ],
  ])('%s', (_, parts, wanted) => expect(rowsOf(text, parts)).toEqual(wanted));

  test.each<[string, readonly KeepPart[], Parts, string[]]>([
    [
      'a kept dateline',
      ['dateline'],
      { found: [claim(0, 6, 'dateline'), claim(14, 21, 'byline')] },
      ['14-21 byline/x'],
    ],
    [
      'in furniture',
      ['dateline'],
      { furniture: { 0: 'related' }, found: [claim(0, 6, 'dateline')] },
      ['6-13 related/block'],
    ],
    [
      'in a cut',
      ['dateline'],
      { cuts: [claim(0, 13, 'related')], found: [claim(4, 6, 'dateline')] },
      ['0-4 related/x', '6-13 related/x'],
    ],
    [
      'two of them that overlap, the later one first',
      ['dateline', 'byline'],
      { cuts: [claim(0, 13, 'related')], found: [claim(4, 9, 'byline'), claim(2, 6, 'dateline')] },
      ['0-2 related/x', '9-13 related/x'],
    ],
    [
      'one inside the other',
      ['dateline', 'byline'],
      { cuts: [claim(0, 13, 'related')], found: [claim(2, 9, 'byline'), claim(4, 6, 'dateline')] },
      ['0-2 related/x', '9-13 related/x'],
    ],
    [
      'two apart',
      ['dateline', 'byline'],
      { cuts: [claim(0, 13, 'related')], found: [claim(9, 11, 'byline'), claim(2, 4, 'dateline')] },
      ['0-2 related/x', '4-9 related/x', '11-13 related/x'],
    ],
    [
      'an empty one',
      ['dateline'],
      { cuts: [claim(0, 13, 'related')], found: [claim(4, 4, 'dateline')] },
      ['0-13 related/x'],
    ],
    ['a kept headline', ['headline'], { found: [claim(0, 13, 'headline')] }, []],
    [
      'kept captions',
      ['caption'],
      { furniture: { 0: 'caption', 2: 'nav' }, cuts: [claim(14, 16, 'caption')] },
      ['22-31 nav/block'],
    ],
  ])('%s', (_, keep, parts, wanted) => expect(rowsOf(text, { ...parts, keep })).toEqual(wanted));

  test('a row of several claims has their lowest confidence, and reasons up to a bound', () => {
    const cuts = Array.from({ length: 12 }, (_, index) =>
      claim(index, index + 1, 'related', 'related/x', index === 5 ? 0.4 : 0.9),
    );
    const [row] = assembled('abcdefghijklmno', { cuts }).removals;
    expect([row!.start, row!.end, row!.confidence, row!.because.length]).toEqual([0, 12, 0.4, 8]);
  });
});

describe('text', () => {
  const cut = (text: string, claims: readonly Claim[], prints: readonly Edit[] = []) =>
    textOf(documentOf(text), claims, prints);
  const edit = (start: number, end: number, text: string): Edit => ({ start, end, text, rule: 'danda' });

  test.each<[string, string, readonly Claim[], string]>([
    ['blocks are joined by an empty line', 'One.\nTwo.', [], 'One.\n\nTwo.'],
    ['a cut leaves a blank', 'One two three', [claim(4, 7, 'ad')], 'One three'],
    ['inside a word', 'One-two', [claim(3, 4, 'ad')], 'One two'],
    ['of a joiner none', 'One-two', [claim(3, 4, 'other', 'text/joiner')], 'Onetwo'],
    ['at the start', 'One two', [claim(0, 4, 'ad')], 'two'],
    ['at the end', 'One two\nthree', [claim(3, 7, 'ad')], 'One\n\nthree'],
    ['a whole block', 'One\ntwo\nthree', [claim(4, 7, 'ad')], 'One\n\nthree'],
    ['over the ends of blocks', 'One so\ntwo\nthree so', [claim(3, 16, 'ad')], 'One\n\nso'],
    ['two in one block', 'One two three', [claim(0, 3, 'ad'), claim(8, 13, 'ad')], 'two'],
    [
      'in three blocks',
      'One so\ntwo so\nthree so',
      [claim(0, 3, 'ad'), claim(7, 10, 'ad'), claim(14, 19, 'ad')],
      'so\n\nso\n\nso',
    ],
    ['all of it', 'One', [claim(0, 3, 'ad')], ''],
    ['white space becomes even', 'One  two\t\u00a0three\u2028four \u202ffive', [], 'One two three four five'],
    ['a hard blank stays', 'One\u00a0two', [], 'One\u00a0two'],
    ['in the second block alone', 'One\ntwo  three\nfour', [], 'One\n\ntwo three\n\nfour'],
  ])('%s', (_, text, claims, wanted) => expect(cut(text, claims)).toBe(wanted));

  test.each<[string, readonly Claim[], readonly Edit[], string]>([
    ['a print in the place of a span', [], [edit(3, 4, '!')], 'One! Two. Three.'],
    ['of several', [], [edit(3, 4, '!'), edit(8, 9, '?')], 'One! Two? Three.'],
    ['of nothing', [], [edit(3, 4, '')], 'One Two. Three.'],
    ['that overlap: the first', [], [edit(0, 4, 'A'), edit(3, 8, 'B')], 'A Two. Three.'],
    ['in what is cut', [claim(0, 4, 'ad')], [edit(3, 4, '!'), edit(8, 9, '?')], 'Two? Three.'],
    ['that a cut covers in part', [claim(4, 8, 'ad')], [edit(3, 5, '!'), edit(8, 9, '?')], 'One. ? Three.'],
    ['at the very end', [], [edit(15, 16, '!')], 'One. Two. Three!'],
    ['with white space', [], [edit(3, 4, '.\n\n')], 'One. Two. Three.'],
  ])('%s', (_, claims, prints, wanted) => expect(cut('One. Two. Three.', claims, prints)).toBe(wanted));

  test('prints of two blocks', () => {
    expect(cut('One.\nTwo.', [], [edit(3, 4, '!'), edit(8, 9, '?')])).toBe('One!\n\nTwo?');
    expect(cut('One.\nTwo.', [], [edit(2, 6, '!'), edit(8, 9, '?')])).toBe('One.\n\nTwo?');
  });

  test('lines of one preformatted text stay lines, with their indents', () => {
    const document = documentOf('Poem\nso\nit\nis\nend');
    const shape = 'preformatted' as const;
    const blocks = document.blocks.map((block, index): Block => {
      if (index === 1) return { ...block, shape, gap: 0 };
      if (index === 2) return { ...block, shape, indent: '  ' };
      return index === 3 ? { ...block, shape, gap: 1, indent: '\t' } : block;
    });
    expect(textOf({ ...document, blocks }, [])).toBe('Poem\n\nso\n  it\n\n\tis\n\nend');
  });

  test('nothing left is said, and that there was nothing is not', () => {
    expect(assembled('One', { furniture: { 0: 'nav' } }).notes.map(({ code }) => code)).toEqual([
      'judged',
      'found',
      'text/empty',
    ]);
    expect(assembled('', {}).notes.map(({ code }) => code)).toEqual(['judged', 'found']);
  });
});

describe('notes of repairs', () => {
  const edit = (start: number, end: number, text: string, rule = 'danda'): Edit => ({ start, end, text, rule });
  const notes = (text: string, edits: readonly Edit[], parts: Parts = {}) =>
    assembled(text, { ...parts, edits })
      .notes.slice(2)
      .map(({ code, message, span }) => `${code} ${span?.start}-${span?.end} ${message}`);

  test.each<[string, readonly Edit[], string[]]>([
    ['one', [edit(0, 3, 'Eins')], ['repair/danda 0-3 “One” became “Eins”.']],
    ['left out', [edit(0, 3, '')], ['repair/danda 0-3 “One” was left out.']],
    ['that touch', [edit(0, 3, 'A'), edit(3, 4, 'B')], ['repair/danda 0-4 “One,” became “AB”.']],
    ['with a blank between', [edit(0, 4, 'A'), edit(5, 8, 'B')], ['repair/danda 0-8 “One, two” became “A B”.']],
    ['with three', [edit(5, 8, 'B'), edit(11, 12, 'C')], ['repair/danda 5-12 “two   t” became “B   C”.']],
    [
      'with a word between',
      [edit(0, 3, 'A'), edit(4, 8, 'B')],
      ['repair/danda 0-3 “One” became “A”.', 'repair/danda 4-8 “ two” became “B”.'],
    ],
    [
      'of two rules',
      [edit(0, 3, 'A'), edit(3, 4, 'B', 'nukta')],
      ['repair/danda 0-3 “One” became “A”.', 'repair/nukta 3-4 “,” became “B”.'],
    ],
    [
      'of two lines',
      [edit(11, 16, 'A'), edit(17, 21, 'B')],
      ['repair/danda 11-16 “three” became “A”.', 'repair/danda 17-21 “four” became “B”.'],
    ],
  ])('%s', (_, edits, wanted) => expect(notes('One, two   three\nfour    five', edits)).toEqual(wanted));

  test('too far apart, too long, in what is cut, of what was mended', () => {
    expect(notes('four    five', [edit(0, 4, 'A'), edit(8, 12, 'B')])).toHaveLength(2);
    const long = 'x'.repeat(81);
    expect(notes(long, [edit(0, 81, long)])).toEqual([
      `repair/danda 0-81 “${'x'.repeat(80)}…” became “${'x'.repeat(80)}…”.`,
    ]);
    expect(notes('x'.repeat(80), [edit(0, 80, 'y')])).toEqual([`repair/danda 0-80 “${'x'.repeat(80)}” became “y”.`]);
    const ads = { cuts: [claim(0, 3, 'ad'), claim(4, 7, 'ad', 'ad/y')] };
    expect(notes('One two three', [edit(1, 2, 'A'), edit(6, 7, 'A'), edit(7, 9, 'B')], ads)).toEqual([
      'repair/danda 7-9 “ t” became “B”.',
    ]);
    expect(notes('One two', [edit(2, 4, 'A')], { cuts: [claim(3, 7, 'ad')] })).toEqual([]);
    expect(notes('One two', [edit(0, 3, 'A')], { cuts: [claim(3, 7, 'ad')] })).toHaveLength(1);
    const mends = [{ start: 0, end: 3, text: 'OOnnee', rule: 'letters' as const }];
    expect(notes('One two', [edit(0, 3, 'One', 'letters')], { document: { mends } })).toEqual([
      'repair/letters 0-3 “OOnnee” became “One”.',
    ]);
  });

  test('what was mended is printed as it stood, but for controls, unless a repair takes its place', () => {
    const mends = [
      { start: 4, end: 7, text: 'tw\u0080o\u009f', rule: 'mojibake' as const },
      { start: 0, end: 3, text: 'O&e', rule: 'entities' as const },
    ];
    const document = documentOf('One two three', { mends });
    const other = edit(8, 13, 'drei');
    expect(printsOf(documentOf('One'), [other])).toEqual([other]);
    expect(printsOf(document, [other]).map(({ start, text }) => `${start} ${text}`)).toEqual([
      '0 O&e',
      '4 two',
      '8 drei',
    ]);
    expect(printsOf(document, [edit(4, 7, 'zwei')]).map(({ text }) => text)).toEqual(['O&e', 'zwei']);
  });
});

test('fields: what was not found is null or empty, what was found is there, and what was masked is nothing', () => {
  const empty = {
    headline: null,
    byline: null,
    dateline: null,
    published: null,
    modified: null,
    publisher: null,
    section: null,
    tags: [],
    image: null,
    source: null,
    agencies: [],
    agencyCodes: [],
    credits: [],
  };
  expect(assembled('a', {}).fields).toEqual(empty);
  const all: Fields = {
    headline: 'H',
    byline: { raw: 'B', names: ['B'] },
    dateline: {
      raw: 'D',
      places: [{ name: 'D', region: null }],
      date: { year: 1, month: 2, day: 3, iso: null, implied: [] },
      agency: null,
    },
    published: 'P',
    modified: 'M',
    publisher: { name: 'N' },
    section: 'S',
    tags: ['T'],
    image: { url: 'U', caption: null, credit: null },
    source: { name: 'N', raw: 'R', basis: 'credit' },
    agencies: [{ id: 'i', name: 'N', role: 'cited', raw: 'r', start: 0, end: 1 }],
    agencyCodes: ['C'],
    credits: [{ role: 'photo', names: ['N'], raw: 'R' }],
  };
  expect(assembled('a', { fields: all }).fields).toEqual(all);
  const masked = { ...all, byline: { raw: 'By Anna\u2060\u2060 ', names: ['Anna\u2060'] } };
  expect(assembled('a', { fields: masked }).fields).toEqual(masked);
  expect(assembled('a', { fields: masked, document: { masked: [] } }).fields).toEqual({
    ...all,
    byline: { raw: 'By Anna', names: ['Anna'] },
  });
});

test('a block of nothing but a mark of the byte order prints nothing', () => {
  const document = documentOf('One.\n\ufeff\nTwo.');
  const blocks = [
    { index: 0, start: 0, end: 4, shape: 'paragraph', gap: 0, linkChars: 0 },
    { index: 1, start: 5, end: 6, shape: 'paragraph', gap: 0, linkChars: 0 },
    { index: 2, start: 7, end: 11, shape: 'paragraph', gap: 0, linkChars: 0 },
  ] as const;
  expect(textOf({ ...document, blocks }, [], [])).toBe('One.\n\nTwo.');
});
