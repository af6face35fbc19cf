import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CleanError } from '../src/errors.ts';
import { DEFAULT_FIELDS } from '../src/run/options.ts';
import { fieldsOf, readRecord } from '../src/run/record.ts';

const read = (json: string, fields = DEFAULT_FIELDS) => readRecord(json, 'in#1', fields, 512);
const value = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' });

/** Any white space where JSON allows it. */
function spaced(json: string, blanks: readonly string[]): string {
  let turn = 0;
  const blank = () => (blanks.length === 0 ? '' : blanks[turn++ % blanks.length]!);
  let text = '';
  let isString = false;
  for (let at = 0; at < json.length; at++) {
    const char = json[at]!;
    if (isString && char === '\\') text += char + json[++at]!;
    else if (char === '"') {
      isString = !isString;
      text += char;
    } else if (!isString && '{}[],:'.includes(char)) text += blank() + char + blank();
    else text += char;
  }
  return text;
}

describe('fields', () => {
  test('are those that JSON.parse sees, as they are written', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), value),
        fc.array(fc.constantFrom('', ' ', '\t', '\r\n'), { maxLength: 3 }),
        (object, blanks) => {
          const json = spaced(JSON.stringify(object), blanks);
          const fields = fieldsOf(json, 512).map(({ key, value: text }) => [JSON.parse(key), JSON.parse(text)]);
          expect(fields).toEqual(Object.entries(JSON.parse(json)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['{}', []],
    ['{"a":1.50e+3}', [['"a"', '1.50e+3']]],
    [
      '{"a":"\\\\","b":"\\"}"}',
      [
        ['"a"', '"\\\\"'],
        ['"b"', '"\\"}"'],
      ],
    ],
    [
      '{"a":{"a":[1,{"a":2}]},"a":3}',
      [
        ['"a"', '{"a":[1,{"a":2}]}'],
        ['"a"', '3'],
      ],
    ],
  ])('%s', (json, wanted) => {
    expect(fieldsOf(json, 9).map(({ key, value: text }) => [key, text])).toEqual(wanted);
  });

  test('depth is counted, brackets in strings are not', () => {
    expect(() => fieldsOf('{"a":[[1]]}', 3)).not.toThrow();
    expect(() => fieldsOf('{"a":[[1]]}', 2)).toThrow('2 levels');
    expect(() => fieldsOf('{"a":"[[[["}', 1)).not.toThrow();
  });
});

describe('records', () => {
  test('unknown fields go through, known ones are read', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), fc.string({ unit: 'grapheme' }), (object, text) => {
        const { id: _id, text: _text, html: _html, url: _url, ...others } = object as Record<string, unknown>;
        const { raw, meta } = read(JSON.stringify({ ...others, text, url: 'u' }));
        expect(raw).toMatchObject({ id: 'in#1', format: 'text', text, url: 'u' });
        expect(JSON.parse(meta ?? '{}')).toEqual(JSON.parse(JSON.stringify(others)));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['{"text":"a"}', { id: 'in#1', format: 'text', text: 'a' }, undefined],
    ['{"id":"x","html":"<p>"}', { id: 'x', format: 'html', text: '<p>' }, undefined],
    ['{"id":null,"text":"a"}', { id: 'in#1', text: 'a' }, '{"id":null}'],
    ['{"id":{"a":1},"text":"a"}', { id: 'in#1' }, '{"id":{"a":1}}'],
    ['{"id":1e2,"text":"a"}', { id: '1e2' }, undefined],
    ['{"id":true,"text":"a"}', { id: 'in#1' }, '{"id":true}'],
    ['{"text":"a","html":"<p>"}', { format: 'text', text: 'a' }, '{"html":"<p>"}'],
    ['{"text":null,"html":"<p>"}', { format: 'html', text: '<p>' }, undefined],
    ['{"text":"","html":"<p>"}', { format: 'text', text: '' }, '{"html":"<p>"}'],
    ['{"text":"a","url":7}', { text: 'a' }, '{"url":7}'],
    ['{"text":"a","url":null}', { text: 'a' }, undefined],
    [
      '{"text":"a","published":"2025-10-22T10:00:00Z"}',
      { date: '2025-10-22T10:00:00Z' },
      '{"published":"2025-10-22T10:00:00Z"}',
    ],
    ['{"text":"a","published":"yesterday"}', { text: 'a' }, '{"published":"yesterday"}'],
    ['{"text":"a","text":"b"}', { text: 'b' }, undefined],
    ['{"__proto__":{"text":"evil"},"text":"a"}', { text: 'a' }, '{"__proto__":{"text":"evil"}}'],
    ['{"constructor":1,"toString":2,"text":"a"}', { text: 'a' }, '{"constructor":1,"toString":2}'],
  ])('%s', (json, wanted, meta) => {
    const record = read(json);
    expect(record.raw).toMatchObject(wanted);
    expect(record.meta).toBe(meta);
    expect(Object.getPrototypeOf(record.raw)).toBe(Object.prototype);
  });

  test('a key of the prototype is no field', () => {
    expect(() => read('{"__proto__":{"text":"evil"}}')).toThrow('neither');
    expect(() => read('{"id":"x"}', { ...DEFAULT_FIELDS, text: 'constructor' })).toThrow('neither');
  });
});

/** One feature of the grammar each: what must be read, and what must not. */
const VALID = [
  '{}',
  '[]',
  '{"a":[]}',
  '[[]   ]',
  '[""]',
  '["a"]',
  '[false]',
  '[null, 1, "1", {}]',
  '[null]',
  '[1\n]',
  ' [1]',
  '[1,null,null,null,2]',
  '[2] ',
  '[0e+1]',
  '[0e1]',
  '[ 4]',
  '[-0.000000000000000000000000000000000000000000001]',
  '[20e1]',
  '[-0]',
  '[-123]',
  '[-1]',
  '[1E22]',
  '[1E-2]',
  '[1E+2]',
  '[123e45]',
  '[123.456e78]',
  '[1e-2]',
  '[123.456789]',
  '{"asd":"sdf","dfg":"fgh"}',
  '{"a":"b","a":"c"}',
  '{"":0}',
  '{"foo\\u0000bar": 42}',
  '{"min": -1.0e+28, "max": 1.0e+28}',
  '["\\u0060\\u012a\\u12AB"]',
  '["\\uD801\\udc37"]',
  '["\\"\\\\\\/\\b\\f\\n\\r\\t"]',
  '["\\\\u0000"]',
  '["a/*b*/c"]',
  '["\\uDBFF\\uDFFF"]',
  '["new\\u00A0line"]',
  '["\u2028"]',
  '["\u007f"]',
  'false',
  '42',
  '-0.1',
  'null',
  '"asd"',
  '""',
  '["\\ud800"]',
  '["\\udc00\\ud800"]',
  '[1e400]',
  '[123123e100000]',
  '[100000000000000000000]',
];
const INVALID = [
  '[1 true]',
  '["": 1]',
  '[""],',
  '[,1]',
  '[1,,2]',
  '["x",,]',
  '["x"]]',
  '["",]',
  '["x"',
  '[x',
  '[3[4]]',
  '[1:2]',
  '[,',
  '[-]',
  '[   , ""]',
  '["a",',
  '[1,]',
  '[1,,]',
  '["\va"\\f]',
  '[*]',
  '[1,',
  '[{}',
  '[fals]',
  '[nul]',
  '[tru]',
  '[++1234]',
  '[+1]',
  '[+Inf]',
  '[-01]',
  '[-1.0.]',
  '[-2.]',
  '[-NaN]',
  '[.-1]',
  '[.2e-3]',
  '[0.1.2]',
  '[0.3e+]',
  '[0.3e]',
  '[0.e1]',
  '[0E+]',
  '[0e]',
  '[1.0e-]',
  '[1 000.0]',
  '[1eE2]',
  '[2.e3]',
  '[9.e+]',
  '[Inf]',
  '[NaN]',
  '[Infinity]',
  '[-1x]',
  '[0x1]',
  '[1ea]',
  '[012]',
  '[-.123]',
  '[1.2a-3]',
  '[１]',
  '["x", truth]',
  '{[: "x"}',
  '{"x", null}',
  '{"x"::"b"}',
  '{a: "b"}',
  "{'a':0}",
  '{"a" b}',
  '{:"b"}',
  '{"a":"a" 123}',
  "{key: 'value'}",
  '{"id":0,}',
  '{"a":"b"}/**/',
  '{"a":"b"}//',
  '{"a":"b",,"c":"d"}',
  '{"a":"b"}#',
  '{"a":',
  '{"a"',
  '{1:1}',
  '{9999E9999:1}',
  '{null:null,null:null}',
  '{"a":true} "x"',
  '["\\u',
  '["\\u00A"]',
  '["\\uD834\\uDd',
  '["\\x00"]',
  '["\\\\\\"]',
  '["\\a"]',
  '["\\',
  "['single quote']",
  'abc',
  '["\\',
  '"a\u0000a"',
  '["new\nline"]',
  '"\t"',
  '""x',
  '<.>',
  '[<null>]',
  '[1]x',
  '[1]]',
  '["asd]',
  'aå',
  '[True]',
  '1]',
  '{"x": true,',
  '[][]',
  ']',
  '\uFEFF{}',
  'å',
  '[',
  '{',
  '{]',
  '[a',
  '["a',
  '{,',
  '{"a',
  "{'a'",
  '["\\{["\\{["\\{["\\{',
  '*',
  '{"a":"b"}#{}',
  '[\\u000A""]',
  '[1',
  '[ false, nul',
  '[ true, fals',
  '[ false, tru',
  '{"asd":"asd"',
  '[\u2060]',
  '[\f]',
];

describe('the grammar of JSON', () => {
  test.each(VALID)('%j is read, and is no record', (json) => {
    try {
      read(json);
      expect.unreachable();
    } catch (error) {
      expect((error as CleanError).code).toBe('E_RECORD');
    }
    // The same value as a field of a record comes through.
    expect(read(`{"text":"a","v":${json}}`).meta).toBe(`{"v":${json.trim().replace('\n', '')}}`);
  });

  test.each(INVALID)('%j is refused', (json) => {
    try {
      read(json);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CleanError);
      expect((error as CleanError).code).toBe('E_JSON');
    }
  });
});

describe('what is wrong with a record', () => {
  const problemOf = (json: string): Pick<CleanError, 'code' | 'message' | 'place'> => {
    try {
      read(json);
    } catch (error) {
      if (error instanceof CleanError) return error;
      throw error;
    }
    throw new Error(`${json} was read`);
  };

  test.each([
    ['{"text":"a', 'E_JSON', 'This is no valid JSON: it ends too early.', undefined],
    ['{"text":"a",,}', 'E_JSON', 'This is no valid JSON: it is malformed at character 13.', undefined],
    ['{"text":"abcdefghij" x', 'E_JSON', 'This is no valid JSON: it is malformed at character 22.', undefined],
    ['null', 'E_RECORD', 'The record is null, not an object.', undefined],
    ['[]', 'E_RECORD', 'The record is an array, not an object.', undefined],
    ['7', 'E_RECORD', 'The record is a number, not an object.', undefined],
    ['"a"', 'E_RECORD', 'The record is a string, not an object.', undefined],
    ['{"id":"x"}', 'E_RECORD', 'The record has neither "text" nor "html".', 'x'],
    [
      `{"id":"x","title":"${'a '.repeat(41)}","content":"${'so it was '.repeat(20)}","image":"https://a.example/${'b'.repeat(300)}"}`,
      'E_RECORD',
      'The record has neither "text" nor "html". Its longest text is in "content": --text-field content',
      'x',
    ],
    [
      `{"id":"x","the page":"<!doctype html>${'so it was '.repeat(20)}"}`,
      'E_RECORD',
      'The record has neither "text" nor "html". Its longest text is in "the page": --html-field "the page"',
      'x',
    ],
    ['{"id":17,"text":7}', 'E_RECORD', 'The field "text" is a number, not a string.', '17'],
    ['{"text":{}}', 'E_RECORD', 'The field "text" is an object, not a string.', 'in#1'],
    ['{"text":null,"html":[]}', 'E_RECORD', 'The field "html" is an array, not a string.', 'in#1'],
    [
      `{"id":"d","text":"a","x":${'['.repeat(600)}${']'.repeat(600)}}`,
      'E_JSON_DEPTH',
      'The record is nested more than 512 levels deep.',
      'd',
    ],
  ])('%.60s', (json, code, message, record) => {
    expect(problemOf(json)).toMatchObject({ code, message });
    expect(problemOf(json).place.record).toBe(record);
  });

  test('the words of the document are never in it', () => {
    expect(problemOf('{"text":"secret words" oops}').message).not.toMatch(/secret|oops/);
  });
});

test.each([
  ['2025-10-22', '2025-10-22'],
  ['2025-10-22T10:00:00Z', '2025-10-22T10:00:00Z'],
  ['2025-10-22 10:00', '2025-10-22 10:00'],
  ['2025-10-221', undefined],
  ['on 2025-10-22', undefined],
  [20251022, undefined],
  [null, undefined],
])('a date is an ISO date: %j', (published, date) => {
  expect(read(JSON.stringify({ text: 'a', published })).raw.date).toBe(date);
});

test('the last of several fields of one name counts, for its id too', () => {
  expect(read('{"id":1,"id":12345678901234567890,"text":"a","text":"b"}').raw).toMatchObject({
    id: '12345678901234567890',
    text: 'b',
  });
});

test('what is known leaves no meta, what is not used stays in it', () => {
  expect(read('{"id":"a","text":"b","html":null,"url":null}').meta).toBeUndefined();
  expect(read('{"id":["a"],"text":"b","html":"c","url":7}').meta).toBe('{"id":["a"],"html":"c","url":7}');
  expect(read('{"text":"b",\r\n "n":\r\n  [1,\n 2]}').meta).toBe('{"n":[1,2]}');
});
