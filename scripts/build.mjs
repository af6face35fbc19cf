// Builds dist/: cli.cjs (the program in one file, with V8's code cache beside it), index.js and *.d.ts (the library).
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** For scripts/coverage.mjs: a program that says which line of which source each part of it comes from. */
const isMapped = process.argv.includes('--mapped');
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
// Built beside and renamed, so that a build never leaves half a program where a whole one was.
const fresh = join(root, `dist.${process.pid}.tmp`);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Packs as data: a run needs one or two languages of a hundred, and a program that holds them all takes three times as long
 * to start. The module that lists the packs is replaced by one that reads them from packs.json: everything that tells
 * languages apart at once, phrases and cues of a language when they are first asked for.
 */
async function packData() {
  const entry = join(root, 'src', 'packs', 'languages', 'index.ts');
  const bundled = await build({ ...plain, entryPoints: [entry], write: false, format: 'esm' });
  const { languages } = await import(`data:text/javascript,${encodeURIComponent(bundled.outputFiles[0].text)}`);
  const heads = [];
  const parts = [];
  let offset = 0;
  for (const { phrases, cues, ...head } of languages) {
    // Hundreds of phrases share a source: each is written once.
    const sources = [...new Set([...phrases, ...cues].map(({ source }) => source))];
    const numbers = new Map(sources.map((source, index) => [source, String(index)]));
    const numbered = (some) => some.map((one) => ('source' in one ? { ...one, source: numbers.get(one.source) } : one));
    const part = Buffer.from(`${JSON.stringify({ sources, phrases: numbered(phrases), cues: numbered(cues) })}\n`);
    heads.push({ ...head, part: [offset, part.length] });
    parts.push(part);
    offset += part.length;
  }
  const head = Buffer.from(`${JSON.stringify(heads)}\n`);
  return { data: Buffer.concat([head, ...parts]), headLength: head.length };
}

const lazyPacks = (headLength) => ({
  name: 'lazy-packs',
  setup({ onLoad }) {
    onLoad({ filter: /packs[/\\]languages[/\\]index\.ts$/ }, () => ({
      loader: 'js',
      resolveDir: join(root, 'src'),
      contents: `
        import { closeSync, openSync, readSync } from 'node:fs';
        const file = new URL('./packs.json', import.meta.url);
        function read(start, length) {
          const descriptor = openSync(file, 'r');
          try {
            const bytes = Buffer.allocUnsafe(length);
            for (let done = 0; done < length; ) {
              const count = readSync(descriptor, bytes, done, length - done, start + done);
              if (count === 0) throw new Error(file + ' is cut off: the installation is incomplete.');
              done += count;
            }
            return JSON.parse(bytes.toString());
          } finally {
            closeSync(descriptor);
          }
        }
        // The last one that was read: it is asked for both at once, and then only the lexicon made of them is needed.
        let last;
        let loaded;
        function lazily({ part, ...pack }) {
          function load() {
            if (last !== part) {
              loaded = read(${headLength} + part[0], part[1]);
              for (const one of loaded.phrases) one.source = loaded.sources[one.source];
              for (const one of loaded.cues) if ('source' in one) one.source = loaded.sources[one.source];
            }
            last = part;
            return loaded;
          }
          return Object.defineProperties(pack, {
            phrases: { enumerable: true, get: () => load().phrases },
            cues: { enumerable: true, get: () => load().cues },
          });
        }
        export const languages = read(0, ${headLength}).map(lazily);`,
    }));
  },
});

const plain = { absWorkingDir: root, bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };

const common = {
  ...plain,
  charset: 'ascii',
  legalComments: 'none',
  define: { __VERSION__: JSON.stringify(version) },
  // Loaded by createRequire at the first article that needs them.
  external: ['iconv-lite', 'jschardet', 're2js'],
};

async function buildProgram(plugins) {
  await build({
    ...common,
    plugins,
    entryPoints: ['src/main.ts'],
    outfile: join(fresh, 'cli.cjs'),
    format: 'cjs',
    // Names are kept: they stand in the stack traces of --debug.
    minifyWhitespace: !isMapped,
    minifySyntax: !isMapped,
    sourcemap: isMapped ? 'external' : false,
    banner: { js: 'const __moduleUrl=require("node:url").pathToFileURL(__filename).href;' },
    define: { ...common.define, 'import.meta.url': '__moduleUrl' },
  });
  const program = join(fresh, 'cli.cjs');
  if (isMapped) copyFileSync(program, join(fresh, 'cli.plain.cjs'));
  writeFileSync(program, inAscii(readFileSync(program, 'utf8')));
  copyFileSync(join(root, 'scripts', 'load.cjs'), join(fresh, 'load.cjs'));
}

/** What esbuild leaves beyond ASCII: the characters of regular expressions. load.cjs reads one byte a character. */
function inAscii(code) {
  const escaped = /\\[^\0-\x7f]/.exec(code);
  if (escaped !== null) throw new Error(`A backslash before ${escaped[0]} in a regular expression; leave it out.`);
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Lets the program run once on a sample, so that the cache holds the functions which a run needs. */
function buildCodeCache() {
  execFileSync(process.execPath, [join(root, 'scripts', 'code-cache.cjs'), fresh], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

async function buildLibrary(plugins) {
  await build({
    ...common,
    plugins,
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
  const { data, headLength } = await packData();
  writeFileSync(join(fresh, 'packs.json'), data);
  const plugins = [lazyPacks(headLength)];
  await Promise.all([buildProgram(plugins), buildLibrary(plugins)]);
  // Code from a cache does not count how often it ran.
  if (!isMapped) buildCodeCache();
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
