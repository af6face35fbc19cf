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
const TOP_MIN = 8;
/** Weight below which a line counts as short. */
const SHORT = 60;
/** Prose counts 1 and more for its length, up to this much. */
const PROSE_CAP = 4;
const PROSE_UNIT = 150;
/** A line that is not prose. Five of them weigh as much as two long paragraphs. */
const OTHER_COST = 0.8;
const CUT_COST = 1.4;

/** The run of blocks that is the story, or null if the text is no page: an article alone, a list, a table, a poem. */
export function storyRun(cases: readonly Case[]): Run | null {
  if (cases.length < TOP_MIN * 2) return null;
  const run = bestRun(cases);
  if (run === null) return null;
  let top = 0;
  for (let index = 0; index < run.from; index++) if (cases[index]!.features.weight < SHORT) top++;
  return top >= TOP_MIN && top >= run.from * 0.6 ? run : null;
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
  return Math.min(PROSE_CAP, 1 + one.features.weight / PROSE_UNIT);
}
