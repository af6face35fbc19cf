/**
 * What the readers of a page's metadata share: its sources, JSON-LD values as they come, and strings that hold markup.
 */
import { Tokenizer } from 'htmlparser2';
import type { TreePlace } from '../model.ts';
import type { DayLabels } from '../packs/day-labels.ts';
import { nearest } from '../place.ts';
import { memoized } from '../text/memo.ts';
import { foldTitle } from '../text/title.ts';
import type { Tree } from './html-tree.ts';
import type { Json } from './loose-json.ts';

export type Data = { readonly [key: string]: Json };

export interface Sources {
  readonly tree: Tree;
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** The object that describes the article, or an empty one. */
  readonly article: Data;
  /** Its rank in `ARTICLE_TYPES`. */
  readonly rank: number;
  readonly byId: ReadonlyMap<string, Data>;
  readonly site: string | null;
  /** Every name that the site gives itself, folded. */
  readonly sites: readonly string[];
  /** The name of the site in its address, or empty. */
  readonly host: string;
  /** The address of the page. */
  readonly url: string | undefined;
  /** What the words before a day say of it. */
  readonly labels: DayLabels;
  /** Index of the block that bears the headline, or -1. */
  readonly spot: number;
  /** The element of that block. */
  readonly head: TreePlace | null;
}

export const isData = (value: Json | undefined): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : value === undefined || value === null ? [] : [value];

export const typesOf = (object: Data): readonly string[] =>
  listOf(object['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => (type as string).replace(/^https?:\/\/schema\.org\//, ''));

/** A string, or what an object calls itself. */
export function textOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (!isData(value)) return null;
  for (const key of ['name', '@id', 'url', '@value']) if (typeof value[key] === 'string') return value[key] as string;
  return null;
}

export const firstText = (value: Json | undefined): string | null => {
  for (const entry of listOf(value)) {
    const text = textOf(entry);
    if (text) return text;
  }
  return null;
};

/** The text of a string that may hold markup: JSON-LD is filled by hand. */
export function plain(text: string): string {
  if (!/[<&]/.test(text)) return text;
  // Escaped twice is common enough.
  const once = decode(text);
  return /&(?:#\d{2,6}|#x[0-9a-f]{2,6}|amp|quot|nbsp|[lr][ds]quo|ndash|mdash|hellip);/i.test(once)
    ? decode(once)
    : once;
}

function decode(text: string): string {
  let result = '';
  const breaks = new Set(['p', 'br', 'div', 'li', 'h1', 'h2', 'h3', 'h4']);
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => {
        // An end tag that is cut off has no start.
        if (start >= 0) result += text.slice(start, end);
      },
      ontextentity: (code) => {
        result += String.fromCodePoint(code);
      },
      onopentagname: (start, end) => {
        if (breaks.has(text.slice(start, end).toLowerCase())) result += '\n';
      },
      onclosetag: (start, end) => {
        if (breaks.has(text.slice(start, end).toLowerCase())) result += '\n';
      },
      onattribdata() {},
      onattribentity() {},
      onattribend() {},
      onattribname() {},
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onend() {},
      onopentagend() {},
      onprocessinginstruction() {},
      onselfclosingtag() {},
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  return result;
}

export const clean = (text: string | null | undefined): string =>
  plain(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();

export function first(metas: ReadonlyMap<string, readonly string[]>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = clean(metas.get(key)?.[0]);
    if (value !== '') return value;
  }
  return null;
}

export const elementText = (tree: Tree, place: TreePlace): string => tree.text.slice(place.start, place.end);

export const lineOf = (tree: Tree, place: TreePlace): string => elementText(tree, place).replace(/\s+/g, ' ').trim();

/** The server in an address, in lower case; empty if it has none. */
export const serverOf = (url: string | null | undefined): string =>
  /^https?:\/\/([^/:?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? '';

const SMALL_WORD = /(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]/gu;

/** How many words of a text are of at least two letters and in lower case: many make a sentence. */
export const smallWordsIn = (text: string): number => text.match(SMALL_WORD)?.length ?? 0;

export const unique = (names: readonly string[]): string[] => {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = foldTitle(name);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** Not part of the article: other articles' authors and dates stand here. */
const ELSEWHERE =
  /(?:^|[\s_-])(?:related|comments?|recommended|latest|popular|trending|teasers?|recirc|more-stories)(?:[\s_-]|$)/;
const isNamedElsewhere = memoized((names) => ELSEWHERE.test(names));
const isNamed = ({ tag, names }: TreePlace): boolean => tag !== 'body' && tag !== 'html' && isNamedElsewhere(names);

/**
 * Whether a place is no part of the article.
 *
 * @param head The element of the headline: what holds it holds the article too, whatever it is called; and where its own
 *   box is called as those of other stories are, names tell nothing.
 */
export function isElsewhere(place: TreePlace, head: TreePlace | null = null): boolean {
  let isFooter = false;
  for (let at: TreePlace | null = place; at !== null; at = at.parent) {
    // An article has a footer of its own, which may hold its byline.
    if (at.tag === 'article') isFooter = false;
    if (head !== null && at.id <= head.id && at.end >= head.end)
      return isFooter && nearest(at, ({ tag }) => tag === 'article') === null;
    if (at.tag === 'nav' || (isNamed(at) && (head === null || nearest(head, isNamed) === null))) return true;
    if (at.tag === 'footer') isFooter = true;
  }
  return isFooter;
}
