import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { createKit } from '../src/kit.ts';
import type { Article } from '../src/model.ts';

interface Case {
  readonly label: string;
  readonly language: string;
  readonly text: string;
  readonly expect: Record<string, unknown> | null;
}

const cases = (name: string): Case[] =>
  readFileSync(new URL(`cases/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const kits = new Map<string, ReturnType<typeof createKit>>();

function article({ text, language }: Case): Article {
  const kit = kits.get(language) ?? createKit({ language });
  kits.set(language, kit);
  return clean({ id: 'case', format: 'text', text }, kit);
}

const names = (cased: Case[]): [string, Case][] => cased.map((one) => [`${one.language}: ${one.label}`, one]);

describe('datelines', () => {
  test.each(names([...cases('dateline'), ...cases('dateline-world')]))('%s', (_, one) => {
    const { fields, removals } = article(one);
    if (one.expect === null) {
      expect(fields.dateline).toBeNull();
      expect(removals.filter(({ kind }) => kind === 'dateline')).toEqual([]);
      return;
    }
    const { raw, places, month, day, year, agency, calendar, byline } = one.expect;
    expect(fields.dateline).toMatchObject({
      raw,
      places: (places as [string, string | null][]).map(([name, region]) => ({ name, region })),
      date: { month, day, year, ...(calendar === undefined ? {} : { calendar }) },
      agency,
    });
    expect(
      removals.filter(({ kind }) => kind === 'dateline').map(({ start, end }) => one.text.slice(start, end)),
    ).toEqual([raw]);
    if (byline !== undefined) {
      const [printed, people] = byline as [string, string[]];
      expect(fields.byline).toEqual({ raw: printed, names: people });
    }
  });
});

describe('bylines', () => {
  test.each(names(cases('byline')))('%s', (_, one) => {
    const { fields, removals } = article(one);
    const cut = removals.filter(({ kind }) => kind === 'byline').map(({ start, end }) => one.text.slice(start, end));
    if (one.expect === null) {
      expect(fields.byline).toBeNull();
      expect(cut).toEqual([]);
      return;
    }
    const { raw, names: people, cut: gone } = one.expect;
    expect(fields.byline).toEqual({ raw, names: people });
    expect(cut.join('')).toBe(gone);
  });
});

describe('sign-offs', () => {
  const KINDS = new Set(['sign-off', 'agency', 'end-mark']);
  test.each(names(cases('signoff')))('%s', (_, one) => {
    const { fields, removals } = article(one);
    const cut = removals.filter(({ kind }) => KINDS.has(kind)).map(({ start, end }) => one.text.slice(start, end));
    const wanted = one.expect ?? { cut: '', codes: [], agencies: [], credits: [] };
    expect(cut.join('\n')).toBe(wanted.cut);
    expect(fields.agencyCodes).toEqual(wanted.codes);
    expect(fields.agencies.filter(({ role }) => role !== 'cited').map(({ id }) => id)).toEqual(wanted.agencies);
    expect(fields.credits.map(({ role, names: people }) => [role, people])).toEqual(wanted.credits);
  });
});

describe('cited agencies', () => {
  test.each(names(cases('cited')))('%s', (_, one) => {
    const { fields } = article(one);
    const cited = fields.agencies.filter(({ role }) => role === 'cited');
    expect(cited.map(({ id }) => id)).toEqual(one.expect);
    for (const { start, end, raw } of cited) expect(one.text.slice(start, end)).toBe(raw);
  });
});

describe('headlines of plain text', () => {
  test.each(names(cases('headline')))('%s', (_, one) => {
    const { fields, removals } = article(one);
    expect(fields.headline).toBe(one.expect);
    expect(removals.filter(({ kind }) => kind === 'headline')).toHaveLength(one.expect === null ? 0 : 1);
  });
});

describe('all rows of a text, with what stands just beside each rule', () => {
  test.each(names(cases('exact')))('%s', (_, one) => {
    const { fields, removals, text } = article(one);
    const found = {
      removed: removals.map(({ start, end, rule, confidence }) => [rule, confidence, one.text.slice(start, end)]),
      headline: fields.headline,
      byline: fields.byline?.names ?? null,
      codes: fields.agencyCodes,
      agencies: fields.agencies.map(({ id, role }) => [id, role]),
      credits: fields.credits.map(({ role, names: people }) => [role, people]),
    };
    const none = { headline: null, byline: null, codes: [], agencies: [], credits: [] };
    expect(found).toEqual({ ...none, ...one.expect });
    const kept = found.removed.reduce((rest, [, , piece]) => rest.replace(piece as string, ''), one.text);
    // A copy is cut where it stands the second time: what is left is the same.
    expect(text.replace(/\s/g, '')).toBe(kept.replace(/\s/g, ''));
  });
});
