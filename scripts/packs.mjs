/**
 * Write `src/packs/languages/index.ts`: every pack of the folder, sorted by code.
 *
 *     npm run packs
 *
 * A pack `zh-Hant.ts` exports `zhHant`.
 */
import { readdirSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/packs/languages/', import.meta.url);
const codes = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  .map((name) => name.slice(0, -'.ts'.length))
  .sort();
const nameOf = (code) => code.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

const imports = codes.map((code) => `import { ${nameOf(code)} } from './${code}.ts';`);
const names = codes.map(nameOf);
const short = `export const languages: readonly LanguagePack[] = [${names.join(', ')}];`;
// As the formatter breaks it: one line up to 120 characters, else one name a line.
const list =
  short.length <= 120
    ? short
    : `export const languages: readonly LanguagePack[] = [\n${names.map((name) => `  ${name},\n`).join('')}];`;

writeFileSync(
  new URL('index.ts', folder),
  `/**
 * Every language pack. Generated: \`npm run packs\` lists this folder anew. Do not edit by hand.
 */
import type { LanguagePack } from '../pack.ts';
${imports.join('\n')}

${list}
`,
);
