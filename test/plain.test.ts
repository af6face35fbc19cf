/** Plain text to blocks, case by case: what is a block, what is claimed and under which name, what is said in a note. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../src/model.ts';
import { parsePlain } from '../src/parse/plain.ts';
import { claimTargets, masked as withoutTargets } from '../src/parse/targets.ts';
import { isItem, joinsOf, type Line } from '../src/parse/wrapped.ts';
import { cleanText } from './helpers.ts';

const parsed = (text: string) =>
  parsePlain({ text, encoding: 'utf-8', how: 'given', replaced: 0, notes: [{ code: 'before', message: 'so' }] }, 'a');
/** Blocks as gap, first letter of the shape, text. */
const blocksOf = (text: string): string[] =>
  parsed(text).blocks.map(({ gap, shape, start, end }) => `${gap}${shape[0]} ${text.slice(start, end)}`);
const claimsOf = (text: string): string[] =>
  parsed(text).claims.map(({ start, end, rule }) => `${rule.replace('text/', '')} ${start} ${text.slice(start, end)}`);

test.each([
  ['one line', 'So it is.', ['0p So it is.']],
  ['nothing', '', []],
  ['blanks alone', ' \n\t \n', []],
  ['lines', 'One.\nTwo.', ['0p One.', '0p Two.']],
  ['empty lines count', 'One.\n\n \n\nTwo.\n\nThree.', ['0p One.', '3p Two.', '1p Three.']],
  ['those above the first do not', '\n\nOne.\nTwo.', ['0p One.', '0p Two.']],
  ['blanks at the ends', '  One. \n\tTwo.\u00a0', ['0p One.', '0p Two.']],
  [
    'ends of lines of all kinds',
    'a\r\nb\rc\u0085d\u2028e\u2029f\vg\fh',
    'abcdefgh'.split('').map((one) => `0p ${one}`),
  ],
  ['CR LF twice', 'a\r\n\r\nb', ['0p a', '1p b']],
  ['LF CR', 'a\n\rb', ['0p a', '1p b']],
  ['marks alone', '***\n– –\n• \nA', ['0r ***', '0i – –', '0i •', '0p A']],
  ['marks of other sorts', '~~~\n\u200b-\n१\n🙂\n।', ['0r ~~~', '0r \u200b-', '0p १', '0p 🙂', '0r ।']],
  [
    'items',
    '• One\n- Two\n* Three\n1. Four\n12) Five',
    ['0i • One', '0i - Two', '0i * Three', '0i 1. Four', '0i 12) Five'],
  ],
  [
    'no items',
    '-One\n*Two\n1.5 m\n1234. So\n1: So\n.',
    ['0p -One', '0p *Two', '0p 1.5 m', '0p 1234. So', '0p 1: So', '0r .'],
  ],
])('blocks: %s', (_, text, wanted) => expect(blocksOf(text)).toEqual(wanted));

test.each([
  ['• a', true],
  ['•', true],
  ['- a', true],
  ['- ', false],
  ['– a', true],
  ['— a', false],
  ['-a', false],
  ['* a', true],
  ['1. a', true],
  ['123) a', true],
  ['1234. a', false],
  ['१. a', true],
  ['1.a', false],
  ['1, a', false],
  ['. a', false],
  ['a. b', false],
  ['', false],
])('an item: %j', (text, wanted) => expect(isItem(text, 0, text.length)).toBe(wanted));

describe('what is no word of the author', () => {
  test.each([
    ['control characters', 'a\u0000\u0001b\u007f', ['control 1 \u0000\u0001', 'control 4 \u007f']],
    [
      'the last of each row',
      'a\u0008b\u000ec\u001bd\u0080e\u0084f\u0086g\u009f',
      ['\u0008', '\u000e', '\u001b', '\u0080', '\u0084', '\u0086', '\u009f'].map(
        (one, index) => `control ${2 * index + 1} ${one}`,
      ),
    ],
    ['separators', 'a\u001cb\u001f', ['separator 1 \u001c', 'separator 3 \u001f']],
    ['no controls', 'a\tb\u00a0c\u00add', []],
    [
      'entities of blanks and of nothing',
      'a&nbsp;b&zwj;c&#8203;d&EMSP;e',
      ['entity 1 &nbsp;', 'joiner 8 &zwj;', 'joiner 14 &#8203;', 'entity 22 &EMSP;'],
    ],
    ['other entities', 'a &amp; b &lt; c &nbsp d', []],
    [
      'tags',
      'a<br>b <p class="x">c</p> <em>d</em>',
      ['markup 1 <br>', 'markup 7 <p class="x">', 'markup 21 </p>', 'mark 26 <em>', 'mark 31 </em>'],
    ],
    ['an end of nothing', 'a</>b<br/>', ['mark 1 </>', 'markup 5 <br/>']],
    ['no tags', 'a < b > c <so> d <pre>', []],
    ['attributes behind a sentence', 'It ran. rel=noopener target=_blank', ['markup 8 rel=noopener target=_blank']],
    ['with blanks behind', 'It ran.  target="_blank"> \nSo', ['markup 9 target="_blank">']],
    ['alone', 'target=_blank', ['markup 0 target=_blank']],
    ['alone on a line', 'It ran\n target=_blank', ['markup 8 target=_blank']],
    ['in a sentence', 'The link has target=_blank\nand rel=nofollow is set.', []],
    ['in a sentence that goes on', 'So. target=_blank is set', []],
    ['behind a closing quote', 'So “it ran.” rel=nofollow', ['markup 13 rel=nofollow']],
    ['written line breaks', 'One.\\nTwo.\\nThree.', ['literal-newline 4 \\n', 'literal-newline 10 \\n']],
    [
      'with tabs',
      'One.\\n\\tTwo.\\r\\nThree.',
      ['literal-newline 4 \\n', 'literal-newline 6 \\t', 'literal-newline 12 \\r', 'literal-newline 14 \\n'],
    ],
    ['with the path of a file', 'One.\\nIn C:\\temp.\\nThree.', ['literal-newline 4 \\n', 'literal-newline 17 \\n']],
    ['one alone', 'One.\\nTwo.', []],
    ['tabs alone', 'One.\\tTwo.\\tThree.', []],
    ['fewer than real ones', 'One.\\nTwo.\\nThree.\nFour.\nFive.\nSix.', []],
    ['as many as real ones', 'One.\\nTwo.\\nThree.\nFour.\nFive.', ['literal-newline 4 \\n', 'literal-newline 10 \\n']],
    ['paths', 'C:\\new and D:\\next', []],
    ['a path of two', 'See \\\\news\\next: it is C:\\new.', []],
    ['at the start', '\\nOne.\\nTwo', ['literal-newline 0 \\n', 'literal-newline 6 \\n']],
  ])('%s', (_, text, wanted) => expect(claimsOf(text)).toEqual(wanted));

  test('written line breaks part blocks, and count like others', () => {
    expect(blocksOf('One.\\nTwo.\\n\\nThree.')).toEqual(['0p One.', '0p Two.', '1p Three.']);
    expect(blocksOf('One.\\nTwo.\\nThree.\nFour.')).toEqual(['0p One.', '0p Two.', '0p Three.', '0p Four.']);
    expect(blocksOf('One.\\n \\tTwo. \\nThree.')).toEqual(['0p One.', '0p Two.', '0p Three.']);
    expect(cleanText('One.\\n\\tTwo.\\r\\nThree.').text).toBe('One.\n\nTwo.\n\nThree.');
  });

  test('what is claimed at the ends of a line is in no block, in the middle it is', () => {
    expect(blocksOf('<p> <b>One</b> two </p>\n&nbsp;\n<br>\nThree')).toEqual(['0p One</b> two', '4p Three']);
    expect(blocksOf('\u0001 One \u0002 two\u0003\u0004')).toEqual(['0p One \u0002 two']);
    expect(blocksOf('<p></p>')).toEqual([]);
    expect(blocksOf('<i>a<b></i>\nc')).toEqual(['0p a', '0p c']);
    expect(cleanText('The<b>re</b> it<br>goes&nbsp;&nbsp;on and\u0001on.').text).toBe('There it goes on andon.');
    expect(cleanText('Old\u001cferry.').text).toBe('Old ferry.');
  });

  test('notes: controls are counted, a page as a whole is said', () => {
    const notes = (text: string) =>
      parsed(text)
        .notes.slice(1)
        .map(({ code, message }) => `${code} ${message}`);
    expect(parsed('a').notes).toEqual([{ code: 'before', message: 'so' }]);
    expect(notes('a\nb')).toEqual([]);
    expect(notes('a\u0001\u0002b\u0003')).toEqual(['text/control 3 control characters were left out of the text.']);
    expect(notes('<!doctype html><p>a')[0]).toContain('text/markup-document');
    expect(claimsOf('<!doctype html><p>a&nbsp;b')).toEqual([]);
    expect(notes(' <!-- so --> <?xml version="1.0"?><rss>').length).toBe(1);
    expect(notes('a <!doctype html>')).toEqual([]);
    expect(notes('<html>')).toEqual([]);
  });
});

/** Lines as the parser makes them, of a text without claims. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  let gap = 0;
  for (const line of text.split('\n')) {
    const indent = line.length - line.trimStart().length;
    const start = at + indent;
    const end = at + line.trimEnd().length;
    if (line.trim() === '') gap++;
    else {
      lines.push({ start, end, left: start, right: end, indent, gap: lines.length === 0 ? 0 : gap });
      gap = 0;
    }
    at += line.length + 1;
  }
  return lines;
}

/** The paragraphs that the lines make up. */
function paragraphsOf(text: string): string[] {
  const lines = linesOf(text);
  const joins = joinsOf(text, lines);
  const out: string[] = [];
  for (const [index, line] of lines.entries()) {
    const words = text.slice(line.start, line.end);
    if (index > 0 && joins(lines[index - 1]!, line)) out[out.length - 1] += ` ${words}`;
    else out.push(words);
  }
  return out;
}

/** How many lines each paragraph has. */
const counts = (text: string): number[] => {
  const seen = linesOf(text).map(({ start, end }) => text.slice(start, end));
  return paragraphsOf(text).map((one) => {
    let count = 0;
    let rest = one;
    while (rest !== '') {
      rest = rest.slice(seen.shift()!.length).trimStart();
      count++;
    }
    return count;
  });
};

/** A line of a width: words of small letters, or behind a capital. */
const line = (width: number, first = 'and'): string => {
  let out = first;
  while (out.length < width) out += ' the old boat will run again'.slice(0, width - out.length);
  return out.endsWith(' ') ? `${out.slice(0, -1)}s` : out;
};

describe('telex, broken by eye', () => {
  const telex = [
    line(62, 'The'),
    line(58),
    line(63),
    line(40).concat('.'),
    line(61, 'But'),
    line(59),
    line(30).concat('.'),
  ];

  test('lines go on until a short one ends a sentence', () => {
    expect(counts(telex.join('\n'))).toEqual([4, 3]);
    expect(counts(telex.map((one) => `  ${one}`).join('\n'))).toEqual([4, 3]);
  });

  test.each([
    ['an empty line parts', ['\n', 2], [2, 2, 3]],
    ['a line further in', ['    ', 2], [2, 2, 3]],
    ['one blank further in', [' ', 2], [4, 3]],
    ['two blanks further in', ['  ', 2], [2, 2, 3]],
    ['an item', ['- ', 2], [2, 2, 3]],
  ] as const)('%s', (_, [before, index], wanted) => {
    const lines = telex.map((one, each) => (each === index ? before + one : one));
    expect(counts(lines.join('\n'))).toEqual(wanted);
  });

  test.each([
    ['the end word stands on a line of its own, one blank in', 61, ' REUTER', [3, 1]],
    ['a word as long as a third of a line', 61, ` ${line(24)}`, [4]],
    ['in line with the others', 61, 'REUTER', [4]],
    ['a sentence that goes on', 60, ' reuter', [4]],
  ])('%s', (_, width, last, wanted) => {
    const end = width === 61 ? '.' : ' so';
    expect(counts([line(62, 'The'), line(58), line(60).concat(end), last].join('\n'))).toEqual(wanted);
  });

  test.each([
    ['a short line before a small letter goes on', line(40), 'and so it went.', [3]],
    ['before a capital it does not', line(40), 'And so it went.', [2, 1]],
    ['a line of seven tenths', line(45), 'And so it went.', [3]],
  ])('%s', (_, short, next, wanted) => {
    const head = [line(62, 'The'), short, next];
    expect(counts([...head, ...telex].join('\n')).slice(0, wanted.length)).toEqual(wanted);
  });

  test.each([
    ['lines of a list', Array.from({ length: 12 }, (_, index) => line(50, `Item${index}`)), 12],
    ['sentences', Array.from({ length: 12 }, () => line(50, 'The').concat('.')), 12],
    [
      'one long line among ten',
      [...Array.from({ length: 10 }, () => line(60)), line(120), ...Array.from({ length: 10 }, () => line(60))],
      1,
    ],
    ['three long lines among ten', [...Array.from({ length: 8 }, () => line(60)), line(120), line(120), line(120)], 11],
    ['two lines', [line(60), line(60)], 2],
    ['short lines', Array.from({ length: 12 }, () => line(30)), 12],
    ['verses', Array.from({ length: 12 }, (_, index) => line(index % 2 === 0 ? 60 : 38)), 12],
    ['prose of nearly one width', Array.from({ length: 12 }, (_, index) => line(index % 2 === 0 ? 60 : 52)), 1],
  ])('%s', (_, lines, wanted) => expect(counts(lines.join('\n'))).toHaveLength(wanted));

  test('scripts without case: nearly all lines stop inside a sentence', () => {
    const hindi = (width: number): string =>
      'पुरानी नाव वसंत से फिर चलेगी और किराया पहले जैसा रहेगा तथा बच्चों को आधा देना होगा और साइकिल भी'.slice(0, width).trim();
    const lines = Array.from({ length: 10 }, (_, index) => hindi(60 + (index % 3)));
    expect(counts(lines.join('\n'))).toEqual([10]);
  });
});

describe('broken at an exact width', () => {
  const words =
    'the old boat will run again from spring said a harbour master who had been asked about it in town '.repeat(12);
  /** Words to lines of a width, as a program breaks them. */
  function wrapped(text: string, width: number, first = '', rest = ''): string {
    const lines: string[] = [];
    let current = first;
    for (const word of text.trim().split(' ')) {
      if (current.trim() !== '' && `${current} ${word}`.length > width) {
        lines.push(current);
        current = rest + word;
      } else current = current.trim() === '' ? current + word : `${current} ${word}`;
    }
    return [...lines, current].join('\n');
  }

  test.each([
    [60, 1],
    [72, 1],
    [100, 1],
  ])('%i columns', (width, wanted) => {
    expect(counts(`${wrapped(words, width)}.`)).toHaveLength(wanted);
    expect(counts(`${wrapped(words, width)}.\n${wrapped(words, width, '    ')}.`)).toHaveLength(2);
    expect(counts(`${wrapped(words, width)}.\n${wrapped(words, width)}.`).length).toBeLessThanOrEqual(2);
  });

  test('items go on below their text, and the next item is another', () => {
    const item = wrapped(words.slice(0, 300), 70, '  * ', '    ');
    const items = `${wrapped(words, 70)}.\n${item}\n${item}`;
    expect(paragraphsOf(items)).toHaveLength(3);
    const numbered = wrapped(words.slice(0, 300), 70, '10. ', '    ');
    expect(paragraphsOf(`${wrapped(words, 70)}.\n${numbered}`)).toHaveLength(2);
    const deep = wrapped(words.slice(0, 300), 70, '  * ', '         ');
    expect(paragraphsOf(`${wrapped(words, 70)}.\n${deep}`)).toHaveLength(3);
    const hanging = wrapped(words.slice(0, 300), 70, '  * ', '      ');
    expect(paragraphsOf(`${wrapped(words, 70)}.\n${hanging}`)).toHaveLength(2);
  });

  test('a word that is wider than a line stands alone, and the sentence goes on below it in small letters', () => {
    const address = `https://harbour.example/${'a'.repeat(70)}`;
    const text = (next: string) => `${wrapped(words, 70)} at\n${address}\n${next}\n${wrapped(words, 70)}`;
    const ends = (next: string) => paragraphsOf(text(next)).findIndex((one) => one.endsWith(address));
    expect(ends('and the rest of it was said by the harbour master in the')).toBe(-1);
    expect(ends('And the rest of it was said by the harbour master in the')).toBeGreaterThanOrEqual(0);
  });

  test('a wide word is no wide line', () => {
    const body = wrapped(words, 64);
    const address = `\n\nhttps://harbour.example/${'a'.repeat(70)}\n\n`;
    expect(counts(`${body}${address}${body}${address}${body}`)).toHaveLength(5);
    expect(counts(`${body}\n\n  * https://harbour.example/${'a'.repeat(70)}\n\n${body}`)).toHaveLength(3);
  });

  test('Han and kana take two columns, marks none; the lines have no blank between them', () => {
    const chinese =
      '港口当局周二表示旧渡轮将于明年春天恢复航行票价保持不变孩子半价工程师去年十月发现船底生锈需要更换钢板因此停航两年居民对此表示欢迎并在码头举行聚会'.repeat(
        4,
      );
    const lines = (width: number) => chinese.match(new RegExp(`.{1,${width}}`, 'gu'))!.join('\n');
    expect(counts(lines(36))).toHaveLength(1);
    expect(blocksOf(lines(36))).toHaveLength(1);
    expect(new Set(claimsOf(lines(36)).map((one) => one.split(' ')[0]))).toEqual(new Set(['joiner']));
    expect(cleanText(lines(36)).text).toBe(chinese);
    const kana =
      'みなとのふねははるからまたはしるとやくしょのひとがかようびにいいましたそしてりょうきんはかわらない'.repeat(5);
    expect(counts(kana.match(/.{1,35}/gu)!.join('\n'))).toHaveLength(1);
  });
});

describe('addresses that a program printed', () => {
  /** What is claimed, and the text with a dot for each character that is masked. */
  function masked(text: string): { readonly rest: string; readonly rows: readonly string[]; readonly has: boolean } {
    const claims: Claim[] = [];
    claimTargets(text, claims);
    const has = claims.length > 0;
    claims.sort((a, b) => a.start - b.start);
    const without = withoutTargets(text, claims);
    expect(without.printed).toBe(text);
    for (const { start, end } of without.masked)
      expect(without.text.slice(start, end)).toBe('\u2060'.repeat(end - start));
    expect(claims.every(({ rule, because }) => because.length === 1 && because[0]!.rule === rule)).toBe(true);
    const rows = claims.map(({ start, end, kind, rule }) => `${kind} ${rule.slice(5)} ${text.slice(start, end)}`);
    return { rest: without.text.replaceAll('\u2060', '.'), rows, has };
  }
  const dots = (text: string): string => '.'.repeat(text.length);

  test.each([
    ['three in brackets', 'a [/a] b [/b], c [/c].', 'a..... b....., c......'],
    ['two', 'a [/a] b [/b], c.', 'a [/a] b [/b], c.'],
    [
      'of all kinds',
      'a [http://x.y] [https://x.y] [mailto:a] [tel:1] [data:x] [#so]',
      `a${dots(' [http://x.y] [https://x.y] [mailto:a] [tel:1] [data:x] [#so]')}`,
    ],
    ['of no kind', 'a [so] b [1] c [ftp:] d', 'a [so] b [1] c [ftp:] d'],
    ['with blanks in them', '[/a b] [/a b] [/a b]', '[/a b] [/a b] [/a b]'],
    ['at the start, behind two blanks', '[/a] b  [/b]\n[/c]', '.... b  ....\n....'],
    ['Markdown in brackets', '[/a](/a) [/b](/b) [/c](/c)', './a..... ./b..... ./c.....'],
    ['nothing', 'no brackets', 'no brackets'],
  ])('brackets: %s', (_, text, wanted) => {
    const { rest, has } = masked(text);
    expect(rest).toBe(wanted);
    expect(has).toBe(rest !== text);
  });

  test.each([
    ['links', '[a](/a) [b](b "so") [c](<c>)', '.a..... .b......... .c......'],
    ['two links', '[a](/a) [b](/b)', '[a](/a) [b](/b)'],
    ['a picture', '[a](/a) ![b](/b) [c](/c)', '.a..... ........ .c.....'],
    ['a picture in a link', '[![a](/a)](/b) [c](/c)', '.............. .c.....'],
    ['brackets in a link', '[a [so] b](/a) [c](/c) [d](/d)', '.a [so] b..... .c..... .d.....'],
    ['brackets in an address', '[a](/a(b)) [c](/c) [d](/d)', '.a........ .c..... .d.....'],
    ['no opening bracket', 'a](/a) [c](/c) [d](/d)', 'a](/a) [c](/c) [d](/d)'],
    ['over an empty line', '[a\n\nb](/a) [c](/c) [d](/d)', '[a\n\nb](/a) [c](/c) [d](/d)'],
    ['over a line', '[a\nb](/a) [c](/c) [d](/d)', '.a\nb..... .c..... .d.....'],
    ['broken at a hyphen', '[a](/a-\nb) [c](/c) [d](/d)', '.a........ .c..... .d.....'],
    ['broken elsewhere', '[a](/a\nb) [c](/c) [d](/d)', '[a](/a\nb) [c](/c) [d](/d)'],
    ['with a blank', '[a](a b) [c](/c) [d](/d)', '[a](a b) [c](/c) [d](/d)'],
  ])('Markdown: %s', (_, text, wanted) => expect(masked(text).rest).toBe(wanted));

  test('how far back a link may open', () => {
    const links = ' [c](/c) [d](/d)';
    const long = (count: number) => masked(`[${'x'.repeat(count)}](/a)${links}`).has;
    expect(long(599)).toBe(true);
    expect(long(600)).toBe(false);
    expect(masked(`${'x'.repeat(700)}[![a](/a)](/b)${links}`).rows).toEqual([
      'other link-target [',
      'caption picture ![a](/a)',
      'other link-target ](/b)',
      'other link-target [',
      'other link-target ](/c)',
      'other link-target [',
      'other link-target ](/d)',
    ]);
    expect(masked('![a\nb](/a)\n![c](/c)\n![d](/d)').rows.slice(0, 3)).toEqual([
      'caption picture ![a',
      'caption picture \n',
      'caption picture b](/a)',
    ]);
  });

  const list = (lines: readonly string[], text = 'So [1]it [2]is [3]so [4]and [12]on.') =>
    `${text}\n\nReferences\n\n${lines.join('\n')}`;
  const three = ['   1. https://a.example/', '  2. http://b.example/', '  3. mailto:c@d.example'];
  test.each([
    ['numbers up to the last of the list', list(three), true, 'So ...it ...is ...so [4]and [12]on.'],
    ['two of them', list(three.slice(0, 2)), false, 'So [1]it [2]is [3]so [4]and [12]on.'],
    [
      'headings in the list',
      list(['   Visible links:', ...three, '', '   Hidden links:', '   4. https://e.example/']),
      true,
      'So ...it ...is ...so ...and [12]on.',
    ],
    [
      'one strange line of five',
      list([...three, '  4. https://e.example/', 'so']),
      true,
      'So ...it ...is ...so ...and [12]on.',
    ],
    ['one of four', list([...three, 'so']), false, 'So [1]it [2]is [3]so [4]and [12]on.'],
    ['no list', 'So [1]it.\n\nReferences', false, 'So [1]it.'],
    [
      'no numbers of a list',
      list(['   1. so it is', '   2. and it was', '  3. it goes']),
      false,
      'So [1]it [2]is [3]so [4]and [12]on.',
    ],
    ['no first number', list(three, 'So [2]it.'), false, 'So [2]it.'],
  ])('lynx: %s', (_, text, has, first) => {
    const found = masked(text);
    expect(found.has).toBe(has);
    expect(found.rest.split('\n')[0]).toBe(first);
    expect(/[a-z]/i.test(found.rest.slice(first.length))).toBe(!has || text.endsWith('\nso'));
  });

  test('a list that ends with a line feed, and a heading at the very start', () => {
    expect(masked(`${list(three)}\n`).has).toBe(true);
    expect(masked(`\nReferences [1]\n${three.join('\n')}`).rest.includes('example')).toBe(false);
    expect(masked(`References [1]\n${three.join('\n')}`).has).toBe(false);
  });
});

test('what is claimed says why', () => {
  expect(parsed('a\u0001b').claims).toEqual([
    {
      start: 1,
      end: 2,
      kind: 'other',
      rule: 'text/control',
      confidence: 1,
      because: [{ rule: 'text/control', weight: 1 }],
    },
  ]);
});

test('a written line break inside a tag opens no gap behind it', () => {
  const lines = (tag: string): string => `One.${tag}Two.\\nThree.\\nFour.\\nFive.`;
  const plain = ['0p One.', '0p Two.', '0p Three.', '0p Four.', '0p Five.'];
  expect(blocksOf(lines('<br>'))).toEqual(plain);
  expect(blocksOf(lines('<br title="a\\nb\\nc">'))).toEqual(plain);
  // Outside of one it does.
  expect(blocksOf(lines('\\n\\n'))[1]).toBe('1p Two.');
});
