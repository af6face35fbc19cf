// Mutation testing of the core in one process: Stryker's instrumenter puts every mutant into the sources behind a switch, the
// tests that need no program of their own are bundled with them once, and each mutant is switched on for the tests that
// reach it, with their own assertions. A mutant is found where a test fails, throws or does not end.
//
//   node scripts/mutation.mjs [--files src/judge,src/clean.ts] [--tests extract,residue] [--share 0.05] [--seed 1]
//                             [--log run.json] [--again run.json]
//
// --share draws that share of the mutants at random, the same for the same seed. --log writes what became of each mutant,
// --again tries only those that a log has as not found. What is made when a module is loaded (patterns, tables) is not
// tried. The instrumenter is no dependency: it is installed into a directory of its own.
import { execFileSync, fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const INSTRUMENTER = '@stryker-mutator/instrumenter@9.6.1';
const TESTS = fileURLToPath(new URL('mutation-tests.mjs', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules/.mutation');
const CORE = [
  'src/clean.ts',
  'src/assemble.ts',
  'src/decode.ts',
  'src/decode-detect.ts',
  'src/decode-labels.ts',
  'src/repair.ts',
  'src/extract',
  'src/judge',
  'src/mend',
  'src/parse/plain.ts',
  'src/sweep',
  'src/text',
];
/** Tests of what the core does that need no program and no thread, nor the clock or luck. */
const CORE_TESTS = [
  ...[
    'extract',
    'residue',
    'asia',
    'europe',
    'indic',
    'probes',
    'dates',
    'agencies',
    'decode',
    'repair',
    'reasons',
    'records',
    'edges',
  ],
  ...[
    'same-source',
    'run-record',
    'xml',
    'html-samples',
    'html-pages',
    'html-container',
    'html-declared',
    'html-render',
    'html-verdicts',
    'line-verdicts',
  ],
  ...['assemble', 'characters', 'lexicon', 'mend', 'plain', 'wrapped'],
];
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: CORE.join() },
    tests: { type: 'string', default: CORE_TESTS.join() },
    share: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    log: { type: 'string' },
    again: { type: 'string' },
  },
});

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function loadInstrumenter() {
  const place = join(tmpdir(), 'cleancopy-mutation');
  if (!existsSync(join(place, 'node_modules/@stryker-mutator'))) {
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'package.json'), '{"private":true}');
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', INSTRUMENTER], { cwd: place });
  }
  const require = createRequire(join(place, 'package.json'));
  const { Instrumenter } = await import(pathToFileURL(require.resolve('@stryker-mutator/instrumenter')).href);
  const silent = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false };
  return new Instrumenter(silent);
}

const listFiles = (path) =>
  path.endsWith('.ts')
    ? [path]
    : readdirSync(join(root, path), { recursive: true })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(path, name));

/** The mutants, and the tests in one bundle with sources that hold them all. */
async function prepare() {
  const files = values.files.split(',').flatMap(listFiles);
  const instrumenter = await loadInstrumenter();
  const { files: instrumented, mutants } = await instrumenter.instrument(
    files.map((file) => ({ name: join(root, file), mutate: true, content: readFileSync(join(root, file), 'utf8') })),
    { plugins: null, excludedMutations: [], ignorers: [], noHeader: true },
  );
  const chosen = choose(mutants);
  const ids = new Set(chosen.map(({ id }) => id));
  const changed = new Map(instrumented.map(({ name, content }) => [name, switched(content, ids)]));
  const place = {
    name: 'instrumented sources that know where they were',
    setup({ onLoad }) {
      onLoad({ filter: /\.m?[jt]s$/ }, ({ path }) => {
        const contents = (changed.get(path) ?? readFileSync(path, 'utf8'))
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          .replaceAll('import.meta.dirname', JSON.stringify(join(path, '..')));
        return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
      });
    },
  };
  mkdirSync(folder, { recursive: true });
  const imports = values.tests
    .split(',')
    .map((name) => `globalThis.__file = '${name}';\nawait import('../../test/${name}.test.ts');\n`);
  writeFileSync(join(folder, 'entry.mjs'), imports.join(''));
  await build({
    entryPoints: [join(folder, 'entry.mjs')],
    outfile: join(folder, 'tests.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    packages: 'external',
    minifySyntax: true,
    alias: { vitest: TESTS },
    external: [TESTS],
    plugins: [place],
    logLevel: 'error',
  });
  return chosen;
}

/** Sources with the switches of some mutants; those of the others are taken out again, so that they cost no time. */
function switched(content, ids) {
  const list = (text) => text.match(/\d+/g).filter((id) => ids.has(id));
  return `import { state as mutation } from ${JSON.stringify(TESTS)};\n${content
    .replaceAll(/stryMutAct_9fa48\("(\d+)"\)/g, (_, id) =>
      ids.has(id) ? `(mutation.active === ${id} && mutation.hit())` : 'false',
    )
    .replaceAll(/stryCov_9fa48\(("\d+"(?:,\s*"\d+")*)\)/g, (_, text) =>
      list(text).length === 0 ? 'false' : `(mutation.isCounting && mutation.reached(${list(text)}))`,
    )}`;
}

/** A process with the tests in it. It answers each message with one. */
function startTester() {
  const child = fork(TESTS, [join(folder, 'tests.mjs')], {
    execArgv: ['--max-old-space-size=3000', '--stack-size=1500'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ask = (message, limit) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => end(undefined), limit);
      const end = (answer) => {
        clearTimeout(timer);
        child.off('message', end);
        child.off('exit', died);
        resolve(answer);
      };
      const died = () => end(undefined);
      child.on('message', end);
      child.on('exit', died);
      child.send(message);
    });
  return { ask, stop: () => child.kill('SIGKILL') };
}

const LIMIT = 60_000; // ms for the tests of one mutant
const FIRST_LIMIT = 600_000; // ms for all tests

/** What became of each mutant: found, lost (no test minds it), unreached, or fixed (made when the module is loaded). */
async function tryAll(mutants) {
  let tester = startTester();
  const first = await tester.ask({ kind: 'reach' }, FIRST_LIMIT);
  if (first === undefined) throw new Error('The tests did not end.');
  if (first.failed.length > 0) throw new Error(`These tests fail without a mutant: ${first.failed.join('; ')}`);
  print(`${first.count} tests in ${(first.time / 1000).toFixed(1)} s, ${(first.again / 1000).toFixed(1)} s when warm`);
  const results = [];
  for (const [index, mutant] of mutants.entries()) {
    const { id } = mutant;
    const tests = first.warm[id] ?? [];
    // Tests that made what others only use, such as a kit: there the mutant must be in from the start.
    const makers = (first.cold[id] ?? []).filter((test) => !tests.includes(test));
    let state = 'lost';
    if (tests.length + makers.length === 0) state = first.fixed.includes(id) ? 'fixed' : 'unreached';
    if (tests.length > 0) {
      const answer = await tester.ask({ kind: 'try', id, tests }, LIMIT);
      if (answer === undefined || answer.failed !== undefined) state = 'found';
      if (answer === undefined || answer.isSpoilt) {
        tester.stop();
        tester = startTester();
        await tester.ask({ kind: 'load' }, FIRST_LIMIT);
      }
    }
    if (state === 'lost' && makers.length > 0) {
      const fresh = startTester();
      const answer = await fresh.ask({ kind: 'try', id, tests: makers }, LIMIT);
      fresh.stop();
      if (answer?.failed !== undefined || answer === undefined) state = 'found';
    }
    results.push({ ...describeMutant(mutant), state, tests: tests.length + makers.length });
    if (index % 50 === 49) print(`${index + 1} of ${mutants.length}: ${scoreOf(results)}`);
    if (values.log) writeFileSync(values.log, JSON.stringify(results, null, 1));
  }
  tester.stop();
  return results;
}

const sources = new Map();
function describeMutant({ fileName, location, mutatorName, replacement }) {
  if (!sources.has(fileName)) sources.set(fileName, readFileSync(fileName, 'utf8').split('\n'));
  const lines = sources.get(fileName);
  const { start, end } = location;
  const line = lines[start.line];
  const original = start.line === end.line ? line.slice(start.column, end.column) : `${line.slice(start.column)} …`;
  return {
    file: relative(root, fileName),
    line: start.line + 1,
    column: start.column + 1,
    mutator: mutatorName,
    original: original.slice(0, 160),
    replacement: replacement.replace(/\s+/g, ' ').slice(0, 160),
  };
}

function scoreOf(results) {
  const count = (state) => results.filter((result) => result.state === state).length;
  const all = results.length - count('fixed');
  const reached = all - count('unreached');
  const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  return `${percent(count('found'), all)} of ${all} found, ${percent(count('found'), reached)} of the ${reached} that tests reach`;
}

const print = (text) => process.stdout.write(`${text}\n`);
const keyOf = ({ file, line, column, mutator, replacement }) => [file, line, column, mutator, replacement].join(':');

const random = randomFrom(Number(values.seed));
const share = Number(values.share);
const wanted = values.again
  ? new Set(
      JSON.parse(readFileSync(values.again, 'utf8'))
        .filter(({ state }) => state === 'lost' || state === 'unreached')
        .map(keyOf),
    )
  : undefined;
const choose = (mutants) =>
  mutants.filter((mutant) => random() < share && (wanted === undefined || wanted.has(keyOf(describeMutant(mutant)))));
const chosen = await prepare();
print(`${chosen.length} mutants`);
const results = await tryAll(chosen);
for (const { file, line, column, mutator, original, replacement, state } of results) {
  if (state !== 'lost' && state !== 'unreached') continue;
  print(`${state} ${file}:${line}:${column} ${mutator}: ${original}  →  ${replacement}`);
}
print('');
for (const file of [...new Set(results.map((result) => result.file))]) {
  print(`${file}: ${scoreOf(results.filter((result) => result.file === file))}`);
}
print(scoreOf(results));
