/**
 * Every regular expression of src/, literal or built, takes time that grows no faster than its input: measured on
 * strings made to hurt it. What is not linear is listed below with the reason why it may be so.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import jsTokens from 'js-tokens';
import { beforeAll, describe, expect, test } from 'vitest';

const SOURCES = join(fileURLToPath(new URL('.', import.meta.url)), '..', 'src');

/** Not linear, and harmless: what they see is short. */
const EXCUSED: Readonly<Record<string, string>> = {
  '/\\s*\\/{1,2}\\s*/u': 'extract/signoff.ts: a line of at most 40 characters',
};

interface Found {
  readonly file: string;
  readonly value: string;
}

/** Literals of all sources, each once. */
function literals(): Found[] {
  const found = new Map<string, string>();
  for (const file of readdirSync(SOURCES, { recursive: true }) as string[]) {
    if (!file.endsWith('.ts')) continue;
    const { code } = transformSync(readFileSync(join(SOURCES, file), 'utf8'), { loader: 'ts', charset: 'utf8' });
    for (const { type, value } of jsTokens(code)) if (type === 'RegularExpressionLiteral') found.set(value, file);
  }
  return [...found].map(([value, file]) => ({ value, file }));
}

/** Expressions that are built when the program loads, or when it first does its work. */
async function built(): Promise<Found[]> {
  const made = new Map<string, string>();
  const Original = globalThis.RegExp;
  const note = (made_: RegExp): RegExp => {
    made.set(String(made_), 'built');
    return made_;
  };
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, args, self) => note(Reflect.construct(target, args, self) as RegExp),
    apply: (target, self, args) => note(Reflect.apply(target, self, args) as RegExp),
  });
  try {
    const { clean, createKit } = await import('../src/index.ts');
    const kit = createKit();
    for (const text of [
      'LONDON, March 3 (Reuters) - The bridge\x00 is closed.',
      '新华社北京7月2日电 大桥。',
      'नई दिल्ली, 3 मई (भाषा) पुल।',
    ]) {
      clean({ id: 'a', format: 'text', text }, kit);
      clean({ id: 'a', format: 'html', text: `<p>${text}</p>` }, kit);
    }
    await import('../src/run/run.ts');
    await import('../src/run/report.ts');
  } finally {
    globalThis.RegExp = Original;
  }
  return [...made].map(([value, file]) => ({ value, file }));
}

const COMMON = [' ', 'a', 'A', '0', '\t', '\n', '"', '<', '-', '.', ',', '(', 'é', 'न', '\u0301', '/', '&'];
const OWN_MAX = 50;
const PAIRED_MAX = 18;
const TAILS_MAX = 12;

interface Attack {
  readonly pump: string;
  readonly tail: string;
}

/** An end that no expression fits. */
const BITTER_END = '\0!';

/**
 * What may hurt an expression: its own words and characters, some that classes stand for, and pairs of them, again and
 * again; then an end that does not fit, alone or after a piece that the expression asks for (the engine looks for such a
 * piece first, and does not begin without it).
 */
function attacksOn(source: string): Attack[] {
  const pieces = new Set<string>();
  const plain = source.replace(/\\[pP]\{[^}]*\}|\\u\{?[0-9a-fA-F]+\}?|\\x[0-9a-f]{2}|\\[a-zA-Z]/g, ' ');
  for (const word of plain.match(/[\p{L}\p{N}]{2,}/gu) ?? []) pieces.add(word);
  for (const character of plain) if (!'\\^$*+?()[]{}|'.includes(character)) pieces.add(character);
  for (const [, character] of source.matchAll(/\\([^a-zA-Z0-9])/g)) pieces.add(character!);
  for (const [, unit] of source.matchAll(/\\u\{?([0-9a-fA-F]{4,6})/g))
    pieces.add(String.fromCodePoint(Number.parseInt(unit!, 16)));
  const own = [...pieces].slice(0, OWN_MAX);
  const single = [...new Set([...own, ...COMMON])];
  const paired = single.slice(0, PAIRED_MAX);
  const pairs = paired.flatMap((one) => paired.filter((two) => two !== one).map((two) => one + two));
  const tails = ['', BITTER_END, ...own.slice(0, TAILS_MAX).map((piece) => piece + BITTER_END)];
  return [
    ...single.flatMap((pump) => tails.map((tail) => ({ pump, tail }))),
    ...pairs.flatMap((pump) => tails.slice(0, 3).map((tail) => ({ pump, tail }))),
  ];
}

function timeOf(expression: RegExp, text: string): number {
  expression.lastIndex = 0;
  const start = performance.now();
  expression.exec(text);
  return performance.now() - start;
}

const leastOf = (expression: RegExp, text: string, times: number): number =>
  Math.min(...Array.from({ length: times }, () => timeOf(expression, text)));

const textOf = (pump: string, size: number): string => pump.repeat(Math.ceil(size / pump.length));

/** Exponential expressions show on short texts, and must: on longer ones they would never end. */
const SHORT_SIZES = [12, 16, 20, 24, 48, 200, 1000];
const SHORT_MAX = 5; // ms; linear ones take some microseconds
/** A first look: quadratic expressions take some 15 ms for so many characters, linear ones a hundredth of that. */
const FIRST_SIZE = 6000;
const FIRST_MAX = 2; // ms
const SIZE = 100_000;
/** Doubling the input may take so much more time. */
const GROWTH_MAX = 2.5;
/** What is over so soon is linear, whatever the clock says, in milliseconds. */
const SOON = 10;

/** Thrice, because the clock of a busy machine lies. */
function isSlow(expression: RegExp, text: string, most: number): boolean {
  return timeOf(expression, text) > most && timeOf(expression, text) > most && timeOf(expression, text) > most;
}

/** The text on which the time of an expression grows too fast, if there is one. */
function weakness(value: string): string | undefined {
  const end = value.lastIndexOf('/');
  // Sticky and global are about where a search begins, not what it costs.
  const expression = new RegExp(value.slice(1, end), value.slice(end + 1).replace('g', ''));
  for (const { pump, tail } of attacksOn(value.slice(1, end))) {
    const hung = SHORT_SIZES.find((size) => isSlow(expression, textOf(pump, size) + tail, SHORT_MAX));
    if (hung !== undefined) return `${JSON.stringify(pump)} × ${hung} and ${JSON.stringify(tail)}`;
    if (!isSlow(expression, textOf(pump, FIRST_SIZE) + tail, FIRST_MAX)) continue;
    // Slow enough for a second look, in steps: the last may take minutes for what the first shows.
    for (let size = FIRST_SIZE; size < SIZE; size *= 2) {
      const once = leastOf(expression, textOf(pump, size) + tail, 3);
      const twice = leastOf(expression, textOf(pump, size * 2) + tail, 3);
      if (twice > SOON && twice > once * GROWTH_MAX) {
        return `${JSON.stringify(pump)} × ${size}: ${once.toFixed(1)} ms, twice as long: ${twice.toFixed(1)} ms`;
      }
    }
  }
  return undefined;
}

let found: readonly Found[];
// It loads all packs with every new expression noted: seconds, and on a busy machine many.
beforeAll(async () => {
  found = [...literals(), ...(await built())];
}, 300_000);

describe('regular expressions', () => {
  test('are found', () => {
    expect(found.length).toBeGreaterThan(150);
    expect(found.filter(({ file }) => file === 'built').length).toBeGreaterThan(5);
    for (const value of Object.keys(EXCUSED)) expect(found.map((one) => one.value)).toContain(value);
  });

  test('are linear', () => {
    const weak = found
      .filter(({ value }) => EXCUSED[value] === undefined)
      .flatMap(({ value, file }) => {
        const why = weakness(value);
        return why === undefined ? [] : [`${file}: ${value} on ${why}`];
      });
    expect(weak).toEqual([]);
  }, 300_000);

  test('that are not would be found', () => {
    for (const value of [
      '/(?:a+)+$/',
      '/[a-z]+@/i',
      '/^(?:a|b|ab)*c/',
      '/[\\s,;–-]+$/',
      '/\\s*[,;]\\s*/',
      '/\\/+$/',
      '/\\s+$/',
      '/(\\w+\\s?)*—$/',
      '/^(a|a)*$/',
    ])
      expect(weakness(value), value).toBeDefined();
    for (const value of ['/^\\s{0,9}by/i', '/[a-z]{1,9}@/', '/\\d\\d/']) expect(weakness(value)).toBeUndefined();
  }, 300_000);
});
