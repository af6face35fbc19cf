/**
 * Plain text to blocks.
 *
 *     line per paragraph    one block a line; empty lines are counted in `gap`
 *     hard-wrapped          lines joined to paragraphs at empty lines, indents, bullets and short last lines
 *     literal \n            where a JSON escape was left in the text, it breaks lines and is claimed
 *
 * Blocks tile the text: what lies between them is white space or claimed.
 */
import type { Block, Claim, Document, Note, Shape, SourceText, Span } from '../model.ts';
import { BLANK, CLASS, endsLikeSentence, isWord } from '../text/characters.ts';
import { unitsOf } from '../text/units.ts';
import { type Scan, scanOf } from '../text/words.ts';
import { readFrontMatter } from './front-matter.ts';
import { claimMarkdown, claimTags, oddity } from './markup.ts';
import { claimTargets, isMasked, masked, TARGET_RULE } from './targets.ts';
import { isDense, isItem, joinsOf, type Line } from './wrapped.ts';

export function parsePlain(source: SourceText, id: string): Document {
  const { text } = source;
  const front = readFrontMatter(text);
  const claims: Claim[] = [...(front?.claims ?? [])];
  const notes: Note[] = [...source.notes];
  const scan = scanOf(text);
  const signs = signsOf(text, scan);
  const headings = new Set<number>();
  const literal = signs.has(BACKSLASH) ? literalBreaks(text) : NO_BREAKS;
  let breaks: readonly Span[] = literal.map((start) => ({ start, end: start + 2 }));
  if (signs.has(CONTROL)) claimControls(text, claims, notes);
  for (const { start, end } of breaks) claims.push(oddity(start, end, 'text/literal-newline'));
  if (breaks.length > 0) claimTabs(text, claims);
  if (signs.has(LESS_THAN) && isMarkupOf(text)) notes.push({ code: 'text/markup-document', message: MARKUP_NOTE });
  else {
    if (signs.has(AMPERSAND)) claimEntities(text, claims);
    if (signs.has(LESS_THAN)) {
      const lines = claimTags(text, claims);
      breaks = [...breaks, ...lines.breaks].sort((a, b) => a.start - b.start);
      for (const start of lines.headings) headings.add(start);
    }
    if (signs.has(EQUALS)) claimAttributes(text, claims);
  }
  claimTargets(text, claims);
  for (const start of claimMarkdown(text, claims, front?.claims.at(-1)?.end)) headings.add(start);
  claims.sort((a, b) => a.start - b.start);
  const lines = splitLines(text, scan, breaks, claims);
  const blocks = blocksOf(text, lines, claims, headings);
  const parsed = {
    id,
    source,
    text,
    origin: null,
    blocks,
    declared: front?.declared ?? {},
    language: null,
    claims,
    notes,
  };
  return claims.some(isMasked) ? { ...parsed, ...masked(text, claims) } : parsed;
}

const CONTROL = 0;
const AMPERSAND = 0x26;
const LESS_THAN = 0x3c;
const EQUALS = 0x3d;
const BACKSLASH = 0x5c;
const NAMED: ReadonlySet<number> = new Set([AMPERSAND, LESS_THAN, EQUALS, BACKSLASH]);
const NO_BREAKS: readonly number[] = [];

/** Which signs occur that may be no words of the author's; all control characters count as one. */
function signsOf(text: string, { odd, oddCount }: Scan): ReadonlySet<number> {
  const units = unitsOf(text);
  const signs = new Set<number>();
  for (let index = 0; index < oddCount; index++) {
    const unit = units[odd[index]!]!;
    if (CLASS[unit] === BLANK || unit >= 0xd800) continue;
    signs.add(NAMED.has(unit) ? unit : CONTROL);
  }
  return signs;
}

/** Control characters never reach the clean text: they are claimed, and one note counts them. There is one at least. */
function claimControls(text: string, claims: Claim[], notes: Note[]): void {
  // biome-ignore lint/complexity/useRegexLiterals: a literal would hold control characters.
  const controls = new RegExp(
    '([\\u001c-\\u001f]+)|[\\u0000-\\u0008\\u000e-\\u001b\\u007f-\\u0084\\u0086-\\u009f]+',
    'g',
  );
  let count = 0;
  for (let match = controls.exec(text); match !== null; match = controls.exec(text)) {
    // Separators of files, groups, records and units part words.
    const rule = match[1] === undefined ? 'text/control' : 'text/separator';
    claims.push(oddity(match.index, match.index + match[0].length, rule));
    count += match[0].length;
  }
  notes.push({ code: 'text/control', message: `${count} control characters were left out of the text.` });
}

/** Offsets of each `\n` that was left as two characters. Only where it clearly stands for a line break. */
function literalBreaks(text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf('\\n'); at >= 0; at = text.indexOf('\\n', at + 2)) found.push(at);
  if (found.length < 2) return [];
  let real = 0;
  LINE_ENDS.lastIndex = 0;
  while (real <= found.length && LINE_ENDS.exec(text) !== null) real++;
  // A path such as C:\new has a letter before and after; a break follows a sentence or another break.
  const plausible = found.filter((at) => !isLetterOfPath(text, at)).length;
  return real <= found.length && plausible * 2 > found.length ? found : [];
}

const isLetterOfPath = (text: string, at: number): boolean => text[at - 1] === ':' || text[at - 1] === '\\';

/**
 * Left-over entities that spell white space or nothing: `&nbsp;` counts as a blank, `&zwj;` as no character at all.
 * All other entities stay as they were printed: `text` may hold nothing that was not in the input.
 */
function claimEntities(text: string, claims: Claim[]): void {
  const entities = /&(?:(nbsp|ensp|emsp|thinsp|#160|#xa0)|zwj|zwnj|shy|#8203|#8204|#8205|#173);/gi;
  for (let match = entities.exec(text); match !== null; match = entities.exec(text)) {
    const rule = match[1] === undefined ? 'text/joiner' : 'text/entity';
    claims.push(oddity(match.index, match.index + match[0].length, rule));
  }
}

/** Where `\n` was left, so were `\t` and `\r`. */
function claimTabs(text: string, claims: Claim[]): void {
  for (const left of ['\\t', '\\r'])
    for (let at = text.indexOf(left); at >= 0; at = text.indexOf(left, at + 2))
      if (!isLetterOfPath(text, at)) claims.push(oddity(at, at + 2, 'text/literal-newline'));
}

/** What the source of a page or a feed opens with. */
const MARKUP_START = /^(?:<!--[^>]{0,400}-->\s{0,20})?<(?:\?xml\s|!doctype\s|rss\s|feed\s|rdf:rdf\s)/i;

const MARKUP_NOTE =
  'The text is the source of a page or feed as a whole: its tags were kept. Read as HTML, it is an article.';

/** Is the text markup throughout, and no story in which a scraper left some? Taking out half of it would tear it. */
function isMarkupOf(text: string): boolean {
  return MARKUP_START.test(text.slice(0, 1000).trimStart());
}

/** Attributes that only links of pages have, in a row. */
const ATTRIBUTES =
  /(?<=^|\s)(?:(?:target|rel)=["']?(?:_blank|_self|no(?:opener|referrer|follow))(?: (?:noopener|noreferrer|nofollow))*["']?>?[ \t]*){1,4}$/gm;

/**
 * What is left of a link behind the last sentence of a line: `… मिलते हैं। rel=noopener target=_blank`. Inside a sentence
 * they may be what it is about; `--repair links` takes out those that stand behind an address or before a glued word.
 */
function claimAttributes(text: string, claims: Claim[]): void {
  for (const match of text.matchAll(ATTRIBUTES)) {
    if (!isAfterEnd(text, match.index)) continue;
    claims.push(oddity(match.index, match.index + match[0].trimEnd().length, 'text/markup'));
  }
}

function isAfterEnd(text: string, at: number): boolean {
  let last = at - 1;
  while (last >= 0 && CLASS[text.charCodeAt(last)] === BLANK && text[last] !== '\n') last--;
  return last < 0 || text[last] === '\n' || endsLikeSentence(text, Math.max(0, last - 3), last + 1);
}

const LINE_ENDS = /\r\n|[\n\r\u0085\u2028\u2029\v\f]/g;

/** Ends a line, alone or with a line feed behind it. */
const isLineEnd = (unit: number): boolean =>
  (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;

function splitLines(text: string, scan: Scan, breaks: readonly Span[], claims: readonly Claim[]): Line[] {
  const units = unitsOf(text);
  const lines: Line[] = [];
  let gap = 0;
  let claim = 0;
  const add = (from: number, to: number): void => {
    let start = from;
    let end = to;
    while (start < end && CLASS[units[start]!] === BLANK) start++;
    while (end > start && CLASS[units[end - 1]!] === BLANK) end--;
    const left = start;
    const right = end;
    // White space and claimed spans at the ends belong to no block.
    while (claim < claims.length && claims[claim]!.end <= start) claim++;
    let ahead = claim;
    for (;;) {
      while (start < end && CLASS[units[start]!] === BLANK) start++;
      const next = claims[ahead];
      if (next === undefined || next.start !== start || next.end > end) break;
      start = next.end;
      ahead++;
    }
    let behind = ahead;
    while (behind < claims.length && claims[behind]!.start < end) behind++;
    for (;;) {
      while (end > start && CLASS[units[end - 1]!] === BLANK) end--;
      // An index of -1 would be looked up as a name.
      const last = behind > 0 ? claims[behind - 1] : undefined;
      if (last === undefined || last.end !== end || last.start < start) break;
      end = last.start;
      behind--;
    }
    // A target alone on its line parts no paragraphs; other things that are claimed are an empty line.
    if (start >= end && claims[claim]?.rule !== TARGET_RULE) {
      gap++;
      return;
    }
    if (start >= end) {
      start = left;
      end = left;
    }
    lines.push({ start, end, left, right, indent: left - from, gap: lines.length === 0 ? 0 : gap });
    gap = 0;
  };
  let from = 0;
  let nextBreak = 0;
  const addUpTo = (to: number): void => {
    while (nextBreak < breaks.length && breaks[nextBreak]!.start < to) {
      const { start, end } = breaks[nextBreak]!;
      // Inside of a tag that ends the line a written break ends none.
      if (start >= from) add(from, start);
      from = Math.max(from, end);
      nextBreak++;
    }
  };
  for (let index = 0; index < scan.oddCount; index++) {
    const at = scan.odd[index]!;
    // `from` is behind the line feed that belongs to a carriage return.
    if (!isLineEnd(units[at]!) || at < from) continue;
    addUpTo(at);
    add(from, at);
    from = units[at] === 0x0d && units[at + 1] === 0x0a ? at + 2 : at + 1;
  }
  addUpTo(text.length);
  if (from < text.length) add(from, text.length);
  return lines;
}

/** One block a line, or where lines were wrapped one a paragraph. */
function blocksOf(text: string, lines: readonly Line[], claims: Claim[], headings: ReadonlySet<number>): Block[] {
  const isJoined = joinsOf(text, lines);
  const blocks: Block[] = [];
  let start = -1;
  let end = -1;
  let gap = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const next = lines[index + 1];
    gap = Math.max(gap, line.gap);
    if (line.end > line.start) {
      if (start < 0) start = line.start;
      end = line.end;
    }
    // A heading in Markdown is a line of its own.
    const isHeading = headings.has(line.start);
    const isContinued = next !== undefined && !isHeading && !headings.has(next.start) && isJoined(line, next);
    // Scripts without blanks have none where a line was broken.
    if (isContinued && isDense(text.charCodeAt(line.right - 1)) && isDense(text.charCodeAt(next.left)))
      claims.push(oddity(line.right, next.left, 'text/joiner'));
    if (start < 0 || isContinued) continue;
    blocks.push(blockOf(text, blocks.length, start, end, gap, isHeading));
    start = -1;
    gap = 0;
  }
  return blocks;
}

function blockOf(text: string, index: number, start: number, end: number, gap: number, isHeading: boolean): Block {
  return { index, start, end, shape: isHeading ? 'heading' : shapeOf(text, start, end), gap, linkChars: 0 };
}

function shapeOf(text: string, start: number, end: number): Shape {
  if (isItem(text, start, end)) return 'item';
  // Only marks: a rule, an end mark.
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (isWord(unit) || (unit >= 0xd800 && unit < 0xe000)) return 'paragraph';
  }
  return 'rule';
}
