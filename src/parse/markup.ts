/**
 * Marks of HTML and Markdown that were left in plain text: no words of the author's. They are claimed; those inside a line are
 * masked too, so that nobody stumbles over them: `**PORT BLAIR:** The ferry` is read as `PORT BLAIR: The ferry`.
 */
import type { Claim, Span } from '../model.ts';
import { BLANK, CLASS, endsLikeSentence, isLower, isWord, skipBlanks, trimEnd } from '../text/characters.ts';

/** Marks inside a line: nothing is printed in their place, not even a blank. */
export const INLINE_MARK = 'text/mark';

/** Tags that a scraper left in plain text: those that end a line, those that part words, and those inside words; remarks. */
const TAGS =
  /<(?:\/?(?:(p|br|div|h[1-6]|ul|ol|li|figure|figcaption|blockquote|table|tbody|thead|tr|hr|section|article)|(img|td|th|iframe|script|style|input|button)|a|b|i|u|em|strong|span|font|small|sup|sub|mark)(?:\s[^<>]{0,300})?\/?|\/)>|<!--/gi;

/** What ends an element of code, a remark, and the line in which they must end. */
const ENDS = /<\/(script|style)>|-->|[\n\r]/gi;

/**
 * The ends of code and remarks.
 *
 * @returns For the name of an element, or `-->`, and an offset that never falls: where the first end behind it is; -1 if the line
 *   ends before.
 */
function endsIn(text: string): (name: string, from: number) => number {
  const all = [...text.matchAll(ENDS)].map(({ index, 0: end, 1: name }) => ({
    name: name?.toLowerCase() ?? (end === '\r' ? '\n' : end),
    start: index,
    end: index + end.length,
  }));
  const next = new Map<string, number>();
  const firstOf = (name: string, from: number): number => {
    let at = next.get(name) ?? 0;
    while (at < all.length && (all[at]!.start < from || all[at]!.name !== name)) at++;
    next.set(name, at);
    return at;
  };
  return (name, from) => {
    const at = firstOf(name, from);
    return at < all.length && at < firstOf('\n', from) ? all[at]!.end : -1;
  };
}

/** What the tags of a text say of its lines. */
export interface TaggedLines {
  /** Tags that end a line, in order. */
  readonly breaks: readonly Span[];
  /** Offsets at which a heading begins. */
  readonly headings: readonly number[];
}

/** Claim tags. */
export function claimTags(text: string, claims: Claim[]): TaggedLines {
  const breaks: Span[] = [];
  const headings: number[] = [];
  let ends: ReturnType<typeof endsIn> | undefined;
  let from = 0;
  for (const match of text.matchAll(TAGS)) {
    const [tag, line, word] = match;
    const start = match.index;
    // Inside of code or a remark.
    if (start < from) continue;
    let end = start + tag.length;
    const name = tag === '<!--' ? '-->' : /^<(script|style)\b/i.exec(tag)?.[1]?.toLowerCase();
    if (name !== undefined) {
      ends ??= endsIn(text);
      const last = ends(name, end);
      if (last < 0 && name === '-->') continue;
      end = Math.max(end, last);
    }
    from = end;
    const isInside = line === undefined && word === undefined && name === undefined;
    claims.push(oddity(start, end, isInside ? INLINE_MARK : 'text/markup'));
    if (line !== undefined && !isInSentence(text, line, start, end)) breaks.push({ start, end });
    if (/^<h\d/i.test(tag)) headings.push(end);
  }
  return { breaks, headings };
}

/** A line that is broken inside a sentence goes on. */
function isInSentence(text: string, name: string, start: number, end: number): boolean {
  if (name.toLowerCase() !== 'br') return false;
  const next = skipBlanks(text, end, text.length);
  const last = trimEnd(text, 0, start);
  return isLower(text.charCodeAt(next)) && !endsLikeSentence(text, Math.max(0, last - 3), last);
}

/** A claim of what is no word of the author's, surely. */
export const oddity = (start: number, end: number, rule: string): Claim => ({
  start,
  end,
  kind: 'other',
  rule,
  confidence: 1,
  because: [{ rule, weight: 1 }],
});

/** The marks of a heading, with the blanks behind them, and the rest of its line. */
const HEADING = /^([ \t]{0,3}(#{1,6})[ \t]+)\S.*/gm;

interface Heading extends Span {
  readonly level: number;
  /** The end of its line. */
  readonly lineEnd: number;
}

/** Lines that are headings. Of several with the same mark in a row, or with nothing below, none is one: they are tags. */
function headingsIn(text: string): Heading[] {
  const lines = [...text.matchAll(HEADING)].map(
    ({ index, 0: line, 1: marks, 2: signs }): Heading => ({
      start: index,
      end: index + marks!.length,
      level: signs!.length,
      lineEnd: index + line.length,
    }),
  );
  const textEnd = text.trimEnd().length;
  const isAbove = (one: Heading | undefined, next: Heading | undefined): boolean =>
    one !== undefined && next?.level === one.level && text.slice(one.lineEnd, next.start).trim() === '';
  return lines.filter(
    (line, index) => !isAbove(lines[index - 1], line) && !isAbove(line, lines[index + 1]) && line.lineEnd < textEnd,
  );
}

/** What ends a line, as in `plain.ts`. */
const LINE_END = /[\n-\r\u0085\u2028\u2029]/;

/** Two marks that open or close strong words, or one that opens or closes others. */
const EMPHASIS = /\*{1,3}|_{1,3}/g;
/** Longest emphasised text, in code units: a paragraph. */
const EMPHASIS_MAX = 2000;
/** Marks of a line that wait for their end. */
const OPEN_MAX = 16;

/** Lines that open as headings do, and pairs of strong marks, from which on a text is Markdown, and single marks count. */
const SIGNS_MIN = 2;

/**
 * Claim the marks of Markdown: of headings, and round words that are emphasised.
 *
 *     ## What comes next     **PORT BLAIR:** The ferry     *By Ada Quay*
 *
 * A star or a stroke alone has other uses: a pair of them counts where it opens a line, and where the text shows by other
 * marks that it is Markdown.
 *
 * @param from Where the text begins, behind front matter.
 * @returns Starts of the lines that are headings, in order.
 */
export function claimMarkdown(text: string, claims: Claim[], from = 0): number[] {
  if (!/[#*_]/.test(text)) return [];
  const headings = headingsIn(text).filter(({ start }) => start >= from);
  const pairs = pairsIn(text).filter(([{ start }]) => start >= from);
  const strong = pairs.filter(([open]) => open.end - open.start > 1);
  const isHeaded =
    headings.length >= SIGNS_MIN ||
    (headings.length > 0 && (strong.length > 0 || text.slice(from, headings[0]!.start).trim() === ''));
  const isMarkdown = strong.length + (isHeaded ? headings.length : 0) >= SIGNS_MIN || text.includes('](');
  const isMeant = ([{ start, end }]: Pair): boolean =>
    isMarkdown || opensLine(text, start) || (end - start > 1 && text[start] === '*');
  for (const pair of pairs.filter(isMeant))
    for (const { start, end } of pair) claims.push(oddity(start, end, INLINE_MARK));
  if (!isHeaded) return [];
  for (const { start, end } of headings) claims.push(oddity(start, end, INLINE_MARK));
  return headings.map(({ end }) => end);
}

type Pair = readonly [open: Span, close: Span];

/** Marks that open and close emphasis, in pairs, in the order of their ends. A pair lies within a line and holds a word. */
function pairsIn(text: string): Pair[] {
  const pairs: Pair[] = [];
  let open: Span[] = [];
  let line = 0;
  for (const { index: start, 0: marks } of text.matchAll(EMPHASIS)) {
    const end = start + marks.length;
    if (open.length > 0 && LINE_END.test(text.slice(line, start))) open = [];
    line = start;
    const isBlankAfter = end === text.length || CLASS[text.charCodeAt(end)] === BLANK;
    const isBlankBefore = start === 0 || CLASS[text.charCodeAt(start - 1)] === BLANK;
    let closed = start;
    while (closed < end && !isBlankBefore && !isWordAt(text, end)) {
      const room = end - closed;
      const at = open.findLastIndex((other) => text[other.start] === marks[0] && other.end - other.start <= room);
      const opened = open[at];
      if (opened === undefined || !holdsWord(text, opened.end, start)) break;
      const close = closed + opened.end - opened.start;
      pairs.push([opened, { start: closed, end: close }]);
      open.length = at;
      closed = close;
    }
    if (closed === start && !isBlankAfter && (start === 0 || !isWordAt(text, start - 1))) {
      if (open.length === OPEN_MAX) open.shift();
      open.push({ start, end });
    }
  }
  return pairs;
}

function opensLine(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && !LINE_END.test(text[at]!) && CLASS[text.charCodeAt(at)] === BLANK) at--;
  return at < 0 || LINE_END.test(text[at]!);
}

const isWordAt = (text: string, at: number): boolean => at < text.length && isWord(text.charCodeAt(at));

function holdsWord(text: string, from: number, to: number): boolean {
  if (to - from > EMPHASIS_MAX) return false;
  for (let at = from; at < to; at++) if (isWordAt(text, at)) return true;
  return false;
}
