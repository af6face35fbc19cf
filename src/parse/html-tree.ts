/**
 * HTML source to elements, blocks of visible text and raw facts, in one pass over its tokens (html-tokens.ts).
 * Knows the standard's rules for missing end tags as far as they move text; judges nothing.
 */
import type { Block, Picture, Shape, TreePlace } from '../model.ts';
import { memoized } from '../text/memo.ts';
import { nextUnit, sliceOf, unitsOf } from '../text/units.ts';
import { HIDDEN, NAMING, TAGS, type TagInfo, tagInfo } from './html-elements.ts';
import { decodeAttribute, decodeEntity, readText } from './html-entities.ts';
import { nameTable, readTokens } from './html-tokens.ts';

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
/** A shorter script holds no article. */
const STATE_MIN = 300;
/** Types of scripts that may hold a state: programs and plain JSON. */
const STATE_TYPE = /^\s{0,9}(?:module|(?:text|application)\/(?:x-)?(?:javascript|ecmascript|json)\b.{0,40}|)\s{0,9}$/i;

/** A script that may hold the state of a page: `[start, end)` of its text in the source. */
export interface Script {
  readonly start: number;
  readonly end: number;
  /** True: it is JSON by its type; otherwise a program, which may set a state. */
  readonly isJson: boolean;
}

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
  /** Scripts that may hold the state of the page; none is too short for an article. */
  readonly states: readonly Script[];
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
  info: TagInfo;
  names: string;
  hidden: boolean;
  href: string | null;
  source: number;
  start: number;
  end: number;
  breaks: boolean;
  skips: boolean;
}

const AMPERSAND = 0x26;

const isLeadingBlank = (code: number): boolean =>
  code <= 32 || code === 0xa0 || code === 0x200b || code === 0xfeff || code === 0x3000;

/** Attributes that are read, besides those that name an element. */
const READ =
  'href style hidden aria-hidden src data-src data-lazy-src data-original srcset alt name property content rel type datetime lang xml:lang open shadowrootmode'.split(
    ' ',
  );

/** Numbers of the attributes that are read, from 1; those that name an element come first. */
const ATTRIBUTES: ReadonlyMap<string, number> = new Map([...NAMING, ...READ].map((name, index) => [name, index + 1]));
const NAMING_LAST = NAMING.size;
const KNOWN_ATTRIBUTES = nameTable(ATTRIBUTES);
const KNOWN_TAGS = nameTable(TAGS);
const codeOf = (name: string): number => ATTRIBUTES.get(name)!;
const ID = codeOf('id');
const ITEMPROP = codeOf('itemprop');
const HREF = codeOf('href');
const STYLE = codeOf('style');
const HIDDEN_ATTRIBUTE = codeOf('hidden');
const ARIA_HIDDEN = codeOf('aria-hidden');
const ALT = codeOf('alt');
const NAME = codeOf('name');
const PROPERTY = codeOf('property');
const CONTENT = codeOf('content');
const REL = codeOf('rel');
const TYPE = codeOf('type');
const DATETIME = codeOf('datetime');
const LANGUAGES = [codeOf('lang'), codeOf('xml:lang')];
const OPEN = codeOf('open');
const SHADOW = codeOf('shadowrootmode');
const PICTURES = ['data-src', 'data-lazy-src', 'data-original', 'src', 'srcset'].map(codeOf);
const SRCSET = codeOf('srcset');

/** Elements whose content is no text of the story, closed or not. */
const CODE: ReadonlySet<string> = new Set(['script', 'style', 'plaintext']);
/** A page that is XML says so in its first code units. */
const XML_HEAD = 2048;
const XML = /^\s{0,9}<\?xml\s|<html\s[^>]{0,500}?xmlns\s{0,9}=\s{0,9}["']http:\/\/www\.w3\.org\/1999\/xhtml/i;

const HIDING = /(?:^|[;\s"])(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)/i;

/**
 * Read a page.
 *
 * @param source The decoded HTML source.
 * @returns Blocks in reading order; offsets of elements and blocks are code units of `text`.
 */
export function readTree(source: string, limits: Limits = LIMITS): Tree {
  // A 0 stands behind the last unit.
  const units = unitsOf(source);
  const blocks: Block[] = [];
  const elements: Element[] = [];
  const pictures: Picture[] = [];
  const metas: Fact[] = [];
  const links: Fact[] = [];
  const values: Fact[] = [];
  const data: { text: string; at: number }[] = [];
  const states: Script[] = [];
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
    info: tagInfo('#document', -1),
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
  // Open elements, and tags beyond the limits, by the code of their tag.
  const open: number[] = [];
  const ignored = new Map<TagInfo, number>();
  let skips = 0;
  let anchors = 0;
  let preformatted = 0;
  /** Blanks before the line of preformatted text that is open. */
  let indent = '';

  const lineStart = (): number => (parts.length > 0 ? length + 1 : 0);

  function endLine(nextGap: number): void {
    if (line !== '') {
      let end = line.length;
      while (end > 0 && isLeadingBlank(line.charCodeAt(end - 1))) end--;
      const text = end < line.length ? line.slice(0, end) : line;
      const start = lineStart();
      // An open line has been put somewhere.
      const at = place!;
      blocks.push({
        index: blocks.length,
        start,
        end: start + end,
        shape: shapeOf(at),
        gap: blocks.length > 0 ? gap : 0,
        linkChars: Math.min(linkChars, end),
        place: at,
        ...(indent !== '' && { indent }),
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
    indent = '';
  }

  /** The first `<br>` ends the line, the second the paragraph. */
  function breakLine(): void {
    if (line !== '') endLine(0);
    else gap = 1;
    indent = '';
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
      const code = units[index]!;
      if (code <= 32 || (line === '' && isLeadingBlank(code))) {
        if (code === 10 && preformatted > 0) breakLine();
        else if (line === '') {
          if (preformatted > 0 && indent.length < INDENT_MAX && code !== 13) indent += code === 9 ? '\t' : ' ';
        } else if (space === '') space = ' ';
        index++;
        continue;
      }
      putSpace(index - 1);
      const from = index++;
      while (index < end) {
        const next = units[index]!;
        if (next > 32) index++;
        else if (next === 32 && index + 1 < end && units[index + 1]! > 32) index += 2;
        else break;
      }
      put(sliceOf(source, from, index), from);
    }
  }

  /** A character that an entity stands for, which begins at `at`. */
  function addCharacter(code: number, at: number): void {
    if (isLeadingBlank(code) && (line === '' || code <= 32)) {
      if (line !== '' && space === '') space = ' ';
      else if (line === '' && preformatted > 0 && indent.length < INDENT_MAX) indent += ' ';
      return;
    }
    putSpace(at - 1);
    put(String.fromCodePoint(code), at);
  }

  function pop(): void {
    const element = stack.pop()!;
    if (element.breaks) endLine(1);
    const at = line === '' ? length : lineStart() + line.length;
    element.end = Math.max(element.start, at);
    open[element.info.code]!--;
    if (element.skips) skips--;
    if (element.info === A) anchors--;
    else if (element.info === PRE) preformatted--;
    current = stack[stack.length - 1]!;
  }

  function popTo(index: number): void {
    if (ignored.size > 0) {
      for (const [info, count] of ignored) if (info.skipped) skips -= count;
      ignored.clear();
    }
    while (stack.length > index) pop();
  }

  const isOpen = (info: TagInfo): boolean => (open[info.code] ?? 0) > 0;

  /** Index in the stack of the innermost open `info`, or -1 if there is none this side of a boundary. */
  function find(info: TagInfo, stop: (element: Element) => boolean): number {
    if (!isOpen(info)) return -1;
    for (let index = stack.length - 1; index > 0; index--) {
      const element = stack[index]!;
      if (element.info === info) return index;
      if (stop(element)) return -1;
    }
    return -1;
  }

  function impliedEnds(info: TagInfo): void {
    // Elements of HTML end a drawing that nobody closed.
    if (info.endsDrawing && isOpen(SVG) && !isOpen(FOREIGN)) popTo(find(SVG, never));
    if (info.endsParagraph) {
      const index = find(P, isParagraphScope);
      if (index > 0) popTo(index);
    }
    if (info.siblings) {
      for (let index = stack.length - 1; index > 0; index--) {
        const name = stack[index]!.tag;
        if (info.siblings.ends.has(name)) {
          popTo(index);
          break;
        }
        if (info.siblings.within.has(name)) break;
      }
    } else if (info === A && anchors > 0) {
      const index = find(A, breaksLine);
      if (index > 0) popTo(index);
    } else if (info.heading && current.info.heading) {
      popTo(stack.length - 1);
    }
  }

  // The open start tag: its kind, and the values of its attributes by their codes.
  let tag: TagInfo = root.info;
  let tagAt = 0;
  const attributes: (string | undefined)[] = new Array(ATTRIBUTES.size + 1).fill(undefined);
  // Codes of its attributes, in order: the first `givenCount`.
  const given: number[] = [];
  let givenCount = 0;

  function startTag(): void {
    const info = tag;
    if (info === BR) {
      if (skips === 0) breakLine();
      return;
    }
    if (info === HTML || info === BODY) {
      for (const code of LANGUAGES) language ??= attributes[code] ?? null;
      if (isOpen(info)) return;
    }
    if (skips === 0 || !info.isVoid) impliedEnds(info);
    const breaks = skips === 0 && (info.breaks || (info.isCustom && !isOpen(P)));
    if (breaks) endLine(1);
    if ((info === TD || info === TH) && line !== '') {
      if (line.length > CELL_MAX) endLine(1);
      else space = '\t';
    }
    if (info.isVoid) {
      voidTag(info);
      return;
    }
    // `<span>Ada Quay</span><span>May 5</span>`: in a row of data a style sheet keeps them apart.
    if (tagAt === closedAt && info.inline && line !== '' && space === '' && isDataRow(current.names)) space = ' ';
    if (stack.length >= limits.depth || elements.length >= limits.elements) {
      capped = true;
      if (info.skipped) skips++;
      ignored.set(info, (ignored.get(info) ?? 0) + 1);
      return;
    }
    const isShadow = attributes[SHADOW] !== undefined;
    const element: Element = {
      id: elements.length,
      parent: current,
      depth: stack.length,
      tag: info.name,
      info,
      names: givenCount === 0 ? '' : namesOf(attributes, given, givenCount),
      hidden: HIDDEN.has(info.name) ? !isShadow : (givenCount > 0 || info === DIALOG) && isHidden(info, attributes),
      href: info === A ? (attributes[HREF] ?? null) : null,
      source: tagAt,
      start: line === '' ? lineStart() : lineStart() + line.length + space.length,
      end: 0,
      breaks,
      skips: info === TEMPLATE ? !isShadow : info.skipped,
    };
    elements.push(element);
    stack.push(element);
    open[info.code] = (open[info.code] ?? 0) + 1;
    current = element;
    if (element.skips) skips++;
    if (info === A) anchors++;
    else if (info === PRE) preformatted++;
    else if (info === SCRIPT) {
      scriptType = attributes[TYPE] ?? '';
      isData = /ld\+json/i.test(scriptType);
    }
    const itemprop = attributes[ITEMPROP];
    const datetime = info === TIME ? attributes[DATETIME] : undefined;
    if (datetime !== undefined) values.push({ key: itemprop ?? 'time', value: datetime, place: element });
    else if (itemprop !== undefined && attributes[CONTENT] !== undefined)
      values.push({ key: itemprop, value: attributes[CONTENT], place: element });
  }

  let isData = false;
  let scriptType = '';
  /** Where the last end tag of an element of running text ended, if nothing but its name stood in it. */
  let closedAt = -1;

  function voidTag(info: TagInfo): void {
    if (info === META) {
      const content = attributes[CONTENT];
      const key = attributes[PROPERTY] ?? attributes[NAME] ?? attributes[ITEMPROP];
      if (content !== undefined && key !== undefined)
        metas.push({ key: key.toLowerCase(), value: content, place: current });
    } else if (info === LINK) {
      const href = attributes[HREF];
      const rel = attributes[REL] ?? attributes[ITEMPROP];
      if (href !== undefined && rel !== undefined) links.push({ key: rel.toLowerCase(), value: href, place: current });
    } else if (info === IMG && skips === 0) {
      const url = pictureUrl(attributes);
      if (url) {
        const at = line === '' ? lineStart() : lineStart() + line.length;
        pictures.push({ url, alt: attributes[ALT] ?? '', at, place: current });
      }
    }
  }

  function endTag(info: TagInfo): void {
    const passed = ignored.size === 0 ? undefined : ignored.get(info);
    if (passed) {
      ignored.set(info, passed - 1);
      if (info.skipped) skips--;
      else if (info.breaks) endLine(1);
      return;
    }
    if (info === BR) {
      if (skips === 0) breakLine();
      return;
    }
    if (info === BODY || info === HTML) return;
    if (info.heading) {
      // Any heading's end tag ends the open heading.
      for (let index = stack.length - 1; index > 0; index--) {
        const element = stack[index]!;
        if (element.info.heading) {
          popTo(index);
          return;
        }
        if (element.info.scopes) return;
      }
      return;
    }
    const isTablePart = info === TABLE || info === TR || info === TD || info === TH || info === TBODY;
    const index = find(info, info.inline ? breaksLine : isTablePart ? isTable : isScope);
    if (index > 0) popTo(index);
    else if (info.breaks) endLine(1);
  }

  // Tags that no list knows, as they are written.
  const tags = new Map<string, TagInfo>();
  let tagCount = TAGS.size;
  function infoOf(start: number, end: number): TagInfo {
    const known = KNOWN_TAGS.find(units, start, end);
    if (known !== undefined) return known;
    const name = sliceOf(source, start, end);
    const found = tags.get(name);
    if (found !== undefined) return found;
    const lower = name.toLowerCase();
    const info = TAGS.get(lower) ?? tags.get(lower) ?? tagInfo(lower, tagCount++);
    tags.set(name, info);
    tags.set(lower, info);
    return info;
  }

  /** Offset of the first `&` at or after the last place that was asked for: most texts have none. */
  let ampersand = -1;
  function hasEntity(start: number, end: number): boolean {
    if (ampersand < start) {
      ampersand = nextUnit(AMPERSAND, start);
      if (ampersand < 0) ampersand = source.length;
    }
    return ampersand < end;
  }

  function skippedText(start: number, end: number): void {
    if (current.info === TITLE && !isOpen(SVG)) {
      title ??= '';
      // Inside its element, where tags are text.
      title += decodeEntity(`<title>${sliceOf(source, start, end)}`);
    } else if (current.info === SCRIPT && isData && dataLength < DATA_MAX) {
      dataLength += end - start;
      data.push({ text: sliceOf(source, start, end), at: start });
    } else if (current.info === SCRIPT && !isData && end - start >= STATE_MIN && STATE_TYPE.test(scriptType)) {
      states.push({ start, end, isJson: /json/i.test(scriptType) });
    }
  }

  const isXml = XML.test(sliceOf(source, 0, Math.min(XML_HEAD, source.length)));
  readTokens(source, {
    onName(start, end) {
      tag = infoOf(start, end);
      tagAt = start - 1;
      for (let index = 0; index < givenCount; index++) attributes[given[index]!] = undefined;
      givenCount = 0;
    },
    onAttribute(start, end, valueStart, valueEnd) {
      const attribute = KNOWN_ATTRIBUTES.find(units, start, end);
      if (attribute === undefined || attributes[attribute] !== undefined) return;
      const value = sliceOf(source, valueStart, valueEnd);
      attributes[attribute] = hasEntity(valueStart, valueEnd) ? decodeAttribute(value) : value;
      given[givenCount++] = attribute;
    },
    onOpen(isSelfClosing) {
      startTag();
      // In HTML only foreign elements close themselves, in XML all.
      if (!isSelfClosing || current.info !== tag || !(isXml || (skips > 0 && (tag === SVG || isOpen(SVG)))))
        return false;
      endTag(tag);
      return true;
    },
    onClose(start, end) {
      const info = infoOf(start, end);
      endTag(info);
      if (info.inline) closedAt = end + 1;
    },
    onText(start, end) {
      if (skips > 0) skippedText(start, end);
      else if (hasEntity(start, end)) readText(source, units, start, end, addText, addCharacter);
      else addText(start, end);
    },
    isForeign: () => isOpen(SVG),
    // A browser shows nothing more; whose page it was would have seen that.
    onUnclosed(name) {
      if (CODE.has(name)) return false;
      endTag(tag);
      return true;
    },
  });
  popTo(1);
  endLine(1);
  root.end = length;
  return {
    text: parts.join('\n'),
    origin: Int32Array.from(origin),
    blocks,
    elements,
    pictures,
    facts: { title, language, metas, links, data, states, values },
    capped,
  };
}

/** Code units of the blanks before a line of preformatted text at most. */
const INDENT_MAX = 200;

const tagOf = (name: string): TagInfo => TAGS.get(name)!;
const A = tagOf('a');
const BODY = tagOf('body');
const BR = tagOf('br');
const DIALOG = tagOf('dialog');
const FOREIGN = tagOf('foreignobject');
const HTML = tagOf('html');
const IMG = tagOf('img');
const LINK = tagOf('link');
const META = tagOf('meta');
const P = tagOf('p');
const PRE = tagOf('pre');
const SCRIPT = tagOf('script');
const SVG = tagOf('svg');
const TABLE = tagOf('table');
const TBODY = tagOf('tbody');
const TD = tagOf('td');
const TEMPLATE = tagOf('template');
const TH = tagOf('th');
const TIME = tagOf('time');
const TITLE = tagOf('title');
const TR = tagOf('tr');

const never = (): boolean => false;
const isScope = ({ info }: Element): boolean => info.scopes;
const isParagraphScope = ({ info }: Element): boolean => info.scopes || info.name === 'button';
const isTable = ({ info }: Element): boolean => info === TABLE;
/** A block stops the end of a link around it, shown or not. */
const breaksLine = ({ breaks, info }: Element): boolean => breaks || info.breaks;

/** What an element is called: a class attribute may hold anything, more than this is no name. */
const NAMES_MAX = 400;

/** Values of the attributes that name an element, in the order in which they stand. */
function namesOf(attributes: readonly (string | undefined)[], given: readonly number[], count: number): string {
  let names = '';
  for (let index = 0; index < count; index++) {
    const code = given[index]!;
    if (code > NAMING_LAST) continue;
    const value = attributes[code]!;
    if (value === '') continue;
    const short = value.length > NAMES_MAX ? value.slice(0, NAMES_MAX) : value;
    names = names === '' ? short : `${names} ${short}`;
  }
  return names === '' ? '' : inWords(names);
}

/** The same string for the same names: whoever looks names up again finds them at once. */
const inWords = memoized((names) =>
  CAPITAL.test(names) ? names.replace(INNER_CAPITAL, '$1-$2').toLowerCase() : names,
);

const CAPITAL = /[A-Z]/;
/** `articleBody` reads as two words, like `article-body`. */
const INNER_CAPITAL = /([a-z])([A-Z])/g;

function isHidden(info: TagInfo, attributes: readonly (string | undefined)[]): boolean {
  const hidden = attributes[HIDDEN_ATTRIBUTE];
  // React sends late parts of a page in hidden elements and moves them to their place.
  if (hidden !== undefined && hidden !== 'until-found' && !LATE_PART.test(attributes[ID] ?? '')) return true;
  if (attributes[ARIA_HIDDEN] === 'true' || (info === DIALOG && attributes[OPEN] === undefined)) return true;
  const style = attributes[STYLE];
  return style !== undefined && HIDING.test(style);
}

/** What the rows are called in which a story's author, day and length stand beside each other. */
const isDataRow = memoized((names) => DATA_ROW.test(names));
const DATA_ROW =
  /(?:^|[\s_-])(?:meta|metadata|byline|bylines|info|infos|author|authors|autor|auteur|autore|details)(?:[\s_-]|$)/;

const LATE_PART = /^S:[0-9a-f]+$/;

function pictureUrl(attributes: readonly (string | undefined)[]): string | null {
  for (const code of PICTURES) {
    const value = attributes[code]?.trim();
    if (!value || value.startsWith('data:')) continue;
    return code === SRCSET ? value.split(/[\s,]/, 1)[0]! : value;
  }
  return null;
}

function shapeOf(place: Element): Shape {
  let isParagraph = false;
  for (let at: Element | null = place; at !== null; at = at.parent) {
    if (at.info.heading) return 'heading';
    const shape = SHAPES.get(at.tag);
    if (shape !== undefined) return shape === 'table' && isParagraph ? 'paragraph' : shape;
    if (at.info === P) isParagraph = true;
  }
  return 'paragraph';
}

/** Elements that give their text its shape; in those of whole pages the search ends. */
const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['li', 'item'],
  ['dd', 'item'],
  ['dt', 'item'],
  ['figcaption', 'caption'],
  ['caption', 'caption'],
  ['blockquote', 'quote'],
  ['q', 'quote'],
  ['pre', 'preformatted'],
  ['td', 'table'],
  ['th', 'table'],
  ['tr', 'table'],
  ['article', 'paragraph'],
  ['section', 'paragraph'],
  ['main', 'paragraph'],
  ['body', 'paragraph'],
]);

function common(a: Element, b: Element): Element {
  let left = a;
  let right = b;
  while (left !== right) {
    if (left.depth >= right.depth) left = left.parent!;
    else right = right.parent!;
  }
  return left;
}
