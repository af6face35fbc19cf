/**
 * Agencies that the story cites: `समाचार एजेंसी सिन्हुआ की रिपोर्ट के अनुसार`, `told AFP`, `据新华社报道`, `передает ТАСС`.
 * The sentence stays. An agency that is merely named, or a common word that is also one (`भाषा`), is not cited.
 */
import type { AgencyMention, Judgement, Mark, Span } from '../model.ts';
import { sweepCites } from '../sweep/sweep.ts';
import { BLANK, CLASS, isSentenceEnd, isUpper } from '../text/characters.ts';
import type { View } from '../view.ts';
import { cueAt, mentionOf, skip, someUnit } from './reader.ts';

/** Code units between a noun such as `news agency` and the name. */
const NOUN_GAP = 4;
/** Code units between a name and what cites it: `… की शुक्रवार की एक रिपोर्ट के अनुसार`. */
const AFTER_GAP = 32;
const BEFORE_GAP = 44;
/** A common word needs its cue at once. */
const CLOSE_GAP = 2;

/** `agencies` in general: whoever cites them cites nobody. */
const GENERIC = 'agencies';

/**
 * Find the agencies cited in the body, the first place of each.
 *
 * @param taken Spans of dateline, sign-off and credits: what stands there is no citation.
 */
export function findCited(view: View, judgement: Judgement, taken: readonly Span[]): AgencyMention[] {
  const { all, first } = view.marks;
  const found: AgencyMention[] = [];
  const seen = new Set<string>();
  const isCandidate = ({ start, entry }: Mark): boolean =>
    entry.is === 'agency' &&
    entry.agency.kind !== 'press-release' &&
    entry.agency.id !== GENERIC &&
    !seen.has(entry.agency.id) &&
    !taken.some((span) => start >= span.start && start < span.end);
  for (const verdict of judgement.verdicts) {
    if (verdict.role === 'furniture') continue;
    const to = first[verdict.block + 1]!;
    let from = first[verdict.block]!;
    while (from < to && !isCandidate(all[from]!)) from++;
    if (from === to) continue;
    const marks = sweepCites(view.document, view.knowledge.lexicon, view.document.blocks[verdict.block]!);
    marks.forEach((mark, index) => {
      const { entry, start, end } = mark;
      if (entry.is !== 'agency' || !isCandidate(mark) || isInside(marks, index) || !isCited(view, marks, index)) return;
      seen.add(entry.agency.id);
      found.push(mentionOf(view.document.text, entry.agency, { start, end }, 'cited'));
    });
  }
  return found;
}

/** A shorter spelling inside a longer one: `एजेंसी` in `एजेंसी फ्रांस प्रेस`. */
function isInside(all: readonly Mark[], index: number): boolean {
  const mark = all[index]!;
  for (let other = index - 1; other >= 0 && mark.start - all[other]!.start < 60; other--) {
    const { entry, end, start } = all[other]!;
    if (
      end >= mark.end &&
      (start < mark.start || end > mark.end) &&
      (entry.is === 'agency' || (entry.is === 'cue' && entry.cue === 'agency-noun'))
    )
      return true;
  }
  return false;
}

/**
 * Is there a noun or a cue that makes it a source?
 *
 * @param all Marks of its block, those of the words that cite among them.
 */
function isCited(view: View, all: readonly Mark[], index: number): boolean {
  const { text } = view.document;
  const mark = all[index]!;
  const isCommon = mark.entry.is === 'agency' && mark.entry.alias.common === true;
  // `उनकी भाषा के अनुसार`: a word of the language needs the noun; `told AP` has its capitals to tell it.
  const isWord = (isCommon && mark.entry.is === 'agency' && mark.entry.alias.exact !== true) || isNamesake(view, mark);
  for (let other = index - 1; other >= 0 && mark.start - all[other]!.end <= 80; other--) {
    const { entry, start, end } = all[other]!;
    if (entry.is !== 'cue' || end > mark.start) continue;
    const gap = mark.start - end;
    if (entry.cue === 'agency-noun' && gap <= NOUN_GAP) {
      // `Environmental Protection Agency (EPA)`: its own short form.
      const isShort = text[mark.start - 1] === '(' && !entry.text.includes(' ');
      if (!isShort) return true;
      if (isUpper(text.charCodeAt(start))) return false;
    }
    if (isWord) continue;
    // `Как сообщил ТАСС директор …`: the verb may stand on either side.
    if (!isCommon && entry.cue === 'cite-after' && gap <= CLOSE_GAP && !hasStop(text, end, mark.start)) return true;
    if (entry.cue === 'cite-before' && gap <= (isCommon ? CLOSE_GAP : BEFORE_GAP) && !hasStop(text, end, mark.start))
      return true;
  }
  for (let other = index + 1; other < all.length && all[other]!.start - mark.end <= AFTER_GAP; other++) {
    const { entry, start } = all[other]!;
    if (entry.is !== 'cue' || start < mark.end) continue;
    const gap = start - mark.end;
    if (entry.cue === 'agency-noun' && gap <= NOUN_GAP) return true;
    if (
      !isWord &&
      entry.cue === 'cite-after' &&
      gap <= (isCommon ? CLOSE_GAP : AFTER_GAP) &&
      !hasStop(text, mark.end, start)
    )
      return true;
  }
  return false;
}

/** Longest word or words before a name that tell whose name it is. */
const NAMESAKE_REACH = 24;

/** `विपक्षी दल पीटीआई के सांसद`, `PTI founder Imran Khan`: the party of that name, not the agency. */
function isNamesake(view: View, { start, end }: Mark): boolean {
  const { text } = view.document;
  const limit = Math.min(text.length, end + 2 * NAMESAKE_REACH);
  if (cueAt(view, skip(text, end, limit), limit, 'namesake') !== undefined) return true;
  for (let at = start - 2; at >= 0 && start - at <= NAMESAKE_REACH; at--) {
    const cue = CLASS[text.charCodeAt(at - 1)] === BLANK || at === 0 ? cueAt(view, at, start, 'namesake') : undefined;
    if (cue !== undefined && skip(text, cue.end, start) === start) return true;
  }
  return false;
}

/** A sentence ends between. */
const hasStop = (text: string, start: number, end: number): boolean =>
  someUnit(text, start, end, (unit) => isSentenceEnd(unit) || unit === 0x2c);
