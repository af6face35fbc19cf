/** Runs the real binary in a directory of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';

export const BINARY = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'bin', 'cleancopy.js');

/** What runs of the program cover, where somebody counts it: scripts/coverage.mjs. */
const COUNTED = process.env.NODE_V8_COVERAGE === undefined ? {} : { NODE_V8_COVERAGE: process.env.NODE_V8_COVERAGE };

export interface Result {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Given {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

const directories: string[] = [];

afterEach(() => {
  for (const directory of directories.splice(0)) {
    chmodSync(directory, 0o700);
    rmSync(directory, { recursive: true, force: true });
  }
});

/** A new directory with files in it; names may hold slashes. Gone after the test. */
export function scratch(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'cleancopy-test-'));
  directories.push(directory);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  return directory;
}

/** All files below a directory with their contents, hidden ones too. */
export function filesIn(directory: string): Record<string, string> {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [file.slice(directory.length + 1), readFileSync(file, 'utf8')]));
}

/** Start the binary; its standard input stays open. */
export function start(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): ChildProcess {
  if (!existsSync(BINARY)) throw new Error('There is no binary.');
  return spawn(process.execPath, [BINARY, ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, ...COUNTED, ...env } as NodeJS.ProcessEnv,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** What a started binary says until it ends. */
export function ended(child: ChildProcess): Promise<Result> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout!.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr!.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString(), code, signal });
    });
  });
}

/** Run the binary to its end. */
export function cleancopy(args: readonly string[], cwd: string, { stdin = '', env = {} }: Given = {}): Promise<Result> {
  const child = start(args, cwd, env);
  child.stdin!.on('error', () => {});
  child.stdin!.end(stdin);
  return ended(child);
}

/** Records of JSONL output. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks into records at will.
export function recordsOf(out: string): any[] {
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
