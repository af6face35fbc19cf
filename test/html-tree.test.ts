import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTree } from '../src/parse/html-tree.ts';

const lines = (html: string): string[] => {
  const tree = readTree(html);
  return tree.blocks.map((block) => tree.text.slice(block.start, block.end));
};

describe('text as a reader sees it', () => {
  test.each([
    ['paragraphs', '<p>One <b>two</b>, <i>three</i>.</p><p>Four</p>', ['One two, three.', 'Four']],
    [
      'no blank is made or lost at inline tags',
      '<p>un<b>believ</b>able <a href="/x">link</a>s</p>',
      ['unbelievable links'],
    ],
    [
      'but a style sheet keeps the parts of a row of data apart',
      '<div class="post-meta"><span>By Ada Quay</span><span>May 5</span></div><div class="text"><span>Be</span><span>gin</span></div>',
      ['By Ada Quay May 5', 'Begin'],
    ],
    ['line feeds and runs of blanks are one blank', '<p>a\n\n   b\t c</p>', ['a b c']],
    [
      'entities, named, numbered and without a semicolon',
      '<p>A &amp; B &#8211; C&nbsp;D &lt;e&gt; &eacute; &copy</p>',
      ['A & B – C\u00a0D <e> é ©'],
    ],
    ['a missing end tag', '<p>one<p>two<ul><li>a<li>b</ul>after', ['one', 'two', 'a', 'b', 'after']],
    ['a div ends a paragraph, as in browsers', '<p>one<div>two</div>three</p>', ['one', 'two', 'three']],
    ['stray end tags', '</div></span><p>one</b></p></p>two', ['one', 'two']],
    ['<br> ends a line', '<p>one<br>two<br/>three</p>', ['one', 'two', 'three']],
    [
      'a row of a table is one line, its cells apart',
      '<table><tr><th>Team<th>Points<tr><td>Ajax<td>12</table>',
      ['Team\tPoints', 'Ajax\t12'],
    ],
    ['paragraphs in a cell are paragraphs', '<table><tr><td><p>one</p><p>two</p></td></tr></table>', ['one', 'two']],
    [
      'scripts, styles, forms of words for machines are no text',
      '<script>let a = "<p>no</p>";</script><style>p{}</style><template><p>no</p></template><svg><title>no</title><text>no</text></svg><p>yes</p><textarea>no</textarea><select><option>no</select>',
      ['yes'],
    ],
    ['the title of the page is not on it', '<head><title>Title</title></head><body>text', ['text']],
    ['a shadow root is shown', '<my-box><template shadowrootmode="open"><p>shown</p></template></my-box>', ['shown']],
    ['comments and CDATA', '<p>a<!-- <p>no</p> -->b</p><![CDATA[no]]>', ['ab']],
    ['lines of preformatted text', '<pre>one\n  two\n\nthree</pre>', ['one', 'two', 'three']],
    ['an end tag that the source cuts off', '<p>One &amp; two.</p class="x', ['One & two.']],
    ['nothing but an end tag that is cut off', '</p/ <q', []],
    [
      'in XML every element closes itself',
      '<?xml version="1.0"?><html><title/><script src="a"/><body><p>one<i/> two</p><div class="x"/><textarea/><p>three',
      ['one two', 'three'],
    ],
    [
      'in XHTML too, with a script that has an end',
      '<!DOCTYPE html><html lang="en" xmlns="http://www.w3.org/1999/xhtml"><script src="a" /><script>let a = 1;</script><p>one',
      ['one'],
    ],
    [
      'in HTML only what is foreign',
      '<svg><title/><g/></svg><p>one</p><iframe src="a" />no</iframe><p>two',
      ['one', 'two'],
    ],
    ['a title without an end', '<head><title>Title\n<body><p>one</p><p>two', ['Title', 'one', 'two']],
    [
      'frames and fields without an end',
      '<p>one</p><iframe src="a"><p>two</p><textarea><p>three',
      ['one', 'two', 'three'],
    ],
    ['a script and a style without an end', '<p>one</p><script>let a = "<p>";', ['one']],
    ['a link in a link, with a block between', '<a href="/a">one<div><a href="/b">two</a></div></a>', ['one', 'two']],
    ['blanks that are written as entities', '<p>a&#32;b&Tab; c&#10;</p>', ['a b c']],
    [
      'a paragraph goes on behind what is shown elsewhere',
      '<p>a<object><br><hr><div>no</div></br></object>b</p>',
      ['ab'],
    ],
    [
      'an end tag among what is not shown ends nothing around it',
      '<p><b>a<object><div>no</b> no</div></object>b',
      ['ab'],
    ],
    ['a paragraph with elements open in it ends too', '<p><b>one<div>two</div></b>', ['one', 'two']],
    ['but not inside a button', '<p>one <button><div>two</div></button> three</p>', ['one', 'two', 'three']],
    [
      'the end of a heading inside a cell ends no heading outside',
      '<h2>one<table><td>two</h3> three</table></h2>four',
      ['one', 'two three', 'four'],
    ],
    [
      'a long cell stands alone',
      `<table><tr><td>${'word '.repeat(40)}<td>two</table>`,
      ['word '.repeat(40).trim(), 'two'],
    ],
    ['comments that are cut short', '<p>a<!-->b<!--->c<!-- - -- no -->d</p>', ['abcd']],
    ['brackets in CDATA', '<p>a<![CDATA[ [no] ]] > no]]>b</p>', ['ab']],
    ['an end tag that is cut off in plain text', '<p>one</p><plaintext>two &amp; </b/', ['one', 'two &']],
    ['a blank page', '<html><body> &nbsp; <p>\u200b</p></body></html>', []],
  ])('%s', (_, html, expected) => expect(lines(html)).toEqual(expected));

  test.each([
    ['text stays text, and what is for machines stays out', '<div><div><div><object>no</object>yes', ['yes']],
    ['what holds it ends that too', '<div><p>a<b><object>no</p>yes', ['a', 'yes']],
    ['inline tags part no lines', '<div><div><div>a<i>b</i>c<em>d', ['abcd']],
    ['blocks do', '<div><div><div>a<p>b</p>c', ['a', 'b', 'c']],
    ['an element counted once ends once', '<div><div><div>a<i><i>b</i></i></i>c', ['abc']],
  ])('beyond the deepest nesting that is read: %s', (_, html, expected) => {
    const tree = readTree(html, { depth: 4, elements: 100 });
    expect(tree.capped).toBe(true);
    expect(tree.blocks.map(({ start, end }) => tree.text.slice(start, end))).toEqual(expected);
  });

  test.each([
    ['its address', 'src="a.jpg"', ['a.jpg']],
    ['the one that is loaded late', 'src="data:image/gif;base64,R0" data-src=" b.jpg "', ['b.jpg']],
    ['the first of a set', 'srcset="c.jpg 1x, d.jpg 2x"', ['c.jpg']],
    ['the first of a set without sizes', 'srcset="c.jpg, d.jpg"', ['c.jpg']],
    ['none', 'alt="The harbour" srcset=" "', []],
  ])('the address of a picture: %s', (_, attributes, urls) => {
    expect(readTree(`<p>Text.<img ${attributes}></p>`).pictures.map(({ url }) => url)).toEqual(urls);
  });

  test('two line breaks are a paragraph, one is not', () => {
    const gaps = readTree('<div>one<br>two<br><br>three<p>four</p></div>').blocks.map((block) => block.gap);
    expect(gaps).toEqual([0, 0, 1, 1]);
  });

  test('shapes', () => {
    const tree = readTree(
      '<h2>h</h2><p>p</p><ul><li><p>i</p></li></ul><blockquote><p>q</p></blockquote><figure><figcaption>c</figcaption></figure><table><tr><td>t</td></tr></table><pre>r</pre>',
    );
    expect(tree.blocks.map((block) => block.shape)).toEqual([
      'heading',
      'paragraph',
      'item',
      'quote',
      'caption',
      'table',
      'preformatted',
    ]);
  });

  test('characters inside links are counted', () => {
    const tree = readTree('<p>ab<a href="/">cd</a></p><p><a href="/">ef</a></p>');
    expect(tree.blocks.map((block) => block.linkChars)).toEqual([2, 2]);
  });
});

describe('places', () => {
  test('a block knows the innermost element that holds all of it, and its names', () => {
    const tree = readTree('<div class="articleBody main" id="Top"><p><span>one</span> two</p></div>');
    const place = tree.blocks[0]!.place!;
    expect(place.tag).toBe('p');
    expect(place.parent!.names).toBe('article-body main top');
    expect(tree.text.slice(place.start, place.end)).toBe('one two');
  });

  test('hidden elements are marked, not dropped', () => {
    const tree = readTree(
      '<p hidden>a</p><p style="color:red; display : none">b</p><p aria-hidden="true">c</p><noscript>d</noscript><p style="display:block">e</p>',
    );
    expect(tree.blocks.map((block) => block.place!.hidden)).toEqual([true, true, true, true, false]);
  });

  test('offsets lead back to the source', () => {
    const html = '<p>One &amp; <b>two</b>\n three</p><div>vier &euro; f\u00fcnf</div>';
    const tree = readTree(html);
    const sourceOf = (offset: number): number => {
      let at = 0;
      for (let index = 0; index < tree.origin.length; index += 2)
        if (tree.origin[index]! <= offset) at = tree.origin[index + 1]! + (offset - tree.origin[index]!);
      return at;
    };
    for (const word of ['One', '&', 'two', 'three', 'vier', '€', 'fünf']) {
      const from = sourceOf(tree.text.indexOf(word));
      const printed = word === '&' ? '&amp;' : word === '€' ? '&euro;' : word;
      expect(html.slice(from, from + printed.length)).toBe(printed);
    }
  });

  test('property: blocks tile the text, elements nest, nothing throws', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div class="a">',
        '</div>',
        '<b>',
        '</b>',
        '<a href=x>',
        '</a>',
        '<td>',
        '<table>',
        '</table>',
        '<li>',
        '<br>',
        '<script>',
        '</script>',
        '<svg>',
        '</svg>',
        '<title>',
        '&amp;',
        '&#x41;',
        '&',
        '<',
        '<!--',
        '-->',
        '<select>',
        '"',
        "'",
        ' ',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const tree = readTree(pieces.join(''), { depth: 8, elements: 40 });
        let end = -1;
        for (const block of tree.blocks) {
          expect(block.start).toBe(end + 1);
          expect(block.end).toBeGreaterThan(block.start);
          expect(tree.text.slice(block.start, block.end)).toMatch(/^\S(?:.*\S)?$/su);
          expect(block.linkChars).toBeLessThanOrEqual(block.end - block.start);
          end = block.end;
        }
        expect(tree.text.length).toBe(Math.max(0, end));
        for (const element of tree.elements) {
          expect(element.end).toBeGreaterThanOrEqual(element.start);
          if (element.parent) expect(element.depth).toBe(element.parent.depth + 1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
