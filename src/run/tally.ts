/** Counts of a run. They add up: in any order, over workers, shards and machines. */
import type { Article } from '../model.ts';

export interface Tally {
  records: number;
  failed: number;
  /** Articles in which something was cut or repaired. */
  changed: number;
  /** UTF-16 code units of the decoded input and of the clean text. */
  charactersIn: number;
  charactersOut: number;
  /** Removals and their characters, by kind. */
  removals: Record<string, { count: number; characters: number }>;
  /** The same by rule: `related/section`. */
  rules: Record<string, { count: number; characters: number }>;
  languages: Record<string, number>;
  encodings: Record<string, number>;
  notes: Record<string, number>;
  errors: Record<string, number>;
  /** Records of archives that are no articles, by why: `type: request`, `status: 404`, `content: image/png`. */
  skipped: Record<string, number>;
}

/** Names come from documents too: without a prototype, none of them means anything. */
const emptyTable = <T>(): Record<string, T> => Object.create(null) as Record<string, T>;

export function emptyTally(): Tally {
  return {
    records: 0,
    failed: 0,
    changed: 0,
    charactersIn: 0,
    charactersOut: 0,
    removals: emptyTable(),
    rules: emptyTable(),
    languages: emptyTable(),
    encodings: emptyTable(),
    notes: emptyTable(),
    errors: emptyTable(),
    skipped: emptyTable(),
  };
}

function count(counts: Record<string, number>, key: string, more = 1): void {
  counts[key] = (counts[key] ?? 0) + more;
}

function addCut(cuts: Tally['removals'], key: string, times: number, characters: number): void {
  const row = cuts[key] ?? { count: 0, characters: 0 };
  cuts[key] = row;
  row.count += times;
  row.characters += characters;
}

export function addArticle(tally: Tally, { document, removals, edits, text, notes }: Article): void {
  tally.records++;
  if (removals.length + edits.length > 0) tally.changed++;
  tally.charactersIn += document.source.text.length;
  tally.charactersOut += text.length;
  for (const { kind, rule, start, end } of removals) {
    addCut(tally.removals, kind, 1, end - start);
    addCut(tally.rules, rule, 1, end - start);
  }
  count(tally.languages, document.language ?? 'unknown');
  count(tally.encodings, document.source.encoding);
  for (const note of notes) count(tally.notes, note.code);
}

export function countError(tally: Tally, code: string): void {
  count(tally.errors, code);
}

export function addSkipped(tally: Tally, skipped: Readonly<Record<string, number>>): void {
  for (const [reason, times] of Object.entries(skipped)) count(tally.skipped, reason, times);
}

/** Add one tally to another. */
export function addTally(sum: Tally, other: Tally): void {
  sum.records += other.records;
  sum.failed += other.failed;
  sum.changed += other.changed;
  sum.charactersIn += other.charactersIn;
  sum.charactersOut += other.charactersOut;
  for (const key of ['removals', 'rules'] as const)
    for (const [name, { count: times, characters }] of Object.entries(other[key] ?? {}))
      addCut(sum[key], name, times, characters);
  for (const key of ['languages', 'encodings', 'notes', 'errors', 'skipped'] as const) {
    for (const [name, times] of Object.entries(other[key])) count(sum[key], name, times);
  }
}
