/**
 * The headline of plain text: a title-like first line over prose. Conservative: a first sentence that lost its full
 * stop is the author's word and stays.
 */
import type { Block, Claim, Judgement, Span } from '../model.ts';
import { BLANK, CLASS, endsLikeSentence, isLetter } from '../text/characters.ts';
import type { View } from '../view.ts';
import { isDash, skip, trim, widthOf } from './reader.ts';

export interface HeadlineFound {
  readonly field: string;
  readonly claims: readonly Claim[];
}

/** Code units of a headline; one Han letter counts for two. */
const LENGTH_MIN = 10;
const LENGTH_MAX = 160;
/** A paragraph under a headline is at least this long. */
const PARAGRAPH_MIN = 80;
/** Share of the long lines that must end like sentences, else the text does not write full stops. */
const ENDS_SHARE = 0.6;

/**
 * Find the headline.
 *
 * @param taken Spans of dateline and byline: such a line is no headline.
 * @returns The field and the claim of its line; `undefined` when the first line may be prose, or HTML has named it.
 */
export function findHeadline(view: View, judgement: Judgement, taken: readonly Span[]): HeadlineFound | undefined {
  const { blocks, text, page, declared } = view.document;
  const standing = blocks.filter((block) => judgement.verdicts[block.index]?.role !== 'furniture');
  const first = standing[0];
  const second = standing.find(
    (block) => block !== first && !taken.some((span) => span.start <= block.start && span.end >= block.end),
  );
  if (first === undefined || second === undefined || page !== undefined) return undefined;
  const isJudged = judgement.verdicts[first.index]?.role === 'headline';
  if (taken.some((span) => span.start < first.end && span.end > first.start)) return undefined;
  if (!isJudged && !isTitle(text, first)) return undefined;
  const isProse =
    second.end - second.start >= PARAGRAPH_MIN && second.end - second.start > (first.end - first.start) * 1.3;
  if (!isJudged && (!isProse || !writesStops(text, standing))) return undefined;
  const rule = 'headline/first-line';
  const end = withoutSite(text, first);
  return {
    field: declared.headline ?? text.slice(first.start, end).replace(/\s+/g, ' '),
    claims: [
      { start: first.start, end: first.end, kind: 'headline', rule, confidence: 0.8, because: [{ rule, weight: 1 }] },
    ],
  };
}

function isTitle(text: string, block: Block): boolean {
  const length = widthOf(text, block);
  if (length < LENGTH_MIN || length > LENGTH_MAX || block.shape === 'item' || block.shape === 'rule') return false;
  const last = text.charCodeAt(block.end - 1);
  // A colon or comma announces what follows; a question may be a headline, a full stop may not.
  if (last === 0x3a || last === 0x2c || last === 0x3b || last === 0x60c) return false;
  if (last !== 0x3f && last !== 0x21 && last !== 0x61f && endsLikeSentence(text, block.start, block.end)) return false;
  let letters = 0;
  for (let at = block.start; at < block.end; at++) if (isLetter(text.charCodeAt(at))) letters++;
  return letters >= (block.end - block.start) * 0.5;
}

/** Do the long lines end like sentences? */
function writesStops(text: string, blocks: readonly Block[]): boolean {
  const long = blocks.slice(1).filter((block) => widthOf(text, block) >= PARAGRAPH_MIN);
  const ended = long.filter((block) => endsLikeSentence(text, block.start, block.end)).length;
  return long.length > 0 && ended >= long.length * ENDS_SHARE;
}

/** Most words of the name of a site behind a headline: ` | The Daily Post`. */
const SITE_WORDS = 4;

/** End of a headline without the name of the site behind ` | ` or ` - `. */
function withoutSite(text: string, block: Block): number {
  for (let at = block.end - 1; at > block.start + LENGTH_MIN; at--) {
    const unit = text.charCodeAt(at);
    const isBar = unit === 0x7c || unit === 0xff5c || isDash(unit);
    if (!isBar || CLASS[text.charCodeAt(at - 1)] !== BLANK || CLASS[text.charCodeAt(at + 1)] !== BLANK) continue;
    const words = text.slice(skip(text, at + 1, block.end), block.end).split(/\s+/).length;
    return words <= SITE_WORDS && unit === 0x7c ? trim(text, block.start, at) : block.end;
  }
  return block.end;
}
