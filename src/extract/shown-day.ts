/**
 * The day that a page shows beside its headline, in the words of its language: `17 mai 2024`, `१७ मई २०२४`. For pages
 * whose metadata name none; days in numbers and in English are read with the metadata.
 */
import type { Judgement, RemovalKind, Verdict } from '../model.ts';
import { BLANK, CLASS, DIGIT, isLetter } from '../text/characters.ts';
import type { View } from '../view.ts';
import { completeDate, readDate } from './date.ts';
import { cueAt } from './reader.ts';

/** Blocks before and after the headline in which the day may stand. */
const BEFORE = 4;
const AFTER = 10;
/** A line with a day and a byline, code units. */
const LINE_MAX = 160;
/** Letters beside the day in a line that was kept as text. */
const TEXT_LETTERS_MAX = 30;
/** Code units before the day that may label it. */
const LABEL_MAX = 30;
/** Furniture that holds the day of this story, not of another. */
const KINDS: ReadonlySet<RemovalKind | undefined> = new Set<RemovalKind>(['timestamp', 'byline', 'dateline', 'agency']);

/** The day of publication or, where the label says so, of the last change; ISO. Empty if the page shows none. */
export function findShownDay(
  view: View,
  judgement: Judgement,
): { readonly published?: string; readonly modified?: string } {
  const { document } = view;
  if (document.page === undefined || document.declared.published !== undefined) return {};
  const { verdicts } = judgement;
  const spot = Math.max(
    verdicts.findIndex(({ kind }) => kind === 'headline'),
    verdicts.findIndex(({ role }) => role === 'body') - 1,
  );
  if (spot < 0) return {};
  let modified: string | undefined;
  for (let index = Math.max(0, spot - BEFORE); index < Math.min(verdicts.length, spot + AFTER); index++) {
    const verdict = verdicts[index]!;
    const { start, end } = document.blocks[index]!;
    if (end - start > LINE_MAX || !mayHold(verdict)) continue;
    const found = dayIn(view, start, end);
    if (found === null) continue;
    const line = document.text.slice(start, end);
    if (verdict.role === 'body' && lettersOf(line) - lettersOf(line.slice(found.at, found.end)) > TEXT_LETTERS_MAX)
      continue;
    if (!isOfChange(view, Math.max(start, start + found.at - LABEL_MAX), start + found.at))
      return { published: found.iso, ...(modified !== undefined && { modified }) };
    modified ??= found.iso;
  }
  return modified === undefined ? {} : { modified };
}

/** A word of change stands before the day. */
function isOfChange(view: View, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (cueAt(view, at, to, 'changed') !== undefined) return true;
  return false;
}

const mayHold = ({ role, kind, rule }: Verdict): boolean =>
  role === 'body' || KINDS.has(kind) || rule === 'html/before-title' || rule === 'html/outside';

/** The first full date of a line: day, month and year. Offsets in the line. */
function dayIn(view: View, start: number, end: number): { iso: string; at: number; end: number } | null {
  const { text } = view.document;
  for (let at = start; at < end; at++) {
    if (at > start && !isEdge(text, at)) continue;
    const read = readDate(view, at, end);
    if (read === undefined || read.day === null || read.year === null) continue;
    const { iso } = completeDate(read, null).date;
    if (iso !== null && iso.length === 10) return { iso, at: read.start - start, end: read.end - start };
  }
  return null;
}

/** A word or a number begins. */
function isEdge(text: string, at: number): boolean {
  const own = CLASS[text.charCodeAt(at)]!;
  const before = CLASS[text.charCodeAt(at - 1)]!;
  if (own === BLANK || own === before) return false;
  return own === DIGIT || isLetter(text.charCodeAt(at)) ? before !== DIGIT : false;
}

function lettersOf(line: string): number {
  let letters = 0;
  for (let at = 0; at < line.length; at++) if (isLetter(line.charCodeAt(at))) letters++;
  return letters;
}
