// Makes corpora from samples/: deterministic, of any size. Each record is one of our stories as a scraper left it, its body
// made longer with clean paragraphs of other stories of its language, up to the size that news stories have on the web.

import { once } from 'node:events';
import { createWriteStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const samples = fileURLToPath(new URL('../samples/', import.meta.url));

/** Numbers from 0 to 1, the same ones every time. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function storiesOf(language) {
  const folder = join(samples, language);
  return readdirSync(folder)
    .map((name) => join(folder, name, 'in.txt'))
    .filter(existsSync)
    .map((path) => readFileSync(path, 'utf8'))
    .filter((text) => !text.includes('\ufffd') && text.length < 10_000);
}

/** Paragraphs of prose: what was kept of the stories. */
function paragraphsOf(language) {
  const folder = join(samples, language);
  return readdirSync(folder)
    .map((name) => join(folder, name, 'out.json'))
    .filter(existsSync)
    .flatMap((path) => {
      const records = JSON.parse(readFileSync(path, 'utf8'));
      return (Array.isArray(records) ? records : [records]).flatMap(({ text = '' }) => text.split('\n\n'));
    })
    .filter((text) => text.length > 120 && text.length < 1500 && !text.includes('\ufffd'));
}

/** Records of a language without end. */
export function* recordsOf(language, { size = 4096, seed = 1 } = {}) {
  const random = randomFrom(seed);
  const stories = storiesOf(language);
  const paragraphs = paragraphsOf(language);
  const pick = (list) => list[Math.floor(random() * list.length)];
  for (let number = 0; ; number++) {
    const [first, ...rest] = pick(stories).split('\n');
    const body = [];
    let bytes = Buffer.byteLength(first) + Buffer.byteLength(rest.join('\n'));
    while (bytes < size) {
      const paragraph = pick(paragraphs);
      body.push(paragraph, '');
      bytes += Buffer.byteLength(paragraph) + 2;
    }
    const text = [first, '', ...body, ...rest].join('\n');
    yield { id: `${language}-${number}`, text };
  }
}

/** Write JSONL of at least so many bytes. */
export async function writeCorpus(path, language, bytes, options) {
  const file = createWriteStream(path);
  let written = 0;
  for (const record of recordsOf(language, options)) {
    const line = Buffer.from(`${JSON.stringify(record)}\n`);
    if (!file.write(line)) await once(file, 'drain');
    written += line.length;
    if (written >= bytes) break;
  }
  file.end();
  await once(file, 'finish');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [path, language, megabytes = '100'] = process.argv.slice(2);
  await writeCorpus(path, language, Number(megabytes) * 1e6);
}
