/** What somebody who trusts the command with an archive may try: nothing is left out without a word. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleancopy, filesIn, scratch } from './support/binary.ts';

const STORY = 'The council met on Tuesday and agreed on a new budget for the town, its mayor said after the session.\n';

describe('--backup', () => {
  test('takes no file for its suffix', async () => {
    const cwd = scratch({ 'a.txt': `${STORY}\n\n`, 'b.txt': `${STORY}\n\n` });
    const { code } = await cleancopy(['--in-place', '-f', 'text', '--backup', 'a.txt', 'b.txt'], cwd);
    expect(code).toBe(0);
    expect(filesIn(cwd)).toEqual({
      'a.txt': STORY,
      'a.txt~': `${STORY}\n\n`,
      'b.txt': STORY,
      'b.txt~': `${STORY}\n\n`,
    });
  });

  test('has its suffix behind an equals sign, and none behind the last option', async () => {
    const cwd = scratch({ 'a.txt': `${STORY}\n\n`, '--backup': `${STORY}\n\n\n` });
    expect((await cleancopy(['--in-place', '-f', 'text', '--backup=.raw', 'a.txt'], cwd)).code).toBe(0);
    expect((await cleancopy(['--in-place', '-f', 'text', '--', '--backup'], cwd)).code).toBe(0);
    expect(filesIn(cwd)).toEqual({ 'a.txt': STORY, 'a.txt.raw': `${STORY}\n\n`, '--backup': STORY });
  });
});

describe('a journal whose run is finished', () => {
  const records = Array.from({ length: 40 }, (_, id) => `${JSON.stringify({ id, text: STORY })}\n`).join('');
  const args = ['--journal', 'j', '-o', 'out.jsonl', 'in.jsonl'];

  test('does nothing when the output is as it was', async () => {
    const cwd = scratch({ 'in.jsonl': records });
    expect((await cleancopy(args, cwd)).code).toBe(0);
    const before = filesIn(cwd);
    expect((await cleancopy(args, cwd)).code).toBe(0);
    expect(filesIn(cwd)).toEqual(before);
  });

  test('says so when the output has been cut, or is gone', async () => {
    const cwd = scratch({ 'in.jsonl': records });
    await cleancopy(args, cwd);
    const whole = filesIn(cwd)['out.jsonl']!;
    writeFileSync(join(cwd, 'out.jsonl'), whole.slice(0, 5000));
    const cut = await cleancopy(args, cwd);
    expect(cut.code).toBe(2);
    expect(cut.err).toContain(`j: E_JOURNAL: The run is finished and wrote ${whole.length} bytes, but`);
    expect(filesIn(cwd)['out.jsonl']).toBe(whole.slice(0, 5000));
    rmSync(join(cwd, 'out.jsonl'));
    expect((await cleancopy(args, cwd)).code).toBe(4);
  });
});
