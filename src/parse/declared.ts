/**
 * What a page says about itself: JSON-LD, `<meta>`, microdata and the elements that hold headline, byline and day.
 * Where they disagree, what readers see decides over what only machines read; see `declared-headline.ts`,
 * `declared-authors.ts` and `declared-dates.ts`.
 */
import type { Declared } from '../model.ts';
import { shippedDayLabels } from '../packs/day-labels.ts';
import { nearest } from '../place.ts';
import { withoutEnd } from '../text/characters.ts';
import { foldTitle } from '../text/title.ts';
import { authorsOf } from './declared-authors.ts';
import { datesOf } from './declared-dates.ts';
import { headlineOf, hostOf, spotOf, titlesOf } from './declared-headline.ts';
import {
  clean,
  type Data,
  first,
  firstText,
  isData,
  lineOf,
  listOf,
  plain,
  type Sources,
  serverOf,
  textOf,
  typesOf,
  unique,
} from './declared-sources.ts';
import { ARTICLE_TYPES, META } from './html-labels.ts';
import type { Tree } from './html-tree.ts';
import { type Json, readJson } from './loose-json.ts';

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

export function declaredOf(tree: Tree, url?: string, labels = shippedDayLabels()): Self {
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
  const data = tree.facts.data.map(({ text }) => text);
  // Frameworks have been seen to make a `<meta>` of the script.
  for (const [key, [text]] of metas) if (key.endsWith('ld+json') && text!.startsWith('{')) data.push(text!);
  for (const text of data) {
    const value = readJson(text);
    if (value !== undefined) collect(value, objects, byId, 0);
  }
  const { article, rank } = articleOf(objects, [url, address]);
  const publisher = publisherOf(article, metas, byId, objects);
  const site = publisher?.name ?? null;
  const sites = sitesOf(site, metas, objects, homeHeadings(tree, address));
  const bare: Sources = {
    tree,
    metas,
    article,
    rank,
    byId,
    site,
    sites,
    host: hostOf(address),
    url: address,
    labels,
    spot: -1,
    head: null,
  };
  const titles = titlesOf(bare);
  const headline = headlineOf(bare, titles);
  const spot = spotOf(bare, headline, titles);
  const sources: Sources = { ...bare, spot, head: tree.blocks[spot]?.place ?? null };
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

function absolute(href: string | null | undefined, base: string | undefined): string | null {
  if (!href) return null;
  try {
    return new URL(href, base).href;
  } catch {
    return null;
  }
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
  headings: readonly string[],
): readonly string[] {
  const names = [...headings, site ?? '', ...META.publisher.slice(0, 2).map((key) => metas.get(key)?.[0] ?? '')];
  for (const object of objects)
    if (typesOf(object).some((type) => SITE_TYPE.test(type)))
      names.push(textOf(listOf(object.name)[0]) ?? '', textOf(listOf(object.alternateName)[0]) ?? '');
  return [...new Set(names.map((name) => foldTitle(clean(name))))].filter((name) => name.length > 1);
}

/** Headings of the first rank that are a link to the start of the site: its name, and no headline. */
function homeHeadings(tree: Tree, address: string | undefined): string[] {
  const { elements } = tree;
  const headings: string[] = [];
  for (const place of elements) {
    if (place.tag !== 'h1' || place.end <= place.start || place.end - place.start > SITE_NAME_MAX) continue;
    const line = lineOf(tree, place);
    let id = place.id + 1;
    const isBelow = (): boolean => id < elements.length && elements[id]!.depth > place.depth;
    while (isBelow() && !(elements[id]!.tag === 'a' && lineOf(tree, elements[id]!) === line)) id++;
    if (isBelow() && isHome(elements[id]!.href, address)) headings.push(line);
  }
  return headings;
}

/** A longer heading is a headline, wherever its link leads. */
const SITE_NAME_MAX = 48;

/** Does a link of a page below the start of its site lead there? */
function isHome(href: string | null, address: string | undefined): boolean {
  const target = absolute(href, address);
  if (target === null || address === undefined) return href === '/' || HOME.test(href ?? '');
  return HOME.test(target) && !HOME.test(address) && serverOf(target) === serverOf(address);
}

const HOME = /^https?:\/\/[^/?#]{1,200}\/?$/i;

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
  const said = caption ? lineOf(tree, caption) : isData(object) ? clean(textOf(object.caption)) : '';
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
