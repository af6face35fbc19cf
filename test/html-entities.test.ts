import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { decodeAttribute, decodeEntity, readText } from '../src/parse/html-entities.ts';
import { memoized } from '../src/text/memo.ts';
import { unitsOf } from '../src/text/units.ts';

function textOf(source: string): string {
  let text = '';
  readText(
    source,
    unitsOf(source),
    0,
    source.length,
    (start, end) => {
      text += source.slice(start, end);
    },
    (code) => {
      text += String.fromCodePoint(code);
    },
  );
  return text;
}

/** What the parser of pages that we take for an oracle makes of a text and of an attribute. */
function byParser(markup: string): { text: string; value: string | undefined } {
  const seen: { text: string; value: string | undefined } = { text: '', value: undefined };
  const parser = new Parser({
    onopentag(_, attributes) {
      seen.value = attributes.title;
    },
    ontext(text) {
      seen.text += text;
    },
  });
  parser.end(markup);
  return seen;
}

const PIECES = [
  '&amp;',
  '&amp',
  '&copy;',
  '&copy',
  '&notit;',
  '&NotEqualTilde;',
  '&#8217;',
  '&#x2019',
  '&#0;',
  '&#',
  '&',
];
const pieces = fc.array(fc.constantFrom(...PIECES, 'a', '1', '=', ';', ' ', 'é', '&nosuch;', '&#xd800;'), {
  maxLength: 12,
});

describe('entities', () => {
  it.each([
    ['Quay &amp; Sons', 'Quay & Sons'],
    ['AT&T and R&amp;D', 'AT&T and R&D'],
    ['caf&eacute &#8212; &hellip;', 'café — …'],
    ['&notit; &nosuch;', '¬it; &nosuch;'],
    ['a &#x1F600; b', 'a 😀 b'],
  ])('%s', (source, text) => {
    expect(textOf(source)).toBe(text);
    expect(decodeEntity(source)).toBe(text);
  });

  it('reads texts as the parser does', () => {
    fc.assert(fc.property(pieces, (parts) => void expect(textOf(parts.join(''))).toBe(byParser(parts.join('')).text)));
  });

  it('reads attributes as the parser does', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const value = parts.join('');
        expect(decodeAttribute(value)).toBe(byParser(`<i title="${value}">`).value);
      }),
    );
  });

  it.each([
    ['?a=1&copy=2&b=3', '?a=1&copy=2&b=3'],
    ['?a=1&amp;b=2', '?a=1&b=2'],
    ["&quot;so&quot; it's", '"so" it\'s'],
  ])('in an attribute: %s', (value, meant) => {
    expect(decodeAttribute(value)).toBe(meant);
  });

  it('tells where an entity begins', () => {
    const places: [number, number][] = [];
    const source = 'a &amp; &mdash;';
    readText(
      source,
      unitsOf(source),
      0,
      source.length,
      () => {},
      (code, at) => places.push([code, at]),
    );
    expect(places).toEqual([
      [0x26, 2],
      [0x2014, 8],
    ]);
  });
});

describe('memoized', () => {
  it('asks once for each key, and again for one too long to keep', () => {
    const asked: string[] = [];
    const length = memoized((key) => {
      asked.push(key);
      return key.length;
    });
    const long = 'x'.repeat(600);
    expect([length('ab'), length('ab'), length(''), length(long), length(long)]).toEqual([2, 2, 0, 600, 600]);
    expect(asked).toEqual(['ab', '', long, long]);
  });

  it('forgets all when there is no more room', () => {
    let count = 0;
    const answer = memoized((key) => {
      count++;
      return key;
    });
    for (let number = 0; number < 9000; number++) answer(String(number));
    expect(answer('0')).toBe('0');
    expect(count).toBe(9001);
  });
});
