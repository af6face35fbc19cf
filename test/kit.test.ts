/** What a kit holds of its languages, and that it comes to the same whatever it was asked before. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { createKit } from '../src/kit.ts';
import { languages } from '../src/packs/languages/index.ts';
import { settingsOf } from '../src/settings.ts';

const STORY =
  'पुणे, 4 मार्च (भाषा) नगर निगम ने पुराने पुल की मरम्मत का काम गुरुवार को शुरू कर दिया।\n\nयह भी पढ़ें: बाजार में भीड़ बढ़ी\n\nभाषा अमित';

test('a language that made room for others is the same when it is asked for again', () => {
  const kit = createKit();
  const before = kit.knowledge('hi');
  const article = clean({ id: 'a', format: 'text', text: STORY }, kit);
  for (const { language } of languages) kit.knowledge(language);
  const after = kit.knowledge('hi');
  expect(after.lexicon === before.lexicon).toBe(false);
  expect(Buffer.compare(after.lexicon.tables, before.lexicon.tables)).toBe(0);
  expect(after.lexicon.heads === before.lexicon.heads).toBe(true);
  expect(clean({ id: 'a', format: 'text', text: STORY }, kit)).toEqual(article);
});

test('a language that is in use is not compiled again', () => {
  const kit = createKit();
  const first = kit.knowledge('hi');
  expect(kit.knowledge('hi') === first).toBe(true);
  expect(kit.knowledge(null).lexicon === kit.knowledge('en').lexicon).toBe(true);
});

test('the tables of all languages take a few megabytes', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const kit = createKit();
  kit.knowledge('en');
  collect();
  const before = process.memoryUsage().arrayBuffers;
  for (const { language } of languages) kit.knowledge(language);
  collect();
  collect();
  // Half a megabyte each would be more than fifty.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(12e6);
  expect(kit.knowledge('hi').language).toBe('hi');
});

test('a pack of a user counts for its language, for what that is a kind of, or for all', () => {
  const story = 'A ponte do porto abriu de novo na segunda-feira, depois de onze meses de obras, disse o porto.';
  const textWith = (own: string, language: string): string => {
    const data = { name: 'x', language: own, phrases: [{ kind: 'related', text: 'mais no cais', at: 'line' }] };
    const kit = createKit(settingsOf({ language, packs: [{ name: 'x.json', data }] }));
    return clean({ id: 'a', format: 'text', text: `${story}\n\nMais no cais\n` }, kit).text;
  };
  for (const [own, language] of [
    ['pt', 'pt'],
    ['pt', 'pt-BR'],
    ['pt-BR', 'pt-BR'],
    ['*', 'pt'],
  ] as const)
    expect(textWith(own, language), `${own} in ${language}`).toBe(story);
  for (const [own, language] of [
    ['es', 'pt'],
    ['pt-BR', 'pt'],
  ] as const)
    expect(textWith(own, language), `${own} in ${language}`).toContain('Mais no cais');
});
