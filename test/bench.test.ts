/** The command line of `npm run bench`; what it measures is not tested here. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const bench = fileURLToPath(new URL('../bench/run.mjs', import.meta.url));
const run = (...args: readonly string[]) => spawnSync(process.execPath, [bench, ...args], { encoding: 'utf8' });

test('the benchmark tells how it is used', () => {
  const { status, stdout, stderr } = run('--help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^Usage: npm run bench /);
  for (const option of ['--megabytes', '--rounds']) expect(stdout).toContain(`  ${option} N`);
});

test.each([
  [['--megabites', '5'], /^Unknown option '--megabites'/],
  [['--rounds', 'many'], /^--rounds is a number of at least 1, not "many"\.\n/],
  [['--megabytes', '0'], /^--megabytes is a number/],
  [['stray'], /^Unexpected argument 'stray'/],
])('%j is refused in words', (args, message) => {
  const { status, stdout, stderr } = run(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).toContain('Usage: npm run bench');
  expect(stderr).not.toMatch(/\n {4}at /);
});
