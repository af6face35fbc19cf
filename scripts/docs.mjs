// Writes the pages under docs/ that are made from tables: `npm run docs`. With --check it only says what is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');

const { outputFiles } = await build({
  absWorkingDir: root,
  stdin: {
    contents: `
      import { ERRORS } from './src/errors.ts';
      import { agencies } from './src/packs/agencies.ts';
      import { languages } from './src/packs/languages/index.ts';
      import { languagesPage } from './src/packs/report.ts';
      export const pages = { 'docs/languages.md': languagesPage(languages, agencies) };
      export const errors = ERRORS;
    `,
    resolveDir: root,
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  logLevel: 'warning',
});
const { pages, errors } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

// A part of a page that is written by hand.
const page = readFileSync(join(root, 'docs/reliability.md'), 'utf8');
const rows = Object.entries(errors).map(([code, { exit, means }]) => `| \`${code}\` | ${exit} | ${means} |`);
const table = ['| code | exit | means |', '|---|---|---|', ...rows].join('\n');
pages['docs/reliability.md'] = page.replace(/(<!-- errors:[^>]*-->\n)[\s\S]*(<!-- \/errors -->)/, `$1${table}\n$2`);

let stale = 0;
for (const [path, text] of Object.entries(pages)) {
  let old = '';
  try {
    old = readFileSync(join(root, path), 'utf8');
  } catch {
    // The page is new.
  }
  if (old === text) continue;
  stale++;
  if (check) console.error(`${path} is stale: run npm run docs.`);
  else {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
process.exitCode = check && stale > 0 ? 1 : 0;
