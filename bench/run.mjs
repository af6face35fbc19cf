// The benchmark: our program beside others on the same input, in turns, medians, as ratios. The corpora are made from
// samples/ (see corpus.mjs). Usage: npm run bench -- --help
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { recordsOf, writeCorpus } from './corpus.mjs';

const usage = `Usage: npm run bench [-- --megabytes 50 --rounds 5]

Runs cleancopy and what else is installed (jq, sed, grep, P) in turns on the same input and prints a table of ratios.
P parses and stringifies each line: what any program in Node that reads and writes JSONL pays at least.

  --megabytes N  size of each corpus, made from samples/ (default: 50)
  --rounds N     runs of each program; the median counts (default: 5)
  --help         this text
`;

/** Options of the command line; wrong ones end the program, with the usage and status 2. */
function readOptions() {
  const string = { type: 'string' };
  try {
    const { values } = parseArgs({ options: { megabytes: string, rounds: string, help: { type: 'boolean' } } });
    if (values.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    const number = (name, fallback) => {
      const value = Number(values[name] ?? fallback);
      if (value >= 1) return value;
      throw new Error(`--${name} is a number of at least 1, not "${values[name]}".`);
    };
    return { bytes: number('megabytes', 50) * 1e6, rounds: Math.floor(number('rounds', 5)) };
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

const { bytes, rounds } = readOptions();

const bin = fileURLToPath(new URL('../bin/cleancopy.js', import.meta.url));
const node = process.execPath;
const ours = (...args) => `${quote(node)} ${quote(bin)} -q ${args.join(' ')}`;
const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const has = (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

const directory = mkdtempSync(join(tmpdir(), 'cleancopy-bench-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));

/** Parse and stringify each line: the least that any program in JavaScript does with records. */
const yardstick = join(directory, 'yardstick.cjs');
writeFileSync(
  yardstick,
  `const { writeSync } = require('node:fs');
let rest = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => {
  const lines = (rest + chunk).split('\\n');
  rest = lines.pop();
  let out = '';
  for (const line of lines) out += JSON.stringify(JSON.parse(line)) + '\\n';
  for (let bytes = Buffer.from(out); bytes.length > 0; ) bytes = bytes.subarray(writeSync(1, bytes));
});`,
);

/** Seconds and peak memory in MB of a shell command. */
function measure(command) {
  const start = process.hrtime.bigint();
  const timed = existsSync('/usr/bin/time');
  const args = timed ? ['-f', '%M', 'sh', '-c', command] : ['-c', command];
  const { stderr, status } = spawnSync(timed ? '/usr/bin/time' : 'sh', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${command}: exit ${status}\n${stderr}`);
  const kilobytes = Number(stderr.toString().trim().split('\n').at(-1));
  return { seconds, megabytes: timed ? kilobytes / 1000 : Number.NaN };
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
      { seconds: median(runs.map((run) => run.seconds)), megabytes: Math.max(...runs.map((run) => run.megabytes)) },
    ]),
  );
}

const rows = [];
const row = (...cells) => {
  rows.push(cells);
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
};
const ratio = (value) => `${value.toFixed(2)} ×`;

row('measure', 'figure', 'beside');
row('---', '---', '---');

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
  const perSecond = ({ seconds }) => `${speed({ seconds })}, ${found.one.megabytes.toFixed(0)} MB peak`;
  row(`${name} JSONL through a pipe, 1 thread`, perSecond(found.one), '');
  for (const peer of ['jq -c .', 'P', 'sed', 'grep']) {
    if (found[peer] !== undefined)
      row(`– against ${peer}`, ratio(found[peer].seconds / found.one.seconds), speed(found[peer]));
  }
  row(
    `– 2 threads, ${found.two.megabytes.toFixed(0)} MB peak`,
    ratio(found.one.seconds / found.two.seconds),
    speed(found.two),
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
  row('4,000 small files, 1 thread', `${Math.round(number / found.one.seconds)} files/s`, '');
  row(
    '– against find \\| xargs cat',
    ratio(found.cat.seconds / found.one.seconds),
    `${Math.round(number / found.cat.seconds)} files/s`,
  );
  row(`– ${availableParallelism()} threads`, ratio(found.one.seconds / found.all.seconds), '');
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
  row(
    'start: --version against bare node',
    ratio(found.version.seconds / found.bare.seconds),
    milliseconds(found.version),
  );
  row('start: --help', ratio(found.help.seconds / found.bare.seconds), milliseconds(found.help));
  row('start: one story', ratio(found.story.seconds / found.bare.seconds), milliseconds(found.story));
}

{
  const child = spawn(node, [bin, '-q'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const start = process.hrtime.bigint();
  child.stdin.write('{"id":1,"text":"The first record."}\n');
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const wait = Number(process.hrtime.bigint() - start) / 1e6;
  child.stdin.end('{"id":2,"text":"The second record."}\n');
  await new Promise((resolve) => child.once('close', resolve));
  row('first record of a slow pipe, before the second comes', `${Math.round(wait)} ms`, '');
}

const load = execFileSync('sh', ['-c', 'uptime | sed "s/.*average: //"']).toString().trim();
process.stdout.write(
  `\nNode ${process.version}, ${availableParallelism()} cores, load ${load}, ${bytes / 1e6} MB a corpus, median of ${rounds}.\n`,
);
