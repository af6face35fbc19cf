#!/usr/bin/env node
'use strict';
const { join } = require('node:path');

const argv = process.argv;
if (argv.length === 3 && argv[2] === '--version') {
  process.stdout.write(`cleancopy ${require('../package.json').version}\n`);
} else {
  start(join(__dirname, '..', 'dist', 'load.cjs'));
}

function start(loader) {
  try {
    require.resolve(loader);
  } catch {
    const root = join(__dirname, '..');
    process.stderr.write(
      `cleancopy: E_NOT_BUILT: ${loader} is missing: the program has not been built. Run "npm ci" (or "npm run build") in ${root}.\n`,
    );
    process.exitCode = 5;
    return;
  }
  require(loader);
}
