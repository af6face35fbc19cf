/**
 * What the system does to a run: calls that fail, a process that dies at any of them, full disks, closed streams, files
 * that may not be read. The real program each time. `FAULTS_ALL=1` (npm run faults) tries every call; otherwise every
 * few.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BINARY, cleancopy, filesIn, type Result, recordsOf, scratch } from './support/binary.ts';

const STORY = 'The council met on Tuesday and agreed on a new budget for the town, its mayor said after the session.\n';
const PRELOAD = fileURLToPath(new URL('./support/faults.cjs', import.meta.url));
const LINES = Array.from({ length: 30 }, (_, id) => `${JSON.stringify({ id, text: STORY })}\n`).join('');
const INPUTS = { 'in/a.txt': STORY, 'in/b.jsonl': LINES, 'in/d/c.txt': STORY };
const RECORDS = 32;

const isAll = process.env.FAULTS_ALL === '1';
/** Calls that are tried on every change are so far apart; a prime, so that they are of all kinds. */
const STRIDE = isAll ? 1 : 11;

interface Fault {
  readonly at: number;
  readonly code?: string;
  readonly kill?: 'before' | 'after';
  readonly log?: string;
}

function faulty(args: readonly string[], cwd: string, fault: Fault): Promise<Result> {
  return cleancopy(args, cwd, {
    env: { NODE_OPTIONS: `--require ${PRELOAD}`, CLEANCOPY_FAULT: JSON.stringify(fault) },
  });
}

interface Scenario {
  readonly name: string;
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** Whether a second run with the same options goes on, or has to be forced. */
  readonly again: readonly string[];
}

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'one file with a journal',
    args: ['-j', '1', '--journal', 'j', '--journal-interval', '0ms', '-o', 'out.jsonl', 'in'],
    files: INPUTS,
    again: [],
  },
  { name: 'one file', args: ['-j', '1', '-o', 'out.jsonl', 'in'], files: INPUTS, again: ['--force'] },
  { name: 'a directory', args: ['-j', '1', '-o', 'out/', 'in'], files: INPUTS, again: ['--force'] },
  {
    name: 'a file that is replaced, with a backup',
    args: ['-j', '1', '--force', '--backup', '-o', 'out.jsonl', 'in'],
    files: { ...INPUTS, 'out.jsonl': 'what was there\n' },
    again: [],
  },
];

/** Calls that a run makes when nothing fails, and what it leaves. */
async function undisturbed({ args, files }: Scenario): Promise<{ calls: number; left: Record<string, string> }> {
  const cwd = scratch(files);
  const log = join(scratch(), 'log');
  const { code } = await faulty(args, cwd, { at: 0, log });
  expect(code).toBe(0);
  return { calls: Number(readFileSync(log, 'utf8')), left: outputsOf(cwd) };
}

const isOutput = (name: string) => /^out/.test(name) && !name.endsWith('.partial') && !name.includes('.cleancopy.tmp');

function outputsOf(cwd: string): Record<string, string> {
  return Object.fromEntries(Object.entries(filesIn(cwd)).filter(([name]) => isOutput(name)));
}

/** Each output is whole: that of an undisturbed run, or what was there before, or one with error records in it. */
function expectWhole(cwd: string, { files }: Scenario, left: Readonly<Record<string, string>>, label: string): void {
  for (const [name, text] of Object.entries(outputsOf(cwd))) {
    // A backup is what another file was.
    if ([...Object.values(files), ...Object.values(left)].includes(text)) continue;
    expect(text.endsWith('\n'), `${label}: ${name}`).toBe(true);
    const records = recordsOf(text);
    expect(
      records.some(({ error }) => error !== undefined),
      `${label}: ${name} differs`,
    ).toBe(true);
  }
}

describe.each(SCENARIOS)('$name', (scenario) => {
  const { args, files, again } = scenario;

  test('killed at any call, a second run gives what one undisturbed run gives', async () => {
    const { calls, left } = await undisturbed(scenario);
    expect(calls).toBeGreaterThan(20);
    for (const kill of ['before', 'after'] as const) {
      for (let at = kill === 'before' ? 1 : 4; at <= calls; at += STRIDE) {
        const cwd = scratch(files);
        const first = await faulty(args, cwd, { at, kill });
        expect(first.signal, `${kill} ${at}`).toBe('SIGKILL');
        expectWhole(cwd, scenario, left, `${kill} ${at}`);
        const second = await cleancopy([...args, ...again], cwd);
        expect(second.code, `${kill} ${at}: ${second.err}`).toBe(0);
        const now = outputsOf(cwd);
        // What stood there before the first run may have been replaced by it already.
        if (args.includes('--backup')) {
          expect(now['out.jsonl']).toBe(left['out.jsonl']);
          expect(['what was there\n', left['out.jsonl']]).toContain(now['out.jsonl~']);
        } else expect(now, `${kill} ${at}`).toEqual(left);
      }
    }
  }, 600_000);

  test.each(['EIO', 'ENOSPC', 'EACCES'])(
    'any call that fails with %s',
    async (code) => {
      const { calls, left } = await undisturbed(scenario);
      const offset = { EIO: 1, ENOSPC: 5, EACCES: 8 }[code]!;
      for (let at = isAll ? 1 : offset; at <= calls; at += isAll ? 1 : STRIDE * 2) {
        const cwd = scratch(files);
        const { code: exit, err } = await faulty(args, cwd, { at, code });
        const label = `${code} at ${at}: ${err}`;
        // 5 is for faults of ours.
        expect([0, 1, 3, 4], label).toContain(exit);
        if (exit !== 0) expect(err, label).toMatch(/E_[A-Z]/);
        expectWhole(cwd, scenario, left, label);
        if (exit === 0 && outputsOf(cwd)['out.jsonl'] !== undefined)
          expect(recordsOf(outputsOf(cwd)['out.jsonl']!)).toHaveLength(RECORDS);
        const second = await cleancopy([...args, ...again], cwd);
        // 3: the first run came to its end, and could read nothing; a journal does not do it again.
        expect([0, 1, 3], `again after ${label}: ${second.err}`).toContain(second.code);
        expectWhole(cwd, scenario, left, `again after ${label}`);
      }
    },
    600_000,
  );
});

describe('threads', () => {
  test('a record that kills its thread costs itself alone', async () => {
    // Two marked records, the rest plain; more than 16 MiB, so that threads are used.
    const story = STORY.repeat(40);
    const lines = Array.from(
      { length: 5000 },
      (_, id) => `${JSON.stringify({ id: `${id}`, text: id === 4500 || id === 4501 ? `POISON ${story}` : story })}\n`,
    );
    const cwd = scratch({ 'in.jsonl': lines.join('') });
    writeFileSync(
      join(cwd, 'poison.cjs'),
      `if (!require('node:worker_threads').isMainThread) {
        const parse = JSON.parse;
        JSON.parse = (text, ...rest) => { if (String(text).includes('POISON')) process.exit(9); return parse(text, ...rest); };
      }`,
    );
    const { out, err, code } = await cleancopy(['-j', '2', 'in.jsonl'], cwd, {
      env: { NODE_OPTIONS: '--require ./poison.cjs' },
    });
    expect(code).toBe(1);
    const records = recordsOf(out);
    expect(records.map(({ id }) => id)).toEqual(Array.from({ length: 5000 }, (_, id) => `${id}`));
    expect(records.flatMap(({ id, error }) => (error === undefined ? [] : [[id, error.code]]))).toEqual([
      ['4500', 'E_WORKER'],
      ['4501', 'E_WORKER'],
    ]);
    expect(err).toContain('5000 records, 2 failed');
  }, 120_000);

  const FAULTS = {
    'fills the memory': ['const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));', 'E_WORKER'],
    hangs: ['for (;;);', 'E_TIMEOUT'],
  } as const;

  test.each([
    [1, 'fills the memory'],
    [1, 'hangs'],
    [2, 'hangs'],
  ] as const)(
    'with --jobs %i and a limit on time, a record that %s costs itself alone',
    async (jobs, fault) => {
      const [script, code] = FAULTS[fault];
      const ids = ['a', 'b', 'c', 'd', 'e'];
      const lines = ids.map((id) => `${JSON.stringify({ id, text: id === 'c' ? `POISON ${STORY}` : STORY })}\n`);
      const cwd = scratch({
        'in.jsonl': lines.join(''),
        'poison.cjs': `const parse = JSON.parse;
        if (!require('node:worker_threads').isMainThread) JSON.parse = (text, ...rest) => { if (String(text).includes('POISON')) { ${script} } return parse(text, ...rest); };`,
      });
      // Memory runs out sooner than a limit on time that suits it; a record that hangs needs a short one.
      const args = [
        '-j',
        `${jobs}`,
        '--timeout',
        code === 'E_TIMEOUT' ? '1500ms' : '60s',
        '--quarantine',
        'q',
        'in.jsonl',
      ];
      const run = await cleancopy(args, cwd, { env: { NODE_OPTIONS: '--require ./poison.cjs' } });
      expect(run.code).toBe(1);
      const records = recordsOf(run.out);
      expect(records.map(({ id }) => id)).toEqual(ids);
      expect(records.flatMap(({ id, error }) => (error === undefined ? [] : [[id, error.code]]))).toEqual([
        ['c', code],
      ]);
      expect(run.err).toContain(`in.jsonl#3 (c): ${code}`);
      const raw = readdirSync(join(cwd, 'q')).find((name) => name.endsWith('.raw'))!;
      expect(readFileSync(join(cwd, 'q', raw), 'utf8').trimEnd()).toBe(lines[2]!.trimEnd());
    },
    120_000,
  );
});

describe('files', () => {
  test('a dangling link among 20 good files: 20 records, 1 error, exit 1', async () => {
    const cwd = scratch(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`in/${index}.txt`, STORY])));
    symlinkSync('nowhere', join(cwd, 'in/10a.txt'));
    const { out, code } = await cleancopy(['in'], cwd);
    const records = recordsOf(out);
    expect(code).toBe(1);
    expect([records.filter(({ error }) => error === undefined).length, records.length]).toEqual([20, 21]);
  });

  test('links in circles, directories in patterns, FIFOs and sockets in directories', async () => {
    const cwd = scratch({ 'in/a.txt': STORY, 'in/dir.txt/b.txt': STORY });
    symlinkSync('..', join(cwd, 'in/dir.txt/up'));
    symlinkSync('y.txt', join(cwd, 'in/x.txt'));
    symlinkSync('x.txt', join(cwd, 'in/y.txt'));
    execFileSync('mkfifo', [join(cwd, 'in/pipe.txt')]);
    const { out, code } = await cleancopy(['in/*.txt'], cwd);
    expect(code).toBe(1);
    // A link up is followed once; what has been seen on the way to it is a circle.
    expect(recordsOf(out).map(({ id, error }) => [id, error?.code])).toEqual([
      ['in/a.txt', undefined],
      ['in/dir.txt/b.txt', undefined],
      ['in/dir.txt/up/a.txt', undefined],
      ['in/dir.txt/up/dir.txt', 'E_LOOP'],
      ['in/dir.txt/up/x.txt', 'E_LOOP'],
      ['in/dir.txt/up/y.txt', 'E_LOOP'],
      ['in/x.txt', 'E_LOOP'],
      ['in/y.txt', 'E_LOOP'],
    ]);
    const named = await cleancopy(['in/x.txt', 'in/a.txt'], cwd);
    expect(named.code).toBe(1);
    expect(recordsOf(named.out).map(({ error }) => error?.code)).toEqual(['E_LOOP', undefined]);
  });

  const isRoot = process.getuid?.() === 0;
  const asNobody = (args: readonly string[], cwd: string) => {
    const command = isRoot
      ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', process.execPath]
      : [process.execPath];
    return spawnSync(command[0]!, [...command.slice(1), BINARY, ...args], { cwd, input: '', encoding: 'utf8' });
  };
  const canBeNobody =
    !isRoot ||
    spawnSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, BINARY, '--version'])
      .status === 0;

  test.skipIf(!canBeNobody)('what may not be read or written has its code', () => {
    const cwd = scratch({ 'in/a.txt': STORY, 'in/b.txt': STORY, 'in/c/d.txt': STORY, 'closed/x': '' });
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, 'in/b.txt'), 0o000);
    chmodSync(join(cwd, 'in/c'), 0o000);
    chmodSync(join(cwd, 'closed'), 0o555);
    const read = asNobody(['in'], cwd);
    expect(read.status).toBe(1);
    expect(recordsOf(read.stdout).map(({ id, error }) => [id, error?.code])).toEqual([
      ['in/a.txt', undefined],
      ['in/b.txt', 'E_ACCESS'],
      ['in/c', 'E_ACCESS'],
    ]);
    for (const args of [
      ['-o', 'closed/out', 'in/a.txt'],
      ['-o', 'closed/d/', 'in/a.txt'],
      ['--journal', 'closed/j', '-o', 'closed/o', 'in/a.txt'],
    ]) {
      const written = asNobody(args, cwd);
      expect(written.status, args.join(' ')).toBe(4);
      expect(written.stderr).toContain('E_OUTPUT');
    }
    const named = asNobody(['in/c/d.txt', 'in/a.txt'], cwd);
    expect(named.status).toBe(1);
    expect(recordsOf(named.stdout).map(({ error }) => error?.code)).toEqual(['E_ACCESS', undefined]);
    chmodSync(join(cwd, 'in/c'), 0o755);
    chmodSync(join(cwd, 'closed'), 0o755);
  });
});

describe('a full disk', () => {
  const mounts = spawnSync('unshare', ['-rm', 'true']).status === 0;

  test.skipIf(!mounts)('ends with 4, leaves no half file, and after room is made the run goes on', () => {
    const cwd = scratch({ 'in.jsonl': LINES.repeat(60), 'full/x': '' });
    const script = `set -u; mount -t tmpfs -o size=256k none full
      node=$1 bin=$2; shift 2
      "$node" "$bin" in.jsonl -o full/out.jsonl; echo "plain $?"; ls -A full
      "$node" "$bin" in.jsonl --journal j --journal-interval 0ms -o full/out.jsonl; echo "journal $?"
      mount -o remount,size=64m full
      "$node" "$bin" in.jsonl --journal j --journal-interval 0ms -o full/out.jsonl; echo "again $?"
      cp full/out.jsonl resumed; "$node" "$bin" in.jsonl -o whole; cmp resumed whole && echo same`;
    const { stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', process.execPath, BINARY], {
      cwd,
      encoding: 'utf8',
    });
    expect(stderr.split('E_OUTPUT: Writing failed: No room is left on the disk')).toHaveLength(3);
    expect(stdout.trim().split('\n')).toEqual(['plain 4', 'journal 4', 'again 0', 'same']);
  });

  test('a file larger than the limit of the shell', async () => {
    const cwd = scratch({ 'in.jsonl': LINES.repeat(60) });
    const script = 'ulimit -f 64; trap "" XFSZ; "$0" "$1" in.jsonl -o out.jsonl; echo $?; ls -A';
    const { stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, BINARY], { cwd, encoding: 'utf8' });
    expect(stderr).toContain('E_OUTPUT');
    expect(stdout.trim().split('\n')).toEqual(['4', 'in.jsonl']);
  });
});

describe('streams', () => {
  const shell = (script: string, cwd: string) =>
    spawnSync('sh', ['-c', script, process.execPath, BINARY], { cwd, encoding: 'utf8', timeout: 30_000 });

  test('standard input that is closed, empty or a directory', () => {
    const cwd = scratch({ 'in/a.txt': STORY });
    expect(shell('"$0" "$1" - <&-', cwd).status).toBe(0);
    expect(shell('"$0" "$1" --input-format jsonl - </dev/null', cwd)).toMatchObject({ status: 0, stdout: '' });
    const directory = shell('"$0" "$1" - <in', cwd);
    expect([1, 3]).toContain(directory.status);
    expect(directory.stderr).toContain('E_READ');
  });

  test('standard output and error that are full or closed', () => {
    const cwd = scratch({ 'a.txt': STORY });
    const full = shell('"$0" "$1" a.txt >/dev/full', cwd);
    expect(full.status).toBe(4);
    expect(full.stderr).toContain('E_OUTPUT');
    expect(shell('"$0" "$1" no.txt 2>/dev/full', cwd).status).toBe(3);
    expect(shell('"$0" "$1" no.txt 2>&-', cwd).status).toBe(3);
  });

  test('a reader that has gone before the first byte', () => {
    const cwd = scratch({ 'in.jsonl': LINES.repeat(20) });
    expect(shell('{ "$0" "$1" in.jsonl; echo $? >code; } | true; cat code', cwd).stdout.trim()).toBe('0');
  });
});

test('a file that vanishes or changes while it is read', async () => {
  const cwd = scratch({ 'in/a.txt': STORY, 'in/b.txt': STORY.repeat(5), 'in/c.txt': STORY });
  const preload = `const fs=require('fs');const open=fs.openSync;const append=fs.appendFileSync;const remove=fs.rmSync;const stat=fs.fstatSync;
    let last='';fs.openSync=(path,...rest)=>{last=String(path);if(last.endsWith('a.txt'))remove(path);return open(path,...rest)};
    fs.fstatSync=(...args)=>{const status=stat(...args);if(last.endsWith('b.txt')){last='';append('in/b.txt','more')}return status};`;
  writeFileSync(join(cwd, 'race.cjs'), preload);
  const { out, code } = await cleancopy(['in'], cwd, { env: { NODE_OPTIONS: '--require ./race.cjs' } });
  expect(code).toBe(1);
  expect(recordsOf(out).map(({ id, error }) => [id, error?.code])).toEqual([
    ['in/a.txt', 'E_NOT_FOUND'],
    ['in/b.txt', 'E_CHANGED'],
    ['in/c.txt', undefined],
  ]);
  expect(existsSync(join(cwd, 'in/a.txt'))).toBe(false);
  rmSync(join(cwd, 'in'), { recursive: true });
  mkdirSync(join(cwd, 'in'));
});

test('files that are cut short while they are read: a story is changed, of lines the torn one is an error', async () => {
  const line = `${JSON.stringify({ id: 'x', text: STORY.repeat(40) })}\n`;
  const cwd = scratch({ 'in/b.txt': STORY.repeat(5), 'in/c.jsonl': line.repeat(60), 'in/d.txt': STORY });
  // b.txt after its size was asked for, c.jsonl before the first read of it has come back.
  const preload = `const fs=require('fs');const{promisify}=require('util');const{openSync,fstatSync,read,truncateSync}=fs;
    const names=new Map();
    const cut=(opened,name,size)=>{if((names.get(opened)??'').endsWith(name)){names.delete(opened);truncateSync('in/'+name,size)}};
    const note=(opened,path)=>{names.set(opened,String(path));return opened};
    fs.openSync=(path,...rest)=>note(openSync(path,...rest),path);
    fs.fstatSync=(opened,...rest)=>{const status=fstatSync(opened,...rest);cut(opened,'b.txt',40);return status};
    const whole=promisify(read);
    fs.read=(opened,...rest)=>{cut(opened,'c.jsonl',${Buffer.byteLength(line) * 50 + 30});return read(opened,...rest)};
    fs.read[promisify.custom]=(opened,...rest)=>{cut(opened,'c.jsonl',${Buffer.byteLength(line) * 50 + 30});return whole(opened,...rest)};`;
  writeFileSync(join(cwd, 'race.cjs'), preload);
  const { out, err, code } = await cleancopy(['-j', '1', 'in'], cwd, { env: { NODE_OPTIONS: '--require ./race.cjs' } });
  expect(code).toBe(1);
  const rows = recordsOf(out).map(({ id, error }) => [id, error?.code]);
  expect(rows[0]).toEqual(['in/b.txt', 'E_CHANGED']);
  expect(rows.at(-1)).toEqual(['in/d.txt', undefined]);
  const lines = rows.slice(1, -1);
  expect(lines.filter(([, error]) => error === undefined)).toHaveLength(50);
  expect(lines.filter(([, error]) => error !== undefined)).toHaveLength(1);
  expect(err).toContain('in/c.jsonl#51');
});
