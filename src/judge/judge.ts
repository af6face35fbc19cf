/**
 * The judge: each block alone, then among its neighbours. Decides what is furniture; changes nothing.
 *
 *   1. features    numbers of each block
 *   2. alone       phrases and shapes; evidence for and against
 *   3. sections    a heading owns the items that belong to it, before or after it, and nothing else
 *   4. loose ends  headlines without a mark, copies, tails
 */
import type { Block, Claim, Document, Evidence, Judgement, Note, RemovalKind, Verdict } from '../model.ts';
import { marksOf } from '../sweep/sweep.ts';
import { CLASS, DIGIT, isWord, LATIN } from '../text/characters.ts';
import type { View } from '../view.ts';
import { findBios } from './bios.ts';
import { weighCaption } from './captions.ts';
import { findCopies } from './copies.ts';
import { type Features, featuresOf, isProse, isTitleLike } from './features.ts';
import { judgeLoose, judgeTop, shareOf, stemsOf } from './loose.ts';
import { type Run, storyRun } from './page.ts';
import { NOTHING, type PhraseFindings, weighPhrases } from './phrases.ts';
import { weighShape } from './shapes.ts';
import { weighStamp } from './stamps.ts';
import { findExcerpts, findTeasers } from './teasers.ts';
import { bodyVerdict, CUT_AT, type Finding, furnitureVerdict, sumOf } from './weigh.ts';

/** What is known of a block while the judge is at work. */
export interface Case {
  readonly block: Block;
  readonly features: Features;
  readonly phrases: PhraseFindings;
  readonly for: Finding[];
  readonly against: Evidence[];
  prose: boolean;
  title: boolean;
  /** Ends with a question or exclamation mark. */
  readonly asks: boolean;
  cut: boolean;
}

/** Judge all blocks of a document. */
export function judge(view: View): Judgement {
  const { document } = view;
  // A page's container is chosen by place; words are weighed only of what it keeps.
  const placed = view.placed?.verdicts ?? null;
  const kept =
    placed === null ? document.blocks : document.blocks.filter(({ index }) => placed[index]!.role !== 'furniture');
  const threshold = CUT_AT[view.settings.band];
  const cases = kept.map((block) => caseOf(view, block, threshold));
  if (document.page === undefined) {
    findTags(view, cases);
    findTeasers(view, cases);
    findExcerpts(view, cases);
  }
  const run = document.page === undefined ? storyRun(document.text, cases) : null;
  backRepeated(view, cases, threshold);
  backWeak(view, cases, threshold);
  ownSections(view, cases, run?.from ?? 0);
  if (document.page === undefined) {
    ownNotes(view, cases);
    ownTags(view, cases);
    findBios(view, cases);
  }
  const title = run === null ? -1 : cutOutside(view, cases, run);
  findCopies(view, cases);
  const notes: Note[] = [];
  if (document.page === undefined && run === null) judgeTop(view, cases);
  judgeLoose(view, cases, notes);
  const cuts: Claim[] = [];
  const verdicts: Verdict[] = cases.map((one) => {
    if (one.cut) return furnitureVerdict(one.block.index, one.for, one.against);
    if (one.phrases.cuts.length > 0) cuts.push(...one.phrases.cuts.map((claim) => endedInTime(view, claim)));
    const verdict = bodyVerdict(one.block.index, one.for, one.against);
    return one.block.index === title ? { ...verdict, role: 'headline' } : verdict;
  });
  if (placed === null) return { verdicts, cuts, notes };
  notes.push(...view.placed!.notes);
  return { verdicts: merged(placed, verdicts), cuts: endedAtLinks(document, cuts), notes };
}

/** The word on the words over the word on the place: it can only cut more. */
function merged(placed: readonly Verdict[], judged: readonly Verdict[]): Verdict[] {
  const verdicts = [...placed];
  for (const verdict of judged) if (verdict.role === 'furniture') verdicts[verdict.block] = verdict;
  return verdicts;
}

/** A cut that opens inside a link ends with it: `<a>Also read: …</a> The mayor went home.` */
function endedAtLinks(document: Document, cuts: readonly Claim[]): Claim[] {
  if (cuts.length === 0) return [];
  // Both in the order of their starts; links do not nest.
  const links = document.page!.elements.filter(({ href }) => href !== null);
  const sorted = [...cuts].sort((a, b) => a.start - b.start);
  let next = 0;
  return sorted.map((cut) => {
    while (next < links.length && links[next]!.start <= cut.start) next++;
    const link = links[next - 1];
    return link === undefined || link.end <= cut.start || link.end >= cut.end ? cut : { ...cut, end: link.end };
  });
}

/**
 * A link that seems to end with `डॉ.` or `प्रो.` has no end that can be known, for the title opens the author's sentence:
 * the phrase alone goes, with the marks behind it.
 */
function endedInTime(view: View, cut: Claim): Claim {
  const { text } = view.document;
  if (cut.kind !== 'related' || text[cut.end - 1] !== '.') return cut;
  let start = cut.end - 1;
  while (CLASS[text.charCodeAt(start - 1)]! >= LATIN) start--;
  const word = text.slice(start, cut.end - 1);
  const isShort = view.knowledge.packs.some(({ abbreviations }) => abbreviations?.split(/\s+/).includes(word) === true);
  if (!isShort) return cut;
  // What was found is the phrase: see `weighPhrases`.
  let { end } = cut.because[0]!.span!;
  while (end < cut.end && !isWord(text.charCodeAt(end)) && CLASS[text.charCodeAt(end)] !== DIGIT) end++;
  return { ...cut, end };
}

/** A block alone. */
function caseOf(view: View, block: Block, threshold: number): Case {
  const { text } = view.document;
  const features = featuresOf(view.document, block);
  const marks = marksOf(view.marks, block.index);
  const phrases = marks.length === 0 ? NOTHING : weighPhrases(text, block, features, marks);
  const found: Finding[] = [...phrases.findings];
  const shape =
    weighShape(text, block, features) ??
    weighStamp(text, block, features, marks) ??
    (found.every(({ weight }) => weight < 1) ? weighCaption(text, block, features, marks) : undefined);
  if (shape !== undefined) found.push(shape);
  if (view.knowledge.patterns.length > 0) found.push(...weighPatterns(view, block));
  const against: Evidence[] = [];
  const prose = isProse(features) || leadsOn(text, block, features);
  const title = isTitleLike(features);
  if (found.length > 0 && block.index === 0 && title && opensHeadline(text, found, features))
    against.push({ rule: 'title/first', weight: -0.6, detail: 'the first line, and it reads like a headline' });
  if (prose && found.length > 0 && found.every((finding) => isPathStart(text, finding)))
    against.push({ rule: 'prose/behind-path', weight: -1, detail: 'a sentence follows the path to the page' });
  if (found.length > 0 && prose && features.length > 200)
    against.push({ rule: 'prose/long', weight: -0.3, detail: 'reads like a paragraph' });
  const cut = sumOf(found) + sumOf(against) >= threshold;
  return { block, features, phrases, for: found, against, prose, title, asks: isAsking(text, block), cut };
}

/** `Home > `: a phrase that opens a path, and whatever follows its mark. */
const isPathStart = (text: string, { kind, span }: Finding): boolean =>
  kind === 'nav' && span !== undefined && PATH_MARKS.includes(text[span.end - 1]!);

const PATH_MARKS = '>›»/';

/** Weight of a paragraph with a whole sentence in it that ends by announcing a list. */
const LEAD_ON_MIN = 80;

function leadsOn(text: string, block: Block, features: Features): boolean {
  const last = text[block.end - 1];
  return (
    (last === ':' || last === '：') && features.breaks > 0 && features.weight >= LEAD_ON_MIN && features.links < 0.5
  );
}

/** A question or exclamation mark, full-width and Arabic ones too. */
const ASKING: ReadonlySet<number> = new Set([0x3f, 0x21, 0xff1f, 0xff01, 0x61f]);
const isAsking = (text: string, block: Block): boolean => ASKING.has(text.charCodeAt(block.end - 1));

/** Kinds of phrase that a headline may open with: `PHOTOS: …`, `Watch: …`, `वीडियो: …`. */
const HEADLINE_OPENERS: ReadonlySet<string> = new Set(['caption', 'related', 'nav', 'other', 'ad']);
/** Code units of a headline after such a word. */
const HEADLINE_REST = 20;

/**
 * The only findings are a word that headlines open with, and more follows it than a name of a list. `Watch: …` opens
 * headlines, `Also read: …` never does.
 */
function opensHeadline(text: string, found: readonly Finding[], features: Features): boolean {
  return found.every(
    ({ kind, rule, span }) =>
      HEADLINE_OPENERS.has(kind) &&
      span !== undefined &&
      features.length - (span.end - span.start) >= HEADLINE_REST &&
      !(rule === 'related/phrase' && text.slice(span.start, span.end).trim().includes(' ')),
  );
}

/** Most items that one heading in the middle of a story owns. */
const ITEMS_MAX = 12;
/** A title-like line this short before prose is a sub-heading of the story, not the last item of a list. */
const SUBHEAD_MAX = 30;

/** Give each section heading the title-like lines below it, up to the next prose; at the end of the story all of them. */
function ownSections(view: View, cases: readonly Case[], from: number): void {
  /** Where the prose after a heading begins. */
  let end = 0;
  for (let index = from; index < cases.length; index++) {
    const heading = cases[index]!;
    if (!heading.cut || heading.phrases.scope === null) continue;
    // The same for all headings of one stretch without prose, of which there may be thousands.
    if (end <= index) {
      end = index + 1;
      while (end < cases.length && !isSentence(cases[end]!) && (!cases[end]!.prose || isQuestionIn(cases, end))) end++;
    }
    const last = end === cases.length;
    let to = end;
    if (!last) {
      // The body goes on: a short line right before it is its sub-heading.
      if (to > index + 1 && (cases[to - 1]!.features.weight <= SUBHEAD_MAX || announces(view, cases, to - 1))) to--;
      to = Math.min(to, index + 1 + ITEMS_MAX);
    }
    const taken: Case[] = [];
    for (let at = index + 1; at < to; at++) {
      const item = cases[at]!;
      if (item.cut && item.phrases.scope !== null) break;
      taken.push(item);
    }
    if (isFacts(view, taken)) continue;
    let kind = heading.phrases.scopeKind!;
    for (const item of taken) {
      // `Topics`, `Comments` among the items: what follows is theirs.
      const strong = item.cut ? item.for.find(({ weight }) => weight >= 1)?.kind : undefined;
      if (strong !== undefined && OWNERS.has(strong)) kind = strong;
      own(heading, item, kind, last ? 1.2 : 0.9, 'belongs to the heading above it');
    }
    ownAbove(view, cases, index, taken);
  }
}

/** Weight and words of a short sentence. */
const SENTENCE_MIN = 25;
const SENTENCE_WORDS = 5;

/** A short sentence with its full stop, which no headline has: the body goes on. */
const isSentence = ({ cut, asks, features, block, phrases, for: found }: Case): boolean =>
  !cut &&
  !asks &&
  found.length === 0 &&
  phrases.cuts.length === 0 &&
  block.shape === 'paragraph' &&
  features.ends &&
  features.words >= SENTENCE_WORDS &&
  features.weight >= SENTENCE_MIN;

/** Lines of a list of facts, and the share of them that open with a figure. */
const FACTS_MIN = 4;
const FACTS_SHARE = 0.6;

/**
 * Facts and figures, not headlines: they are the author's, whatever heading a link has left above them. Headlines hold
 * numbers too, `… में 3,200 पद`, but seldom open with one.
 */
const isFacts = (view: View, items: readonly Case[]): boolean =>
  items.length >= FACTS_MIN &&
  items.every(({ cut }) => !cut) &&
  items.filter(({ block }) => CLASS[view.document.text.charCodeAt(block.start)] === DIGIT).length >=
    items.length * FACTS_SHARE;

/** Share of a line's words that the paragraph right below it says, from which the line is its sub-heading. */
const ANNOUNCED = 0.6;
const ANNOUNCED_WORDS = 3;

/** A sub-heading says what the next paragraph says; a headline of another story is followed by what was said before. */
function announces(view: View, cases: readonly Case[], index: number): boolean {
  const words = stemsOf(view, [cases[index]!]);
  return words.size >= ANNOUNCED_WORDS && shareOf(words, stemsOf(view, [cases[index + 1]!])) >= ANNOUNCED;
}

/** Weight of the longest headline that asks or calls. */
const QUESTION_MAX = 150;

/** A headline that ends with a question mark, among headlines: `Is your old coin worth a fortune?` */
function isQuestionIn(cases: readonly Case[], index: number): boolean {
  const { features, block, asks } = cases[index]!;
  const isHeadline = (one: Case | undefined): boolean => one !== undefined && !one.prose && !one.cut && one.title;
  if (!asks || features.breaks > 0 || features.weight > QUESTION_MAX || block.shape !== 'paragraph') return false;
  return isHeadline(cases[index - 1]) && isHeadline(cases[index + 1]);
}

/** Kinds of note about a text that stand below it under a heading: `About the author`, `Disclaimer:`. */
const NOTES: ReadonlySet<RemovalKind> = new Set<RemovalKind>(['bio', 'disclaimer']);
/** Paragraphs of a note, and its weight as a share of the text above. */
const NOTE_PARAGRAPHS = 3;
const NOTE_SHARE = 0.4;

/** Give a heading over a note the paragraphs below it, if they are the last of the text. */
function ownNotes(view: View, cases: readonly Case[]): void {
  // `Privacy Policy` is a link, `Disclaimer:` a heading.
  const opens = ({ block, for: found }: Case): boolean =>
    found.some(isNote) && (view.document.text[block.end - 1] === ':' || found.every(({ kind }) => kind === 'bio'));
  const heading = cases.findLastIndex(
    (one) => one.cut && !one.prose && one.features.weight <= NOTE_HEADING && opens(one),
  );
  if (heading < 0) return;
  const weightOf = (some: readonly Case[]): number => some.reduce((sum, { features }) => sum + features.weight, 0);
  const { kind } = cases[heading]!.for.find(isNote)!;
  const isParagraph = (one: Case): boolean => one.prose && !one.cut;
  const notes = kind === 'bio' ? livesBelow(cases, heading + 1) : [];
  const below = cases.slice(heading + 1 + notes.length).filter(isParagraph);
  // Not under a heading of its own: the text goes on.
  if (notes.length === 0 && (below.length === 0 || cases[heading + 1] !== below[0])) return;
  const paragraphs = [...notes.filter((one) => !isName(one)), ...below];
  if (paragraphs.length > NOTE_PARAGRAPHS) return;
  if (weightOf(paragraphs) > NOTE_SHARE * weightOf(cases.slice(0, heading).filter(isParagraph))) return;
  for (const one of [...notes, ...below]) own(cases[heading]!, one, kind, 1, 'belongs to the heading above it');
}

/** Lives right below a heading: a paragraph, or behind a name or first of all less than one. */
function livesBelow(cases: readonly Case[], from: number): Case[] {
  const found: Case[] = [];
  for (let at = from; at < cases.length; ) {
    const named = isName(cases[at]!) ? 1 : 0;
    const life = cases[at + named];
    if (life === undefined || life.cut || !(life.prose || ((named === 1 || at === from) && isLife(life)))) break;
    found.push(...cases.slice(at, at + named + 1));
    at += named + 1;
  }
  return found;
}

/** Weight of a name above a life. */
const NOTE_NAME = 40;
/** Words of a short life, and weight of one that a link cuts short: `…Read more`. */
const LIFE_WORDS = 4;
const LIFE_MIN = 80;

/** A line that may be a name. */
const isName = ({ cut, features: { ends, weight } }: Case): boolean => !cut && !ends && weight <= NOTE_NAME;

/** A life that is no paragraph: a short sentence, or one whose end a link has taken. */
const isLife = ({ features: { ends, words, weight } }: Case): boolean =>
  (ends && words >= LIFE_WORDS) || weight >= LIFE_MIN;

/** Weight of a heading over tags, and of a tag; words of one. */
const TAGS_HEADING = 24;
const TOPIC_MAX = 32;
const TOPIC_WORDS = 4;
/** Tags in a list. */
const TOPICS_MAX = 15;

/** Give a heading over tags below the story the lines below it, if no paragraph follows: `Topics`, `Ferry`, `Harbour office`. */
function ownTags({ document: { text } }: View, cases: readonly Case[]): void {
  const last = cases.findLastIndex((one) => one.prose && !one.cut);
  // `Tags: Ferry, Harbour` says them itself.
  const isHeading = (one: Case): boolean =>
    isTagsHeading(one) && !text.slice(one.block.start, one.block.end - 1).includes(':');
  const heading = cases.findIndex((one, index) => index > last && isHeading(one));
  if (last < 0 || heading < 0) return;
  for (const item of cases.slice(heading + 1, heading + 1 + TOPICS_MAX)) {
    const { weight, words, ends } = item.features;
    if (item.cut || ends || weight > TOPIC_MAX || words > TOPIC_WORDS) return;
    own(cases[heading]!, item, 'tags', 0.9, 'belongs to the heading above it');
  }
}

const isTagsHeading = ({ cut, features, for: found }: Case): boolean =>
  cut && features.weight <= TAGS_HEADING && found.some(({ kind, rule }) => kind === 'tags' && rule === 'tags/phrase');

const NOTE_HEADING = 40;
const isNote = ({ kind, weight }: Finding): boolean => weight >= 1 && NOTES.has(kind);

/** Weight from which a line above a heading is its item: shorter ones are sub-headings. */
const ABOVE_MIN = 35;

/**
 * A heading may stand below its item: the line above is one when the heading owns nothing below, or when the same line
 * stands below it once more.
 */
function ownAbove(view: View, cases: readonly Case[], index: number, below: readonly Case[]): void {
  const above = cases[index - 1];
  const heading = cases[index]!;
  if (above === undefined || above.cut || !above.title || above.features.weight < ABOVE_MIN) return;
  if (heading.phrases.scopeKind !== 'related' || cases[index - 2]?.prose !== true) return;
  const { text } = view.document;
  const lineOf = ({ block }: Case): string => text.slice(block.start, block.end);
  const copied = below.some((item) => lineOf(item) === lineOf(above));
  if (copied || (below.length === 0 && cases[index + 1]?.prose === true))
    own(heading, above, heading.phrases.scopeKind, 0.9, 'belongs to the heading below it');
}

function own(heading: Case, item: Case, kind: RemovalKind, weight: number, detail: string): void {
  // What a strong phrase of its own has named keeps its name.
  if (item.cut && item.for.some((finding) => finding.weight >= 1)) return;
  item.for.push({
    kind,
    rule: `${kind}/section`,
    weight,
    detail,
    span: { start: heading.block.start, end: heading.block.end },
  });
  item.cut = true;
}

/** Lines above the story of a page among which its headline and byline are looked for. */
const FRONT_MAX = 12;
/** Kinds of line that tell what the lines below them are. */
const OWNERS: ReadonlySet<RemovalKind> = new Set<RemovalKind>(['comment', 'related', 'tags', 'newsletter']);
/** Weight of a headline. */
const TITLE_MIN = 25;
const TITLE_MAX = 160;

/**
 * What stands outside the story of a whole page is navigation, but for its headline and byline, which stand right above.
 *
 * @returns Index of the headline's block, or -1.
 */
function cutOutside(view: View, cases: readonly Case[], run: Run): number {
  const front = cases
    .slice(Math.max(0, run.from - FRONT_MAX), run.from)
    .filter((one) => !one.cut && one.for.length === 0);
  const bylines = front.filter((one) => hasBylineCue(view, one));
  const titles = front.filter(
    (one) =>
      one.title && one.features.weight >= TITLE_MIN && one.features.weight <= TITLE_MAX && !bylines.includes(one),
  );
  // Right above its byline; else the longest line, which no name of a section is.
  const over =
    bylines.length > 0 ? titles.filter((one) => one.block.index < bylines[0]!.block.index).at(-1) : undefined;
  const deck = deckAbove(view, cases, run);
  const title =
    over ??
    deck?.title ??
    titles.reduce<Case | undefined>(
      (best, one) => (best === undefined || one.features.weight > best.features.weight ? one : best),
      undefined,
    );
  let above: RemovalKind = 'nav';
  for (const one of cases) {
    const { index } = one.block;
    if (index >= run.from && index < run.to) above = 'nav';
    const strong = one.cut ? one.for.find(({ weight }) => weight >= 1) : undefined;
    if (strong !== undefined) above = OWNERS.has(strong.kind) ? strong.kind : 'nav';
    if (one.cut || one === title || one === deck?.line || bylines.includes(one)) continue;
    if (index >= run.from && index < run.to) continue;
    // A weak phrase or a stamp says better what it is.
    const weight = one.for.length > 0 ? 0.45 : 1;
    one.for.push({
      kind: above,
      rule: `${above}/outside`,
      weight,
      detail: 'outside the run of prose that is the story',
    });
    one.cut = true;
  }
  return title?.block.index ?? -1;
}

/** Lines above the story among which its deck is looked for: names, dates and buttons may stand between them. */
const DECK_REACH = 24;
/** Weight of a deck. */
const DECK_MIN = 90;
const DECK_MAX = 400;
/** Share of its words that the story uses too, and of the words of the headline above it. */
const DECK_TOPIC = 0.4;

/** The deck of a page and the headline right above it: a sentence that says what the story says. */
function deckAbove(view: View, cases: readonly Case[], run: Run): { line: Case; title: Case } | undefined {
  const story = stemsOf(
    view,
    cases.slice(run.from, run.to).filter((one) => !one.cut),
  );
  const isOnTopic = (one: Case): boolean => shareOf(stemsOf(view, [one]), story) >= DECK_TOPIC;
  for (let index = run.from - 1; index > 0 && run.from - index <= DECK_REACH; index--) {
    const line = cases[index]!;
    const { weight, ends, breaks } = line.features;
    if (line.cut || line.for.length > 0 || !(ends || breaks > 0) || weight < DECK_MIN || weight > DECK_MAX) continue;
    const title = cases[index - 1]!;
    if (title.cut || title.for.length > 0 || !title.title) continue;
    if (title.features.weight < TITLE_MIN || title.features.weight > TITLE_MAX) continue;
    if (isOnTopic(line) && isOnTopic(title)) return { line, title };
  }
  return undefined;
}

/** A short line that opens with a word such as `By`. */
const hasBylineCue = (view: View, { block, features }: Case): boolean =>
  features.weight <= BYLINE_MAX &&
  marksOf(view.marks, block.index).some(
    (mark) => mark.start === block.start && mark.entry.is === 'cue' && mark.entry.cue === 'byline',
  );

const BYLINE_MAX = 90;

/** Whole-line patterns of users' packs. */
function weighPatterns(view: View, block: Block): Finding[] {
  const line = view.document.text.slice(block.start, block.end);
  return view.knowledge.patterns
    .filter((pattern) => pattern.test(line))
    .map((pattern) => ({ kind: pattern.kind, rule: `${pattern.kind}/pattern`, weight: 1.2, detail: pattern.id }));
}

const BACKING = 0.3;

/** A phrase in a paragraph counts when the paragraph stands more than once: a notice does, an author's words seldom. */
function backRepeated(view: View, cases: readonly Case[], threshold: number): void {
  const found = cases.filter((one) => !one.cut && one.for.length > 0 && one.prose);
  if (found.length < 2) return;
  const times = new Map<string, Case[]>();
  for (const one of found) {
    const line = view.document.text.slice(one.block.start, one.block.end);
    const same = times.get(line);
    if (same === undefined) times.set(line, [one]);
    else same.push(one);
  }
  for (const same of times.values()) {
    if (same.length < 2) continue;
    for (const one of same) {
      const { kind } = one.for[0]!;
      one.for.push({ kind, rule: `${kind}/phrase`, weight: BACKING, detail: `stands ${same.length} times` });
      one.cut = sumOf(one.for) + sumOf(one.against) >= threshold;
    }
  }
}

/** Lines of a list of tags with a sign and a blank before each; a single one may be a heading of Markdown. */
const TAGS_MIN = 2;
const TAG_MAX = 40;

/** Cut tags that stand one on a line: `# Harbour`, `# Ferries`. */
function findTags(view: View, cases: readonly Case[]): void {
  const { text } = view.document;
  const isTag = ({ block, features }: Case): boolean =>
    text[block.start] === '#' && text[block.start + 1] === ' ' && features.weight <= TAG_MAX && !features.ends;
  for (let from = 0; from < cases.length; from++) {
    let to = from;
    while (to < cases.length && isTag(cases[to]!)) to++;
    if (to - from >= TAGS_MIN)
      for (const one of cases.slice(from, to)) {
        one.for.push({ kind: 'tags', rule: 'tags/hash', weight: 1, detail: `one of ${to - from} tags in a row` });
        one.cut = true;
      }
    from = Math.max(from, to - 1);
  }
}
/** Title-like lines below a weak heading that speak for it. */
const ITEMS_MIN = 2;

/**
 * A weak phrase counts when something else speaks for it: furniture beside it, its place before the first or after the
 * last paragraph, or, for a heading, a list below it.
 */
function backWeak(view: View, cases: readonly Case[], threshold: number): void {
  const first = cases.findIndex((one) => one.prose && !one.cut);
  const last = cases.findLastIndex((one) => one.prose && !one.cut);
  const stamps = cases.filter(isStamp).length;
  cases.forEach((one, index) => {
    if (one.cut || one.for.length === 0 || one.prose || isAnnounced(view, cases, index)) return;
    const isOnly = stamps === 1 && index < TOP && isStamp(one);
    const detail = backingOf(cases, index, first, last) ?? (isOnly ? 'the only date, near the top' : undefined);
    if (detail === undefined) return;
    const { kind } = one.for[0]!;
    one.for.push({ kind, rule: `${kind}/phrase`, weight: BACKING, detail });
    one.cut = sumOf(one.for) + sumOf(one.against) >= threshold;
  });
}

/** Blocks at the top among which a date alone is that of the story; days of a diary have more of them. */
const TOP = 4;

const isStamp = (one: Case): boolean => one.for.some(({ rule }) => rule === 'timestamp/line');

/** An address that the line above leads to: `You can find the timetable here:`. */
function isAnnounced(view: View, cases: readonly Case[], index: number): boolean {
  const above = cases[index - 1];
  if (above === undefined || above.cut || cases[index]!.for.some(({ rule }) => rule !== 'other/address')) return false;
  const last = view.document.text[above.block.end - 1];
  return last === ':' || last === '：';
}

/** Weight of a caption that only a weak phrase names. */
const CAPTION_MAX = 60;

/** A weak phrase of captions on a line that no sentence is, between paragraphs; a sub-heading may follow. */
function isPicture(cases: readonly Case[], index: number): boolean {
  const { features, for: found } = cases[index]!;
  if (features.ends || features.weight > CAPTION_MAX || !found.every(({ kind }) => kind === 'caption')) return false;
  const below = cases[index + 1]?.title === true ? cases[index + 2] : cases[index + 1];
  return cases[index - 1]?.prose === true && below?.prose === true;
}

function backingOf(cases: readonly Case[], index: number, first: number, last: number): string | undefined {
  if (cases[index]!.phrases.scope !== null) {
    let items = 0;
    while (cases[index + 1 + items]?.title === true) items++;
    if (items >= ITEMS_MIN) return `${items} lines of a list below it`;
  }
  if (cases[index - 1]?.cut === true || cases[index + 1]?.cut === true) return 'stands beside furniture';
  if (isPicture(cases, index)) return 'a short line without an end between two paragraphs';
  if (index < first || index > last) return 'stands before the first or after the last paragraph';
  return undefined;
}
