// Kills runs with SIGKILL at random moments, starts them again until they are done, and compares the output with that of
// an undisturbed run. Usage: node bench/kill.mjs [rounds]
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { recordsOf } from './corpus.mjs';

const binary = fileURLToPath(new URL('../bin/cleancopy.js', import.meta.url));

function corpus(language, bytes) {
  let text = '';
  let size = 0;
  for (const record of recordsOf(language)) {
    const line = `${JSON.stringify(record)}\n`;
    text += line;
    size += Buffer.byteLength(line);
    if (size > bytes) return `${text}{"broken\n`;
  }
  return text;
}

function killed(args, cwd, after) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [binary, ...args], { cwd, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL' ? 'killed' : code);
    });
  });
}

/** @returns How often runs were killed, and how many rounds gave other bytes. */
export async function killRounds(rounds, { jobs = 2, bytes = 6_000_000, onRound = () => {} } = {}) {
  const cwd = mkdtempSync(join(tmpdir(), 'cleancopy-kill-'));
  let kills = 0;
  let different = 0;
  try {
    writeFileSync(join(cwd, 'a.jsonl'), corpus('hi', bytes));
    writeFileSync(join(cwd, 'b.jsonl.gz'), gzipSync(corpus('en', bytes / 2)));
    const inputs = ['-j', String(jobs), '-q', 'a.jsonl', 'b.jsonl.gz'];
    const start = performance.now();
    spawnSync(process.execPath, [binary, ...inputs, '-o', 'whole.jsonl'], { cwd, stdio: 'ignore' });
    const time = performance.now() - start;
    const whole = readFileSync(join(cwd, 'whole.jsonl'));
    const args = [...inputs, '--journal', 'j', '--journal-interval', '0ms', '-o', 'out.jsonl'];
    for (let round = 1; round <= rounds; round++) {
      // A run that is killed too often would never end: each one gets more time than the last.
      for (let patience = 1; ; patience *= 1.5) {
        const result = await killed(args, cwd, Math.random() * time * patience);
        if (result !== 'killed') {
          if (result !== 1) throw new Error(`a resumed run ended with ${result}`);
          break;
        }
        kills++;
      }
      if (!readFileSync(join(cwd, 'out.jsonl')).equals(whole)) different++;
      rmSync(join(cwd, 'out.jsonl'));
      rmSync(join(cwd, 'j'));
      onRound({ round, kills, different });
    }
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
  return { rounds, kills, different };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rounds = Number(process.argv[2] ?? 200);
  const result = await killRounds(rounds, {
    onRound: ({ round, kills, different }) =>
      process.stderr.write(`\r${round} rounds, ${kills} kills, ${different} different`),
  });
  process.stderr.write('\n');
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = result.different === 0 ? 0 : 1;
}
