// The benchmark: our program beside others on the same input, in turns, medians, as ratios. The corpora are made from
// samples/ (see corpus.mjs). Usage: npm run bench -- --help
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { recordsOf, writeCorpus } from './corpus.mjs';
import { pagesOf } from './pages.mjs';

const usage = `Usage: npm run bench [-- --megabytes 50 --rounds 5 --pages 60 --write]

Runs cleancopy and what else is installed (jq, sed, grep, P; extractors of HTML after npm ci --prefix bench) in turns on
the same input and prints a table of ratios. Memory and processor time need /usr/bin/time.
P parses and stringifies each line: what any program in Node that reads and writes JSONL pays at least.

  --megabytes N  size of each corpus, made from samples/ (default: 50)
  --rounds N     runs of each program; the median counts (default: 5)
  --pages N      pages of HTML, about 100 kB each (default: 60)
  --write        write docs/performance.md too
  --help         this text
`;

/** Options of the command line; wrong ones end the program, with the usage and status 2. */
function readOptions() {
  const string = { type: 'string' };
  try {
    const { values } = parseArgs({
      options: {
        megabytes: string,
        rounds: string,
        pages: string,
        write: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    const number = (name, fallback) => {
      const value = Number(values[name] ?? fallback);
      if (value >= 1) return value;
      throw new Error(`--${name} is a number of at least 1, not "${values[name]}".`);
    };
    return {
      bytes: number('megabytes', 50) * 1e6,
      rounds: Math.floor(number('rounds', 5)),
      pages: Math.floor(number('pages', 60)),
      isWritten: values.write === true,
    };
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

const { bytes, rounds, pages, isWritten } = readOptions();

const bin = fileURLToPath(new URL('../bin/cleancopy.js', import.meta.url));
const node = process.execPath;
const ours = (...args) => `${quote(node)} ${quote(bin)} -q ${args.join(' ')}`;
const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const has = (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

const directory = mkdtempSync(join(tmpdir(), 'cleancopy-bench-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));

const yardstick = fileURLToPath(new URL('yardstick.mjs', import.meta.url));
const extractors = fileURLToPath(new URL('extractors.mjs', import.meta.url));

const isTimed = existsSync('/usr/bin/time');

/** Seconds, seconds of processor time and peak memory in MB of a shell command. */
function measure(command) {
  const start = process.hrtime.bigint();
  const args = isTimed ? ['-f', '%M %U %S', 'sh', '-c', command] : ['-c', command];
  const { stderr, status } = spawnSync(isTimed ? '/usr/bin/time' : 'sh', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${command}: exit ${status}\n${stderr}`);
  const [kilobytes, user, system] = stderr.toString().trim().split('\n').at(-1).split(' ').map(Number);
  return { seconds, cpu: isTimed ? user + system : Number.NaN, megabytes: isTimed ? kilobytes / 1000 : Number.NaN };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Run all commands in turns; gives medians by name. */
function inTurns(commands) {
  const seen = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries(commands)) seen.get(name).push(measure(command));
  }
  return Object.fromEntries(
    [...seen].map(([name, runs]) => [
      name,
      {
        seconds: median(runs.map((run) => run.seconds)),
        cpu: median(runs.map((run) => run.cpu)),
        megabytes: Math.max(...runs.map((run) => run.megabytes)),
      },
    ]),
  );
}

const rows = [];
const row = (...cells) => {
  rows.push(cells);
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
};
const ratio = (value) => (Number.isFinite(value) ? `${value.toFixed(2)} ×` : '–');
/** How many times as fast `one` is as `other`: by the clock and by processor time. */
const against = (one, other) => [ratio(other.seconds / one.seconds), ratio(other.cpu / one.cpu)];
const memory = ({ megabytes }) => (Number.isFinite(megabytes) ? `${megabytes.toFixed(0)} MB` : '–');

row('measure', 'by the clock', 'by processor time', 'peak memory', 'figure');
row('---', '--:', '--:', '--:', '--:');

for (const [language, name] of [
  ['hi', 'Hindi'],
  ['en', 'English'],
]) {
  const file = join(directory, `${language}.jsonl`);
  await writeCorpus(file, language, bytes);
  const pipe = (command) => `cat ${quote(file)} | ${command}`;
  const found = inTurns({
    one: pipe(ours('-j', '1')),
    two: pipe(ours('-j', '2')),
    P: pipe(`${quote(node)} ${quote(yardstick)}`),
    ...(has('jq') && { 'jq -c .': pipe('jq -c .') }),
    sed: pipe("sed -e '/^यह भी पढ़ें/d' -e '/^Also read/d'"),
    grep: pipe("grep -v 'यह भी पढ़ें'"),
  });
  const speed = ({ seconds }) => `${(bytes / 1e6 / seconds).toFixed(1)} MB/s`;
  row(`${name} JSONL through a pipe, 1 thread`, '', '', memory(found.one), speed(found.one));
  for (const peer of ['jq -c .', 'P', 'sed', 'grep']) {
    if (found[peer] !== undefined)
      row(`– against ${peer}`, ...against(found.one, found[peer]), memory(found[peer]), speed(found[peer]));
  }
  row('– 2 threads against 1', ...against(found.two, found.one), memory(found.two), speed(found.two));
}

{
  const file = join(directory, 'pages.jsonl');
  writeFileSync(file, [...pagesOf(pages)].map((page) => `${JSON.stringify(page)}\n`).join(''));
  const peers = existsSync(new URL('node_modules', import.meta.url))
    ? ['readability-linkedom', 'defuddle-linkedom', 'readability-jsdom']
    : [];
  const command = (peer) => `${quote(node)} ${quote(extractors)} ${peer} < ${quote(file)}`;
  const found = inTurns({
    one: `cat ${quote(file)} | ${ours('-j', '1')}`,
    ...Object.fromEntries(peers.map((peer) => [peer, command(peer)])),
  });
  const speed = ({ seconds }) => `${(pages / seconds).toFixed(1)} pages/s`;
  row('HTML in JSONL, 1 thread', '', '', memory(found.one), speed(found.one));
  for (const peer of peers)
    row(
      `– against ${peer.replace('-', ' + ')}`,
      ...against(found.one, found[peer]),
      memory(found[peer]),
      speed(found[peer]),
    );
}

{
  const files = join(directory, 'files');
  let number = 0;
  for (const { text } of recordsOf('hi', { size: 2000 })) {
    const folder = join(files, String(Math.floor(number / 500)));
    if (number % 500 === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${number}.txt`), text);
    if (++number === 4000) break;
  }
  const found = inTurns({
    one: ours('-j', '1', quote(files)),
    all: ours(quote(files)),
    cat: `find ${quote(files)} -type f | xargs cat`,
  });
  const speed = ({ seconds }) => `${Math.round(number / seconds)} files/s`;
  row('4,000 small files, 1 thread', '', '', memory(found.one), speed(found.one));
  row('– against find \\| xargs cat', ...against(found.one, found.cat), memory(found.cat), speed(found.cat));
  row(
    `– ${availableParallelism()} threads against 1`,
    ...against(found.all, found.one),
    memory(found.all),
    speed(found.all),
  );
}

{
  const file = join(directory, 'empty.jsonl');
  writeFileSync(file, '');
  const found = inTurns({
    bare: `${quote(node)} -e 0`,
    version: `${quote(node)} ${quote(bin)} --version`,
    help: `${quote(node)} ${quote(bin)} --help`,
    story: `echo 'LONDON (AP) - A story.' | ${ours('-j', '1')}`,
  });
  const milliseconds = ({ seconds }) => `${Math.round(seconds * 1000)} ms`;
  for (const [name, label] of [
    ['version', '--version'],
    ['help', '--help'],
    ['story', 'one story'],
  ]) {
    const { seconds, cpu } = found[name];
    const times = [ratio(seconds / found.bare.seconds), ratio(cpu / found.bare.cpu)];
    row(`start: ${label}, times bare node`, ...times, memory(found[name]), milliseconds(found[name]));
  }
}

{
  const child = spawn(node, [bin, '-q'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const start = process.hrtime.bigint();
  child.stdin.write('{"id":1,"text":"The first record."}\n');
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const wait = Number(process.hrtime.bigint() - start) / 1e6;
  child.stdin.end('{"id":2,"text":"The second record."}\n');
  await new Promise((resolve) => child.once('close', resolve));
  row('first record of a slow pipe, before the second comes', '', '', '', `${Math.round(wait)} ms`);
}

const load = execFileSync('sh', ['-c', 'uptime | sed "s/.*average: //"']).toString().trim();
const terms = `Node ${process.version}, ${availableParallelism()} cores, load ${load}, ${bytes / 1e6} MB a corpus, ${pages} pages, median of ${rounds}.`;
process.stdout.write(`\n${terms}\n`);

if (isWritten) {
  const table = rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  const file = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
  writeFileSync(
    file,
    `# Performance

Written by \`npm run bench -- --write\`: cleancopy beside other programs on the same input, in turns, medians. A ratio is
how many times as fast cleancopy is as the other: below 1 it is slower. At the start it is how many times as long it
takes as Node alone. The last line tells how busy the machine was: where its load is above the number of cores,
processor time says more than the clock, and threads gain nothing.

* \`jq -c .\` reads and writes each record; \`P\` does the same in Node with \`JSON.parse\` and \`JSON.stringify\`
  (bench/yardstick.mjs). Neither looks at a word.
* \`sed\` and \`grep\` take out the lines of two phrases or one.
* The extractors read the same pages (bench/extractors.mjs) and give headline and text.
* The corpora are made from samples/ by bench/corpus.mjs and bench/pages.mjs: the same ones everywhere.

${table}
${terms}
`,
  );
}
