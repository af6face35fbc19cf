// A worker that speaks the protocol of pool.ts and does what its records say: die, hang, or answer with their bytes.
const { parentPort, workerData } = require('node:worker_threads');

function recordOf(line) {
  if (line.includes('"die"')) process.exit(9);
  if (line.includes('"hang"')) for (;;);
  return `did ${line}\n`;
}

parentPort.on('message', ({ unit, memory }) => {
  const text = Buffer.from(unit.bytes.buffer, unit.bytes.byteOffset, unit.bytes.length).toString();
  let output = '';
  for (const line of text.split('\n').filter(Boolean)) {
    Atomics.add(workerData.beat, 0, 1);
    output += recordOf(line);
  }
  const bytes = Buffer.from(memory.buffer, memory.byteOffset, memory.length);
  const length = bytes.write(output);
  const records = output.split('\n').length - 1;
  const tally = { records, failed: 0, changed: 0, charactersIn: 0, charactersOut: 0, removals: {} };
  const counts = { languages: {}, encodings: {}, notes: {}, errors: {}, skipped: {} };
  parentPort.postMessage({
    output: bytes.subarray(0, length),
    parts: [],
    failures: [],
    tally: { ...tally, ...counts },
  });
});
parentPort.postMessage('ready');
