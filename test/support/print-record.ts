/** The whole record of an article in a few lines, for tests that compare all of it. */
import type { Article } from '../../src/model.ts';

const spanOf = ({ start, end }: { readonly start: number; readonly end: number }): string => `${start}-${end}`;

/** What is there of a value, without what is not. */
function dense(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((one) => dense(one) ?? null);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value).map(([key, one]) => [key, dense(one)] as const);
  const kept = entries.filter(([, one]) => one !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** A line with what was found, then each row with its offsets, rule, confidence, evidence and first words. */
export function printRecord({ document, fields, removals, notes, text }: Article): string {
  const { agencies, ...others } = fields;
  const rows = removals.map(({ start, end, rule, confidence, because }) => {
    const evidence = because.map((one) => `${one.rule} ${one.weight}`).filter((one) => one !== `${rule} 1`);
    if (because.length === 0) evidence.push('no reason');
    const words = document.text.slice(start, Math.min(end, start + 24)).replaceAll(/\s+/g, ' ');
    return [`${start}-${end} ${rule} ${confidence}`, ...evidence, words].join(' | ');
  });
  const found = dense({
    ...others,
    agencies: agencies.map((one) => `${one.id} ${one.role} ${spanOf(one)}`),
    notes: notes.map(({ code, span }) => (span === undefined ? code : `${code} ${spanOf(span)}`)),
  });
  return `${document.language} ${document.blocks.length} ${text.length} ${JSON.stringify(found ?? {})}${rows.map((row) => `\n  ${row}`).join('')}`;
}
