import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explain } from '../src/render/explain.ts';
import { aboutRule, wordsOf } from '../src/render/reasons.ts';
import { cleanText } from './helpers.ts';

/** Names of rules in the code: whole, or by their end where the kind is put in front. */
function rulesInCode(): string[] {
  const found = new Set<string>();
  const src = new URL('../src/', import.meta.url);
  for (const step of ['judge', 'extract', 'parse'])
    for (const file of readdirSync(new URL(`${step}/`, src))) {
      const code = readFileSync(new URL(`${step}/${file}`, src), 'utf8');
      for (const [, name] of code.matchAll(/(?:rule|id)(?::| =) (?:[^\n']{1,60} \? )?['`]([^'`\n]+\/[^'`\n]+)['`]/g))
        found.add(name!);
      for (const [, name] of code.matchAll(/(?:claimOf|oddity|cut)\([^()]{1,80}'([a-z-]+\/[a-z-]+)'/g))
        found.add(name!);
      for (const [, name] of code.matchAll(/\? '([a-z-]+\/[a-z-]+)' : '[a-z-]+\/[a-z-]+'/g)) found.add(name!);
      for (const [, name] of code.matchAll(/\? '[a-z-]+\/[a-z-]+' : '([a-z-]+\/[a-z-]+)'/g)) found.add(name!);
    }
  return [...found]
    .map((name) => name.replace(/\$\{[^}]*phrase\.kind[^}]*\}|\$\{(?:kind|above)\}/, 'related'))
    .filter((name) => !name.includes('${'));
}

describe('every rule has its words', () => {
  const rules = rulesInCode();

  test('and all are looked at', () => {
    expect(rules.length).toBeGreaterThan(80);
    for (const rule of [
      'related/outside',
      'byline/cue',
      'text/control',
      'duplicate/deck',
      'dateline/wired-source',
      'bio/note',
    ])
      expect(rules).toContain(rule);
  });

  test.each(rules)('%s', (rule) => {
    const words = aboutRule(rule);
    expect(words, `src/render/reasons.ts says nothing about ${rule}`).toBeDefined();
    expect(words).toMatch(/\S+ \S+/);
    expect(words).not.toContain('/');
  });

  test('and no others', () => expect(aboutRule('byline/unheard-of')).toBeUndefined());
});

describe('evidence in words', () => {
  test('a phrase says what stood there and in which pack it is', () => {
    expect(wordsOf({ rule: 'related/phrase', weight: 1, detail: 'en/related/read more:' })).toBe(
      'says “read more:” (en)',
    );
    expect(wordsOf({ rule: 'app/phrase', weight: 1, detail: 'zh-Hant/app/* app' })).toBe('says “… app” (zh-Hant)');
  });

  test('a pattern of a user stays as it is, a rule without an example has its words', () => {
    expect(wordsOf({ rule: 'ad/pattern', weight: 1, detail: 'mine/ad/^Buy' })).toBe('mine/ad/^Buy');
    expect(wordsOf({ rule: 'byline/cue', weight: 1 })).toBe('a word such as “By” and names behind it');
    expect(wordsOf({ rule: 'sold/out', weight: 1 })).toBe('sold/out');
  });

  test('explain shows no bare name of a rule as the reason for a cut', () => {
    const shown = explain(
      cleanText(
        'Ferry to be mended before the winter\n\nBy Ann Lee\n\nNORTHPORT, May 3 (Reuters) - The harbour board said on Monday that the old ferry between the two islands would be mended.\n\nAlso read: Lighthouse keeper retires after 41 years\n\nEngineers found a crack in its ramp during a routine check, and the board has asked three yards for an offer.\n\n(Reporting by Ann Lee; Editing by Ray Moss)',
      ),
    );
    expect(shown).toContain('a word such as “By” and names behind it');
    expect(shown).toMatch(/says “also read:?” \(en\)/);
    for (const [, reason] of shown.matchAll(/ [+−]\d\.\d\d ([^·\n]+)/g))
      expect(reason!.trim()).not.toMatch(/^[a-z-]+\/[a-z-]+$/);
  });

  test('notes that say the same stand on one line, with the numbers of their blocks', () => {
    const shown = explain(
      cleanText(
        'The harbour board said on Monday that the old ferry between the two islands would be mended before the winter.\n\nBakers of the town to bring loaves and cakes to market on Sundays\n\nEngineers found a crack in its ramp during a routine check, and the board has asked three yards for an offer.\n\nChoirs of three villages rehearse a mass by candle light in June\n\nThe school on the smaller island will stay open in the meantime, the head teacher told parents on Tuesday.',
        { band: 'conservative' },
      ),
    );
    expect(shown.match(/^note related\/maybe: [^\n]+ \(blocks 2, 4\)$/gm)).toHaveLength(1);
  });
});
