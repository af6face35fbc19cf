// Loads the bundle beside it. V8's compiled code is taken from a file that the build made; V8 itself refuses it when
// it was made by another version, and then compiles as usual.
'use strict';
const { readFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');
const { isMainThread } = require('node:worker_threads');

// V8 of Node 20 compiles hot functions as if they ran for hours, each with hundreds of others built into it: that takes
// more time than an input of some MB does otherwise. It waits longer (src/run/engine.ts ends that in long runs) and
// builds in less, array methods not at all, which is quicker in long runs too, takes less memory, and leaves less to compile
// again when another kind of object comes. Flags count for workers as well.
if (isMainThread && process.versions.v8.startsWith('11.')) {
  setFlagsFromString('--interrupt-budget=540672');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
  setFlagsFromString('--no-turbo-inline-array-builtins');
  // What outlives a record is so little that calling threads together to move it takes longer than moving it.
  setFlagsFromString('--no-parallel-scavenge');
}

const filename = join(__dirname, 'cli.cjs');
let cachedData;
try {
  cachedData = readFileSync(join(__dirname, 'cli.cache'));
} catch {
  // No cache: slower to start, nothing else.
}
// The bundle is pure ASCII: latin1 is the quickest way to a string of one byte a character.
const script = new Script(wrap(readFileSync(filename, 'latin1')), { filename, cachedData });
const module_ = { exports: {} };
script.runInThisContext()(module_.exports, createRequire(filename), module_, filename, dirname(filename));
module.exports = { script };
