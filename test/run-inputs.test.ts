/** Which files are read: directories, links, patterns. In this process, in a directory of its own each. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { baseOf } from '../src/run/glob.ts';
import { inputsOf } from '../src/run/inputs.ts';
import { scratch } from './support/binary.ts';

const NONE = { filesFrom: null, files0From: null };

/** The files below `root` that paths below it stand for, each with its error, if it has one. */
function found(root: string, ...paths: readonly string[]): string[] {
  return [...inputsOf({ ...NONE, paths: paths.map((path) => join(root, path)) })].map((input) => {
    const path = input.path.startsWith(root) ? input.path.slice(root.length + 1) : input.path;
    return 'error' in input ? `${path} ${input.error.code}` : path;
  });
}

/** Files, a folder, links to both, and one to nowhere. */
function tree(): string {
  const root = scratch({ 'a.txt': 'a', 'b/c.txt': 'c', 'b/d/e.txt': 'e', '.hidden/f.txt': 'f', 'g.html': 'g' });
  symlinkSync('a.txt', join(root, 'h.txt'));
  symlinkSync('b', join(root, 'i'));
  symlinkSync('nowhere', join(root, 'j.txt'));
  return root;
}

describe('directories', () => {
  test('are walked in the order of their bytes, links followed, but not in circles', () => {
    const root = tree();
    symlinkSync('..', join(root, 'b/k'));
    expect(found(root, '')).toEqual([
      '.hidden/f.txt',
      'a.txt',
      'b/c.txt',
      'b/d/e.txt',
      'b/k E_LOOP',
      'g.html',
      'h.txt',
      'i/c.txt',
      'i/d/e.txt',
      'i/k E_LOOP',
      'j.txt E_NOT_FOUND',
    ]);
  });

  test('what is no file is left out there, and read if it is named', () => {
    const root = scratch({ 'a.txt': 'a' });
    symlinkSync('/dev/null', join(root, 'null'));
    expect(found(root, '')).toEqual(['a.txt']);
    expect(found(root, 'null')).toEqual(['null']);
  });
});

describe('patterns', () => {
  test.each([
    ['*.txt', ['a.txt', 'h.txt', 'j.txt E_NOT_FOUND']],
    ['*', ['a.txt', 'b/c.txt', 'b/d/e.txt', 'g.html', 'h.txt', 'i/c.txt', 'i/d/e.txt', 'j.txt E_NOT_FOUND']],
    ['b/*', ['b/c.txt', 'b/d/e.txt']],
    ['*/c.txt', ['b/c.txt', 'i/c.txt']],
    ['*/d/*.txt', ['b/d/e.txt', 'i/d/e.txt']],
    ['**/*.txt', ['a.txt', 'h.txt', 'j.txt E_NOT_FOUND', 'b/c.txt', 'b/d/e.txt']],
    ['**', ['a.txt', 'b/c.txt', 'b/d/e.txt', 'g.html', 'h.txt', 'i/c.txt', 'i/d/e.txt', 'j.txt E_NOT_FOUND']],
    ['b/**/e.txt', ['b/d/e.txt']],
    ['{a,g}.*', ['a.txt', 'g.html']],
    // Twice the same file is one input.
    ['{a,a,?}.txt', ['a.txt', 'h.txt', 'j.txt E_NOT_FOUND']],
    ['.hidden/*', ['.hidden/f.txt']],
    ['a.txt/*', ['a.txt/* E_NO_MATCH']],
    ['nowhere/*', ['nowhere/* E_NO_MATCH']],
    ['*.md', ['*.md E_NO_MATCH']],
  ])('%s', (pattern, paths) => {
    expect(found(tree(), pattern)).toEqual(paths);
  });

  test('a directory whose name is no folder’s is none of theirs', () => {
    const root = scratch({ 'a/b.txt': 'b', 'c.txt': 'c' });
    mkdirSync(join(root, 'd.txt'));
    expect(found(root, '*.txt')).toEqual(['c.txt']);
    expect(found(root, '*/b.txt')).toEqual(['a/b.txt']);
  });

  test('begin where their first special part does', () => {
    expect(['/*.txt', '*.txt', 'a/b*/c', '/a/b/[c]'].map(baseOf)).toEqual(['/', '.', 'a', '/a/b']);
  });

  test('of nothing match nothing', () => {
    expect([...inputsOf({ ...NONE, paths: ['{,}'] })].map((input) => 'error' in input && input.error.code)).toEqual([
      'E_NO_MATCH',
    ]);
  });

  test('a pipe in a folder is no article, for a pattern neither', () => {
    const root = scratch({ 'a.txt': 'a' });
    if (spawnSync('mkfifo', [join(root, 'b.txt')]).status !== 0) return;
    expect(found(root, '')).toEqual(['a.txt']);
    expect(found(root, '*.txt')).toEqual(['a.txt']);
  });

  test('a folder that cannot be read is told of, a file in its place is none', () => {
    const root = scratch({ 'a/b.txt': 'b', 'm.txt': 'm' });
    symlinkSync('me', join(root, 'me'));
    expect(found(root, 'm*/x*')).toEqual(['me E_LOOP']);
    expect(found(root, '{a,m.txt}/*')).toEqual(['a/b.txt']);
  });
});
