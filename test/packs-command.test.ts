/** `cleancopy packs`, in this process. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agencies } from '../src/packs/agencies.ts';
import { packsCommand } from '../src/packs/command.ts';
import { languages } from '../src/packs/languages/index.ts';
import { scratch } from './support/binary.ts';

test('lists what is known, when nothing is asked', () => {
  const { out, err, exit } = packsCommand([]);
  expect([err, exit]).toEqual(['', 0]);
  expect(out).toContain(`${languages.length} languages`);
  expect(out).toContain(`${agencies.length} agencies and houses`);
});

test.each(['--help', '-h'])('%s tells how it is used', (word) => {
  const { out, err, exit } = packsCommand([word]);
  expect([err, exit]).toEqual(['', 0]);
  expect(out).toContain('cleancopy packs check');
});

test.each([
  [['chekc'], 'knows "check" and nothing else, not "chekc"'],
  [['check'], 'needs at least one file'],
])('%j is refused', (words, message) => expect(() => packsCommand(words)).toThrow(message));

test('counts agencies of each kind', () => {
  const agency = (id: string, more: object) => ({ id, name: id, aliases: [`${id} news`], ...more });
  const agencies = [agency('pier', {}), agency('quay', { kind: 'house' }), agency('lock', { kind: 'agency' })];
  const root = scratch({ 'a.json': JSON.stringify({ name: 'a', language: 'en', agencies }) });
  expect(packsCommand(['check', join(root, 'a.json')])).toMatchObject({ err: '', exit: 0 });
  expect(packsCommand(['check', join(root, 'a.json')]).out).toContain('3 agencies');
});

test('checks each file, and says what is wrong where', () => {
  const good = { phrases: [{ kind: 'related', text: 'also on the pier', at: 'line' }] };
  const root = scratch({
    'good.json': JSON.stringify({ name: 'good', language: 'en', ...good }),
    'bad.json': JSON.stringify({ name: 'bad', language: 'en', phrases: [{ kind: 'no such kind', text: '' }] }),
    'broken.json': '{',
  });
  const at = (name: string): string => join(root, name);
  const well = packsCommand(['check', at('good.json')]);
  expect(well).toMatchObject({ err: '', exit: 0 });
  expect(well.out).toContain('good.json: 1 phrases, 0 cues, 0 agencies, 0 patterns, 0 sites: well');
  const both = packsCommand(['check', at('bad.json'), at('good.json')]);
  expect(both.exit).toBe(2);
  expect(both.err).toContain('bad.json');
  expect(both.out).toBe(well.out);
  expect(() => packsCommand(['check', at('broken.json')])).toThrow('is no valid JSON');
  expect(() => packsCommand(['check', at('none.json')])).toThrow('cannot be read');
});
