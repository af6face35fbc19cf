import fc from 'fast-check';
import { Tokenizer } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { nameTable, readTokens } from '../src/parse/html-tokens.ts';
import { unitsOf } from '../src/text/units.ts';

/** The tokens of a source, one a line. */
function ours(source: string): string[] {
  const tokens: string[] = [];
  readTokens(source, {
    onName: (start, end) => tokens.push(`name ${source.slice(start, end)}`),
    onAttribute: (start, end, from, to) =>
      tokens.push(`attribute ${source.slice(start, end)}=${source.slice(from, to)}`),
    onOpen: (isSelfClosing) => {
      tokens.push(isSelfClosing ? 'open/' : 'open');
      return false;
    },
    onClose: (start, end) => tokens.push(`close ${source.slice(start, end)}`),
    onText: (start, end) => tokens.push(`text ${source.slice(start, end)}`),
    isForeign: () => false,
    onUnclosed: () => false,
  });
  return tokens;
}

/** The same from the tokenizer of htmlparser2. */
function theirs(source: string): string[] {
  const tokens: string[] = [];
  let name = '';
  let value = '';
  const nothing = (): void => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname: (start, end) => tokens.push(`name ${source.slice(start, end)}`),
      onattribname: (start, end) => {
        name = source.slice(start, end);
        value = '';
      },
      onattribdata: (start, end) => {
        value += source.slice(start, end);
      },
      onattribend: () => tokens.push(`attribute ${name}=${value}`),
      onopentagend: () => tokens.push('open'),
      onselfclosingtag: () => tokens.push('open/'),
      onclosetag: (start, end) => tokens.push(`close ${source.slice(start, end)}`),
      ontext: (start, end) => {
        if (start >= 0) tokens.push(`text ${source.slice(start, end)}`);
      },
      onattribentity: nothing,
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onprocessinginstruction: nothing,
      ontextentity: nothing,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  return tokens;
}

const PIECES =
  '< > / = " \' - -- --> --!> ! ? & a B é title script style xmp p </ </title </script> </STYLE <!-- <! <![CDATA[ ]]> <!doctype <script> <title> <p> <br/> class=x \n \t'.split(
    ' ',
  );

/** Ends whatever may be open: the two differ in what a source that is cut off ends with. */
const END = `"'>-->]]></script></style></title></xmp><p>end</p>`;

describe('readTokens', () => {
  it.each(['<style', '<p class="a', '<p class', '</p', '<!-- a', '<![CDATA[ a', '<p a=', '<p a= b'])(
    'reports no tag that the source cuts off: %s',
    (source) => {
      expect(ours(`a${source}`).filter((token) => /^(?:text|open|close)/.test(token))).toEqual(['text a']);
    },
  );

  it.each(['<', '</'])('takes a mark at the end for text: %s', (source) => {
    expect(ours(`a${source}`)).toEqual(['text a', `text ${source}`]);
  });

  it('finds the tokens that the tokenizer of htmlparser2 finds, whatever the markup', () => {
    const source = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(' ', 'word')), { maxLength: 24 });
    fc.assert(
      fc.property(source, (pieces) => {
        const html = `${pieces.join('')}${END}`;
        expect(ours(html)).toEqual(theirs(html));
      }),
      { numRuns: 20_000 },
    );
  });

  it('reads markup inside a drawing where elsewhere there is only text', () => {
    const tokens: string[] = [];
    const source = '<title><g>a</g></title>';
    readTokens(source, {
      onName: (start, end) => tokens.push(source.slice(start, end)),
      onAttribute() {},
      onOpen: () => false,
      onClose() {},
      onText() {},
      isForeign: () => true,
      onUnclosed: () => false,
    });
    expect(tokens).toEqual(['title', 'g']);
  });

  it.each([
    ['<title/><b>a</b>', ['title', 'b']],
    ['<title>a<b>c</title><i>', ['title', 'i']],
    ['<iframe/><p>a<iframe>b<p>', ['iframe', 'p', 'iframe', 'p']],
    ['<title>a<b>c', ['title', 'b']],
    ['<script>a<b>c', ['script']],
    ['<plaintext>a<b>c', ['plaintext']],
  ])('%s as a reader wants it that lets elements close themselves, and none open', (source, names) => {
    const tokens: string[] = [];
    readTokens(source, {
      onName: (start, end) => tokens.push(source.slice(start, end)),
      onAttribute() {},
      onOpen: (isSelfClosing) => isSelfClosing,
      onClose() {},
      onText() {},
      isForeign: () => false,
      onUnclosed: (name) => name === 'title' || name === 'iframe',
    });
    expect(tokens).toEqual(names);
  });
});

describe('nameTable', () => {
  const table = nameTable(
    new Map([
      ['class', 1],
      ['id', 2],
      ['data-src', 3],
    ]),
  );
  it.each([
    ['class', 1],
    ['CLASS', 1],
    ['Id', 2],
    ['data-src', 3],
    ['clasß', undefined],
    ['data\rsrc', undefined],
    ['classes', undefined],
    ['a-very-long-name', undefined],
  ])('%s', (name, value) => {
    expect(table.find(unitsOf(`<p ${name}=`), 3, 3 + name.length)).toBe(value);
  });
});
