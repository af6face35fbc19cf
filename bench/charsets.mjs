// How often the encoding of a file is told right: the directories are named after the encodings of the files in them, as
// in the tests of chardet (git clone --depth 1 https://github.com/chardet/chardet). Usage: node bench/charsets.mjs DIRECTORY
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';

const binary = fileURLToPath(new URL('../bin/cleancopy.js', import.meta.url));
const [directory] = process.argv.slice(2);
if (directory === undefined) {
  process.stderr.write('Usage: node bench/charsets.mjs DIRECTORY\n');
  process.exit(2);
}

const SAME = {
  johab: 'cp1361',
  'euc-kr': 'cp949',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'hz-gb-2312': 'hz',
  maccyrillic: 'x-mac-cyrillic',
};
/** The label of a directory: `iso-8859-2-hungarian` is ISO-8859-2. */
const labelOf = (name) => {
  const lower = name.toLowerCase();
  const known = [lower, lower.replace(/-[a-z]+$/, '')].find((label) => iconv.encodingExists(label) || label in SAME);
  return known ?? lower;
};

/** The text of bytes in an encoding; its name where it is not one that can be compared by text. */
function textOf(bytes, label) {
  const name = SAME[label] ?? label;
  if (!iconv.encodingExists(name)) return name;
  return iconv.decode(bytes, name === 'utf-16' && bytes[0] === 0xfe ? 'utf-16be' : name);
}

const files = readdirSync(directory, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(directory, name)).map((file) => ({ label: labelOf(name), path: join(directory, name, file) })),
  );
const { stdout } = spawnSync(process.execPath, [binary, '-q', '--input-format', 'text', '--files0-from', '-'], {
  input: files.map(({ path }) => path).join('\0'),
  encoding: 'utf8',
  maxBuffer: 2 ** 30,
});
const found = new Map(
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map(({ id, encoding }) => [id, encoding]),
);
const wrong = files.filter(({ label, path }) => {
  const bytes = readFileSync(path);
  return textOf(bytes, found.get(path) ?? 'none') !== textOf(bytes, label);
});
for (const { label, path } of wrong) process.stdout.write(`${path}: ${found.get(path) ?? 'nothing'}, not ${label}\n`);
const right = files.length - wrong.length;
process.stdout.write(
  `${right} of ${files.length} files decoded as labelled (${((100 * right) / files.length).toFixed(1)} %)\n`,
);
