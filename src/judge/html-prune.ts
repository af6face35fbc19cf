/**
 * What inside the chosen element is none of the article, one rule after the other. Each rule reads the verdicts of those
 * before it and may only turn body into furniture; `keepStandfirst` alone brings lines back.
 */
import type { Block, Document, TreePlace } from '../model.ts';
import { commonPlace, isWithin, nearest } from '../place.ts';
import { isSpanOfYears } from '../text/clock.ts';
import { firstsOf, foldTitle, mayFoldTo } from '../text/title.ts';
import type { Measured } from './html-measure.ts';
import { type Cut, headingOf, isKept, OUTSIDE, type Page, type PlaceVerdict } from './html-page.ts';

type Verdicts = PlaceVerdict[];

/** The rules in their order. */
export function prune(page: Page, verdicts: Verdicts): void {
  const standfirst = keepStandfirst(page, verdicts);
  cutNextArticle(page, verdicts);
  cutTitles(page, verdicts);
  cutPictures(page, verdicts);
  cutContents(page, verdicts);
  cutTitleLinks(page, verdicts);
  cutLinkLines(page, verdicts);
  cutCards(page, verdicts);
  cutRepeats(page, verdicts);
  cutHead(page, verdicts, standfirst);
  cutAuthor(page, verdicts);
  cutTail(page, verdicts);
  cutHeadings(page, verdicts);
}

/** Prose between the headline and the first paragraph stays, even if a name speaks against it. */
function keepStandfirst(page: Page, verdicts: Verdicts): ReadonlySet<number> {
  const { measured, core, title } = page;
  const { document, looks, names } = measured;
  const kept = new Set<number>();
  // A site's rules name all there is of the article.
  if (title < 0 || page.parts !== null) return kept;
  const scope = commonPlace(document.blocks[title]!.place!, core);
  for (let index = title + 1; index < verdicts.length && kept.size < 4; index++) {
    const verdict = verdicts[index]!;
    const look = looks[index]!;
    const place = document.blocks[index]!.place!;
    if (verdict === 'body' && look.prose > 0) break;
    if (typeof verdict === 'string' || look.linkShare > 0.3 || look.chars < 30 || !isWithin(place, scope)) continue;
    if (verdict.rule !== OUTSIDE.rule && verdict.rule !== 'html/teaser') continue;
    const isNamed = nearest(place, (at) => at === scope || names(at).standfirst) !== scope;
    const isBox = headingOf(place) || place.tag === 'p' || (place.tag === 'div' && index === title + 1);
    if (look.prose === 0 && !isNamed && !(look.chars + look.dense >= 60 && isBox)) continue;
    verdicts[index] = 'body';
    kept.add(index);
  }
  return kept;
}

const NEXT_ARTICLE: Cut = {
  kind: 'related',
  rule: 'html/next-article',
  confidence: 0.9,
  detail: 'an article of its own, with its own headline',
};

/** Pages without end: other articles below this one, each with a headline of the first rank. */
function cutNextArticle(page: Page, verdicts: Verdicts): void {
  const { measured, core, title } = page;
  const { document, elements, looks, masses } = measured;
  let first = Math.max(0, title);
  while (first < verdicts.length && !(verdicts[first] === 'body' && looks[first]!.prose > 0)) first++;
  for (let id = core.id + 1; id < elements.length && elements[id]!.depth > core.depth; id++) {
    const mass = masses[id]!;
    if (elements[id]!.tag !== 'article' || mass.first <= first || mass.proses === 0) continue;
    const opens = document.blocks.slice(mass.first, Math.min(mass.last, mass.first + OPENING) + 1);
    if (!opens.some(({ place }) => headingOf(place!) === 'h1')) continue;
    // The blocks of an element stand in a row.
    verdicts.fill(NEXT_ARTICLE, mass.first, mass.last + 1);
  }
}

/** Blocks at the start of an article among which its headline stands. */
const OPENING = 5;

const HEADLINE_AGAIN: Cut = { kind: 'headline', rule: 'html/headline', confidence: 0.9, detail: 'the headline again' };

/** The headline again: above the picture, in a bar that sticks, as the first line of the text. */
function cutTitles(page: Page, verdicts: Verdicts): void {
  const { document } = page.measured;
  const wanted = new Set<string>();
  if (page.title >= 0)
    wanted.add(foldTitle(document.text.slice(document.blocks[page.title]!.start, document.blocks[page.title]!.end)));
  wanted.add(foldTitle(document.declared.headline ?? ''));
  wanted.delete('');
  const firsts = firstsOf(wanted);
  const lengths = [...wanted].map((text) => text.length);
  const shortest = Math.min(...lengths);
  const longest = Math.max(...lengths);
  for (const block of document.blocks) {
    const length = block.end - block.start;
    // Folding takes marks and blanks away, never a third of a title.
    if (!isKept(verdicts[block.index]) || length < shortest || length > longest * 1.5 + 10) continue;
    if (!mayFoldTo(firsts, document.text, block.start, block.end)) continue;
    const text = foldTitle(document.text.slice(block.start, block.end));
    if (wanted.has(text)) verdicts[block.index] = HEADLINE_AGAIN;
  }
}

const PICTURE: Cut = { kind: 'caption', rule: 'html/picture', confidence: 0.85, detail: 'stands with a picture' };
/** Captions without a class: a line or two with a picture, in one of these. Longer ones are paragraphs with a picture. */
const BARE = /^(?:div|p|span)$/;
const BARE_MAX = 140;
const PICTURE_NAMES = /(?:^|[^a-z])(?:image|img|photo|picture|figure|media|foto|bild|gallery|slideshow|pic(?![a-z]))/;

/** Lines in an element with a picture and hardly anything else. */
function cutPictures(page: Page, verdicts: Verdicts): void {
  const { measured, core } = page;
  const { document, masses } = measured;
  for (const picture of document.page!.pictures) {
    let found: TreePlace | null = null;
    for (let at = picture.place; at !== core && isWithin(at, core); at = at.parent!) {
      const mass = masses[at.id]!;
      if (mass.blocks > 4 || mass.chars > 600 || mass.proses > 2) break;
      const isBare = mass.blocks > 0 && mass.blocks <= 2 && mass.chars <= BARE_MAX && mass.linkChars === 0;
      if (mass.blocks > 0 && (at.tag === 'figure' || PICTURE_NAMES.test(at.names) || (isBare && BARE.test(at.tag))))
        found = at;
    }
    if (!found) continue;
    const mass = masses[found.id]!;
    for (let index = mass.first; index <= mass.last; index++) {
      const shape = document.blocks[index]!.shape;
      if (
        verdicts[index] === 'body' &&
        isWithin(document.blocks[index]!.place!, found) &&
        shape !== 'quote' &&
        shape !== 'table' &&
        shape !== 'item' &&
        shape !== 'preformatted'
      )
        verdicts[index] = PICTURE;
    }
  }
}

const CONTENTS: Cut = { kind: 'nav', rule: 'html/contents', confidence: 0.85, detail: 'links into the page itself' };
/** Fewer links into the page are footnotes. */
const CONTENTS_MIN = 3;
const GRID = /^(?:table|tbody|thead|tfoot|tr|pre)$/;

/** Tables of contents: groups of lines that are all links into the page. */
function cutContents(page: Page, verdicts: Verdicts): void {
  const { measured, core } = page;
  const { elements, masses } = measured;
  const done = new Set<number>();
  for (let id = core.id + 1; id < elements.length && elements[id]!.depth > core.depth; id++) {
    const element = elements[id]!;
    const mass = masses[id]!;
    if (mass.blocks < 2 || mass.prose > 0 || mass.linkChars < mass.chars * 0.8) continue;
    const isInside = done.has(element.parent!.id);
    done.add(id);
    if (isInside || GRID.test(element.tag) || linksIntoPage(elements, id) < CONTENTS_MIN) continue;
    for (let index = mass.first; index <= mass.last; index++) if (isKept(verdicts[index])) verdicts[index] = CONTENTS;
  }
}

function linksIntoPage(elements: readonly TreePlace[], id: number): number {
  const { depth } = elements[id]!;
  let count = 0;
  for (let at = id + 1; at < elements.length && elements[at]!.depth > depth; at++)
    if (elements[at]!.href?.startsWith('#')) count++;
  return count;
}

const LINKS: Cut = {
  kind: 'related',
  rule: 'html/links',
  confidence: 0.8,
  detail: 'links with titles, one after the other',
};

/** Two and more lines in a row that are links to other pages of the site, with titles for a text. */
function cutTitleLinks(page: Page, verdicts: Verdicts): void {
  const site = siteOf(page.measured.document.declared.url);
  for (let from = 0; from < verdicts.length; from++) {
    if (!isTitleLink(page, verdicts, from, site)) continue;
    let last = from;
    let count = 1;
    for (let to = from + 1; to < verdicts.length; to++) {
      if (isTitleLink(page, verdicts, to, site)) {
        last = to;
        count++;
      } else if (isKept(verdicts[to])) break;
    }
    if (count >= 2) for (let index = from; index <= last; index++) if (isKept(verdicts[index])) verdicts[index] = LINKS;
    from = last;
  }
}

const LINK_LINE: Cut = {
  kind: 'related',
  rule: 'html/link-line',
  confidence: 0.75,
  detail: 'a link with a title between paragraphs',
};

/** A line between two paragraphs that is a link from end to end and reads like a title. */
function cutLinkLines(page: Page, verdicts: Verdicts): void {
  const { document, looks } = page.measured;
  for (const { index, shape } of document.blocks) {
    if (verdicts[index] !== 'body' || shape !== 'paragraph') continue;
    const look = looks[index]!;
    if (look.linkShare < 0.9 || look.prose > 0 || look.chars < 25 || look.chars > 160 || look.closed) continue;
    const before = neighbour(verdicts, index, -1);
    const after = neighbour(verdicts, index, 1);
    if (before >= 0 && after >= 0 && looks[before]!.prose > 0 && looks[after]!.prose > 0) verdicts[index] = LINK_LINE;
  }
}

const CARD: Cut = {
  kind: 'related',
  rule: 'html/card',
  confidence: 0.8,
  detail: 'a linked heading with no text of its own',
};
/** Elements that only give a heading its look. */
const IN_HEADING = /^(?:a|span|b|strong|em|i|u|font|h[1-6])$/;

/** Linked headings in an element that holds no paragraph: teasers of other stories of the site. */
function cutCards(page: Page, verdicts: Verdicts): void {
  const { measured, core } = page;
  const { document, looks, masses } = measured;
  const site = siteOf(document.declared.url);
  for (const block of document.blocks) {
    const { index } = block;
    if (verdicts[index] !== 'subhead' || looks[index]!.linkShare < 0.9) continue;
    const href = hrefOf(measured, block);
    if (href === null || href.startsWith('#') || !isOfSite(href, site)) continue;
    const box = nearest(block.place, (at) => !IN_HEADING.test(at.tag));
    if (!box || box === core || !isWithin(box, core)) continue;
    let card = box;
    while (card.parent && card.parent !== core && masses[card.parent.id]!.prose === 0) card = card.parent;
    const mass = masses[card.id]!;
    if (mass.prose > 0) continue;
    for (let at = mass.first; at <= mass.last; at++) if (isKept(verdicts[at])) verdicts[at] = CARD;
  }
}

function isTitleLink(page: Page, verdicts: Verdicts, index: number, site: string | undefined): boolean {
  const { document, looks } = page.measured;
  const block = document.blocks[index]!;
  const look = looks[index]!;
  if (!isKept(verdicts[index]) || block.shape === 'table' || block.shape === 'preformatted' || look.prose > 0)
    return false;
  // In a list the link may have a label before it.
  if (look.linkShare < (block.shape === 'item' ? 0.6 : 0.85) || look.chars + look.dense < 35) return false;
  const href = hrefOf(page.measured, block);
  return href !== null && !href.startsWith('#') && isOfSite(href, site);
}

/** Target of the link that makes up a block. */
function hrefOf(measured: Measured, block: Block): string | null {
  const above = nearest(block.place, (at) => at.href !== null);
  if (above) return above.href;
  const { elements } = measured;
  for (let id = block.place!.id + 1; id < elements.length && elements[id]!.start <= block.end; id++)
    if (elements[id]!.href !== null) return elements[id]!.href;
  return null;
}

/** The server in an address; none in one without it. */
const hostOf = (url: string): string | undefined => /^(?:https?:)?\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase();

/** What registries of countries put between a name and the country: `post.co.uk`. */
const SECOND_LEVEL = /^(?:ac|co|com|edu|go|gob|gouv|gov|ne|net|or|org)\.[a-z]{2}$/;

/** The name of the site at an address: the end of its server's name that is its own. */
function siteOf(url: string | undefined): string | undefined {
  const labels = hostOf(url ?? '')?.split('.');
  return labels?.slice(SECOND_LEVEL.test(labels.slice(-2).join('.')) ? -3 : -2).join('.');
}

function isOfSite(href: string, site: string | undefined): boolean {
  const host = hostOf(href);
  if (host === undefined) return !/^[a-z][a-z0-9+.-]{0,20}:/i.test(href);
  return host === site || host.endsWith(`.${site}`);
}

function neighbour(verdicts: Verdicts, index: number, step: number): number {
  for (let at = index + step; at >= 0 && at < verdicts.length; at += step) if (isKept(verdicts[at])) return at;
  return -1;
}

const REPEAT: Cut = {
  kind: 'duplicate',
  rule: 'html/repeat',
  confidence: 0.85,
  detail: 'the same paragraph stands above',
};
/** Shorter lines are repeated on purpose: refrains, labels of rows. */
const REPEAT_MIN = 60;

/** Paragraphs that stand a second time: bodies for two sizes of screen, notices in place of embedded posts. */
function cutRepeats(page: Page, verdicts: Verdicts): void {
  const { document, looks } = page.measured;
  const seen = new Set<string>();
  for (const block of document.blocks) {
    const look = looks[block.index]!;
    if (verdicts[block.index] !== 'body' || look.chars < REPEAT_MIN || look.prose === 0) continue;
    const text = document.text.slice(block.start, block.end);
    if (seen.has(text)) verdicts[block.index] = REPEAT;
    else seen.add(text);
  }
}

const HEAD: Cut = {
  kind: 'byline',
  rule: 'html/head',
  confidence: 0.75,
  detail: 'a short line above the first paragraph',
};
/** A longer line above the first paragraph may be the standfirst. */
const HEAD_MAX = 60;

/** Bylines, days, sections and labels above the first paragraph. */
function cutHead(page: Page, verdicts: Verdicts, standfirst: ReadonlySet<number>): void {
  const { document, looks } = page.measured;
  let first = -1;
  for (const block of document.blocks) {
    if (verdicts[block.index] === 'body' && looks[block.index]!.prose > 0) {
      first = block.index;
      break;
    }
  }
  for (let index = 0; index < first; index++) {
    const block = document.blocks[index]!;
    const look = looks[index]!;
    if (
      verdicts[index] !== 'body' ||
      standfirst.has(index) ||
      block.shape === 'item' ||
      block.shape === 'table' ||
      block.shape === 'preformatted'
    )
      continue;
    if (look.chars >= HEAD_MAX || look.closed || isDateline(document, block)) continue;
    if (!isSpanOfYears(document.text.slice(block.start, block.end))) verdicts[index] = HEAD;
  }
}

/** A line of its own that is called a dateline and is no time stamp: a field of the text, see the extractors. */
function isDateline(document: Document, { place, start, end }: Block): boolean {
  if (!nearest(place, (at) => /(?:^|[\s_-])dateline(?:$|[\s_-])/.test(at.names))) return false;
  return !/^\d|\d:\d\d/.test(document.text.slice(start, end));
}

const BIO: Cut = { kind: 'bio', rule: 'html/author', confidence: 0.85, detail: 'opens with the name of the author' };
/** Share of the kept blocks at the end in which a line about the author stands. */
const BIO_SHARE = 0.25;

/** Lines at the end that open with the name of an author: who it is, not what was written. */
function cutAuthor(page: Page, verdicts: Verdicts): void {
  const { document } = page.measured;
  const names = (document.declared.authors ?? [])
    .map((name) => name.toLowerCase())
    .filter((name) => name.length > 5 && name.includes(' '));
  if (names.length === 0) return;
  const kept = document.blocks.filter((block) => isKept(verdicts[block.index]));
  const zone = Math.max(6, Math.ceil(kept.length * BIO_SHARE));
  for (const block of kept.slice(-zone)) {
    if (block.end - block.start > 900) continue;
    const line = document.text
      .slice(block.start, Math.min(block.end, block.start + 80))
      .toLowerCase()
      .replace(/^[^\p{L}]+/u, '');
    // "Ada Quay: …" is an interview.
    if (names.some((name) => line.startsWith(name) && /^(?![\p{L}\p{M}]|\s{0,3}[:：])/u.test(line.slice(name.length))))
      verdicts[block.index] = BIO;
  }
}

const TAIL: Cut = {
  kind: 'other',
  rule: 'html/tail',
  confidence: 0.7,
  detail: 'a loose line below the last paragraph',
};

/** Length of a paragraph of sentences of which most are links, and the share of it that links may have. */
const LINKED_MIN = 80;
const LINKED_SHARE = 0.85;

/** Links and labels below the last paragraph. Lists, tables and quotations there belong to the article. */
function cutTail(page: Page, verdicts: Verdicts): void {
  const { document, looks } = page.measured;
  for (let index = document.blocks.length - 1; index >= 0; index--) {
    if (!isKept(verdicts[index])) continue;
    const block = document.blocks[index]!;
    const look = looks[index]!;
    if (
      look.prose > 0 ||
      // A paragraph full of links is one.
      (look.closed && look.stops > 0 && look.chars >= LINKED_MIN && look.linkShare < LINKED_SHARE) ||
      (block.shape === 'item' && look.linkShare < 0.5) ||
      block.shape === 'table' ||
      block.shape === 'preformatted' ||
      block.shape === 'quote'
    )
      break;
    if (look.linkShare > 0.5 || (look.chars < HEAD_MAX && !look.closed))
      verdicts[index] = block.shape === 'heading' ? HEADING_OF_NOTHING : TAIL;
    else break;
  }
}

const HEADING_OF_NOTHING: Cut = {
  kind: 'related',
  rule: 'html/heading-of-nothing',
  confidence: 0.75,
  detail: 'a heading with no text of the article below it',
};

/** Headings below the last text of the article: of lists that were cut. */
function cutHeadings(_: Page, verdicts: Verdicts): void {
  for (let index = verdicts.length - 1; index >= 0; index--) {
    if (verdicts[index] === 'body') return;
    if (verdicts[index] === 'subhead') verdicts[index] = HEADING_OF_NOTHING;
  }
}
