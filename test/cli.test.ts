import { spawn } from 'node:child_process';
import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ERRORS } from '../src/errors.ts';
import { POOL_FROM_BYTES } from '../src/run/pool.ts';
import { BINARY, cleancopy, ended, filesIn, recordsOf, scratch, start } from './support/binary.ts';

const STORY = 'The council met on Tuesday and agreed on a new budget for the town, its mayor said after the session.\n';
const PAGE =
  '<!doctype html><html lang="en"><head><title>Budget</title></head><body><article><h1>Budget</h1><p>The council met on Tuesday and agreed on a new budget for the town, its mayor said after the session.</p></article></body></html>';
const line = (id: unknown, text: string = STORY) => `${JSON.stringify({ id, text })}\n`;

describe('usage', () => {
  test.each([
    ['unknown option', ['--fromat', 'json'], 'E_UNKNOWN_OPTION', 'Did you mean --format?'],
    ['abbreviated option', ['--form', 'json'], 'E_UNKNOWN_OPTION', '--form'],
    ['value of a list', ['--format', 'jsnl'], 'E_OPTION_VALUE', 'Did you mean "jsonl"?'],
    ['value of a list of lists', ['--keep', 'dateline,bylin'], 'E_OPTION_VALUE', 'Did you mean "byline"?'],
    ['unknown encoding', ['--encoding', 'widows-1252'], 'E_UNKNOWN_ENCODING', 'Did you mean "windows-1252"?'],
    ['missing value', ['--format'], 'E_USAGE', 'argument missing'],
    ['number out of range', ['--jobs', '0'], 'E_OPTION_VALUE', 'from 1 to 256'],
    ['no number', ['--max-errors', 'many'], 'E_OPTION_VALUE', 'a whole number'],
    ['no size', ['--max-record', '5 apples'], 'E_OPTION_VALUE', 'such as 16MiB'],
    ['no date', ['--reference-date', '2025-02-30'], 'E_OPTION_VALUE', 'such as 2025-10-22'],
    ['no language', ['--language', '??'], 'E_OPTION_VALUE', 'language code'],
    ['shard beyond its count', ['--shard', '9/8'], 'E_OPTION_VALUE', 'such as 2/8'],
    ['contradiction', ['--in-place', '-f', 'text', '-o', 'x'], 'E_OPTION_CONFLICT', '--output'],
    ['in place without a format', ['--in-place', 'a.txt'], 'E_OPTION_CONFLICT', '--format'],
    ['two limits', ['--fail-fast', '--max-errors', '3'], 'E_OPTION_CONFLICT', '--max-errors'],
    ['backup of nothing', ['--backup', '--', 'x'], 'E_OPTION_CONFLICT', '--in-place'],
    ['misspelt command', ['exlpain'], 'E_UNKNOWN_COMMAND', 'Did you mean "explain"?'],
    ['unknown code', ['explain', 'E_JSNO'], 'E_USAGE', 'Did you mean "E_JSON"?'],
    ['pack that is not there', ['--pack', 'no.json'], 'E_PACK', 'no.json'],
  ])('%s', async (_label, args, code, hint) => {
    const { out, err, code: exit } = await cleancopy(args, scratch());
    expect({ out, exit }).toEqual({ out: '', exit: 2 });
    expect(err).toContain(`cleancopy: `);
    expect(err).toContain(code);
    expect(err).toContain(hint);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a pack must be JSON', async () => {
    const { err, code } = await cleancopy(['--pack', 'p.json'], scratch({ 'p.json': '{' }));
    expect(code).toBe(2);
    expect(err).toContain('p.json: E_PACK: The pack is no valid JSON');
  });

  test('help and version', async () => {
    const cwd = scratch();
    const help = await cleancopy(['--help'], cwd);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out.indexOf('Examples:')).toBe(0);
    for (const word of ['Input:', 'Output:', 'Cleaning:', 'Running:', 'Messages:', 'Commands:', 'Exit codes:'])
      expect(help.out).toContain(word);
    expect(await cleancopy(['help', 'explain'], cwd)).toMatchObject({ code: 0, err: '' });
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    for (const args of [['--version'], ['clean', '--version']])
      expect(await cleancopy(args, cwd)).toMatchObject({ out: `cleancopy ${version}\n`, err: '', code: 0 });
  });

  test('an error code is explained', async () => {
    const { out, err, code } = await cleancopy(['explain', 'E_JSON'], scratch());
    expect({ err, code }).toEqual({ err: '', code: 0 });
    expect(out).toContain('E_JSON (exit 1)');
  });

  test('errors as JSON have all their parts', async () => {
    const { err } = await cleancopy(['--json-errors', '--format', 'x'], scratch());
    expect(JSON.parse(err)).toMatchObject({ level: 'fatal', code: 'E_OPTION_VALUE', file: null, line: null });
    const bad = await cleancopy(['--json-errors'], scratch(), { stdin: '{"id":"a","text":7}\n' });
    expect(JSON.parse(bad.err.split('\n')[0]!)).toMatchObject({
      level: 'error',
      code: 'E_RECORD',
      file: '-',
      line: 1,
      record: 'a',
    });
  });

  test('all that is said of errors as JSON is JSON', async () => {
    const { err, code } = await cleancopy(['--json-errors'], scratch(), { stdin: '{"id":"a","text":7}\n{}\n' });
    expect(code).toBe(1);
    const rows = err
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row));
    expect(rows.map(({ level }) => level)).toEqual(['error', 'error', 'summary']);
    expect(rows.at(-1)).toEqual({ level: 'summary', records: 2, failed: 2 });
  });

  test('every code is explained', async () => {
    const codes = Object.entries(ERRORS);
    for (const [code, { exit, means, remedy }] of codes) {
      const { out } = await cleancopy(['explain', code], scratch());
      expect(out).toBe(`${code} (exit ${exit})\n${means}\n${remedy}\n`);
    }
  });
});

describe('input', () => {
  test.each([
    ['text', STORY, 'text'],
    ['JSONL', line('a'), 'jsonl'],
    ['JSONL with byte order mark', `\ufeff${line('a')}`, 'jsonl'],
    ['a JSON array', `[${line('a')}, ${line('b')}]`, 'json'],
    ['one record over many lines', JSON.stringify({ id: 'a', text: STORY }, null, 2), 'json'],
    ['a text that opens with a bracket', `[Update] ${STORY}`, 'text'],
    ['a text that opens with a brace', `{Update} ${STORY}`, 'text'],
    ['nothing but blanks', ' \n\n', 'text'],
    ['nothing', '', 'text'],
  ])('standard input is taken as what it looks like: %s', async (_label, stdin, format) => {
    const cwd = scratch();
    const seen = await cleancopy([], cwd, { stdin });
    expect(seen).toMatchObject({ code: 0, err: '' });
    expect(seen).toEqual(await cleancopy(['--input-format', format, '-'], cwd, { stdin }));
    expect(recordsOf(seen.out).length).toBe(format === 'json' && stdin.startsWith('[') ? 2 : 1);
  });

  test('ids: of the record, path, path and line', async () => {
    const cwd = scratch({
      'a.txt': STORY,
      'd/b.jsonl': `${line('x')}{"text":"b"}\n${line(12345678901234567890n.toString())}`,
    });
    const { out } = await cleancopy(['a.txt', 'd', '-'], cwd, { stdin: '{"text":"c"}\n{"id":7,"text":"d"}\n' });
    expect(recordsOf(out).map((record) => record.id)).toEqual([
      'a.txt',
      'x',
      'd/b.jsonl#2',
      '12345678901234567890',
      '-#1',
      '7',
    ]);
  });

  test('numbers and unknown fields go out as they came', async () => {
    const stdin =
      '{"n":1.50,"id":12345678901234567890,"text":"a","__proto__":{"x":1e400},"big":98765432109876543210}\n';
    const { out } = await cleancopy([], scratch(), { stdin });
    expect(out).toContain('"id":"12345678901234567890"');
    expect(out).toContain('"meta":{"n":1.50,"__proto__":{"x":1e400},"big":98765432109876543210}}');
  });

  test('other names of fields', async () => {
    const stdin = '{"key":"k","body":"b","link":"http://x.example/","text":"not this"}\n';
    const { out } = await cleancopy(['--id-field', 'key', '--text-field', 'body', '--url-field', 'link'], scratch(), {
      stdin,
    });
    expect(recordsOf(out)[0]).toMatchObject({
      id: 'k',
      url: 'http://x.example/',
      text: 'b',
      meta: { text: 'not this' },
    });
  });

  test('a directory is walked in the order of bytes, a pattern too', async () => {
    const names = ['b.txt', 'B.txt', 'a/z.txt', 'a.txt', 'é.txt', '.hidden.txt'];
    const cwd = scratch(Object.fromEntries(names.map((name) => [`in/${name}`, STORY])));
    const walked = recordsOf((await cleancopy(['in'], cwd)).out).map((record) => record.id);
    expect(walked).toEqual(['in/.hidden.txt', 'in/B.txt', 'in/a/z.txt', 'in/a.txt', 'in/b.txt', 'in/é.txt']);
    const globbed = recordsOf((await cleancopy(['in/**/[a-z].txt'], cwd)).out).map((record) => record.id);
    expect(globbed).toEqual(['in/a.txt', 'in/b.txt', 'in/a/z.txt']);
    const braced = recordsOf((await cleancopy(['in/{b,a}.t?t'], cwd)).out).map((record) => record.id);
    expect(braced).toEqual(['in/b.txt', 'in/a.txt']);
  });

  test('lists of paths', async () => {
    const cwd = scratch({ 'a.txt': STORY, 'b\nc.txt': STORY, list: 'a.txt\n', list0: 'b\nc.txt\0a.txt\0' });
    const ids = async (args: string[], stdin = '') =>
      recordsOf((await cleancopy(args, cwd, { stdin })).out).map((record) => record.id);
    expect(await ids(['--files-from', 'list'])).toEqual(['a.txt']);
    expect(await ids(['--files0-from', 'list0'])).toEqual(['b\nc.txt', 'a.txt']);
    expect(await ids(['--files-from', '-'], 'a.txt\n')).toEqual(['a.txt']);
    const missing = await cleancopy(['--files-from', 'no'], cwd);
    expect(missing.code).toBe(3);
    expect(missing.err).toContain('no: E_NOT_FOUND');
  });

  test('compressed input is told by its first bytes', async () => {
    const members = Buffer.concat([gzipSync(line('a')), gzipSync(line('b'))]);
    const cwd = scratch({ 'x.bin': members, 'y.txt': gzipSync(STORY), 'z.jsonl.gz': members });
    const records = recordsOf((await cleancopy(['x.bin', 'y.txt', 'z.jsonl.gz'], cwd)).out);
    expect(records.map((record) => record.id)).toEqual(['a', 'b', 'y.txt', 'a', 'b']);
    expect(records[2].text).toBe(STORY.trim());
    expect(recordsOf((await cleancopy([], cwd, { stdin: members })).out)).toHaveLength(2);
  });

  test('damaged compression is an error after what was good', async () => {
    const whole = gzipSync(
      Array.from({ length: 3000 }, (_, index) => line(index, `${STORY}${Math.sin(index)}`)).join(''),
    );
    const { out, err, code } = await cleancopy([], scratch(), { stdin: whole.subarray(0, whole.length - 2000) });
    const records = recordsOf(out);
    expect(records.length).toBeGreaterThan(1);
    expect(records.at(-1).error.code).toBe('E_COMPRESSED');
    expect(err).toContain('E_COMPRESSED');
    expect(code).toBe(1);
  });

  test('records in UTF-16 and UTF-32', async () => {
    const cwd = scratch();
    const text = line('a', 'नमस्ते\u0a0a') + line('b');
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const stdin of [wide, Buffer.from(wide).swap16()]) {
      const { out } = await cleancopy([], cwd, { stdin });
      expect(recordsOf(out)).toMatchObject([{ id: 'a', text: 'नमस्ते\u0a0a' }, { id: 'b' }]);
    }
    const forced = await cleancopy(['--input-format', 'jsonl', '--encoding', 'utf-16le'], cwd, {
      stdin: wide.subarray(2),
    });
    expect(recordsOf(forced.out)).toMatchObject([{ id: 'a' }, { id: 'b' }]);
  });

  test('a forced encoding holds for standard input and for records', async () => {
    const cwd = scratch();
    const latin = Buffer.from('Caf\xe9 am Markt', 'latin1');
    const text = await cleancopy(['--encoding', 'latin1', '--input-format', 'text'], cwd, { stdin: latin });
    expect(recordsOf(text.out)[0]).toMatchObject({ text: 'Café am Markt', encoding: 'windows-1252' });
    const json = Buffer.from('{"id":"a","text":"Caf\xe9"}\n', 'latin1');
    const record = await cleancopy(['--encoding', 'latin1'], cwd, { stdin: json });
    expect(recordsOf(record.out)[0]).toMatchObject({ text: 'Café', encoding: 'windows-1252' });
  });

  test('damaged bytes: replaced with a note, or an error', async () => {
    const cwd = scratch();
    const stdin = Buffer.concat([
      Buffer.from('{"id":"a","text":"नमस्ते दुनिया '),
      Buffer.from([0xff]),
      Buffer.from('"}\n'),
      Buffer.from(line('b')),
    ]);
    const replaced = await cleancopy([], cwd, { stdin });
    expect(replaced).toMatchObject({ code: 0, err: '' });
    expect(recordsOf(replaced.out)[0].notes).toEqual([expect.objectContaining({ code: 'decode/replaced-bytes' })]);
    const failed = await cleancopy(['--encoding-errors', 'fail'], cwd, { stdin });
    expect(failed.code).toBe(1);
    expect(recordsOf(failed.out).map((record) => record.error?.code)).toEqual(['E_ENCODING', undefined]);
  });
});

describe('records that fail', () => {
  const BAD = [
    '{"id":"x"',
    '[1]',
    '"s"',
    'null',
    '{"id":"y"}',
    '{"id":"z","text":5}',
    `{"id":"w","text":"a","d":${'['.repeat(600)}${']'.repeat(600)}}`,
  ];

  test('each has its error in its place, and the rest goes on', async () => {
    const stdin = BAD.map((bad, index) => line(index) + bad).join('\n');
    const { out, err, code } = await cleancopy([], scratch(), { stdin });
    expect(code).toBe(1);
    const records = recordsOf(out);
    expect(records).toHaveLength(2 * BAD.length);
    expect(records.filter((_, index) => index % 2 === 1)).toEqual([
      { schema: 1, id: '-#2', error: { code: 'E_JSON', message: expect.any(String) } },
      { schema: 1, id: '-#4', error: { code: 'E_RECORD', message: expect.stringContaining('an array') } },
      { schema: 1, id: '-#6', error: { code: 'E_RECORD', message: expect.stringContaining('a string') } },
      { schema: 1, id: '-#8', error: { code: 'E_RECORD', message: expect.stringContaining('null') } },
      { schema: 1, id: 'y', error: { code: 'E_RECORD', message: expect.stringContaining('neither') } },
      { schema: 1, id: 'z', error: { code: 'E_RECORD', message: expect.stringContaining('a number') } },
      { schema: 1, id: 'w', error: { code: 'E_JSON_DEPTH', message: expect.stringContaining('512') } },
    ]);
    expect(err).toContain('cleancopy: 14 records, 7 failed');
  });

  test('blank lines hold no record', async () => {
    const { out, code } = await cleancopy(['--input-format', 'jsonl'], scratch(), {
      stdin: `\n${line('a')} \t\r\n${line('b')}\n\n`,
    });
    expect(code).toBe(0);
    expect(recordsOf(out).map((record) => record.id)).toEqual(['a', 'b']);
  });

  test.each([
    ['--fail-fast', 1],
    ['--max-errors=2', 3],
    ['--max-errors=3', 5],
  ])('%s ends after %i records', async (option, count) => {
    const stdin = `{\n${line('a')}{\n${line('b')}{\n${line('c')}`;
    const { out, err, code } = await cleancopy(['--input-format', 'jsonl', option], scratch(), { stdin });
    expect(code).toBe(1);
    expect(recordsOf(out)).toHaveLength(count);
    expect(err).toContain('E_TOO_MANY_ERRORS');
  });

  test('a file too many: 20 records, 1 error', async () => {
    const cwd = scratch(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`in/${index}.txt`, STORY])));
    symlinkSync('nowhere', join(cwd, 'in/7a.txt'));
    const { out, err, code } = await cleancopy(['in'], cwd);
    expect(code).toBe(1);
    const records = recordsOf(out);
    expect(records.filter((record) => record.error === undefined)).toHaveLength(20);
    expect(records.filter((record) => record.error !== undefined)).toEqual([
      { schema: 1, id: 'in/7a.txt', error: { code: 'E_NOT_FOUND', message: 'There is no such file.' } },
    ]);
    expect(err).toContain('in/7a.txt: E_NOT_FOUND');
  });

  test('links in a circle end, and are told', async () => {
    const cwd = scratch({ 'in/a.txt': STORY });
    symlinkSync('../in', join(cwd, 'in/again'));
    symlinkSync('me', join(cwd, 'in/me'));
    const { out, code } = await cleancopy(['in'], cwd);
    expect(code).toBe(1);
    expect(recordsOf(out).map((record) => record.error?.code)).toEqual([undefined, 'E_LOOP', 'E_LOOP']);
  });

  test('nothing that could be read is another thing than one bad record', async () => {
    const { out, code, err } = await cleancopy(['no.txt'], scratch());
    expect(code).toBe(3);
    expect(err).toContain('no.txt: E_NOT_FOUND');
    expect(recordsOf(out)).toHaveLength(1);
    expect((await cleancopy(['no/*.txt'], scratch())).err).toContain('E_NO_MATCH');
  });

  test('a record that is too large is skipped, whole', async () => {
    const stdin = line('a') + line('b', 'x'.repeat(3_000_000)) + line('c') + line('d', 'y'.repeat(2000));
    const { out, code } = await cleancopy(['--max-record', '1500'], scratch(), { stdin });
    expect(code).toBe(1);
    expect(recordsOf(out).map((record) => [record.id, record.error?.code])).toEqual([
      ['a', undefined],
      ['-#2', 'E_TOO_LARGE'],
      ['c', undefined],
      ['-#4', 'E_TOO_LARGE'],
    ]);
  });

  test('quarantine keeps the bytes and the reason, under names that no document chooses', async () => {
    const cwd = scratch();
    const bad = Buffer.from('{"id":"../../evil","text":\xff5}\n', 'latin1');
    const { code } = await cleancopy(['--quarantine', 'q'], cwd, {
      stdin: Buffer.concat([Buffer.from(line('a')), bad]),
    });
    expect(code).toBe(1);
    const files = filesIn(cwd);
    expect(Object.keys(files).map((name) => name.replace(/[0-9a-f]{16}/, 'N'))).toEqual(['q/N.json', 'q/N.raw']);
    const [reason, raw] = Object.keys(files);
    expect(JSON.parse(files[reason!]!)).toMatchObject({ code: 'E_JSON', file: '-', line: 2 });
    expect(readFileSync(join(cwd, raw!))).toEqual(bad.subarray(0, -1));
  });

  test('what a document says does not steer the terminal', async () => {
    const stdin = `${JSON.stringify({ id: 'a\x1b[31m\n\u202eb', text: 5 })}\n`;
    const { err } = await cleancopy([], scratch(), { stdin });
    expect(err).not.toMatch(/[\x1b\u202e]/);
    expect(err.split('\n')).toHaveLength(3);
  });
});

describe('output', () => {
  test('text: an empty line between two articles', async () => {
    const cwd = scratch({
      'a.txt': 'One line of an article.\n',
      'b.txt': '',
      'c.txt': 'Another line of an article.\r\n',
    });
    const { out } = await cleancopy(['-f', 'text', 'a.txt', 'b.txt', 'c.txt'], cwd);
    expect(out).toBe('One line of an article.\n\nAnother line of an article.\n');
  });

  test('json: an array, also an empty one', async () => {
    const cwd = scratch({ 'a.txt': STORY, empty: '' });
    expect(JSON.parse((await cleancopy(['-f', 'json', 'a.txt', 'a.txt'], cwd)).out)).toHaveLength(2);
    expect(JSON.parse((await cleancopy(['-f', 'json', 'a.txt', 'no.txt'], cwd)).out)[1].error.code).toBe('E_NOT_FOUND');
    expect(JSON.parse((await cleancopy(['-f', 'json', '--input-format', 'jsonl', 'empty'], cwd)).out)).toEqual([]);
  });

  test('ascii says the same', async () => {
    const stdin = line('é😀', 'नमस्ते 😀');
    const plain = await cleancopy([], scratch(), { stdin });
    const ascii = await cleancopy(['--ascii'], scratch(), { stdin });
    expect(ascii.out).toMatch(/^[\n -~]+$/);
    expect(recordsOf(ascii.out)).toEqual(recordsOf(plain.out));
  });

  test('a file appears whole, and is not overwritten unasked', async () => {
    const cwd = scratch({ 'a.txt': STORY });
    expect(await cleancopy(['-o', 'out.jsonl', 'a.txt'], cwd)).toMatchObject({ out: '', err: '', code: 0 });
    const whole = filesIn(cwd)['out.jsonl']!;
    expect(recordsOf(whole)).toHaveLength(1);
    const again = await cleancopy(['-o', 'out.jsonl', 'a.txt'], cwd);
    expect(again.code).toBe(4);
    expect(again.err).toContain('out.jsonl: E_OUTPUT_EXISTS');
    expect(filesIn(cwd)).toEqual({ 'a.txt': STORY, 'out.jsonl': whole });
    expect(await cleancopy(['-o', 'out.jsonl', '--force', '--backup=.old', '-f', 'text', 'a.txt'], cwd)).toMatchObject({
      code: 0,
    });
    expect(filesIn(cwd)).toEqual({ 'a.txt': STORY, 'out.jsonl': STORY, 'out.jsonl.old': whole });
  });

  test('a directory gets one file for each input', async () => {
    const cwd = scratch({
      'in/a.txt': STORY,
      'in/d/b.html': PAGE,
      'in/c.jsonl.gz': gzipSync(line('x') + line('y')),
      'in/e.jsonl': '',
    });
    expect(await cleancopy(['-o', 'out/', 'in'], cwd)).toMatchObject({ err: '', code: 0 });
    const files = filesIn(join(cwd, 'out'));
    expect(Object.keys(files)).toEqual(['a.jsonl', 'c.jsonl', 'd/b.jsonl', 'e.jsonl']);
    expect(recordsOf(files['c.jsonl']!)).toHaveLength(2);
    expect(files['e.jsonl']).toBe('');
  });

  test.each([
    ['two inputs of one name', ['a.txt', 'd/../a.txt'], 'E_OUTPUT_PATH', 4],
    ['a path that leads upwards', ['../outside.txt'], '', 0],
  ])('output names: %s', async (_label, inputs, code, exit) => {
    const cwd = scratch({ 'w/a.txt': STORY, 'w/d/x': '', 'outside.txt': STORY });
    const result = await cleancopy(['-o', 'out/', ...inputs], join(cwd, 'w'));
    expect(result.code).toBe(exit);
    expect(result.err).toContain(code);
    for (const name of Object.keys(filesIn(cwd))) expect(name).toMatch(/^(w\/|outside\.txt)/);
  });

  test('a link in the output directory does not lead out of it', async () => {
    const cwd = scratch({ 'in/d/a.txt': STORY, 'elsewhere/keep': '' });
    const { code } = await cleancopy(['-o', 'out/', 'in'], cwd);
    expect(code).toBe(0);
    const other = scratch({ 'in/d/a.txt': STORY, 'elsewhere/keep': '', 'out/keep': '' });
    symlinkSync('../elsewhere', join(other, 'out/d'));
    const refused = await cleancopy(['-o', 'out/', 'in'], other);
    expect(refused.code).toBe(4);
    expect(refused.err).toContain('E_OUTPUT_PATH');
    expect(Object.keys(filesIn(join(other, 'elsewhere')))).toEqual(['keep']);
  });

  test('input and output are never the same file', async () => {
    const cwd = scratch({ 'a.jsonl': line('a') });
    for (const args of [
      ['-o', 'a.jsonl', '--force'],
      ['-o', './', '--force'],
    ]) {
      const { code, err } = await cleancopy([...args, 'a.jsonl'], cwd);
      expect(code).toBe(2);
      expect(err).toContain('E_SAME_FILE');
      expect(filesIn(cwd)).toEqual({ 'a.jsonl': line('a') });
    }
  });

  test('in place: the mode stays, a backup if wished, and what fails stays as it is', async () => {
    const cwd = scratch({ 'a.txt': `${STORY}\n\n`, 'b.txt': `${STORY}\n\n\n`, 'bad.jsonl': '{\n' });
    writeFileSync(join(cwd, 'a.txt'), `${STORY}\n\n`, { mode: 0o640 });
    const mode = statSync(join(cwd, 'a.txt')).mode;
    const { code } = await cleancopy(['--in-place', '--backup', '-f', 'text', 'a.txt', 'b.txt', 'bad.jsonl'], cwd);
    expect(code).toBe(1);
    expect(filesIn(cwd)).toEqual({
      'a.txt': STORY,
      'a.txt~': `${STORY}\n\n`,
      'b.txt': STORY,
      'b.txt~': `${STORY}\n\n\n`,
      'bad.jsonl': '{\n',
    });
    expect(statSync(join(cwd, 'a.txt')).mode).toBe(mode);
  });

  test('an output that cannot be written', async () => {
    const cwd = scratch({ 'a.txt': STORY, file: '' });
    const { code, err } = await cleancopy(['-o', 'file/x.jsonl', 'a.txt'], cwd);
    expect(code).toBe(4);
    expect(err).toContain('E_OUTPUT');
    const full = start(['a.txt'], cwd);
    full.kill();
    await ended(full);
  });
});

describe('streams', () => {
  const kinds = ['jsonl', 'text', 'json', 'markdown'].flatMap((format) =>
    ['', '-j 1', '-j 2'].map((jobs) => `-f ${format} ${jobs}`.trim()),
  );
  test.each(kinds)('the first record is out before the second comes in: %s', async (given) => {
    const args = given.split(' ');
    const child = start(args, scratch());
    let out = '';
    const first = new Promise<void>((resolve) => {
      child.stdout!.on('data', (chunk) => {
        out += chunk;
        if (out.includes('council')) resolve();
      });
    });
    const end = ended(child);
    child.stdin!.write(line('a'));
    await first;
    child.stdin!.end(line('b'));
    expect((await end).out.match(/council/g)).toHaveLength(2);
  });

  test.each(['1', '2'])('through pipes of the shell too: --jobs %s', async (jobs) => {
    const cwd = scratch();
    const command = `(cat; sleep 0.3; touch closed) | '${process.execPath}' '${BINARY}' --jobs ${jobs} | (head -n 1; test -e closed && echo late; cat)`;
    const child = spawn('sh', ['-c', command], { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    const first = new Promise((resolve) => child.stdout!.once('data', resolve));
    const end = ended(child);
    child.stdin!.write(line('a'));
    await first;
    child.stdin!.end(line('b'));
    expect(recordsOf((await end).out).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('no record waits for more input in threads either', async () => {
    const child = start(['-j', '2'], scratch());
    const end = ended(child);
    let count = 0;
    let wake = () => {};
    child.stdout!.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 0x0a) count++;
      wake();
    });
    const counted = async (wanted: number) => {
      while (count < wanted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    };
    // Enough for threads to start.
    const lines = line('a', STORY.repeat(20)).repeat(200);
    const blocks = Math.ceil((1.2 * POOL_FROM_BYTES) / lines.length);
    for (let block = 0; block < blocks; block++) {
      if (!child.stdin!.write(lines)) await new Promise((resolve) => child.stdin!.once('drain', resolve));
    }
    await counted(200 * blocks);
    child.stdin!.write(line('b'));
    await counted(200 * blocks + 1);
    child.stdin!.end();
    expect(recordsOf((await end).out).at(-1)).toMatchObject({ id: 'b' });
  }, 60_000);

  test('a reader that goes away is no error, even while input is awaited', async () => {
    const child = start([], scratch());
    const end = ended(child);
    child.stdin!.on('error', () => {});
    child.stdin!.write(line('a'));
    await new Promise((resolve) => child.stdout!.once('data', resolve));
    child.stdout!.destroy();
    child.stdin!.write(line('b').repeat(20));
    expect(await end).toMatchObject({ code: 0, signal: null, err: '' });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the run by that signal, after what has come', async (signal) => {
    const child = start([], scratch());
    const end = ended(child);
    const first = new Promise((resolve) => child.stdout!.once('data', resolve));
    child.stdin!.write(line('a'));
    await first;
    child.stdin!.write('{"id":"half');
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill(signal);
    const { out, signal: died, err } = await end;
    expect(died).toBe(signal);
    expect(recordsOf(out)).toMatchObject([{ id: 'a' }]);
    expect(err).toContain(`stopped by ${signal}`);
  });

  test('a stopped run leaves no half file behind', async () => {
    const cwd = scratch();
    const child = start(['-o', 'out.jsonl', '-'], cwd);
    const end = ended(child);
    child.stdin!.write(line('a').repeat(100));
    await new Promise((resolve) => setTimeout(resolve, 400));
    child.kill('SIGINT');
    expect((await end).signal).toBe('SIGINT');
    expect(filesIn(cwd)).toEqual({});
  });
});

describe('colours', () => {
  const sequence = '\x1b[';

  test.each([
    ['a pipe', [], {}, false],
    ['--color=always', ['--color=always'], {}, true],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['NO_COLOR against FORCE_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['--color=never against FORCE_COLOR', ['--color=never'], { FORCE_COLOR: '1' }, false],
  ])('%s', async (_label, args, env, colored) => {
    const explained = await cleancopy(['explain', ...args], scratch(), { stdin: STORY, env });
    expect(explained.out.includes(sequence)).toBe(colored);
    const failed = await cleancopy(['no.txt', ...args], scratch(), { env });
    expect(failed.err.includes(sequence)).toBe(colored);
    expect(failed.out).not.toContain(sequence);
  });
});

describe('explain and diff', () => {
  test('show an article', async () => {
    const cwd = scratch({ 'a.txt': STORY });
    const explained = await cleancopy(['explain', 'a.txt'], cwd);
    expect(explained).toMatchObject({ code: 0, err: '' });
    expect(explained.out).toContain('a.txt');
    expect(await cleancopy(['diff', 'a.txt'], cwd)).toMatchObject({ code: 0, err: '' });
    expect((await cleancopy(['explain', '-f', 'json', 'a.txt'], cwd)).err).toContain('E_OPTION_CONFLICT');
  });
});
