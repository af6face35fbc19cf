import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lift } from '../src/run/lift.ts';

const KEY = Buffer.from('"html"');
const PAGE = `<p class="a">Ein Stück: ‘so’, 😀, \\ and \t${'a line\n'.repeat(900)}</p>`;

const lifted = (json: string) => lift(Buffer.from(json), KEY);

describe('lift', () => {
  it.each([
    ['alone', { html: PAGE }],
    [
      'first, with more behind it',
      { html: PAGE, id: 1, url: 'https://harbour.example/a', tags: ['x', { page: null }] },
    ],
    [
      'last, behind values of all kinds',
      { id: 'a"b\\', list: [1, [2, '}'], { a: '"html":' }], ok: true, no: null, html: PAGE },
    ],
    ['in Latin letters only', { html: 'é'.repeat(5000) }],
    ['in ASCII only', { html: '<b>'.repeat(2000) }],
  ])('takes the string out: %s', (_, record) => {
    const found = lifted(JSON.stringify(record))!;
    expect(found.text).toBe(record.html);
    expect(JSON.parse(found.json)).toEqual({ ...record, html: '' });
  });

  it('reads every escape as JSON.parse does', () => {
    const json = `{"html":"${'\\u00e9\\n\\/\\b\\f\\r\\"\\ud83d\\ude00\\uD800'.repeat(200)}"}`;
    expect(lifted(json)!.text).toBe((JSON.parse(json) as { html: string }).html);
  });

  it('reads any string as JSON.parse does', () => {
    const strings = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(strings, strings, (text, other) => {
        const html = text.repeat(Math.ceil(5000 / text.length));
        const found = lifted(JSON.stringify({ other, html }));
        expect(found?.text ?? html).toBe(html);
      }),
    );
  });

  it.each([
    ['no such field', JSON.stringify({ text: PAGE })],
    ['a short one', '{"html":"<p>a</p>"}'],
    ['one inside another', JSON.stringify({ page: { html: PAGE } })],
    ['no string', JSON.stringify({ html: [PAGE] })],
    ['a second of the name', `{"html":${JSON.stringify(PAGE)},"html":""}`],
    ['a second that is spelled with escapes', `{"html":${JSON.stringify(PAGE)},"\\u0068tml":""}`],
    ['a line that ends too early', JSON.stringify({ html: PAGE }).slice(0, -2)],
    ['a raw tab', `{"html":"${'a\tb'.repeat(2000)}"}`],
    ['an escape that is none', `{"html":"${'a\\x'.repeat(2000)}"}`],
    ['half an escape', `{"html":"${'a'.repeat(5000)}\\u12"}`],
    ['an array', JSON.stringify([PAGE])],
    ['no JSON', `x${PAGE}`],
  ])('leaves to JSON.parse: %s', (_, json) => {
    expect(lifted(json)).toBe(null);
  });
});

describe('lines that are no object of such a field', () => {
  it.each([
    ['a key without quotes', `{id:1,"html":"${'x'.repeat(9000)}"}`],
    ['no colon', `{"id" 1,"html":"${'x'.repeat(9000)}"}`],
    ['a list', '["html"]'],
    ['an escape that the line cuts off', `{"html":"${'x'.repeat(9000)}\\u00`],
    ['an escape of other letters', `{"html":"${'x'.repeat(9000)}\\u00zz"}`],
  ])('%s', (_, json) => expect(lifted(json)).toBeNull());
});
