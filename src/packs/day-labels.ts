/**
 * What stands before a day: words that say it is that of publication, or of a change. All languages at once, for a page is
 * dated before its language is known. The packs say the words: cues `published` and `changed`.
 */
import { CLASS, isLetter, isUnspaced } from '../text/characters.ts';
import { foldString } from '../text/fold.ts';
import { languages } from './languages/index.ts';
import type { Cue } from './pack.ts';

/** Tells what a label says of the day behind it. */
export interface DayLabels {
  /** A word of publication stands in it. */
  readonly isPublished: (label: string) => boolean;
  /** It opens with a word of publication. */
  readonly opensPublished: (label: string) => boolean;
  /** A word of change stands in it. */
  readonly isChanged: (label: string) => boolean;
}

/** What is known without a user's pack. */
export const shippedDayLabels = (): DayLabels => (shipped ??= dayLabelsOf(languages));
let shipped: DayLabels | undefined;

/** Compile the cues of packs. */
export function dayLabelsOf(packs: readonly { readonly cues: readonly Cue[] }[]): DayLabels {
  const cues = packs.flatMap((pack) => pack.cues);
  const published = tableOf(cues.filter(({ kind }) => kind === 'published'));
  const changed = tableOf(cues.filter(({ kind }) => kind === 'changed'));
  return {
    isPublished: (label) => holds(published, foldString(label)),
    opensPublished: (label) => opensAt(published, foldString(label), 0),
    isChanged: (label) => holds(changed, foldString(label)),
  };
}

/** Folded phrases by their first code unit. */
type Table = ReadonlyMap<number, readonly string[]>;

function tableOf(cues: readonly Cue[]): Table {
  const table = new Map<number, string[]>();
  for (const phrase of new Set(cues.map(({ text }) => foldString(text)))) {
    const first = phrase.charCodeAt(0);
    const list = table.get(first);
    if (list === undefined) table.set(first, [phrase]);
    else list.push(phrase);
  }
  return table;
}

/** Whether a phrase stands somewhere in a folded label, as words of their own. */
function holds(table: Table, label: string): boolean {
  for (let at = 0; at < label.length; at++) if (isEdge(label, at) && opensAt(table, label, at)) return true;
  return false;
}

function opensAt(table: Table, label: string, at: number): boolean {
  const phrases = table.get(label.charCodeAt(at));
  return phrases?.some((phrase) => label.startsWith(phrase, at) && isEdge(label, at + phrase.length)) === true;
}

/** Not between two letters of one script, unless it is one that is written without blanks. */
function isEdge(label: string, at: number): boolean {
  const left = label.charCodeAt(at - 1);
  return !isLetter(left) || CLASS[left] !== CLASS[label.charCodeAt(at)] || isUnspaced(CLASS[left]!);
}
