/**
 * When it was published and changed: the page's data, `<meta>`, microdata, and the day that readers are shown.
 */
import type { TreePlace } from '../model.ts';
import { nearest } from '../place.ts';
import { memoized } from '../text/memo.ts';
import { datesIn, isoOf, type NumberOrder } from './date-text.ts';
import { type Data, elementText, firstText, isElsewhere, plain, type Sources } from './declared-sources.ts';
import { CHANGE_NAMES, CHANGE_WORDS, DATE_NAMES, META, NEWS_TYPES, PUBLISHED_WORDS } from './html-labels.ts';
import type { Tree } from './html-tree.ts';
import type { Json } from './loose-json.ts';

export function datesOf(
  sources: Sources,
  objects: readonly Data[],
): { published: string | null; modified: string | null } {
  const { article, metas, tree } = sources;
  const modified = dateIn(article.dateModified) ?? metaDate(metas, META.modified) ?? valueDate(tree, /datemodified/i);
  const declared =
    dateIn(article.datePublished) ??
    metaDate(metas, META.published) ??
    metaDate(metas, [...metas.keys()].filter((key) => PUBLISHED_KEY.test(key)).sort()) ??
    dateIn(objects.find((object) => object.datePublished !== undefined)?.datePublished) ??
    dateIn(article.dateCreated) ??
    valueDate(tree, /datepublished|datecreated|pubdate/i);
  // Newsrooms date their data; elsewhere the day that readers are shown beside the headline decides.
  const isNews = sources.rank < NEWS_TYPES;
  // A page that was published when it was last saved says so on saving: then the day that readers are told is the first.
  const isSaved = declared !== null && declared === modified;
  const shown = isNews && declared && modified && !isSaved ? null : shownDate(sources, orderOf(tree.facts.language));
  const isShown =
    shown?.isBeside &&
    !shown.isChange &&
    declared !== null &&
    (!isNews || (isSaved && shown.isLabelled && shown.iso < declared)) &&
    !isSwapped(shown.iso, declared) &&
    (modified === null || shown.iso.slice(0, 10) !== modified.slice(0, 10));
  const published = isShown
    ? ofReaders(tree, shown.iso, declared)
    : (declared ??
      (shown?.isBeside && !shown.isChange ? shown.iso : (dateOfUrl(sources.url) ?? shown?.iso)) ??
      dateIn(article.uploadDate));
  return { published, modified: modified ?? (shown?.isChange ? shown.iso : null) };
}

/** The day in the path of an address: `/2024/05/17/`, `/2024-05-17-name`, `/2024/may/17/`, `/20240517/`. */
const URL_DATE =
  /\/(?:((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3,9})[/-](0?[1-9]|[12]\d|3[01])|(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?=[/_.-]|$)/i;

function dateOfUrl(url: string | undefined): string | null {
  const found = URL_DATE.exec(url?.replace(/[?#].*$/s, '') ?? '');
  if (found === null) return null;
  const [, year, month, day] = found[1] === undefined ? found.slice(3) : found;
  return isoOf(/^\d/.test(month!) ? `${year}-${month}-${day}` : `${day} ${month} ${year}`);
}

/** Keys that a site made up for the day of publication. */
const PUBLISHED_KEY = /(?:^|[-_.:])(?:publish(?:ed|ing)?|publication|first-?published)[-_.:]?(?:date|time|on|at)$/;

/** Languages of which the region is not given, and that do not write the year first. */
const DAY_FIRST =
  /^(?:ar|bg|ca|cs|da|de|el|es|fi|fr|gl|he|hi|hr|id|it|ms|nb|nl|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|ur|vi)(?:-|$)/;

/** How a page of a language writes dates in numbers; null where that differs or is not known. */
function orderOf(language: string | null): NumberOrder {
  const tag = language?.toLowerCase().replace('_', '-') ?? '';
  if (tag === 'en-us') return 'month';
  return /^en-(?:gb|ie|au|nz|in|ng|ke|gh|pk|sg|my)$/.test(tag) || DAY_FIRST.test(tag) ? 'day' : null;
}

/** Whether two dates differ in the order of day and month alone: 9.10. for 10 September. */
const isSwapped = (a: string, b: string): boolean =>
  `${a.slice(0, 4)}-${a.slice(8, 10)}-${a.slice(5, 7)}` === b.slice(0, 10);

/** The day that readers are shown; with its time, if the page gives the declared moment in their zone. */
function ofReaders(tree: Tree, shown: string, declared: string): string {
  if (shown.slice(0, 10) === declared.slice(0, 10)) return declared;
  const moment = Date.parse(declared);
  for (const { value } of tree.facts.values) {
    const iso = value.startsWith(shown.slice(0, 10)) ? isoOf(value) : null;
    if (iso !== null && iso.length > 10 && Math.abs(Date.parse(iso) - moment) < MINUTE) return iso;
  }
  return shown;
}

const MINUTE = 60_000;

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
  /** True: a word before it says that it is the day of publication. */
  readonly isLabelled: boolean;
}

/** Blocks below the headline that stand beside it, and how far away a day is still taken for that of the story. */
const BESIDE = 8;
const BELOW = 16;
const ABOVE = 6;

/** The day that the page shows: near the headline, else in the first `<time>` or dated element of the article. */
function shownDate(sources: Sources, order: NumberOrder): Shown | null {
  const { tree, spot } = sources;
  const { blocks, text } = tree;
  let change: Shown | null = null;
  const consider = (iso: string, isChange: boolean, isBeside = false, isLabelled = false): Shown | null => {
    if (!isChange) return { iso, isChange, isBeside, isLabelled };
    change ??= { iso, isChange, isBeside, isLabelled };
    return null;
  };
  if (spot >= 0) {
    for (let index = Math.max(0, spot - ABOVE); index < Math.min(blocks.length, spot + BELOW); index++) {
      const block = blocks[index]!;
      if (index === spot || block.end - block.start > 200 || isElsewhere(block.place!) || isQuoted(block.place!))
        continue;
      const line = text.slice(block.start, block.end);
      for (const { iso, at } of datesIn(line, order)) {
        const before = at < 3 ? blocks[index - 1] : undefined;
        const above = before && before.end - before.start < 30 ? text.slice(before.start, before.end) : '';
        const label = `${/\d/.test(above) ? '' : above} ${line.slice(Math.max(0, at - 24), at)}`.toLowerCase();
        const found = consider(
          iso,
          CHANGE_WORDS.some((word) => label.includes(word)) || isOfChange(block.place!.names),
          index > spot && index <= spot + BESIDE,
          PUBLISHED_WORDS.some((word) => label.includes(word)),
        );
        if (found) return found;
      }
    }
    // A day in numbers, of which only the element says which is the month.
    for (const { key, value, place } of tree.facts.values) {
      if (key !== 'time' || place.start < blocks[spot]!.end) continue;
      if (place.start > blocks[Math.min(blocks.length - 1, spot + BESIDE)]!.end) break;
      const iso = isElsewhere(place) ? null : isoOf(value);
      const found = iso && consider(iso, saysChange(tree, place), true);
      if (found) return found;
    }
  }
  for (const fact of tree.facts.values) {
    if (fact.key !== 'time' || isElsewhere(fact.place)) continue;
    const iso = isoOf(fact.value);
    const found = iso && consider(iso, saysChange(tree, fact.place));
    if (found) return found;
  }
  for (const place of tree.elements) {
    if (place.end <= place.start || place.end - place.start > 120) continue;
    if ((place.tag !== 'time' && !isOfDay(place.names)) || isElsewhere(place)) continue;
    const spotOf = datesIn(elementText(tree, place), order)[0];
    const found = spotOf && consider(spotOf.iso, isOfChange(place.names));
    if (found) return found;
  }
  return change ?? lineDate(sources, order);
}

/** Words that a line with nothing but a date may have besides. Code units. */
const LABEL_MAX = 3;

/** The day in a line that says it is that of publication, or the only day that stands on a line of its own. */
function lineDate({ tree }: Sources, order: NumberOrder): Shown | null {
  const alone = new Set<string>();
  let change: Shown | null = null;
  for (const { start, end, place } of tree.blocks) {
    if (end - start > 80) continue;
    const line = tree.text.slice(start, end);
    const [first] = datesIn(line, order);
    if (!first || isElsewhere(place!)) continue;
    const label = line.slice(0, first.at).toLowerCase();
    if (PUBLISHED_WORDS.some((word) => label.startsWith(word)))
      return { iso: first.iso, isChange: false, isBeside: false, isLabelled: true };
    if (CHANGE_WORDS.some((word) => label.includes(word)))
      change ??= { iso: first.iso, isChange: true, isBeside: false, isLabelled: false };
    if (line.length - (first.end - first.at) <= LABEL_MAX) alone.add(first.iso);
  }
  const [iso] = alone;
  return iso !== undefined && alone.size === 1 ? { iso, isChange: false, isBeside: false, isLabelled: false } : change;
}

/** The name of an element or the words in it say that its day is that of a change. */
function saysChange(tree: Tree, place: TreePlace): boolean {
  if (isOfChange(place.names)) return true;
  const line = elementText(tree, place).slice(0, 60).toLowerCase();
  return CHANGE_WORDS.some((word) => line.includes(word));
}

/** In a post of another day, or under a picture. */
const isQuoted = (place: TreePlace): boolean =>
  nearest(place, ({ tag }) => tag === 'blockquote' || tag === 'figure') !== null;

const DATE_HINT = /date|publi|posted|time|created|submitted|modifi|updat|chang/;

const isOfDay = memoized((names) => hasEntry(names, DATE_NAMES));
const isOfChange = memoized((names) => hasEntry(names, CHANGE_NAMES));

/** Whether one of an element's names is an entry, or begins or ends with one. */
function hasEntry(names: string, entries: readonly string[]): boolean {
  if (names === '' || !DATE_HINT.test(names)) return false;
  return names.split(' ').some((word) => {
    const name = word.replace(/[^a-z0-9]+/g, '-');
    return entries.some((entry) => name === entry || name.endsWith(`-${entry}`) || name.startsWith(`${entry}-`));
  });
}
