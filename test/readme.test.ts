import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]!.trim());
/** Commands that set up or test the project itself: running them here would never end. */
const OUTER = /^npm (?:ci|run check)/;
const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

describe('every command in the README runs', () => {
  test('there are some', () => {
    expect(blocks.length).toBeGreaterThan(8);
  });

  test.each(blocks.filter((block) => !OUTER.test(block)))(
    '%s',
    (block) => {
      const missing = ['jq', 'parallel'].filter((program) => block.includes(`${program} `) && !has(program));
      if (missing.length > 0) {
        console.log(`not run, ${missing.join(', ')} is not installed: ${block}`);
        return;
      }
      const run = spawnSync('bash', ['-eo', 'pipefail', '-c', block], { cwd: root, encoding: 'utf8' });
      expect(run.stderr).not.toMatch(/E_[A-Z]+/);
      expect(run.status).toBe(0);
    },
    60_000,
  );

  test('the set-up command ends with the main job on a sample', () => {
    const job = blocks.find((block) => block.startsWith('npm ci'))!.split('&& ')[1]!;
    const record = JSON.parse(execFileSync('bash', ['-c', job], { cwd: root, encoding: 'utf8' })) as {
      agencyCodes: string[];
    };
    expect(record.agencyCodes).toEqual(['आरकेएम', 'डीएस']);
  }, 60_000);

  test.skipIf(!has('jq'))(
    'the example shows what the command prints',
    () => {
      const shown = /```json\n([\s\S]*?)```/.exec(page)![1]!.trim();
      const command = blocks.find((block) => block.includes('{dateline, source'))!;
      expect(execFileSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' }).trim()).toBe(shown);
    },
    60_000,
  );
});
