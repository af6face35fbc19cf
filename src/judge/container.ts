/**
 * Which blocks of an HTML page are the article. Chooses the element that holds it, cuts what inside it is none of it.
 * Read first: `html-measure.ts` for the measures, `html-names.ts` for the names. Phrases are not its business: the text
 * judge goes over the blocks that it keeps.
 */
import type { Block, Document, RemovalKind, Role, TreePlace, Verdict } from '../model.ts';
import { commonPlace, isWithin, nearest } from '../place.ts';
import { type Mass, type Measured, measure } from './html-measure.ts';
import type { NameRule } from './html-names.ts';

/** Why a block is none of the article. */
export interface Cut {
  readonly kind: RemovalKind;
  readonly rule: string;
  readonly confidence: number;
  readonly detail?: string;
}

/** Tags that hold no article text, unless they hold most of the page. */
const FURNITURE_TAGS: ReadonlyMap<string, Cut> = new Map<string, Cut>([
  ['nav', { kind: 'nav', rule: 'html/nav', confidence: 0.95 }],
  ['footer', { kind: 'nav', rule: 'html/footer', confidence: 0.8 }],
  ['aside', { kind: 'related', rule: 'html/aside', confidence: 0.8 }],
  ['form', { kind: 'other', rule: 'html/form', confidence: 0.8 }],
  ['button', { kind: 'other', rule: 'html/button', confidence: 0.9 }],
  ['fieldset', { kind: 'other', rule: 'html/form', confidence: 0.8 }],
  ['figcaption', { kind: 'caption', rule: 'html/caption', confidence: 0.97 }],
  ['dialog', { kind: 'other', rule: 'html/dialog', confidence: 0.9 }],
  ['menu', { kind: 'nav', rule: 'html/nav', confidence: 0.8 }],
]);

/** An element with more than this share of the page's prose is not furniture, whatever it is called. */
const ARTICLE_SHARE = 0.5;
/** A child with this share of the value of its parent is the better container. */
const NARROW_SHARE = 0.8;
/** The same for a child that is called a body, is an article or holds the headline. */
const MARKED_SHARE = 0.6;

/** What was decided on a page, with the reasons: `judgeContainer` without its last step. */
export interface PageJudgement {
  readonly page: Page;
  readonly verdicts: readonly (Cut | Role)[];
}

/**
 * Judge the blocks of an HTML page by their place alone.
 *
 * @returns One verdict a block: `body`, `subhead`, or `furniture` with its kind; the headline is furniture of the kind
 *   `headline`, because it is a field. The text judge may cut more of what is kept, never less.
 */
export function judgeContainer(document: Document): readonly Verdict[] {
  return judgePage(document).verdicts.map((verdict, index) =>
    typeof verdict === 'string'
      ? { block: index, role: verdict, confidence: 0.8, because: [] }
      : {
          block: index,
          role: 'furniture',
          kind: verdict.kind,
          rule: verdict.rule,
          confidence: verdict.confidence,
          because: [
            { rule: verdict.rule, weight: verdict.confidence, ...(verdict.detail && { detail: verdict.detail }) },
          ],
        },
  );
}

export function judgePage(document: Document): PageJudgement {
  const measured = measure(document);
  const { elements, masses } = measured;
  const total = masses[0]?.prose ?? 0;
  const disarmed = disarm(measured, total);
  const barred = bar(measured, total, disarmed);
  const title = titleOf(measured, barred);
  const value = valuesOf(measured, barred, title);
  let best = 0;
  let top = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < elements.length; id++) {
    if (masses[id]!.blocks === 0) continue;
    if (value[id]! >= top) {
      top = value[id]!;
      best = id;
    }
  }
  const outer = elements[best]!;
  const core = narrow(measured, value, outer, title);
  const cuts = cutsWithin(measured, core, masses[core.id]!.prose, disarmed);
  let before = 0;
  for (let index = masses[core.id]!.first; index < title; index++) {
    const place = document.blocks[index]!.place!;
    if (isWithin(place, core) && !cuts[place.id]) before += measured.looks[index]!.prose;
  }
  const page: Page = { measured, barred, cuts, core, outer, title, cutsBefore: before < masses[core.id]!.prose * 0.05 };
  const verdicts = new Array<Cut | Role>(document.blocks.length);
  for (const block of document.blocks) verdicts[block.index] = placeVerdict(page, block);
  keepStandfirst(page, verdicts);
  cutTitles(page, verdicts);
  cutPictures(page, verdicts);
  cutLinks(page, verdicts);
  cutRepeats(page, verdicts);
  cutHead(page, verdicts);
  cutAuthor(page, verdicts);
  cutTail(page, verdicts);
  cutOrphanHeadings(page, verdicts);
  return { page, verdicts: keepSomething(page, verdicts) };
}

/** A page with prose is never empty: if everything was cut, its prose comes back. */
function keepSomething(page: Page, verdicts: Verdicts): readonly (Cut | Role)[] {
  const { document, looks, masses } = page.measured;
  const from = document.page?.bodyFrom;
  if (from !== undefined)
    return verdicts.map((verdict, index) => (index >= from ? 'body' : isKept(verdict) ? OUTSIDE : verdict));
  if (verdicts.some((verdict) => verdict === 'body')) return verdicts;
  const isText = (index: number): boolean => {
    const cut = verdicts[index]!;
    return typeof cut !== 'string' && !HOPELESS.has(cut.rule) && looks[index]!.prose > 0;
  };
  const back = verdicts.map((verdict, index): Cut | Role => (isText(index) ? 'body' : verdict));
  if (masses[0]!.prose > 0 && back.includes('body')) return back;
  // Sentences that are links from end to end.
  return verdicts.map((verdict, index): Cut | Role => {
    const look = looks[index]!;
    const isSentence = look.chars >= 60 && look.closed && look.stops > 0;
    return typeof verdict !== 'string' && !HOPELESS.has(verdict.rule) && isSentence ? 'body' : verdict;
  });
}

/** Rules whose cuts never come back. */
const HOPELESS: ReadonlySet<string> = new Set([
  'html/headline',
  'html/nav',
  'html/footer',
  'html/comments',
  'html/repeat',
  'html/hidden',
]);

const HEADLINE: Cut = { kind: 'headline', rule: 'html/headline', confidence: 0.95 };

/** A page under judgement. */
export interface Page {
  readonly measured: Measured;
  readonly barred: readonly (Cut | null)[];
  readonly cuts: readonly (Cut | null)[];
  readonly core: TreePlace;
  readonly outer: TreePlace;
  readonly title: number;
  /** True: nothing of the article stands before its headline. */
  readonly cutsBefore: boolean;
}

function placeVerdict(page: Page, block: Block): Cut | Role {
  const { measured, barred, cuts, core, title } = page;
  const { masses } = measured;
  const place = block.place!;
  const index = block.index;
  if (index === title) return HEADLINE;
  const first = masses[core.id]!.first;
  if (!isWithin(place, core)) {
    const bar = barred[place.id];
    if (index > first && !bar && isSibling(page, block)) return block.shape === 'heading' ? 'subhead' : 'body';
    return bar ?? OUTSIDE;
  }
  const cut = cuts[place.id];
  if (cut) return cut;
  if (index < title && page.cutsBefore) return BEFORE;
  if (isTitle(place)) return HEADLINE;
  return block.shape === 'heading' ? 'subhead' : 'body';
}

/** Prose between the headline and the first paragraph stays, even if a name speaks against it. */
function keepStandfirst(page: Page, verdicts: Verdicts): void {
  const { measured, core, title } = page;
  const { document, looks, names } = measured;
  if (title < 0) return;
  const scope = commonPlace(document.blocks[title]!.place!, core);
  let kept = 0;
  for (let index = title + 1; index < verdicts.length && kept < 4; index++) {
    const verdict = verdicts[index]!;
    const look = looks[index]!;
    const place = document.blocks[index]!.place!;
    if (verdict === 'body' && look.prose > 0) return;
    if (typeof verdict === 'string' || look.linkShare > 0.3 || look.chars < 30 || !isWithin(place, scope)) continue;
    if (verdict.rule !== OUTSIDE.rule && verdict.rule !== 'html/teaser') continue;
    const isNamed = nearest(place, (at) => at === scope || names(at).standfirst) !== scope;
    if (look.prose === 0 && !isNamed && !(look.chars + look.dense >= 60 && (headingOf(place) || place.tag === 'p')))
      continue;
    verdicts[index] = 'body';
    kept++;
  }
}

/** The headline again: above the picture, in a bar that sticks, as the first line of the text. */
function cutTitles(page: Page, verdicts: Verdicts): void {
  const { document } = page.measured;
  const wanted = new Set<string>();
  if (page.title >= 0)
    wanted.add(fold(document.text.slice(document.blocks[page.title]!.start, document.blocks[page.title]!.end)));
  wanted.add(fold(document.declared.headline ?? ''));
  wanted.delete('');
  const lengths = [...wanted].map((text) => text.length);
  const shortest = Math.min(...lengths);
  const longest = Math.max(...lengths);
  for (const block of document.blocks) {
    const length = block.end - block.start;
    // Folding takes marks and blanks away, never a third of a title.
    if (!isKept(verdicts[block.index]) || length < shortest || length > longest * 1.5 + 10) continue;
    const text = fold(document.text.slice(block.start, block.end));
    if (wanted.has(text)) verdicts[block.index] = HEADLINE;
  }
}

const PICTURE: Cut = { kind: 'caption', rule: 'html/picture', confidence: 0.85 };
const PICTURE_NAMES = /(?:^|[^a-z])(?:image|img|photo|picture|figure|media|foto|bild|gallery|slideshow)/;

/** Lines in an element with a picture and hardly anything else. */
function cutPictures(page: Page, verdicts: Verdicts): void {
  const { measured, core } = page;
  const { document, masses } = measured;
  for (const picture of document.page?.pictures ?? []) {
    let found: TreePlace | null = null;
    for (let at: TreePlace | null = picture.place; at && at !== core && isWithin(at, core); at = at.parent) {
      const mass = masses[at.id]!;
      if (mass.blocks > 4 || mass.chars > 600 || mass.proses > 2) break;
      if (mass.blocks > 0 && (at.tag === 'figure' || PICTURE_NAMES.test(at.names))) found = at;
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

/** Paragraphs beside the container, and later parts that are made like it. */
function isSibling(page: Page, block: Block): boolean {
  const { measured, core, outer } = page;
  const { masses, looks } = measured;
  const place = block.place!;
  if (
    place.parent === core.parent &&
    place.tag === 'p' &&
    looks[block.index]!.prose > 0 &&
    looks[block.index]!.linkShare < 0.3
  )
    return true;
  // The element beside an ancestor of the container.
  let at = place;
  while (at.parent && !isWithin(core, at.parent)) at = at.parent;
  if (!at.parent || !isWithin(at.parent, outer)) return false;
  let twin: TreePlace = core;
  while (twin.parent && twin.parent !== at.parent) twin = twin.parent;
  const mass = masses[at.id]!;
  return (
    at.tag === twin.tag &&
    mass.proses >= 2 &&
    mass.linkChars < mass.chars * 0.1 &&
    mass.prose > mass.chars * 0.7 &&
    mass.prose > masses[core.id]!.prose * 0.1 &&
    sharesName(at.names, twin.names)
  );
}

const sharesName = (a: string, b: string): boolean => {
  const names = new Set(b.split(' '));
  return a === b || a.split(' ').some((name) => name !== '' && names.has(name));
};

type Verdicts = (Cut | Role)[];
const isKept = (verdict: Cut | Role | undefined): boolean => verdict === 'body' || verdict === 'subhead';

const LINKS: Cut = { kind: 'related', rule: 'html/links', confidence: 0.8 };
const LINK_LINE: Cut = { kind: 'related', rule: 'html/link-line', confidence: 0.75 };
const CONTENTS: Cut = { kind: 'nav', rule: 'html/contents', confidence: 0.85 };

function cutLinks(page: Page, verdicts: Verdicts): void {
  const { measured, core } = page;
  const { elements, masses, looks, document } = measured;
  const done = new Set<number>();
  for (let id = core.id + 1; id < elements.length; id++) {
    const element = elements[id]!;
    if (element.depth <= core.depth) break;
    const mass = masses[id]!;
    if (mass.blocks < 2 || mass.prose > 0 || mass.linkChars < mass.chars * 0.8) continue;
    if (element.parent && done.has(element.parent.id)) {
      done.add(id);
      continue;
    }
    done.add(id);
    if (/^(?:table|tbody|thead|tr|pre)$/.test(element.tag)) continue;
    const inPage = fragments(elements, id);
    if (inPage >= 3)
      for (let index = mass.first; index <= mass.last; index++) if (isKept(verdicts[index])) verdicts[index] = CONTENTS;
  }
  const site = siteOf(document.declared.url);
  // Runs of lines that are links to other pages of the site, with titles for a text.
  for (let from = 0; from < verdicts.length; from++) {
    if (!isTitleLink(page, verdicts, from, site)) continue;
    let to = from;
    let last = from;
    for (to = from + 1; to < verdicts.length; to++) {
      if (isTitleLink(page, verdicts, to, site)) last = to;
      else if (isKept(verdicts[to])) break;
    }
    let count = 0;
    for (let index = from; index <= last; index++) if (isKept(verdicts[index])) count++;
    if (count >= 2) for (let index = from; index <= last; index++) if (isKept(verdicts[index])) verdicts[index] = LINKS;
    from = last;
  }
  for (const block of document.blocks) {
    const index = block.index;
    if (verdicts[index] !== 'body' || block.shape !== 'paragraph') continue;
    const look = looks[index]!;
    if (look.linkShare < 0.9 || look.prose > 0 || look.chars < 25 || look.chars > 160 || look.closed) continue;
    const before = neighbour(verdicts, index, -1);
    const after = neighbour(verdicts, index, 1);
    if (before >= 0 && after >= 0 && looks[before]!.prose > 0 && looks[after]!.prose > 0) verdicts[index] = LINK_LINE;
  }
}

function isTitleLink(page: Page, verdicts: Verdicts, index: number, site: string): boolean {
  const { document, looks } = page.measured;
  const block = document.blocks[index]!;
  const look = looks[index]!;
  if (!isKept(verdicts[index]) || block.shape === 'table' || block.shape === 'preformatted' || look.linkShare < 0.85)
    return false;
  if (look.chars + look.dense < 35) return false;
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

const siteOf = (url: string | undefined): string => {
  const host = /^https?:\/\/([^/:?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? '';
  return host.split('.').slice(-2).join('.');
};

const isOfSite = (href: string, site: string): boolean => {
  if (!/^(?:https?:)?\/\//i.test(href)) return !/^[a-z][a-z0-9+.-]{0,20}:/i.test(href);
  const host = /^(?:https?:)?\/\/([^/:?#]+)/i.exec(href)?.[1]?.toLowerCase() ?? '';
  return site !== '' && host.endsWith(site);
};

function neighbour(verdicts: Verdicts, index: number, step: number): number {
  for (let at = index + step; at >= 0 && at < verdicts.length; at += step) if (isKept(verdicts[at])) return at;
  return -1;
}

function fragments(elements: readonly TreePlace[], id: number): number {
  let count = 0;
  const depth = elements[id]!.depth;
  for (let at = id + 1; at < elements.length && elements[at]!.depth > depth; at++)
    if (elements[at]!.href?.startsWith('#')) count++;
  return count;
}

const REPEAT: Cut = { kind: 'duplicate', rule: 'html/repeat', confidence: 0.85 };

function cutRepeats(page: Page, verdicts: Verdicts): void {
  const { document, looks } = page.measured;
  const seen = new Map<string, number[]>();
  for (const block of document.blocks) {
    if (verdicts[block.index] !== 'body' || looks[block.index]!.chars < 60 || looks[block.index]!.prose === 0) continue;
    const text = document.text.slice(block.start, block.end);
    const list = seen.get(text);
    if (list) list.push(block.index);
    else seen.set(text, [block.index]);
  }
  for (const list of seen.values()) {
    for (const index of list.slice(1)) verdicts[index] = REPEAT;
  }
}

const HEAD: Cut = { kind: 'byline', rule: 'html/head', confidence: 0.75 };

function cutHead(page: Page, verdicts: Verdicts): void {
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
      block.shape === 'item' ||
      block.shape === 'table' ||
      block.shape === 'preformatted'
    )
      continue;
    if (look.chars < 60 && !look.closed) verdicts[index] = HEAD;
  }
}

const BIO: Cut = { kind: 'bio', rule: 'html/author', confidence: 0.85 };
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

const TAIL: Cut = { kind: 'other', rule: 'html/tail', confidence: 0.7 };

function cutTail(page: Page, verdicts: Verdicts): void {
  const { document, looks } = page.measured;
  for (let index = document.blocks.length - 1; index >= 0; index--) {
    if (!isKept(verdicts[index])) continue;
    const block = document.blocks[index]!;
    const look = looks[index]!;
    if (
      look.prose > 0 ||
      (block.shape === 'item' && look.linkShare < 0.5) ||
      block.shape === 'table' ||
      block.shape === 'preformatted' ||
      block.shape === 'quote'
    )
      break;
    if (look.linkShare > 0.5 || (look.chars < 60 && !look.closed)) verdicts[index] = TAIL;
    else break;
  }
}

const ORPHAN: Cut = { kind: 'related', rule: 'html/heading-of-nothing', confidence: 0.75 };

function cutOrphanHeadings(page: Page, verdicts: Verdicts): void {
  const { document } = page.measured;
  let cutSince = 0;
  let body = false;
  for (let index = document.blocks.length - 1; index >= 0; index--) {
    const verdict = verdicts[index]!;
    if (verdict === 'body') {
      body = true;
      cutSince = 0;
    } else if (verdict === 'subhead') {
      if (!body) verdicts[index] = ORPHAN;
      cutSince = 0;
    } else cutSince++;
  }
  void cutSince;
}

function valuesOf(measured: Measured, barred: readonly (Cut | null)[], title: number): Float64Array {
  const { document, elements, looks } = measured;
  const value = new Float64Array(elements.length);
  for (const block of document.blocks) {
    const id = block.place!.id;
    const look = looks[block.index]!;
    if (barred[id]) continue;
    const plain = look.chars - block.linkChars;
    if (block.index < title) value[id]! -= look.chars * 0.2;
    else if (look.prose > 0) value[id]! += Math.min(look.prose, 1500);
    else if (block.shape === 'table' || block.shape === 'preformatted') value[id]! -= block.linkChars * 0.2;
    else if (block.shape === 'item') value[id]! -= block.linkChars * 0.4;
    else value[id]! -= block.linkChars * 0.4 + plain * 0.03;
  }
  for (let id = elements.length - 1; id > 0; id--) value[elements[id]!.parent!.id]! += value[id]!;
  return value;
}

/** Down from the element of the greatest value to the one that holds nearly as much. */
function narrow(measured: Measured, value: Float64Array, outer: TreePlace, title: number): TreePlace {
  const { elements, masses, names } = measured;
  let core = outer;
  for (let id = outer.id + 1; id < elements.length; id++) {
    const element = elements[id]!;
    if (element.depth <= outer.depth) break;
    if (element.parent !== core || masses[id]!.blocks === 0) continue;
    const isArticle =
      element.tag === 'article' || (title >= 0 && masses[id]!.first <= title && masses[id]!.last >= title);
    const share = names(element).body === 0 || isArticle ? MARKED_SHARE : NARROW_SHARE;
    if (value[id]! >= share * value[outer.id]!) core = element;
  }
  return core;
}

/** The block that bears the headline: a heading that says what the page declares as its title. -1 if there is none. */
function titleOf(measured: Measured, barred: readonly (Cut | null)[]): number {
  const { document, looks } = measured;
  const wanted = [document.declared.headline ?? '', ...(document.page?.titles ?? [])]
    .map(fold)
    .filter((text) => text.length > 3);
  const shortest = Math.min(...wanted.map((text) => text.length)) * 0.2;
  let total = 0;
  for (const block of document.blocks) if (!barred[block.place!.id]) total += looks[block.index]!.prose;
  let before = 0;
  let best = -1;
  let score = 0;
  for (const block of document.blocks) {
    const bar = barred[block.place!.id];
    const heading = headingOf(block.place!);
    if (heading && block.end - block.start >= shortest && block.end - block.start < 500) {
      const text = fold(document.text.slice(block.start, block.end));
      let likeness = 0;
      for (const title of wanted) likeness = Math.max(likeness, likenessOf(text, title));
      // An article follows its headline; a title at the end of the page is that of a form or a list.
      const found = likeness + (heading === 'h1' ? 0.3 : 0) - (bar ? 0.35 : 0) - (before > total * 0.4 ? 0.6 : 0);
      if (likeness >= 0.6 && found > score) {
        score = found;
        best = block.index;
      }
    }
    if (!bar) before += looks[block.index]!.prose;
  }
  return score >= 0.5 ? best : -1;
}

/** 1 for the same words; less if one holds the other; 0 if neither. */
function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.includes(short) ? 0.5 + 0.45 * (short.length / long.length) : 0;
}

function headingOf(place: TreePlace): string | null {
  for (let at: TreePlace | null = place; at; at = at.parent) if (/^h[1-6]$/.test(at.tag)) return at.tag;
  return null;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const isTitle = (place: TreePlace): boolean => {
  for (let at: TreePlace | null = place; at; at = at.parent) if (at.tag === 'h1') return true;
  return false;
};

const OUTSIDE: Cut = { kind: 'nav', rule: 'html/outside', confidence: 0.8 };
const BEFORE: Cut = { kind: 'nav', rule: 'html/before-title', confidence: 0.8 };

/** Rules whose names stand on so much of the page's prose that they mean something else here. */
function disarm(measured: Measured, total: number): ReadonlySet<NameRule> {
  const { elements, masses, names } = measured;
  const sums = new Map<NameRule, number>();
  const until = new Map<NameRule, number>();
  for (let id = 1; id < elements.length; id++) {
    const mass = masses[id]!;
    if (mass.prose === 0 || mass.prose > total * ARTICLE_SHARE) continue;
    for (const rule of names(elements[id]!).rules) {
      if ((until.get(rule) ?? -1) >= mass.first) continue;
      until.set(rule, mass.last);
      sums.set(rule, (sums.get(rule) ?? 0) + mass.prose);
    }
  }
  const result = new Set<NameRule>();
  for (const [rule, sum] of sums) if (rule.kind !== 'comment' && sum > total * 0.4) result.add(rule);
  return result;
}

function bar(measured: Measured, total: number, disarmed: ReadonlySet<NameRule>): (Cut | null)[] {
  const { elements, masses, names } = measured;
  const barred: (Cut | null)[] = new Array(elements.length).fill(null);
  for (let id = 1; id < elements.length; id++) {
    const element = elements[id]!;
    const mass = masses[id]!;
    if (mass.blocks === 0) continue;
    const above = barred[element.parent!.id]!;
    if (above) {
      barred[id] = above;
      continue;
    }
    if (mass.prose > total * ARTICLE_SHARE) continue;
    const cut = cutOf(element, mass, names, disarmed);
    if (cut && (cut.confidence >= 0.9 || mass.prose < total * 0.3)) barred[id] = cut;
  }
  return barred;
}

function cutOf(element: TreePlace, _mass: Mass, names: Measured['names'], disarmed: ReadonlySet<NameRule>): Cut | null {
  if (element.hidden || names(element).hidden) return { kind: 'other', rule: 'html/hidden', confidence: 0.9 };
  const byTag = FURNITURE_TAGS.get(element.tag);
  if (byTag) return byTag;
  const rules = names(element).rules.filter((entry) => !disarmed.has(entry));
  const rule = rules.find((entry) => entry.force === 'sure') ?? rules.find((entry) => entry.force === 'likely');
  if (!rule) return null;
  return {
    kind: rule.kind,
    rule: `html/${rule.id}`,
    confidence: rule.force === 'sure' ? 0.95 : 0.8,
    detail: element.names,
  };
}

function cutsWithin(
  measured: Measured,
  container: TreePlace,
  size: number,
  disarmed: ReadonlySet<NameRule>,
): (Cut | null)[] {
  const { elements, masses, names } = measured;
  const cuts: (Cut | null)[] = new Array(elements.length).fill(null);
  for (let id = container.id + 1; id < elements.length; id++) {
    const element = elements[id]!;
    if (masses[id]!.blocks === 0) continue;
    const above = cuts[element.parent!.id];
    if (above) {
      cuts[id] = above;
      continue;
    }
    const mass = masses[id]!;
    if (mass.prose > size * 0.5) continue;
    const cut = cutOf(element, mass, names, disarmed);
    if (cut && (cut.confidence >= 0.9 || mass.prose < Math.max(200, size * 0.15))) cuts[id] = cut;
  }
  return cuts;
}
