/**
 * Golden records: what the tool gives for every story in samples/, and whether that is what it should give.
 *
 *     npm run golden                 shows where out.json differs from the tool, and which expectations it misses
 *     npm run golden -- -u           writes out.json anew, and test/cases/*.txt; read them with `git diff`
 *     npm run golden -- hi/recipe    only samples whose name holds one of the words
 *
 * out.json is the tool's record as it is now. expect.json is written by hand and never by this script. A miss that is
 * known stands in samples/known-failures.json, under `language/name check`, with its reason; -u takes out what no
 * longer fails and adds nothing.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import iconv from 'iconv-lite';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const SAMPLES = path.join(ROOT, 'samples');

/** Every sample as `{name, input, count}`: `count` is the number of records it holds. */
export function listSamples() {
  return readdirSync(SAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => readdirSync(path.join(SAMPLES, entry.name)).map((name) => `${entry.name}/${name}`))
    .filter((name) => existsSync(path.join(SAMPLES, name, 'expect.json')))
    .sort()
    .map((name) => {
      const lines = path.join(SAMPLES, name, 'in.jsonl');
      const isLines = existsSync(lines);
      const input = `samples/${name}/${isLines ? 'in.jsonl' : 'in.txt'}`;
      const count = isLines ? readFileSync(lines, 'utf8').split('\n').filter(Boolean).length : 1;
      return { name, input, isLines, count };
    });
}

/** Run the built tool once over all samples. Gives a Map from sample name to its records. */
export function runSamples(samples = listSamples()) {
  const run = spawnSync(process.execPath, ['bin/cleancopy.js', ...samples.map(({ input }) => input)], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const records = run.stdout.split('\n').filter(Boolean);
  const wanted = samples.reduce((sum, { count }) => sum + count, 0);
  if (run.status !== 0 || records.length !== wanted)
    throw new Error(`exit ${run.status}, ${records.length} of ${wanted} records\n${run.stderr}`);
  const parsed = records.map((line) => JSON.parse(line));
  return new Map(samples.map(({ name, count }) => [name, parsed.splice(0, count)]));
}

/** A sample's records as they stand in out.json. */
export function printRecords({ isLines }, records) {
  return `${JSON.stringify(isLines ? records : records[0], null, 2)}\n`;
}

/** out.json of a sample as it stands; empty if there is none yet. */
export function storedRecords({ name }) {
  const file = path.join(SAMPLES, name, 'out.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The decoded input texts of a sample, one a record. */
export function sourcesOf({ input, isLines }, records) {
  const bytes = readFileSync(path.join(ROOT, input));
  if (!isLines) return [iconv.decode(bytes, records[0].encoding ?? 'utf-8')];
  return bytes
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).text);
}

/** expect.json of a sample, always as a list. */
export function expectationsOf({ name }) {
  const value = JSON.parse(readFileSync(path.join(SAMPLES, name, 'expect.json'), 'utf8'));
  return Array.isArray(value) ? value : [value];
}

/** known-failures.json: `language/name check` to reason. */
export function knownFailures() {
  return JSON.parse(readFileSync(path.join(SAMPLES, 'known-failures.json'), 'utf8'));
}

const flat = (text) => text.replace(/\s+/g, ' ').trim();
/** White space as a single blank, or as a line feed where it breaks the line. */
const lined = (text) => text.replace(/\s+/g, (run) => (/[\n\r]/.test(run) ? '\n' : ' ')).trim();
const fold = (text) =>
  text
    .normalize('NFD')
    .replace(/[\u093c\u200c\u200d\p{P}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC')
    .toLowerCase();
const points = (text) => [...text].length;

/**
 * Find the expected paragraphs in the text, in order.
 *
 * @returns `problems`, and `rest`: the pieces of the text that are no expected paragraph.
 */
function checkBody(text, expected, residue) {
  const broken = lined(text);
  const plain = broken.replaceAll('\n', ' ');
  const problems = [];
  const rest = [];
  let cursor = 0;
  expected.forEach(([first, last, length], index) => {
    const start = plain.indexOf(first, cursor);
    const closing = start < 0 ? -1 : plain.indexOf(last, Math.max(start, start + first.length - last.length));
    if (closing < 0) {
      problems.push(`paragraph ${index + 1} is lost or damaged: ${first}`);
      return;
    }
    let end = closing + last.length;
    while (points(plain.slice(start, end)) < length) {
      const next = plain.indexOf(last, end - last.length + 1);
      if (next < 0) break;
      end = next + last.length;
    }
    let paragraph = plain.slice(start, end);
    for (const piece of residue) {
      if (points(paragraph) <= length || !paragraph.includes(piece)) continue;
      paragraph = flat(paragraph.replace(piece, ' '));
      rest.push(piece);
    }
    if (points(paragraph) !== length)
      problems.push(`paragraph ${index + 1} has ${points(paragraph)} characters instead of ${length}: ${first}`);
    const between = broken.slice(cursor, start);
    if (between.trim() !== '') rest.push(flat(between));
    else if (index > 0 && !between.includes('\n')) problems.push(`no break before paragraph ${index + 1}: ${first}`);
    cursor = end;
  });
  if (plain.slice(cursor).trim() !== '') rest.push(flat(plain.slice(cursor)));
  return { problems, rest };
}

/** White space squeezed, and for each character left the index of its code point in the source. */
function squeezeWithIndex(source) {
  let text = '';
  const index = [];
  let at = 0;
  for (const point of source) {
    const isBlank = /\s/.test(point);
    if (!isBlank || !text.endsWith(' ')) {
      text += isBlank ? ' ' : point;
      for (let unit = 0; unit < (isBlank ? 1 : point.length); unit++) index.push(at);
    }
    at++;
  }
  return { text, index };
}

/** The kinds of the removals that hold most of a piece of the source. */
function kindsOf(piece, squeezed, removed) {
  const kinds = new Set();
  for (let at = squeezed.text.indexOf(piece); at >= 0; at = squeezed.text.indexOf(piece, at + 1)) {
    const start = squeezed.index[at];
    const end = squeezed.index[at + piece.length - 1] + 1;
    for (const row of removed) {
      const shared = Math.min(end, row.span[1]) - Math.max(start, row.span[0]);
      if (shared * 2 >= end - start) kinds.add(row.kind);
    }
  }
  return kinds;
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const show = (value) => JSON.stringify(value);
const placesOf = (dateline) =>
  dateline.places.map(({ name, region }) => `${fold(name)}/${region === null ? '' : fold(region)}`);

/** The date as it was printed: what was taken from a reference does not count. */
function printedDate({ date }) {
  const printed = (part) => (date.implied.includes(part) ? null : date[part]);
  return [printed('month'), date.day, printed('year')];
}

function checkDateline(actual, expected) {
  if (actual === null || expected === null)
    return same(actual, expected) ? [] : [`dateline is ${show(actual?.raw ?? null)}, expected ${show(expected)}`];
  const problems = [];
  if (!same(placesOf(actual), placesOf(expected)))
    problems.push(`places are ${show(actual.places)}, expected ${show(expected.places)}`);
  const date = [expected.month, expected.day, expected.year];
  if (!same(printedDate(actual), date))
    problems.push(`month, day, year are ${show(printedDate(actual))}, expected ${show(date)}`);
  if (expected.agency !== undefined && actual.agency !== expected.agency)
    problems.push(`agency is ${show(actual.agency)}, expected ${show(expected.agency)}`);
  if (expected.iso !== undefined && actual.date.iso !== expected.iso)
    problems.push(`iso is ${show(actual.date.iso)}, expected ${show(expected.iso)}`);
  if (expected.calendar !== undefined && actual.date.calendar !== expected.calendar)
    problems.push(`calendar is ${show(actual.date.calendar)}, expected ${show(expected.calendar)}`);
  return problems;
}

/** `null`: none; a list: just these names; `{desk}`: a desk, which is nobody's name. */
function bylineMatches(actual, expected) {
  if (actual === null || expected === null) return actual === expected;
  const names = actual.names.map(fold).sort();
  if (Array.isArray(expected)) return same(names, expected.map(fold).sort());
  const desk = fold(expected.desk);
  return fold(actual.raw).includes(desk) && names.every((name) => name === desk);
}

const mentions = (agencies) => [...new Set(agencies.map(({ id, role }) => `${id}/${role}`))].sort();
const creditsOf = (credits) => credits.map(({ role, names }) => `${role}: ${names.map(fold).join(', ')}`).sort();

/**
 * Hold one record against what is expected of it.
 *
 * @param record The tool's record.
 * @param expected One entry of expect.json.
 * @param source The decoded input.
 * @returns One `{check, problem}` for each thing that is not as expected; empty if all is well.
 */
export function checkRecord(record, expected, source) {
  if (record.error) return [{ check: 'record', problem: show(record.error) }];
  const found = [];
  const add = (check, problem) => found.push({ check, problem });
  const wants = (check) => expected[check] !== undefined;

  if (record.language !== expected.language)
    add('language', `language is ${show(record.language)}, expected ${show(expected.language)}`);
  if (wants('headline') && fold(record.headline ?? '') !== fold(expected.headline ?? ''))
    add('headline', `headline is ${show(record.headline)}, expected ${show(expected.headline)}`);
  if (wants('byline') && !bylineMatches(record.byline, expected.byline))
    add('byline', `byline is ${show(record.byline)}, expected ${show(expected.byline)}`);
  if (wants('dateline'))
    for (const problem of checkDateline(record.dateline, expected.dateline)) add('dateline', problem);
  if (wants('agencies') && !same(mentions(record.agencies), mentions(expected.agencies)))
    add('agencies', `agencies are ${show(mentions(record.agencies))}, expected ${show(mentions(expected.agencies))}`);
  if (wants('agencyCodes') && !same(record.agencyCodes, expected.agencyCodes))
    add('agencyCodes', `codes are ${show(record.agencyCodes)}, expected ${show(expected.agencyCodes)}`);
  if (wants('credits') && !same(creditsOf(record.credits), creditsOf(expected.credits)))
    add('credits', `credits are ${show(creditsOf(record.credits))}, expected ${show(creditsOf(expected.credits))}`);
  if (wants('meta') && !same(record.meta, expected.meta))
    add('meta', `meta is ${show(record.meta)}, expected ${show(expected.meta)}`);

  const residue = Object.values(expected.gone)
    .flat()
    .map(flat)
    .sort((a, b) => b.length - a.length);
  const { problems, rest } = checkBody(record.text, expected.body, residue);
  for (const problem of problems) add('body', problem);
  const squeezed = squeezeWithIndex(source);
  for (const [kinds, pieces] of Object.entries(expected.gone)) {
    for (const piece of new Set(pieces.map(flat))) {
      const left = rest.findIndex((text) => text.includes(piece));
      if (left >= 0) {
        rest[left] = flat(rest[left].replace(piece, ' '));
        add(`gone ${kinds}`, `still in the text: ${piece}`);
        continue;
      }
      const actual = kindsOf(piece, squeezed, record.removed);
      if (!kinds.split('|').some((kind) => actual.has(kind)))
        add(`kind ${kinds}`, `removed as ${[...actual].join(', ') || 'nothing'}: ${piece}`);
    }
  }
  for (const text of rest) if (text !== '') add('extra', `not expected in the text: ${text}`);
  return found;
}

/** All problems of all samples as `{name, check, problem}`. */
export function checkSamples(samples, outputs) {
  return samples.flatMap((sample) => {
    const records = outputs.get(sample.name);
    const sources = sourcesOf(sample, records);
    return expectationsOf(sample).flatMap((expected, index) =>
      checkRecord(records[index], expected, sources[index]).map((one) => ({ name: sample.name, ...one })),
    );
  });
}

/** The lines of two texts that differ, at most `limit`. */
function differences(before, after, limit = 12) {
  const old = before.split('\n');
  const now = after.split('\n');
  const lines = [];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  for (const line of old.slice(head, old.length - tail)) lines.push(`  - ${line}`);
  for (const line of now.slice(head, now.length - tail)) lines.push(`  + ${line}`);
  return lines.length > limit ? [...lines.slice(0, limit), `  … ${lines.length - limit} more lines`] : lines;
}

/** What is stored of the texts in test/cases and of small pages: see the tests records, edges and *-verdicts. */
function writeRecords() {
  const env = { ...process.env, RECORDS: 'write' };
  execFileSync('npx', ['vitest', 'run', 'test/records.test.ts', 'test/edges.test.ts', 'verdicts'], {
    cwd: ROOT,
    env,
    stdio: 'ignore',
  });
}

function main(args) {
  const isUpdate = args.includes('-u') || args.includes('--update');
  const words = args.filter((arg) => !arg.startsWith('-'));
  const samples = listSamples().filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const outputs = runSamples(samples);
  let stale = 0;
  for (const sample of samples) {
    const before = storedRecords(sample);
    const after = printRecords(sample, outputs.get(sample.name));
    if (before === after) continue;
    stale++;
    if (isUpdate) writeFileSync(path.join(SAMPLES, sample.name, 'out.json'), after);
    else if (before === '') console.log(`samples/${sample.name}/out.json: not there yet`);
    else console.log([`samples/${sample.name}/out.json`, ...differences(before, after)].join('\n'));
  }
  const problems = checkSamples(samples, outputs);
  const known = knownFailures();
  for (const { name, check, problem } of problems)
    console.log(`${known[`${name} ${check}`] === undefined ? 'MISS ' : 'known'} ${name} ${check}: ${problem}`);
  const failing = new Set(problems.map(({ name, check }) => `${name} ${check}`));
  const names = new Set(samples.map(({ name }) => name));
  const mended = Object.keys(known).filter((key) => names.has(key.split(' ')[0]) && !failing.has(key));
  for (const key of mended) {
    console.log(`PASS  ${key}: fails no longer${isUpdate ? ', taken out of known-failures.json' : ''}`);
    delete known[key];
  }
  if (isUpdate && mended.length > 0)
    writeFileSync(path.join(SAMPLES, 'known-failures.json'), `${JSON.stringify(known, null, 2)}\n`);
  const missing = new Set(problems.map(({ name }) => name)).size;
  console.log(
    `${samples.length} samples, ${stale} ${isUpdate ? 'written' : 'differ'}; ${samples.length - missing} as expected, ${missing} not`,
  );
  if (!isUpdate && stale > 0) process.exitCode = 1;
  if (isUpdate && words.length === 0) writeRecords();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv.slice(2));
