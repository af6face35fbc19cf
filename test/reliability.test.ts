/** docs/reliability.md: what it names exists, and the commands that take no minutes run. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ERRORS } from '../src/errors.ts';
import { TARGETS } from './fuzz-targets.ts';
import { cleancopy, scratch } from './support/binary.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'docs/reliability.md'), 'utf8');
const all = (pattern: RegExp): string[] => [...new Set([...page.matchAll(pattern)].map(([, name]) => name!))];

describe('what the page names is there', () => {
  test('scripts of the package', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const names = all(/npm run ([a-z]+)/g);
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(Object.keys(scripts), name).toContain(name);
  });

  test('files', () => {
    const files = all(/((?:src|test|bench|scripts|docs)\/[\w./-]+\.(?:ts|mjs|md))/g);
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
  });

  test('options of the command', async () => {
    const { out } = await cleancopy(['--help'], scratch());
    const own = all(/`(--[a-z][a-z-]+)`/g);
    expect(own.length).toBeGreaterThan(10);
    for (const option of own) expect(out, option).toMatch(new RegExp(`${option}[ ,\\n]`));
  });

  test('errors, all of them', () => {
    expect(all(/^\| `(E_[A-Z_]+)`/gm)).toEqual(Object.keys(ERRORS));
    for (const code of all(/`(E_[A-Z_]+)`/g)) expect(Object.keys(ERRORS)).toContain(code);
  });

  test('targets of the fuzzer, all of them', () => {
    const table = page.slice(page.indexOf('<!-- fuzz -->'), page.indexOf('<!-- /fuzz -->'));
    const rows = [...table.matchAll(/^\| ([a-z ]+) \| [\d,]+ \|/gm)].map(([, name]) => name!);
    expect(rows.sort()).toEqual(TARGETS.map(({ name }) => name).sort());
  });

  test('the limits as they are', () => {
    expect(page).toContain('`--max-record` (64 MiB)');
    expect(page).toContain('`--max-ratio` (200)');
    expect(page).toContain('`--max-depth` (512)');
  });
});

const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block!.trim());

/** Ask a registry. */
const OUTER = /^(?:npx|npm audit)/m;

test.each(blocks.filter((block) => !OUTER.test(block)))('%s', (block) => {
  const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', block], { cwd: root, encoding: 'utf8' });
  expect(status).toBe(0);
});
