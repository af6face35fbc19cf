// Which branches of src/ the tests reach, in their own process and in the programs that they start.
// node scripts/coverage.mjs [--missing] [test/a.test.ts …]
// The program is built with a source map and without a code cache for it, and built anew as usual at the end. What v8
// counted in each process is looked up at the place that the source map gives for each branch.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { generatedPositionFor, LEAST_UPPER_BOUND, TraceMap } from '@jridgewell/trace-mapping';
import { parseAst } from 'vitest/node';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values, positionals } = parseArgs({ options: { missing: { type: 'boolean' } }, allowPositionals: true });
const folder = mkdtempSync(join(tmpdir(), 'cleancopy-coverage-'));
const counts = join(folder, 'v8');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const build = (...args) => execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), ...args], { cwd: root });
build('--mapped');
const program = join(root, 'dist/cli.cjs');
const plain = readFileSync(join(root, 'dist/cli.plain.cjs'), 'utf8');
const length = readFileSync(program).length;
const map = new TraceMap(readFileSync(`${program}.map`, 'utf8'));
// They are no part of a package: the tests look.
for (const name of ['cli.cjs.map', 'cli.plain.cjs']) rmSync(join(root, 'dist', name));
spawnSync(
  'npx',
  [
    'vitest',
    'run',
    '--coverage.enabled',
    '--coverage.include=src/**/*.ts',
    '--coverage.reporter=json',
    '--coverage.reportOnFailure',
    `--coverage.reportsDirectory=${join(folder, 'own')}`,
    ...positionals,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_V8_COVERAGE: counts } },
);
build();

/** Offsets of the lines of the program before its other characters were written in ASCII, and how far those moved it. */
const lines = [0];
const moved = new Uint32Array(plain.length + 1);
for (let at = 0; at < plain.length; at++) {
  if (plain.charCodeAt(at) === 0x0a) lines.push(at + 1);
  moved[at + 1] = moved[at] + (plain.charCodeAt(at) > 0x7f ? 5 : 0);
}
const head = Module.wrap('').indexOf('{ ') + 2;
const sources = new Map(map.sources.map((name) => [resolve(root, 'dist', name), name]));

/** Instead of an offset. */
const NOWHERE = -1;

/** Where a place of a source is in `plain`. */
function plainOf(file, { line, column }) {
  const source = sources.get(file);
  if (source === undefined) return NOWHERE;
  const found = generatedPositionFor(map, { source, line, column, bias: LEAST_UPPER_BOUND });
  if (found.line === null) return NOWHERE;
  // A map leads to the start of a line, in front of its blanks.
  let at = lines[found.line - 1] + found.column;
  while (plain[at] === ' ') at++;
  return at;
}

/** Where a place of `plain` is in what v8 ran. */
const ranAt = (at) => (at < 0 ? NOWHERE : head + at + moved[at]);

/**
 * By the offset of each `if` of the program in `plain`: where its two branches are in what v8 ran, and what to take off what
 * is counted there. An `else` that is not written is taken as often as the `if` is asked and its first branch is not.
 */
const ifs = new Map();
function findIfs(node) {
  if (Array.isArray(node)) node.forEach(findIfs);
  if (typeof node?.type !== 'string') return;
  if (node.type === 'IfStatement') {
    const first = ranAt(node.consequent.start);
    const other =
      node.alternate === null
        ? { at: ranAt(node.start), minus: first }
        : { at: ranAt(node.alternate.start), minus: NOWHERE };
    ifs.set(node.start, [{ at: first, minus: NOWHERE }, other]);
  }
  for (const value of Object.values(node)) if (typeof value === 'object') findIfs(value);
}
findIfs(parseAst(plain, { lang: 'js' }).body);

/** Where the branches of one place of a source are, as in `ifs`; empty: not in the program. */
function placesOf(file, { type, loc, locations }) {
  if (type === 'if') return ifs.get(plainOf(file, loc.start)) ?? [];
  return locations.map(({ start }) => ({ at: ranAt(plainOf(file, start)), minus: NOWHERE }));
}

// Branches, with what the tests' own process counted.
const own = JSON.parse(readFileSync(join(folder, 'own/coverage-final.json'), 'utf8'));
const branches = [];
for (const [file, { branchMap, b }] of Object.entries(own)) {
  for (const [id, branch] of Object.entries(branchMap)) {
    const { type, loc, locations } = branch;
    const places = placesOf(file, branch);
    for (const [index, hits] of b[id].entries()) {
      const line = locations[index]?.start?.line ?? loc.start.line;
      const { at, minus } = places[index] ?? { at: NOWHERE, minus: NOWHERE };
      branches.push({ file, type, line, index, at, minus, isCovered: hits > 0 });
    }
  }
}

/** How often each character of the program ran, in one process. */
function paint(functions) {
  const painted = new Uint32Array(length + head + 10);
  for (const { ranges } of functions)
    for (const { startOffset, endOffset, count } of ranges) painted.fill(count, startOffset, endOffset);
  return painted;
}

const url = pathToFileURL(program).href;
const alone = branches.filter(({ isCovered }) => isCovered).length;
let processes = 0;
for (const name of readdirSync(counts)) {
  let result;
  try {
    ({ result } = JSON.parse(readFileSync(join(counts, name), 'utf8')));
  } catch {
    continue; // It was killed while it wrote.
  }
  for (const script of result) {
    if (script.url !== url) continue;
    processes++;
    const painted = paint(script.functions);
    for (const branch of branches) {
      if (branch.isCovered || branch.at < 0) continue;
      branch.isCovered = painted[branch.at] > (branch.minus < 0 ? 0 : painted[branch.minus]);
    }
  }
}

const isCommand = (file) => /\/src\/(?:run\/|cli[^/]*\.ts$|main\.ts$|packs\/command\.ts$)/.test(file);
const print = (text) => process.stdout.write(`${text}\n`);
print(`${processes} processes; ${alone} of ${branches.length} branches without them`);
for (const [part, isIn] of [
  ['the core', (file) => !isCommand(file)],
  ['the command and its runs', isCommand],
]) {
  const all = branches.filter(({ file }) => isIn(file));
  const covered = all.filter(({ isCovered }) => isCovered).length;
  print(`${part}: ${covered} of ${all.length} branches, ${((100 * covered) / all.length).toFixed(1)} %`);
}
if (values.missing) {
  for (const { file, type, line, index, isCovered } of branches) {
    if (isCovered) continue;
    const text = readFileSync(file, 'utf8').split('\n')[line - 1].trim();
    print(`${relative(root, file)}:${line} ${type} ${index}: ${text.slice(0, 120)}`);
  }
}
