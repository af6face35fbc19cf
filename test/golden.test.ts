/**
 * Golden test: every story in samples/ through the built tool. out.json is what the tool gave last time and must give
 * again; expect.json is what a person says it should give. A miss that is known stands in samples/known-failures.json.
 */
import { describe, expect, test } from 'vitest';
import {
  checkRecord,
  checkSamples,
  expectationsOf,
  knownFailures,
  listSamples,
  printRecords,
  runSamples,
  sourcesOf,
  storedRecords,
} from '../scripts/golden.mjs';

const samples = listSamples();
const outputs = runSamples(samples);
const known = knownFailures();
const problems = checkSamples(samples, outputs);

/** The record that an expectation describes: what a perfect tool would give for this source. */
function perfectRecord(expected: Record<string, unknown>, source: string): Record<string, unknown> {
  const gone = Object.entries(expected.gone as Record<string, string[]>);
  const pieces = gone.flatMap(([kinds, list]) => list.map((piece) => ({ kind: kinds.split('|')[0]!, piece })));
  const points = [...source];
  const spans: { span: [number, number]; kind: string }[] = [];
  for (const { kind, piece } of pieces) {
    const span = findSpan(points, piece, spans);
    expect(span, `not in the input: ${piece}`).toBeDefined();
    spans.push({ span: span!, kind });
  }
  spans.sort((a, b) => a.span[0] - b.span[0]);
  let text = '';
  let from = 0;
  for (const { span } of spans) {
    text += points.slice(from, span[0]).join('');
    from = span[1];
  }
  text += points.slice(from).join('');
  const { dateline, byline } = expected as { dateline?: Record<string, unknown> | null; byline?: unknown };
  const desk = byline && !Array.isArray(byline) ? (byline as { desk: string }).desk : null;
  return {
    ...expected,
    byline: byline ? { raw: desk ?? '', names: desk === null ? byline : [] } : null,
    dateline: dateline ? { ...dateline, date: { ...dateline, iso: dateline.iso ?? null, implied: [] } } : null,
    agencies: expected.agencies ?? [],
    text: text.replace(/\u0003/g, '').trim(),
    removed: spans,
  };
}

/** The first free place of a piece in the source, white space taken as equal; a line of its own if there is one. */
function findSpan(
  source: readonly string[],
  piece: string,
  taken: readonly { span: [number, number] }[],
): [number, number] | undefined {
  const wanted = [...piece];
  const edge = (at: number): boolean => source[at] === undefined || source[at] === '\n' || source[at] === '\r';
  let inside: [number, number] | undefined;
  for (let start = 0; start < source.length; start++) {
    if (taken.some(({ span }) => start >= span[0] && start < span[1])) continue;
    let at = start;
    let matched = 0;
    while (matched < wanted.length && at < source.length) {
      if (source[at] === wanted[matched]) {
        at++;
        matched++;
      } else if (wanted[matched] === ' ' && /\s/.test(source[at]!)) {
        while (/\s/.test(source[at] ?? '')) at++;
        matched++;
      } else break;
    }
    if (matched !== wanted.length || /^\s$/.test(source[start]!)) continue;
    if (edge(start - 1) && edge(at)) return [start, at];
    inside ??= [start, at];
  }
  return inside;
}

describe('expectations', () => {
  // Line ends of the paragraphs that the pieces leave behind are compared as the tool's record is: see checkRecord.
  test.each(samples)('$name accounts for its whole input', (sample) => {
    const sources = sourcesOf(sample, outputs.get(sample.name)!);
    expectationsOf(sample).forEach((expected, index) => {
      expect(checkRecord(perfectRecord(expected, sources[index]!), expected, sources[index]!)).toEqual([]);
    });
  });

  test('what is not cleaned is found out', () => {
    const dirty = samples.filter((sample) => {
      const [source] = sourcesOf(sample, outputs.get(sample.name)!);
      const [expected] = expectationsOf(sample);
      if (Object.keys(expected!.gone as object).length === 0) return false;
      return (
        checkRecord({ ...perfectRecord(expected!, source!), text: source!, removed: [] }, expected!, source!).length ===
        0
      );
    });
    expect(dirty.map(({ name }) => name)).toEqual([]);
  });

  test('a lost paragraph is found out', () => {
    const blind = samples.filter((sample) => {
      const [source] = sourcesOf(sample, outputs.get(sample.name)!);
      const [expected] = expectationsOf(sample);
      const perfect = perfectRecord(expected!, source!);
      const text = perfect.text as string;
      const [, last] = (expected!.body as [string, string, number][]).at(-1)!;
      const cut = text.replace(/\s+/g, ' ').replace(last.replace(/\s+/g, ' '), '');
      return !checkRecord({ ...perfect, text: cut }, expected!, source!).some(({ check }) => check === 'body');
    });
    expect(blind.map(({ name }) => name)).toEqual([]);
  });
});

describe('golden records', () => {
  test.each(samples)('$name gives the record that is stored', (sample) => {
    const actual = printRecords(sample, outputs.get(sample.name)!);
    expect(actual, 'run `npm run golden -- -u`, then read `git diff samples`').toBe(storedRecords(sample));
  });
});

describe('the truth', () => {
  test.each(samples)('$name is as a person says it should be', ({ name }) => {
    const unexpected = problems.filter((one) => one.name === name && known[`${name} ${one.check}`] === undefined);
    const hint = 'mend the tool, or add `name check` with its reason to samples/known-failures.json';
    expect(
      unexpected.map(({ check, problem }) => `${check}: ${problem}`),
      hint,
    ).toEqual([]);
  });

  test('known failures still fail, and each has a reason', () => {
    const failing = new Set(problems.map(({ name, check }) => `${name} ${check}`));
    const mended = Object.keys(known).filter((key) => !failing.has(key));
    expect(mended, 'these fail no longer: `npm run golden -- -u` takes them out').toEqual([]);
    expect(Object.entries(known).filter(([, reason]) => reason.length < 20)).toEqual([]);
  });
});
