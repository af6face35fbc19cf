// Fuzzes the parsers for long: node scripts/fuzz.mjs [--runs N] [--seconds S] [--only name,…] [--log FILE]
// Each target gets N cases (default 1,000,000), or as many as there is time for; counts go to the log, so that a run
// that is started again goes on where the last one came to. The targets are those of test/fuzz-targets.ts.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import fc from 'fast-check';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: 'Infinity' },
    only: { type: 'string' },
    log: { type: 'string' },
  },
});
const wanted = Number(values.runs);
const end = performance.now() + Number(values.seconds) * 1000;
/** Cases of the first turn of a target; later ones get as many as fill a turn's time. */
const CHUNK = 500;
/** Time of a turn, in milliseconds: all targets get the same. */
const TURN = 2000;
const pace = new Map();
/** A case that takes longer has hung, in milliseconds. */
const CASE_MAX = 10_000;

/** Failures after which a target is left alone. */
const FAILURES_MAX = 3;

const folder = mkdtempSync(join(root, 'node_modules', '.fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const outfile = join(folder, 'targets.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['test/fuzz-targets.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  define: { __VERSION__: '"fuzz"' },
});
const { TARGETS } = await import(pathToFileURL(outfile));

const isLogged = values.log !== undefined && existsSync(values.log);
const counts = isLogged ? JSON.parse(readFileSync(values.log, 'utf8')) : {};
const targets = TARGETS.filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));
let failed = 0;

async function chunkOf({ name, cases, check }, count) {
  const row = counts[name] ?? { runs: 0, slowest: 0, failures: 0 };
  counts[name] = row;
  const seed = (Date.now() ^ (row.runs * 2654435761)) | 0;
  const timed = (value) => {
    const start = performance.now();
    const done = () => {
      const time = performance.now() - start;
      row.slowest = Math.max(row.slowest, Math.round(time));
      if (time > CASE_MAX) throw new Error(`a case took ${Math.round(time)} ms`);
    };
    const result = check(value);
    return result instanceof Promise ? result.then(done) : done();
  };
  const isAsync = check.constructor.name === 'AsyncFunction';
  const property = isAsync ? fc.asyncProperty(cases, timed) : fc.property(cases, timed);
  const result = await fc.check(property, { numRuns: count, seed });
  row.runs += result.numRuns;
  if (!result.failed) return;
  row.failures++;
  failed++;
  process.stdout.write(`\n${name}: seed ${result.seed}, path ${result.counterexamplePath}\n`);
  process.stdout.write(
    `${JSON.stringify(result.counterexample)}\n${result.errorInstance?.stack ?? result.errorInstance}\n`,
  );
}

// In turns, so that all have had the same time whenever it is up.
for (let isOver = false; !isOver; ) {
  isOver = true;
  for (const target of targets) {
    const left = wanted - (counts[target.name]?.runs ?? 0);
    if (left <= 0 || performance.now() > end || (counts[target.name]?.failures ?? 0) >= FAILURES_MAX) continue;
    isOver = false;
    const count = Math.min(pace.get(target.name) ?? CHUNK, left);
    const start = performance.now();
    await chunkOf(target, count);
    const rate = count / Math.max(1, performance.now() - start);
    pace.set(target.name, Math.max(CHUNK, Math.ceil(rate * TURN)));
    if (values.log !== undefined) writeFileSync(values.log, `${JSON.stringify(counts, null, 1)}\n`);
  }
}
process.stdout.write(`${JSON.stringify(counts, null, 1)}\n`);
process.exitCode = failed === 0 ? 0 : 1;
