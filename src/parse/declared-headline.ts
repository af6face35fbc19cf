/**
 * The headline of a page: a heading that says what the page declares, weighed against its data, its card and its title.
 */
import type { TreePlace } from '../model.ts';
import { nearest } from '../place.ts';
import { firstsOf, foldTitle, likenessOf, mayFoldTo, sharedWords } from '../text/title.ts';
import { datesIn } from './date-text.ts';
import { clean, elementText, first, isElsewhere, lineOf, type Sources, serverOf, textOf } from './declared-sources.ts';
import { META, NEWS_TYPES, WEAK_TYPE } from './html-labels.ts';

export function titlesOf(sources: Sources): string[] {
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
  const opener = OPENER.exec(result);
  if (opener !== null && sites.includes(foldTitle(opener[1]!))) return result.slice(opener[0].length).trim();
  return result.trim() === '' ? title : result.trim();
}

/** `Harbour Notes: The ferry is late`, as blogs print it. */
const OPENER = /^([^:]{2,60}):\s(?=.*\S)/;

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
export function hostOf(url: string | null | undefined): string {
  const labels = serverOf(url).split('.');
  labels.pop();
  // Of `acme.co.uk`, `acme`.
  if (labels.length > 1 && labels.at(-1)!.length <= 3) labels.pop();
  return labels.at(-1)?.replace(/[^\p{L}\p{N}]+/gu, '') ?? '';
}

/** Share of a title's words that a heading must have to be taken for it. */
const LIKE_MIN = 0.6;

export function headlineOf(sources: Sources, titles: readonly string[]): string | null {
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
  const shown = best && score >= LIKE_MIN ? headingText(sources, best, [card, data, page], tree.facts.language) : '';
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
  const named = [data, first(metas, ['og:title']) === null ? '' : card, page].find((title) => title.length > 1);
  // A line that is one part of the title.
  const part = named === undefined ? undefined : shownPart(sources, named);
  if (part !== named) return part!;
  const only = headings.length === 1 ? lineOf(tree, headings[0]!) : '';
  // The only heading of its rank.
  const isAbout = folded.length === 0 || folded.some((title) => sharesWord(foldTitle(only), title));
  if (only.length >= 15 && data === '' && isAbout) return only;
  return named ?? (only === '' ? null : only);
}

/** Shorter than this a part of a title is a name or a section. */
const PART_MIN = 12;

/** Without what stands beside a mark in a title, if a line of the page says the rest and only that. */
function shownPart({ tree }: Sources, title: string): string {
  const parts = new Map<string, string>();
  for (const { index, 0: mark } of title.matchAll(SEPARATOR))
    for (const part of [title.slice(0, index), title.slice(index + mark.length)])
      if (part.trim().length >= PART_MIN) parts.set(foldTitle(part), part.trim());
  if (parts.size === 0) return title;
  const firsts = firstsOf(parts.keys());
  let found = title;
  for (const { start, end, place } of tree.blocks) {
    if (end - start < PART_MIN || end - start > title.length || !mayFoldTo(firsts, tree.text, start, end)) continue;
    const part = parts.get(foldTitle(tree.text.slice(start, end)));
    // The longest of several.
    if (part !== undefined && (found === title || part.length > found.length) && !isElsewhere(place!)) found = part;
  }
  return found;
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

/** Marks of Markdown that a content system left in a title. */
const MARKUP = /[*_`]/;

/** A heading that is typed in capitals throughout. */
const isShouted = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase();

/** The words of a heading: one part of it, if that is what the page declares; spelled as declared, if it has parts. */
function headingText(
  sources: Sources,
  heading: TreePlace,
  declared: readonly string[],
  language: string | null,
): string {
  const { tree } = sources;
  // Escaped twice: `Bread &amp;amp; Butter`.
  const line = lineOf(tree, heading);
  const text = ENTITY.test(line) ? clean(line) : line;
  const key = foldTitle(text);
  const isDeclared = (words: string): boolean => {
    const own = foldTitle(words);
    return own.length >= LIKE_MIN * LIKE_MIN * key.length && declared.some((title) => foldTitle(title) === own);
  };
  let hasParts = false;
  let kicker = '';
  for (let id = heading.id + 1; id < tree.elements.length; id++) {
    const part = tree.elements[id]!;
    if (part.depth <= heading.depth) break;
    const words = lineOf(tree, part);
    if (words === '' || words.length === text.length) continue;
    hasParts = true;
    if (isDeclared(words)) return words;
    // A label in an element of its own, the headline beside it.
    if (text.startsWith(words) && isDeclared(text.slice(words.length))) return text.slice(words.length).trim();
    if (text.endsWith(words) && isDeclared(text.slice(0, -words.length))) return text.slice(0, -words.length).trim();
    kicker ||= text.startsWith(words) && isKicker(part) ? words : '';
  }
  // A label that is called one, if nothing declares it a part of the headline.
  if (kicker !== '' && text.length - kicker.length >= PART_MIN && !declared.some((title) => foldTitle(title) === key))
    return text.slice(kicker.length).replace(/^[\s:|–—-]+/, '');
  // A day before or behind it.
  for (const { at, end } of datesIn(text, 'day', language)) {
    const rest = at === 0 ? text.slice(end) : end === text.length ? text.slice(0, at) : '';
    if (isDeclared(rest)) return rest.trim();
  }
  const [card, , page] = declared;
  const spelled = declared.filter((title) => foldTitle(title) === key && !MARKUP.test(title));
  const quiet = isShouted(text)
    ? spelled.find((title) => !isShouted(title) && title.toUpperCase() === text)
    : undefined;
  if (quiet !== undefined) return quiet;
  if (spelled.length > 0 && hasParts) return spelled[0]!;
  // Quotation marks that a style of the page made of typed ones.
  if (card === spelled[0] && card === page && card !== text && straight(text) === card) return card;
  const bare = withoutSite(text, { ...sources, host: '' });
  return declared.includes(bare) ? bare : text;
}

/** What sites call the label above a headline, in an element of its own. */
const KICKER =
  /(?:^|[\s_-])(?:kicker|eyebrow|overline|roofline|topline|dachzeile|spitzmarke|volanta|cintillo|antetitulo|surtitre|occhiello)(?:[\s_-]|$)/;
const isKicker = (place: TreePlace): boolean => KICKER.test(place.names);

const ENTITY = /&(?:#x?[0-9a-f]{2,6}|amp|quot|nbsp);/i;

const sharesWord = (a: string, b: string): boolean => {
  const words = new Set(b.split(' ').filter((word) => word.length > 3 || /[^\x00-\x7f]/.test(word)));
  return a.split(' ').some((word) => words.has(word));
};

/** The block that shows the headline: the first heading that says it, else the first line that does, else any first heading. */
export function spotOf(sources: Sources, headline: string | null, titles: readonly string[]): number {
  const { tree } = sources;
  const wanted = new Set([headline ?? '', ...titles].map(foldTitle).filter((title) => title.length > 3));
  const lengths = [...wanted].map((title) => title.length);
  const shortest = Math.min(...lengths);
  const longest = Math.max(...lengths) * 1.5 + 10;
  const firsts = firstsOf(wanted);
  let line = -1;
  /** A heading that says it in a box called as those of other stories are: the page's own may be called so too. */
  let boxed = -1;
  for (const block of tree.blocks) {
    const length = block.end - block.start;
    if (length < shortest || length > longest || !mayFoldTo(firsts, tree.text, block.start, block.end)) continue;
    const isHeading = block.shape === 'heading';
    if (!isHeading && line >= 0) continue;
    if (!wanted.has(foldTitle(tree.text.slice(block.start, block.end)))) continue;
    if (isElsewhere(block.place!)) {
      if (boxed < 0 && nearest(block.place, (at) => at.tag === 'h1') !== null) boxed = block.index;
      continue;
    }
    if (isHeading) return block.index;
    line = block.index;
  }
  if (line >= 0 || boxed >= 0) return boxed >= 0 ? boxed : line;
  const folded = titles.map(foldTitle);
  const first = tree.blocks.find(
    ({ place, start, end }) =>
      nearest(place, (at) => at.tag === 'h1') !== null &&
      !isElsewhere(place!) &&
      !isSiteName(tree.text.slice(start, end), sources, folded),
  );
  return first?.index ?? -1;
}

/** As `likenessOf`; titles that are worded a little differently count too. */
function alike(a: string, b: string): number {
  const likeness = likenessOf(a, b);
  if (likeness > 0) return likeness;
  const shared = sharedWords(a, b);
  return shared >= 0.6 ? 0.6 + 0.3 * (shared - 0.6) : 0;
}
