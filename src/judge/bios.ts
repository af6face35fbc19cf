/**
 * A note on the author below a story that no phrase gives away: it opens with a name and says what that person is.
 *
 *     The board will meet again in May.
 *     Ann Lee                                         name, alone or in the byline above
 *     Ann Lee is a reporter who covers the harbours.  name, title of a journalist
 *
 * The last person of a story may be a journalist too: a name that the story has told of, or words that it shares, keep
 * the paragraph.
 */
import { cueAt } from '../extract/reader.ts';
import { CLASS, isLower, isUpper, LATIN } from '../text/characters.ts';
import type { View } from '../view.ts';
import type { Case } from './judge.ts';
import { shareOf, stemsOf } from './loose.ts';

/** Weight of a note. */
const NOTE_MIN = 45;
const NOTE_MAX = 700;
/** Code units of a name, and from the start of a note up to the title of the person. */
const NAME_MAX = 40;
const TITLE_REACH = 160;
/** Paragraphs from the end: a story has two authors at most that are told of. */
const NOTES_MAX = 2;
/** Weight of the story above, which a note never is. */
const STORY_MIN = 400;
/**
 * Share of a note's words that the story uses too, below which it is about something else; with a whole name they may have
 * the field in common: `Ann Lee is a reporter who covers schools.`
 */
const OFF_TOPIC = 0.25;
const OFF_TOPIC_NAMED = 0.5;
/** Code units between a name and its title that stand near. */
const NEAR = 40;
/** Lines at the top among which the byline stands, and its weight. */
const TOP = 6;
const BYLINE_MAX = 90;

/** Cut notes on the author that close the text. */
export function findBios(view: View, cases: readonly Case[]): void {
  const isLast = (one: Case): boolean => isParagraph(one) || isCutShort(view, one);
  let index = cases.findLastIndex(isLast);
  for (let count = 0; count < NOTES_MAX && index > 0; count++) {
    const reason = reasonFor(view, cases, index);
    if (reason === undefined) break;
    for (const one of cases.slice(reason.from, index + 1)) {
      one.for.push({ kind: 'bio', rule: 'bio/note', weight: 0.9, detail: reason.detail });
      one.cut = true;
    }
    index = cases.findLastIndex(isLast);
  }
  findSigned(view, cases);
}

/** Code units behind dots that end a note before its end: `…Read more`. */
const MORE_MAX = 18;

/** A note of which a page shows the beginning, with a link to the rest of it. */
function isCutShort({ document: { text } }: View, one: Case): boolean {
  if (!isNote(one)) return false;
  const line = text.slice(one.block.start, one.block.end);
  const dots = Math.max(line.lastIndexOf('...') + 2, line.lastIndexOf('…'));
  return dots > 1 && line.length - dots - 1 <= MORE_MAX;
}

/** Of some words, whether or not its last sentence was cut short: `…Read more`. */
const isNote = ({ cut, features: { weight, words } }: Case): boolean =>
  !cut && weight >= NOTE_MIN && weight <= NOTE_MAX && words >= SENTENCE_WORDS;

/** Code units that a line with a name has besides it: `Written by`. */
const SIGNED_EXTRA = 14;
/** Weight of a note below the name of its person. */
const SIGNED_MAX = 1_400;

/**
 * Notes below a line with the name alone that more text follows: calls, teasers, a line about the site. No other paragraph
 * of the text tells of that person, and not more than two people have such a note.
 */
function findSigned(view: View, cases: readonly Case[]): void {
  const { text } = view.document;
  const found: number[] = [];
  let weight = 0;
  cases.forEach((one, index) => {
    if (!isParagraph(one)) return;
    weight += one.features.weight;
    const { start, end } = one.block;
    if (weight - one.features.weight < STORY_MIN || one.features.weight > SIGNED_MAX) return;
    const name = nameAt(text, start, Math.min(end, start + NAME_MAX));
    if (name === undefined || !name.includes(' ')) return;
    // So much text stands above that there is a line.
    const above = cases[index - 1]!;
    if (above.prose || above.cut || above.features.length > name.length + SIGNED_EXTRA) return;
    if (!text.slice(above.block.start, above.block.end).endsWith(name)) return;
    if (!hasTitle(view, start, Math.min(end, start + name.length + NEAR))) return;
    const isToldOf = cases.some(
      (other) => other !== one && isParagraph(other) && text.slice(other.block.start, other.block.end).includes(name),
    );
    if (!isToldOf) found.push(index);
  });
  if (found.length > NOTES_MAX) return;
  for (const index of found)
    for (const one of cases.slice(index - 1, index + 1)) {
      one.for.push({
        kind: 'bio',
        rule: 'bio/note',
        weight: 0.9,
        detail: 'the name above it, and what that person is',
      });
      one.cut = true;
    }
}

/** A paragraph, or the one short sentence that a note may be. */
const isParagraph = ({ prose, cut, features }: Case): boolean =>
  !cut && (prose || (features.ends && features.weight >= NOTE_MIN && features.words >= SENTENCE_WORDS));

const SENTENCE_WORDS = 6;

function reasonFor(view: View, cases: readonly Case[], index: number): { from: number; detail: string } | undefined {
  const one = cases[index]!;
  const { text } = view.document;
  const { start, end } = one.block;
  if (one.features.weight < NOTE_MIN || one.features.weight > NOTE_MAX) return undefined;
  const name = nameAt(text, start, Math.min(end, start + NAME_MAX));
  if (name === undefined || /["“”«„:]/.test(text.slice(start, end))) return undefined;
  const isTitled = hasTitle(view, start, Math.min(end, start + TITLE_REACH));
  if (!isTitled && !isHeaded(view, cases, index, name)) return undefined;
  const story = cases.slice(0, index).filter(isParagraph);
  if (story.reduce((sum, { features }) => sum + features.weight, 0) < STORY_MIN) return undefined;
  const isIn = ({ block }: Case): boolean => text.slice(block.start, block.end).includes(name);
  const from = nameAbove(cases, index, isIn);
  const top = cases.findIndex(isParagraph);
  if (cases.slice(top, from).some((other) => isParagraph(other) && isIn(other))) return undefined;
  if (from < index) return { from, detail: 'the name above it, and what that person is' };
  const byline = cases
    .slice(0, Math.min(top, TOP))
    .some((line) => !line.features.ends && line.features.weight <= BYLINE_MAX && isIn(line));
  if (byline) return { from: index, detail: 'the name of the byline, and what that person is' };
  const beside = [cases[index - 1], cases[index + 1]].some(
    (next) => next?.cut === true && next.for.some(({ kind, weight }) => kind === 'bio' && weight >= 0.9),
  );
  if (beside) return { from: index, detail: 'a name and what that person is, beside another note' };
  if (isListed(view, cases, index)) return undefined;
  const isNear = hasTitle(view, start, Math.min(end, start + name.length + NEAR));
  // Far from its name a title may be anybody's.
  if (!isNear) return undefined;
  const most = name.includes(' ') ? OFF_TOPIC_NAMED : OFF_TOPIC;
  if (shareOf(stemsOf(view, [one]), stemsOf(view, story)) >= most) return undefined;
  return { from: index, detail: 'a name that the story does not tell of, and what that person is' };
}

/** Lines between a name and the note below it at most: its title, a picture. */
const NAME_REACH = 3;

/** Index of the line with the name right above a note, with only short lines between; that of the note if there is none. */
function nameAbove(cases: readonly Case[], index: number, isIn: (one: Case) => boolean): number {
  let from = index;
  for (let at = index - 1; at >= Math.max(0, index - NAME_REACH); at--) {
    const { prose, features, cut } = cases[at]!;
    if (prose || features.ends || features.weight > BYLINE_MAX || cut) break;
    if (isIn(cases[at]!)) from = at;
  }
  return from;
}

/**
 * The name alone on the line right above, and no paragraph before it that has its own name above it too: one of several
 * people, each under a heading, is the author's.
 */
function isHeaded({ document: { text } }: View, cases: readonly Case[], index: number, name: string): boolean {
  const isName = (one: Case | undefined, of: string): boolean =>
    one !== undefined && !one.cut && text.slice(one.block.start, one.block.end).trim() === of;
  if (!name.includes(' ') || !isName(cases[index - 1], name)) return false;
  const before = cases.slice(0, index - 1).findLastIndex(isParagraph);
  const other =
    before < 0 ? undefined : nameAt(text, cases[before]!.block.start, cases[before]!.block.start + NAME_MAX);
  return other === undefined || !isName(cases[before - 1], other);
}

/** Lines above a note among which one may announce a list of people. */
const LIST_REACH = 3;

/** One of several people, each with what they are: the paragraph above opens with a name too, or a line announces a list. */
function isListed({ document: { text } }: View, cases: readonly Case[], index: number): boolean {
  const above = cases.slice(Math.max(0, index - LIST_REACH), index).filter((one) => !one.cut);
  const last = above.at(-1);
  if (above.some(({ block }) => text[block.end - 1] === ':')) return true;
  return last !== undefined && nameAt(text, last.block.start, last.block.start + NAME_MAX)?.includes(' ') === true;
}

/** The words with capitals that open a paragraph, if they may be a name: `Ann Lee`, `Ann`. */
function nameAt(text: string, start: number, end: number): string | undefined {
  let stop = start;
  let at = start;
  while (at < end && isUpper(text.charCodeAt(at))) {
    let next = at + 1;
    while (next < end && (CLASS[text.charCodeAt(next)]! >= LATIN || text[next] === '-' || text[next] === "'")) next++;
    // `A. Lee` goes on; `ACME` is a house.
    if (next - at > 1 && !isLower(text.charCodeAt(next - 1))) return undefined;
    if (next - at === 1 && text[next] === '.') next++;
    stop = next;
    if (text[next] !== ' ') break;
    at = next + 1;
  }
  const name = text.slice(start, stop);
  // In the middle of a word or of a longer name nothing is known; a title of two letters is no name.
  return stop < end && text[stop] === ' ' && name.length >= 3 ? name : undefined;
}

/** The title of a journalist. */
function hasTitle(view: View, start: number, end: number): boolean {
  const { text } = view.document;
  for (let at = start + 1; at < end; at++) {
    if (CLASS[text.charCodeAt(at)]! < LATIN || CLASS[text.charCodeAt(at - 1)]! >= LATIN) continue;
    const title = cueAt(view, at, end, 'job');
    if (title !== undefined && CLASS[text.charCodeAt(title.end)]! < LATIN) return true;
  }
  return false;
}
