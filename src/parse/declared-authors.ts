/**
 * Who wrote it, as a page's data, its lines and its `<meta>` say: people first, a house only if nobody is named.
 */
import type { TreePlace } from '../model.ts';
import type { DayLabels } from '../packs/day-labels.ts';
import { isWithin, nearest } from '../place.ts';
import { withoutEnd } from '../text/characters.ts';
import { foldString } from '../text/fold.ts';
import { memoized } from '../text/memo.ts';
import { foldTitle } from '../text/title.ts';
import { datesIn } from './date-text.ts';
import { isCalendarWord } from './date-words.ts';
import {
  clean,
  elementText,
  first,
  firstText,
  isData,
  isElsewhere,
  lineOf,
  listOf,
  type Sources,
  smallWordsIn,
  textOf,
  typesOf,
  unique,
} from './declared-sources.ts';
import {
  AUTHOR_PATHS,
  BYLINE_NAMES,
  BYLINE_WORDS,
  CARD_LABELS,
  META,
  NEWS_TYPES,
  NO_AUTHOR_OPENERS,
  NO_AUTHORS,
  OTHER_ROLES,
  PERSON_PATHS,
  STRONG_BYLINES,
} from './html-labels.ts';
import type { Tree } from './html-tree.ts';

/** People first: of the article's data, then on the page, then in `<meta>`; a house only if nobody is named. */
export function authorsOf(sources: Sources): { readonly authors: string[]; readonly isShown: boolean } {
  const { article, rank, byId, metas, site } = sources;
  const people: string[] = [];
  const houses: string[] = [];
  for (const entry of [...listOf(article.author), ...listOf(article.creator)]) {
    const object =
      isData(entry) && typeof entry['@id'] === 'string' && entry.name === undefined ? byId.get(entry['@id']) : entry;
    const isHouse =
      isData(object) &&
      typesOf(object).some((type) => /Organi[sz]ation|Corporation|Brand/.test(type)) &&
      !typesOf(object).includes('Person');
    for (const value of listOf(isData(object) ? object.name : object)) {
      const name = textOf(value);
      if (name === null || name.trim() === '') continue;
      // A newsroom that names an agency or a desk means it; elsewhere a house is the owner of the site.
      const isPerson = isData(object) && typesOf(object).includes('Person');
      const named = isHouse ? [clean(name)] : namesIn(name);
      if ((isSite(clean(name), site) && (!isPerson || named.length === 0)) || (isHouse && rank >= NEWS_TYPES))
        houses.push(clean(name));
      else people.push(...named);
    }
  }
  const tidied = (names: readonly string[]): string[] => {
    const bare = unique(names.map((name) => withoutHouse(name, sources.sites)));
    // "Ada QuayIn the city" beside "Ada Quay": the blank was made by a style sheet.
    const people = bare.filter((name) => !bare.some((other) => isLonger(name, other)));
    const others = people.filter((name) => !isSite(name, site));
    return (others.length > 0 ? others : people).slice(0, AUTHORS_MAX);
  };
  const declared = (authors: readonly string[]) => ({ authors: tidied(authors), isShown: false });
  if (people.length > 0) {
    // Elsewhere than in newsrooms the data often names who put the page up, not who signs it.
    const lines = rank >= NEWS_TYPES ? bylines(sources).filter((name) => name.includes(' ')) : [];
    const words = new Set(people.flatMap((name) => foldTitle(name).split(' ')));
    const isOther = lines.every((name) =>
      foldTitle(name)
        .split(' ')
        .every((word) => !words.has(word)),
    );
    // The same name in two scripts cannot be told from two names.
    const isAlike = /[a-z]/i.test(people.join('')) === /[a-z]/i.test(lines.join(''));
    if (lines.length > 0 && isOther && isAlike) return { authors: tidied(lines), isShown: true };
    return declared(people);
  }
  const meta: string[] = [];
  for (const key of META.authors) {
    for (const value of metas.get(key) ?? [])
      for (const author of namesIn(clean(value))) (isSite(author, site) ? houses : meta).push(author);
    if (meta.length > 0) break;
  }
  if (meta.length === 0) meta.push(...cardAuthors(metas).filter((name) => !isSite(name, site)));
  const section = foldTitle(clean(firstText(article.articleSection)) || (first(metas, META.section) ?? ''));
  const { names, isNamed } = shownAuthors(sources);
  const shown = names.filter((name) => foldTitle(name) !== section);
  // "Ada QuayCity reporter" on the page, "Ada Quay" in its metadata.
  const whole = meta.filter((name) => shown.some((line) => isLonger(line, name)));
  if (whole.length > 0) return declared(whole);
  // The line on the page may hold more than the names.
  const isSame =
    meta.length > 0 &&
    shown.every((name) => meta.some((other) => foldTitle(other) === foldTitle(name) || isLonger(other, name)));
  if (shown.length > 0 && isSame) return declared(meta);
  if (shown.length > 0) return { authors: tidied(shown), isShown: !isNamed };
  if (meta.length > 0) return declared(meta);
  return declared(rank < NEWS_TYPES || metas.has('article:published_time') ? houses.slice(0, 1) : []);
}

/** The author on a card that shows two lines of its own: `Written by`, `Ada Quay`. */
function cardAuthors(metas: Sources['metas']): string[] {
  for (const number of ['1', '2']) {
    const label = clean(metas.get(`twitter:label${number}`)?.[0]).toLowerCase();
    if (CARD_LABELS.has(label)) return namesIn(clean(metas.get(`twitter:data${number}`)?.[0]));
  }
  return [];
}

/** More names are a list of contributors; a paper in physics has thousands. */
const AUTHORS_MAX = 100;

/** `Ada Quay, The Harbour Post` and `Ada Quay - The Harbour Post Staff`: the person alone. */
function withoutHouse(name: string, sites: readonly string[]): string {
  for (let from = 0; from < name.length; ) {
    const at = name.indexOf(' ', from);
    if (at < 0) break;
    from = at + 1;
    const tail = foldTitle(name.slice(from));
    const head = withoutEnd(name.slice(0, at), ' ,–—|-');
    if (!head.includes(' ')) continue;
    if (sites.some((site) => tail === site || tail.startsWith(`${site} `))) return head;
  }
  return name;
}

const isLonger = (name: string, other: string): boolean =>
  name.length > other.length &&
  other.includes(' ') &&
  name.startsWith(other) &&
  /^[\s,\p{Lu}]/u.test(name.slice(other.length));

const isSite = (name: string, site: string | null): boolean => site !== null && foldTitle(name) === foldTitle(site);

/** A field of authors as it was filled in: without "by", split where it is a list. */
function namesIn(value: string): string[] {
  const text = withoutEnd(withoutByline(clean(value)).replace(/^["'“”\s]+/, ''), ' "\'“”,;|–-');
  const parts = /[;|]|\s[/·•]\s/.test(text) ? text.split(/[;|]|\s[/·•]\s/) : [text];
  return parts
    .map((part) => withoutByline(part.trim()))
    .filter(isAuthor)
    .flatMap(peopleOf);
}

/** Before the last name of a list. */
const AND = /,?\s(?:and|und|et|y|e|&)\s/;

/** `Ada Quay, Ben Pier and Cy Dock`, a name each; what may be one name, a house or a job stays whole: `Dock and Sons`. */
function peopleOf(text: string): string[] {
  // "Ada Quay, Master Diver & Harbour Guide"
  if (/,\s/.test(text.slice(0, Math.max(0, text.lastIndexOf('&'))))) return [text];
  const parts = text.split(AND);
  const names = parts.flatMap((part, index) => (index < parts.length - 1 ? part.split(/,\s/) : part));
  return names.length > 1 && names.every(isPerson) ? names : [text];
}

const isList = (line: string): boolean => peopleOf(withoutByline(line)).length > 1;

/** Two words and more with a capital each, none of them a job. */
const isPerson = (name: string): boolean =>
  CASED_NAME.test(name) &&
  isCapitalised(name) &&
  isShownName(name) &&
  !name.split(' ').some((word) => NO_AUTHORS.has(word.toLowerCase()));

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
  const lower = name.toLowerCase();
  if (NO_AUTHOR_OPENERS.some((words) => lower.startsWith(words))) return false;
  // The log-in name of an editor: one word without a capital, or with digits.
  if (/^[a-z0-9._-]+$/.test(name)) return false;
  return true;
}

/** Shorter than a sentence, without digits: what a byline on the page may hold. */
const isShownName = (name: string): boolean =>
  name.length <= 60 &&
  !/\d/.test(name) &&
  !/\p{Ll}{4}[.!?]\s+\p{L}{4,}/u.test(name) &&
  name.split(' ').length <= 6 &&
  isAuthor(name);

const LOG_IN = /^(?!.{0,20}admin)[a-z]{4,30}$/;

/** Names of elements of which the text is no name, inside a byline too. */
const OTHER_PART = /[_-](?:category|section|topic|tags?|title|role|job|position|occupation)(?:\s|$)/;

/** Names in a line of an element that holds authors. */
function namesOfPart(line: string, labels: DayLabels): string[] {
  const rest = withoutByline(line);
  if (rest !== line && /[\d|•·●⋅–—-]/.test(rest)) return namesOfLine(rest, labels);
  const placed = PLACED.exec(line)?.[1];
  return namesIn(placed ?? line);
}

/** `Ada Quay at Harbour Park`: a name of two or three words, and the place that a reporter of sports was at. */
const PLACED = /^((?:\p{Lu}[\p{L}\p{M}'’.-]+\s){1,2}\p{Lu}[\p{L}\p{M}'’-]+)\s(?:at|in)\s\p{Lu}[\p{L}\p{M}'’. ]{2,40}$/u;

/** Names in one element, or in lines near the headline. */
interface Found {
  /** As of `BYLINE_NAMES`; 0 is the surest. */
  readonly rank: number;
  names: string[];
  readonly place: TreePlace | null;
  /** True: its address says that it is an author. */
  readonly isLink: boolean;
}

/** Nothing but a name: no job, no house. */
const isBare = (name: string): boolean => !name.includes(',') && name.split(' ').length <= 3;

/**
 * Who signs the page as readers see it.
 *
 * @returns `isNamed`: an element that holds a name alone says it, and no line from which names have to be read.
 */
function shownAuthors(sources: Sources): { readonly names: string[]; readonly isNamed: boolean } {
  const { tree, head } = sources;
  const found: Found[] = [];
  // Sections, days and jobs that stand inside a byline, each in an element of its own.
  const others = new Set<string>();
  const near = nearHeadline(sources);
  let linked = -1;
  for (const place of tree.elements) {
    const length = place.end - place.start;
    if (length <= 0 || length > 200) continue;
    const isLink = place.tag === 'a';
    const { rank, isOther } =
      place.names === '' ? NO_BYLINE_AT_ALL : isLink ? partOfLink(place.names) : partOf(place.names);
    if (isOther && rank !== 0 && length < 100) others.add(elementText(tree, place));
    if (rank < 0) {
      // A link to the page of a person, near the headline; more of them right behind it.
      if (!isLink || place.start < near.from || place.start >= near.to) continue;
      const names = linkedNames(sources, place);
      // Other stories stand above the headline too.
      const isFirst = linked < near.spot && place.start >= near.spot;
      const isFar = linked >= 0 && !isFirst && place.start - linked > LINKS_GAP;
      if (names.length === 0 || isFar || isElsewhere(place, head)) continue;
      if (isFirst) for (let at = found.length - 1; at >= 0; at--) if (found[at]!.isLink) found.splice(at, 1);
      found.push({ rank: 0, names, place, isLink: true });
      linked = place.end;
      continue;
    }
    if (isElsewhere(place, head)) continue;
    const isLinked = isLink && slugOf(place.href) !== null;
    const names = elementText(tree, place)
      .split('\n')
      .filter((line) => !others.has(line) || isLinked)
      .flatMap((line) => namesOfPart(line, sources.labels))
      .filter(isShownName);
    // A log-in name that readers are shown for a name is one.
    const alone = elementText(tree, place);
    if (rank === 0 && names.length === 0 && LOG_IN.test(alone) && !NO_AUTHORS.has(alone)) names.push(alone);
    if (names.length === 0 || names.length > 6) continue;
    // A loose name of an element: only what looks like a name of two words and more, the first of it.
    if (rank === 2 && !isList(alone))
      names.splice(0, names.length, ...names.filter((name) => name.includes(' ') && isCapitalised(name)).slice(0, 1));
    if (names.length === 0 || isOfOther(tree, place)) continue;
    // What stands inside says it better.
    for (let at = found.length - 1; at >= 0; at--) {
      const outer = found[at]!;
      if (outer.rank === rank && outer.place !== null && outer.place.end >= place.end && isWithin(place, outer.place))
        found.splice(at, 1);
    }
    found.push({ rank, names, place, isLink: isLinked });
  }
  for (const entry of found) if (!entry.isLink) entry.names = entry.names.filter((name) => !others.has(name));
  const lines = bylines(sources);
  if (lines.length > 0) found.push({ rank: 1, names: lines, place: null, isLink: false });
  const full = found.filter(({ names }) => names.length > 0);
  if (full.length === 0) {
    const name = portrayed(sources);
    return { names: name === null ? [] : [name], isNamed: name !== null };
  }
  const best = Math.min(...full.map((entry) => entry.rank));
  const equal = full.filter((entry) => entry.rank === best);
  // At the end of a story stand those who checked it, or wrote others.
  const close = equal.filter(({ place }) => place === null || (place.start >= near.from && place.start < near.to));
  const chosen = close.length > 0 ? close : equal;
  // Many different authors of one rank, and not in one line: a list of other articles.
  const all = unique(chosen.flatMap((entry) => entry.names));
  const own = all.length <= 3 ? chosen : chosen.filter((entry) => isBesideName(tree, chosen[0]!.place, entry.place));
  const names = own === chosen ? all : unique(own.flatMap((entry) => entry.names));
  return { names, isNamed: best === 0 && names.every(isBare) };
}

/** Whether two names stand in one line. */
const isBesideName = ({ text }: Tree, first: TreePlace | null, other: TreePlace | null): boolean =>
  first === other ||
  (first !== null &&
    other !== null &&
    other.end - first.start <= NAMES_LINE_MAX &&
    !text.slice(first.start, other.end).includes('\n'));

/** Code units of a line of names. */
const NAMES_LINE_MAX = 400;

/** Blocks above and below the headline among which its byline stands. */
const BYLINE_ABOVE = 4;
const BYLINE_BELOW = 16;
/** Code units between two links to authors of one story. */
const LINKS_GAP = 60;

/** The part of the text around the headline; empty if nobody knows where it is. */
function nearHeadline({ tree: { blocks }, spot }: Sources): {
  readonly from: number;
  readonly spot: number;
  readonly to: number;
} {
  if (spot < 0) return { from: 0, spot: 0, to: 0 };
  return {
    from: blocks[Math.max(0, spot - BYLINE_ABOVE)]!.start,
    spot: blocks[spot]!.start,
    to: blocks[Math.min(blocks.length - 1, spot + BYLINE_BELOW)]!.end,
  };
}

/** Code units of a line of links to authors, and words in lower case in it outside of them; more make a sentence. */
const LINKED_LINE_MAX = 160;
const SMALL_MAX = 3;
/** A line alone with what somebody did: `Reviewed by`. Code units. */
const LABEL_MAX = 40;

/** The name in a link to a person's page, if it stands in a byline, or the names of a list that begins with it. */
function linkedNames({ tree, labels }: Sources, place: TreePlace): string[] {
  const slug = slugOf(place.href);
  if (slug === null) return [];
  const line = lineOf(tree, place);
  const [first, ...more] = namesOfPart(line, labels);
  const name = first === undefined || (more.length > 0 && !isList(line)) ? null : named(first, slug);
  if (name === null || !isFullName(name)) return [];
  const { start, end } = lineAround(tree, place);
  if (end - start > LINKED_LINE_MAX) return [];
  const beside = `${tree.text.slice(start, place.start)} ${tree.text.slice(place.end, end)}`;
  if (smallWordsIn(beside) > SMALL_MAX || isOfOther(tree, place)) return [];
  return [name, ...more];
}

/** The line in which an element stands, as far as a byline is long. */
function lineAround({ text }: Tree, place: TreePlace): { readonly start: number; readonly end: number } {
  const from = Math.max(0, place.start - LINKED_LINE_MAX);
  const after = text.slice(place.end, place.end + LINKED_LINE_MAX).indexOf('\n');
  return {
    start: from + text.slice(from, place.start).lastIndexOf('\n') + 1,
    end: after < 0 ? Math.min(text.length, place.end + LINKED_LINE_MAX) : place.end + after,
  };
}

/** Whether the words before an element say that who is named in it did something else: `Reviewed by`. */
function isOfOther(tree: Tree, place: TreePlace): boolean {
  const { text } = tree;
  const { start } = lineAround(tree, place);
  const before = text.slice(start, place.start);
  const lines = text.slice(Math.max(0, start - LABEL_MAX - 2), Math.max(0, start - 1));
  const above = lines.slice(lines.lastIndexOf('\n') + 1);
  const label = (before.trim().length < 3 && above.length <= LABEL_MAX ? above : before).toLowerCase();
  return OTHER_ROLES.some((role) => label.includes(role));
}

/** The words of the address of a person's page: `ada-quay` of `/authors/ada-quay`; null for any other address. */
function slugOf(href: string | null): { readonly words: readonly string[]; readonly isSure: boolean } | null {
  if (href === null || href.length < 4) return null;
  const parts = href.toLowerCase().split(/[/?#&=]/);
  const at = parts.findIndex((part, index) => (AUTHOR_PATHS.has(part) || PERSON_PATHS.has(part)) && !!parts[index + 1]);
  // `https://post.example/@adaquay`
  const handle = at < 0 ? parts.find((part) => /^@\p{L}{3}/u.test(part)) : undefined;
  if (handle !== undefined) return { words: [foldString(handle.slice(1))], isSure: false };
  if (at < 0) return null;
  return {
    words: foldString(decoded(parts[at + 1]!))
      .split(/[^\p{L}]+/u)
      .filter(Boolean),
    isSure: AUTHOR_PATHS.has(parts[at]!),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A name without the job behind it, where the address says which words are the name; null if it says another name. */
function named(
  name: string,
  { words, isSure }: { readonly words: readonly string[]; readonly isSure: boolean },
): string | null {
  const own = name.split(' ');
  const folded = own.map((word) => foldString(word).replace(/[^\p{L}]+/gu, ''));
  let last = -1;
  let hits = 0;
  for (const [index, word] of folded.entries()) {
    if (word === '' || !words.includes(word)) continue;
    last = index;
    hits++;
  }
  if (hits >= 2 && last + 1 < own.length && !/[,]$/.test(own[last]!)) return own.slice(0, last + 1).join(' ');
  const isLike = hits > 0 || folded.some((word) => word.length >= 3 && words.some((other) => other.includes(word)));
  return isSure || isLike ? name : null;
}

/** Two words and more, or a name in a script without case. */
const isFullName = (name: string): boolean =>
  isShownName(name) && isCapitalised(name) && (name.includes(' ') || /^[^\x00-\u024f]{2,}$/.test(name));

/** Blocks below the headline among which a portrait stands with the name. */
const PORTRAIT_BELOW = 8;

/** A name alone on a line below the headline whose portrait the page shows beside it. */
function portrayed({ tree, spot, head }: Sources): string | null {
  if (spot < 0) return null;
  const { blocks, pictures, text } = tree;
  const from = blocks[spot]!.start;
  const to = blocks[Math.min(blocks.length - 1, spot + PORTRAIT_BELOW)]!.end;
  const portraits = pictures.filter(
    ({ alt, at, place }) =>
      alt !== '' && at >= from && at <= to && nearest(place, ({ tag }) => tag === 'figure') === null,
  );
  if (portraits.length === 0) return null;
  for (let index = spot + 1; index <= spot + PORTRAIT_BELOW && index < blocks.length; index++) {
    const { start, end, place } = blocks[index]!;
    if (end - start > LABEL_MAX || isElsewhere(place!, head)) continue;
    const name = text.slice(start, end);
    const words = name.split(' ').length;
    if (words < 2 || words > 4 || !isFullName(name) || !CASED_NAME.test(name) || !isDated(tree, index)) continue;
    if (portraits.some(({ alt, at }) => Math.abs(at - start) <= PORTRAIT_GAP && alt.includes(name))) return name;
  }
  return null;
}

/** Words with a capital each, and no mark but those of names. */
const CASED_NAME = /^\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){1,3}$/u;

/** Whether a short line near a block holds a day. */
function isDated({ blocks, text }: Tree, index: number): boolean {
  for (const { start, end } of blocks.slice(Math.max(0, index - 2), index + 4))
    if (end - start <= LINKED_LINE_MAX && datesIn(text.slice(start, end), 'day').length > 0) return true;
  return false;
}

/** Code units between a name and its portrait. */
const PORTRAIT_GAP = 60;

/** Between the parts of a line with a byline; a day may stand right before it. */
const PARTS = /\s[|•·●⋅–—-]\s|\s{3,}|(?<=\d{4},?)\s(?=by\s)/i;

/** First letters of the words that announce a name; in Latin-1 this bit makes a capital small. */
const STRONG_FIRST: ReadonlySet<number> = new Set(STRONG_BYLINES.map((word) => word.charCodeAt(0) | 0x20));

/** Lines near the headline that open with a word such as "by", or that follow such a word alone. */
function bylines(sources: Sources): string[] {
  const { tree, spot, head, labels } = sources;
  const { blocks, text } = tree;
  const from = spot < 0 ? 0 : Math.max(0, spot - BYLINE_ABOVE);
  const to = Math.min(blocks.length, spot < 0 ? 40 : spot + BYLINE_BELOW);
  for (let index = from; index < to; index++) {
    const block = blocks[index]!;
    if (block.end - block.start > 160 || isElsewhere(block.place!, head)) continue;
    const line = text.slice(block.start, block.end);
    if (isProse(line)) continue;
    for (const part of line.split(PARTS)) {
      const named = withoutByline(part);
      if (named === part) continue;
      const next = blocks[index + 1];
      const name = named === '' && next && next.end - next.start < 80 ? text.slice(next.start, next.end) : named;
      const names = namesOfLine(name, labels);
      if (names.length > 0) return names;
    }
  }
  // "Written by" says so anywhere, if the page says it of one person only.
  const found: string[] = [];
  for (const block of blocks) {
    if (block.end - block.start > 100 || !STRONG_FIRST.has(text.charCodeAt(block.start) | 0x20)) continue;
    const line = text.slice(block.start, block.end);
    const lower = line.toLowerCase();
    const cue = STRONG_BYLINES.find((word) => lower.startsWith(word) && /^$|^[\s:]/.test(line.slice(word.length)));
    if (cue === undefined || isElsewhere(block.place!, head)) continue;
    if (isProse(line)) continue;
    const rest = line.slice(cue.length).replace(/^[\s:]+/, '');
    const next = blocks[block.index + 1];
    found.push(
      ...namesOfLine(rest === '' && next ? text.slice(next.start, Math.min(next.end, next.start + 80)) : rest, labels),
    );
  }
  const names = unique(found);
  return names.length <= 2 ? names : [];
}

/** Authors are people in stories too: `Author Ada Quay said that the harbour had been …`. */
const isProse = (line: string): boolean => /[.!?।。]$/.test(line) && smallWordsIn(line) > SMALL_MAX + 1;

/** Names at the start of a line: up to a digit, a mark or a word in lower case that is no particle. */
function namesOfLine(line: string, labels: DayLabels): string[] {
  const people = peopleOf(withoutTail(line));
  if (people.length > 1) return people;
  const end = line.search(LINE_END);
  const head = end < 0 ? line : line.slice(0, end);
  // Before a day stand its month and what was done on it.
  const isDated = end >= 0 && /\d/.test(line.charAt(end));
  // The number is part of the name: `News24`.
  if (isDated && /\p{Lu}{2}$/u.test(head) && !BEFORE_DAY.test(head)) return [];
  return head
    .split(AND)
    .map((name) => withoutTail((isDated ? withoutDay(name.replace(BEFORE_DAY, ''), labels) : name).trim()))
    .filter((name) => isShownName(name) && isCapitalised(name));
}

const LINE_END =
  /\s(?=(?:[Ee]dited|[Rr]eviewed|[Uu]pdated|[Pp]ublished|[Pp]osted|[Pp]hotos?|[Tt]ranslated)(?:\s(?:[Bb]y|[Oo]n|[Aa]t))?\s?:)|\s?[|•●⋅·;]|\s[–—-]\s|,\s|\d|\s(?:on|in|for|at)\s|\s{3,}/;
const BEFORE_DAY =
  /(?:^|\s|(?<=\p{Ll}))(?:updated|published|posted|last updated)?\s?(?:on\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\p{L}{0,6}\.?\s?$/iu;

/** `Ada Quay Friday`, `Ada Quay Publié le`: without the label and the words of a date that goes on in numbers. */
function withoutDay(name: string, labels: DayLabels): string {
  const words = name.trim().split(' ');
  const tailFrom = (index: number): string => words.slice(index).join(' ');
  let label = words.length <= LABELLED_MAX ? words.length : 0;
  for (let index = label - 1; index >= 2; index--)
    if (labels.opensPublished(tailFrom(index)) || (label === words.length && labels.isChanged(tailFrom(index))))
      label = index;
  if (label > 0) words.length = label;
  while (words.length > 2 && isCalendarWord(words.at(-1)!.replace(/[,،]$/, ''))) words.pop();
  return words.join(' ').replace(/[,،]$/, '');
}

/** Words of a name and the label behind it. */
const LABELLED_MAX = 8;

/** Without a bracket that does not close, or else without marks at the end. */
function withoutTail(name: string): string {
  const open = name.indexOf('(', name.lastIndexOf(')') + 1);
  return open >= 0 ? name.slice(0, open).trimEnd() : withoutEnd(name, '.,:');
}

const PARTICLES = new Set(
  'de del della di da dos van von der den ten ter la le el al bin ibn y e da du af av zu'.split(' '),
);

const isCapitalised = (name: string): boolean => {
  const words = name.split(/\s+/);
  return words.length >= 1 && words.length <= 5 && words.every((word) => PARTICLES.has(word) || !/^\p{Ll}/u.test(word));
};

const known = new Map(BYLINE_NAMES.flatMap((names, rank) => names.map((name) => [name, rank] as const)));

/** Words of which one is in every name of a byline or a date: most elements have none. */
const HINT = /author|auteur|autor|autore|by|writ|post|verfass|contribut|report|firma|info-name/;

/** Parts of a box about an author that hold something else. */
const NO_BYLINE = /bio|image|img|avatar|photo|picture|desc|social|link|icon|title|role|job|more|box|list|archive/;

/** What the names of an element say of it. */
interface Part {
  /** 0 for a name alone, 1 for a byline, 2 for what may hold one; -1 for any other element. */
  readonly rank: number;
  /** True: its text is no name, inside a byline too. */
  readonly isOther: boolean;
}

const NO_BYLINE_AT_ALL: Part = { rank: -1, isOther: false };
const partOf = memoized((names): Part => ({ rank: rankOfNames(names, false), isOther: OTHER_PART.test(names) }));
const partOfLink = memoized((names): Part => ({ rank: rankOfNames(names, true), isOther: OTHER_PART.test(names) }));

function rankOfNames(names: string, isLink: boolean): number {
  if (!HINT.test(names)) return -1;
  let best = -1;
  for (const name of names.split(' ')) {
    if (isLink && name === 'author') return 0;
    if (OTHER_PART.test(name)) continue;
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
