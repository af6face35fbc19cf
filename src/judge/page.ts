/**
 * A whole page dumped as text: navigation above, teasers below. Finds the run of prose that is the story.
 *
 *     Home · Sport · Login …      short lines        −
 *     The council met …           prose              +   ┐
 *     Road closed                 sub-heading        −   │ the run with the greatest sum
 *     It will reopen …            prose              +   ┘
 *     More from Politics …        short lines        −
 */
import type { Case } from './judge.ts';

/** Half-open range of block indexes. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

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
/** Weight of prose that counts 1, and what one paragraph counts at most: many paragraphs make a story, not one. */
const PROSE_UNIT = 80;
const PROSE_CAP = 5;
/** What a line that is not prose costs: a sub-heading or a short list does not end a story, a menu does. */
const OTHER_COST = 0.45;
const CUT_COST = 1.4;

/** The run of blocks that is the story, or null if the text is no page: an article alone, a list, a table, a poem. */
export function storyRun(cases: readonly Case[]): Run | null {
  if (cases.length < TOP_MIN * 2) return null;
  if (cases.slice(0, OPENING).some((one) => one.prose && !one.cut && one.features.weight >= LEAD_MIN)) return null;
  const best = bestRun(cases);
  const run = best === null ? null : extended(cases, best);
  if (run === null || run.from < TOP_MIN) return null;
  // An article opens with prose after a few lines; a page opens with its navigation and perhaps a cookie notice.
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
  let story = 0;
  for (const { features, prose: isProse } of cases.slice(run.from, run.to)) if (isProse) story += features.weight;
  return total <= short * NAME_MEAN &&
    short >= TOP_MIN &&
    short >= run.from * 0.6 &&
    short >= paragraphs * SHORT_PER_PROSE &&
    prose <= story * PROSE_ABOVE
    ? run
    : null;
}

/** Lines between two parts of one story at most: a list, an advertisement, a picture with its caption. */
const BRIDGE_MAX = 8;
/** Weight of the paragraph that a bridge leads to. */
const BRIDGE_PROSE = 80;
/** Furniture that ends a story; an ad or a call to subscribe may stand inside it. */
const ENDING: ReadonlySet<string> = new Set(['related', 'copyright', 'comment', 'nav', 'tags', 'bio']);

/** The run and the paragraphs near its ends: when in doubt a paragraph belongs to the story. */
function extended(cases: readonly Case[], run: Run): Run {
  let { from, to } = run;
  for (let index = to; index < cases.length && index - to < BRIDGE_MAX; index++) {
    const one = cases[index]!;
    if (endsStory(one)) break;
    if (!one.cut && one.prose && one.features.weight >= BRIDGE_PROSE) to = index + 1;
  }
  for (let index = from - 1; index >= 0 && from - index <= BRIDGE_MAX; index--) {
    const one = cases[index]!;
    if (endsStory(one)) break;
    if (!one.cut && one.prose && one.features.weight >= BRIDGE_PROSE) from = index;
  }
  return { from, to };
}

/** A heading over other stories ends this one; a single link stands inside it. */
const endsStory = (one: Case): boolean =>
  one.cut && one.for.some(({ kind }) => (kind === 'related' ? one.phrases.scope !== null : ENDING.has(kind)));

function bestRun(cases: readonly Case[]): Run | null {
  let best = 0;
  let found: Run | null = null;
  let sum = 0;
  let from = 0;
  cases.forEach((one, index) => {
    if (sum <= 0) {
      sum = 0;
      from = index;
    }
    sum += scoreOf(one);
    if (sum > best) {
      best = sum;
      found = { from, to: index + 1 };
    }
  });
  return found;
}

function scoreOf(one: Case): number {
  if (one.cut) return -CUT_COST;
  if (!one.prose) return -OTHER_COST;
  return Math.min(PROSE_CAP, one.features.weight / PROSE_UNIT);
}
