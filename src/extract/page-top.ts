/**
 * The lines right above the story of a whole page. The judge sets them aside with the navigation; the byline may
 * stand among them.
 */
import type { Block, Judgement } from '../model.ts';
import type { View } from '../view.ts';

/** Lines above the first paragraph in which a byline is looked for. */
const TOP_LINES = 10;

/** Lines set aside above the story because they stand outside of it, the nearest last; none for a plain article. */
export function pageTop(view: View, judgement: Judgement): readonly Block[] {
  const { verdicts } = judgement;
  const first = verdicts.findIndex(({ role }) => role === 'body');
  if (first <= 0) return [];
  return view.document.blocks
    .slice(Math.max(0, first - TOP_LINES), first)
    .filter(({ index }) => verdicts[index]?.rule?.endsWith('/outside') || verdicts[index]?.kind === 'timestamp');
}
