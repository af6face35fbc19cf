/**
 * The recipes of docs/scale.md, taken from the page and run as they stand: under every engine the bytes are those of one
 * process. An engine that is not installed is named and passed over; test/engines/install.sh installs them on Debian.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordsOf } from '../bench/corpus.mjs';
import { BINARY } from './support/binary.ts';

const page = readFileSync(new URL('../docs/scale.md', import.meta.url), 'utf8');

interface Recipe {
  /** Heading that it stands under. */
  readonly heading: string;
  readonly engine: string;
  readonly script: string;
}

/** Blocks of the page that are marked `<!-- run: engine -->`, and the files marked `<!-- file: name -->`. */
function readPage(): { readonly recipes: readonly Recipe[]; readonly files: Readonly<Record<string, string>> } {
  const recipes: Recipe[] = [];
  const files: Record<string, string> = {};
  let heading = '';
  const parts = /^## (.+)$|^<!-- (run|file): (\S+) -->\n```\w+\n([\s\S]*?\n)```$/gm;
  for (const [, title, what, name, text] of page.matchAll(parts)) {
    if (title !== undefined) heading = title;
    else if (what === 'run') recipes.push({ heading, engine: name!, script: text! });
    else files[name!] = text!;
  }
  return { recipes, files };
}

const { recipes, files } = readPage();
const PATH = [process.env.PATH, '/usr/sbin', '/sbin'].join(delimiter);

const hasProgram = (...names: readonly string[]): boolean =>
  names.every((name) => spawnSync('sh', ['-c', `command -v ${name}`], { env: { PATH } }).status === 0);

const canImport = (python: string, modules: string): boolean =>
  spawnSync(python, ['-c', `import ${modules}`], { env: { PATH } }).status === 0;

/** A Python that knows Dask, which may be another one than the first in the path. */
const dask = ['python3', '/usr/bin/python3'].find((python) => canImport(python, 'dask.bag, distributed'));

const has: Readonly<Record<string, boolean>> = {
  sh: true,
  split: hasProgram('split', 'xargs'),
  parallel: hasProgram('parallel'),
  slurm: hasProgram('munged', 'slurmctld', 'slurmd', 'sbatch'),
  dask: dask !== undefined,
  python: canImport('python3', 'json'),
};

/** Enough for several blocks under each engine. */
const CORPUS_BYTES = 3_000_000;
/** Times the input has to be repeated for threads to start. */
const COPIES = 6;

/** Records of two languages, and those that make trouble: errors, nothing but an id, lines that Python would cut. */
function corpus(): string {
  const lines: string[] = [];
  let bytes = 0;
  const sources = [recordsOf('hi'), recordsOf('en', { size: 6000 })];
  for (let number = 0; bytes < CORPUS_BYTES; number++) {
    const record: Record<string, unknown> = { ...sources[number % 2]!.next().value!, id: `story-${number}` };
    if (number % 100 === 7) record.text = number;
    if (number % 100 === 17) record.text = '';
    if (number % 100 === 27) record.text = 'One line.\u2028Another one.\u0085A third.\r\nA fourth.';
    if (number % 10 === 3) record.page = { number, names: ['ä', '\u2029'] };
    const line = JSON.stringify(record);
    lines.push(line);
    bytes += Buffer.byteLength(line) + 1;
  }
  return `${lines.join('\n')}\n`;
}

const root = mkdtempSync(join(tmpdir(), 'cleancopy-scale-'));
const bin = join(root, 'bin');
const slurm = join(root, 'slurm');
const crawl = join(root, 'crawl.jsonl');
let environment: NodeJS.ProcessEnv = {};
let reference = Buffer.alloc(0);

/** Run a script as the page says, in a directory with the input and the files of the page. */
function runRecipe(script: string): {
  readonly directory: string;
  readonly status: number | null;
  readonly err: string;
} {
  const directory = mkdtempSync(join(root, 'run-'));
  symlinkSync(crawl, join(directory, 'crawl.jsonl'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  const { status, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: directory,
    env: { ...environment, HOME: directory },
    timeout: 50_000,
  });
  return { directory, status, err: stderr.toString() };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const slurmScript = fileURLToPath(new URL('engines/slurm.sh', import.meta.url));

beforeAll(() => {
  mkdirSync(bin);
  writeFileSync(join(bin, 'cleancopy'), `#!/bin/sh\nexec '${process.execPath}' '${BINARY}' "$@"\n`);
  chmodSync(join(bin, 'cleancopy'), 0o755);
  if (dask !== undefined) {
    const path = execFileSync('sh', ['-c', `command -v ${dask}`], { env: { PATH } })
      .toString()
      .trim();
    writeFileSync(join(bin, 'python3'), `#!/bin/sh\nexec '${path}' "$@"\n`);
    chmodSync(join(bin, 'python3'), 0o755);
  }
  environment = { PATH: `${bin}${delimiter}${PATH}`, LANG: 'C.UTF-8' };
  writeFileSync(crawl, corpus());
  const { directory, status } = runRecipe('cleancopy --jobs 1 crawl.jsonl > clean.jsonl');
  expect(status).toBe(1);
  reference = readFileSync(join(directory, 'clean.jsonl'));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Where two outputs part, in words; nothing if they are the same. */
function difference(actual: Buffer, expected: Buffer): string | undefined {
  if (actual.equals(expected)) return undefined;
  const [mine, theirs] = [actual, expected].map((bytes) => bytes.toString().split('\n'));
  const line = theirs!.findIndex((each, index) => each !== mine![index]);
  return `${mine!.length} lines, not ${theirs!.length}; line ${line + 1} is ${mine![line]?.slice(0, 300)}`;
}

function checkRecipe(script: string): void {
  const { directory, status, err } = runRecipe(script);
  expect(status, err).toBe(0);
  expect(difference(readFileSync(join(directory, 'clean.jsonl')), reference)).toBeUndefined();
}

describe('the reference', () => {
  test('one line for each line, errors among them', () => {
    const count = readFileSync(crawl, 'utf8').split('\n').length;
    const lines = reference.toString().split('\n');
    expect(lines).toHaveLength(count);
    expect(lines.filter((line) => line.includes('"error":{"code":"E_RECORD"')).length).toBeGreaterThan(3);
  });

  test.each(['--jobs 2 many.jsonl', '--jobs 3 < many.jsonl'])('cleancopy %s gives the same bytes', (command) => {
    const many = Array(COPIES).fill('crawl.jsonl').join(' ');
    const { directory, err } = runRecipe(`cat ${many} > many.jsonl; cleancopy ${command} > clean.jsonl`);
    const expected = Buffer.concat(Array<Buffer>(COPIES).fill(reference));
    expect(difference(readFileSync(join(directory, 'clean.jsonl')), expected), err).toBeUndefined();
  });

  test('shards by record name records without an id as the whole run does', () => {
    const script = `
      { head -n 40 crawl.jsonl | sed 's/"id":"story-[0-9]*",//'; echo '{'; sed -n '41,60p' crawl.jsonl; } > some.jsonl
      cleancopy some.jsonl > whole.jsonl || [ $? -eq 1 ]
      for part in 1 2 3; do cleancopy --shard $part/3 some.jsonl > part.$part || [ $? -eq 1 ]; done
      paste -d '\\n' part.1 part.2 part.3 | sed '/^$/d' | cmp - whole.jsonl
      grep -q '"id":"some.jsonl#41","error":{"code":"E_JSON"' whole.jsonl`;
    const { status, err } = runRecipe(script);
    expect(status, err).toBe(0);
  });
});

for (const [engine, isThere] of Object.entries(has)) {
  const ours = recipes.filter((recipe) => recipe.engine === engine);
  if (!isThere)
    process.stderr.write(`test/scale.test.ts: ${engine} is not installed; ${ours.length} recipes are skipped\n`);
  describe.skipIf(!isThere)(`under ${engine}`, () => {
    if (engine === 'slurm') {
      beforeAll(async () => {
        const ports = [await freePort(), await freePort()];
        const { status, stderr } = spawnSync(slurmScript, ['start', slurm, ...ports.map(String)], { timeout: 40_000 });
        expect(status, stderr.toString()).toBe(0);
        environment.SLURM_CONF = join(slurm, 'slurm.conf');
      });
      afterAll(() => {
        if (existsSync(slurm)) execFileSync(slurmScript, ['stop', slurm]);
      });
    }
    test.each(ours.map((recipe, index) => [`${recipe.heading} (${index + 1})`, recipe.script] as const))(
      '%s gives the same bytes',
      (_label, script) => checkRecipe(script),
    );
  });
}

describe('the page', () => {
  test('has recipes for each engine that can be tested, and no others', () => {
    expect([...new Set(recipes.map(({ engine }) => engine))].sort()).toEqual(Object.keys(has).sort());
  });

  test('names only options that there are', () => {
    const help = execFileSync(process.execPath, [BINARY, '--help']).toString();
    const commands = page.match(/(?<!name=)cleancopy(?:\.js)? [^|`\n]*/g)!.join(' ');
    const options = new Set(commands.match(/--[a-z][a-z-]+/g));
    expect(options.size).toBeGreaterThan(5);
    expect([...options].filter((option) => !help.includes(option) && option !== '--stdio')).toEqual([]);
  });
});
