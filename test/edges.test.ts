/**
 * The edges of the extractors' rules: many short lines put into the same few stories, and the whole record of each.
 *
 *     [en] @The harbour office said …       a story; `@` is where the lines below are put in, `¶` ends a line
 *     OSLO, March 3-4 (Reuters) - ␠         a line; `␠` is a blank that an editor would cut off
 *     [en] <html><head>@</head><body>§…     a page; a line may have two parts with § between them
 *
 * A table is cases/edges-NAME.txt; what came of its lines stands in cases/edges-NAME.out.txt, one line for the record and
 * one for each row. `npm run golden -- -u` writes that anew; read it in `git diff`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { cleanText, kitOf } from './helpers.ts';
import { printRecord } from './support/print-record.ts';

interface Line {
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

const FOLDER = new URL('./cases/', import.meta.url);
const names = readdirSync(FOLDER)
  .map((file) => /^edges-(\w+)\.txt$/.exec(file)?.[1])
  .filter((name) => name !== undefined)
  .sort();

/** The lines of a table, each in its story. */
function linesOf(name: string): Line[] {
  const lines: Line[] = [];
  let language = '';
  let story = '@';
  for (const line of readFileSync(new URL(`edges-${name}.txt`, FOLDER), 'utf8').split('\n')) {
    const head = /^\[([\w-]+)\] (.*)$/.exec(line);
    if (head !== null) [, language, story] = head as unknown as [string, string, string];
    if (head !== null || line === '' || line.startsWith('# ')) continue;
    const [first = '', second = ''] = line.replaceAll('␠', ' ').split('§');
    const text = story
      .replace('@', () => first)
      .replace('§', () => second)
      .replaceAll('¶', '\n');
    lines.push({ name: `${language} ${line}`, language, text });
  }
  return lines;
}

const recordOf = ({ language, text }: Line): string =>
  printRecord(
    text.startsWith('<html')
      ? clean({ id: 'test', format: 'html', text }, kitOf({ language }))
      : cleanText(text, { language }),
  );

for (const name of names) {
  const stored = new URL(`edges-${name}.out.txt`, FOLDER);
  const lines = linesOf(name);
  if (process.env.RECORDS === 'write') {
    test(`edges of ${name} are written`, () => {
      writeFileSync(stored, lines.map((line) => `= ${line.name}\n${recordOf(line)}\n`).join(''));
      expect(lines.length).toBeGreaterThan(0);
    });
    continue;
  }
  const records = (existsSync(stored) ? readFileSync(stored, 'utf8') : '').split(/^= /m).slice(1);
  describe(`edges of ${name}`, () => {
    test('each line has a record', () => expect(records).toHaveLength(lines.length));
    test.each(lines.map((line, index) => [line.name, line, index] as const))('%s', (label, line, index) => {
      const hint = 'run `npm run golden -- -u`, then read `git diff test/cases`';
      expect(`${label}\n${recordOf(line)}\n`, hint).toBe(records[index]);
    });
  });
}
