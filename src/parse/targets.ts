/**
 * Addresses that programs print when they make text of a page. No author wrote them, so they are claimed; the words stay.
 *
 *     savings accounts [/finance/savings/]           behind a link        html-to-text
 *     [savings accounts](/finance/savings/)          Markdown             html2text, Turndown; pictures go as a whole
 *     [12]savings accounts … References 12. https:   numbers and a list   lynx -dump
 */
import type { Claim, RemovalKind, Span } from '../model.ts';
import { MASK } from '../text/characters.ts';
import { INLINE_MARK, oddity } from './markup.ts';

/** The rule of all such claims. */
export const TARGET_RULE = 'text/link-target';
const PICTURE_RULE = 'text/picture';

/** So many of them are no author's: he writes an address or two. */
const TARGETS_MIN = 3;

/** Claim the targets of links and pictures in a text. */
export function claimTargets(text: string, claims: Claim[]): void {
  if (!text.includes('[')) return;
  if (text.includes('[http') || text.includes('[/')) claimBracketed(text, claims);
  if (text.includes('](')) claimMarkdown(text, claims);
  if (text.includes('[1]')) claimReferences(text, claims);
}

/** Is nothing in the place of a claim for all that read the text from here on? */
export const isMasked = ({ rule }: Claim): boolean => MASKED.has(rule);
const MASKED: ReadonlySet<string> = new Set([TARGET_RULE, PICTURE_RULE, INLINE_MARK]);

/** The text with nothing in the place of what is masked, offset by offset; `printed` is what stood there. Claims are sorted. */
export function masked(
  text: string,
  claims: readonly Claim[],
): { readonly text: string; readonly printed: string; readonly masked: readonly Span[] } {
  const spans: Span[] = [];
  let out = '';
  let at = 0;
  for (const claim of claims) {
    const { start, end } = claim;
    if (!isMasked(claim) || end <= at) continue;
    // A link inside a picture, a number inside a link: they overlap.
    const from = Math.max(at, start);
    spans.push({ start: from, end });
    out += text.slice(at, from) + MASK.repeat(end - from);
    at = end;
  }
  return { text: out + text.slice(at), printed: text, masked: spans };
}

/**
 * A span as claims, one a line and one a line break: what is claimed at the ends of a line belongs to no block. They touch, so
 * that they are one row.
 */
function claimLines(text: string, start: number, end: number, rule: string, claims: Claim[]): void {
  const kind: RemovalKind = rule === PICTURE_RULE ? 'caption' : 'other';
  for (const { index, 0: part } of text.slice(start, end).matchAll(/\n\s*|[^\n]+/g)) {
    const from = start + index;
    claims.push({ ...oddity(from, from + part.length, rule), kind });
  }
}

const BRACKETED = /\[(?:https?:\/\/|mailto:|tel:|data:|[/#])[^\s[\]]{0,4000}\]/g;

function claimBracketed(text: string, claims: Claim[]): void {
  // `[/path](/path)` is Markdown.
  const found = [...text.matchAll(BRACKETED)].filter(({ index, 0: target }) => text[index + target.length] !== '(');
  if (found.length < TARGETS_MIN) return;
  for (const { index, 0: target } of found) {
    const end = index + target.length;
    // With the blank behind a word, or a comma behind it would stand alone.
    const start = /\S /.test(text.slice(Math.max(0, index - 2), index)) ? index - 1 : index;
    claimLines(text, start, end, TARGET_RULE, claims);
  }
}

/** `](address "title")`; an address may be broken at its hyphens. */
const MARKDOWN = /\]\(<?(?:[^\s()<>]|\([^\s()<>]{0,200}\)|(?<=-)\n){1,4000}>?(?:\s"[^"\n]{0,300}")?\)/g;
/** Longest text of a link, in code units. */
const LABEL_MAX = 600;

function claimMarkdown(text: string, claims: Claim[]): void {
  const found: (readonly [open: number, close: number, end: number])[] = [];
  let last = 0;
  for (const { index, 0: target } of text.matchAll(MARKDOWN)) {
    const open = openOf(text, index, last);
    if (open >= 0) found.push([open, index, index + target.length]);
    // A link may hold a picture: `[![harbour](a.jpg)](/news)`.
    last = Math.max(0, index - LABEL_MAX);
  }
  if (found.length < TARGETS_MIN) return;
  for (const [open, close, end] of found) {
    if (text[open - 1] === '!') claimLines(text, open - 1, end, PICTURE_RULE, claims);
    else {
      claimLines(text, open, open + 1, TARGET_RULE, claims);
      claimLines(text, close, end, TARGET_RULE, claims);
    }
  }
}

/** The bracket that `]` at an offset closes, at most a paragraph above it; -1 if there is none. */
function openOf(text: string, close: number, from: number): number {
  let depth = 0;
  for (let at = close - 1; at >= Math.max(from, close - LABEL_MAX); at--) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5d) depth++;
    else if (unit === 0x5b && depth-- === 0) return at;
    else if (unit === 0x0a && text.charCodeAt(at - 1) === 0x0a) return -1;
  }
  return -1;
}

/** A line of the list below a page that lynx printed, and what may stand between such lines. */
const REFERENCE = /^[ \t]{0,8}\d{1,5}\. [A-Za-z][\w+.-]{1,30}:/;
const REFERENCES_HEAD = /^[ \t]{0,8}(?:(?:Visible|Hidden) links:?)?[ \t\r]*$/;
/** Share of other lines among them: an address may hold the text of a message, with its lines. */
const STRANGE_SHARE = 0.25;
const NUMBER = /\[(\d{1,5})\]/g;

function claimReferences(text: string, claims: Claim[]): void {
  const start = text.lastIndexOf('\nReferences');
  if (start < 0) return;
  const found: Claim[] = [];
  let count = 0;
  let strange = 0;
  for (let from = text.indexOf('\n', start + 1) + 1; from > 0 && from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const line = text.slice(from, to);
    const isReference = REFERENCE.test(line);
    if (isReference) count++;
    if (isReference || REFERENCES_HEAD.test(line)) {
      const indent = line.length - line.trimStart().length;
      claimLines(text, from + indent, from + line.trimEnd().length, TARGET_RULE, found);
    } else strange++;
    from = to + 1;
  }
  if (count < TARGETS_MIN || strange > count * STRANGE_SHARE) return;
  for (const { index, 0: number, 1: digits } of text.slice(0, start).matchAll(NUMBER))
    if (Number(digits) <= count) claimLines(text, index, index + number.length, TARGET_RULE, claims);
  claimLines(text, start + 1, start + '\nReferences'.length, TARGET_RULE, claims);
  claims.push(...found);
}
