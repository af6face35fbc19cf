/**
 * When it was published and changed: the page's data, `<meta>`, microdata, and the day that readers are shown.
 */
import type { TreePlace } from '../model.ts';
import { nearest } from '../place.ts';
import { memoized } from '../text/memo.ts';
import { type DateSpot, datesIn, isoOf, type NumberOrder } from './date-text.ts';
import {
  type Data,
  elementText,
  firstText,
  isElsewhere,
  plain,
  type Sources,
  serverOf,
  smallWordsIn,
} from './declared-sources.ts';
import { CHANGE_NAMES, DATE_NAMES, META, NEWS_TYPES } from './html-labels.ts';
import type { Fact, Tree } from './html-tree.ts';
import type { Json } from './loose-json.ts';

export function datesOf(
  sources: Sources,
  objects: readonly Data[],
): { published: string | null; modified: string | null } {
  const { article, metas, tree, url } = sources;
  const modified =
    dateIn(article.dateModified) ?? metaDate(metas, META.modified) ?? valueDate(sources, /datemodified/i);
  const declared =
    dateIn(article.datePublished) ??
    metaDate(metas, META.published) ??
    metaDate(metas, [...metas.keys()].filter((key) => PUBLISHED_KEY.test(key)).sort()) ??
    dateIn(objects.find((object) => object.datePublished !== undefined)?.datePublished) ??
    dateIn(article.dateCreated) ??
    valueDate(sources, /datepublished|datecreated|pubdate/i);
  // Newsrooms date their data; elsewhere the day that readers are shown beside the headline decides.
  const isNews = sources.rank < NEWS_TYPES;
  // A page that was published when it was last saved says so on saving: then the day that readers are told is the first.
  const isSaved = declared !== null && declared === modified;
  const writing = writingOf(sources);
  const shown = isNews && declared && modified && !isSaved ? null : shownDate(sources, writing);
  if (declared !== null) {
    const isOfReaders =
      shown?.isBeside &&
      !shown.isChange &&
      (!isNews || (isSaved && shown.isLabelled && shown.iso < declared)) &&
      !isSwapped(shown.iso, declared) &&
      (modified === null || shown.iso.slice(0, 10) !== modified.slice(0, 10));
    const first = isSaved && !isOfReaders ? saidOnce(sources, writing) : null;
    const published = isOfReaders
      ? ofReaders(tree, shown.iso, declared)
      : first !== null && first < declared
        ? first
        : declared;
    return { published, modified: modified ?? changeOf(shown) };
  }
  const inUrl = dateOfUrl(url);
  const isFirst =
    shown !== null &&
    !shown.isChange &&
    (inUrl === null || shown.isLabelled || shown.isBeside || isSameDay(shown.iso, inUrl));
  const published = isFirst ? shown.iso : (inUrl ?? titleDate(sources, writing) ?? dateIn(article.uploadDate));
  return {
    // A page that only tells when it was changed was there on that day.
    published: published ?? (shown?.isOnlyChange ? null : (shown?.iso ?? null)),
    modified: modified ?? changeOf(shown),
  };
}

const changeOf = (shown: Shown | null): string | null =>
  shown === null ? null : shown.isChange ? shown.iso : (shown.changed ?? null);

const isSameDay = (a: string, b: string): boolean => a.slice(0, 10) === b.slice(0, 10);

/**
 * The day in the path of an address: `/2024/05/17/`, `/2024/0517/`, `/2024-05-17-name`, `/2024/may/17/`, `/20240517/`,
 * `/name-20240517`.
 */
const URL_DATE =
  /\/(?:((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3,9})[/-](0?[1-9]|[12]\d|3[01])|(20\d\d)\/?(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?=[/_.+-]|$)|[_-](20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\.[a-z]{3,5})?\/?$/i;

function dateOfUrl(url: string | undefined): string | null {
  const found = URL_DATE.exec(url?.replace(/[?#].*$/s, '') ?? '');
  if (found === null) return null;
  const [year, month, day] = found.slice(1).filter((part) => part !== undefined);
  return isoOf(/^\d/.test(month!) ? `${year}-${month}-${day}` : `${day} ${month} ${year}`);
}

/** The day behind the last mark of the title, where nothing else stands: `The ferry is late | Harbour Post | 17.05.2024`. */
function titleDate({ tree, metas }: Sources, { order, language }: Writing): string | null {
  for (const title of [tree.facts.title, metas.get('og:title')?.[0]]) {
    const tail = /\s[|–—-]\s([^|–—]{6,30})$/.exec(title?.trim() ?? '')?.[1] ?? '';
    const [day] = datesIn(tail, order, language);
    if (day !== undefined && tail.length - (day.end - day.at) <= LABEL_MAX) return day.iso;
  }
  return null;
}

/** Keys that a site made up for the day of publication. */
const PUBLISHED_KEY = /(?:^|[-_.:])(?:publish(?:ed|ing)?|publication|first-?published)[-_.:]?(?:date|time|on|at)$/;

/** Endings of addresses in countries that write the month first, of English-speaking ones that write the day first. */
const MONTH_FIRST_HOST = /\.(?:us|gov|edu|mil|ph)$/;
const DAY_FIRST_HOST = /\.(?:uk|ie|au|nz|in|za|ng|ke|gh|pk|lk|bd|np|sg|my|hk|eu|jm|tt|mt|cy|zw|ug|tz|zm|bw|na)$/;
const DAY_FIRST_ENGLISH = /^en-(?:gb|ie|au|nz|in|za|ng|ke|gh|pk|lk|bd|np|sg|my|hk|jm|tt|mt|cy|zw|ug|tz|zm|bw|na)$/;

/** How a page of a language writes dates in numbers; the order is null where it differs or is not known. */
function writingOf({ tree, url }: Sources): Writing {
  const language = tree.facts.language?.trim().toLowerCase().replace('_', '-') || null;
  const host = serverOf(url);
  let order: NumberOrder = null;
  if (language !== null && !language.startsWith('en')) order = 'day';
  else if (language === 'en-us' || MONTH_FIRST_HOST.test(host)) order = 'month';
  else if (DAY_FIRST_ENGLISH.test(language ?? '') || DAY_FIRST_HOST.test(host)) order = 'day';
  return { order, language };
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

/** A day that an element tells machines: the one near the headline, else the first if no other part of the page has one. */
function valueDate({ tree, spot, head }: Sources, key: RegExp): string | null {
  const { blocks, facts } = tree;
  const from = blocks[Math.max(0, spot - ABOVE)]?.start ?? 0;
  const to = blocks[Math.min(blocks.length - 1, spot + BELOW)]?.end ?? 0;
  const others = new Set<string>();
  for (const fact of facts.values) {
    if (!key.test(fact.key) || isElsewhere(fact.place, head)) continue;
    const iso = isoOf(fact.value);
    if (iso === null) continue;
    if (spot < 0 || (fact.place.start >= from && fact.place.start <= to)) return iso;
    others.add(iso);
  }
  // Other stories have their days too.
  const [first] = others;
  return first !== undefined && others.size === 1 ? first : null;
}

interface Shown {
  readonly iso: string;
  /** True: the page says it is the day of a change. */
  readonly isChange: boolean;
  /** True: it stands right below the headline. */
  readonly isBeside: boolean;
  /** True: a word before it says that it is the day of publication. */
  readonly isLabelled: boolean;
  /** True: its month is named in the language of the page; a day of change in it is never that of publication. */
  readonly isOnlyChange?: boolean;
  /** The day of a change that stands in or beside the line of the day of publication. */
  readonly changed?: string;
}

/** Blocks below the headline that stand beside it, and how far away a day is still taken for that of the story. */
const BESIDE = 8;
const BELOW = 16;
const ABOVE = 6;
/** Code units of a line that may hold the day, and of what may stand in it besides: more is a sentence. */
const LINE_MAX = 200;
const REST_MIN = 30;
const REST_MAX = 90;

/** How the dates of a page are written. */
interface Writing {
  readonly order: NumberOrder;
  readonly language: string | null;
}

/** The day that the page shows: near the headline, else in the first `<time>` or dated element of the article. */
function shownDate(sources: Sources, writing: Writing): Shown | null {
  const { tree, spot } = sources;
  const { blocks } = tree;
  let change: Shown | null = null;
  const consider = (found: Shown | null): Shown | null => {
    if (found?.isChange !== true) return found;
    change ??= found;
    return null;
  };
  if (spot >= 0) {
    const times = tree.facts.values.filter(({ key }) => key === 'time');
    // The nearest first: above the headline of a page stand the day of the visit and other stories too.
    for (const index of aroundSpot(spot, blocks.length)) {
      const found = consider(dayOfBlock(sources, index, times, writing));
      if (found === null) continue;
      for (const near of [index - 1, index + 1]) {
        if (near >= 0 && near < blocks.length) consider(dayOfBlock(sources, near, times, writing));
      }
      const changed = found.changed ?? changeOf(change);
      return changed === null ? found : { ...found, changed };
    }
  }
  if (change !== null) return change;
  for (const fact of tree.facts.values) {
    if (fact.key !== 'time' || isElsewhere(fact.place, sources.head)) continue;
    const iso = isoOf(fact.value);
    const found = iso && consider(far(iso, saysChange(sources, fact.place)));
    if (found) return found;
  }
  for (const place of tree.elements) {
    if (place.end <= place.start || place.end - place.start > 120) continue;
    if ((place.tag !== 'time' && !isOfDay(place.names)) || isElsewhere(place, sources.head)) continue;
    const [day] = datesIn(elementText(tree, place), writing.order, writing.language);
    const found = day && consider(far(day.iso, isOfChange(place.names)));
    if (found) return found;
  }
  return change ?? lineDate(sources, writing);
}

/** Blocks near the headline: those below it, those above it from the nearest on, those further below. */
function* aroundSpot(spot: number, count: number): Generator<number> {
  for (let index = spot + 1; index <= spot + BESIDE && index < count; index++) yield index;
  for (let index = spot - 1; index >= spot - ABOVE && index >= 0; index--) yield index;
  for (let index = spot + BESIDE + 1; index < spot + BELOW && index < count; index++) yield index;
}

const far = (iso: string, isChange: boolean, isLabelled = false): Shown => ({
  iso,
  isChange,
  isBeside: false,
  isLabelled,
});

/** The day in a block near the headline: in its line, else in an element of it that only tells machines. */
function dayOfBlock(sources: Sources, index: number, times: readonly Fact[], writing: Writing): Shown | null {
  const { tree, spot, head, labels } = sources;
  const { blocks, text } = tree;
  const { start, end, place } = blocks[index]!;
  if (end - start > LINE_MAX || isElsewhere(place!, head) || isQuoted(place!)) return null;
  const isBeside = index > spot && index <= spot + BESIDE;
  const line = text.slice(start, end);
  let change: Shown | undefined;
  let first: Shown | undefined;
  const days = datesIn(line, writing.order, writing.language);
  const own = times.filter(({ place: at }) => at.start >= start && at.end <= end && !isElsewhere(at, head));
  const isProse = isSentence(line, days);
  let from = 0;
  for (const { iso, at, end: behind, isWorded } of days) {
    const before = at < 3 ? blocks[index - 1] : undefined;
    const above = before && before.end - before.start < 30 ? text.slice(before.start, before.end) : '';
    const label = `${/\d/.test(above) ? '' : above} ${line.slice(Math.max(from, at - 24), at)}`;
    from = behind;
    const isLabelled = labels.isPublished(label);
    const isChange = labels.isChanged(label) || isOfChange(place!.names);
    if (isProse && !isLabelled && !isChange) continue;
    const exact = own.find(({ value }) => value.startsWith(iso.slice(0, 10)));
    const day = {
      iso: (exact && isoOf(exact.value)) ?? iso,
      isChange,
      isBeside,
      isLabelled,
      isOnlyChange: isWorded === true,
    };
    if (isChange) change ??= day;
    else first ??= day;
  }
  if (first !== undefined && change !== undefined) return { ...first, changed: change.iso };
  const said = first ?? change;
  if (said !== undefined || isProse) return said ?? null;
  for (const { value, place: at } of own) {
    const iso = isoOf(value);
    if (iso !== null) return { iso, isChange: saysChange(sources, at), isBeside, isLabelled: false };
  }
  return null;
}

/** Words in lower case, of at least two letters, before the first day of a line and in all of it: more make a sentence. */
const SMALL_BEFORE_MAX = 2;
const SMALL_MAX = 8;

/** Whether a line says more than who wrote it when. */
function isSentence(line: string, days: readonly DateSpot[]): boolean {
  const rest = days.reduce((length, day) => length - (day.end - day.at), line.length);
  if (days.length === 0 || rest <= REST_MIN) return false;
  return (
    rest > REST_MAX || smallWordsIn(line.slice(0, days[0]!.at)) > SMALL_BEFORE_MAX || smallWordsIn(line) > SMALL_MAX
  );
}

/** Longest line that opens with the word for its day. Code units. */
const LABELLED_MAX = 80;
/** What a line with nothing but a date may have besides. Code units. */
const LABEL_MAX = 3;

/** The day in the only line that opens with the word for publication. */
function saidOnce({ tree, head, labels }: Sources, { order, language }: Writing): string | null {
  let said: string | null = null;
  for (const { start, end, place } of tree.blocks) {
    if (end - start > LABELLED_MAX || isElsewhere(place!, head)) continue;
    const line = tree.text.slice(start, end);
    if (!labels.opensPublished(line)) continue;
    const [day] = datesIn(line, order, language);
    if (day === undefined) continue;
    if (said !== null) return null;
    said = day.iso;
  }
  return said;
}

/** The day in a line that says it is that of publication, or the only day that stands on a line of its own. */
function lineDate({ tree, head, labels }: Sources, { order, language }: Writing): Shown | null {
  const alone = new Set<string>();
  let change: Shown | null = null;
  for (const { start, end, place } of tree.blocks) {
    if (end - start > LABELLED_MAX) continue;
    const line = tree.text.slice(start, end);
    const [first] = datesIn(line, order, language);
    if (!first || isElsewhere(place!, head)) continue;
    const label = line.slice(0, first.at);
    if (labels.opensPublished(label)) return far(first.iso, false, true);
    if (labels.isChanged(label)) change ??= far(first.iso, true);
    if (line.length - (first.end - first.at) <= LABEL_MAX) alone.add(first.iso);
  }
  const [iso] = alone;
  return iso !== undefined && alone.size === 1 ? far(iso, false) : change;
}

/** The name of an element or the words in it say that its day is that of a change. */
function saysChange({ tree, labels }: Sources, place: TreePlace): boolean {
  if (isOfChange(place.names)) return true;
  return labels.isChanged(elementText(tree, place).slice(0, 60));
}

/** In a post of another day, or under a picture. */
const isQuoted = (place: TreePlace): boolean =>
  nearest(place, ({ tag }) => tag === 'blockquote' || tag === 'figure') !== null;

const DATE_HINT = /date|publi|posted|time|created|submitted|modifi|updat|chang/;

const isOfDay = memoized((names) => hasEntry(names, DATE_NAMES));
const isOfChange = memoized((names) => hasEntry(names, CHANGE_NAMES) && !FIRST_TOO.test(names));
/** What a content system calls the day of a story that was not changed since. */
const FIRST_TOO = /^(?!.*modif).*(?:^|\s)(?:published|entry-date)(?:\s|$)/;

/** Whether one of an element's names is an entry, or begins or ends with one. */
function hasEntry(names: string, entries: readonly string[]): boolean {
  if (names === '' || !DATE_HINT.test(names)) return false;
  return names.split(' ').some((word) => {
    const name = word.replace(/[^a-z0-9]+/g, '-');
    return entries.some((entry) => name === entry || name.endsWith(`-${entry}`) || name.startsWith(`${entry}-`));
  });
}
