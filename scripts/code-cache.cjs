// Runs the bundle in DIR on two small articles and writes V8's compiled code of what that needed.
'use strict';
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');

const dist = process.argv[2];
const scratch = mkdtempSync(join(tmpdir(), 'cleancopy-'));
const sample = join(scratch, 'sample.jsonl');
const records = [
  {
    id: 'en',
    text: 'LONDON, May 5 (Reuters) - Markets rose on Tuesday.\n\nReporting by A. Writer\n\nAlso read: Markets fall',
  },
  { id: 'hi', text: 'नई दिल्ली, 5 मई (भाषा) बाजार मंगलवार को चढ़ा।\n\nभाषा अ ब\n\nयह भी पढ़ें: बाजार गिरा', page: 1 },
];
writeFileSync(sample, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
process.argv = [process.execPath, 'cleancopy', sample];
const { script } = require(join(dist, 'load.cjs'));
process.once('beforeExit', () => {
  // V8 takes the cache only where its flags are the same: the run has changed this one (src/run/engine.ts).
  setFlagsFromString('--semi-space-growth-factor=2');
  writeFileSync(join(dist, 'cli.cache'), script.createCachedData());
  rmSync(scratch, { recursive: true, force: true });
});
