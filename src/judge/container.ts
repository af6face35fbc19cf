/**
 * Which blocks of an HTML page are the article. Read this first:
 *
 *   1. measure     how much of each block and element is prose, links, anything   html-measure.ts
 *   2. furniture   what tags, names and attributes rule out                       html-furniture.ts, html-names.ts
 *   3. headline    the heading that says what the page declares
 *   4. container   the element with the greatest value, narrowed to the one that holds nearly as much
 *   5. prune       what inside it is none of the article                          html-prune.ts
 *
 * Phrases are not its business: the text judge goes over the blocks that it keeps.
 */
import type { Block, Document, Judgement, Note, TreePlace } from '../model.ts';
import { isFound, type SiteRules, siteRulesOf } from '../packs/sites.ts';
import { commonPlace, isWithin, nearest } from '../place.ts';
import { foldTitle, likenessOf } from '../text/title.ts';
import { disarm, furnitureOfCore, furnitureOfPage } from './html-furniture.ts';
import { type Measured, measure } from './html-measure.ts';
import { type Cut, headingOf, isKept, OUTSIDE, type Page, type PlaceVerdict } from './html-page.ts';
import { prune } from './html-prune.ts';

/** A child with this share of the value of the best element is the better container. */
const NARROW_SHARE = 0.8;
/** The same for a child that is called a body, is an article or holds the headline. */
const MARKED_SHARE = 0.6;
/** Weight of one block as prose at most: one long block is not a whole article. Characters of Latin text. */
const BLOCK_MAX = 1500;
/** What a character of a link takes from the value of its element; of table cells, which are full of them, half. */
const LINK_COST = 0.4;
/** What a character of a line that is no prose takes. */
const LINE_COST = 0.03;
/** What a character before the headline takes. */
const BEFORE_COST = 0.2;

/** What was decided on a page: `judgeContainer` before its last step. */
export interface PageJudgement {
  readonly page: Page;
  /** One a block. */
  readonly verdicts: readonly PlaceVerdict[];
  readonly notes: readonly Note[];
}

/**
 * Judge the blocks of an HTML page by their place alone.
 *
 * @param sites Users' rules for single sites.
 * @returns One verdict a block: `body`, `subhead`, or `furniture` with its kind; the headline is furniture of the kind
 *   `headline`, because it is a field. The text judge may cut more of what is kept, never less.
 */
export function judgeContainer(document: Document, sites: readonly SiteRules[] = []): Judgement {
  const { verdicts, notes } = judgePage(document, sites);
  return {
    verdicts: verdicts.map((verdict, block) => {
      if (typeof verdict === 'string') return { block, role: verdict, confidence: 0.8, because: [] };
      const { kind, rule, confidence, detail } = verdict;
      const because = [{ rule, weight: confidence, ...(detail && { detail }) }];
      return { block, role: 'furniture', kind, rule, confidence, because };
    }),
    cuts: [],
    notes,
  };
}

export function judgePage(document: Document, sites: readonly SiteRules[] = []): PageJudgement {
  const measured = measure(document);
  const disarmed = disarm(measured);
  const barred = furnitureOfPage(measured, disarmed);
  const title = titleOf(measured, barred);
  const value = valuesOf(measured, barred, title);
  const site = siteRulesOf(document, sites);
  const parts = site === null ? null : partsOf(measured, site);
  const outer = parts === null ? bestOf(measured, value) : parts.reduce(commonPlace);
  const core = parts === null ? narrow(measured, value, outer, title) : outer;
  const cuts = furnitureOfCore(measured, core, disarmed);
  if (site !== null) dropOf(measured, site, cuts);
  const cutsBefore = isNothingBefore(measured, core, cuts, title);
  const page: Page = { measured, barred, cuts, core, outer, title, cutsBefore, parts };
  const verdicts = document.blocks.map((block) => placeVerdict(page, block));
  prune(page, verdicts);
  const notes: Note[] = [];
  if (site !== null && site.container.length > 0 && parts === null)
    notes.push({
      code: 'site/not-found',
      message: `No element with text fits the container of the rules for ${site.pack.host}; the page was judged without it.`,
    });
  return { page, verdicts: keepSomething(page, verdicts), notes };
}

// Rules of a site ----------------------------------------------------------------------------------------------------

/** The elements that a site's rules name as the article; null if none of them is there. */
function partsOf({ elements, masses }: Measured, site: SiteRules): readonly TreePlace[] | null {
  for (const selector of site.container) {
    const parts = elements.filter((element) => masses[element.id]!.blocks > 0 && isFound(element, selector));
    if (parts.length > 0) return parts;
  }
  return null;
}

/** Puts what a site's rules drop among the cuts. */
function dropOf({ elements, masses }: Measured, site: SiteRules, cuts: (Cut | null)[]): void {
  if (site.drop.length === 0) return;
  const cut: Cut = { kind: 'other', rule: 'site/drop', confidence: 1, detail: `the rules for ${site.pack.host}` };
  for (const { id, parent } of elements) {
    if (masses[id]!.blocks === 0) continue;
    const isDropped =
      (parent !== null && cuts[parent.id] === cut) || site.drop.some((selector) => isFound(elements[id]!, selector));
    if (isDropped) cuts[id] = cut;
  }
}

// Container ----------------------------------------------------------------------------------------------------------

/** Value of each element as the container of the article: prose speaks for it, all else more or less against it. */
function valuesOf(measured: Measured, barred: readonly (Cut | null)[], title: number): Float64Array {
  const { document, elements, looks } = measured;
  const value = new Float64Array(elements.length);
  for (const block of document.blocks) {
    const id = block.place!.id;
    if (barred[id]) continue;
    const look = looks[block.index]!;
    const plain = look.chars - block.linkChars;
    if (block.index < title) value[id]! -= look.chars * BEFORE_COST;
    else if (look.prose > 0) value[id]! += Math.min(look.prose, BLOCK_MAX);
    else if (block.shape === 'table' || block.shape === 'preformatted') value[id]! -= block.linkChars * LINK_COST * 0.5;
    else if (block.shape === 'item') value[id]! -= block.linkChars * LINK_COST;
    else value[id]! -= block.linkChars * LINK_COST + plain * LINE_COST;
  }
  // Children have larger ids than their parents.
  for (let id = elements.length - 1; id > 0; id--) value[elements[id]!.parent!.id]! += value[id]!;
  return value;
}

/** The element of the greatest value; of equals the innermost. */
function bestOf(measured: Measured, value: Float64Array): TreePlace {
  const { elements, masses } = measured;
  let best = 0;
  let top = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < elements.length; id++) {
    if (masses[id]!.blocks === 0 || value[id]! < top) continue;
    top = value[id]!;
    best = id;
  }
  return elements[best]!;
}

/** Down from the element of the greatest value to one that holds nearly as much of it. */
function narrow(measured: Measured, value: Float64Array, outer: TreePlace, title: number): TreePlace {
  const { elements, masses, names } = measured;
  let core = outer;
  for (let id = outer.id + 1; id < elements.length; id++) {
    const element = elements[id]!;
    if (element.depth <= outer.depth) break;
    const mass = masses[id]!;
    if (element.parent !== core || mass.blocks === 0) continue;
    const isMarked =
      names(element).body === 0 || element.tag === 'article' || (mass.first <= title && mass.last >= title);
    if (value[id]! >= value[outer.id]! * (isMarked ? MARKED_SHARE : NARROW_SHARE)) core = element;
  }
  return core;
}

// Headline -----------------------------------------------------------------------------------------------------------

const HEADLINE: Cut = { kind: 'headline', rule: 'html/headline', confidence: 0.95, detail: 'the headline' };
/** Headings that are less like the declared title than this are no headline. */
const LIKENESS_MIN = 0.6;
/** Share of the page's prose that may stand before a headline. */
const BEFORE_MAX = 0.4;

/** The block that bears the headline: a heading that says what the page declares as its title. -1 if there is none. */
function titleOf(measured: Measured, barred: readonly (Cut | null)[]): number {
  const { document, looks } = measured;
  const wanted = [document.declared.headline ?? '', ...document.page!.titles]
    .map(foldTitle)
    .filter((text) => text.length > 3);
  // A heading that holds a title, or is held by it, is at least a fifth of it: `likenessOf`.
  const shortest = Math.min(...wanted.map((text) => text.length)) * 0.2;
  let total = 0;
  for (const block of document.blocks) if (!barred[block.place!.id]) total += looks[block.index]!.prose;
  let before = 0;
  let best = -1;
  let score = 0.5;
  for (const block of document.blocks) {
    const bar = barred[block.place!.id];
    const length = block.end - block.start;
    const heading = length >= shortest && length < 500 ? headingOf(block.place!) : null;
    if (heading) {
      const text = foldTitle(document.text.slice(block.start, block.end));
      const likeness = Math.max(0, ...wanted.map((title) => likenessOf(text, title)));
      // An article follows its headline; a title at the end of the page is that of a form or a list.
      const isLate = before > total * BEFORE_MAX;
      const found = likeness + (heading === 'h1' ? 0.3 : 0) - (bar ? 0.35 : 0) - (isLate ? 0.6 : 0);
      if (likeness >= LIKENESS_MIN && found > score) {
        score = found;
        best = block.index;
      }
    }
    if (!bar) before += looks[block.index]!.prose;
  }
  return best;
}

/** Whether hardly any prose of the container stands before the headline: then what does is none of the article. */
function isNothingBefore(measured: Measured, core: TreePlace, cuts: readonly (Cut | null)[], title: number): boolean {
  const { document, looks, masses } = measured;
  const { first, prose } = masses[core.id]!;
  let before = 0;
  for (let index = first; index < title; index++) {
    const place = document.blocks[index]!.place!;
    if (isWithin(place, core) && !cuts[place.id]) before += looks[index]!.prose;
  }
  return before < prose * 0.05;
}

// Blocks -------------------------------------------------------------------------------------------------------------

const BEFORE: Cut = { kind: 'nav', rule: 'html/before-title', confidence: 0.8, detail: 'before the headline' };

function placeVerdict(page: Page, block: Block): PlaceVerdict {
  const { measured, barred, cuts, core, title } = page;
  const place = block.place!;
  const { index } = block;
  const kept = block.shape === 'heading' ? 'subhead' : 'body';
  if (index === title) return HEADLINE;
  if (page.parts !== null && !page.parts.some((part) => isWithin(place, part))) return barred[place.id] ?? OUTSIDE;
  if (!isWithin(place, core)) {
    const bar = barred[place.id];
    if (index > measured.masses[core.id]!.first && !bar && isPart(page, block)) return kept;
    return bar ?? (isOfAnother(page, block) ? ANOTHER : OUTSIDE);
  }
  const cut = cuts[place.id];
  if (cut) return cut;
  if (index < title && page.cutsBefore) return BEFORE;
  return headingOf(place) === 'h1' ? HEADLINE : kept;
}

const ANOTHER: Cut = {
  kind: 'related',
  rule: 'html/other-article',
  confidence: 0.85,
  detail: 'part of another <article>',
};

/** Below the container, in an `<article>` that does not hold it: the next story, or a teaser of it. */
function isOfAnother({ measured, core }: Page, { place, index }: Block): boolean {
  if (index <= measured.masses[core.id]!.last) return false;
  const article = nearest(place, ({ tag }) => tag === 'article');
  return article !== null && !isWithin(core, article);
}

/** A paragraph beside the container, or a later part of the article that is made like it. */
function isPart(page: Page, block: Block): boolean {
  const { measured, core, outer } = page;
  const { masses, looks } = measured;
  const place = block.place!;
  const look = looks[block.index]!;
  if (place.parent === core.parent && place.tag === 'p' && look.prose > 0 && look.linkShare < 0.3) return true;
  // The element beside an ancestor of the container, and that ancestor.
  let at = place;
  while (at.parent && !isWithin(core, at.parent)) at = at.parent;
  if (!at.parent || !isWithin(at.parent, outer)) return false;
  let twin: TreePlace = core;
  while (twin.parent && twin.parent !== at.parent) twin = twin.parent;
  const mass = masses[at.id]!;
  return (
    at.tag === twin.tag &&
    at.tag !== 'article' &&
    mass.proses >= 2 &&
    mass.linkChars < mass.chars * 0.1 &&
    mass.prose > mass.chars * 0.7 &&
    mass.prose > masses[core.id]!.prose * 0.1 &&
    sharesName(at.names, twin.names)
  );
}

function sharesName(a: string, b: string): boolean {
  const names = new Set(b.split(' '));
  // Between two names may stand more than one blank.
  return a === b || a.split(' ').some((name) => name !== '' && names.has(name));
}

// Never empty --------------------------------------------------------------------------------------------------------

/** Rules whose cuts never come back. */
const FINAL: ReadonlySet<string> = new Set([
  'html/headline',
  'html/nav',
  'html/footer',
  'html/comments',
  'html/repeat',
  'html/hidden',
]);

/** A page with prose is never empty: if everything was cut, its prose comes back. */
function keepSomething(page: Page, verdicts: readonly PlaceVerdict[]): readonly PlaceVerdict[] {
  const { document, looks } = page.measured;
  const from = document.page!.bodyFrom;
  if (from !== undefined)
    return verdicts.map((verdict, index) => (index >= from ? 'body' : isKept(verdict) ? OUTSIDE : verdict));
  if (verdicts.includes('body')) return verdicts;
  const bringBack = (isText: (index: number) => boolean): PlaceVerdict[] =>
    verdicts.map((verdict, index) =>
      typeof verdict !== 'string' && !FINAL.has(verdict.rule) && isText(index) ? 'body' : verdict,
    );
  const prose = bringBack((index) => looks[index]!.prose > 0);
  if (prose.includes('body')) return prose;
  // Sentences that are links from end to end.
  return bringBack((index) => looks[index]!.chars >= 60 && looks[index]!.closed && looks[index]!.stops > 0);
}
