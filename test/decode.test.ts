import { createHash } from 'node:crypto';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode } from '../src/decode.ts';
import { byteOrderMarkOf, declaredIn, guessedFrom, isDamagedUtf8, utf8ShapeOf } from '../src/decode-detect.ts';
import { encodingLabels, encodingOf } from '../src/decode-labels.ts';
import { textOf } from '../src/decode-tables.ts';

const hindi = 'तेहरान, 22 अक्टूबर (भाषा) ईरान के राष्ट्रपति ने मंगलवार को इराक के साथ संबंध बढ़ाने का आह्वान किया।';
const russian =
  'МОСКВА, 5 мая (ТАСС). Президент провёл во вторник совещание с членами правительства, сообщает пресс-служба.';
const japanese =
  '東京（共同）－政府は五日の閣議で、来年度の予算案を決定した。首相は記者会見で「暮らしを守る」と述べた。';
const korean =
  '서울(연합뉴스) 정부는 5일 국무회의에서 내년도 예산안을 의결했다고 밝혔다. 대통령은 국민의 삶을 지키겠다고 말했다.';
const chinese = '新华社北京五月五日电，国务院总理在会议上表示，政府将继续改善民生，推动经济发展，保障人民生活。';
const french =
  'PARIS (AFP) - Le président a été reçu à l’Élysée, où il a évoqué la réforme des retraites et l’été à venir.';

const bytesOf = (text: string, encoding: string) => iconv.encode(text, encoding);
const plain = (bytes: Uint8Array, extra = {}) => decode({ id: 'x', format: 'text', bytes, ...extra });

describe('labels', () => {
  test('every label leads to an encoding that decodes', () => {
    for (const label of encodingLabels()) {
      const encoding = encodingOf(label);
      expect(encoding, label).toBeDefined();
      expect(textOf(Buffer.from('    '), encoding!).length, label).toBeGreaterThan(0);
    }
    expect(encodingLabels().length).toBeGreaterThan(220);
  });

  test.each([
    [' Latin1 ', 'windows-1252'],
    ['ISO-8859-1', 'windows-1252'],
    ['GB2312', 'gbk'],
    ['ks_c_5601-1987', 'euc-kr'],
    ['tis-620', 'windows-874'],
    ['UTF8', 'utf-8'],
    ['unicode', 'utf-16le'],
    ['klingon', undefined],
    ['', undefined],
  ])('%j is %s', (label, encoding) => {
    expect(encodingOf(label)).toBe(encoding);
  });
});

/** First 16 digits of the SHA-256 of all code points (hex, blank-separated) of the indexes of the standard. */
const INDEXES = {
  ibm866: 'be6318b6f781bd5a',
  'iso-8859-2': 'c7c112c7b3e1968c',
  'iso-8859-3': '8e7e14c535bd980b',
  'iso-8859-4': 'e4c7f6e7104a358f',
  'iso-8859-5': 'a1736ec5609ad0da',
  'iso-8859-6': '6c09b14882ec34a8',
  'iso-8859-7': '774e73a31c9fb80e',
  'iso-8859-8': 'ec6fca9c2e12adfd',
  'iso-8859-8-i': 'ec6fca9c2e12adfd',
  'iso-8859-10': '28eea387b9e5508c',
  'iso-8859-13': 'f48757352c3a5631',
  'iso-8859-14': '2fa13c2cf1919480',
  'iso-8859-15': '71bc1f177f7e814d',
  'iso-8859-16': 'f73254de2fd12896',
  'koi8-r': 'a8d387efaff155c5',
  'koi8-u': '597a0e10586e7dc4',
  macintosh: 'caeffad6d0886a65',
  'windows-874': '98dab2894b25c690',
  'windows-1250': '37e0d282fb7030a8',
  'windows-1251': '7de15135ba222f3c',
  'windows-1252': '5f0d17f48e9bac6b',
  'windows-1253': '7e2ad2f2be689e1e',
  'windows-1254': 'ffaa6b102a44c31f',
  'windows-1255': '05e97016601cf810',
  'windows-1256': '5f3275cc28d4c627',
  'windows-1257': '61064962641fffd6',
  'windows-1258': '7384165915345a73',
  'x-mac-cyrillic': '61893f1bb5a96737',
};

const digest = (points: readonly number[]) =>
  createHash('sha256')
    .update(points.map((point) => point.toString(16)).join(' '))
    .digest('hex')
    .slice(0, 16);

describe('tables', () => {
  test.each(Object.entries(INDEXES))('%s is that of the standard in all bytes', (encoding, wanted) => {
    const text = textOf(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      encoding,
    );
    expect(text).toHaveLength(256);
    expect([...text.slice(0, 128)].every((char, byte) => char.charCodeAt(0) === byte)).toBe(true);
    expect(digest([...text.slice(128)].map((char) => char.codePointAt(0)!))).toBe(wanted);
  });

  // Count and digest of what the standard maps, in the order of its pointers.
  test.each([
    ['euc-kr', 126, 178 + 12, (p: number) => [Math.floor(p / 190) + 0x81, (p % 190) + 0x41], 17048, '5e877938797bb0a5'],
    [
      'gb18030',
      126,
      190,
      (p: number) => [Math.floor(p / 190) + 0x81, (p % 190) + (p % 190 < 63 ? 0x40 : 0x41)],
      23940,
      'f9974e391bb99bd0',
    ],
    ['euc-jp', 94, 94, (p: number) => [Math.floor(p / 94) + 0xa1, (p % 94) + 0xa1], 7336, 'b1061ba699437121'],
  ] as const)('%s is that of the standard in all pointers', (encoding, rows, cells, bytesAt, count, wanted) => {
    const points: number[] = [];
    for (let pointer = 0; pointer < rows * cells; pointer++) {
      const text = textOf(Uint8Array.from(bytesAt(pointer)), encoding);
      if (!text.includes('\ufffd')) points.push(...[...text].map((char) => char.codePointAt(0)!));
    }
    expect(points).toHaveLength(count);
    expect(digest(points)).toBe(wanted);
  });

  test('Johab: whole syllables, single jamo, symbols, Hanja', () => {
    const bytes = Uint8Array.from([0x88, 0x61, 0x20, 0xd0, 0x65, 0x8b, 0x69, 0x20, 0x88, 0x41, 0xd9, 0x31, 0xe0, 0x31]);
    expect(textOf(bytes, 'johab')).toBe('가 한글 ㄱ　伽');
    // A vowel alone, a final alone, nothing at all.
    expect(textOf(Uint8Array.from([0x84, 0x61, 0x84, 0x42]), 'johab')).toBe('ㅏㄱ');
    expect(textOf(Uint8Array.from([0x84, 0x41]), 'johab')).toContain('\ufffd');
    // Two rows of Chinese letters share a lead byte.
    for (const [johab, wansung] of [
      [0x31, 0xcaa1],
      [0xa0, 0xcafe],
      [0xa1, 0xcba1],
      [0xfe, 0xcbfe],
    ] as const)
      expect(textOf(Uint8Array.of(0xe0, johab), 'johab')).toBe(
        textOf(Uint8Array.of(wansung >> 8, wansung & 0xff), 'euc-kr'),
      );
  });

  test('ISO-2022-KR and HZ: seven bits between shifts', () => {
    const shifted = Buffer.concat([
      Buffer.from('\x1b$)CA \x0e'),
      bytesOf('한글', 'euc-kr').map((byte) => byte & 0x7f),
      Buffer.from('\x0f B\n'),
    ]);
    expect(textOf(shifted, 'iso-2022-kr')).toBe('A 한글 B\n');
    const hz = Buffer.concat([
      Buffer.from('A ~{'),
      bytesOf('新华', 'gbk').map((byte) => byte & 0x7f),
      Buffer.from('~} ~~\n'),
    ]);
    expect(textOf(hz, 'hz-gb-2312')).toBe('A 新华 ~\n');
  });
});

describe('decode', () => {
  test('text of a JSON record is taken as it is', () => {
    expect(decode({ id: 'x', format: 'text', text: '\ufeffa\ud800' })).toEqual({
      text: '\ufeffa\ud800',
      encoding: 'utf-8',
      how: 'given',
      replaced: 0,
      notes: [],
    });
  });

  test.each([
    ['no bytes', Buffer.alloc(0), '', 'utf-8', 'valid-utf-8'],
    ['ASCII', Buffer.from('LONDON - x'), 'LONDON - x', 'utf-8', 'valid-utf-8'],
    ['UTF-8', Buffer.from(hindi), hindi, 'utf-8', 'valid-utf-8'],
    [
      'a NUL in ASCII',
      Buffer.from('LONDON\0 (AP) - a b c d e f'),
      'LONDON\0 (AP) - a b c d e f',
      'utf-8',
      'valid-utf-8',
    ],
    ['UTF-8 with mark', Buffer.from(`\ufeff${hindi}`), hindi, 'utf-8', 'bom'],
    ['one mark of two', Buffer.from('\ufeff\ufeffa'), '\ufeffa', 'utf-8', 'bom'],
    ['UTF-16LE with mark', Buffer.from(`\ufeff${hindi}`, 'utf16le'), hindi, 'utf-16le', 'bom'],
    ['UTF-16BE with mark', Buffer.from(`\ufeff${hindi}`, 'utf16le').swap16(), hindi, 'utf-16be', 'bom'],
    ['UTF-32LE with mark', bytesOf(`\ufeff${hindi}`, 'utf-32le'), hindi, 'utf-32le', 'bom'],
    ['UTF-32BE with mark', bytesOf(`\ufeff${hindi}`, 'utf-32be'), hindi, 'utf-32be', 'bom'],
    ['UTF-16LE without mark', Buffer.from(french, 'utf16le'), french, 'utf-16le', 'guessed'],
    ['UTF-16BE without mark', Buffer.from(french, 'utf16le').swap16(), french, 'utf-16be', 'guessed'],
    ['windows-1251', bytesOf(russian, 'windows-1251'), russian, 'windows-1251', 'guessed'],
    ['KOI8-R', bytesOf(russian, 'koi8-r'), russian, 'koi8-r', 'guessed'],
    ['Shift_JIS', bytesOf(japanese, 'shift_jis'), japanese, 'shift_jis', 'guessed'],
    ['EUC-JP', bytesOf(japanese, 'euc-jp'), japanese, 'euc-jp', 'guessed'],
    ['EUC-KR', bytesOf(korean, 'euc-kr'), korean, 'euc-kr', 'guessed'],
    ['GB18030', bytesOf(chinese, 'gb18030'), chinese, 'gb18030', 'guessed'],
    ['windows-1252', bytesOf(french, 'windows-1252'), french, 'windows-1252', 'guessed'],
  ])('%s', (_label, bytes, text, encoding, how) => {
    expect(plain(bytes)).toEqual({ text, encoding, how, replaced: 0, notes: [] });
  });

  test('a long ASCII head does not hide what follows', () => {
    const head = 'LONDON - all of this is ASCII. '.repeat(8000);
    expect(plain(bytesOf(head + russian, 'windows-1251'))).toMatchObject({
      encoding: 'windows-1251',
      text: head + russian,
    });
  });

  test('the user is obeyed, but for a byte order mark', () => {
    const bytes = bytesOf(russian, 'koi8-r');
    expect(plain(bytes, { charset: 'cp1251', forced: true }).text).not.toBe(russian);
    expect(plain(bytes, { charset: 'KOI8', forced: true }).text).toBe(russian);
    expect(plain(Buffer.from('\ufeffé'), { charset: 'latin1', forced: true }).text).toBe('é');
    expect(() => plain(bytes, { charset: 'klingon', forced: true })).toThrow('klingon');
  });

  test('what is declared is obeyed where the bytes allow it', () => {
    expect(plain(bytesOf('Škoda', 'iso-8859-2'), { charset: 'latin2' })).toMatchObject({
      text: 'Škoda',
      encoding: 'iso-8859-2',
      how: 'declared',
      notes: [],
    });
    // Strict UTF-8 is never an accident.
    expect(plain(Buffer.from(hindi), { charset: 'windows-1252' })).toMatchObject({ text: hindi, encoding: 'utf-8' });
  });

  test('a declaration that is plainly wrong is noticed', () => {
    const garbled = plain(bytesOf(russian, 'windows-1251'), { charset: 'iso-8859-1' });
    expect(garbled).toMatchObject({ text: russian, encoding: 'windows-1251', how: 'guessed' });
    expect(garbled.notes.map((note) => note.code)).toEqual(['decode/wrong-declaration']);
    const broken = plain(bytesOf(japanese, 'euc-jp'), { charset: 'utf-8' });
    expect(broken).toMatchObject({ text: japanese, encoding: 'euc-jp' });
  });

  test('damaged bytes become U+FFFD and are counted', () => {
    const bytes = Buffer.concat([
      Buffer.from(hindi),
      Buffer.from([0xe0, 0xa4]),
      Buffer.from(' \ufffd '),
      Buffer.from([0xff]),
    ]);
    const source = plain(bytes);
    expect(source).toMatchObject({ text: `${hindi}\ufffd \ufffd \ufffd`, encoding: 'utf-8', replaced: 2 });
    expect(source.notes).toEqual([
      { code: 'decode/replaced-bytes', message: '2 places could not be decoded as utf-8 and became U+FFFD.' },
    ]);
  });

  test('noise gives an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const source = plain(bytes);
        expect(encodingOf(source.encoding)).toBe(source.encoding);
        expect(source.replaced).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 300 },
    );
  });

  test('every string survives its way through UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), (text) => {
        fc.pre(!text.startsWith('\ufeff') && !/[\x1b~\0]/u.test(text));
        expect(plain(Buffer.from(text))).toEqual({
          text,
          encoding: 'utf-8',
          how: 'valid-utf-8',
          replaced: 0,
          notes: [],
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('declarations', () => {
  test.each([
    ['<meta charset="big5">', 'big5'],
    ['<META CHARSET = shift-jis >', 'shift_jis'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', 'gbk'],
    ['<!-- <meta charset=big5> --><meta charset=koi8-r>', 'koi8-r'],
    ['<?xml version="1.0" encoding="windows-1251"?><rss>', 'windows-1251'],
    ["<?xml version='1.0' encoding='EUC-KR' ?>", 'euc-kr'],
    ['<meta charset="utf-16">', 'utf-8'],
    ['<meta charset="klingon"><meta charset="latin1">', 'windows-1252'],
    ['<meta name=description content="no charset here"><p>', undefined],
    ['charset=big5', undefined],
    ['<!-- <meta charset=big5>', undefined],
    ['<meta charset="big5"', undefined],
    ['<meta charset="big5 >', undefined],
    ['<meta charset>', undefined],
    ['<meta charset="x-user-defined">', 'windows-1252'],
    ['<meta name=author content=x><meta charset=big5>', 'big5'],
    ['<?xml version="1.0"?><meta charset=big5>', 'big5'],
    ['<?xml version="1.0"?><a encoding="big5"/>', undefined],
    ['<?xml encoding="klingon"?><meta charset=big5>', 'big5'],
    ['<?xml encoding="koi8-r" standalone', 'koi8-r'],
    ["<meta charset='big5'>", 'big5'],
    ['<meta charset\n=\t\r big5>', 'big5'],
    ['<meta charset=big5/>', 'big5'],
    ['<meta content="text/html; charset=big5; so">', 'big5'],
    ['<meta charset=">">', undefined],
    ['<p charset=big5>', undefined],
    ['<metal><meta charset=big5>', 'big5'],
    ['<!--><meta charset=big5>', 'big5'],
    ['<!-- > --><p><meta charset=koi8-r>', 'koi8-r'],
    ['<p', undefined],
    ['  <?xml version="1.0" encoding="koi8-r"?>', 'koi8-r'],
    ['<xml encoding="koi8-r"?>', undefined],
    ['<meta charset=utf-32>', 'utf-8'],
  ])('%s', (html, encoding) => {
    expect(declaredIn(Buffer.from(html))).toBe(encoding);
  });
});

test('HZ: Chinese between its marks, a tilde written twice, a line that goes on', () => {
  const bytes = Buffer.from('a~{VPND~}b~~c~\nd\n~{VP\ne', 'latin1');
  const { text, replaced } = decode({ id: 'x', format: 'text', bytes, charset: 'hz-gb-2312', forced: true });
  expect(text).toBe('a中文b~cd\n中\ne');
  expect(replaced).toBe(0);
});

test('the shape of UTF-8 counts whole and broken characters', () => {
  expect(utf8ShapeOf(Buffer.from('aé日😀'))).toEqual({ whole: 3, broken: 0 });
  expect(utf8ShapeOf(Buffer.from([0xe9, 0x20, 0xc3, 0xa9, 0xe6, 0x97, 0x41, 0xc0, 0x80]))).toEqual({
    whole: 1,
    broken: 4,
  });
});

test.each([
  [[0xef, 0xbb, 0xbf], 'utf-8', 3],
  [[0xef, 0xbb, 0xbe], undefined, 0],
  [[0xef, 0xba, 0xbf], undefined, 0],
  [[0xee, 0xbb, 0xbf], undefined, 0],
  [[0xef, 0xbb], undefined, 0],
  [[0xff, 0xfe, 0x41, 0], 'utf-16le', 2],
  [[0xff, 0xfe, 0, 0x41], 'utf-16le', 2],
  [[0xff, 0xff, 0, 0], undefined, 0],
  [[0xff, 0xfe, 0, 0], 'utf-32le', 4],
  [[0xff, 0xfe, 0, 0, 0x41, 0, 0, 0], 'utf-32le', 4],
  [[0xff, 0xfe, 0, 0, 0x41, 0], 'utf-16le', 2],
  [[0xfe, 0xff, 0, 0x41], 'utf-16be', 2],
  [[0xfe, 0xfe, 0, 0x41], undefined, 0],
  [[0, 0, 0xfe, 0xff], 'utf-32be', 4],
  [[0, 1, 0xfe, 0xff], undefined, 0],
  [[1, 0, 0xfe, 0xff], undefined, 0],
  [[0, 0, 0xfe, 0xfe], undefined, 0],
  [[0, 0, 0xff, 0xff], undefined, 0],
  [[], undefined, 0],
] as const)('byte order mark of %j', (bytes, encoding, length) => {
  expect(byteOrderMarkOf(Uint8Array.from(bytes))).toEqual(encoding === undefined ? undefined : { encoding, length });
});

test.each([
  [[0x7f], 0, 0],
  [[0x80], 0, 1],
  [[0xc1, 0x80], 0, 2],
  [[0xc2, 0x80], 1, 0],
  [[0xdf, 0xbf], 1, 0],
  [[0xdf, 0xc0], 0, 2],
  [[0xdf, 0x7f], 0, 1],
  [[0xe0, 0xa0, 0x80], 1, 0],
  [[0xef, 0xbf, 0xbf], 1, 0],
  [[0xe0, 0xa0], 0, 1],
  [[0xf0, 0x90, 0x80, 0x80], 1, 0],
  [[0xf4, 0x8f, 0xbf, 0xbf], 1, 0],
  [[0xf5, 0x80, 0x80, 0x80], 0, 4],
  [[0xc3], 0, 1],
  [[0xc3, 0xc3, 0xa9], 1, 1],
])('shape of %j', (bytes, whole, broken) => expect(utf8ShapeOf(Uint8Array.from(bytes))).toEqual({ whole, broken }));

test.each([
  [0, 0, false],
  [1, 0, true],
  [4, 1, true],
  [3, 1, false],
  [8, 2, true],
  [0, 1, false],
])('%i whole and %i broken characters', (whole, broken, is) => expect(isDamagedUtf8({ whole, broken })).toBe(is));

describe('what is more than ASCII', () => {
  const jis = '\x1b$B4A;z$+$J$N%F%9%H\x1b(B ';
  test.each([
    ['escape sequences', jis.repeat(3), 'iso-2022-jp'],
    ['shifted Chinese', 'A ~{VPND;*N\x22~} B', 'hz-gb-2312'],
    ['tildes', 'from ~{ on', 'utf-8'],
    ['other tildes', 'up to ~} it', 'utf-8'],
    ['an escape of a terminal', 'so \x1b[1mbold\x1b[0m', 'utf-8'],
    ['a fifth of NUL', 'a\0bcdefghi\0'.repeat(20), 'utf-8'],
  ])('%s', (_, text, encoding) => expect(plain(Buffer.from(text, 'latin1')).encoding).toBe(encoding));

  test('half of NUL, and hardly any', () => {
    expect(plain(Buffer.from('The old ferry runs.', 'utf16le'))).toMatchObject({
      encoding: 'utf-16le',
      how: 'guessed',
    });
    const few = `${'The old ferry runs. '.repeat(20)}\0\0`;
    expect(plain(Buffer.from(few)).text).toBe(few);
  });
});

describe('what is declared against what the bytes are', () => {
  const sjis = bytesOf(japanese.repeat(20), 'shift_jis');
  const damaged = (bytes: Buffer, count: number): Buffer =>
    Buffer.concat([bytes, ...Array.from({ length: count }, () => Buffer.from([0xff, 0x20]))]);

  test.each([
    ['one place is damaged', damaged(bytesOf(russian, 'koi8-r').subarray(0, 0), 1), 'shift_jis', 'shift_jis', 1],
    ['two of a long text', damaged(bytesOf(japanese.repeat(60), 'shift_jis'), 2), 'shift_jis', 'shift_jis', 2],
    ['one of a short text', damaged(bytesOf('東京', 'shift_jis'), 1), 'shift_jis', 'shift_jis', 1],
    ['another is plainly right', sjis, 'euc-jp', 'shift_jis', 0],
    [
      'the label of the record before that of the page',
      bytesOf('<meta charset=latin1>Škoda Žena', 'iso-8859-2'),
      'latin2',
      'iso-8859-2',
      0,
    ],
    ['no known label: the page', bytesOf('<meta charset=latin2>Škoda', 'iso-8859-2'), 'klingon', 'iso-8859-2', 0],
    ['two words of accents alone', Buffer.from('ÀÀÀÀÀ ÈÈÈÈÈ so it is', 'latin1'), 'latin1', 'windows-1252', 0],
    ['accents in words', Buffer.from('été çà et là où déjà. '.repeat(20), 'latin1'), 'latin1', 'windows-1252', 0],
    ['UTF-8 with damage', damaged(Buffer.from(french), 1), 'utf-8', 'utf-8', 1],
    ['UTF-8 with much damage', damaged(Buffer.from('é à'), 1), 'utf-8', 'utf-8', 1],
  ])('%s', (_, bytes, charset, encoding, replaced) => {
    expect(plain(bytes, { charset })).toMatchObject({ encoding, replaced });
  });

  test('who says so, and what is said of it', () => {
    expect(plain(sjis, { charset: 'euc-jp' }).notes).toEqual([
      {
        code: 'decode/wrong-declaration',
        message: 'Declared as euc-jp, but the bytes are no such text; read as shift_jis.',
      },
    ]);
    const cyrillic = plain(bytesOf(russian, 'windows-1251'), { charset: 'utf-8' });
    expect(cyrillic).toMatchObject({ encoding: 'windows-1251', how: 'guessed', text: russian });
    expect(cyrillic.notes[0]!.message).toBe('Declared as utf-8, but the bytes are no such text; read as windows-1251.');
    expect(plain(bytesOf(russian, 'windows-1251')).notes).toEqual([]);
    expect(plain(damaged(Buffer.from(french), 1), { charset: 'utf-8' })).toMatchObject({ how: 'declared' });
    expect(plain(damaged(Buffer.from(hindi), 1))).toMatchObject({ encoding: 'utf-8', how: 'guessed', replaced: 1 });
    expect(plain(damaged(Buffer.from(hindi), 1)).notes[0]!.message).toBe(
      '1 place could not be decoded as utf-8 and became U+FFFD.',
    );
    expect(plain(Buffer.from([0xff]), { charset: 'utf-8', forced: true })).toMatchObject({
      replaced: 1,
      how: 'declared',
    });
    expect(plain(Buffer.from('\ufffd'), { charset: 'utf-8', forced: true })).toMatchObject({ replaced: 0 });
    expect(plain(Buffer.from('a'), { forced: true })).toMatchObject({ how: 'valid-utf-8' });
  });

  test('damage of other encodings is counted whole', () => {
    const bytes = Buffer.from([0x82, 0xff, 0x20, 0x82, 0xff]);
    expect(plain(bytes, { charset: 'shift_jis', forced: true })).toMatchObject({ replaced: 4, encoding: 'shift_jis' });
    const wide = Buffer.from('\ufeff\ufffd\ufffd', 'utf16le');
    expect(plain(wide)).toMatchObject({ replaced: 2, encoding: 'utf-16le' });
  });

  test('a long head of other bytes is no matter, whatever is behind it', () => {
    expect(guessedFrom(bytesOf('so it is. '.repeat(7000) + russian.repeat(3), 'windows-1251'))).toBe('windows-1251');
    expect(guessedFrom(bytesOf('so it is. '.repeat(7000) + french, 'utf-16le'))).toBe('utf-16le');
  });

  // A page has more menus and scripts than story, all of them ASCII.
  const menu = '<li><a href="/section/world/index.html">world</a></li>\n'.repeat(60);
  test.each([
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['shift_jis', japanese],
    ['euc-jp', japanese],
    ['euc-kr', korean],
    ['gb18030', chinese],
    ['windows-1253', 'Ο πρωθυπουργός είπε σήμερα στη Βουλή ότι το νέο σχέδιο για τα σχολεία θα ισχύσει από τον Μάιο.'],
    ['windows-1256', 'قال رئيس الوزراء اليوم في مؤتمر صحفي إن الحكومة سوف تواصل العمل من أجل تحسين حياة المواطنين.'],
    ['windows-1250', 'Premier ogłosił, że rząd przyjął dziś ustawę o służbie zdrowia, a jutro zajmie się nią Sejm.'],
    ['windows-1252', french],
  ])('a story in %s among much that is ASCII is known by itself', (encoding, story) => {
    for (const text of [
      `${menu}<p>${story}</p>${menu}`,
      `${menu.repeat(30)}<p>${story}</p>${menu}`,
      `${menu}<h1>${story.split(/(?<=[ ,、，])/u)[1]}</h1>${menu.repeat(30)}<p>${story}`,
      `${'x'.repeat(9000)}${story}${'x'.repeat(90_000)}`,
    ])
      expect(guessedFrom(bytesOf(text, encoding))).toBe(encoding);
  });

  test('shifts of seven bits and of wide units are seen whole, however few they are', () => {
    expect(guessedFrom(Buffer.from(`${menu}\x1b$B$3$NJ8;z$O4A;z$G$9!#\x1b(B${menu}`, 'latin1'))).toBe('iso-2022-jp');
    expect(plain(bytesOf(`${french} ${'a b '.repeat(40_000)}`, 'utf16le'))).toMatchObject({ encoding: 'utf-16le' });
    expect(guessedFrom(Buffer.from('only ASCII, '.repeat(9000)))).toBe('windows-1252');
  });
});

test('a long page is the same text as a short one, and no bytes are no text', () => {
  const page = `<p>${[hindi, russian, japanese, french, 'so 😀 so'].join('</p><p>')}</p>`.repeat(60);
  const long = decode({ id: 'a', format: 'html', bytes: Buffer.from(page) });
  expect(long).toMatchObject({ text: page, encoding: 'utf-8', how: 'valid-utf-8', replaced: 0 });
  expect(decode({ id: 'a', format: 'html' }).text).toBe('');
});
