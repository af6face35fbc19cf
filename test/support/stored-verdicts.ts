/**
 * Tables of verdicts that are stored in a file beside the tests: groups of lines, each made when its test runs.
 * `npm run golden -- -u` writes them anew.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

export interface Group {
  readonly name: string;
  readonly lines: (() => string)[];
}

const printed = ({ name, lines }: Group): string => `# ${name}\n${lines.map((make) => `${make()}\n`).join('')}`;

/**
 * Compare each group with what is stored of it, or store all.
 *
 * @param title What the tests are called together.
 * @param file Name of the file in test/cases.
 */
export function checkStored(title: string, file: string, groups: readonly Group[]): void {
  const path = new URL(`../cases/${file}`, import.meta.url);
  if (process.env.RECORDS === 'write') {
    test('verdicts are written', () => writeFileSync(path, groups.map(printed).join('\n')));
    return;
  }
  const stored = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const wanted = new Map(stored.split(/\n\n(?=# )/).map((part) => [part.slice(2, part.indexOf('\n')), part]));
  describe(title, () => {
    test.each(groups.map(({ name }, index) => [name, index] as const))('%s', (name, index) => {
      const hint = `run \`npm run golden -- -u\`, then read \`git diff test/cases/${file}\``;
      expect(printed(groups[index]!).trimEnd(), hint).toBe(wanted.get(name)?.trimEnd());
    });
  });
}
