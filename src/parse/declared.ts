/**
 * What a page says about itself: JSON-LD, `<meta>`, microdata and the elements that hold headline, byline and day.
 * Where they disagree, what readers see decides over what only machines read; see `headlineOf`, `authorsOf`, `dateOf`.
 */
import { Tokenizer } from 'htmlparser2';
import type { Declared, TreePlace } from '../model.ts';
import { nearest } from '../place.ts';
import { withoutEnd } from '../text/characters.ts';
import { foldTitle, likenessOf, sharedWords } from '../text/title.ts';
import { datesIn, isoOf } from './date-text.ts';
import {
  ARTICLE_TYPES,
  BYLINE_NAMES,
  BYLINE_WORDS,
  CHANGE_NAMES,
  CHANGE_WORDS,
  DATE_NAMES,
  META,
  NEWS_TYPES,
  NO_AUTHORS,
  STRONG_BYLINES,
  WEAK_TYPE,
} from './html-labels.ts';
import type { Tree } from './html-tree.ts';
import { type Json, readJson } from './loose-json.ts';

type Data = { readonly [key: string]: Json };

/** A page's word on itself, and every title it gives itself: for finding the headline among the blocks. */
export interface Self {
  readonly declared: Declared;
  readonly titles: readonly string[];
  /** True: the authors were read from lines of the page, not from its metadata. */
  readonly isShown: boolean;
  /** Text of the article as JSON-LD has it, and where in the source; or null. */
  readonly body: { readonly text: string; readonly at: number } | null;
}

/** Objects of JSON-LD looked at, over all scripts of a page. */
const OBJECTS_MAX = 2000;

interface Sources {
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
  /** Index of the block that bears the headline, or -1. */
  readonly spot: number;
}

export function declaredOf(tree: Tree, url?: string): Self {
  const metas = new Map<string, string[]>();
  for (const { key, value } of tree.facts.metas) {
    const text = value.trim();
    if (text === '') continue;
    const list = metas.get(key);
    if (list) list.push(text);
    else metas.set(key, [text]);
  }
  const canonical = tree.facts.links.find((link) => /(?:^|\s)canonical(?:\s|$)/.test(link.key))?.value.trim();
  const address = absolute(canonical, url) ?? absolute(first(metas, META.url), url) ?? url;
  const objects: Data[] = [];
  const byId = new Map<string, Data>();
  for (const script of tree.facts.data) {
    const value = readJson(script.text);
    if (value !== undefined) collect(value, objects, byId, 0);
  }
  const { article, rank } = articleOf(objects, [url, address]);
  const publisher = publisherOf(article, metas, byId, objects);
  const site = publisher?.name ?? null;
  const sites = sitesOf(site, metas, objects);
  const bare: Sources = { tree, metas, article, rank, byId, site, sites, host: hostOf(address), spot: -1 };
  const titles = titlesOf(bare);
  const headline = headlineOf(bare, titles);
  const sources: Sources = { ...bare, spot: spotOf(tree, headline, titles) };
  const { authors, isShown } = authorsOf(sources);
  const { published, modified } = datesOf(sources, objects);
  const section = clean(firstText(article.articleSection)) || first(metas, META.section);
  const tags = tagsOf(sources);
  const image = imageOf(sources);
  const language = languageOf(sources);
  return {
    declared: {
      ...(address && { url: address }),
      ...(language && { language }),
      ...(headline && { headline }),
      ...(authors.length > 0 && { authors }),
      ...(published && { published }),
      ...(modified && { modified }),
      ...(publisher && { publisher }),
      ...(section && { section }),
      ...(tags.length > 0 && { tags }),
      ...(image && { image }),
    },
    titles,
    isShown,
    body: bodyOf(article, tree),
  };
}

function bodyOf(article: Data, tree: Tree): Self['body'] {
  const value = firstText(article.articleBody);
  if (!value) return null;
  const at = tree.facts.data.find(({ text }) => text.includes('articleBody'))?.at ?? 0;
  return { text: plain(value), at };
}

// JSON-LD ------------------------------------------------------------------------------------------------------------

const isData = (value: Json | undefined): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function collect(value: Json, objects: Data[], byId: Map<string, Data>, depth: number): void {
  if (depth > 12 || objects.length >= OBJECTS_MAX || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const entry of value as readonly Json[]) collect(entry, objects, byId, depth + 1);
    return;
  }
  const object = value as Data;
  const id = object['@id'];
  if (typeof id === 'string') {
    const known = byId.get(id);
    if (!known || Object.keys(known).length < Object.keys(object).length) byId.set(id, object);
  }
  if ('@type' in object) objects.push(object);
  for (const entry of Object.values(object)) collect(entry, objects, byId, depth + 1);
}

const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : value === undefined || value === null ? [] : [value];

const typesOf = (object: Data): readonly string[] =>
  listOf(object['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => (type as string).replace(/^https?:\/\/schema\.org\//, ''));

/** The object of the best type; among equals the one that names this page, then the first. */
function articleOf(objects: readonly Data[], urls: readonly (string | undefined)[]): { article: Data; rank: number } {
  const keys = new Set(urls.filter((url) => url !== undefined).map(pageKey));
  let article: Data = {};
  let best = Number.POSITIVE_INFINITY;
  let rank = ARTICLE_TYPES.length;
  for (const object of objects) {
    const ranks = typesOf(object)
      .map((type) => ARTICLE_TYPES.indexOf(type))
      .filter((index) => index >= 0);
    if (ranks.length === 0) continue;
    const own = Math.min(...ranks);
    const address = textOf(object.url) ?? textOf(object.mainEntityOfPage) ?? textOf(object['@id']);
    const names = address !== null && keys.has(pageKey(address));
    const score =
      own + (names ? 0 : 8) + (object.headline === undefined ? 6 : 0) + (object.datePublished === undefined ? 2 : 0);
    if (score < best) {
      best = score;
      article = object;
      rank = own;
    }
  }
  return { article, rank };
}

const pageKey = (url: string): string =>
  withoutEnd(url.replace(/^https?:\/\/(?:www\.|m\.)?/i, '').replace(/[?#].*$/s, ''), '/').toLowerCase();

/** A string, or what an object calls itself. */
function textOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (!isData(value)) return null;
  for (const key of ['name', '@id', 'url', '@value']) if (typeof value[key] === 'string') return value[key] as string;
  return null;
}

const firstText = (value: Json | undefined): string | null => {
  for (const entry of listOf(value)) {
    const text = textOf(entry);
    if (text) return text;
  }
  return null;
};

// Strings ------------------------------------------------------------------------------------------------------------

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

const clean = (text: string | null | undefined): string =>
  plain(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();

function first(metas: ReadonlyMap<string, readonly string[]>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = clean(metas.get(key)?.[0]);
    if (value !== '') return value;
  }
  return null;
}

function absolute(href: string | null | undefined, base: string | undefined): string | null {
  if (!href) return null;
  try {
    return new URL(href, base).href;
  } catch {
    return null;
  }
}

const elementText = (tree: Tree, place: TreePlace): string => tree.text.slice(place.start, place.end);

// Headline -----------------------------------------------------------------------------------------------------------

function titlesOf(sources: Sources): string[] {
  const { metas, article, rank, tree } = sources;
  const titles = new Set<string>();
  const add = (text: string | null | undefined): void => {
    const title = clean(text);
    if (title.length < 2 || title.length > 500) return;
    titles.add(title);
    titles.add(withoutSite(title, sources));
  };
  if (rank < WEAK_TYPE) {
    add(textOf(article.headline));
    add(textOf(article.name));
    add(textOf(article.alternativeHeadline));
  }
  for (const key of META.headline) for (const value of metas.get(key)?.slice(0, 2) ?? []) add(value);
  add(tree.facts.title);
  return [...titles];
}

const SEPARATOR = /\s[|\-–—·•»«:~]{1,2}\s|\s?[|｜]\s?|\s::\s/g;

/** Without the name of the site that many titles end or begin with. */
function withoutSite(title: string, { sites, host }: Sources): string {
  let result = title;
  let next = title.length;
  for (const match of [...title.matchAll(SEPARATOR)].reverse()) {
    const from = match.index + match[0].length;
    const tail = foldTitle(result.slice(from));
    // A section, a day or an author may stand after the name.
    const isNamed = sites.includes(foldTitle(title.slice(from, next)));
    if (isNamed || sites.some((name) => isSiteTail(tail, name)) || isHost(tail, host))
      result = result.slice(0, match.index);
    else if (sites.includes(foldTitle(result.slice(0, match.index)))) return result.slice(from).trim();
    next = match.index;
  }
  return result.trim() === '' ? title : result.trim();
}

const squeezed = (folded: string): string => folded.replaceAll(' ', '');

const isSiteTail = (tail: string, name: string): boolean =>
  tail === name ||
  (tail !== '' && name.startsWith(`${tail} `)) ||
  tail.startsWith(`${name} `) ||
  squeezed(tail) === squeezed(name);

/** A shorter word may stand in the name of a server by chance. */
const HOST_MIN = 5;

/** Whether words after a mark are the name that the server bears: `Acme Tires` of `tires.acme.example`. */
function isHost(tail: string, host: string): boolean {
  const name = squeezed(tail);
  return (
    host !== '' && name.length >= HOST_MIN && (host.includes(name) || (host.length >= HOST_MIN && name.includes(host)))
  );
}

/** The name of a site in its address, without what stands before and after it; empty if there is none. */
function hostOf(url: string | null | undefined): string {
  const labels =
    /^https?:\/\/([^/:?#]+)/i
      .exec(url ?? '')?.[1]
      ?.toLowerCase()
      .split('.') ?? [];
  labels.pop();
  // Of `acme.co.uk`, `acme`.
  if (labels.length > 1 && labels.at(-1)!.length <= 3) labels.pop();
  return labels.at(-1)?.replace(/[^\p{L}\p{N}]+/gu, '') ?? '';
}

const lineOf = (tree: Tree, place: TreePlace): string => elementText(tree, place).replace(/\s+/g, ' ').trim();

/** Share of a title's words that a heading must have to be taken for it. */
const LIKE_MIN = 0.6;

function headlineOf(sources: Sources, titles: readonly string[]): string | null {
  const { tree, metas, article, rank } = sources;
  const folded = titles.map(foldTitle).filter((title) => title !== '');
  const said = (text: string | null | undefined): string => withoutSite(clean(text), sources);
  const data = rank < WEAK_TYPE ? said(textOf(article.headline)) : '';
  const card = said(metas.get('og:title')?.[0]);
  const page = said(tree.facts.title);
  const headings = tree.elements.filter(
    (place) => place.tag === 'h1' && place.end > place.start && !isSiteName(lineOf(tree, place), sources, folded),
  );
  // A visible heading that says what the page declares.
  let best: TreePlace | null = null;
  let score = 0;
  for (const place of headings) {
    const text = lineOf(tree, place);
    const key = foldTitle(text);
    if (key === '' || text.length > 400) continue;
    let likeness = 0;
    for (const title of folded) likeness = Math.max(likeness, alike(key, title));
    if (nearest(place, (at) => at.hidden || at.tag === 'nav' || at.tag === 'footer')) likeness -= 0.2;
    if (likeness > score) {
      score = likeness;
      best = place;
    }
  }
  const shown = best && score >= LIKE_MIN ? headingText(sources, best, [card, data, page]) : '';
  const news = rank < NEWS_TYPES ? newsHeadline(shown, data, card, page) : '';
  if (news !== '') return news;
  if (shown !== '') return shown;
  // A smaller heading that says it outright.
  const exact = tree.elements.find(
    (place) =>
      /^h[2-4]$/.test(place.tag) &&
      place.end - place.start < 400 &&
      folded.includes(foldTitle(elementText(tree, place))),
  );
  if (exact && !isElsewhere(exact)) return lineOf(tree, exact);
  const only = headings.length === 1 ? lineOf(tree, headings[0]!) : '';
  // The only heading of its rank.
  const isAbout = folded.length === 0 || folded.some((title) => sharesWord(foldTitle(only), title));
  if (only.length >= 15 && data === '' && isAbout) return only;
  const named = [data, first(metas, ['og:title']) === null ? '' : card, page];
  return named.find((title) => title.length > 1) ?? (only === '' ? null : only);
}

/**
 * What a newsroom calls its story where the page says it in several ways: what two places say alike, of which one is the
 * data that its system writes or the card that it gives to others. Empty: the page's own heading decides.
 */
function newsHeadline(shown: string, data: string, card: string, page: string): string {
  if (data === '' || shown === data) return '';
  if (data === card) return data;
  if (foldTitle(data) === foldTitle(shown)) return '';
  if (foldTitle(data) === foldTitle(card)) return data;
  if (card !== '' && card === page) return card === shown ? data : card;
  return '';
}

/** Whether a heading of the first rank bears the name of the site instead of a headline. */
function isSiteName(text: string, { sites, host }: Sources, titles: readonly string[]): boolean {
  const key = foldTitle(text);
  if (key === '') return false;
  const isOne = sites.includes(key) || squeezed(key) === host;
  const isPart = titles.some((title) => isBeside(title, key, titles));
  return titles.includes(key) ? isOne && isPart : isOne || isPart;
}

/** Whether a title is a name and another title: `Harbour Notes: The ferry is late`. */
const isBeside = (title: string, name: string, titles: readonly string[]): boolean =>
  (title.startsWith(`${name} `) && titles.includes(title.slice(name.length + 1))) ||
  (title.endsWith(` ${name}`) && titles.includes(title.slice(0, -name.length - 1)));

const straight = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');

/** The words of a heading: one part of it, if that is what the page declares; spelled as declared, if it has parts. */
function headingText(sources: Sources, heading: TreePlace, declared: readonly string[]): string {
  const { tree } = sources;
  const text = lineOf(tree, heading);
  const key = foldTitle(text);
  let hasParts = false;
  for (let id = heading.id + 1; id < tree.elements.length; id++) {
    const part = tree.elements[id]!;
    if (part.depth <= heading.depth) break;
    const words = lineOf(tree, part);
    if (words === '' || words.length === text.length) continue;
    hasParts = true;
    const own = foldTitle(words);
    if (own.length >= LIKE_MIN * LIKE_MIN * key.length && declared.some((title) => foldTitle(title) === own))
      return words;
  }
  const [card, , page] = declared;
  const spelled = declared.find((title) => foldTitle(title) === key);
  if (spelled !== undefined && hasParts) return spelled;
  // Quotation marks that a style of the page made of typed ones.
  if (card === spelled && card === page && card !== text && straight(text) === card) return card;
  const bare = withoutSite(text, { ...sources, host: '' });
  return declared.includes(bare) ? bare : text;
}

const sharesWord = (a: string, b: string): boolean => {
  const words = new Set(b.split(' ').filter((word) => word.length > 3 || /[^\x00-\x7f]/.test(word)));
  return a.split(' ').some((word) => words.has(word));
};

/** The block that shows the headline: the first heading that says it, else the first line that does. */
function spotOf(tree: Tree, headline: string | null, titles: readonly string[]): number {
  const wanted = new Set([headline ?? '', ...titles].map(foldTitle).filter((title) => title.length > 3));
  const lengths = [...wanted].map((title) => title.length);
  const shortest = Math.min(...lengths);
  const longest = Math.max(...lengths) * 1.5 + 10;
  let line = -1;
  for (const block of tree.blocks) {
    const length = block.end - block.start;
    if (length < shortest || length > longest) continue;
    const isHeading = block.shape === 'heading';
    if (!isHeading && line >= 0) continue;
    if (!wanted.has(foldTitle(tree.text.slice(block.start, block.end)))) continue;
    if (isElsewhere(block.place!)) continue;
    if (isHeading) return block.index;
    line = block.index;
  }
  return line;
}

/** As `likenessOf`; titles that are worded a little differently count too. */
function alike(a: string, b: string): number {
  const likeness = likenessOf(a, b);
  if (likeness > 0) return likeness;
  const shared = sharedWords(a, b);
  return shared >= 0.6 ? 0.6 + 0.3 * (shared - 0.6) : 0;
}

// Authors ------------------------------------------------------------------------------------------------------------

/** People first: of the article's data, then on the page, then in `<meta>`; a house only if nobody is named. */
function authorsOf(sources: Sources): { readonly authors: string[]; readonly isShown: boolean } {
  const { article, rank, byId, metas, site } = sources;
  const people: string[] = [];
  const houses: string[] = [];
  for (const entry of [...listOf(article.author), ...listOf(article.creator)]) {
    const object =
      isData(entry) && typeof entry['@id'] === 'string' && entry.name === undefined
        ? (byId.get(entry['@id']) ?? entry)
        : entry;
    const isHouse =
      isData(object) &&
      typesOf(object).some((type) => /Organi[sz]ation|Corporation|Brand/.test(type)) &&
      !typesOf(object).includes('Person');
    for (const name of listOf(isData(object) ? object.name : object)) {
      if (typeof name !== 'string') continue;
      // A newsroom that names an agency or a desk means it; elsewhere a house is the owner of the site.
      const isPerson = isData(object) && typesOf(object).includes('Person');
      const named = isHouse ? [clean(name)] : namesIn(name);
      if ((isSite(clean(name), site) && (!isPerson || named.length === 0)) || (isHouse && rank >= NEWS_TYPES))
        houses.push(clean(name));
      else people.push(...named);
    }
  }
  const declared = (authors: readonly string[]) => ({ authors: unique(authors), isShown: false });
  if (people.length > 0) return declared(people);
  const shown = shownAuthors(sources);
  if (shown.length > 0) return { authors: shown, isShown: true };
  const meta: string[] = [];
  for (const key of META.authors) {
    for (const value of metas.get(key) ?? [])
      for (const author of namesIn(clean(value))) (isSite(author, site) ? houses : meta).push(author);
    if (meta.length > 0) return declared(meta);
  }
  return declared(rank < NEWS_TYPES || metas.has('article:published_time') ? houses.slice(0, 1) : []);
}

const unique = (names: readonly string[]): string[] => {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = foldTitle(name);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const isSite = (name: string, site: string | null): boolean => site !== null && foldTitle(name) === foldTitle(site);

/** A field of authors as it was filled in: without "by", split where it is a list. */
function namesIn(value: string): string[] {
  const text = withoutEnd(withoutByline(clean(value)).replace(/^["'“”\s]+/, ''), ' "\'“”,;|–-');
  const parts = /[;|]|\s[/·•]\s/.test(text) ? text.split(/[;|]|\s[/·•]\s/) : [text];
  return parts.map((part) => withoutByline(part.trim())).filter(isAuthor);
}

function withoutByline(text: string): string {
  const lower = text.toLowerCase();
  for (const word of BYLINE_WORDS) {
    if (!lower.startsWith(word)) continue;
    const next = text.charAt(word.length);
    // "ByAda Quay": the blank was made by a style sheet.
    const isGlued = word.endsWith('by') && /^\p{Lu}\p{Ll}/u.test(text.slice(word.length));
    if (next === '' || /\s|:/.test(next) || word.endsWith(':') || isGlued)
      return text.slice(word.length).replace(/^[\s:]+/, '');
  }
  return text;
}

const NAME_MAX = 120;

function isAuthor(name: string): boolean {
  if (name.length < 2 || name.length > NAME_MAX || NO_AUTHORS.has(name.toLowerCase())) return false;
  if (/^https?:|^www\.|@|[<>{}\\]|\[|:$/.test(name) || !/^[\p{L}\p{N}]/u.test(name)) return false;
  if (!/\p{L}/u.test(name)) return false;
  // The log-in name of an editor: one word without a capital, or with digits.
  if (/^[a-z0-9._-]+$/.test(name)) return false;
  return true;
}

/** Shorter than a sentence, without digits: what a byline on the page may hold. */
const isShownName = (name: string): boolean =>
  name.length <= 60 &&
  !/\d/.test(name) &&
  !/[.!?]\s+\p{L}{4,}/u.test(name) &&
  name.split(' ').length <= 6 &&
  isAuthor(name);

/** Not part of the article: other articles' authors and dates stand here. */
const ELSEWHERE =
  /(?:^|[\s_-])(?:related|comments?|recommended|latest|popular|trending|teasers?|recirc|more-stories)(?:[\s_-]|$)/;
const isElsewhere = (place: TreePlace): boolean =>
  nearest(
    place,
    (at) =>
      at.tag === 'nav' || at.tag === 'footer' || (at.tag !== 'body' && at.tag !== 'html' && ELSEWHERE.test(at.names)),
  ) !== null;

function shownAuthors(sources: Sources): string[] {
  const { tree } = sources;
  const found: { rank: number; names: string[] }[] = [];
  for (const place of tree.elements) {
    if (place.end <= place.start || place.end - place.start > 200) continue;
    const rank = bylineRank(place);
    if (rank < 0 || isElsewhere(place)) continue;
    const names = elementText(tree, place)
      .split('\n')
      .flatMap((line) => namesIn(line))
      .filter(isShownName);
    if (names.length === 0 || names.length > 6) continue;
    // A loose name of an element: only what looks like a name of two words and more, the first of it.
    if (rank === 2)
      names.splice(0, names.length, ...names.filter((name) => name.includes(' ') && isCapitalised(name)).slice(0, 1));
    if (names.length > 0) found.push({ rank, names });
  }
  const lines = bylines(sources);
  if (lines.length > 0) found.push({ rank: 1, names: lines });
  if (found.length === 0) return [];
  const best = Math.min(...found.map((entry) => entry.rank));
  const chosen = found.filter((entry) => entry.rank === best);
  // Many different authors of one rank: a list of other articles.
  const all = unique(chosen.flatMap((entry) => entry.names));
  return all.length <= 3 ? all : unique(chosen[0]!.names).slice(0, 3);
}

/** Lines near the headline that open with a word such as "by", or that follow such a word alone. */
function bylines(sources: Sources): string[] {
  const { tree, spot } = sources;
  const { blocks, text } = tree;
  const from = spot < 0 ? 0 : Math.max(0, spot - 4);
  const to = Math.min(blocks.length, spot < 0 ? 40 : spot + 16);
  for (let index = from; index < to; index++) {
    const block = blocks[index]!;
    if (block.end - block.start > 160 || isElsewhere(block.place!)) continue;
    const line = text.slice(block.start, block.end);
    for (const part of line.split(/\s[|•·●⋅–—-]\s|\s{3,}/)) {
      const named = withoutByline(part);
      if (named === part) continue;
      const next = blocks[index + 1];
      const name = named === '' && next && next.end - next.start < 80 ? text.slice(next.start, next.end) : named;
      const names = namesOfLine(name);
      if (names.length > 0) return names;
    }
  }
  // "Written by" says so anywhere, if the page says it of one person only.
  const found: string[] = [];
  for (const block of blocks) {
    if (block.end - block.start > 100 || isElsewhere(block.place!)) continue;
    const line = text.slice(block.start, block.end);
    const lower = line.toLowerCase();
    const cue = STRONG_BYLINES.find((word) => lower.startsWith(word) && /^$|^[\s:]/.test(line.slice(word.length)));
    if (cue === undefined) continue;
    const rest = line.slice(cue.length).replace(/^[\s:]+/, '');
    const next = blocks[block.index + 1];
    found.push(
      ...namesOfLine(rest === '' && next ? text.slice(next.start, Math.min(next.end, next.start + 80)) : rest),
    );
  }
  const names = unique(found);
  return names.length <= 2 ? names : [];
}

/** Names at the start of a line: up to a digit, a mark or a word in lower case that is no particle. */
function namesOfLine(line: string): string[] {
  const head = line.split(/\s[|•·●⋅–—-]\s|[|•●]|,\s|\d|\s(?:on|in|for|at|in)\s|\s{3,}/, 1)[0]!;
  return head
    .split(/\s(?:and|und|et|y|e|&)\s/)
    .map((name) => withoutTail(name.trim()).replace(MONTH_AFTER, '').trimEnd())
    .filter((name) => isShownName(name) && isCapitalised(name));
}

/** Without a bracket that does not close, or else without marks at the end. */
function withoutTail(name: string): string {
  const open = name.indexOf('(', name.lastIndexOf(')') + 1);
  return open >= 0 ? name.slice(0, open).trimEnd() : withoutEnd(name, '.,:');
}

const MONTH_AFTER =
  /(?:^|\s)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?$/i;

const PARTICLES = new Set(
  'de del della di da dos van von der den ten ter la le el al bin ibn y e da du af av zu'.split(' '),
);

const isCapitalised = (name: string): boolean => {
  const words = name.split(/\s+/);
  return words.length >= 1 && words.length <= 5 && words.every((word) => PARTICLES.has(word) || !/^\p{Ll}/u.test(word));
};

const known = new Map<string, number>();
for (const [rank, names] of BYLINE_NAMES.entries())
  for (const name of names) if (!known.has(name)) known.set(name, rank);

/** Words of which one is in every name of a byline or a date: most elements have none. */
const HINT = /author|auteur|autor|autore|by|writ|post|verfass|contribut|report|firma|info-name/;

/** Parts of a box about an author that hold something else. */
const NO_BYLINE = /bio|image|img|avatar|photo|picture|desc|social|link|icon|title|role|job|more|box|list|archive/;

/** 0 for a name alone, 1 for a byline, 2 for what may hold one; -1 for any other element. */
function bylineRank(place: TreePlace): number {
  if (place.names === '' || !HINT.test(place.names)) return -1;
  let best = -1;
  for (const name of place.names.split(' ')) {
    if (place.tag === 'a' && name === 'author') return 0;
    const words = name.split(/[^a-z0-9]+/).filter(Boolean);
    for (let from = 0; from < words.length && words.length < 10; from++) {
      let phrase = '';
      for (let to = from; to < Math.min(words.length, from + 3); to++) {
        phrase = phrase === '' ? words[to]! : `${phrase}-${words[to]}`;
        const rank = known.get(phrase);
        if (rank === undefined || (rank === 2 && (words.length > 3 || NO_BYLINE.test(name)))) continue;
        if (best < 0 || rank < best) best = rank;
      }
    }
  }
  return best;
}

// Dates --------------------------------------------------------------------------------------------------------------

function datesOf(sources: Sources, objects: readonly Data[]): { published: string | null; modified: string | null } {
  const { article, metas, tree } = sources;
  const modified = dateIn(article.dateModified) ?? metaDate(metas, META.modified) ?? valueDate(tree, /datemodified/i);
  const declared =
    dateIn(article.datePublished) ??
    metaDate(metas, META.published) ??
    dateIn(objects.find((object) => object.datePublished !== undefined)?.datePublished) ??
    dateIn(article.dateCreated) ??
    valueDate(tree, /datepublished|datecreated|pubdate/i);
  // Newsrooms date their data; elsewhere the day that readers are shown beside the headline decides.
  const isNews = sources.rank < NEWS_TYPES;
  const shown = isNews && declared && modified ? null : shownDate(sources);
  const isOther =
    shown?.isBeside && !shown.isChange && declared !== null && shown.iso.slice(0, 10) !== declared.slice(0, 10);
  const published = !isNews && isOther ? shown.iso : (declared ?? shown?.iso ?? dateIn(article.uploadDate));
  return { published, modified: modified ?? (shown?.isChange ? shown.iso : null) };
}

const dateIn = (value: Json | undefined): string | null => {
  const text = firstText(value);
  return text ? isoOf(plain(text)) : null;
};

function metaDate(metas: ReadonlyMap<string, readonly string[]>, keys: readonly string[]): string | null {
  for (const key of keys) {
    for (const value of metas.get(key) ?? []) {
      const date = isoOf(value);
      if (date) return date;
    }
  }
  return null;
}

const valueDate = (tree: Tree, key: RegExp): string | null => {
  for (const fact of tree.facts.values) {
    if (!key.test(fact.key)) continue;
    const date = isoOf(fact.value);
    if (date) return date;
  }
  return null;
};

interface Shown {
  readonly iso: string;
  /** True: the page says it is the day of a change. */
  readonly isChange: boolean;
  /** True: it stands right below the headline. */
  readonly isBeside: boolean;
}

/** The day that the page shows: near the headline, else in the first `<time>` or dated element of the article. */
function shownDate(sources: Sources): Shown | null {
  const { tree, spot } = sources;
  const { blocks, text } = tree;
  let change: Shown | null = null;
  const consider = (iso: string, isChange: boolean, isBeside = false): Shown | null => {
    if (!isChange) return { iso, isChange, isBeside };
    change ??= { iso, isChange, isBeside };
    return null;
  };
  if (spot >= 0) {
    for (let index = Math.max(0, spot - 6); index < Math.min(blocks.length, spot + 16); index++) {
      const block = blocks[index]!;
      if (index === spot || block.end - block.start > 200 || isElsewhere(block.place!)) continue;
      const line = text.slice(block.start, block.end);
      for (const { iso, at } of datesIn(line)) {
        const before = at < 3 ? blocks[index - 1] : undefined;
        const above = before && before.end - before.start < 30 ? text.slice(before.start, before.end) : '';
        const label = `${/\d/.test(above) ? '' : above} ${line.slice(Math.max(0, at - 24), at)}`.toLowerCase();
        const found = consider(
          iso,
          CHANGE_WORDS.some((word) => label.includes(word)) || hasName(block.place!, CHANGE_NAMES),
          index > spot && index <= spot + 8,
        );
        if (found) return found;
      }
    }
  }
  for (const fact of tree.facts.values) {
    if (fact.key !== 'time' || isElsewhere(fact.place)) continue;
    const iso = isoOf(fact.value);
    const found = iso && consider(iso, hasName(fact.place, CHANGE_NAMES));
    if (found) return found;
  }
  for (const place of tree.elements) {
    if (place.end <= place.start || place.end - place.start > 120) continue;
    if ((place.tag !== 'time' && !hasName(place, DATE_NAMES)) || isElsewhere(place)) continue;
    const spotOf = datesIn(elementText(tree, place))[0];
    const found = spotOf && consider(spotOf.iso, hasName(place, CHANGE_NAMES));
    if (found) return found;
  }
  return change;
}

const DATE_HINT = /date|publi|posted|time|created|submitted|modifi|updat|chang/;

function hasName(place: TreePlace, names: readonly string[]): boolean {
  if (place.names === '' || !DATE_HINT.test(place.names)) return false;
  return place.names.split(' ').some((word) => {
    const name = word.replace(/[^a-z0-9]+/g, '-');
    return names.some((entry) => name === entry || name.endsWith(`-${entry}`) || name.startsWith(`${entry}-`));
  });
}

// The rest -----------------------------------------------------------------------------------------------------------

function publisherOf(
  article: Data,
  metas: ReadonlyMap<string, readonly string[]>,
  byId: ReadonlyMap<string, Data>,
  objects: readonly Data[],
): { name: string; url?: string } | null {
  let object: Json | undefined = listOf(article.publisher)[0];
  if (isData(object) && object.name === undefined && typeof object['@id'] === 'string')
    object = byId.get(object['@id']);
  let name = clean(firstText(isData(object) ? object.name : object));
  if (/^https?:/.test(name)) name = '';
  const url =
    isData(object) && typeof object.url === 'string' && /^https?:\/\//.test(object.url) ? object.url : undefined;
  if (name === '') name = first(metas, META.publisher) ?? '';
  if (name === '') {
    const site = objects.find((entry) =>
      typesOf(entry).some((type) => type === 'WebSite' || type === 'NewsMediaOrganization'),
    );
    name = clean(firstText(site?.name));
  }
  return name === '' ? null : { name, ...(url && { url }) };
}

/** Types of JSON-LD that describe a site or the house behind it. */
const SITE_TYPE = /^(?:WebSite|Organization|NewsMediaOrganization|Newspaper)$/;

/** Every name that a site gives itself, folded. */
function sitesOf(
  site: string | null,
  metas: ReadonlyMap<string, readonly string[]>,
  objects: readonly Data[],
): readonly string[] {
  const names = [site ?? '', ...META.publisher.slice(0, 2).map((key) => metas.get(key)?.[0] ?? '')];
  for (const object of objects)
    if (typesOf(object).some((type) => SITE_TYPE.test(type)))
      names.push(textOf(listOf(object.name)[0]) ?? '', textOf(listOf(object.alternateName)[0]) ?? '');
  return [...new Set(names.map((name) => foldTitle(clean(name))))].filter((name) => name.length > 1);
}

function tagsOf(sources: Sources): string[] {
  const { article, metas } = sources;
  const tags: string[] = [];
  const add = (text: string): void => {
    for (const tag of text.split(/[,;]/)) {
      const value = clean(tag);
      if (value !== '' && value.length <= 80) tags.push(value);
    }
  };
  for (const entry of listOf(article.keywords)) {
    const text = textOf(entry);
    if (text) add(text);
  }
  if (tags.length === 0) {
    for (const key of META.tags) {
      for (const value of metas.get(key) ?? []) add(value);
      if (tags.length > 0) break;
    }
  }
  return unique(tags).slice(0, 50);
}

function imageOf(sources: Sources): Declared['image'] | null {
  const { article, metas, tree } = sources;
  const object = listOf(article.image)[0];
  const url =
    (isData(object) ? (textOf(object.url) ?? textOf(object.contentUrl)) : textOf(object)) ?? first(metas, META.image);
  if (!url) return null;
  const key = pictureKey(url);
  const picture = key === '' ? undefined : tree.pictures.find((entry) => pictureKey(entry.url) === key);
  const figure = picture && nearest(picture.place, (at) => at.tag === 'figure');
  const caption =
    figure &&
    tree.elements.find(
      (place) =>
        place.tag === 'figcaption' && place.id > figure.id && place.start >= figure.start && place.end <= figure.end,
    );
  const said = caption
    ? elementText(tree, caption).replace(/\s+/g, ' ').trim()
    : isData(object)
      ? clean(textOf(object.caption))
      : '';
  const credit = isData(object)
    ? clean(textOf(object.creditText) ?? textOf(object.creator) ?? textOf(object.author))
    : '';
  return { url, caption: said === '' ? null : said, credit: credit === '' || /^https?:/.test(credit) ? null : credit };
}

/** Shorter names of files are too common to tell pictures by. */
const PICTURE_NAME_MIN = 6;

/** The name of the file, without size and server. */
function pictureKey(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.length < PICTURE_NAME_MIN ? '' : name.replace(/-\d{2,4}x\d{2,4}(?=\.)/, '').toLowerCase();
}

function languageOf(sources: Sources): string | null {
  const { tree, article, metas } = sources;
  for (const text of [tree.facts.language, textOf(article.inLanguage), first(metas, META.language)]) {
    const tag = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:$|[^a-z])/i.exec(text?.trim() ?? '');
    if (!tag) continue;
    const script = tag[2] ? `-${tag[2][0]!.toUpperCase()}${tag[2].slice(1).toLowerCase()}` : '';
    return tag[1]!.toLowerCase() + script + (tag[3] ? `-${tag[3].toUpperCase()}` : '');
  }
  return null;
}
