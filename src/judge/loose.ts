/**
 * Headlines of other stories that nothing marks: between two paragraphs, or after the last one. Decided only with
 * evidence (title-like, long for a sub-heading, about something else, in company); otherwise kept, with a note.
 */
import type { Note } from '../model.ts';
import { CLASS, DIGIT, HAN, KANA, LATIN, ZERO_WIDTH } from '../text/characters.ts';
import { foldString } from '../text/fold.ts';
import type { View } from '../view.ts';
import type { Case } from './judge.ts';
import { CUT_AT, type Finding, sumOf } from './weigh.ts';

/** Weight from which a line is too long for a sub-heading. */
const HEADLINE_MIN = 45;
/** A headline of two sentences (`Which is best? The answer may surprise`) is no longer than this. */
const QUESTION_MAX = 110;
/** Share of a line's content words that the story uses too, below which it is about something else. */
const OFF_TOPIC = 0.25;
/** Words are compared by this many letters: endings differ. */
const STEM = 4;
/** Shortest content word. */
const WORD_MIN = 3;

/** Marks of a row in a list rather than of a headline: `Name – thing (maker)`, `a | b`. */
const LIST_MARKS = /[|()•]|\s[–—]\s/;

/** Figures of a headline that opens with a number, at most: a year. More of them are a fact: `53,983 people …`. */
const DIGITS_MAX = 4;

const isFigure = (view: View, { features, block }: Case): boolean =>
  features.digits > DIGITS_MAX && CLASS[view.document.text.charCodeAt(block.start)] === DIGIT;

/** A topic and a stroke before a headline: `Explained | How the ramp was mended`. */
const PIPED = /^\p{Lu}\p{L}{2,15}(?: \p{L}{2,15})?\s\|\s\p{L}[^|()•]{25,120}$/u;

/** Commas of a headline at most: more of them part a list of names. */
const COMMAS_MAX = 4;
const COMMA = /[,،、]/;

/** A sentence that ends inside the line: an author's, whatever was glued behind it. A headline may hold a question. */
const FULL_STOP = /[.।۔](?:\s|$)|。/;

/** A line that is a quotation from end to end. */
const QUOTATION = /^[“"‘'«„].*[”"’'»“]$/s;

/** Weight of paragraphs from which a story is long enough to say what it is about. */
const STORY_MIN = 350;
/** Lines that are no paragraphs for each that is one: from here on the text is written in lists. */
const LISTS_MIN = 1;

/**
 * Is the text written in lists (a checklist, prices, an index)? Then its last list is the author's as the others are. Is
 * it long enough to say what it is about, and shorter than what follows it?
 */
function textureOf(cases: readonly Case[], last: number): { listed: boolean; long: boolean; short: boolean } {
  let paragraphs = 0;
  let weight = 0;
  let others = 0;
  for (const { prose, cut, features } of cases.slice(0, last + 1)) {
    if (cut) continue;
    if (prose) {
      paragraphs++;
      weight += features.weight;
    } else if (features.letters > 0) others++;
  }
  const below = cases.slice(last + 1).filter((one) => !one.cut && isAlike(one));
  const tail = below.reduce((sum, { features }) => sum + features.weight, 0);
  return { short: tail > weight, listed: others > paragraphs * LISTS_MIN + HEADLINES_MAX, long: weight >= STORY_MIN };
}

/** Headline, deck, name and stamp of an article, which are no list. */
const HEADLINES_MAX = 3;

/** Evidence against lines that hang loose between or after the paragraphs of a story. */
export function judgeLoose(view: View, cases: readonly Case[], notes: Note[]): void {
  const last = lastProse(cases);
  if (last < 1) return;
  const { listed, long, short } = textureOf(cases, last);
  const threshold = CUT_AT[view.settings.band];
  let story: Set<string> | undefined;
  /** Share of lines about something else, by the first line of the list. */
  const strange = new Map<number, number>();
  const strangersOf = (index: number): number => {
    const from = runStart(cases, index);
    const share = strange.get(from) ?? strangersIn(view, cases, from, story!);
    strange.set(from, share);
    return share;
  };
  for (let index = 1; index < cases.length; index++) {
    const one = cases[index]!;
    if (one.cut || !isCandidate(view, one)) continue;
    const tail = index > last;
    if (!tail && !betweenProse(cases, index)) continue;
    // More lines than story: a round-up, of which one entry alone ends its sentences.
    if (tail && (short || belongsToList(view, cases, index))) continue;
    story ??= stemsOf(
      view,
      cases.filter((other) => other.prose && !other.cut),
    );
    const shared = shareOf(stemsOf(view, [one]), story);
    const company = companyOf(cases, index);
    // Three and more in a row inside a story are a list of its own.
    const kickers = !tail && company > 2;
    if (kickers && (!isKickerList(view, cases, index) || belongsToList(view, cases, index))) continue;
    // A row of a table has others beside it.
    if (isPiped(view, one) && (tail || hasStroke(view, cases[index - 1]) || hasStroke(view, cases[index + 1])))
      continue;
    // A list goes as a whole or stays as a whole.
    const strangers = company > 1 ? strangersOf(index) : 1;
    if (tail && company > 2 && strangers < STRANGERS_MIN) continue;
    one.for.push(finding(0.35, 'reads like a headline, not like a sub-heading'));
    if (shared < OFF_TOPIC && long)
      one.for.push(
        finding(shared === 0 ? 0.45 : 0.35, `shares ${Math.round(shared * 100)} % of its words with the story`),
      );
    if (isPiped(view, one)) one.for.push(finding(0.45, 'a topic and a stroke before it'));
    if (company > 1 && !listed && !(tail && isHeaded(cases, index))) {
      const weight = tail || kickers ? (strangers >= STRANGERS_MIN ? 0.4 : tail ? 0.15 : 0.3) : 0.15;
      one.for.push(finding(weight, 'stands among lines of its kind'));
    }
    if (sumOf(one.for) + sumOf(one.against) >= threshold) one.cut = true;
    else
      notes.push({
        code: 'related/maybe',
        message: 'A line that may be the headline of another story was kept.',
        span: { start: one.block.start, end: one.block.end },
      });
  }
  if (!listed) takeAlong(view, cases, last);
  closeGap(view, cases);
}

/** Lines in the gap of a list at most, and the weight of one: a headline with its deck. */
const GAP_LINES = 24;
const GAP_LINE = 220;
/** Mean share of words that the lines of the gap have in common with the story, below which they are no part of it. */
const GAP_TOPIC = 0.35;
/** Share of them that are no paragraphs, or ask or call as headlines do. */
const GAP_TITLES = 0.6;
/** Lines of a list above its gap, and below. */
const GAP_ABOVE = 3;
const GAP_BELOW = 2;

/**
 * A list of other stories at the end of which some headlines end like sentences (`Is your coin worth a fortune?`, a
 * headline with its deck): what stands between the two parts of one list is its own.
 */
function closeGap(view: View, cases: readonly Case[]): void {
  const isOther = (one: Case | undefined): boolean =>
    one?.cut === true && one.for.some(({ kind, weight }) => kind === 'related' && weight >= 0.35);
  let below = cases.length - 1;
  while (below >= 0 && cases[below]!.cut && !isOther(cases[below])) below--;
  let to = below + 1;
  while (to > 0 && isOther(cases[to - 1])) to--;
  if (below + 1 - to < GAP_BELOW) return;
  let from = to;
  while (from > 0 && !isOther(cases[from - 1])) from--;
  const gap = cases.slice(from, to).filter((one) => !one.cut);
  if (gap.length > GAP_LINES || !cases.slice(Math.max(0, from - GAP_ABOVE), from).every(isOther)) return;
  if (from < GAP_ABOVE || gap.some(({ features }) => features.weight > GAP_LINE)) return;
  const titles = gap.filter(({ prose, asks }) => !prose || asks);
  if (titles.length < gap.length * GAP_TITLES) return;
  const story = stemsOf(
    view,
    cases.slice(0, from).filter((one) => one.prose && !one.cut),
  );
  const shared = gap.reduce((sum, one) => sum + shareOf(stemsOf(view, [one]), story), 0);
  if (shared > gap.length * GAP_TOPIC) return;
  for (const one of gap) {
    one.for.push(finding(0.8, 'stands between two parts of a list of other stories at the end'));
    one.cut = true;
  }
}

/** Weight of a headline above the own one, and others besides it that make a list. */
const TOP_LINE_MIN = 20;
const TOP_OTHERS_MIN = 2;
/** Share of words with the story: of the own headline at least, of the others at most. */
const OWN_MIN = 0.5;
const OTHER_MAX = 0.25;

/**
 * Headlines of other stories above the own one, which alone says what the story says:
 *
 *     Car falls into canal
 *     Mustard gets dearer
 *     62 young gharials counted in the Chambal      the own one, right above the story
 *     Sixty-two young gharials have been counted …
 */
export function judgeTop(view: View, cases: readonly Case[]): void {
  const first = cases.findIndex(({ prose, cut }) => prose && !cut);
  const above = cases.slice(0, Math.max(0, first));
  if (above.length <= TOP_OTHERS_MIN || !above.every((one) => isTopLine(view, one))) return;
  const prose = cases.filter((one) => one.prose && !one.cut);
  if (prose.reduce((sum, { features }) => sum + features.weight, 0) < STORY_MIN) return;
  const story = stemsOf(view, prose);
  const sharedBy = (one: Case): number => shareOf(stemsOf(view, [one]), story);
  const others = above.slice(0, -1);
  if (sharedBy(above.at(-1)!) < OWN_MIN || others.some((one) => sharedBy(one) > OTHER_MAX)) return;
  for (const one of others) {
    one.for.push(finding(0.8, 'stands above the own headline and says nothing of the story'));
    one.cut = true;
  }
}

/** A line that may be a headline: no name, no date, no label. */
function isTopLine(view: View, one: Case): boolean {
  const { title, cut, features, block } = one;
  return (
    title &&
    !cut &&
    one.for.length === 0 &&
    features.weight >= TOP_LINE_MIN &&
    features.words >= 4 &&
    block.shape === 'paragraph' &&
    !announces(view.document.text.slice(block.start, block.end))
  );
}

/** Weight from which a line beside a cut headline at the end of a story goes with it. */
const ALONG_MIN = 25;

/** At the end of a story, shorter title-like lines beside headlines that were cut are more of them. */
function takeAlong(view: View, cases: readonly Case[], last: number): void {
  const isLoose = (one: Case | undefined): boolean =>
    one?.cut === true && one.for.some(({ rule }) => rule === 'related/unmarked');
  for (let index = last + 1; index < cases.length; index++) {
    const one = cases[index]!;
    if (
      one.cut ||
      !one.title ||
      one.features.weight < ALONG_MIN ||
      isFigure(view, one) ||
      isAddress(one) ||
      announces(view.document.text.slice(one.block.start, one.block.end)) ||
      !(isLoose(cases[index - 1]) || isLoose(cases[index + 1]))
    )
      continue;
    one.for.push(finding(0.8, 'stands beside headlines of other stories at the end'));
    one.cut = true;
  }
}

const finding = (weight: number, detail: string): Finding => ({
  kind: 'related',
  rule: 'related/unmarked',
  weight,
  detail,
});

/** The last block that closes a sentence of the story: prose, or a short sentence after it. */
function lastProse(cases: readonly Case[]): number {
  for (let index = cases.length - 1; index >= 0; index--) {
    const { prose, cut, features } = cases[index]!;
    if (!cut && (prose || (features.ends && features.words >= 4))) return index;
  }
  return -1;
}

function isCandidate(view: View, one: Case): boolean {
  const { features, block } = one;
  if (features.breaks > 0 && features.weight > QUESTION_MAX) return false;
  if (!one.title || features.weight < HEADLINE_MIN || features.words < 5 || block.shape !== 'paragraph') return false;
  // Rows of tables and results are full of figures; `Name: words` is an interview or a glossary.
  if (features.digits * 4 > features.letters) return false;
  if (isFigure(view, one)) return false;
  const text = view.document.text.slice(block.start, block.end);
  if (QUOTATION.test(text) || FULL_STOP.test(text) || text.split(COMMA).length > COMMAS_MAX + 1) return false;
  return !announces(text) && !isAddress(one) && (!LIST_MARKS.test(text) || PIPED.test(text));
}

const isPiped = (view: View, { block }: Case): boolean => PIPED.test(view.document.text.slice(block.start, block.end));

const hasStroke = (view: View, one: Case | undefined): boolean =>
  one !== undefined && view.document.text.slice(one.block.start, one.block.end).includes('|');

/** Leads on to what follows: `You can find it here:`. */
const announces = (line: string): boolean => ':：,;-–—(['.includes(line.at(-1)!);

const isAddress = (one: Case): boolean => one.for.some(({ rule }) => rule === 'other/address');

/** The nearest kept neighbours on both sides are paragraphs. */
function betweenProse(cases: readonly Case[], index: number): boolean {
  let before = index - 1;
  while (before >= 0 && (cases[before]!.cut || cases[before]!.title)) before--;
  let after = index + 1;
  while (after < cases.length && (cases[after]!.cut || cases[after]!.title)) after++;
  return before >= 0 && after < cases.length && cases[before]!.prose && cases[after]!.prose;
}

/** The paragraph above announces a list: it ends with a colon. */
function belongsToList(view: View, cases: readonly Case[], index: number): boolean {
  for (let before = index - 1; before >= 0; before--) {
    const one = cases[before]!;
    if (one.cut || (one.title && before > 0)) continue;
    const last = view.document.text[one.block.end - 1];
    return last === ':' || last === '：' || one.block.shape === 'item';
  }
  return false;
}

/** Title-like lines in a row, this one included; those that were cut count. */
function companyOf(cases: readonly Case[], index: number): number {
  const from = runStart(cases, index);
  let to = index + 1;
  while (to < cases.length && isAlike(cases[to]!)) to++;
  return to - from;
}

/** Share of the lines of a list at the end that are about something else: facts about the story are the author's. */
const STRANGERS_MIN = 0.4;

/** Index of the first of the title-like lines in a row. */
function runStart(cases: readonly Case[], index: number): number {
  let from = index;
  while (from > 0 && isAlike(cases[from - 1]!)) from--;
  return from;
}

/** Share of the lines of a list that are about something else than the story. */
function strangersIn(view: View, cases: readonly Case[], from: number, story: ReadonlySet<string>): number {
  let strangers = 0;
  let to = from;
  for (; to < cases.length && isAlike(cases[to]!); to++)
    if (shareOf(stemsOf(view, [cases[to]!]), story) < OFF_TOPIC) strangers++;
  return strangers / (to - from);
}

/** A word or two and a colon before a headline. */
const KICKER = /^[„“"«]?\p{L}[^:.!\d]{2,40}:\s[„“"«]?\p{L}/u;
/** Share of the lines of a list of headlines that open with a kicker. */
const KICKERS_MIN = 0.6;

/** Headlines of other stories in a row, each with its kicker: `Health: Five ways to sleep better`. */
function isKickerList(view: View, cases: readonly Case[], index: number): boolean {
  const { text } = view.document;
  const from = runStart(cases, index);
  let count = 0;
  let to = from;
  for (; to < cases.length && isAlike(cases[to]!); to++) {
    const { start, end } = cases[to]!.block;
    if (KICKER.test(text.slice(start, end))) count++;
  }
  return count >= (to - from) * KICKERS_MIN;
}

/** A list with a sub-heading of its own: nothing shows whose it is. */
function isHeaded(cases: readonly Case[], index: number): boolean {
  const above = cases[runStart(cases, index) - 1];
  return above !== undefined && !above.cut && !above.prose && !above.features.ends && above.features.letters > 0;
}

const isAlike = (one: Case): boolean => !one.prose && one.title && one.features.weight >= HEADLINE_MIN;

/** Content words of some blocks, folded and cut to their stem. */
export function stemsOf(view: View, cases: readonly Case[]): Set<string> {
  const stems = new Set<string>();
  const { text } = view.document;
  const { stopwords } = view.knowledge;
  for (const { block } of cases) {
    let at = block.start;
    while (at < block.end) {
      while (at < block.end && CLASS[text.charCodeAt(at)]! < LATIN) at++;
      const start = at;
      while (at < block.end && (CLASS[text.charCodeAt(at)]! >= LATIN || CLASS[text.charCodeAt(at)] === ZERO_WIDTH))
        at++;
      if (at === start) break;
      const kind = CLASS[text.charCodeAt(start)]!;
      if (kind === HAN || kind === KANA) {
        for (let index = start; index + 1 < at; index++) stems.add(text.slice(index, index + 2));
        continue;
      }
      if (at - start < WORD_MIN) continue;
      const word = foldString(text.slice(start, at));
      if (!stopwords.has(word)) stems.add(word.slice(0, STEM));
    }
  }
  return stems;
}

export function shareOf(words: ReadonlySet<string>, story: ReadonlySet<string>): number {
  if (words.size === 0) return 1;
  let shared = 0;
  for (const word of words) if (story.has(word)) shared++;
  return shared / words.size;
}
