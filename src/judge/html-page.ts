/**
 * The words that the steps of the HTML judge share: a cut, a page under judgement, and small questions about places.
 */
import type { RemovalKind, Role, TreePlace } from '../model.ts';
import type { Measured } from './html-measure.ts';

/** Why a block is none of the article. */
export interface Cut {
  readonly kind: RemovalKind;
  readonly rule: string;
  readonly confidence: number;
  /** What speaks for it, in words. */
  readonly detail?: string;
}

/** The word on one block: kept, as text or as a heading between the text, or cut. */
export type PlaceVerdict = Cut | Extract<Role, 'body' | 'subhead'>;

/** A page, and what was found out about it before single blocks are judged. */
export interface Page {
  readonly measured: Measured;
  /** By element id: why nothing inside it can be article, from the view of the whole page. */
  readonly barred: readonly (Cut | null)[];
  /** The same from the view of the container: smaller things are furniture there. */
  readonly cuts: readonly (Cut | null)[];
  /** The element that holds the article's text. */
  readonly core: TreePlace;
  /** The element around it in which further parts of the article may stand. */
  readonly outer: TreePlace;
  /** Index of the block that bears the headline, or -1. */
  readonly title: number;
  /** The elements that a user's rules name as the article; null: none do. */
  readonly parts: readonly TreePlace[] | null;
  /** True: nothing of the article stands before its headline. */
  readonly cutsBefore: boolean;
}

export const OUTSIDE: Cut = {
  kind: 'nav',
  rule: 'html/outside',
  confidence: 0.8,
  detail: 'outside the element that holds the article',
};

export const isKept = (verdict: PlaceVerdict | undefined): boolean => verdict === 'body' || verdict === 'subhead';

/** `h1` to `h6`. */
export const isHeadingTag = (tag: string): boolean =>
  tag.length === 2 && tag.charCodeAt(0) === 0x68 && tag.charCodeAt(1) >= 0x31 && tag.charCodeAt(1) <= 0x36;

/** The tag of the heading that a block stands in, if any. */
export function headingOf(place: TreePlace): string | null {
  for (let at: TreePlace | null = place; at; at = at.parent) if (isHeadingTag(at.tag)) return at.tag;
  return null;
}
