/**
 * The whole record of stories of our own (cases/records.jsonl) and of the cases of the extractors: what the other tests ask
 * of a case is a part of it, and a bound that is off by one often shows in another. For each text a line with what was found,
 * then each row with its offsets, rule, confidence, evidence and first words.
 * `npm run golden -- -u` writes cases/records.txt anew; read it in `git diff`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Article } from '../src/model.ts';
import { cases, cleanText } from './helpers.ts';

interface Case {
  readonly label: string;
  readonly language: string;
  readonly text: string;
}

const FILES = ['byline', 'cited', 'dateline', 'dateline-world', 'exact', 'headline', 'records', 'signoff'];
const STORED = new URL('./cases/records.txt', import.meta.url);

const spanOf = ({ start, end }: { readonly start: number; readonly end: number }): string => `${start}-${end}`;

/** What is there of a value, without what is not. */
function dense(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((one) => dense(one) ?? null);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value).map(([key, one]) => [key, dense(one)] as const);
  const kept = entries.filter(([, one]) => one !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function printed({ document, fields, removals, notes, text }: Article): string {
  const { agencies, ...others } = fields;
  const rows = removals.map(({ start, end, rule, confidence, because }) => {
    const evidence = because.map((one) => `${one.rule} ${one.weight}`).filter((one) => one !== `${rule} 1`);
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

const stored = existsSync(STORED) ? readFileSync(STORED, 'utf8') : '';
const seen = new Map<string, number>();

/** Of cases with one label the second is called so, and the third. */
function nameOf(file: string, { label }: Case): string {
  const name = `${file}: ${label.replaceAll(/\s+/g, ' ')}`;
  const count = (seen.get(name) ?? 0) + 1;
  seen.set(name, count);
  return count === 1 ? name : `${name} (${count})`;
}

const texts = FILES.flatMap((file) => cases<Case>(file).map((one) => ({ name: nameOf(file, one), one })));
const recordOf = ({ text, language }: Case): string => printed(cleanText(text, { language }));

if (process.env.RECORDS === 'write') {
  test('records are written', () => {
    writeFileSync(STORED, texts.map(({ name, one }) => `= ${name}\n${recordOf(one)}\n`).join(''));
    expect(texts.length).toBeGreaterThan(500);
  });
} else {
  const records = new Map(stored.split(/^= /m).map((part) => [part.slice(0, part.indexOf('\n')), part]));
  describe('records', () => {
    test.each(texts.map(({ name, one }) => [name, one] as const))('%s', (name, one) => {
      const hint = 'run `npm run golden -- -u`, then read `git diff test/cases/records.txt`';
      expect(`${name}\n${recordOf(one)}\n`, hint).toBe(records.get(name));
    });
  });
}
