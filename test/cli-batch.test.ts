import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cleancopy, ended, filesIn, recordsOf, scratch, start } from './support/binary.ts';

const STORY = 'The council met on Tuesday and agreed on a new budget for the town, its mayor said after the session.\n';
const line = (id: unknown, text: string = STORY) => `${JSON.stringify({ id, text })}\n`;
const lines = (count: number, from = 0) => Array.from({ length: count }, (_, index) => line(from + index)).join('');
const idsOf = (out: string) => recordsOf(out).map((record) => record.id);

describe('parts of a run', () => {
  test.each([1, 2, 3, 7])('%i shards by record are disjoint and complete', async (count) => {
    const cwd = scratch({
      'a.jsonl': lines(11),
      'b.json': `[${lines(5, 100).trim().replaceAll('\n', ',')}]`,
      'c.txt': STORY,
      'd.txt': STORY,
      'e.txt': STORY,
    });
    const whole = idsOf((await cleancopy(['a.jsonl', 'b.json', 'c.txt', 'd.txt', 'e.txt'], cwd)).out);
    const parts: string[] = [];
    for (let part = 1; part <= count; part++) {
      parts.push(...idsOf((await cleancopy(['--shard', `${part}/${count}`, '.'], cwd)).out));
    }
    expect(parts.sort()).toEqual([...whole].sort());
  });

  test('shards by file', async () => {
    const cwd = scratch({ 'a.jsonl': lines(3), 'b.jsonl': lines(3, 10), 'c.txt': STORY });
    const part = async (shard: string) =>
      idsOf((await cleancopy(['--shard', shard, '--shard-by', 'file', '.'], cwd)).out);
    expect(await part('1/2')).toEqual(['0', '1', '2', 'c.txt']);
    expect(await part('2/2')).toEqual(['10', '11', '12']);
  });

  test.each([
    [{ SLURM_ARRAY_TASK_ID: '5', SLURM_ARRAY_TASK_MIN: '4', SLURM_ARRAY_TASK_COUNT: '3' }, 'auto', ['1', '4']],
    [{ AWS_BATCH_JOB_ARRAY_INDEX: '0', AWS_BATCH_JOB_ARRAY_SIZE: '2' }, 'auto', ['0', '2', '4']],
    [{ JOB_COMPLETION_INDEX: '2' }, 'auto/5', ['2']],
    [{ SGE_TASK_ID: '3', SGE_TASK_FIRST: '1', SGE_TASK_LAST: '3' }, 'auto', ['2']],
    [{ SLURM_PROCID: '1', SLURM_NTASKS: '5' }, 'auto', ['1']],
  ])('the part that the scheduler says: %j', async (env, shard, ids) => {
    expect(idsOf((await cleancopy(['--shard', shard], scratch(), { stdin: lines(5), env })).out)).toEqual(ids);
  });

  test('a part that nobody says is refused', async () => {
    for (const [env, shard] of [
      [{}, 'auto'],
      [{ JOB_COMPLETION_INDEX: '2' }, 'auto'],
      [{ JOB_COMPLETION_INDEX: '5' }, 'auto/5'],
    ] as const) {
      const { code, err } = await cleancopy(['--shard', shard], scratch(), { stdin: lines(1), env });
      expect(code).toBe(2);
      expect(err).toContain('no scheduler');
    }
  });

  test('ranges of bytes cover every line once', async () => {
    const text = `${line('a', 'x')}${line('b', 'नमस्ते')}\n${line('c', 'y').trim()}`;
    const cwd = scratch({ 'in.jsonl': text });
    const parts = ['0-1', '1-40', '40-41', '41-'];
    const ids: string[] = [];
    for (const part of parts) ids.push(...idsOf((await cleancopy(['--bytes', part, 'in.jsonl'], cwd)).out));
    expect(ids).toEqual(['a', 'b', 'c']);
  });

  test('in a range, records without an id are named by their offset', async () => {
    const text = `${line('é').trim()}\n{"text":"b"}\n{\n`;
    const cwd = scratch({ 'in.jsonl': text });
    const offset = Buffer.byteLength(line('é'));
    const { out, err } = await cleancopy(['--bytes', `1-${text.length + 9}`, 'in.jsonl'], cwd);
    expect(idsOf(out)).toEqual([`in.jsonl@${offset}`, `in.jsonl@${offset + 13}`]);
    expect(err).toContain(`in.jsonl (in.jsonl@${offset + 13}): E_JSON`);
  });

  test.each([
    [['--bytes', '0-5', 'a', 'b'], 'one file'],
    [['--bytes', '0-5', '-'], 'one file'],
    [['--bytes', '0-5', '--shard', '1/2', 'a'], '--shard'],
    [['--bytes', '5-1', 'a'], 'a range of bytes'],
    [['--key-passthrough', '-f', 'json'], 'jsonl'],
    [['serve'], '--stdio'],
    [['serve', '--stdio', 'a'], 'paths'],
    [['serve', '--stdio', '-f', 'text'], 'JSONL'],
    [['--journal', 'j'], '--output'],
    [['--journal', 'j', '-o', 'x', '--dry-run'], '--dry-run'],
    [['stats', 'mrege', 'a'], 'Did you mean "merge"?'],
    [['help', 'exlpain'], 'Did you mean "explain"?'],
  ])('%j is refused', async (args, hint) => {
    const { code, err, out } = await cleancopy(args, scratch({ a: '', b: '' }));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(hint);
  });

  test('a part of compressed input is refused', async () => {
    const { code, err } = await cleancopy(['--bytes', '0-100', 'a.gz'], scratch({ 'a.gz': gzipSync(lines(9)) }));
    expect(code).toBe(2);
    expect(err).toContain('--bytes');
  });
});

describe('lines', () => {
  test('keys are copied, and every line is answered', async () => {
    const stdin = `k 1\t${line('a')}क\t{\n\t${line('b')}no key\n\n${line('c').trim()}`;
    const { out, code } = await cleancopy(['--key-passthrough'], scratch(), { stdin });
    expect(code).toBe(1);
    const rows = out.trimEnd().split('\n');
    expect(rows.map((row) => row.slice(0, row.indexOf('{')))).toEqual(['k 1\t', 'क\t', '\t', '', '', '']);
    expect(rows.map((row) => JSON.parse(row.slice(row.indexOf('{'))).error?.code)).toEqual([
      undefined,
      'E_JSON',
      undefined,
      'E_JSON',
      'E_JSON',
      undefined,
    ]);
  });

  test('keys before records that are not UTF-8', async () => {
    const stdin = Buffer.from(`k\t{"id":"a","text":"Caf\xe9 am Markt und die Br\xfccke"}\n`, 'latin1');
    const { out } = await cleancopy(['--key-passthrough', '--encoding', 'latin1'], scratch(), { stdin });
    expect(out.startsWith('k\t{')).toBe(true);
    expect(JSON.parse(out.slice(2)).text).toBe('Café am Markt und die Brücke');
  });

  test('serve answers each line before the next one comes', async () => {
    const child = start(['serve', '--stdio'], scratch());
    const answers: string[] = [];
    let wake = () => {};
    child.stdout!.on('data', (chunk) => {
      answers.push(...String(chunk).split('\n').filter(Boolean));
      wake();
    });
    const end = ended(child);
    for (const [index, question] of [line('a'), '\n', 'no json\n', line('b')].entries()) {
      child.stdin!.write(question);
      while (answers.length <= index)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      expect(answers).toHaveLength(index + 1);
    }
    child.stdin!.end();
    expect((await end).code).toBe(1);
    expect(answers.map((answer) => JSON.parse(answer).id)).toEqual(['a', '-#2', '-#3', 'b']);
  });
});

describe('counts', () => {
  test('of parts add up to those of the whole, in any order', async () => {
    const cwd = scratch({ 'in.jsonl': `${lines(7)}{\n${line('hi', 'यह एक छोटी खबर है।')}` });
    await cleancopy(['--stats-file', 'whole', 'in.jsonl'], cwd);
    for (const part of [1, 2, 3])
      await cleancopy(['--shard', `${part}/3`, '--stats-file', `p${part}`, 'in.jsonl'], cwd);
    const { out, code } = await cleancopy(['stats', 'merge', 'p3', 'p1', 'p2'], cwd);
    expect(code).toBe(0);
    expect(out).toBe(readFileSync(join(cwd, 'whole'), 'utf8'));
    expect(JSON.parse(out)).toMatchObject({ stats: 1, records: 8, failed: 1, errors: { E_JSON: 1 } });
  });

  test('on standard error', async () => {
    const json = await cleancopy(['--stats', 'json'], scratch(), { stdin: lines(2) });
    expect(JSON.parse(json.err)).toMatchObject({ records: 2, failed: 0 });
    const cut = await cleancopy(['--stats', 'json'], scratch(), {
      stdin: `${JSON.stringify({ text: 'Advertisement\n\nThe ferry left the quay at six with forty people on board, said the mayor.' })}\n`,
    });
    expect(JSON.parse(cut.err)).toMatchObject({
      removals: { ad: { count: 1, characters: 13 } },
      rules: { 'ad/phrase': { count: 1, characters: 13 } },
    });
    const table = await cleancopy(['--stats', 'table'], scratch(), { stdin: lines(2) });
    expect(table.err).toMatch(/^records +2$/m);
  });

  test.each(['', '{}', '{"stats":2}', '{"stats":1,"records":-1}'])('%j holds none', async (text) => {
    const { code, err } = await cleancopy(['stats', 'merge', 'x'], scratch({ x: text }));
    expect(code).toBe(2);
    expect(err).toContain('x: E_CONFIG');
  });
});

describe('a check', () => {
  const dirty = `${STORY}\nAlso read: Another story\n`;

  test('names what would be changed', async () => {
    const cwd = scratch({ 'a.txt': STORY, 'b.txt': dirty, 'c.txt': STORY });
    expect(await cleancopy(['--check', '.'], cwd)).toMatchObject({ out: 'b.txt\n', err: '', code: 1 });
    expect(await cleancopy(['--check', 'a.txt', 'c.txt'], cwd)).toMatchObject({ out: '', err: '', code: 0 });
    expect((await cleancopy(['--check', 'no.txt'], cwd)).code).toBe(3);
    expect((await cleancopy(['--check', '-f', 'text'], cwd)).code).toBe(2);
    expect((await cleancopy(['explain', '--check', 'a.txt'], cwd)).code).toBe(2);
  });
});

describe('compressed output', () => {
  test('is gzip where the name says so, and the same in every run', async () => {
    const cwd = scratch({ 'in.jsonl': lines(2000) });
    const { out } = await cleancopy(['in.jsonl'], cwd);
    for (const name of ['a.jsonl.gz', 'b.jsonl.gz']) {
      expect(await cleancopy(['-o', name, 'in.jsonl'], cwd)).toMatchObject({ err: '', code: 0 });
    }
    const [a, b] = ['a', 'b'].map((name) => readFileSync(join(cwd, `${name}.jsonl.gz`)));
    expect(gunzipSync(a!).toString() === out).toBe(true);
    expect(a!.equals(b!)).toBe(true);
    expect(Object.keys(filesIn(cwd))).toEqual(['a.jsonl.gz', 'b.jsonl.gz', 'in.jsonl']);
  });

  test.each([
    [['-o', 'x.bz2'], '.zst'],
    [['-o', 'x.zst', '--journal', 'j'], '--journal'],
    [['-o', 'x.gz', '--journal', 'j'], '--journal'],
  ])('%j is refused', async (args, hint) => {
    const { code, err } = await cleancopy(args, scratch(), { stdin: line(1) });
    expect(code).toBe(2);
    expect(err).toContain(hint);
  });
});

describe('a dry run', () => {
  test.each([
    [['-o', 'out/'], 'would write out/a.jsonl'],
    [['-o', 'x.jsonl'], 'would write x.jsonl'],
    [['--in-place', '-f', 'text'], 'a.txt ('],
    [[], 'would write - ('],
  ])('%j writes nothing', async (args, told) => {
    const cwd = scratch({ 'a.txt': `${STORY}\n\n`, 'bad.jsonl': '{\n' });
    const { out } = await cleancopy(['--dry-run', '--quarantine', 'q', ...args, 'a.txt', 'bad.jsonl'], cwd);
    expect(out).toContain(told);
    expect(filesIn(cwd)).toEqual({ 'a.txt': `${STORY}\n\n`, 'bad.jsonl': '{\n' });
  });

  test('tells what would be refused', async () => {
    const cwd = scratch({ 'a.txt': STORY, 'x.jsonl': 'precious' });
    const { code, err } = await cleancopy(['--dry-run', '-o', 'x.jsonl', 'a.txt'], cwd);
    expect(code).toBe(4);
    expect(err).toContain('E_OUTPUT_EXISTS');
  });
});

describe('a journal', () => {
  const input = {
    'in/a.jsonl': `${lines(3000)}{\n${lines(3000, 5000)}`,
    'in/b.txt': STORY,
    'in/c.json': `[${lines(2000, 20_000).trim().replaceAll('\n', ',')}]`,
    'in/d.jsonl.gz': gzipSync(lines(2000, 30_000)),
    'in/e.txt': STORY,
  };
  const args = ['--journal', 'j', '--journal-interval', '0ms', '-j', '1', '-o', 'out.json', '-f', 'json', 'in'];

  test('a run that is done is not done again', async () => {
    const cwd = scratch(input);
    const first = await cleancopy(args, cwd);
    expect(first.code).toBe(1);
    const files = filesIn(cwd);
    expect(JSON.parse(files['out.json']!)).toHaveLength(10_003);
    expect(Object.keys(files)).not.toContain('out.json.partial');
    const again = await cleancopy(args, cwd);
    expect(again.code).toBe(1);
    expect(again.err).toContain('10003 records, 1 failed');
    expect(filesIn(cwd)).toEqual(files);
  });

  test('a run that dies goes on from its last checkpoint, and the output is the same', async () => {
    const cwd = scratch(input);
    await cleancopy(args, cwd);
    const { 'out.json': whole, j } = filesIn(cwd);
    const journal = j!.trimEnd().split('\n');
    expect(journal.length).toBeGreaterThan(5);
    // Each of the first ones, then one of four.
    for (let kept = 0; kept < journal.length - 1; kept += kept < 3 ? 1 : 4) {
      rmSync(join(cwd, 'out.json'));
      // What was written after the checkpoint, and half a line of the journal.
      writeFileSync(
        join(cwd, 'j'),
        `${journal
          .slice(0, kept)
          .map((row) => `${row}\n`)
          .join('')}{"torn`,
      );
      const size = kept < 2 ? 0 : JSON.parse(journal[kept - 1]!).output;
      writeFileSync(join(cwd, 'out.json.partial'), `${Buffer.from(whole!).subarray(0, size)}garbage`);
      const { code, err } = await cleancopy(args, cwd);
      expect(code).toBe(1);
      expect(err).toContain('10003 records, 1 failed');
      const after = filesIn(cwd);
      expect(after['out.json'] === whole).toBe(true);
      expect(Object.keys(after)).not.toContain('out.json.partial');
    }
  });

  test('output that is shorter than the journal says is trusted only as far as it goes', async () => {
    const cwd = scratch(input);
    await cleancopy(args, cwd);
    const { 'out.json': whole, j } = filesIn(cwd);
    const journal = j!.trimEnd().split('\n').slice(0, 5);
    rmSync(join(cwd, 'out.json'));
    writeFileSync(join(cwd, 'j'), journal.map((row) => `${row}\n`).join(''));
    const { output } = JSON.parse(journal[3]!);
    writeFileSync(join(cwd, 'out.json.partial'), Buffer.from(whole!).subarray(0, output + 3));
    expect((await cleancopy(args, cwd)).code).toBe(1);
    expect(filesIn(cwd)['out.json'] === whole).toBe(true);
  });

  test.each([
    ['other options', (cwd: string) => cleancopy([...args, '--ascii'], cwd)],
    ['other inputs', (cwd: string) => cleancopy([...args, 'in/b.txt'], cwd)],
    [
      'a new file among the inputs',
      (cwd: string) => {
        writeFileSync(join(cwd, 'in/0.txt'), STORY);
        return cleancopy(args, cwd);
      },
    ],
    [
      'an input that has changed',
      (cwd: string) => {
        writeFileSync(join(cwd, 'in/a.jsonl'), lines(9));
        return cleancopy(args, cwd);
      },
    ],
    [
      'another version',
      (cwd: string) => {
        const journal = filesIn(cwd).j!;
        writeFileSync(join(cwd, 'j'), journal.replace(/"version":"[^"]+"/, '"version":"0.0.0"'));
        return cleancopy(args, cwd);
      },
    ],
    [
      'no journal at all',
      (cwd: string) => {
        writeFileSync(join(cwd, 'j'), 'my diary\n');
        return cleancopy(args, cwd);
      },
    ],
  ])('is refused for %s', async (_label, rerun) => {
    const cwd = scratch(input);
    await cleancopy(args, cwd);
    const { 'out.json': whole, j } = filesIn(cwd);
    const journal = j!.split('\n');
    writeFileSync(join(cwd, 'j'), `${journal.slice(0, 2).join('\n')}\n`);
    rmSync(join(cwd, 'out.json'));
    writeFileSync(join(cwd, 'out.json.partial'), whole!);
    const { code, err } = await rerun(cwd);
    expect(code).toBe(2);
    expect(err).toContain('E_JOURNAL');
    // What was good stays, for a run with the old options.
    const kept = filesIn(cwd)['out.json.partial']!;
    expect(kept.length > 0 && whole!.startsWith(kept)).toBe(true);
  });

  test('goes on after a signal', async () => {
    const cwd = scratch(input);
    await cleancopy(args, cwd);
    const { 'out.json': whole } = filesIn(cwd);
    rmSync(join(cwd, 'out.json'));
    rmSync(join(cwd, 'j'));
    const child = start(args, cwd);
    const end = ended(child);
    while (!('j' in filesIn(cwd))) await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill('SIGINT');
    await end;
    expect((await cleancopy(args, cwd)).code).toBe(1);
    expect(filesIn(cwd)['out.json'] === whole).toBe(true);
  });

  test('with a file for each input: what is done is not done again', async () => {
    const cwd = scratch({ 'in/a.txt': STORY, 'in/b.jsonl': lines(3), 'in/c.txt': STORY });
    const many = ['--journal', 'j', '--journal-interval', '0ms', '-o', 'out/', 'in'];
    expect((await cleancopy(many, cwd)).code).toBe(0);
    const files = filesIn(cwd);
    const journal = files.j!.trimEnd().split('\n');
    for (let kept = 0; kept < journal.length; kept++) {
      writeFileSync(
        join(cwd, 'j'),
        journal
          .slice(0, kept)
          .map((row) => `${row}\n`)
          .join(''),
      );
      const { code } = await cleancopy(kept === 0 ? [...many, '--force'] : many, cwd);
      expect(code).toBe(0);
      const { j: _journal, ...after } = filesIn(cwd);
      const { j: _before, ...before } = files;
      expect(after).toEqual(before);
    }
  });
});
