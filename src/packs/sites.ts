/**
 * Rules for one site: where its articles stand and what in them is none of the text. Part of a user's pack; none is
 * needed, and none of ours ships.
 *
 *     {"sites": [{"host": "post.example", "container": [".story__text"], "drop": [".story__text .promo", "h5"],
 *                 "since": "2024-06-01"}]}
 *
 * What a rule means, to the letter:
 * - `host` fits the host of the page's address itself and all hosts below it.
 * - `since` and `until` are days, both included, compared with the day the page declares. A page that declares none is
 *   taken for a new one: `until` does not fit it.
 * - `container`: the first selector that finds an element with text decides. The outermost elements it finds are the
 *   article, one after the other; nothing outside of them is. The general judgement goes on inside of them.
 * - `drop`: what any of the selectors finds is cut.
 * - A selector is a list of parts with blanks between them, each inside the one before it. A part is a tag, names with a
 *   dot before each, or both: `p`, `.story-text`, `div.story.text`. A name is a class, an id, a role, an itemprop or a
 *   component's data attribute, compared without case; a capital inside it counts as a hyphen before it.
 */
import type { Document, TreePlace } from '../model.ts';

export interface SitePack {
  readonly host: string;
  readonly container: readonly string[];
  readonly drop: readonly string[];
  /** Days, `YYYY-MM-DD`. */
  readonly since?: string;
  readonly until?: string;
}

/** A selector, taken apart. */
type Selector = readonly SelectorPart[];

interface SelectorPart {
  readonly tag: string | null;
  readonly names: readonly string[];
}

export interface SiteRules {
  readonly pack: SitePack;
  readonly container: readonly Selector[];
  readonly drop: readonly Selector[];
}

const PART = /^([a-z][a-z0-9-]*)?((?:[.#][^\s.#]+)*)$/i;

/** What is wrong with a selector, in words, or null. */
export function selectorProblem(text: string): string | null {
  const parts = text.trim().split(/\s+/);
  const wrong = parts.find((part) => part === '' || !PART.test(part));
  if (wrong === undefined) return null;
  return `"${wrong}" is no part of a selector; a part is a tag, names with a dot before each, or both: div.story-text.`;
}

/** @throws Error for a selector that `selectorProblem` complains of. */
export function compileSite(pack: SitePack): SiteRules {
  return { pack, container: pack.container.map(compile), drop: pack.drop.map(compile) };
}

function compile(text: string): Selector {
  const problem = selectorProblem(text);
  if (problem !== null) throw new Error(problem);
  return text
    .trim()
    .split(/\s+/)
    .map((part) => {
      const [, tag, names] = PART.exec(part)!;
      return {
        tag: tag === undefined || tag === '' ? null : tag.toLowerCase(),
        names: names!.split(/[.#]/).filter(Boolean).map(nameOf),
      };
    });
}

/** A name as elements bear it, see `TreePlace.names`. */
const nameOf = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();

/** The rules for a page: those of the longest host that fits, of these the first whose days fit. */
export function siteRulesOf(document: Document, sites: readonly SiteRules[]): SiteRules | null {
  if (sites.length === 0) return null;
  const host = /^https?:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(document.declared.url ?? '')?.[1]?.toLowerCase();
  if (host === undefined) return null;
  const day = document.declared.published?.slice(0, 10);
  const fitting = sites.filter(({ pack }) => {
    const own = pack.host.toLowerCase();
    if (host !== own && !host.endsWith(`.${own}`)) return false;
    if (pack.since !== undefined && day !== undefined && day < pack.since) return false;
    return pack.until === undefined || (day !== undefined && day <= pack.until);
  });
  const longest = Math.max(...fitting.map(({ pack }) => pack.host.length));
  return fitting.find(({ pack }) => pack.host.length === longest) ?? null;
}

/** Whether an element is found by a selector. */
export function isFound(place: TreePlace, selector: Selector): boolean {
  let at: TreePlace | null = place;
  let part = selector.length - 1;
  if (!fits(at, selector[part]!)) return false;
  for (part--, at = at.parent; part >= 0; at = at.parent) {
    if (at === null) return false;
    if (fits(at, selector[part]!)) part--;
  }
  return true;
}

function fits(place: TreePlace, { tag, names }: SelectorPart): boolean {
  if (tag !== null && place.tag !== tag) return false;
  if (names.length === 0) return true;
  const own = place.names.split(' ');
  return names.every((name) => own.includes(name));
}
