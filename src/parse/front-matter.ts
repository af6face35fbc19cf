/**
 * What a program set above a text in Markdown: lines of keys and values between two rules.
 *
 *     ---
 *     title: Ferry runs again
 *     author: [Ada Quay, Ben Pier]
 *     ---
 */
import type { Claim, Declared } from '../model.ts';
import { isoOf } from './date-text.ts';
import { oddity } from './markup.ts';

/** What it is, and where it ends. */
export interface FrontMatter {
  readonly declared: Declared;
  readonly claims: readonly Claim[];
}

const RULE = 'text/front-matter';
/** More lines are no front matter. */
const LINES_MAX = 80;
const KEYED = /^([A-Za-z][\w .-]{0,40}):(?:\s+(.*))?$/;
const LINE_END = /\r\n|[\r\n]/g;
/** An entry of a list, the rest of a value, or a remark. */
const CONTINUED = /^(?:\s*-\s+(.*)|\s{2,}\S.*|#.*|\s*)$/;

/** Keys by what they say, as the common site generators and extractors write them; lower case, without `_`, `-` and blanks. */
const KEYS: Readonly<
  Record<
    'headline' | 'authors' | 'published' | 'modified' | 'url' | 'language' | 'publisher' | 'tags',
    readonly string[]
  >
> = {
  headline: ['title', 'headline'],
  authors: ['author', 'authors', 'byline'],
  published: [
    'date',
    'published',
    'publishdate',
    'publisheddate',
    'publishedat',
    'datepublished',
    'pubdate',
    'created',
  ],
  modified: ['updated', 'modified', 'lastmod', 'updatedat', 'datemodified'],
  url: ['url', 'link', 'canonical', 'canonicalurl', 'source', 'sourceurl', 'permalink'],
  language: ['lang', 'language'],
  publisher: ['publisher', 'sitename', 'site'],
  tags: ['tags', 'keywords', 'categories'],
};

/** Read the front matter of a text; null if it has none. */
export function readFrontMatter(text: string): FrontMatter | null {
  if (!/^\ufeff?---[ \t]*[\r\n]/.test(text)) return null;
  const values = new Map<string, string[]>();
  const claims: Claim[] = [];
  let list: string[] = [];
  let from = 0;
  for (let count = 0; count < LINES_MAX && from < text.length; count++) {
    LINE_END.lastIndex = from;
    const next = LINE_END.exec(text) === null ? text.length : LINE_END.lastIndex;
    const line = text.slice(from, next).trimEnd();
    if (line !== '') claims.push(oddity(from + line.length - line.trimStart().length, from + line.length, RULE));
    from = next;
    if (count === 0) continue;
    if (line === '---' || line === '...') return known(values, claims);
    const keyed = KEYED.exec(line);
    const continued = keyed === null ? CONTINUED.exec(line) : null;
    if (keyed !== null) {
      list = valuesOf(keyed[2] ?? '');
      values.set(keyed[1]!.toLowerCase().replace(/[ _-]/g, ''), list);
    } else if (continued === null) return null;
    else if (continued[1] !== undefined) list.push(...valuesOf(continued[1]));
  }
  return null;
}

/** `a`, `"a"`, `[a, 'b']`. */
function valuesOf(value: string): string[] {
  const whole = value.trim();
  const parts = whole.startsWith('[') && whole.endsWith(']') ? entriesOf(whole.slice(1, -1)) : [whole];
  return parts.map((part) => unquoted(part.trim())).filter((part) => part !== '');
}

/** What commas part, but for those in quotes. */
function entriesOf(list: string): string[] {
  const entries: string[] = [];
  let quote = '';
  let from = 0;
  for (let at = 0; at < list.length; at++) {
    const sign = list[at]!;
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ',') {
      entries.push(list.slice(from, at));
      from = at + 1;
    }
  }
  return [...entries, list.slice(from)];
}

const unquoted = (part: string): string =>
  part.length > 1 && (part[0] === '"' || part[0] === "'") && part.at(-1) === part[0] ? part.slice(1, -1) : part;

/** What the values say; null if they say nothing of an article: then they may be one. */
function known(values: ReadonlyMap<string, readonly string[]>, claims: readonly Claim[]): FrontMatter | null {
  const of = (field: keyof typeof KEYS): readonly string[] => {
    for (const key of KEYS[field]) {
      const found = values.get(key);
      if (found !== undefined && found.length > 0) return found;
    }
    return [];
  };
  const [headline] = of('headline');
  const authors = of('authors')
    .flatMap((names) => names.split(/[,;]/).map((name) => name.trim()))
    .filter((name) => name !== '');
  const published = isoOf(of('published')[0] ?? '');
  const modified = isoOf(of('modified')[0] ?? '');
  const url = of('url').find((address) => /^https?:\/\//.test(address));
  const [language] = of('language');
  const [publisher] = of('publisher');
  const tags = of('tags');
  if (headline === undefined && url === undefined && published === null) return null;
  return {
    claims,
    declared: {
      ...(url !== undefined && { url }),
      ...(language !== undefined &&
        /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}$/.test(language) && { language: language.replace('_', '-') }),
      ...(headline !== undefined && { headline }),
      ...(authors.length > 0 && { authors }),
      ...(published !== null && { published }),
      ...(modified !== null && { modified }),
      ...(publisher !== undefined && { publisher: { name: publisher } }),
      ...(tags.length > 0 && { tags }),
    },
  };
}
