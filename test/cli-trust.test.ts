/** What somebody who trusts the command with an archive may try: nothing is left out without a word. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleancopy, filesIn, scratch } from './support/binary.ts';
import { response } from './support/warc.ts';

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

  test('leaves a folder of outputs as it is', async () => {
    const cwd = scratch({ 'in/a.jsonl': records });
    const folder = ['--journal', 'j', '-o', 'out/', 'in'];
    expect((await cleancopy(folder, cwd)).code).toBe(0);
    expect(Object.keys(filesIn(cwd))).toContain('out/a.jsonl');
    const before = filesIn(cwd);
    expect((await cleancopy(folder, cwd)).code).toBe(0);
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

describe('a run that ends at an error', () => {
  const lines = `${JSON.stringify({ id: 'a', text: STORY })}\n{\n${JSON.stringify({ id: 'b', text: STORY })}\n`;

  test('puts no half of a file in the place of a whole one', async () => {
    const cwd = scratch({ 'in.jsonl': lines, 'old.jsonl': 'what was there\n' });
    const args = ['--fail-fast', 'in.jsonl', '-o'];
    expect((await cleancopy([...args, 'new.jsonl'], cwd)).code).toBe(1);
    expect((await cleancopy(['--force', ...args, 'old.jsonl'], cwd)).code).toBe(1);
    expect(filesIn(cwd)).toEqual({ 'in.jsonl': lines, 'old.jsonl': 'what was there\n' });
    // Whoever lets it go on has all of it.
    expect((await cleancopy(['--max-errors', '2', 'in.jsonl', '-o', 'new.jsonl'], cwd)).code).toBe(1);
    expect(filesIn(cwd)['new.jsonl']!.split('\n')).toHaveLength(4);
  });

  test('leaves the files that were whole, and a stream as a whole document', async () => {
    const cwd = scratch({ 'in/a.txt': STORY, 'in/b.jsonl': lines, 'in/c.txt': STORY });
    expect((await cleancopy(['--fail-fast', 'in', '-o', 'out/', '-f', 'text'], cwd)).code).toBe(1);
    const written = Object.keys(filesIn(cwd)).filter((name) => name.startsWith('out'));
    expect(written).toEqual(['out/a.txt']);
    const { out } = await cleancopy(['--fail-fast', 'in/b.jsonl', '-f', 'json'], cwd);
    expect(JSON.parse(out)).toMatchObject([{ id: 'a' }, { error: { code: 'E_JSON' } }]);
  });
});

describe('an archive without an article', () => {
  const archive = (status: string): string =>
    response(['Content-Type: text/html'], `<p>${STORY}</p>`, status).toString();

  test('says why there is no record', async () => {
    const cwd = scratch({ 'a.warc': archive('404 Not Found').repeat(2), 'b.warc': archive('200 OK') });
    const none = await cleancopy(['a.warc'], cwd);
    expect(none).toMatchObject({ code: 0, out: '' });
    expect(none.err).toBe('cleancopy: 0 records, 0 failed; 2 parts of archives are no articles (2 × status: 404)\n');
    expect((await cleancopy(['-q', 'a.warc'], cwd)).err).toBe('');
    const json = await cleancopy(['--json-errors', 'a.warc'], cwd);
    expect(JSON.parse(json.err)).toEqual({ level: 'summary', records: 0, failed: 0, skipped: { 'status: 404': 2 } });
    // Beside an article it is no news.
    expect((await cleancopy(['a.warc', 'b.warc'], cwd)).err).toBe('');
  });
});

describe('what else a user may ask', () => {
  const cwd = () => scratch({ 'a.txt': `${STORY}\n\nFollow us on Facebook\n` });

  test.each([
    [['help', 'E_JSON'], 'E_JSON'],
    [['help', 'packs'], 'cleancopy packs check'],
    [['help', 'help'], 'cleancopy'],
    [['help'], 'cleancopy'],
  ])('%j', async (args, wanted) => {
    const { out, err, code } = await cleancopy(args, cwd());
    expect({ err, code }).toEqual({ err: '', code: 0 });
    expect(out).toContain(wanted);
  });

  test.each([
    [['help', 'me'], 'E_USAGE'],
    [['stats'], 'E_USAGE'],
    [['stats', 'mrege', 'a.txt'], 'Did you mean "merge"?'],
    [['stats', 'merge', 'none.json'], 'E_NOT_FOUND'],
    [['--in-place', '-f', 'text', '--backup=', 'a.txt'], 'E_OPTION_VALUE'],
    [['--in-place', '-f', 'text', '--backup=a/b', 'a.txt'], 'a suffix without a slash'],
    [['serve', '--stdio', '-o', 'b'], 'E_OPTION_CONFLICT'],
    [['serve', '--stdio', '--input-format', 'html'], 'E_OPTION_CONFLICT'],
    [['a.txt', '-o', 'a.txt'], 'E_SAME_FILE'],
    [['-', '--in-place', '-f', 'text'], 'Standard input cannot be changed in place'],
  ])('%j is refused', async (args, wanted) => {
    const folder = cwd();
    const { out, err, code } = await cleancopy(args, folder);
    expect(err).toContain(wanted);
    expect(out).toBe('');
    expect(code).toBeGreaterThan(1);
    expect(Object.keys(filesIn(folder))).toEqual(['a.txt']);
  });

  test('bands by their names', async () => {
    const outputs = [];
    for (const args of [['--conservative'], ['--band', 'conservative'], ['--aggressive'], ['--band', 'aggressive']])
      outputs.push((await cleancopy([...args, 'a.txt'], cwd())).out);
    expect(outputs[0]).toBe(outputs[1]);
    expect(outputs[2]).toBe(outputs[3]);
  });

  test('counts from standard input', async () => {
    const folder = cwd();
    const { err } = await cleancopy(['--stats', 'json', 'a.txt'], folder);
    const { out, code } = await cleancopy(['stats', 'merge', '-'], folder, { stdin: err });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(JSON.parse(err));
  });
});

describe('what is too large, or is not there', () => {
  const large = 'x'.repeat(3000);

  test.each([
    ['jsonl', '-#1 E_TOO_LARGE'],
    ['text', '- E_TOO_LARGE'],
  ])('a stream of one %s record without an end of its line', async (format, wanted) => {
    const args = ['--max-record', '1024', '--input-format', format, '-'];
    const { out, code } = await cleancopy(args, scratch({}), { stdin: large });
    const records = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ id, error }) => `${id} ${error.code}`)).toEqual([wanted]);
    expect([1, 3]).toContain(code);
  });

  test('is kept in the quarantine with its reason; what has no bytes leaves the reason alone', async () => {
    const cwd = scratch({ 'a.txt': STORY, 'b.jsonl': '{\n' });
    const { code } = await cleancopy(['--quarantine', 'bad', 'a.txt', 'b.jsonl', 'none.txt'], cwd);
    expect(code).toBe(1);
    const kept = Object.entries(filesIn(cwd)).filter(([name]) => name.startsWith('bad/'));
    expect(kept.filter(([name]) => name.endsWith('.raw')).map(([, text]) => text)).toEqual(['{']);
    const reasons = kept.filter(([name]) => name.endsWith('.json')).map(([, text]) => JSON.parse(text));
    expect(reasons.map(({ code: why, file, line }) => [why, file, line]).sort()).toEqual([
      ['E_JSON', 'b.jsonl', 1],
      ['E_NOT_FOUND', 'none.txt', null],
    ]);
  });

  test('one bad file among many ends a run of files that asks for it', async () => {
    const cwd = scratch({ 'in/a.txt': STORY, 'in/c.txt': STORY });
    writeFileSync(join(cwd, 'in/b.txt'), Buffer.from([0x63, 0xff, 0xfe, 0x80]));
    const args = ['--encoding', 'utf-8', '--encoding-errors', 'fail', '--fail-fast', '-o', 'out/', '-f', 'text', 'in'];
    expect((await cleancopy(args, cwd)).code).toBe(1);
    expect(Object.keys(filesIn(cwd)).filter((name) => name.startsWith('out/'))).toEqual(['out/a.txt']);
  });
});
