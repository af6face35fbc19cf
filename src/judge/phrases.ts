/**
 * What the phrases of the packs say about one block: the whole of it is residue, or a span inside it is, or nothing.
 */
import type { Block, Claim, Mark, RemovalKind } from '../model.ts';
import type { Phrase } from '../packs/pack.ts';
import {
  BLANK,
  CLASS,
  DIGIT,
  endsLikeSentence,
  HANGUL,
  isCloser,
  isSentenceEnd,
  isWord,
  LATIN,
  skipBlanks,
  ZERO_WIDTH,
} from '../text/characters.ts';
import { endsBeforeBracket, type Features } from './features.ts';
import { isLongWithoutTime, stampEnd } from './stamps.ts';
import { confidenceOf, type Finding } from './weigh.ts';

/** What phrases found in one block. */
export interface PhraseFindings {
  readonly findings: readonly Finding[];
  readonly cuts: readonly Claim[];
  /** The block is a heading that owns what follows. */
  readonly scope: 'section' | 'tail' | null;
  readonly scopeKind: RemovalKind | null;
}

export const NOTHING: PhraseFindings = { findings: [], cuts: [], scope: null, scopeKind: null };

/** Longest block, in code units, that an `any` phrase takes whole; as promised in packs/pack.ts. */
const SHORT = 300;
/** Longest headline of a link that is glued to a paragraph. */
const LINK_MAX = 160;
/** Prose this long beside a phrase is worth keeping: the phrase is cut, not the block. */
const PROSE_BESIDE = 30;
/** A sentence this long before the one that holds an `any` phrase is kept. */
const PROSE_BEFORE = 70;
/** And so are shorter ones, if they are statements: `The wall stands. Follow us on …`; calls ask or shout. */
const STATEMENT_MIN = 12;
/** A heading may say a few words more than its phrase. */
const HEADING_MAX = 60;
/** Kinds whose text may run over several sentences: a disclaimer, a call to subscribe, a bio. */
const WORDY: ReadonlySet<RemovalKind> = new Set<RemovalKind>([
  'disclaimer',
  'copyright',
  'newsletter',
  'app',
  'comment',
  'bio',
  'other',
  'ad',
]);
const WORDY_MAX = 700;

const STRONG = 1;
const WEAK = 0.5;

/** Marks that turn a phrase into a label: `:` `-` `|` `»` `›` `>` `…` and their like; a visarga typed as colon. */
const LABEL_MARKS = new Set([
  0x3a, 0x2d, 0x2013, 0x2014, 0x7c, 0xbb, 0x203a, 0x3e, 0x2026, 0xff1a, 0x903, 0x983, 0xa83, 0xb03, 0x589, 0x55d,
  0x2192, 0x27a1, 0x25ba, 0x25b6, 0x5b, 0x3010, 0x2e3a, 0x6d4,
]);

/** Weigh the phrase marks of a block. */
export function weighPhrases(text: string, block: Block, features: Features, marks: readonly Mark[]): PhraseFindings {
  const findings: Finding[] = [];
  const cuts: Claim[] = [];
  let scope: 'section' | 'tail' | null = null;
  let scopeKind: RemovalKind | null = null;
  let covered = block.start;
  for (const mark of marks) {
    if (mark.entry.is !== 'phrase') continue;
    const { phrase, language } = mark.entry;
    // A shorter phrase inside one that already counted says nothing new.
    if (mark.start < covered) continue;
    if (phrase.number === true && !isNumberNext(text, mark.end, block.end)) continue;
    const rule = `${phrase.kind}/${phrase.scope === undefined ? 'phrase' : 'section'}`;
    const opens = isOpening(text, block, mark.start);
    const labelled = opens || phrase.mark === true ? labelEnd(text, mark.end, block.end) : -1;
    const whole = opens && closes(text, mark.end, block.end);
    const unmarked = phrase.mark === true && labelled < 0;
    if (unmarked && !whole) continue;
    const weight = phrase.weak === true ? WEAK : STRONG;
    const detail = `${language}/${phrase.kind}/${phrase.text}`;
    const found: Finding = { kind: phrase.kind, rule, weight, detail, span: { start: mark.start, end: mark.end } };
    if (whole) {
      // The phrase is all there is.
      findings.push(found);
      // A related phrase alone on its line is a heading, whether or not its pack says so.
      const own = phrase.scope ?? (phrase.kind === 'related' && weight === STRONG ? 'section' : undefined);
      if (own !== undefined) {
        scope = own;
        scopeKind = phrase.kind;
      }
      covered = mark.end;
      continue;
    }
    if (phrase.at === 'line') {
      if (weight === STRONG && isGluedList(text, block, features, phrase, mark)) {
        cuts.push({ start: mark.start, end: block.end, kind: phrase.kind, rule, confidence: 0.9, because: [found] });
        return { findings, cuts, scope, scopeKind };
      }
      continue;
    }
    const verdict = placeOf(text, block, features, phrase, mark, opens, labelled, marks);
    if (verdict === 'whole') {
      findings.push(found);
      if (phrase.scope !== undefined && labelled < 0 && features.weight <= HEADING_MAX) {
        scope = phrase.scope;
        scopeKind = phrase.kind;
      }
      covered = mark.end;
    } else if (verdict !== null && weight === STRONG) {
      cuts.push({
        ...verdict,
        kind: phrase.kind,
        rule: `${phrase.kind}/inline`,
        confidence: confidenceOf(weight),
        because: [found],
      });
      covered = verdict.end;
    }
  }
  return findings.length === 0 && cuts.length === 0 ? NOTHING : { findings, cuts, scope, scopeKind };
}

/** Whole block, a span of it, or nothing. */
function placeOf(
  text: string,
  block: Block,
  features: Features,
  phrase: Phrase,
  mark: Mark,
  opens: boolean,
  labelled: number,
  marks: readonly Mark[],
): 'whole' | { start: number; end: number } | null {
  const wordy = WORDY.has(phrase.kind);
  if (phrase.at === 'start') {
    if (!opens) return null;
    const stamp = phrase.kind === 'timestamp' ? stampEnd(text, mark.end, block, marks) : undefined;
    if (stamp !== undefined) return { start: mark.start, end: stamp };
    // `Update: Floods reach the old town`: a headline says no time.
    if (phrase.kind === 'timestamp' && phrase.mark === true && isLongWithoutTime(text, mark.end, block.end))
      return null;
    // `Topics: The council will meet again in June to discuss it.`: a list of topics is no sentence.
    if (phrase.kind === 'tags' && features.ends && runOfWords(text, mark.end, block.end) >= SENTENCE_WORDS) return null;
    if (phrase.kind === 'related' && labelled > 0 && features.ends && hasProseBehind(text, block, labelled))
      return linkSpan(text, block, mark, labelled);
    // `[Photo: AP] The board said …`: whose picture stands above, and a paragraph behind it.
    const credit = phrase.kind === 'caption' && features.ends ? bracketSpan(text, block, mark) : null;
    if (credit !== null && isProse(text, credit.end, block.end)) return credit;
    if (features.breaks === 0 || features.weight <= LINK_MAX || isLongLink(features, labelled)) return 'whole';
    if (wordy && features.weight <= WORDY_MAX) return 'whole';
    return linkSpan(text, block, mark, labelled);
  }
  if (phrase.at === 'end') {
    if (!closes(text, mark.end, block.end)) return null;
    // As below: what stands before it is the author's if it is long enough, unless it is a caption.
    const from = sentenceStart(text, block.start, mark.start);
    const beside = phrase.kind !== 'caption' && isBefore(text, block, from, phrase, marks);
    if (features.length <= SHORT / 1.5 && !beside) return 'whole';
    // In brackets it is a note to the sentence, which is the author's: `… said the mayor (photo: AP).`
    return bracketSpan(text, block, mark) ?? { start: from, end: block.end };
  }
  // A Han paragraph of 300 characters is a long one: what sells or decorates is weighed, what instructs is measured.
  if (phrase.at === 'any') {
    if ((wordy ? features.length : features.weight) > SHORT) return null;
    // Two sentences, one of them a call: the other may be the author's.
    // Of a caption the credit is the end and not the call: what stands before it is the caption.
    const from = sentenceStart(text, block.start, mark.start);
    if (phrase.kind === 'caption' && from - block.start <= LINK_MAX) return 'whole';
    return isBefore(text, block, from, phrase, marks) ? { start: from, end: block.end } : 'whole';
  }
  // inside
  if (opens) {
    const rest = block.end - mark.end;
    const isLink = phrase.cut === 'sentence' || phrase.kind === 'related';
    if (isLink && features.ends && hasProseBehind(text, block, labelled > 0 ? labelled : mark.end))
      return linkSpan(text, block, mark, labelled);
    // A headline may hold a question and its answer; a label says that it is one all the same.
    if (rest <= LINK_MAX && (features.breaks === 0 || (labelled > 0 && features.weight <= LINK_MAX))) return 'whole';
    if (isLongLink(features, labelled)) return 'whole';
    if (phrase.cut !== 'sentence' && wordy && features.length <= SHORT) return 'whole';
    return phrase.cut === 'sentence' ? linkSpan(text, block, mark, labelled) : phraseSpan(text, block, mark);
  }
  if (NEED_A_SEAM.has(phrase.kind) && !isAtSeam(text, block, mark)) return null;
  const lead = mark.start - block.start;
  if (lead < PROSE_BESIDE && features.breaks === 0 && features.weight <= LINK_MAX) return 'whole';
  return phrase.cut === 'sentence' ? linkSpan(text, block, mark, labelled) : phraseSpan(text, block, mark);
}

/** Words in a row, without a mark that parts topics, that make a line with a full stop a sentence. */
const SENTENCE_WORDS = 8;
const PARTS_TOPICS = /[,;|/#•·،؛、，；]/;

/** Words in the longest part of `[from, end)` between two marks of a list. */
function runOfWords(text: string, from: number, end: number): number {
  const parts = text.slice(from, end).split(PARTS_TOPICS);
  return Math.max(...parts.map((part) => part.split(/\s+/).filter((word) => word !== '').length));
}

/** Do sentences stand before `from` in its block that are worth keeping? */
function isBefore(text: string, { start }: Block, from: number, { kind }: Phrase, marks: readonly Mark[]): boolean {
  const length = from - start;
  if (length >= PROSE_BEFORE) return true;
  // A disclaimer or a call to subscribe may begin with a statement of its own.
  if (length < STATEMENT_MIN || WORDY.has(kind)) return false;
  if (/[!?！？؟]/.test(text.slice(start, from))) return false;
  return !marks.some((mark) => mark.entry.is === 'phrase' && mark.start < from);
}

/** Kinds whose phrases are also said by people: `he told the class to read also the second chapter`. */
const NEED_A_SEAM: ReadonlySet<RemovalKind> = new Set<RemovalKind>(['related', 'ad']);
/** What follows the headline of a link is prose from this length on. */
const PROSE_BEHIND = 50;

/** In the middle of a block a link begins a sentence, stands in a bracket, is glued to a word or has a mark behind it. */
function isAtSeam(text: string, block: Block, mark: Mark): boolean {
  return (
    CLASS[text.charCodeAt(mark.start - 1)] !== BLANK ||
    endsLikeSentence(text, block.start, mark.start) ||
    bracketSpan(text, block, mark) !== null ||
    labelEnd(text, mark.end, block.end) > 0 ||
    closes(text, mark.end, block.end) ||
    LABEL_MARKS.has(text.charCodeAt(mark.start - 2))
  );
}

/** `Also read: A bridge too far. The harbour board said …`: a full stop ends the headline, and a sentence follows. */
function hasProseBehind(text: string, block: Block, from: number): boolean {
  const stop = sentenceStop(text, from, Math.min(block.end, from + LINK_MAX));
  if (stop < 0 || '?!？！؟'.includes(text[stop - 1]!)) return false;
  return isProse(text, stop, block.end);
}

/** Is what stands behind `at` as long as prose? */
function isProse(text: string, at: number, end: number): boolean {
  const next = skipBlanks(text, at, end);
  // A Han paragraph says in twenty characters what others say in fifty.
  return end - next >= (CLASS[text.charCodeAt(next)]! >= HANGUL ? PROSE_BEHIND / 2.5 : PROSE_BEHIND);
}

/** Prose in front of a list that was glued to a line, in code units. Headings count near the end of a block alone. */
const GLUED_PROSE = 300;

/**
 * A story on one line, and behind its last sentence a heading with the headlines of other stories: `… said. You may also
 * like Sourdough at home …`. The heading has two words and more, a sentence ends before it, and none ends the line.
 */
function isGluedList(text: string, block: Block, features: Features, phrase: Phrase, mark: Mark): boolean {
  if (phrase.scope === undefined || features.ends || mark.start - block.start < GLUED_PROSE) return false;
  if (!phrase.text.trim().includes(' ')) return false;
  return endsLikeSentence(text, block.start, mark.start) || endsBeforeBracket(text, block.start, mark.start);
}

/** A labelled link with a headline of two sentences: Indic ones count their vowel signs, and none ends with a full stop. */
const isLongLink = (features: Features, labelled: number): boolean =>
  labelled > 0 && !features.ends && features.weight <= LINK_MAX * 1.4;

/** The phrase with the brackets or marks round it. */
function phraseSpan(text: string, block: Block, mark: Mark): { start: number; end: number } {
  const bracket = bracketSpan(text, block, mark);
  if (bracket !== null) return bracket;
  let end = bracketEnd(text, block, mark);
  while (end < block.end && (text[end] === ':' || isCloser(text.charCodeAt(end)))) end++;
  return { start: mark.start, end };
}

/**
 * A link glued to a paragraph, from its phrase to where its headline ends: at the closing bracket, at the end of the
 * block, or at the end of its sentence. Where that cannot be known the phrase alone goes: the words after it may be the
 * author's.
 */
function linkSpan(text: string, block: Block, mark: Mark, labelled: number): { start: number; end: number } {
  const bracket = bracketSpan(text, block, mark);
  if (bracket !== null) return bracket;
  const from = labelled > 0 ? labelled : mark.end;
  const stop = sentenceStop(text, from, Math.min(block.end, from + LINK_MAX));
  if (stop > 0) {
    const left = block.end - skipBlanks(text, stop, block.end);
    // A full stop closes the headline only if prose follows that is a paragraph of its own, or nothing does.
    if (left === 0 || left >= PROSE_BESIDE) return { start: mark.start, end: stop };
  }
  if (block.end - from <= LINK_MAX && stop < 0) return { start: mark.start, end: block.end };
  return { start: mark.start, end: from };
}

const OPENERS = '([{（【［「';
const CLOSING = ')]}）】］」';

/** The bracket pair that opens just before the mark and closes within reach, or null. */
function bracketSpan(text: string, block: Block, mark: Mark): { start: number; end: number } | null {
  // Some phrases are written with their bracket.
  const own = OPENERS.includes(text[mark.start]!);
  if (own && CLOSING.includes(text[mark.end - 1]!)) return null;
  let open = own ? mark.start : mark.start - 1;
  while (open >= block.start && (CLASS[text.charCodeAt(open)] === BLANK || text[open] === '*')) open--;
  const kind = open < block.start ? -1 : OPENERS.indexOf(text[open]!);
  if (kind < 0) return null;
  const close = text.indexOf(CLOSING[kind]!, mark.end);
  return close < 0 || close >= block.end || close - open > WORDY_MAX ? null : { start: open, end: close + 1 };
}

/** Code units of a name in brackets that a phrase opens: `A post shared by Ann Lee (@`. */
const HANDLE_MAX = 60;

/** The end of a phrase, or that of the bracket which opens inside it. */
function bracketEnd(text: string, block: Block, mark: Mark): number {
  const open = text.lastIndexOf('(', mark.end - 1);
  if (open < mark.start || text.slice(open, mark.end).includes(')')) return mark.end;
  const close = text.slice(mark.end, Math.min(block.end, mark.end + HANDLE_MAX)).indexOf(')');
  return close < 0 ? mark.end : mark.end + close + 1;
}

/** True if only bullets, brackets, quotes, digits and emoji stand between the block's start and `at`. */
function isOpening(text: string, block: Block, at: number): boolean {
  if (at - block.start > 12) return false;
  for (let index = block.start; index < at; index++) if (CLASS[text.charCodeAt(index)]! >= LATIN) return false;
  return true;
}

/** True if no letter stands between `at` and the block's end: marks, digits, emoji. */
function closes(text: string, at: number, end: number): boolean {
  if (end - at > 24) return false;
  for (let index = at; index < end; index++) if (CLASS[text.charCodeAt(index)]! >= LATIN) return false;
  return true;
}

/** A digit is glued to it. */
const isNumberNext = (text: string, at: number, end: number): boolean =>
  at < end && CLASS[text.charCodeAt(at)] === DIGIT;

/**
 * Offset after the label mark that follows a phrase, or -1. A hyphen between two letters joins them and is no mark:
 * `related-party deals`, `पढ़े-लिखे लोग`; a pack that knows better writes the hyphen into its phrase.
 */
function labelEnd(text: string, at: number, end: number): number {
  if (text[at] === '-' && at + 1 < end && isWord(text.charCodeAt(at + 1))) return -1;
  let index = at;
  while (
    index < end &&
    (CLASS[text.charCodeAt(index)] === BLANK ||
      CLASS[text.charCodeAt(index)] === ZERO_WIDTH ||
      isCloser(text.charCodeAt(index)))
  )
    index++;
  if (index >= end || !LABEL_MARKS.has(text.charCodeAt(index))) return -1;
  while (index < end && (LABEL_MARKS.has(text.charCodeAt(index)) || CLASS[text.charCodeAt(index)] === BLANK)) index++;
  return index;
}

/** Offset after the first end of a sentence in `[from, end)` (closing quotes included), or -1. */
function sentenceStop(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (!isSentenceEnd(text.charCodeAt(at))) continue;
    let next = at + 1;
    while (next < text.length && (isSentenceEnd(text.charCodeAt(next)) || isCloser(text.charCodeAt(next)))) next++;
    const unit = text.charCodeAt(next);
    // 3.5, U.S. and example.com go on; a blank, another script or the end of the text must follow.
    if (text[at] === '.' && next < text.length && (isWord(unit) || CLASS[unit] === DIGIT)) continue;
    return next;
  }
  return -1;
}

/** Start of the sentence that holds `at`. */
function sentenceStart(text: string, from: number, at: number): number {
  for (let index = at - 1; index > from; index--) {
    if (!isSentenceEnd(text.charCodeAt(index - 1))) continue;
    if (CLASS[text.charCodeAt(index)] === BLANK || isCloser(text.charCodeAt(index))) {
      let start = index;
      while (start < at && (isCloser(text.charCodeAt(start)) || CLASS[text.charCodeAt(start)] === BLANK)) start++;
      return start;
    }
  }
  return from;
}
