/**
 * The whole record of stories of our own (cases/records.jsonl) and of the cases of the extractors: what the other tests ask
 * of a case is a part of it, and a bound that is off by one often shows in another. For each text a line with what was found,
 * then each row with its offsets, rule, confidence, evidence and first words.
 * `npm run golden -- -u` writes cases/records.txt anew; read it in `git diff`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cases, cleanText } from './helpers.ts';
import { printRecord } from './support/print-record.ts';

interface Case {
  readonly label: string;
  readonly language: string;
  readonly text: string;
}

const FILES = ['byline', 'cited', 'dateline', 'dateline-world', 'exact', 'headline', 'records', 'signoff'];
const STORED = new URL('./cases/records.txt', import.meta.url);

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
const recordOf = ({ text, language }: Case): string => printRecord(cleanText(text, { language }));

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
