import { expect, test } from 'vitest';
import { cases, cleanText } from './helpers.ts';

/**
 * Short stories in many languages with residue in odd places and body lines that look like it. Each line of a case opens
 * with its sign: `+` the author's, `-` residue.
 */
interface Probe {
  readonly language: string;
  readonly lines: readonly string[];
}

const probes = cases<Probe>('probes');

test('there are forty, in twenty languages and more', () => {
  expect(probes.length).toBeGreaterThanOrEqual(40);
  expect(new Set(probes.map(({ language }) => language)).size).toBeGreaterThanOrEqual(20);
});

test.each(probes.map((probe, index) => [`${probe.language} ${index + 1}`, probe] as const))(
  '%s',
  (_name, { lines }) => {
    const article = cleanText(lines.map((line) => line.slice(1)).join('\n\n'));
    const left = article.text.split('\n').filter(Boolean);
    const all = [article.fields.headline ?? '', ...left].join('\n');
    const wanted = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1));
    expect(wanted.filter((line) => !all.includes(line))).toEqual([]);
    const residue = lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1));
    expect(residue.filter((line) => left.includes(line))).toEqual([]);
  },
);
