/**
 * A unified diff of the input's paragraphs and the clean text, as `diff -u` prints it.
 */
import { printsOf, textOf } from '../assemble.ts';
import type { Article, Edit, Span } from '../model.ts';
import { type Paint, PLAIN, printable } from './paint.ts';

/** Unchanged lines shown round a change. */
const CONTEXT = 2;

interface Row {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** Diff of one article; the empty string if nothing changed. */
export function diff(article: Article, paint: Paint = PLAIN): string {
  const rows = rowsOf(article);
  if (rows.every((row) => row.sign === ' ')) return '';
  const name = printable(article.id);
  const lines = [paint.strong(`--- ${name}`), paint.strong(`+++ ${name} (clean)`)];
  for (const [from, to] of hunksOf(rows)) lines.push(...hunkLines(rows, from, to, paint));
  return `${lines.join('\n')}\n`;
}

function rowsOf(article: Article): Row[] {
  const { document, removals, edits } = article;
  const rows: Row[] = [];
  const read = printsOf(document, []);
  const prints = printsOf(document, edits);
  for (const block of document.blocks) {
    const one = { ...document, blocks: [block] };
    // What was masked is shown as it stood; a mended place beside it is shown mended.
    const before = (
      read.length === 0 || document.printed !== undefined
        ? (document.printed ?? document.text).slice(block.start, block.end)
        : textOf(one, [], within(read, block))
    ).replace(/\s+/g, ' ');
    const after = textOf(one, removals, within(prints, block)).replace(/\s+/g, ' ');
    if (before === after) rows.push({ sign: ' ', text: before });
    else {
      rows.push({ sign: '-', text: before });
      if (after !== '') rows.push({ sign: '+', text: after });
    }
  }
  return rows;
}

/** The prints that begin in a block. */
function within(prints: readonly Edit[], block: Span): readonly Edit[] {
  if (prints.length === 0) return prints;
  const from = firstFrom(prints, block.start);
  return prints.slice(from, firstFrom(prints, block.end));
}

function firstFrom(prints: readonly Edit[], offset: number): number {
  let low = 0;
  let high = prints.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (prints[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ranges of rows that hold changes and their context. */
function hunksOf(rows: readonly Row[]): [number, number][] {
  const hunks: [number, number][] = [];
  rows.forEach((row, index) => {
    if (row.sign === ' ') return;
    const from = Math.max(0, index - CONTEXT);
    const to = Math.min(rows.length, index + CONTEXT + 1);
    const last = hunks.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = to;
    else hunks.push([from, to]);
  });
  return hunks;
}

function hunkLines(rows: readonly Row[], from: number, to: number, paint: Paint): string[] {
  const count = (signs: string, end: number, start = 0): number =>
    rows.slice(start, end).filter((row) => signs.includes(row.sign)).length;
  const old = `${count(' -', from) + 1},${count(' -', to, from)}`;
  const fresh = `${count(' +', from) + 1},${count(' +', to, from)}`;
  const lines = [paint.faint(`@@ -${old} +${fresh} @@`)];
  for (const row of rows.slice(from, to)) {
    const line = `${row.sign}${printable(row.text)}`;
    lines.push(row.sign === '-' ? paint.cut(line) : row.sign === '+' ? paint.added(line) : line);
  }
  return lines;
}
