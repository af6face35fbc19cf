/**
 * HTML source to elements, blocks of visible text and raw facts, in one pass over the tokens of htmlparser2.
 * The tokenizer is used without its parser: that one is quadratic in the depth of nesting.
 * Knows the standard's rules for missing end tags as far as they move text; judges nothing.
 */
import { Tokenizer } from 'htmlparser2';
import type { Block, Picture, Shape, TreePlace } from '../model.ts';
import {
  BREAKS,
  ENDS_DRAWING,
  ENDS_PARAGRAPH,
  HIDDEN,
  INLINE,
  NAMING,
  SCOPES,
  SIBLINGS,
  SKIPPED,
  VOID,
} from './html-elements.ts';

/** How much of a page is read. Tags beyond are ignored, their text is kept. */
export interface Limits {
  /** Deepest nesting of elements. */
  readonly depth: number;
  /** Most elements of one page. */
  readonly elements: number;
}

/** Browsers stop at 512 too; the largest real page seen has 40,000 elements. */
const LIMITS: Limits = { depth: 512, elements: 500_000 };
/** A table cell longer than this stands alone: the table is there for the layout. Code units. */
const CELL_MAX = 160;
/** JSON-LD kept of one page, code units. */
const DATA_MAX = 4_000_000;

/** An attribute that says something, with the element that bears it. */
export interface Fact {
  readonly key: string;
  readonly value: string;
  readonly place: TreePlace;
}

/** What the page says about itself, unread. */
export interface Facts {
  readonly title: string | null;
  readonly language: string | null;
  /** `<meta>`: name, property or itemprop, lower case, and content; in order. */
  readonly metas: readonly Fact[];
  /** `<link>`: rel, lower case, and href. */
  readonly links: readonly Fact[];
  /** Bodies of the JSON-LD scripts, and where they stand in the source. */
  readonly data: readonly { readonly text: string; readonly at: number }[];
  /** `datetime` of `<time>`, and `content` of elements with an itemprop. */
  readonly values: readonly Fact[];
}

export interface Tree {
  readonly text: string;
  readonly origin: Int32Array;
  readonly blocks: readonly Block[];
  readonly elements: readonly TreePlace[];
  readonly pictures: readonly Picture[];
  readonly facts: Facts;
  /** True: the page was deeper or larger than the caps. */
  readonly capped: boolean;
}

interface Element {
  id: number;
  parent: Element | null;
  depth: number;
  tag: string;
  names: string;
  hidden: boolean;
  href: string | null;
  source: number;
  start: number;
  end: number;
  breaks: boolean;
  skips: boolean;
}

const isLeadingBlank = (code: number): boolean =>
  code <= 32 || code === 0xa0 || code === 0x200b || code === 0xfeff || code === 0x3000;

/** Attributes that are read at all, besides those of `NAMING`. */
const READ: ReadonlySet<string> = new Set(
  'href style hidden aria-hidden src data-src data-lazy-src data-original srcset alt name property content rel type datetime lang xml:lang open shadowrootmode'.split(
    ' ',
  ),
);

const HIDING = /(?:^|[;\s"])(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)/i;

/**
 * Read a page.
 *
 * @param source The decoded HTML source.
 * @returns Blocks in reading order; offsets of elements and blocks are code units of `text`.
 */
export function readTree(source: string, limits: Limits = LIMITS): Tree {
  const blocks: Block[] = [];
  const elements: Element[] = [];
  const pictures: Picture[] = [];
  const metas: Fact[] = [];
  const links: Fact[] = [];
  const values: Fact[] = [];
  const data: { text: string; at: number }[] = [];
  const origin: number[] = [];
  const parts: string[] = [];
  let title: string | null = null;
  let language: string | null = null;
  let capped = false;

  // The text so far: `length` code units are in `parts`, `line` is the open block.
  let length = 0;
  let line = '';
  let linkChars = 0;
  let space = '';
  let place: Element | null = null;
  let gap = 0;
  let delta = 0;
  let dataLength = 0;

  const root: Element = {
    id: 0,
    parent: null,
    depth: 0,
    tag: '#document',
    names: '',
    hidden: false,
    href: null,
    source: 0,
    start: 0,
    end: 0,
    breaks: true,
    skips: false,
  };
  elements.push(root);
  let current = root;
  const stack: Element[] = [root];
  const open = new Map<string, number>();
  const ignored = new Map<string, number>();
  let skips = 0;
  let anchors = 0;
  let preformatted = 0;

  const lineStart = (): number => (parts.length > 0 ? length + 1 : 0);

  function endLine(nextGap: number): void {
    if (line !== '') {
      let end = line.length;
      while (end > 0 && isLeadingBlank(line.charCodeAt(end - 1))) end--;
      const text = end < line.length ? line.slice(0, end) : line;
      const start = lineStart();
      const at = place ?? root;
      blocks.push({
        index: blocks.length,
        start,
        end: start + end,
        shape: shapeOf(at),
        gap: blocks.length > 0 ? gap : 0,
        linkChars: Math.min(linkChars, end),
        place: at,
      });
      parts.push(text);
      length = start + end;
      line = '';
      linkChars = 0;
      place = null;
      gap = nextGap;
    } else if (nextGap > gap) {
      gap = nextGap;
    }
    space = '';
  }

  /** The first `<br>` ends the line, the second the paragraph. */
  function breakLine(): void {
    if (line !== '') endLine(0);
    else gap = 1;
  }

  function put(text: string, at: number): void {
    const offset = line === '' ? lineStart() : lineStart() + line.length;
    if (line === '') {
      place = current;
    } else if (place !== current) {
      place = common(place!, current);
    }
    if (offset - at !== delta || origin.length === 0) {
      delta = offset - at;
      origin.push(offset, at);
    }
    line += text;
    if (anchors > 0) linkChars += text.length;
  }

  function putSpace(at: number): void {
    if (line !== '' && space !== '') put(space, at);
    space = '';
  }

  function addText(start: number, end: number): void {
    let index = start;
    while (index < end) {
      const code = source.charCodeAt(index);
      if (code <= 32 || (line === '' && isLeadingBlank(code))) {
        if (code === 10 && preformatted > 0) breakLine();
        else if (line !== '' && space === '') space = ' ';
        index++;
        continue;
      }
      putSpace(index - 1);
      const from = index++;
      while (index < end) {
        const next = source.charCodeAt(index);
        if (next > 32) index++;
        else if (next === 32 && index + 1 < end && source.charCodeAt(index + 1) > 32) index += 2;
        else break;
      }
      put(source.slice(from, index), from);
    }
  }

  function addCharacter(code: number, end: number): void {
    if (isLeadingBlank(code) && (line === '' || code <= 32)) {
      if (line !== '' && space === '') space = ' ';
      return;
    }
    const at = Math.max(0, source.lastIndexOf('&', end - 1));
    putSpace(at - 1);
    put(String.fromCodePoint(code), at);
  }

  function pop(): void {
    const element = stack.pop()!;
    if (element.breaks) endLine(1);
    const at = line === '' ? length : lineStart() + line.length;
    element.end = Math.max(element.start, at);
    open.set(element.tag, open.get(element.tag)! - 1);
    if (element.skips) skips--;
    if (element.tag === 'a') anchors--;
    else if (element.tag === 'pre') preformatted--;
    current = stack[stack.length - 1]!;
  }

  function popTo(index: number): void {
    if (ignored.size > 0) {
      for (const [name, count] of ignored) if (SKIPPED.has(name)) skips -= count;
      ignored.clear();
    }
    while (stack.length > index) pop();
  }

  /** Index in the stack of the innermost open `tag`, or -1 if there is none this side of a boundary. */
  function find(tag: string, stop: (element: Element) => boolean): number {
    if (!open.get(tag)) return -1;
    for (let index = stack.length - 1; index > 0; index--) {
      const element = stack[index]!;
      if (element.tag === tag) return index;
      if (stop(element)) return -1;
    }
    return -1;
  }

  function impliedEnds(tag: string): void {
    // Elements of HTML end a drawing that nobody closed.
    if (open.get('svg') && ENDS_DRAWING.has(tag)) {
      const index = find('svg', () => false);
      if (index > 0 && !open.get('foreignobject')) popTo(index);
    }
    if (ENDS_PARAGRAPH.has(tag)) {
      const index = find('p', (element) => SCOPES.has(element.tag) || element.tag === 'button');
      if (index > 0) popTo(index);
    }
    const siblings = SIBLINGS.get(tag);
    if (siblings) {
      for (let index = stack.length - 1; index > 0; index--) {
        const name = stack[index]!.tag;
        if (siblings.ends.has(name)) {
          popTo(index);
          break;
        }
        if (siblings.within.has(name)) break;
      }
    } else if (tag === 'a' && anchors > 0) {
      const index = find('a', (element) => element.breaks);
      if (index > 0) popTo(index);
    } else if (isHeading(tag) && isHeading(current.tag)) {
      popTo(stack.length - 1);
    }
  }

  // The open start tag.
  let tag = '';
  let tagAt = 0;
  let attribute = '';
  let value = '';
  const attributes = new Map<string, string>();

  function startTag(): void {
    if (tag === 'br') {
      if (skips === 0) breakLine();
      return;
    }
    if (tag === 'html' || tag === 'body') {
      language ??= attributes.get('lang') ?? attributes.get('xml:lang') ?? null;
      if (open.get(tag)) return;
    }
    if (skips === 0 || !VOID.has(tag)) impliedEnds(tag);
    const isCell = tag === 'td' || tag === 'th';
    const breaks = BREAKS.has(tag) || (tag.includes('-') && !open.get('p') && skips === 0);
    if (breaks) endLine(1);
    if (isCell && line !== '') {
      if (line.length > CELL_MAX) endLine(1);
      else space = '\t';
    }
    if (VOID.has(tag)) {
      voidTag();
      return;
    }
    if (stack.length >= limits.depth || elements.length >= limits.elements) {
      capped = true;
      if (SKIPPED.has(tag)) skips++;
      ignored.set(tag, (ignored.get(tag) ?? 0) + 1);
      return;
    }
    const element: Element = {
      id: elements.length,
      parent: current,
      depth: stack.length,
      tag,
      names: namesOf(attributes),
      hidden: isHidden(tag, attributes),
      href: tag === 'a' ? (attributes.get('href') ?? null) : null,
      source: tagAt,
      start: line === '' ? lineStart() : lineStart() + line.length + space.length,
      end: 0,
      breaks,
      skips: (SKIPPED.has(tag) && tag !== 'template') || (tag === 'template' && !attributes.has('shadowrootmode')),
    };
    elements.push(element);
    stack.push(element);
    open.set(tag, (open.get(tag) ?? 0) + 1);
    current = element;
    if (element.skips) skips++;
    if (tag === 'a') anchors++;
    else if (tag === 'pre') preformatted++;
    else if (tag === 'time' && attributes.has('datetime')) {
      values.push({ key: attributes.get('itemprop') ?? 'time', value: attributes.get('datetime')!, place: element });
    }
    if (tag !== 'time' && attributes.has('itemprop') && attributes.has('content')) {
      values.push({ key: attributes.get('itemprop')!, value: attributes.get('content')!, place: element });
    }
    if (tag === 'script') isData = /ld\+json/i.test(attributes.get('type') ?? '');
  }

  let isData = false;

  function voidTag(): void {
    if (tag === 'meta') {
      const content = attributes.get('content');
      const key = attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop');
      if (content !== undefined && key !== undefined)
        metas.push({ key: key.toLowerCase(), value: content, place: current });
    } else if (tag === 'link') {
      const href = attributes.get('href');
      const rel = attributes.get('rel') ?? attributes.get('itemprop');
      if (href !== undefined && rel !== undefined) links.push({ key: rel.toLowerCase(), value: href, place: current });
    } else if (tag === 'img' && skips === 0) {
      const url = pictureUrl(attributes);
      if (url) {
        const at = line === '' ? lineStart() : lineStart() + line.length;
        pictures.push({ url, alt: attributes.get('alt') ?? '', at, place: current });
      }
    }
  }

  function endTag(name: string): void {
    const passed = ignored.get(name);
    if (passed) {
      ignored.set(name, passed - 1);
      if (SKIPPED.has(name)) skips--;
      else if (BREAKS.has(name)) endLine(1);
      return;
    }
    if (name === 'br') {
      if (skips === 0) breakLine();
      return;
    }
    if (name === 'body' || name === 'html') return;
    if (isHeading(name)) {
      // Any heading's end tag ends the open heading.
      for (let index = stack.length - 1; index > 0; index--) {
        const element = stack[index]!;
        if (isHeading(element.tag)) {
          popTo(index);
          return;
        }
        if (SCOPES.has(element.tag)) return;
      }
      return;
    }
    const isInline = INLINE.has(name);
    const isTablePart = name === 'table' || name === 'tr' || name === 'td' || name === 'th' || name === 'tbody';
    const index = find(name, (element) =>
      isInline ? element.breaks : isTablePart ? element.tag === 'table' : SCOPES.has(element.tag),
    );
    if (index > 0) popTo(index);
    else if (BREAKS.has(name)) endLine(1);
  }

  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(start, end) {
        tag = nameOf(source.slice(start, end));
        tagAt = start - 1;
        attributes.clear();
        attribute = '';
      },
      onattribname(start, end) {
        attribute = nameOf(source.slice(start, end));
        value = '';
      },
      onattribdata(start, end) {
        if (isRead(attribute)) value += source.slice(start, end);
      },
      onattribentity(code) {
        if (isRead(attribute)) value += String.fromCodePoint(code);
      },
      onattribend() {
        if (isRead(attribute) && !attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend() {
        startTag();
      },
      onselfclosingtag() {
        startTag();
        // Only foreign elements close themselves.
        if (skips > 0 && current.tag === tag && (tag === 'svg' || open.get('svg'))) endTag(tag);
      },
      onclosetag(start, end) {
        endTag(nameOf(source.slice(start, end)));
      },
      ontext(start, end) {
        if (skips === 0) addText(start, end);
        else skippedText(source.slice(start, end), start);
      },
      ontextentity(code, end) {
        if (skips === 0) addCharacter(code, end);
        else skippedText(String.fromCodePoint(code), end);
      },
      isInForeignContext: () => (open.get('svg') ?? 0) > 0,
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onend() {},
      onprocessinginstruction() {},
    },
  );

  function skippedText(text: string, at: number): void {
    if (current.tag === 'title' && !open.get('svg')) title = (title ?? '') + text;
    else if (current.tag === 'script' && isData && dataLength < DATA_MAX) {
      dataLength += text.length;
      data.push({ text, at });
    }
  }

  tokenizer.write(source);
  tokenizer.end();
  popTo(1);
  endLine(1);
  root.end = length;
  return {
    text: parts.join('\n'),
    origin: Int32Array.from(origin),
    blocks,
    elements,
    pictures,
    facts: { title, language, metas, links, data, values },
    capped,
  };
}

const isRead = (name: string): boolean => READ.has(name) || NAMING.has(name);

const isHeading = (tag: string): boolean =>
  tag.length === 2 && tag.charCodeAt(0) === 104 && tag.charCodeAt(1) >= 49 && tag.charCodeAt(1) <= 54;

/** Names are mostly lower case already: a look is cheaper than a copy. */
function nameOf(name: string): string {
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code >= 65 && code <= 90) return name.toLowerCase();
  }
  return name;
}

function namesOf(attributes: ReadonlyMap<string, string>): string {
  let names = '';
  for (const [key, value] of attributes) {
    if (!NAMING.has(key) || value === '') continue;
    // A class attribute may hold anything; more than this is no name.
    names += `${names === '' ? '' : ' '}${value.length > 400 ? value.slice(0, 400) : value}`;
  }
  return splitCase(names);
}

/** `articleBody` reads as two words, like `article-body`: everything in lower case with a hyphen before each capital. */
function splitCase(names: string): string {
  let result = '';
  let from = 0;
  for (let index = 1; index < names.length; index++) {
    const code = names.charCodeAt(index);
    if (code < 65 || code > 90) continue;
    const before = names.charCodeAt(index - 1);
    if (before < 97 || before > 122) continue;
    result += `${names.slice(from, index)}-`;
    from = index;
  }
  return nameOf(from === 0 ? names : result + names.slice(from));
}

function isHidden(tag: string, attributes: ReadonlyMap<string, string>): boolean {
  if (HIDDEN.has(tag)) return tag !== 'template' || !attributes.has('shadowrootmode');
  // React sends late parts of a page in hidden elements and moves them to their place.
  if (attributes.has('hidden') && /^S:[0-9a-f]+$/.test(attributes.get('id') ?? '')) return false;
  if (attributes.has('hidden') && attributes.get('hidden') !== 'until-found') return true;
  if (attributes.get('aria-hidden') === 'true') return true;
  if (tag === 'dialog' && !attributes.has('open')) return true;
  const style = attributes.get('style');
  return style !== undefined && HIDING.test(style);
}

function pictureUrl(attributes: ReadonlyMap<string, string>): string | null {
  for (const key of ['data-src', 'data-lazy-src', 'data-original', 'src', 'srcset']) {
    const value = attributes.get(key)?.trim();
    if (!value || value.startsWith('data:')) continue;
    return key === 'srcset' ? (value.split(/[\s,]/, 1)[0] ?? null) : value;
  }
  return null;
}

function shapeOf(place: TreePlace): Shape {
  let isParagraph = false;
  for (let at: TreePlace | null = place; at !== null; at = at.parent) {
    const tag = at.tag;
    if (isHeading(tag)) return 'heading';
    if (tag === 'li' || tag === 'dd' || tag === 'dt') return 'item';
    if (tag === 'figcaption' || tag === 'caption') return 'caption';
    if (tag === 'blockquote' || tag === 'q') return 'quote';
    if (tag === 'pre') return 'preformatted';
    if (tag === 'p') isParagraph = true;
    if (tag === 'td' || tag === 'th' || tag === 'tr') return isParagraph ? 'paragraph' : 'table';
    if (tag === 'article' || tag === 'section' || tag === 'main' || tag === 'body') return 'paragraph';
  }
  return 'paragraph';
}

function common(a: Element, b: Element): Element {
  let left = a;
  let right = b;
  while (left !== right) {
    if (left.depth >= right.depth) left = left.parent!;
    else right = right.parent!;
  }
  return left;
}
