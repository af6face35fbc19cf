/** What somebody who trusts the command with an archive may try: nothing is left out without a word. */
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
