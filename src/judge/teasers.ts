/**
 * Teasers at the end of a text: headlines of other stories, each with its first sentences. Their sentences read like
 * paragraphs; what gives them away is that they come in turns, under a heading, a label or a date that comes again.
 *
 *     Front page                      label, comes again
 *     Baker wins prize                headline
 *     The jury praised the crust …    deck
 *     Front page
 *     Lighthouse to be painted
 *     The work will take …
 */
import type { View } from '../view.ts';
import type { Case } from './judge.ts';
import { shareOf, stemsOf } from './loose.ts';

/** Weight of the longest deck. */
const DECK_MAX = 320;
/** Lines between a headline and its deck at most: a name, a date. */
const DECK_REACH = 3;
/** Decks that make a list of teasers. A single one may be the last paragraph of the story. */
const DECKS_MIN = 2;
/** A label or a date comes as often as this. */
const TURNS_MIN = 3;
const LABEL_MAX = 40;
/** Mean share of a deck's words that the story uses too, above which it may belong to it. */
const ON_TOPIC = 0.3;
/** The same for more of them under a heading that says so, or with a date each. */
const ON_TOPIC_MANY = 0.5;
/** Lines for each deck at most: a label, a headline, a name, a date. */
const LINES_MAX = 6;
/** Weight of the story above. */
const STORY_MIN = 400;

/** Cut the teasers below the last paragraph that stands under no headline of its own. */
export function findTeasers(view: View, cases: readonly Case[]): void {
  let first = cases.length;
  const decks: number[] = [];
  for (let index = cases.length - 1; index >= 0; index--) {
    const { prose, cut } = cases[index]!;
    if (!prose || cut) continue;
    const title = titleOf(cases, index);
    if (title < 0) break;
    decks.push(index);
    first = title;
  }
  if (decks.length < DECKS_MIN) return;
  const start = startOf(view, cases, first);
  if (start === undefined) return;
  const { from, isSure } = start;
  const story = cases.slice(0, from).filter((one) => one.prose && !one.cut);
  if (weightOf(story) < STORY_MIN) return;
  const stems = stemsOf(view, story);
  const below = decks.filter((index) => index >= from);
  const shared = below.reduce((sum, index) => sum + shareOf(stemsOf(view, [cases[index]!]), stems), 0);
  // A list of many that is less than the story is no round-up with a short opening.
  const isLess = weightOf(below.map((index) => cases[index]!)) < weightOf(story);
  const most = below.length > DECKS_MIN && (isSure || isLess) ? ON_TOPIC_MANY : ON_TOPIC;
  if (below.length < DECKS_MIN || shared > below.length * most) return;
  // Up to the last deck: what follows it is looked at by other rules.
  const list = cases.slice(from, below[0]! + 1).filter((one) => !one.cut);
  if (list.length > below.length * LINES_MAX) return;
  for (const one of list) {
    one.for.push({
      kind: 'related',
      rule: 'related/teasers',
      weight: 1,
      detail: `one of ${below.length} teasers of other stories at the end`,
    });
    one.cut = true;
  }
}

const weightOf = (some: readonly Case[]): number => some.reduce((sum, { features }) => sum + features.weight, 0);

/** First sentences that are cut off with dots, each under its headline: so many in a row are a list of teasers. */
const EXCERPTS_MIN = 3;
/** Weight of such a sentence and its words. */
const EXCERPT_MIN = 30;
const EXCERPT_WORDS = 5;
/** Lines from one to the next at most. */
const EXCERPT_REACH = 6;

/** Cut headlines with first sentences that break off: no author leaves three in a row unfinished. */
export function findExcerpts(view: View, cases: readonly Case[]): void {
  let row: number[] = [];
  const close = (): void => {
    if (row.length >= EXCERPTS_MIN)
      for (const one of cases.slice(row[0]! - 1, row.at(-1)! + 1)) {
        if (one.cut) continue;
        one.for.push({
          kind: 'related',
          rule: 'related/teasers',
          weight: 1,
          detail: `one of ${row.length} headlines in a row with a first sentence that breaks off`,
        });
        one.cut = true;
      }
    row = [];
  };
  for (let index = 1; index < cases.length; index++) {
    const one = cases[index]!;
    if (isExcerpt(view, one) && isHeadline(view, cases[index - 1]!)) {
      if (row.length > 0 && index - row.at(-1)! > EXCERPT_REACH) close();
      row.push(index);
    } else if (one.prose && !one.cut && !isHeadline(view, one)) close();
  }
  close();
}

/** Breaks off with dots inside a sentence. */
function isExcerpt(view: View, { block, features, cut }: Case): boolean {
  if (cut || features.weight < EXCERPT_MIN || features.weight > DECK_MAX || features.words < EXCERPT_WORDS)
    return false;
  return EXCERPT_END.test(view.document.text.slice(Math.max(block.start, block.end - EXCERPT_TAIL), block.end));
}

/** Code units of the end of an excerpt that are looked at. */
const EXCERPT_TAIL = 12;
const EXCERPT_END = /[\p{L}\p{M}\p{N},]\s?(?:\.{3}|…|\[(?:\.{3}|…)\]|\((?:\.{3}|…)\))$/u;

/** A line that may be the headline of an excerpt: no sentence with a full stop, but it may ask or call. */
const isHeadline = (view: View, one: Case): boolean =>
  !one.cut && !isExcerpt(view, one) && one.features.letters > 0 && (one.title || one.asks);

/** Index of the headline over a paragraph that has no other paragraph beside it, or -1. */
function titleOf(cases: readonly Case[], deck: number): number {
  const isParagraph = (one: Case | undefined): boolean => one?.prose === true && !one.cut;
  if (cases[deck]!.features.weight > DECK_MAX || isParagraph(cases[deck - 1]) || isParagraph(cases[deck + 1]))
    return -1;
  for (let index = deck - 1; index >= 0 && deck - index <= DECK_REACH; index--) {
    const one = cases[index]!;
    if (isParagraph(one)) return -1;
    if (!one.cut && one.features.letters > 0) return index;
  }
  return -1;
}

interface Start {
  readonly from: number;
  /** A heading or dates say that they are teasers, a label that comes again may be the story's. */
  readonly isSure: boolean;
}

/** Where the teasers begin: at a heading over other stories, or at a label or date that comes again. */
function startOf(view: View, cases: readonly Case[], first: number): Start | undefined {
  let above = first;
  while (above > 0 && !(cases[above - 1]!.prose && !cases[above - 1]!.cut)) above--;
  // A heading that stands over one link is followed by the story's own paragraph as often as by a deck.
  let heading = -1;
  let decks = 0;
  for (let index = above; index < cases.length && decks < DECKS_MIN; index++) {
    const { cut, prose, phrases } = cases[index]!;
    if (cut && phrases.scope !== null && phrases.scopeKind === 'related') {
      heading = index;
      decks = 0;
    } else if (prose && !cut && heading >= 0) decks++;
  }
  if (heading >= 0 && decks >= DECKS_MIN) return { from: heading, isSure: true };
  const turns = new Map<string, number[]>();
  for (let index = above; index < cases.length; index++) {
    const { block, features, for: found, prose } = cases[index]!;
    if (prose || features.length > LABEL_MAX || features.letters + features.digits === 0) continue;
    const isStamp = found.some(({ kind }) => kind === 'timestamp');
    const label = isStamp ? '' : view.document.text.slice(block.start, block.end);
    const known = turns.get(label);
    if (known === undefined) turns.set(label, [index]);
    else known.push(index);
  }
  for (const [label, indexes] of turns)
    if (indexes.length >= TURNS_MIN)
      return { from: Math.max(above, Math.min(first, indexes[0]!)), isSure: label === '' };
  return undefined;
}
