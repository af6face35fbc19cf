// Yardstick P: parse, stringify and write each line of standard input, and nothing else. What any program in Node that
// reads and writes JSONL pays at least, unless it is clever about bytes.
import { once } from 'node:events';

let rest = '';
process.stdin.setEncoding('utf8');
for await (const chunk of process.stdin) {
  const text = rest + chunk;
  let out = '';
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    out += `${JSON.stringify(JSON.parse(text.slice(start, end)))}\n`;
    start = end + 1;
  }
  rest = text.slice(start);
  if (!process.stdout.write(out)) await once(process.stdout, 'drain');
}
if (rest !== '') process.stdout.write(`${JSON.stringify(JSON.parse(rest))}\n`);
