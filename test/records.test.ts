/**
 * The whole record of every text in cases/: what the other tests ask of a case is a part of it, and a rule that is off by one
 * often shows in another. One line a text: what was found, then each row with its rule, its confidence, its evidence, its
 * offsets and its first words. `npm run golden -- -u` writes cases/records.txt anew; read it in `git diff`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Article } from '../src/model.ts';
import { cases, cleanText } from './helpers.ts';

interface Case {
  readonly language?: string;
  readonly text?: string;
  readonly lines?: readonly string[];
}

/** In whose words a case gives the language: those of the extractors set it, the others let it be found out. */
const FILES: Readonly<Record<string, boolean>> = {
  byline: true,
  cited: true,
  dateline: true,
  'dateline-world': true,
  exact: true,
  headline: true,
  records: true,
  signoff: true,
  asia: false,
  europe: false,
  indic: false,
  keep: false,
  'keep-tongues': false,
  'keep-world': false,
  probes: false,
  residue: false,
  'residue-tongues': false,
  'residue-world': false,
};
const STORED = new URL('./cases/records.txt', import.meta.url);

/** A story of lines that say what becomes of them, as it would come in. */
const plainOf = ({ text, lines }: Case): string =>
  text ?? lines!.map((line) => line.slice(1).split('→')[0]!).join('\n\n');

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
const texts = Object.entries(FILES).flatMap(([name, isSet]) =>
  cases<Case>(name).map((one, index) => ({ name: `${name} ${index + 1}`, isSet, one })),
);
const recordOf = ({ isSet, one }: (typeof texts)[number]): string =>
  printed(cleanText(plainOf(one), isSet ? { language: one.language! } : {}));

if (process.env.RECORDS === 'write') {
  test('records are written', () => {
    writeFileSync(STORED, texts.map((one) => `= ${one.name}\n${recordOf(one)}\n`).join(''));
    expect(texts.length).toBeGreaterThan(1000);
  });
} else {
  const records = new Map(stored.split(/^= /m).map((part) => [part.slice(0, part.indexOf('\n')), part]));
  describe('records', () => {
    test.each(texts.map((one) => [one.name, one] as const))('%s', (name, one) => {
      const hint = 'run `npm run golden -- -u`, then read `git diff test/cases/records.txt`';
      expect(`${name}\n${recordOf(one)}\n`, hint).toBe(records.get(name));
    });
  });
}
