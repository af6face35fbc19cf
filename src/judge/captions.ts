/**
 * Captions that give themselves away by a credit at their end: `The mayor on Monday. Photo: Ann Lee`, `… © Ann Lee/AP`.
 *
 *     The mayor on Monday. Photo: Ann Lee
 *     caption             cue   rest
 *
 * A credit in brackets before the full stop is a note to the author's sentence and no caption.
 */
import type { Block, Mark } from '../model.ts';
import {
  BLANK,
  CLASS,
  CYRILLIC,
  DIGIT,
  GREEK,
  isLower,
  isSentenceEnd,
  isUpper,
  isWord,
  LATIN,
  skipBlanks,
  trimEnd,
  ZERO_WIDTH,
} from '../text/characters.ts';
import { unitsOf } from '../text/units.ts';
import type { Features } from './features.ts';
import type { Finding } from './weigh.ts';

/** Longest caption with its credit, in code units. */
const LENGTH_MAX = 400;
/** Longest credit after its cue: three names and their agencies. */
const CREDIT_MAX = 80;
const CREDIT_WORDS_MAX = 9;
/** Small words of names: `von`, `de la`, `für`. */
const PARTICLE_MAX = 3;
const COPYRIGHT_SIGN = '©';
const COPYRIGHT = COPYRIGHT_SIGN.charCodeAt(0);
/** Code units of white space between the sign and the name. */
const COPYRIGHT_GAP = 4;

/** A line that ends with the credit of its picture, or undefined. */
export function weighCaption(
  text: string,
  block: Block,
  features: Features,
  marks: readonly Mark[],
): Finding | undefined {
  if (features.length > LENGTH_MAX || features.length < 6) return undefined;
  const opener = signOf(text, block) ?? cueOf(text, block, marks);
  if (opener === undefined) return weighHouse(text, block, marks);
  const before = trimEnd(text, block.start, opener.start);
  const bracket = '([{'.includes(text[before - 1]!);
  const lead = bracket ? trimEnd(text, block.start, before - 1) : before;
  if (bracket && isSentenceEnd(text.charCodeAt(trimEnd(text, block.start, block.end) - 1))) return undefined;
  if (!bracket && isAmongCredits(text, block, opener.start, marks)) return undefined;
  const closed = lead === block.start || !isWord(text.charCodeAt(lead - 1));
  if (opener.joins === true) {
    // `one.courtesy of the Barn`: a note inside a sentence does not open with a capital.
    if (!closed || block.index === 0 || isLower(text.charCodeAt(opener.start))) return undefined;
  } else {
    // `PHOTOS: Old ferry leaves` may be a headline; packs say which words open a caption.
    const isCue = lead === block.start && text[opener.start] !== COPYRIGHT_SIGN;
    if (isCue && !isNamedCredit(text, block, opener.end, marks)) return undefined;
  }
  const glued = lead === opener.start && isLower(text.charCodeAt(lead - 1));
  const named = opener.joins === true || !(closed || glued || bracket);
  if (!isCredit(text, opener.end, block.end, named, marks)) return undefined;
  return creditFrom(text, block, lead, opener.start);
}

const STORY_ROLES: ReadonlySet<string> = new Set(['reporting', 'writing', 'editing', 'translation', 'inputs']);

/** `… in a week. (Reporting by Ann Lee; Photo by Omar Sayed)`: the last of the credits of a story, in one bracket. */
function isAmongCredits(text: string, block: Block, at: number, marks: readonly Mark[]): boolean {
  const reach = Math.max(block.start, at - 2 * CREDIT_MAX);
  const open = text.slice(reach, at).lastIndexOf('(');
  if (open < 0 || text.slice(reach + open, at).includes(')')) return false;
  return marks.some(
    ({ entry, start }) => entry.is === 'cue' && start > reach + open && start < at && STORY_ROLES.has(entry.cue),
  );
}

/** What the credit of a picture says of its block: two sentences in front of it may be a caption, more are a paragraph. */
function creditFrom(text: string, block: Block, lead: number, start: number): Finding | undefined {
  const sentences = sentencesIn(text, block.start, lead);
  if (sentences > 2) return undefined;
  return {
    kind: 'caption',
    rule: 'caption/credit',
    weight: sentences === 2 ? 0.8 : 1.1,
    detail: 'ends with the credit of a picture',
    span: { start, end: block.end },
  };
}

/** Code units of a caption in front of its credit. */
const LEAD_MIN = 20;
/** Words of a photographer's name. */
const NAME_WORDS = 4;

/**
 * A photographer and an agency, with nothing but a slash or brackets between them, behind a line that is no sentence more:
 *
 *     The mayor at the fair Ann Lee/Reuters
 *     The mayor at the fair. EFE/ Ann Lee
 *     The mayor at the fair. Ann Lee (Reuters)
 */
function weighHouse(text: string, block: Block, marks: readonly Mark[]): Finding | undefined {
  const end = trimEnd(text, block.start, block.end);
  for (let index = marks.length - 1; index >= 0; index--) {
    const { entry, start, end: stop } = marks[index]!;
    if (entry.is !== 'agency' || end - start > CREDIT_MAX) continue;
    let from = -1;
    if (text[start - 1] === '/' && isLastOf(stop, end, marks)) from = nameStart(text, block.start, start - 1, 2);
    else if (text[stop] === '/' && isName(text, skipBlanks(text, stop + 1, end), end) && !isJoined(text, block, start))
      from = start;
    else if (text[start - 1] === '(' && text[stop] === ')' && stop + 1 === end) {
      from = nameStart(text, block.start, start - 1, 2);
      // `… said Ann Lee (Reuters)` is a sentence: the credit follows a full stop.
      if (!isSentenceEnd(text.charCodeAt(trimEnd(text, block.start, from) - 1))) from = -1;
    }
    if (from < 0 || trimEnd(text, block.start, from) - block.start < LEAD_MIN) continue;
    return creditFrom(text, block, from, from);
  }
  return undefined;
}

/** A small word leads to the agency, `a poll by Reuters/Harbour Research`: it is part of the sentence. */
function isJoined(text: string, block: Block, start: number): boolean {
  const end = trimEnd(text, block.start, start);
  let at = end;
  while (at > block.start && CLASS[text.charCodeAt(at - 1)] !== BLANK) at--;
  return isLower(text.charCodeAt(at)) && !isSentenceEnd(text.charCodeAt(end - 1));
}

const isName = (text: string, from: number, to: number): boolean => nameStart(text, from, to, 1) === from;

/** Nothing follows an agency but a part of its name: `Getty Images Europe`. */
const isLastOf = (stop: number, end: number, marks: readonly Mark[]): boolean =>
  stop === end || marks.some(({ entry, end: other }) => entry.is === 'agency' && other === end);

/** Start of the words with capitals that end at `end`, four at most: a name; -1 if there are fewer than `least`. */
function nameStart(text: string, from: number, end: number, least: number): number {
  let name = -1;
  let at = trimEnd(text, from, end);
  let words = 0;
  while (at > from && words < NAME_WORDS) {
    let start = at;
    while (start > from && CLASS[text.charCodeAt(start - 1)] !== BLANK) start--;
    // A full stop ends the caption, but for that of initials: `A. Lee`, `A.B. Lee`.
    const isStop = words > 0 && isSentenceEnd(text.charCodeAt(at - 1)) && text[start + 1] !== '.';
    if (isStop || !isUpper(text.charCodeAt(start))) break;
    words++;
    name = start;
    at = trimEnd(text, from, start);
  }
  return words >= least ? name : -1;
}

/** Words of a credit that stands alone on its line: a name, and a house that is known. */
const ALONE_WORDS_MAX = 5;

/** `Photo: Ann Lee, Reuters` on a line of its own below others: names and an agency that is known. */
function isNamedCredit(text: string, block: Block, from: number, marks: readonly Mark[]): boolean {
  if (block.index === 0 || text.slice(from, block.end).split(/\s+/).length > ALONE_WORDS_MAX) return false;
  return marks.some(({ entry, start }) => entry.is === 'agency' && start >= from);
}

interface Opener {
  readonly start: number;
  /** Where the names begin. */
  readonly end: number;
  /** No mark parts it from the names, which have to be names: `Photo by Ann Lee`. */
  readonly joins?: true;
}

/** `© Name`; not `© 2025 House`, which is a legal line, nor `Name ©`. */
function signOf(text: string, block: Block): Opener | undefined {
  // Never past the block: `lastIndexOf` would look through all of the text before it.
  const floor = Math.max(block.start, block.end - CREDIT_MAX - COPYRIGHT_GAP);
  const units = unitsOf(text);
  let start = block.end - 1;
  while (start >= floor && units[start] !== COPYRIGHT) start--;
  if (start < floor) return undefined;
  const end = skipBlanks(text, start + 1, block.end);
  return end < block.end && CLASS[text.charCodeAt(end)]! >= LATIN ? { start, end } : undefined;
}

/** Longest credit after a dash: `फोटो- संजय देवांगन`. */
const DASH_CREDIT_MAX = 30;

/** The last word for a photo that a colon follows, or a dash and a name; or words that lead to a name: `photo by Ann Lee`. */
function cueOf(text: string, block: Block, marks: readonly Mark[]): Opener | undefined {
  for (let index = marks.length - 1; index >= 0; index--) {
    const { entry, start, end } = marks[index]!;
    if (entry.is !== 'cue' || entry.cue !== 'photo') continue;
    const colon = skipBlanks(text, end, block.end);
    const dash = text[end] === '-' && CLASS[text.charCodeAt(end + 1)] === BLANK;
    if (entry.text.includes(' ') && colon > end && isUpper(text.charCodeAt(colon)))
      return { start, end: colon, joins: true };
    if (text[colon] !== ':' && text[colon] !== '：' && !(dash && block.end - end <= DASH_CREDIT_MAX)) continue;
    return { start, end: skipBlanks(text, colon + 1, block.end) };
  }
  return undefined;
}

/** True if `[from, to)` can be names and agencies: short, no sentence; with capitals where `named` asks for them. */
function isCredit(text: string, from: number, to: number, named: boolean, marks: readonly Mark[]): boolean {
  if (to - from < 2 || to - from > CREDIT_MAX) return false;
  let words = 0;
  let digits = 0;
  for (let at = from; at < to; at++) {
    const kind = CLASS[text.charCodeAt(at)]!;
    // A year makes it a legal line.
    if (kind === DIGIT && ++digits >= 4) return false;
    if (kind < LATIN || CLASS[text.charCodeAt(at - 1)]! >= LATIN) continue;
    let end = at;
    while (end < to && (CLASS[text.charCodeAt(end)]! >= LATIN || CLASS[text.charCodeAt(end)] === ZERO_WIDTH)) end++;
    words++;
    // A word of four letters and more that closes a sentence, and another word after it.
    if (end - at > PARTICLE_MAX && isSentenceEnd(text.charCodeAt(end)) && CLASS[text.charCodeAt(end + 1)] === BLANK)
      if (skipBlanks(text, end + 1, to) < to) return false;
    const cased = kind === LATIN || kind === CYRILLIC || kind === GREEK;
    if (named && cased && !isUpper(text.charCodeAt(at)) && end - at > PARTICLE_MAX && !isAgency(marks, at))
      return false;
    at = end - 1;
  }
  return words > 0 && words <= CREDIT_WORDS_MAX;
}

function isAgency(marks: readonly Mark[], at: number): boolean {
  return marks.some(({ entry, start, end }) => entry.is === 'agency' && start <= at && at < end);
}

/** Sentences in `[from, to)`; an unfinished one counts. */
function sentencesIn(text: string, from: number, to: number): number {
  let count = 0;
  let open = false;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (isWord(unit)) open = true;
    else if (open && isSentenceEnd(unit) && (at + 1 >= to || CLASS[text.charCodeAt(at + 1)] === BLANK)) {
      // `J. Smith`, `St. Paul`: an initial or a short word closes nothing.
      let start = at;
      while (start > from && CLASS[text.charCodeAt(start - 1)]! >= LATIN) start--;
      if (unit === 0x2e && at - start < 3) continue;
      count++;
      open = false;
    }
  }
  return open ? count + 1 : count;
}
