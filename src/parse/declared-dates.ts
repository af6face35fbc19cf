/**
 * When it was published and changed: the page's data, `<meta>`, microdata, and the day that readers are shown.
 */
import type { TreePlace } from '../model.ts';
import { datesIn, isoOf } from './date-text.ts';
import { type Data, elementText, firstText, isElsewhere, plain, type Sources } from './declared-sources.ts';
import { CHANGE_NAMES, CHANGE_WORDS, DATE_NAMES, META, NEWS_TYPES } from './html-labels.ts';
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
