/**
 * `cleancopy packs` and `cleancopy packs check FILE…`.
 */
import { readFileSync } from 'node:fs';
import { CleanError, EXIT } from '../errors.ts';
import { printable } from '../render/paint.ts';
import type { PackSource } from '../settings.ts';
import { agencies } from './agencies.ts';
import { inspectPack, problemLine } from './check.ts';
import { languages } from './languages/index.ts';
import { listPacks } from './report.ts';

export const PACKS_HELP = `Usage: cleancopy packs
       cleancopy packs check FILE…

List the languages and agencies that are known, with counts; or check packs of your own.
A pack is a JSON file with any of: language, phrases, cues, agencies, patterns, sites. docs/packs.md describes it.
`;

export interface CommandOutcome {
  readonly out: string;
  readonly err: string;
  readonly exit: number;
}

/** Read a pack.
 *
 * @throws CleanError E_PACK when the file cannot be read or is no JSON.
 */
export function readPack(path: string): PackSource {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CleanError('E_PACK', `The pack cannot be read: ${(error as Error).message}.`, { file: path });
  }
  try {
    return { name: path, data: JSON.parse(text), text };
  } catch (error) {
    throw new CleanError('E_PACK', `The pack is no valid JSON: ${(error as Error).message}.`, { file: path });
  }
}

/** Run the command with the words after `packs`. */
export function packsCommand(words: readonly string[]): CommandOutcome {
  const [verb, ...files] = words;
  if (verb === '--help' || verb === '-h') return { out: PACKS_HELP, err: '', exit: EXIT.ok };
  if (verb === undefined) return { out: listPacks(languages, agencies), err: '', exit: EXIT.ok };
  if (verb !== 'check')
    throw new CleanError('E_USAGE', `cleancopy packs knows "check" and nothing else, not "${verb}".`);
  if (files.length === 0) throw new CleanError('E_USAGE', 'cleancopy packs check needs at least one file.');
  let out = '';
  let err = '';
  for (const file of files) {
    const { pack, problems } = inspectPack(readPack(file));
    if (problems.length > 0) err += problems.map((problem) => `${printable(problemLine(file, problem))}\n`).join('');
    else
      out += `${printable(file)}: ${pack.phrases.length} phrases, ${pack.cues.length} cues, ${pack.agencies.length} agencies, ${pack.patterns.length} patterns, ${pack.sites.length} sites: well\n`;
  }
  return { out, err, exit: err === '' ? EXIT.ok : EXIT.usage };
}
