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
/** Weight of prose that counts 1, and what one paragraph counts at most: many paragraphs make a story, not one. */
const PROSE_UNIT = 80;
const PROSE_CAP = 5;
/** What a line that is not prose costs: a sub-heading or a short list does not end a story, a menu does. */
const OTHER_COST = 0.45;
const CUT_COST = 1.4;

/** The run of blocks that is the story, or null if the text is no page: an article alone, a list, a table, a poem. */
export function storyRun(cases: readonly Case[]): Run | null {
  if (cases.length < TOP_MIN * 2) return null;
  // An article opens with prose after a few lines; a page opens with its navigation.
  let top = 0;
  let opening = 0;
  while (opening < cases.length && !cases[opening]!.prose) {
    if (cases[opening]!.features.weight < SHORT) top++;
    opening++;
  }
  return top >= TOP_MIN && top >= opening * 0.6 ? bestRun(cases) : null;
}

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
