/**
 * The lines right above the story of a whole page. The judge sets them aside with the navigation; the byline may
 * stand among them.
 */
import type { Block, Judgement, Verdict } from '../model.ts';
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
    .filter(({ index }) => isTop(verdicts[index]!, view.document.declared.authors === undefined));
}

/** Set aside as no part of the story, but not as that of another. A page that names its authors has read its byline. */
const isTop = ({ kind, rule }: Verdict, isNameless: boolean): boolean =>
  kind === 'timestamp' || (isNameless && kind === 'byline') || rule?.endsWith('/outside') === true;
