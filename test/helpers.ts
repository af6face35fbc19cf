/** Shared by the tests: clean a text in one call, read cases. */
import { readFileSync } from 'node:fs';
import { clean } from '../src/clean.ts';
import { createKit, type Kit } from '../src/kit.ts';
import type { Article } from '../src/model.ts';
import type { Settings } from '../src/settings.ts';

const kits = new Map<string, Kit>();

/** A kit for some settings; one per different settings. */
export function kitOf(settings: Partial<Settings> = {}): Kit {
  const key = JSON.stringify(settings);
  let kit = kits.get(key);
  if (kit === undefined) {
    kit = createKit(settings);
    kits.set(key, kit);
  }
  return kit;
}

/** Clean a plain text. */
export function cleanText(text: string, settings: Partial<Settings> = {}): Article {
  return clean({ id: 'test', format: 'text', text }, kitOf(settings));
}

/** Lines of a JSONL file beside the tests. */
export function cases<T>(name: string): T[] {
  const text = readFileSync(new URL(`./cases/${name}.jsonl`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
