import { describe, expect, it } from 'vitest';
import { reachOf } from '../src/text/reach.ts';
import { firstsOf, foldTitle, mayFoldTo } from '../src/text/title.ts';

describe('reachOf', () => {
  it.each([
    ['plain', { hasPairs: false, hasDevanagari: false, astral: [] }],
    ['ein Stück, à la carte', { hasPairs: false, hasDevanagari: false, astral: [] }],
    ['cafÃ©', { hasPairs: true, hasDevanagari: false, astral: [] }],
    ['एक नदी', { hasPairs: false, hasDevanagari: true, astral: [] }],
    ['a😀b\ud800c😀', { hasPairs: false, hasDevanagari: false, astral: [1, 6] }],
    ['ends in é', { hasPairs: false, hasDevanagari: false, astral: [] }],
  ])('%s', (text, reach) => {
    expect(reachOf(text)).toEqual(reach);
  });
});

describe('mayFoldTo', () => {
  const firsts = firstsOf(['the ferry is late', '12 boats', 'übersee']);
  it.each([
    ['The ferry is late', true],
    ['  “the ferry”', true],
    ['… 12 boats', true],
    ['A ferry', false],
    ['34 boats', false],
    ['Übersee', true],
    ['—', true],
  ])('%s', (line, may) => {
    expect(mayFoldTo(firsts, line, 0, line.length)).toBe(may);
    if (!may) expect(['the ferry is late', '12 boats', 'übersee']).not.toContain(foldTitle(line));
  });
});
