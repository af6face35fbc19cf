/**
 * Input that means harm: what is in a document, in its name or in a pack is data. It never steers a terminal, is never
 * looked up as code, and never says where files are written.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BINARY, cleancopy, ended, filesIn, recordsOf, scratch, start } from './support/binary.ts';

const STORY = 'The council met on Tuesday and agreed on a new budget for the town, its mayor said after the session.\n';

/** Commands to a terminal, of every kind: set a title, clear, move, eight-bit forms, turned text, a line that lies. */
const EVIL = '\x1b]0;title\x07\x1b[2J\x1b[35;7mx\x9b2Jy\x7f\u202eturn\u202c\u2066z\u2069\u200f\u061c\b\r';
/** The same where a line feed may stand: in names. */
const EVIL_NAME = `a\n${EVIL.replace('\r', '')}`;

/** Colours of our own, and nothing else. */
const OWN_COLOURS = /\x1b\[(?:[12]|22|3[1236]|39)m/g;
const UNSAFE = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

function expectHarmless(text: string): void {
  const rest = text.replace(OWN_COLOURS, '');
  const at = rest.search(UNSAFE);
  expect(at < 0 ? '' : JSON.stringify(rest.slice(Math.max(0, at - 40), at + 40))).toBe('');
}

const PAGE = `<html lang="en${EVIL}"><head><title>Bridge ${EVIL}</title><meta charset="utf-8${EVIL}">
<meta name="author" content="A ${EVIL}"><meta property="og:title" content="Bridge ${EVIL}">
<meta property="article:published_time" content="2025-10-22${EVIL}">
<script type="application/ld+json">${JSON.stringify({
  '@type': 'NewsArticle',
  headline: `Bridge ${EVIL}`,
  author: [{ name: `B ${EVIL}` }],
  publisher: { name: `P ${EVIL}` },
  datePublished: `2025-10-22T10:00:00Z${EVIL}`,
})}</script></head><body><article class="story-${EVIL}"><h1>Bridge ${EVIL}</h1><p>${STORY}${EVIL}</p><p>LONDON, March 3
(Reuters) - ${STORY}</p><div class="related ${EVIL}"><p>Also read: ${EVIL}</p></div></article></body></html>`;

const RECORDS = [
  { id: `r ${EVIL_NAME}`, text: `${STORY}\n${EVIL}\n\nYou may also like\n\n${EVIL}` },
  { id: 'html', html: PAGE, url: `https://example.org/${EVIL}` },
  { id: EVIL, text: 7 },
  { id: 'meta', text: STORY, [`k${EVIL}`]: EVIL, published: `2025-10-22T10:00:00${EVIL}` },
].map((record) => `${JSON.stringify(record)}\n`);

const PACK = JSON.stringify({
  [`phra${EVIL}ses`]: [],
  phrases: [{ kind: EVIL, text: EVIL, at: `line${EVIL}`, [EVIL]: 1 }],
  patterns: [{ kind: 'ad', pattern: `(${EVIL}` }],
});

describe('a terminal', () => {
  test.each(['explain', 'diff'])('%s shows commands, and gives none', async (command) => {
    const cwd = scratch({ [EVIL_NAME]: `${STORY}\n${EVIL}\n\nAlso read: ${EVIL}\n`, 'p.html': PAGE });
    const env = { FORCE_COLOR: '1' };
    const { out, err } = await cleancopy([command, EVIL_NAME, 'p.html', '-'], cwd, {
      stdin: `${RECORDS.join('')}{"id":"${EVIL}\n`,
      env,
    });
    expect(out).toContain('\x1b[');
    expect(out).toContain('\\u{1b}');
    expect(err).toContain('E_JSON');
    expectHarmless(out);
    expectHarmless(err);
  });

  test('errors about names, options and packs', async () => {
    const cwd = scratch({ [`pack ${EVIL_NAME}`]: PACK, 'broken.json': `{"phrases":[${EVIL}`, 'a.txt': STORY });
    const runs: readonly (readonly string[])[] = [
      [EVIL_NAME, `no/*${EVIL_NAME}`],
      ['--json-errors', EVIL_NAME],
      ['--pack', `pack ${EVIL_NAME}`, 'a.txt'],
      ['--pack', 'broken.json', 'a.txt'],
      ['packs', 'check', `pack ${EVIL_NAME}`, 'a.txt'],
      ['packs', EVIL_NAME],
      ['help', EVIL_NAME],
      ['stats', 'merge', EVIL_NAME],
      ['stats', EVIL_NAME, 'a.txt'],
      ['explain', `E_${EVIL}`],
      ['--format', EVIL_NAME],
      ['--keep', EVIL_NAME],
      ['--encoding', EVIL_NAME],
      ['--shard', EVIL_NAME],
      [`--${EVIL}`],
      ['-o', `no/${EVIL_NAME}`, 'a.txt'],
      ['--files-from', EVIL_NAME],
      ['--journal', `no/${EVIL_NAME}`, '-o', 'x', 'a.txt'],
      ['--dry-run', '-o', `${EVIL_NAME}/`, 'a.txt'],
      ['--debug', '--files-from', EVIL_NAME],
    ];
    const results = await Promise.all(runs.map((args) => cleancopy(args, cwd)));
    for (const [index, { out, err, code }] of results.entries()) {
      const label = runs[index]!.join(' ');
      if (runs[index]!.includes('--dry-run')) expect(code, label).toBe(0);
      else expect(code, label).not.toBe(0);
      expectHarmless(err);
      if (runs[index]![0] !== 'help') expect(err + out, label).not.toBe('');
      if (!out.startsWith('{')) expectHarmless(out);
    }
  }, 120_000);

  test.skipIf(!existsSync('/usr/bin/script'))('JSON on a terminal says the same without commands', async () => {
    const cwd = scratch({ 'in.jsonl': RECORDS.join('') });
    const quoted = `'${process.execPath}' '${BINARY}' in.jsonl 2>/dev/null`;
    const env = { PATH: process.env.PATH!, HOME: cwd };
    const shown = spawnSync('/usr/bin/script', ['-qec', quoted, '/dev/null'], { cwd, env, input: '' });
    expect(shown.status).toBe(1);
    const piped = (await cleancopy(['in.jsonl'], cwd)).out;
    // A terminal turns line feeds into CR LF.
    const text = shown.stdout.toString().replaceAll('\r\n', '\n');
    expectHarmless(text);
    expect(piped).toMatch(UNSAFE);
    expect(recordsOf(text)).toEqual(recordsOf(piped));
  });
});

describe('records', () => {
  test('keys of the prototype are data', async () => {
    const evil =
      '{"__proto__":{"text":"polluted","admin":1},"constructor":{"prototype":{"id":"polluted"}},"toString":1,"id":"a","text":"One."}\n' +
      '{"id":"b","text":"Two."}\n' +
      '{"__proto__":null,"hasOwnProperty":5,"valueOf":null,"id":"c","text":"Three."}\n' +
      '{"__proto__":{"text":"x"}}\n';
    const { out } = await cleancopy([], scratch(), { stdin: evil });
    const rows = out.trimEnd().split('\n');
    expect(recordsOf(out).map(({ id, text, error }) => [id, text ?? error.code])).toEqual([
      ['a', 'One.'],
      ['b', 'Two.'],
      ['c', 'Three.'],
      ['-#4', 'E_RECORD'],
    ]);
    expect(rows[0]).toContain(
      '"meta":{"__proto__":{"text":"polluted","admin":1},"constructor":{"prototype":{"id":"polluted"}},"toString":1}}',
    );
    expect(rows[1]).toContain('"meta":{}}');
    expect(rows[2]).toContain('"meta":{"__proto__":null,"hasOwnProperty":5,"valueOf":null}}');
  });

  test('names of fields from the prototype find nothing', async () => {
    const args = ['--text-field', '__proto__', '--html-field', 'constructor', '--id-field', 'toString'];
    const { out, code } = await cleancopy(args, scratch(), {
      stdin: '{"text":"One."}\n{"__proto__":"Two.","toString":"b"}\n',
    });
    expect(code).toBe(1);
    expect(recordsOf(out)).toMatchObject([{ error: { code: 'E_RECORD' } }, { id: 'b', text: 'Two.' }]);
  });

  test('a record printed over many lines leaves on one line', async () => {
    const record = { id: 'a', text: 'One.\nTwo.', more: { list: [1, { x: 'y\n' }], '': null } };
    for (const [name, json] of [
      ['in.json', JSON.stringify([record, record], null, '\t')],
      ['in.jsonl', `${JSON.stringify(record).replaceAll(',', ',\r').replaceAll(':', ': ')}\n`.repeat(2)],
    ] as const) {
      const { out, code } = await cleancopy([name], scratch({ [name]: json }));
      expect(code).toBe(0);
      expect(out.split(/[\r\n]/)).toHaveLength(3);
      for (const { meta } of recordsOf(out)) expect(meta).toEqual({ more: record.more });
    }
  });

  test('ids never say where a file is written', async () => {
    const ids = [
      '../../up',
      '/etc/passwd',
      '..',
      '.',
      '',
      'a/../../b',
      'C:\\x',
      '\0',
      '-o',
      '~/x',
      'con',
      'a'.repeat(5000),
    ];
    const good = ids.map((id) => `${JSON.stringify({ id, text: STORY })}\n`).join('');
    const bad = ids.map((id) => `${JSON.stringify({ id, text: 5 })}\n`).join('');
    const cwd = scratch({ 'deep/in.jsonl': good + bad });
    const { code } = await cleancopy(['-o', 'deep/out/', '--quarantine', 'deep/q', 'deep/in.jsonl'], cwd);
    expect(code).toBe(1);
    const names = Object.keys(filesIn(cwd)).map((name) => name.replace(/[0-9a-f]{16}/, 'N'));
    expect([...new Set(names)]).toEqual(['deep/in.jsonl', 'deep/out/deep/in.jsonl', 'deep/q/N.json', 'deep/q/N.raw']);
    expect(names.filter((name) => name === 'deep/q/N.raw')).toHaveLength(ids.length);
  });

  test('names of inputs never lead out of the output directory', async () => {
    const cwd = scratch({ 'a/b/x.txt': STORY, 'y.txt': STORY, 'a/w/here': '' });
    const from = join(cwd, 'a/w');
    const inputs = ['../b/x.txt', '../../y.txt', join(cwd, 'a/b/../../a/b/x.txt').replace('x.txt', './x.txt')];
    for (const input of inputs) await cleancopy(['-o', 'out/', input], from);
    const written = Object.keys(filesIn(cwd)).filter((name) => name.endsWith('.jsonl'));
    expect(written.length).toBeGreaterThanOrEqual(2);
    for (const name of written) expect(name).toMatch(/^a\/w\/out\//);
  });

  test('file names with line feeds, blanks, dashes and marks', async () => {
    const names = [
      'a\nb.txt',
      ' ',
      'c d.txt',
      '-e.txt',
      '*.txt',
      '[x].txt',
      '{a,b}.txt',
      '😀.txt',
      'q\'".txt',
      '\\.txt',
    ];
    const cwd = scratch(Object.fromEntries(names.map((name) => [`in/${name}`, STORY])));
    const wanted = names.map((name) => `in/${name}`).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const walked = await cleancopy(['in'], cwd);
    expect(recordsOf(walked.out).map(({ id, error }) => [id, error])).toEqual(wanted.map((id) => [id, undefined]));
    const list = await cleancopy(['--files0-from', '-'], cwd, { stdin: wanted.join('\0') });
    expect(recordsOf(list.out).map(({ id }) => id)).toEqual(wanted);
    const named = await cleancopy(wanted, cwd);
    expect(recordsOf(named.out).map(({ id }) => id)).toEqual(wanted);
    expect(await cleancopy(['-o', 'out', '--', ...wanted], scratch())).toMatchObject({ code: 3 });
    expect((await cleancopy(['-f', 'text', '-o', 'out/', 'in'], cwd)).code).toBe(0);
    const files = Object.keys(filesIn(join(cwd, 'out')));
    expect(files).toHaveLength(names.length);
    expect(files).toContain('a\nb.txt');
  });

  test('a name that is not UTF-8 has a clear word, and the others are done', async () => {
    const cwd = scratch({ 'in/b.txt': STORY });
    writeFileSync(Buffer.concat([Buffer.from(`${cwd}/in/a`), Buffer.from([0xe9]), Buffer.from('.txt')]), STORY);
    const { out, err, code } = await cleancopy(['in'], cwd);
    expect(code).toBe(1);
    expect(recordsOf(out).map(({ error, id }) => error?.code ?? id)).toEqual(['E_NOT_FOUND', 'in/b.txt']);
    expect(err).toContain('not UTF-8');
  });
});

describe('packs', () => {
  test('hold no code, and nothing in them is run', async () => {
    const cwd = scratch({ 'a.txt': STORY });
    const evil = { toString: 'function(){}', constructor: { name: 'x' }, phrases: { length: 3 }, __proto__: [] };
    const packs = [
      JSON.stringify(evil),
      '{"__proto__":{"phrases":[{"kind":"ad","text":"council","at":"any"}]}}',
      '{"phrases":[{"kind":"constructor","text":"council","at":"toString"}]}',
      '{"agencies":[{"id":"__proto__","name":"x","aliases":["council"]}]}',
      '[]',
      'null',
      '"x"',
      '(function(){ process.exit(99) })()',
      'module.exports = {}',
    ];
    for (const [index, pack] of packs.entries()) {
      writeFileSync(join(cwd, 'p.json'), pack);
      const { code, out, err } = await cleancopy(['--pack', 'p.json', 'a.txt'], cwd);
      expect([index, code, out]).toEqual([index, 2, '']);
      expect(err).toContain('E_PACK');
    }
    // A file that node would load is JSON or nothing.
    writeFileSync(join(cwd, 'p.cjs'), 'require("fs").writeFileSync("pwned", "")');
    expect((await cleancopy(['--pack', 'p.cjs', 'a.txt'], cwd)).code).toBe(2);
    expect(existsSync(join(cwd, 'pwned'))).toBe(false);
  });

  test('patterns of users take linear time', async () => {
    const pack = {
      patterns: ['(a+)+$', '(a|a)*b', '(.*)*x', '([a-z]+\\s?)*!'].map((pattern) => ({ kind: 'ad', pattern })),
    };
    const cwd = scratch({ 'p.json': JSON.stringify(pack), 'a.txt': `${'a'.repeat(280)}\n\n`.repeat(300) });
    const begin = performance.now();
    const { code } = await cleancopy(['--pack', 'p.json', 'a.txt'], cwd);
    expect(code).toBe(0);
    expect(performance.now() - begin).toBeLessThan(20_000);
  });
});

describe('inputs', () => {
  test('a FIFO is awaited, and can be left', async () => {
    const cwd = scratch({ 'a.txt': STORY });
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const waiting = start(['pipe'], cwd);
    const left = start(['pipe'], cwd);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    left.kill('SIGINT');
    expect(await ended(left)).toMatchObject({ code: null, signal: 'SIGINT' });
    spawn('sh', ['-c', 'cat a.txt > pipe'], { cwd, stdio: 'ignore' });
    const { out, code } = await ended(waiting);
    expect(code).toBe(0);
    expect(recordsOf(out)).toMatchObject([{ id: 'pipe', text: STORY.trim() }]);
  });
});

describe('outputs', () => {
  test('a FIFO or a device is written to, not put away', async () => {
    const cwd = scratch({ 'a.txt': STORY });
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    for (const flags of [[], ['--force']]) {
      const reader = spawn('cat', ['pipe'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
      const [read, written] = await Promise.all([ended(reader), cleancopy([...flags, '-o', 'pipe', 'a.txt'], cwd)]);
      expect(written).toMatchObject({ code: 0, err: '' });
      expect(recordsOf(read.out)).toHaveLength(1);
      expect(statSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
    }
    const stats = spawn('cat', ['pipe'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const [counts] = await Promise.all([ended(stats), cleancopy(['--stats-file', 'pipe', 'a.txt'], cwd)]);
    expect(JSON.parse(counts.out)).toMatchObject({ records: 1 });
    expect(statSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
    expect(await cleancopy(['-o', '/dev/null', 'a.txt'], cwd)).toMatchObject({ code: 0, err: '' });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    for (const args of [
      ['--journal', 'j', '-o', 'pipe', 'a.txt'],
      ['--in-place', '-f', 'text', 'pipe'],
    ]) {
      expect((await cleancopy(args, cwd)).code).not.toBe(0);
      expect(statSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
    }
  });

  test('a full device is an error', async () => {
    if (!existsSync('/dev/full')) return;
    const { code, err } = await cleancopy(['-o', '/dev/full', 'a.txt'], scratch({ 'a.txt': STORY }));
    expect(code).toBe(4);
    expect(err).toContain('/dev/full: E_OUTPUT: Writing failed: No room is left on the disk');
  });

  test('a link is followed when it is the output, and never out of a directory', async () => {
    const cwd = scratch({ 'a.txt': STORY, 'real.jsonl': 'old', 'outside.jsonl': 'mine', 'out/x': '' });
    symlinkSync('real.jsonl', join(cwd, 'link'));
    expect((await cleancopy(['-o', 'link', 'a.txt'], cwd)).code).toBe(4);
    expect((await cleancopy(['--force', '-o', 'link', 'a.txt'], cwd)).code).toBe(0);
    expect(readlinkSync(join(cwd, 'link'))).toBe('real.jsonl');
    expect(recordsOf(readFileSync(join(cwd, 'real.jsonl'), 'utf8'))).toHaveLength(1);
    symlinkSync('../outside.jsonl', join(cwd, 'out/a.jsonl'));
    expect((await cleancopy(['--force', '-o', 'out/', 'a.txt'], cwd)).code).toBe(0);
    expect(readFileSync(join(cwd, 'outside.jsonl'), 'utf8')).toBe('mine');
    expect(lstatSync(join(cwd, 'out/a.jsonl')).isFile()).toBe(true);
  });

  test('a name as long as the file system allows', async () => {
    const name = `${'न'.repeat(84)}.md`;
    expect(Buffer.byteLength(name)).toBe(255);
    const cwd = scratch({ [name]: `${STORY}\n\n\n` });
    expect(await cleancopy(['--in-place', '-f', 'text', name], cwd)).toMatchObject({ code: 0, err: '' });
    expect(filesIn(cwd)).toEqual({ [name]: STORY });
    const tooLong = await cleancopy(['-o', 'out/', name], cwd);
    expect(tooLong.code).toBe(4);
    expect(tooLong.err).toContain('E_OUTPUT');
  });

  test('an output among its inputs is none of them', async () => {
    const cwd = scratch({ 'in/a.txt': STORY, 'in/b.txt': STORY });
    // What a run that was killed left behind.
    const left = '.b.txt.4711.cleancopy.tmp';
    writeFileSync(join(cwd, 'in', left), 'The half of a');
    expect((await cleancopy(['-o', 'in/out.jsonl', 'in'], cwd)).code).toBe(0);
    expect(recordsOf(filesIn(cwd)['in/out.jsonl']!).map(({ id }) => id)).toEqual(['in/a.txt', 'in/b.txt']);
    const again = await cleancopy(['--journal', 'j', '-o', 'in/c.jsonl', 'in'], cwd);
    expect(again).toMatchObject({ code: 2 });
    expect(again.err).toContain('E_SAME_FILE');
  });

  test('a file that a dead run of the same number left is not in the way', async () => {
    const cwd = scratch({ 'a.txt': STORY });
    // The number of the process is known only when it runs: it makes the files itself before it begins.
    const plant = `const fs=require('fs');for(const end of ['','-1'])fs.writeFileSync('.out.jsonl.'+process.pid+end+'.cleancopy.tmp','x')`;
    writeFileSync(join(cwd, 'plant.cjs'), plant);
    const result = await cleancopy(['-o', 'out.jsonl', 'a.txt'], cwd, {
      env: { NODE_OPTIONS: '--require ./plant.cjs' },
    });
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(recordsOf(filesIn(cwd)['out.jsonl']!)).toHaveLength(1);
  });
});

/** System calls of a run that would open a way out. */
test.skipIf(spawnSync('strace', ['-o', '/dev/null', 'true']).status !== 0)('nothing goes to the network', () => {
  const cwd = scratch({
    'a.jsonl': RECORDS.join(''),
    'p.html':
      '<link rel=stylesheet href=http://127.0.0.1:9/a.css><img src=http://127.0.0.1:9/a.png><p>Some text of it.</p>',
  });
  const args = [
    '-f',
    '-e',
    'trace=socket,connect,sendto',
    '-o',
    'trace',
    process.execPath,
    BINARY,
    'a.jsonl',
    'p.html',
  ];
  const { status } = spawnSync('strace', args, { cwd, input: '' });
  expect(status).toBe(1);
  const calls = readFileSync(join(cwd, 'trace'), 'utf8');
  expect(calls).toContain('exited with 1');
  expect(calls.split('\n').filter((row) => /AF_INET|connect\(/.test(row))).toEqual([]);
});
