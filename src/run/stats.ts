/** Counts of a run as JSON and as a table; counts of several runs as those of one. */
import { CleanError } from '../errors.ts';
import { VERSION } from '../version.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';

/** Keys in the order of bytes: the same counts are the same text, whoever counted what first. */
function sorted<T>(counts: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function statsJson(tally: Tally): string {
  const { records, failed, changed, charactersIn, charactersOut, ...tables } = tally;
  const rows = Object.entries(tables).map(([name, counts]) => [name, sorted<unknown>(counts)]);
  const head = { stats: 1, version: VERSION, records, failed, changed, charactersIn, charactersOut };
  return `${JSON.stringify({ ...head, ...Object.fromEntries(rows) })}\n`;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isTable(value: unknown, isEntry: (entry: unknown) => boolean): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every(isEntry);
}

function isTally(value: unknown): value is Tally {
  if (typeof value !== 'object' || value === null || !('stats' in value) || value.stats !== 1) return false;
  const row = value as unknown as Tally;
  const isRemoval = (entry: unknown) => isTable(entry, isCount) && isCount((entry as { count?: unknown }).count);
  return (
    [row.records, row.failed, row.changed, row.charactersIn, row.charactersOut].every(isCount) &&
    [row.languages, row.encodings, row.notes, row.errors, row.skipped].every((table) => isTable(table, isCount)) &&
    isTable(row.removals, isRemoval) &&
    // Not there in counts of earlier versions.
    (row.rules === undefined || isTable(row.rules, isRemoval))
  );
}

/**
 * Add up the counts of several runs, in any order.
 *
 * @param files Names and contents, each written by `--stats json` or `--stats-file`.
 * @throws CleanError E_CONFIG for a file that is none.
 */
export function mergeStats(files: readonly { readonly name: string; readonly text: string }[]): Tally {
  const sum = emptyTally();
  for (const { name, text } of files) {
    let row: unknown;
    try {
      row = JSON.parse(text);
    } catch {
      row = undefined;
    }
    if (!isTally(row)) throw new CleanError('E_CONFIG', 'This file holds no counts of a run.', { file: name });
    addTally(sum, row);
  }
  return sum;
}

/** A table for people. */
export function statsTable(tally: Tally): string {
  const { records, failed, changed, charactersIn, charactersOut } = tally;
  const share = charactersIn === 0 ? 0 : (100 * (charactersIn - charactersOut)) / charactersIn;
  const rows: [string, string][] = [
    ['records', `${records + failed}`],
    ['failed', `${failed}`],
    ['changed', `${changed}`],
    ['characters in', `${charactersIn}`],
    ['characters out', `${charactersOut} (${share.toFixed(1)} % less)`],
  ];
  for (const [kind, { count, characters }] of Object.entries(sorted(tally.removals))) {
    rows.push([`removed: ${kind}`, `${count} times, ${characters} characters`]);
  }
  for (const [rule, { count, characters }] of Object.entries(sorted(tally.rules))) {
    rows.push([`rule: ${rule}`, `${count} times, ${characters} characters`]);
  }
  for (const [name, table] of [
    ['language', tally.languages],
    ['encoding', tally.encodings],
    ['note', tally.notes],
    ['error', tally.errors],
    ['skipped', tally.skipped],
  ] as const) {
    for (const [key, count] of Object.entries(sorted(table))) rows.push([`${name}: ${key}`, `${count}`]);
  }
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}\n`).join('');
}
