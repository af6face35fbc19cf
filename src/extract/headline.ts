/**
 * The headline of plain text: a title-like first line over prose. Conservative: a first sentence that lost its full
 * stop is the author's word and stays.
 */
import type { Block, Claim, Document, Judgement, Span } from '../model.ts';
import { BLANK, CLASS, endsLikeSentence, isLetter, isLineEnd, isLower } from '../text/characters.ts';
import { foldTitle } from '../text/title.ts';
import type { View } from '../view.ts';
import { closerOf, isComma, isDash, isFurniture, skip, someUnit, trim, widthOf } from './reader.ts';

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
 * @param taken Spans of dateline, byline and sign-off: such a line is no headline.
 * @param isSigned The text bears marks of a story as an agency or site sends it: a dateline, a byline, residue. What
 *   another tool has cleaned bears none, and its first line may be the heading of a part.
 * @returns The field and the claim of its line; `undefined` when the first line may be prose, or HTML has named it.
 */
export function findHeadline(
  view: View,
  judgement: Judgement,
  taken: readonly Span[],
  isSigned: boolean,
): HeadlineFound | undefined {
  const { blocks, text, page, feed, declared } = view.document;
  if (page !== undefined || feed) return undefined;
  const named = judgement.verdicts.findIndex((verdict) => verdict.role === 'headline');
  if (named >= 0) {
    const block = blocks[named]!;
    const field = declared.headline ?? text.slice(block.start, withoutSite(text, block)).replace(/\s+/g, ' ');
    const rule = 'headline/above-story';
    return {
      field,
      claims: [
        {
          start: block.start,
          end: block.end,
          kind: 'headline',
          rule,
          confidence: 0.75,
          because: [{ rule, weight: 1 }],
        },
      ],
    };
  }
  const standing = blocks.filter((block) => !isFurniture(judgement, block.index));
  const marked = standing.slice(0, 1).filter((block) => isMarked(view.document, block) && isTitle(text, block));
  const titles = marked.length > 0 ? marked : titlesOver(text, standing, taken);
  if (titles.length === 0) return undefined;
  // Under a run of headlines the last one is the story's; above a deck or a name the first.
  const block = titles.length > 2 ? titles.at(-1)! : titles[0]!;
  if (!isSigned && marked.length === 0 && mayBeHeading(text, block)) return undefined;
  const field = declared.headline ?? text.slice(block.start, withoutSite(text, block)).replace(/\s+/g, ' ');
  const rule = 'headline/first-line';
  const { start, end } = block;
  // Where two lines compete none is cut: a deck is the author's. Below headlines of other stories the own one is told by
  // the words that it shares with the story.
  const isOwn = titles.length > 2 && isAbout(text, titles, standing);
  const claims: Claim[] =
    titles.length === 1 || isOwn
      ? [{ start, end, kind: 'headline', rule, confidence: 0.8, because: [{ rule, weight: 1 }] }]
      : [];
  return { field, claims: [...claims, ...trailsOf(text, standing.slice(standing.indexOf(block) + 1), field)] };
}

/** Code units before a heading that hold its mark. */
const MARK_MAX = 300;

/** Does Markdown or a tag say that the block is the heading of the whole text? */
const isMarked = ({ text, printed = text }: Document, { shape, start }: Block): boolean =>
  shape === 'heading' && MARKED.test(printed.slice(Math.max(0, start - MARK_MAX), start).trimEnd());

const MARKED = /(?:^|[^#])#$|<h1(?:\s[^<>]{0,250})?>$/i;

/** Last blocks of a text in which the path to the page is looked for, and its code units besides the headline. */
const TRAIL_BLOCKS = 4;
const TRAIL_MAX = 60;

/** The path to the page that ends with its headline, or the headline alone: `News / Cities / Fjordby opens its bridge`. */
function trailsOf(text: string, below: readonly Block[], headline: string): Claim[] {
  const rule = 'nav/trail';
  return below
    .slice(-TRAIL_BLOCKS)
    .filter(({ start, end }) => {
      const more = end - start - headline.length;
      return (
        more >= 0 && more <= TRAIL_MAX && headline.length >= LENGTH_MIN && text.slice(start, end).endsWith(headline)
      );
    })
    .map(({ start, end }) => ({ start, end, kind: 'nav', rule, confidence: 0.9, because: [{ rule, weight: 1 }] }));
}

/** Long words that a headline shares with its story. */
const SHARED_MIN = 2;
const WORD_MIN = 4;

/** Does the last title share words with the block below it, and none of those above it so many? */
function isAbout(text: string, titles: readonly Block[], standing: readonly Block[]): boolean {
  const below = standing[standing.indexOf(titles.at(-1)!) + 1]!;
  const story = new Set(wordsOf(text, below));
  const shared = titles.map((title) => wordsOf(text, title).filter((word) => story.has(word)).length);
  const own = shared.at(-1)!;
  return own >= SHARED_MIN && shared.slice(0, -1).every((count) => count < own);
}

const wordsOf = (text: string, { start, end }: Block): string[] =>
  foldTitle(text.slice(start, end))
    .split(' ')
    .filter((word) => word.length >= WORD_MIN);

/** Most lines above a story: headlines, a deck, a name. */
const TITLES_MAX = 6;

/** The title-like lines above the first paragraph or dateline; none if there is no story below them. */
function titlesOver(text: string, standing: readonly Block[], taken: readonly Span[]): Block[] {
  const titles: Block[] = [];
  for (const block of standing) {
    if (taken.some(({ start, end }) => start <= block.start && end >= block.end)) continue;
    // The dateline opens the story.
    if (taken.some(({ start, end }) => start >= block.start && end < block.end)) return titles;
    if (isTitle(text, block)) {
      titles.push(block);
      if (titles.length > TITLES_MAX) return [];
      continue;
    }
    const width = widthOf(text, block);
    const isProse = endsLikeSentence(text, block.start, block.end) && width >= PARAGRAPH_MIN;
    // A deck is shorter than a paragraph, and ends like a sentence.
    if (!isProse && width < LENGTH_MAX && titles.length > 0) continue;
    return isProse && writesStops(text, standing) ? titles : [];
  }
  return [];
}

function isTitle(text: string, block: Block): boolean {
  const length = widthOf(text, block);
  if (length < LENGTH_MIN || length > LENGTH_MAX || block.shape === 'item' || block.shape === 'rule') return false;
  if (closerOf(text.charCodeAt(block.start)) !== 0) return false;
  // Wrapped lines are a paragraph.
  if (someUnit(text, block.start, block.end, isLineEnd)) return false;
  const last = text.charCodeAt(block.end - 1);
  // A colon, comma or dash announces what follows; a question may be a headline, a full stop may not.
  if (isDash(last) || isComma(last) || last === 0x3a || last === 0x3b) return false;
  if (last !== 0x3f && last !== 0x21 && last !== 0x61f && endsLikeSentence(text, block.start, block.end)) return false;
  let letters = 0;
  for (let at = block.start; at < block.end; at++) if (isLetter(text.charCodeAt(at))) letters++;
  return letters >= (block.end - block.start) * 0.5;
}

/** Words of a headline in a script that has case. `Key takeaways`, `At a glance`, `Introduction` head a part of a text. */
const WORDS_MIN = 5;
/** Words of a headline that asks. A longer question opens the text. */
const QUESTION_WORDS_MAX = 14;

/** May this be the heading of a first part, or a first sentence that asks? */
function mayBeHeading(text: string, block: Block): boolean {
  const line = text.slice(block.start, block.end);
  const words = line.split(/\s+/).length;
  if (line.endsWith('?') && words > QUESTION_WORDS_MAX) return true;
  return words < WORDS_MIN && hasCase(line);
}

/** Does the script of a line know capitals? */
const hasCase = (line: string): boolean => line.toLowerCase() !== line.toUpperCase();

/** Do the long lines end like sentences? */
function writesStops(text: string, blocks: readonly Block[]): boolean {
  const long = blocks.slice(1).filter((block) => widthOf(text, block) >= PARAGRAPH_MIN);
  const ended = long.filter((block) => endsLikeSentence(text, block.start, block.end)).length;
  return long.length > 0 && ended >= long.length * ENDS_SHARE;
}

/** Most words of the name of a site behind a headline: ` | The Daily Post`, ` - Bhor Samachar`. */
const BAR_WORDS = 4;
const DASH_WORDS = 2;

/** End of a headline without the name of the site behind ` | ` or ` - `. */
function withoutSite(text: string, block: Block): number {
  for (let at = block.end - 1; at > block.start + LENGTH_MIN; at--) {
    const unit = text.charCodeAt(at);
    const isBar = unit === 0x7c || unit === 0xff5c;
    if (
      (!isBar && !isDash(unit)) ||
      CLASS[text.charCodeAt(at - 1)] !== BLANK ||
      CLASS[text.charCodeAt(at + 1)] !== BLANK
    )
      continue;
    const words = text.slice(skip(text, at + 1, block.end), block.end).split(/\s+/);
    const isName = words.every((word) => !isLower(word.charCodeAt(0)));
    return isName && words.length <= (isBar ? BAR_WORDS : DASH_WORDS) ? trim(text, block.start, at) : block.end;
  }
  return block.end;
}
