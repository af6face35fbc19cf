// Builds dist/: cli.cjs (the program in one file, with V8's code cache beside it), index.js and *.d.ts (the library).
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
// Built beside and renamed, so that a build never leaves half a program where a whole one was.
const fresh = join(root, `dist.${process.pid}.tmp`);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  charset: 'ascii',
  logLevel: 'warning',
  legalComments: 'none',
  define: { __VERSION__: JSON.stringify(version) },
  // Loaded by createRequire at the first article that needs them.
  external: ['iconv-lite', 'jschardet', 're2js'],
};

async function buildProgram() {
  await build({
    ...common,
    entryPoints: ['src/main.ts'],
    outfile: join(fresh, 'cli.cjs'),
    format: 'cjs',
    // Names are kept: they stand in the stack traces of --debug.
    minifyWhitespace: true,
    minifySyntax: true,
    banner: { js: 'const __moduleUrl=require("node:url").pathToFileURL(__filename).href;' },
    define: { ...common.define, 'import.meta.url': '__moduleUrl' },
  });
  copyFileSync(join(root, 'scripts', 'load.cjs'), join(fresh, 'load.cjs'));
}

/** Lets the program run once on a sample, so that the cache holds the functions which a run needs. */
function buildCodeCache() {
  execFileSync(process.execPath, [join(root, 'scripts', 'code-cache.cjs'), fresh], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

async function buildLibrary() {
  await build({
    ...common,
    entryPoints: ['src/index.ts'],
    outfile: join(fresh, 'index.js'),
    format: 'esm',
    packages: 'external',
  });
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', fresh], {
    stdio: 'inherit',
  });
}

rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
try {
  await Promise.all([buildProgram(), buildLibrary()]);
  buildCodeCache();
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
