/**
 * Elements that are furniture by their tag, by their name or because they are hidden. What a name means is a table, see
 * `html-names.ts`; how far it may be trusted on this page is decided here.
 */
import type { TreePlace } from '../model.ts';
import { nearest } from '../place.ts';
import { foldTitle } from '../text/title.ts';
import { type Measured, readNames } from './html-measure.ts';
import { NAME_RULES, type NameRule } from './html-names.ts';
import { type Cut, isHeadingTag } from './html-page.ts';

/** Tags that hold no article text, unless they hold most of the page. */
const FURNITURE_TAGS: ReadonlyMap<string, Cut> = new Map<string, Cut>([
  ['nav', { kind: 'nav', rule: 'html/nav', confidence: 0.95, detail: '<nav>' }],
  ['footer', { kind: 'nav', rule: 'html/footer', confidence: 0.8, detail: '<footer>' }],
  ['aside', { kind: 'related', rule: 'html/aside', confidence: 0.8, detail: '<aside>' }],
  ['form', { kind: 'other', rule: 'html/form', confidence: 0.8, detail: '<form>' }],
  ['button', { kind: 'other', rule: 'html/button', confidence: 0.9, detail: '<button>' }],
  ['fieldset', { kind: 'other', rule: 'html/form', confidence: 0.8, detail: '<fieldset>' }],
  ['figcaption', { kind: 'caption', rule: 'html/caption', confidence: 0.97, detail: '<figcaption>' }],
  ['dialog', { kind: 'other', rule: 'html/dialog', confidence: 0.9, detail: '<dialog>' }],
  ['menu', { kind: 'nav', rule: 'html/nav', confidence: 0.8, detail: '<menu>' }],
]);

/** An element with more than this share of the page's prose is not furniture, whatever it is called. */
const ARTICLE_SHARE = 0.5;
/** Names on elements that together hold more than this share of the prose mean something else on this page. */
const DISARM_SHARE = 0.4;
/** From this confidence on a cut is sure, whatever the element holds. */
const SURE = 0.9;
/** The page as a whole: an unsure cut may hold this share of the prose. */
const PAGE_SHARE = 0.3;
/** Inside the container: an unsure cut may hold this share of its prose, or so many characters. */
const CORE_SHARE = 0.15;
const CORE_CHARS = 200;

/**
 * Names that cannot be trusted on this page: one word of a page builder or of a paywall may stand on every paragraph.
 * Comments are an exception: they do outweigh articles.
 */
export function disarm(measured: Measured): ReadonlySet<NameRule> {
  const { elements, masses, names } = measured;
  const total = masses[0]!.prose;
  const sums = new Map<NameRule, number>();
  const until = new Map<NameRule, number>();
  for (let id = 1; id < elements.length; id++) {
    const mass = masses[id]!;
    if (mass.prose === 0 || mass.prose > total * ARTICLE_SHARE) continue;
    for (const rule of names(elements[id]!).rules) {
      // Nested elements of one name count once.
      if ((until.get(rule) ?? -1) >= mass.first) continue;
      until.set(rule, mass.last);
      sums.set(rule, (sums.get(rule) ?? 0) + mass.prose);
    }
  }
  const disarmed = new Set<NameRule>();
  for (const [rule, sum] of sums) if (rule.kind !== 'comment' && sum > total * DISARM_SHARE) disarmed.add(rule);
  return disarmed;
}

/** By element id: why it and all inside it is furniture of the page; null if nothing speaks for it. */
export function furnitureOfPage(measured: Measured, disarmed: ReadonlySet<NameRule>): (Cut | null)[] {
  const total = measured.masses[0]!.prose;
  return furniture(measured, 1, total * ARTICLE_SHARE, total * PAGE_SHARE, disarmed);
}

/** The same for what stands inside the article's container. */
export function furnitureOfCore(measured: Measured, core: TreePlace, disarmed: ReadonlySet<NameRule>): (Cut | null)[] {
  const size = measured.masses[core.id]!.prose;
  return furniture(measured, core.id + 1, size * ARTICLE_SHARE, Math.max(CORE_CHARS, size * CORE_SHARE), disarmed);
}

function furniture(
  measured: Measured,
  from: number,
  most: number,
  mostUnsure: number,
  disarmed: ReadonlySet<NameRule>,
): (Cut | null)[] {
  const { elements, masses } = measured;
  const cuts: (Cut | null)[] = new Array(elements.length).fill(null);
  for (let id = from; id < elements.length; id++) {
    const mass = masses[id]!;
    if (mass.blocks === 0) continue;
    const above = cuts[elements[id]!.parent!.id];
    if (above) {
      cuts[id] = above;
      continue;
    }
    if (mass.prose > most) {
      // Comments may outweigh an article, but not be all there is; here the name has to be exact.
      if (measured.masses[0]!.prose - mass.prose >= ARTICLE_MIN && isComments(elements[id]!)) cuts[id] = COMMENTS;
      continue;
    }
    const cut = cutOf(measured, elements[id]!, disarmed);
    if (cut && (cut.confidence >= SURE || mass.prose < mostUnsure)) cuts[id] = cut;
  }
  return cuts;
}

const COMMENTS: Cut = { kind: 'comment', rule: 'html/comments', confidence: 0.95, detail: 'called comments' };
const COMMENT_NAMES: ReadonlySet<string> = new Set(
  NAME_RULES.filter((rule) => rule.kind === 'comment').flatMap((rule) => rule.names),
);
/** An article is at least so much prose. Characters of Latin text. */
const ARTICLE_MIN = 250;

const isComments = (element: TreePlace): boolean =>
  element.tag !== 'body' && element.names.split(' ').some((name) => COMMENT_NAMES.has(name.replaceAll('_', '-')));

/** Names of questions whose answers open below them. */
const FOLDING = /(?:^|[^a-z])(?:faqs?|accordion|collapsible)(?:$|[^a-z])/;
/** How far above a part of it an element with such a name may stand. */
const FOLDING_DEPTH = 4;
const folds = (element: TreePlace): boolean => {
  let at: TreePlace | null = element;
  for (let depth = 0; at !== null && depth < FOLDING_DEPTH; depth++, at = at.parent)
    if (FOLDING.test(at.names)) return true;
  return false;
};

/** An answer that opens below its question: hidden until a reader asks for it. */
function isAnswer({ masses }: Measured, element: TreePlace): boolean {
  const mass = masses[element.id]!;
  return mass.proses > 0 && mass.linkChars * 2 < mass.chars && folds(element);
}

/** A question that opens its answer: a button that is or holds a heading, or stands in a list of questions. */
function isQuestion({ elements }: Measured, element: TreePlace): boolean {
  if (nearest(element, ({ tag }) => isHeadingTag(tag)) !== null) return true;
  for (let id = element.id + 1; id < elements.length && elements[id]!.depth > element.depth; id++)
    if (isHeadingTag(elements[id]!.tag)) return true;
  return folds(element);
}

/** Fewer words of a name may be those of the first line by chance, or name what they head: `you-may-also-like`. */
const SLUG_MIN = 4;

/** A name of so many words. */
const LONG_NAME = /(?<![^\s_-])[^\s_-]+(?:[_-]+[^\s_-]+){3}/;

/** Names without those that are made of the element's first line: `how-popular-is-it` over "How popular is it?". */
function ownNames({ document, masses, names }: Measured, element: TreePlace): ReturnType<Measured['names']> {
  const found = names(element);
  if (found.rules.length === 0 || !LONG_NAME.test(element.names)) return found;
  const block = document.blocks[masses[element.id]!.first]!;
  if (block.end - block.start > 200) return found;
  const line = new Set(foldTitle(document.text.slice(block.start, block.end)).split(' '));
  const isSlug = (name: string): boolean => {
    const words = name.split(/[^a-z0-9]+/).filter(Boolean);
    if (words.length < SLUG_MIN || words.filter((word) => line.has(word)).length < words.length * 0.75) return false;
    // `you-may-also-like` is both: an entry of several words is no chance.
    const phrase = `-${words.join('-')}-`;
    return !found.rules.some((rule) =>
      rule.names.some((entry) => entry.includes('-') && phrase.includes(`-${entry}-`)),
    );
  };
  const all = element.names.split(' ');
  const own = all.filter((name) => !isSlug(name));
  // Nearly always none of them is: what was read of the same names is kept.
  return own.length === all.length ? found : readNames(own.join(' '));
}

function cutOf(measured: Measured, element: TreePlace, disarmed: ReadonlySet<NameRule>): Cut | null {
  const { hidden, rules } = ownNames(measured, element);
  if ((element.hidden || hidden) && !isAnswer(measured, element))
    return { kind: 'other', rule: 'html/hidden', confidence: SURE, detail: 'hidden' };
  const byTag = FURNITURE_TAGS.get(element.tag);
  if (byTag && !(element.tag === 'button' && isQuestion(measured, element))) return byTag;
  let found: NameRule | null = null;
  for (const rule of rules) {
    if (disarmed.has(rule) || (rule.id === 'interface' && FOLDING.test(element.names))) continue;
    if (rule.force === 'sure') {
      found = rule;
      break;
    }
    found ??= rule;
  }
  if (!found) return null;
  const confidence = found.force === 'sure' ? 0.95 : 0.8;
  return {
    kind: found.kind,
    rule: `html/${found.id}`,
    confidence,
    detail: `<${element.tag} class="${element.names}">`,
  };
}
