/**
 * Which files are read: paths, directories, patterns, lists of paths. In order, directories by the bytes of their
 * names, whatever the locale or the file system says.
 */
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { CleanError } from '../errors.ts';
import { baseOf, expandBraces, isPattern, matchesName } from './glob.ts';
import { isTemporaryName } from './output.ts';
import { inputError } from './source.ts';

/** An input, or the reason why there is none. */
export type Input =
  | {
      /** `-` is standard input. */
      readonly path: string;
      /** Where its output goes below an output directory: never absolute, never upwards. */
      readonly name: string;
      /** False: it may be a FIFO or a device and must be read as a stream. */
      readonly isRegular: boolean;
    }
  | { readonly path: string; readonly error: CleanError };

/** Byte order, which for JavaScript strings is not `<`: surrogates would sort before U+E000. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function joined(directory: string, name: string): string {
  if (directory === '.') return name;
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`;
}

/** The last parts of a path that lead nowhere but down. */
export function safeName(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.slice(parts.lastIndexOf('..') + 1).join('/');
}

function nameIn(root: string, path: string): string {
  return safeName(root === '.' ? path : path.slice(root.length));
}

/** Everything below a directory, sorted. A link that leads back to where we came from is reported, not followed. */
function* walk(directory: string, root: string, trail: readonly string[]): Generator<Input> {
  let entries: Dirent[];
  let real: string;
  try {
    real = realpathSync(directory);
    entries = readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    yield { path: directory, error: inputError(error, directory) };
    return;
  }
  if (trail.includes(real)) {
    const message = 'A symbolic link leads back to a directory above it.';
    yield { path: directory, error: new CleanError('E_LOOP', message, { file: directory }) };
    return;
  }
  const inside = [...trail, real];
  entries.sort((a, b) => compareBytes(a.name, b.name));
  for (const entry of entries) {
    // A file that this run, or one that died, is about to put in its place.
    if (isTemporaryName(entry.name)) continue;
    const path = joined(directory, entry.name);
    if (entry.isDirectory()) yield* walk(path, root, inside);
    else if (entry.isFile()) yield { path, name: nameIn(root, path), isRegular: true };
    else if (entry.isSymbolicLink()) yield* linked(path, root, inside);
    // Sockets, devices and FIFOs of a directory are not articles; reading them could last for ever.
  }
}

function* linked(path: string, root: string, trail: readonly string[]): Generator<Input> {
  try {
    const status = statSync(path);
    if (status.isDirectory()) yield* walk(path, root, trail);
    else if (status.isFile()) yield { path, name: nameIn(root, path), isRegular: true };
  } catch (error) {
    yield { path, error: inputError(error, path) };
  }
}

/** Files below a directory that fit the parts of a pattern. */
function* matching(directory: string, parts: readonly string[], root: string): Generator<Input> {
  const [part, ...rest] = parts;
  if (part === undefined) return;
  if (!isPattern(part) && rest.length > 0) {
    yield* matching(joined(directory, part), rest, root);
    return;
  }
  if (part === '**') {
    // No directory, or one more.
    yield* matching(directory, rest.length === 0 ? ['*'] : rest, root);
  }
  let entries: Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') yield { path: directory, error: inputError(error, directory) };
    return;
  }
  entries.sort((a, b) => compareBytes(a.name, b.name));
  for (const entry of entries) {
    const path = joined(directory, entry.name);
    if (part === '**') {
      // Links are not followed by `**`: they may lead in circles.
      if (entry.isDirectory() && !entry.name.startsWith('.')) yield* matching(path, parts, root);
    } else if (matchesName(part, entry.name)) {
      if (rest.length > 0) {
        if (!entry.isFile()) yield* matching(path, rest, root);
      } else if (entry.isFile()) yield { path, name: nameIn(root, path), isRegular: true };
      else if (entry.isDirectory()) yield* walk(path, root, []);
      else if (entry.isSymbolicLink()) yield* linked(path, root, []);
    }
  }
}

function* globbed(pattern: string): Generator<Input> {
  let found = 0;
  const seen = new Set<string>();
  for (const single of expandBraces(pattern)) {
    const base = isPattern(single) ? baseOf(single) : '.';
    const parts = single.split('/').filter((part) => part !== '');
    const depth = base === '.' ? 0 : base.split('/').filter((part) => part !== '').length;
    for (const input of matching(base, parts.slice(depth), base)) {
      if (seen.has(input.path)) continue;
      seen.add(input.path);
      found++;
      yield input;
    }
  }
  if (found === 0) {
    yield { path: pattern, error: new CleanError('E_NO_MATCH', 'The pattern matches no file.', { file: pattern }) };
  }
}

/** One path of the command line or of a list. */
function* inputsAt(path: string, mayBePattern: boolean): Generator<Input> {
  if (path === '-') {
    yield { path, name: 'stdin', isRegular: false };
    return;
  }
  let status: ReturnType<typeof statSync>;
  try {
    status = statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A file whose name has brackets in it is a file; only what is none can be a pattern.
    if (mayBePattern && isPattern(path) && (code === 'ENOENT' || code === 'ENOTDIR')) yield* globbed(path);
    else yield { path, error: inputError(error, path) };
    return;
  }
  if (status.isDirectory()) yield* walk(path, path, []);
  else yield { path, name: safeName(path), isRegular: status.isFile() };
}

/** Paths of a list, separated by line feeds or NULs. */
function* listed(file: string, separator: '\n' | '\0'): Generator<Input> {
  let list: string;
  try {
    list = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw inputError(error, file);
  }
  for (const path of list.split(separator)) {
    if (path !== '') yield* inputsAt(path, false);
  }
}

export interface InputOptions {
  readonly paths: readonly string[];
  /** A list of paths, one a line. */
  readonly filesFrom: string | null;
  /** A list of paths, separated by NULs. */
  readonly files0From: string | null;
}

/**
 * All inputs in order: lists first, then the paths of the command line. Nothing is held but the directories on the way.
 *
 * @throws CleanError if a list itself cannot be read.
 */
export function* inputsOf({ paths, filesFrom, files0From }: InputOptions): Generator<Input> {
  if (filesFrom !== null) yield* listed(filesFrom, '\n');
  if (files0From !== null) yield* listed(files0From, '\0');
  for (const path of paths) yield* inputsAt(path, true);
}
