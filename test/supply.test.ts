/**
 * What comes with the program, and what it comes from: few dependencies, pinned, without scripts; a package that holds
 * what it needs and no more, and works from there alone; sources that open no connection and run no text as code.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratch } from './support/binary.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const manifest = JSON.parse(read('package.json'));

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}
const locked = Object.entries(JSON.parse(read('package-lock.json')).packages as Record<string, Locked>);
/** What a user gets. */
const shipped = locked.filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true);

describe('dependencies', () => {
  test('are few, and pinned to one version each', () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(6);
    expect(shipped.length).toBeLessThanOrEqual(15);
    for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  test('run nothing when they are installed, and neither do we', () => {
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
    // npm runs `prepare` in a checkout and before packing, not when a package is installed from a registry.
    const atInstall = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'postprepare'];
    expect(Object.keys(manifest.scripts).filter((name) => atInstall.includes(name))).toEqual([]);
    expect(readdirSync(ROOT)).not.toContain('binding.gyp');
  });

  test('are locked with their digests, and without a registry', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
    for (const [path, { integrity }] of locked) if (path !== '') expect(integrity, path).toMatch(/^sha512-/);
    for (const [name, version] of Object.entries(manifest.dependencies)) {
      expect(locked.find(([path]) => path === `node_modules/${name}`)?.[1].version).toBe(version);
    }
  });
});

describe('the package', () => {
  let directory: string;
  let files: string[];

  beforeAll(() => {
    // The test cleans its directories after each test; this one is for all.
    directory = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
    const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', directory];
    const [packed] = JSON.parse(
      execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
    files = packed.files.map((file: { path: string }) => file.path);
    execFileSync('tar', ['-xzf', packed.filename], { cwd: directory });
    return () => execFileSync('rm', ['-rf', directory]);
  });

  test('holds what is listed, and nothing else', () => {
    const others = files.filter(
      (file) =>
        !/^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|NOTICE|bin\/(?:cleancopy\.js|package\.json)|data\/places\.txt)$/.test(
          file,
        ) && !/^dist\/(?:cli\.c(?:js|ache)|load\.cjs|index\.js|packs\.json|[a-z0-9/-]+\.d\.ts)$/i.test(file),
    );
    expect(others).toEqual([]);
    for (const file of [
      'bin/cleancopy.js',
      'dist/cli.cjs',
      'dist/load.cjs',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/packs.json',
      'data/places.txt',
      'LICENSE',
    ]) {
      expect(files).toContain(file);
    }
  });

  test('names no directory of the machine that built it', () => {
    for (const file of files) {
      const bytes = readFileSync(join(directory, 'package', file));
      // V8 puts the path of a source into its cache; that file is of use on the same machine only if the path is.
      if (file.endsWith('.cache')) continue;
      expect(bytes.includes(ROOT), file).toBe(false);
    }
  });

  test('works from there alone, as a command and as a library', () => {
    const cwd = scratch({
      'a.txt': 'LONDON, March 3 (Reuters) - The bridge is closed for repairs.\n',
      'use.mjs':
        "import { clean, createKit } from 'cleancopy'; const { text, fields } = clean({ id: 'a', format: 'text', text: 'LONDON, March 3 (Reuters) - The bridge is closed for repairs.' }, createKit()); console.log(JSON.stringify([text, fields.dateline.agency]));",
    });
    mkdirSync(join(cwd, 'node_modules'));
    execFileSync('cp', ['-r', join(directory, 'package'), join(cwd, 'node_modules/cleancopy')]);
    for (const [path] of shipped) {
      const name = path.slice('node_modules/'.length);
      if (name.includes('/node_modules/')) continue;
      if (name.startsWith('@')) mkdirSync(join(cwd, 'node_modules', name.split('/')[0]!), { recursive: true });
      symlinkSync(join(ROOT, path), join(cwd, 'node_modules', name));
    }
    const run = (...args: readonly string[]) => spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
    const command = run('node_modules/cleancopy/bin/cleancopy.js', '-f', 'text', 'a.txt');
    expect(command).toMatchObject({ status: 0, stdout: 'The bridge is closed for repairs.\n', stderr: '' });
    const library = run('use.mjs');
    expect(library).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(library.stdout)).toEqual(['The bridge is closed for repairs.', 'Reuters']);
  });

  test('publint finds nothing', async () => {
    const { messages } = await publint({ pkgDir: join(directory, 'package'), level: 'suggestion', strict: true });
    expect(messages).toEqual([]);
  });
});

describe('sources', () => {
  const sources = (readdirSync(join(ROOT, 'src'), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, text: read(join('src', file)) }));

  test('open no connection', () => {
    const network =
      /from '(?:node:)?(?:https?|http2|dgram|dns|tls|inspector|cluster)(?:\/[a-z]+)?'|\b(?:fetch|WebSocket|XMLHttpRequest|EventSource)\(/;
    expect(sources.filter(({ text }) => network.test(text)).map(({ file }) => file)).toEqual([]);
    // A socket only to read a FIFO by the event loop; no address is ever given.
    const sockets = sources.filter(({ text }) => text.includes("'node:net'"));
    expect(sockets.map(({ file }) => file)).toEqual(['run/source.ts']);
    expect(sockets[0]!.text.match(/new Socket\(/g)).toHaveLength(1);
    expect(sockets[0]!.text).toContain('new Socket({ fd: descriptor, writable: false })');
  });

  test('run no text as code, and start one program only', () => {
    const code = /\beval\(|new Function\(|\bFunction\(|from 'node:vm'|\bimport\((?!')/;
    // One word that we wrote ourselves: it is how V8 hands out its collector.
    const own = (text: string): string =>
      text.includes("runInNewContext('gc')") ? text.replace(/import \{ runInNewContext \} from 'node:vm'/, '') : text;
    expect(sources.filter(({ text }) => code.test(own(text))).map(({ file }) => file)).toEqual([]);
    const contexts = sources.flatMap(({ text }) => text.match(/\brunIn\w+\([^)]*\)/g) ?? []);
    expect(new Set(contexts)).toEqual(new Set(["runInNewContext('gc')"]));
    const started = sources.flatMap(({ text }) => [
      ...text.matchAll(/\b(?:spawn|spawnSync|exec|execSync|execFile|execFileSync|fork)\((?!\s*\))('[^']*'|[a-z]+)/g),
    ]);
    expect(new Set(started.map(([, program]) => program).filter((program) => program!.startsWith("'")))).toEqual(
      new Set(["'zstd'"]),
    );
  });
});
