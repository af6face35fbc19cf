/**
 * The article in the state of a page that a script fills: JSON that a framework leaves for itself. Looked at only where
 * the page shows hardly any prose; what it costs is bounded, whatever the state holds.
 */
import type { Shape } from '../model.ts';
import { nearest } from '../place.ts';
import { foldTitle } from '../text/title.ts';
import { clean, type Data, isData } from './declared-sources.ts';
import { decodeAttribute } from './html-entities.ts';
import { STATE } from './html-labels.ts';
import { readTree, type Script } from './html-tree.ts';
import { type Json, readJson } from './loose-json.ts';

export interface Paragraph {
  readonly text: string;
  readonly shape: Shape;
  readonly linkChars: number;
}

/** The article that a state holds. */
export interface StateBody {
  readonly paragraphs: readonly Paragraph[];
  /** Code units of its prose. */
  readonly prose: number;
  /** What stands beside it as its headline, or null. */
  readonly title: string | null;
  /** Where its script stands in the source. */
  readonly at: number;
}

interface Candidate {
  readonly kind: 'markup' | 'entries' | 'plain';
  readonly value: string | readonly string[];
  readonly size: number;
  readonly title: string | null;
  readonly at: number;
}

interface Walk {
  values: number;
  /** Code units of strings that may still be looked at. */
  units: number;
  /** What may still be spent on entries of lists: one for a value, one for sixteen code units. */
  work: number;
  /** A list whose values stand for entries of itself, or null. */
  flat: readonly Json[] | null;
  at: number;
  readonly found: Candidate[];
}

/** Code units of scripts that are read. */
const UNITS_MAX = 4_000_000;
const VALUES_MAX = 200_000;
const WORK_MAX = 1_000_000;
const DEPTH_MAX = 40;
/** Inner levels of one entry: text in a link in a paragraph. */
const INLINE_MAX = 5;
/** Shortest text that is taken for an article, code units of prose. */
export const BODY_MIN = 300;
/** A paragraph of prose has this many code units, one that ends as a sentence half of them. */
const PROSE_MIN = 80;
/** Candidates of each kind whose text is made. */
const READ_MAX = 5;
/** So many texts of like length, none under the headline of the page: a list of stories, no story. */
const RIVALS_MAX = 3;

const SENTENCE = /[.!?…。！？।۔؟։።]["'”’»)\]]{0,2}(?:\s|$|(?=[\u3040-\u9fff]))/g;
const SENTENCE_END = /[.!?…。！？।۔؟։።]["'”’»)\]]{0,2}$/;
const CODE =
  /^\s{0,99}(?:[{[]"|function\b|var |!function|@media|\.[\w-]{1,50}\s{0,9}\{)|[{;]\s{0,9}[\w-]{1,40}:[^;{}]{1,60};/;
const PARAGRAPH = /<p[\s>]/gi;
const TAG = /<[^<>]{0,2000}>/g;

/**
 * Find the article in the states of a page.
 *
 * @param source The source of the page.
 * @param scripts Its scripts.
 * @param titles Titles that the page gives itself: of several texts the one beside such a title is its article.
 * @returns The text with most prose, or null if none looks like an article.
 */
export function bodyOfState(source: string, scripts: readonly Script[], titles: readonly string[]): StateBody | null {
  const walk: Walk = { values: VALUES_MAX, units: UNITS_MAX, work: WORK_MAX, flat: null, at: 0, found: [] };
  let left = UNITS_MAX;
  for (const { start, end, isJson } of scripts) {
    left -= end - start;
    if (left < 0) break;
    const text = source.slice(start, end);
    for (const value of isJson ? [readJson(unescaped(text))] : assigned(text)) {
      if (value === undefined) continue;
      walk.at = start;
      walk.flat = isFlat(value) ? value : null;
      look(value, walk, 0, []);
    }
  }
  return best(walk.found, new Set(titles.map(foldTitle)));
}

// Reading the scripts ------------------------------------------------------------------------------------------------

const ENTITIES: Readonly<Record<string, string>> = { q: '"', s: "'", l: '<', g: '>', a: '&' };

/** Some frameworks have escapes of their own: `{&q;key&q;:1}`. */
const unescaped = (text: string): string =>
  /^\s{0,99}[[{]\s{0,99}&q;/.test(text) ? text.replace(/&([qslga]);/g, (_, name: string) => ENTITIES[name]!) : text;

/** The values that a program gives to names of states. */
function assigned(text: string): (Json | undefined)[] {
  const values: (Json | undefined)[] = [];
  const name = new RegExp(STATE.assigned.source, 'g');
  while (values.length < 20 && name.exec(text) !== null) {
    let from = name.lastIndex;
    const call = /^JSON\.parse\(\s{0,9}/.exec(text.slice(from, from + 30));
    if (call) from += call[0].length;
    const end = endOf(text, from);
    const part = text.slice(from, end);
    name.lastIndex = Math.max(end, from + 1);
    values.push(/^["'`]/.test(part) ? quoted(part) : readJson(part));
  }
  return values;
}

/** Where the string or group that begins at `from` ends; the end of the text if nothing ends it. */
function endOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const mark = text[at]!;
    if (mark === '"' || mark === "'" || mark === '`') {
      at++;
      while (at < text.length && text[at] !== mark) at += text[at] === '\\' ? 2 : 1;
      if (depth === 0) return Math.min(at + 1, text.length);
    } else if (mark === '{' || mark === '[') depth++;
    else if ((mark === '}' || mark === ']') && --depth <= 0) return at + 1;
  }
  return text.length;
}

/** JSON in a string of a program. */
function quoted(part: string): Json | undefined {
  try {
    const inner = part.slice(1, -1);
    const body = part.startsWith('"')
      ? inner
      : inner.replace(/\\'/g, "'").replace(/\\.|"/gs, (at) => (at === '"' ? '\\"' : at));
    const text = JSON.parse(`"${body}"`) as string;
    return readJson(text.startsWith('%7B') || text.startsWith('%5B') ? decodeURIComponent(text) : text);
  } catch {
    return undefined;
  }
}

/** A list in which numbers stand for entries of the list: its first entry holds nothing but them. */
function isFlat(value: Json): value is readonly Json[] {
  if (!Array.isArray(value) || value.length < 3) return false;
  const head = value[0] as Json;
  if (typeof head !== 'object' || head === null) return false;
  const parts = Object.values(head);
  return (
    parts.length > 0 &&
    parts.every(
      (part, index) => Number.isInteger(part) || (index === 0 && Array.isArray(head) && typeof part === 'string'),
    )
  );
}

// Looking for texts --------------------------------------------------------------------------------------------------

const isGroup = (value: Json | undefined): value is Data | readonly Json[] =>
  typeof value === 'object' && value !== null;

/** The value itself, or in a flat list the one it stands for. */
const at = (value: Json | undefined, { flat }: Walk): Json | undefined =>
  flat !== null && typeof value === 'number' ? flat[value] : value;

function look(value: Json, walk: Walk, depth: number, titles: readonly (string | null)[]): void {
  if (depth > DEPTH_MAX || !isGroup(value) || --walk.values < 0) return;
  const title = [...titles].reverse().find((entry) => entry !== null) ?? null;
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (list !== walk.flat) offerList(list, walk, title);
    for (const entry of list) {
      if (typeof entry === 'string') offer('', entry, walk, title);
      else look(entry, walk, depth + 1, titles);
    }
    return;
  }
  const object = value as Data;
  const own = titleOf(object, walk) ?? title;
  // The title of an object counts for what stands in it and two levels below.
  const below = [...titles.slice(-2), own === title ? null : own];
  for (const key of Object.keys(object)) {
    if (--walk.values < 0) return;
    if (STATE.aside.test(key)) continue;
    const entry = object[key]!;
    const target = at(entry, walk);
    if (typeof target === 'string') offer(key, target, walk, own);
    else if (entry === target) look(target, walk, depth + 1, below);
    else if (Array.isArray(target) && walk.flat !== null) offerList(target, walk, own);
  }
}

/** A list is offered as an article, if its entries are prose. Nothing of the walk is needed to print them. */
function offerList(list: readonly Json[], walk: Walk, title: string | null): void {
  const entries = paragraphsOf(list, walk);
  const size = proseIn(entries);
  if (size < BODY_MIN) return;
  const value = entries.map(({ text, isHeading }) => (isHeading ? `<h2>${text}</h2>` : text));
  walk.found.push({ kind: 'entries', value, size, title, at: walk.at });
}

/** A string is offered as an article, if it could be one. */
function offer(key: string, raw: string, walk: Walk, title: string | null): void {
  if (raw.length < BODY_MIN || walk.units < raw.length) return;
  walk.units -= raw.length;
  const value = /&lt;p[\s&]/i.test(raw) && !raw.includes('<p') ? decodeAttribute(raw) : raw;
  const kind = (value.match(PARAGRAPH)?.length ?? 0) >= 2 ? 'markup' : STATE.body.test(key) ? 'plain' : null;
  if (kind === null) return;
  const shown = value.replace(TAG, ' ').trim();
  if (shown.length < BODY_MIN || CODE.test(shown.slice(0, 2000)) || (shown.match(SENTENCE)?.length ?? 0) < 2) return;
  walk.found.push({ kind, value, size: shown.length, title, at: walk.at });
}

/** What an object calls itself. */
function titleOf(object: Data, walk: Walk): string | null {
  for (const key of STATE.titles) {
    const value = at(object[key], walk);
    const inner = isData(value)
      ? Object.values(value)
          .map((entry) => at(entry, walk))
          .find((entry) => typeof entry === 'string')
      : value;
    if (typeof inner !== 'string' || inner.length > 400) continue;
    const text = clean(inner);
    if (text !== '') return text;
  }
  return null;
}

// Entries ------------------------------------------------------------------------------------------------------------

interface Entry {
  readonly text: string;
  readonly isHeading: boolean;
}

function paragraphsOf(list: readonly Json[], walk: Walk): Entry[] {
  const entries: Entry[] = [];
  for (const item of list) addEntry(at(item, walk), walk, entries, 0);
  return entries;
}

function addEntry(value: Json | undefined, walk: Walk, entries: Entry[], depth: number): void {
  if (--walk.work < 0 || depth > INLINE_MAX) return;
  if (typeof value === 'string') {
    walk.work -= value.length >> 4;
    entries.push({ text: value, isHeading: false });
    return;
  }
  if (!isData(value)) return;
  const type = typeOf(value, walk);
  if (STATE.noText.test(type) || Object.keys(value).some((key) => STATE.notParagraph.test(key))) return;
  const parts = STATE.text.map((key) => at(value[key], walk)).find(isGroup);
  if (STATE.list.test(type) && Array.isArray(parts)) {
    for (const part of parts as readonly Json[]) addEntry(at(part, walk), walk, entries, depth + 1);
    return;
  }
  const text = inline(value, walk, depth);
  // A story of its own among others.
  if (text.length >= BODY_MIN && titleOf(value, walk) !== null && (text.match(PARAGRAPH)?.length ?? 0) >= 2) return;
  if (text.trim() !== '') entries.push({ text, isHeading: STATE.heading.test(type) });
}

const typeOf = (object: Data, walk: Walk): string =>
  STATE.types
    .map((key) => at(object[key], walk))
    .filter((type) => typeof type === 'string')
    .join(' ');

/** The running text of an entry: of itself, or of the parts in it. */
function inline(value: Json | undefined, walk: Walk, depth: number): string {
  if (--walk.work < 0 || depth > INLINE_MAX) return '';
  if (typeof value === 'string') {
    walk.work -= value.length >> 4;
    return value;
  }
  if (Array.isArray(value)) return value.map((part) => inline(at(part as Json, walk), walk, depth + 1)).join('');
  if (!isData(value)) return '';
  for (const key of STATE.text) {
    const part = at(value[key], walk);
    if (typeof part !== 'string' && !isGroup(part)) continue;
    const text = inline(part, walk, depth + 1);
    if (text.trim() !== '') return text;
  }
  return '';
}

function isProse(text: string): boolean {
  const shown = text.includes('<') ? text.replace(TAG, '').trim() : text.trim();
  if (
    shown.length < PROSE_MIN / 2 ||
    !(/\s/.test(shown) || /[\u3040-\u9fff]/.test(shown)) ||
    CODE.test(shown.slice(0, 300))
  )
    return false;
  return shown.length >= PROSE_MIN || SENTENCE_END.test(shown);
}

/** Code units of the prose of a list in which at least two entries are prose. */
function proseIn(entries: readonly Entry[]): number {
  let prose = 0;
  let count = 0;
  for (const { text, isHeading } of entries) {
    if (isHeading || !isProse(text)) continue;
    count++;
    prose += text.length;
  }
  return count < 2 ? 0 : prose;
}

// Choosing -----------------------------------------------------------------------------------------------------------

/** The best of each kind in turn; a later kind only with twice the prose. */
function best(found: readonly Candidate[], titles: ReadonlySet<string>): StateBody | null {
  let chosen: (StateBody & { isOwn: boolean }) | null = null;
  for (const kind of ['markup', 'entries', 'plain'] as const) {
    const isOwn = ({ title }: { title: string | null }): boolean => title !== null && titles.has(foldTitle(title));
    const known = new Set<string>();
    const bodies = found
      .filter((candidate) => candidate.kind === kind)
      .sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || b.size - a.size)
      .slice(0, READ_MAX)
      .map((candidate) => ({
        ...printed(candidate),
        title: candidate.title,
        at: candidate.at,
        isOwn: isOwn(candidate),
      }))
      .filter(({ prose, paragraphs }) => {
        const key = paragraphs.map(({ text }) => text).join('\n');
        return prose >= BODY_MIN && !known.has(key) && known.add(key);
      })
      .sort((a, b) => b.prose - a.prose);
    const first = bodies.find((body) => body.isOwn && body.prose > bodies[0]!.prose * 0.3) ?? bodies[0];
    if (!first) continue;
    if (!first.isOwn && bodies.filter(({ prose }) => prose > first.prose / 2).length > RIVALS_MAX) continue;
    if (
      chosen === null ||
      (first.isOwn && !chosen.isOwn) ||
      (first.isOwn === chosen.isOwn && first.prose > chosen.prose * 2)
    )
      chosen = first;
  }
  return chosen;
}

function printed({ kind, value }: Candidate): { paragraphs: readonly Paragraph[]; prose: number } {
  const paragraphs =
    typeof value !== 'string'
      ? value.flatMap(shownIn)
      : kind === 'markup'
        ? shownIn(value)
        : value.split(/\n+/).flatMap(shownIn);
  let prose = 0;
  for (const { text, linkChars } of paragraphs) if (linkChars * 2 < text.length && isProse(text)) prose += text.length;
  return { paragraphs, prose };
}

/** A string without tags as a paragraph; none if it holds nothing. */
export function paragraphOf(value: string): Paragraph[] {
  const text = value.replace(/\s+/g, ' ').trim();
  return text === '' ? [] : [{ text, shape: 'paragraph', linkChars: 0 }];
}

/** The visible paragraphs of a string that may have tags. */
function shownIn(value: string): Paragraph[] {
  if (!/[<&]/.test(value)) {
    return paragraphOf(value);
  }
  const tree = readTree(value);
  return tree.blocks
    .filter(({ place }) => nearest(place, ({ hidden }) => hidden) === null)
    .map(({ start, end, shape, linkChars }) => ({
      text: tree.text.slice(start, end).replace(/\s+/g, ' '),
      shape,
      linkChars,
    }));
}
