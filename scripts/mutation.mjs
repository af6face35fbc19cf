// Mutation testing with Stryker, which is no dependency: a copy of the sources in a directory of its own, and Stryker
// installed there. Usage: node scripts/mutation.mjs [--files a.ts,b.ts] [--tests a,b] [--share 0.05] [--seed 1]
// --share draws that share of the lines at random; the same seed draws the same lines.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const STRYKER = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1'];
const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: 'src/clean.ts,src/assemble.ts,src/parse/xml.ts,src/run/record.ts' },
    tests: { type: 'string', default: 'run-record,same-source,repair,xml,properties' },
    share: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
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

const random = randomFrom(Number(values.seed));
const share = Number(values.share);
const mutate = values.files.split(',').flatMap((file) => {
  if (share >= 1) return [file];
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return lines.flatMap((_, index) => (random() < share ? [`${file}:${index + 1}-${index + 1}`] : []));
});

const cwd = mkdtempSync(join(tmpdir(), 'cleancopy-mutation-'));
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
for (const file of [...tracked, 'dist']) cpSync(join(root, file), join(cwd, file), { recursive: true });
// One file of tests: the modules are loaded once for each mutant.
const imports = values.tests.split(',').map((name) => `import './${name}.test.ts';\n`);
writeFileSync(join(cwd, 'test/all.test.ts'), imports.join(''));
writeFileSync(
  join(cwd, 'vitest.mutation.config.ts'),
  "export default { test: { include: ['test/all.test.ts'], testTimeout: 120_000 } };\n",
);
const config = {
  packageManager: 'npm',
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  ignoreStatic: true,
  timeoutMS: 20_000,
  // Stryker 9 cannot read it with the TypeScript that we use, and need not.
  tsconfigFile: 'none.json',
  reporters: ['clear-text', 'progress-append-only'],
  mutate,
};
writeFileSync(join(cwd, 'stryker.conf.json'), JSON.stringify(config));
const run = (command, args) => spawnSync(command, args, { cwd, stdio: 'inherit' }).status ?? 1;
process.stdout.write(`in ${cwd}\n`);
process.exitCode =
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']) ||
  run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', ...STRYKER]) ||
  run('npx', ['stryker', 'run', 'stryker.conf.json']);
