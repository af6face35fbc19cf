/**
 * A whole page dumped as text: navigation above, teasers below. Finds the run of prose that is the story.
 *
 *     Home · Sport · Login …      short lines        −
 *     The council met …           prose              +   ┐
 *     Road closed                 sub-heading        −   │ the run with the greatest sum
 *     It will reopen …            prose              +   ┘
 *     More from Politics …        short lines        −
 */
import { isDigit } from '../text/characters.ts';
import type { Case } from './judge.ts';

/** Half-open range of block indexes. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Blocks of the shortest page. */
const PAGE_MIN = 12;
/** Weight of the paragraphs that are a story at least: where there is none, nothing stands outside of it. */
const STORY_MIN = 400;
/** Short lines in front of the story that make a text a page. An article has a headline, a deck, a byline, a date. */
const TOP_MIN = 6;
/** Weight below which a line counts as short. */
const SHORT = 60;
/** Prose in front of the story that a page may have, as a share of the story: notices, a teaser. */
const PROSE_ABOVE = 0.6;
/** A paragraph of this weight among the first blocks opens an article, not a page. */
const OPENING = 3;
const LEAD_MIN = 300;
/** Mean weight of the short lines at most: names of sections are shorter than rows of lists. */
const NAME_MEAN = 24;
/** Short lines for each paragraph in front of the story; a list of reviews has fewer. */
const SHORT_PER_PROSE = 10;

/** The run of blocks that is the story, or null if the text is no page: an article alone, a list, a table, a poem. */
export function storyRun(text: string, cases: readonly Case[]): Run | null {
  if (cases.length < PAGE_MIN) return null;
  const best = bestRun(cases);
  const run = best === null ? null : extended(text, cases, best);
  if (run === null || proseOf(cases, run.from, run.to) < STORY_MIN || isNote(cases[run.from - 1])) return null;
  return hasMenu(cases, run) ? withList(cases, run) : betweenFrames(cases, run);
}

/** A heading over a note on the author: the story above it did not come with the page. */
const isNote = (one: Case | undefined): boolean =>
  one?.cut === true && one.for.some(({ kind, weight }) => kind === 'bio' && weight >= 1);

/** Does the text open with its navigation and perhaps a cookie notice? An article opens with prose after a few lines. */
function hasMenu(cases: readonly Case[], run: Run): boolean {
  if (run.from < TOP_MIN) return false;
  if (cases.slice(0, OPENING).some((one) => one.prose && !one.cut && one.features.weight >= LEAD_MIN)) return false;
  let short = 0;
  let total = 0;
  let prose = 0;
  let paragraphs = 0;
  for (const { features, block, prose: isProse, cut } of cases.slice(0, run.from)) {
    if (isProse && !cut) {
      prose += features.weight;
      paragraphs++;
    } else if (features.weight < SHORT && features.digits === 0 && block.shape === 'paragraph') {
      short++;
      total += features.weight;
    }
  }
  return (
    total <= short * NAME_MEAN &&
    short >= TOP_MIN &&
    short >= run.from * 0.6 &&
    short >= paragraphs * SHORT_PER_PROSE &&
    prose <= proseOf(cases, run.from, run.to) * PROSE_ABOVE
  );
}

const proseOf = (cases: readonly Case[], from: number, to: number): number =>
  cases.slice(from, to).reduce((sum, one) => sum + (one.prose && !one.cut ? one.features.weight : 0), 0);

/** Kinds of line that only the frame of a page has, and never the text of an article. */
const FRAME: ReadonlySet<string> = new Set(['nav', 'share', 'copyright', 'newsletter', 'disclaimer', 'comment']);
/** Such lines outside the story, and kinds of them, that make a text a page. */
const FRAME_MIN = 3;
const FRAME_KINDS = 2;
/** Prose beyond the frame at most, for each weight of the story: comments and teasers are more than the story is. */
const BEYOND_MAX = 2;

const isFrame = (one: Case): boolean => one.cut && one.for.some(({ kind, weight }) => weight >= 1 && FRAME.has(kind));

/** A line of the frame, or the heading over other stories. */
const closesStory = (one: Case): boolean => isFrame(one) || (one.cut && one.phrases.scope !== null);

/**
 * A text without a menu that is a page by the lines of its frame: the story goes from the last of them above the run to
 * the first below it, for short lines between the run and its frame may be the author's.
 */
function betweenFrames(cases: readonly Case[], run: Run): Run | null {
  const kinds = new Set<string>();
  let count = 0;
  cases.forEach((one, index) => {
    if ((index >= run.from && index < run.to) || !isFrame(one)) return;
    count++;
    for (const { kind } of one.for) kinds.add(kind);
  });
  if (count < FRAME_MIN || kinds.size < FRAME_KINDS) return null;
  let { from } = run;
  while (from > 0 && !closesStory(cases[from - 1]!)) from--;
  let to = frameBelow(cases, run.to);
  const most = proseOf(cases, run.from, run.to) * BEYOND_MAX;
  if (proseOf(cases, 0, from) > most) from = 0;
  if (proseOf(cases, to, cases.length) > most) to = cases.length;
  return { from, to };
}

/** First line of the frame at or below an index. */
function frameBelow(cases: readonly Case[], from: number): number {
  let index = from;
  while (index < cases.length && !closesStory(cases[index]!)) index++;
  return index;
}

/** Mean weight of the lines of a list that closes a story: they say more than names of sections do. */
const LIST_MEAN = 33;

/** The run and the list below it that reaches to the frame of the page: steps, names with their deeds, questions. */
function withList(cases: readonly Case[], run: Run): Run {
  const to = frameBelow(cases, run.to);
  const list = cases.slice(run.to, to);
  const weight = list.reduce((sum, { features }) => sum + features.weight, 0);
  return to < cases.length && weight >= list.length * LIST_MEAN ? { from: run.from, to } : run;
}

/** Lines between two parts of one story at most: a list, an advertisement, a picture with its caption. */
const BRIDGE_MAX = 8;
/** Furniture that ends a story; an ad or a call to subscribe may stand inside it. */
const ENDING: ReadonlySet<string> = new Set(['related', 'copyright', 'comment', 'nav', 'tags', 'bio']);

/** The run and the paragraphs near its ends: when in doubt a paragraph belongs to the story. */
function extended(text: string, cases: readonly Case[], run: Run): Run {
  let { from, to } = run;
  let crossed = false;
  for (let index = to; index < cases.length && index - to < BRIDGE_MAX; index++) {
    if (endsStory(cases[index]!)) break;
    crossed ||= isFrame(cases[index]!);
    if (isBridgehead(cases, index, crossed)) to = index + 1;
  }
  crossed = false;
  for (let index = from - 1; index >= 0 && from - index <= BRIDGE_MAX; index--) {
    if (endsStory(cases[index]!)) break;
    crossed ||= isFrame(cases[index]!);
    if (isBridgehead(cases, index, crossed)) from = index;
  }
  return { from: withRows(text, cases, from), to };
}

/** Rows with figures that are a list: no menu has three of them. */
const ROWS_MIN = 3;

/** A timetable or a list of prices between headline and first paragraph belongs to the story; contents are numbered. */
function withRows(text: string, cases: readonly Case[], from: number): number {
  let first = from;
  while (first > 0 && isRow(text, cases[first - 1]!)) first--;
  return from - first >= ROWS_MIN ? first : from;
}

const isRow = (text: string, { block, cut, for: found, features }: Case): boolean =>
  !cut && found.length === 0 && features.digits > 0 && features.letters > 0 && !isDigit(text.charCodeAt(block.start));

/** A paragraph; beyond a line of the frame one that does not stand alone, as the deck of a teaser does. */
function isBridgehead(cases: readonly Case[], index: number, crossed: boolean): boolean {
  const { cut, prose } = cases[index]!;
  if (cut || !prose) return false;
  return !crossed || !isAlone(cases, index);
}

/** A heading over other stories ends this one; a single link stands inside it. */
const endsStory = (one: Case): boolean =>
  one.cut &&
  one.for.some(({ kind, rule }) =>
    kind === 'related' ? one.phrases.scope !== null || rule === TEASERS : ENDING.has(kind),
  );

/** A list of other stories, headline by headline: no single link. */
const TEASERS = 'related/teasers';

/** Decks that make a list of teasers below a heading; a single paragraph may be the last of the story. */
const DECKS_MIN = 2;
/** Weight of the longest deck. */
const DECK_MAX = 320;

/** Paragraphs that stand alone below a heading over other stories, until two stand together: decks of teasers. */
function decksOf(cases: readonly Case[]): Set<number> {
  const decks = new Set<number>();
  let found: number[] | null = null;
  const close = (): void => {
    if (found !== null && found.length >= DECKS_MIN) for (const index of found) decks.add(index);
  };
  cases.forEach((one, index) => {
    if (one.cut) {
      if (one.phrases.scope !== null) found ??= [];
    } else if (one.prose && found !== null) {
      if (!isAlone(cases, index)) {
        close();
        found = null;
      } else if (one.features.weight <= DECK_MAX) found.push(index);
    }
  });
  close();
  return decks;
}

function bestRun(cases: readonly Case[]): Run | null {
  let best = 0;
  let found: Run | null = null;
  let sum = 0;
  let from = 0;
  /** What a box of furniture has cost so far. */
  let box = 0;
  const decks = decksOf(cases);
  cases.forEach((one, index) => {
    if (sum <= 0) {
      sum = 0;
      from = index;
    }
    const score = decks.has(index) ? 0 : scoreOf(one, isAlone(cases, index));
    if (score !== -INSIDE_COST) {
      box = 0;
      sum += score;
    } else if (box < BOX_COST) {
      box += INSIDE_COST;
      sum += score;
    }
    if (sum > best) {
      best = sum;
      found = { from, to: index + 1 };
    }
  });
  return found;
}

/** Weight of prose that counts 1, and what a paragraph counts at most: many paragraphs make a story, not one. */
const PROSE_UNIT = 80;
const PROSE_CAP = 5;
/** Taken off a paragraph among lines that are none: the deck of a teaser must not outweigh the lines round it. */
const PROSE_OFF = 0.9;
const PROSE_LEAST = 0.2;
/** A short sentence speaks for a story. */
const SENTENCE = 0.3;
const SENTENCE_MIN = 25;
/** What a line that is not prose costs: a sub-heading or a list does not end a story, a menu does. */
const SHORT_COST = 0.45;
const LONG_COST = 0.2;
/** What furniture costs: a picture or an ad stands inside a story, links and buttons seldom. */
const INSIDE_COST = 0.3;
const FURNITURE_COST = 1.4;
/** What the lines of one box cost at most: a call to subscribe below the first paragraph may have twenty. */
const BOX_COST = 2;
const INSIDE: ReadonlySet<string> = new Set([
  'caption',
  'ad',
  'timestamp',
  'related',
  'other',
  'duplicate',
  'newsletter',
]);
/** The heading over other stories ends most stories, though some go on; the heading over comments ends all. */
const HEADING_COST = 3;
const COMMENT_COST = 8;

/** Under a line that is no paragraph and beside none, as the deck of a teaser stands under its headline. */
function isAlone(cases: readonly Case[], index: number): boolean {
  const isParagraph = (one: Case | undefined): boolean => one?.prose === true && !one.cut;
  const above = cases[index - 1];
  return above !== undefined && !above.cut && !isParagraph(above) && !isParagraph(cases[index + 1]);
}

function scoreOf({ cut, prose, features, phrases, for: found }: Case, alone: boolean): number {
  if (cut) {
    if (found.some(({ kind, weight }) => kind === 'comment' && weight >= 1)) return -COMMENT_COST;
    if (phrases.scope !== null) return -HEADING_COST;
    return found.some(({ kind, rule }) => INSIDE.has(kind) && rule !== TEASERS) ? -INSIDE_COST : -FURNITURE_COST;
  }
  if (prose) return Math.max(PROSE_LEAST, Math.min(PROSE_CAP, features.weight / PROSE_UNIT - (alone ? PROSE_OFF : 0)));
  if (features.ends && features.weight >= SENTENCE_MIN) return SENTENCE;
  return features.weight < SHORT ? -SHORT_COST : -LONG_COST;
}
