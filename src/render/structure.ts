/**
 * The kept part of an article as headings, paragraphs, lists, tables with their emphasis and links: what `markdown` and
 * `html` print. Looks at no words.
 */
import { isSeamless } from '../assemble.ts';
import type { Article, Block, Claim, TreePlace } from '../model.ts';
import { nearest } from '../place.ts';

/** A run of text of one look. */
export interface Run {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly code: boolean;
  /** Absolute where the address of the page is known; null: no link. */
  readonly href: string | null;
}

export interface TablePart {
  readonly kind: 'table';
  readonly rows: (readonly (readonly Run[])[])[];
  /** Rows at the top that are headings. */
  heads: number;
}

export interface CodePart {
  readonly kind: 'code';
  readonly lines: string[];
}

export type Part =
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph' | 'quote'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'item';
      /** 0 for a list that stands in no other. */
      readonly depth: number;
      /** Number in an ordered list; null in any other. */
      readonly number: number | null;
      /** False: a further paragraph of the item above. */
      readonly isFirst: boolean;
      readonly runs: readonly Run[];
    }
  | TablePart
  | CodePart;

type Look = Omit<Run, 'text'>;

const PLAIN: Look = { strong: false, emphasis: false, code: false, href: null };
const STRONG: ReadonlySet<string> = new Set(['b', 'strong']);
const EMPHASIS: ReadonlySet<string> = new Set(['i', 'em', 'cite', 'dfn']);
const CODE: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'tt']);
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir', 'dl']);
const ITEMS: ReadonlySet<string> = new Set(['li', 'dd', 'dt']);

/** Whether a row of a table opens with a heading and holds nothing else: the last of its cells is one too. */
function isHead({ place, end }: Block, elements: readonly TreePlace[] = []): boolean {
  const row = nearest(place, ({ tag }) => tag === 'tr');
  let cells = 0;
  for (let id = (row?.id ?? elements.length) + 1; id < elements.length; id++) {
    const cell = elements[id]!;
    if (cell.start > end || cell.depth <= row!.depth) break;
    if (cell.parent !== row) continue;
    if (cell.tag !== 'th') return false;
    cells++;
  }
  return cells > 0;
}

/** The parts of an article in their order. Empty ones are left out. */
export function structureOf(article: Article): Part[] {
  const { document, removals } = article;
  const inlines = (document.page?.elements ?? []).filter(
    ({ tag, href, start, end }) =>
      end > start && (href !== null || STRONG.has(tag) || EMPHASIS.has(tag) || CODE.has(tag)),
  );
  const parts: Part[] = [];
  let open: TreePlace[] = [];
  let inline = 0;
  let removal = 0;
  let item: TreePlace | null = null;
  const numbers = new Map<number, number>();
  // The table or the code that further rows and lines belong to.
  let group: { readonly place: TreePlace | null; readonly part: TablePart | CodePart } | null = null;
  for (const block of document.blocks) {
    while (removal < removals.length && removals[removal]!.end <= block.start) removal++;
    while (inline < inlines.length && inlines[inline]!.start < block.end) open.push(inlines[inline++]!);
    open = open.filter((place) => place.end > block.start);
    const cells = cellsOf(article, block, removals, removal, open);
    if (cells.every((runs) => runs.length === 0)) continue;
    const runs = cells.flat();
    if (block.shape === 'table' || block.shape === 'preformatted') {
      const tag = block.shape === 'table' ? 'table' : 'pre';
      const place = nearest(block.place, (at) => at.tag === tag);
      if (group === null || group.place !== place || (group.part.kind === 'table') !== (tag === 'table')) {
        group = { place, part: tag === 'table' ? { kind: 'table', rows: [], heads: 0 } : { kind: 'code', lines: [] } };
        parts.push(group.part);
      }
      if (group.part.kind === 'table') {
        if (group.part.heads === group.part.rows.length && isHead(block, document.page?.elements)) group.part.heads++;
        group.part.rows.push(cells);
      }
      if (group.part.kind === 'code') {
        if (block.gap > 0 && group.part.lines.length > 0) group.part.lines.push('');
        group.part.lines.push((block.indent ?? '') + runs.map(({ text }) => text).join(''));
      }
      continue;
    }
    group = null;
    if (block.shape === 'heading')
      parts.push({ kind: 'heading', level: levelOf(block.place), runs: runs.map(withoutStrength) });
    else if (block.shape === 'quote') parts.push({ kind: 'quote', runs });
    else if (block.shape === 'item' && block.place) {
      // Only what stands in one has this shape.
      const own = nearest(block.place, ({ tag }) => ITEMS.has(tag))!;
      const list = nearest(own.parent!, ({ tag }) => LISTS.has(tag));
      const isFirst = own !== item;
      item = own;
      const number = list?.tag === 'ol' ? (numbers.get(list.id) ?? 0) + (isFirst ? 1 : 0) : null;
      if (list && number !== null) numbers.set(list.id, number);
      parts.push({ kind: 'item', depth: depthOf(list), number, isFirst, runs });
    } else parts.push({ kind: 'paragraph', runs });
  }
  return parts;
}

function depthOf(list: TreePlace | null): number {
  let depth = -1;
  for (let at = list; at !== null; at = at.parent) if (LISTS.has(at.tag)) depth++;
  return Math.max(0, depth);
}

/** 2 to 6: the headline is the heading of the first level. */
function levelOf(place: TreePlace | undefined): number {
  const heading = nearest(place, ({ tag }) => /^h[1-6]$/.test(tag));
  return heading ? Math.max(2, Number(heading.tag[1])) : 2;
}

const withoutStrength = (run: Run): Run => (run.strong ? { ...run, strong: false } : run);

/** The kept text of a block, one list of runs a table cell; blocks that are no rows have one. */
function cellsOf(
  article: Article,
  block: Block,
  removals: readonly Claim[],
  from: number,
  open: readonly TreePlace[],
): Run[][] {
  const { text } = article.document;
  const edges = new Set<number>([block.start, block.end]);
  for (const { start, end } of open) {
    if (start > block.start && start < block.end) edges.add(start);
    if (end > block.start && end < block.end) edges.add(end);
  }
  for (let index = from; index < removals.length && removals[index]!.start < block.end; index++) {
    edges.add(Math.max(block.start, removals[index]!.start));
    edges.add(Math.min(block.end, removals[index]!.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const cells: Run[][] = [[]];
  let removal = from;
  for (let index = 0; index + 1 < sorted.length; index++) {
    const start = sorted[index]!;
    const end = sorted[index + 1]!;
    while (removal < removals.length && removals[removal]!.end <= start) removal++;
    if (removal < removals.length && removals[removal]!.start <= start) {
      if (!isSeamless(removals[removal]!)) add(cells.at(-1)!, ' ', PLAIN);
      continue;
    }
    const look = lookOf(article, open, start);
    const pieces = block.shape === 'table' ? text.slice(start, end).split('\t') : [text.slice(start, end)];
    for (const [piece, value] of pieces.entries()) {
      if (piece > 0) cells.push([]);
      add(cells.at(-1)!, value, look);
    }
  }
  return cells.map(trim);
}

function lookOf(article: Article, open: readonly TreePlace[], at: number): Look {
  let look = PLAIN;
  for (const { tag, href, start, end } of open) {
    if (start > at || end <= at) continue;
    if (STRONG.has(tag)) look = { ...look, strong: true };
    else if (EMPHASIS.has(tag)) look = { ...look, emphasis: true };
    else if (CODE.has(tag)) look = { ...look, code: true };
    if (href !== null) look = { ...look, href: addressOf(href, article.url) };
  }
  return look;
}

/** Links that lead somewhere: web and mail, relative ones with the page's address before them. */
function addressOf(href: string, base: string | null): string | null {
  const target = href.trim();
  if (target === '' || target.startsWith('#')) return null;
  try {
    const url = base === null ? new URL(target) : new URL(target, base);
    return /^(?:https?|mailto|tel|ftp):$/.test(url.protocol) ? url.href : null;
  } catch {
    // A relative link of a page without an address.
    return /^[a-z][a-z0-9+.-]*:/i.test(target) ? null : target;
  }
}

function add(runs: Run[], text: string, look: Look): void {
  const last = runs.at(-1);
  const even = text.replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ');
  const value = last?.text.endsWith(' ') && even.startsWith(' ') ? even.slice(1) : even;
  if (value === '') return;
  if (last !== undefined && (value === ' ' || isSame(last, look)))
    runs[runs.length - 1] = { ...last, text: last.text + value };
  else runs.push({ ...look, text: value });
}

const isSame = (a: Look, b: Look): boolean =>
  a.strong === b.strong && a.emphasis === b.emphasis && a.code === b.code && a.href === b.href;

/** Without blanks at the ends. */
function trim(runs: readonly Run[]): Run[] {
  const kept = [...runs];
  while (kept.length > 0 && kept[0]!.text.trim() === '') kept.shift();
  while (kept.length > 0 && kept.at(-1)!.text.trim() === '') kept.pop();
  if (kept.length > 0) {
    kept[0] = { ...kept[0]!, text: kept[0]!.text.trimStart() };
    kept[kept.length - 1] = { ...kept.at(-1)!, text: kept.at(-1)!.text.trimEnd() };
  }
  return kept;
}
