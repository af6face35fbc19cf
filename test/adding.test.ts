import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cleanText } from './helpers.ts';

const STORY =
  'PORTSMOUTH, March 3 (Quay Wire) - The ferry to the island will not sail this week, its owner said on Monday.';

test('an agency is one entry: nothing else has to know it', () => {
  const before = cleanText(STORY, { language: 'en' }).fields.agencies.map((agency) => agency.id);
  expect(before).not.toContain('quay-wire');
  const pack = { agencies: [{ id: 'quay-wire', name: 'Quay Wire', country: 'GB', aliases: ['Quay Wire'] }] };
  const { fields } = cleanText(STORY, { language: 'en', packs: [{ name: 'quay.json', data: pack }] });
  expect(fields.dateline?.agency).toBe('Quay Wire');
  expect(fields.source).toMatchObject({ name: 'Quay Wire', basis: 'dateline' });
});

test('a language is one file: the list of packs is made from the folder', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const index = join(root, 'src/packs/languages/index.ts');
  const before = readFileSync(index, 'utf8');
  const files = readdirSync(join(root, 'src/packs/languages')).filter((name) => name !== 'index.ts');
  for (const name of files) expect(before).toContain(`'./${name}'`);
  // Made anew it is the same: nothing in it was written by hand.
  execFileSync(process.execPath, [join(root, 'scripts/packs.mjs')], { cwd: root });
  expect(readFileSync(index, 'utf8')).toBe(before);
});
