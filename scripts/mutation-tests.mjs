// Stands in for vitest where scripts/mutation.mjs runs the tests: it collects them, and runs those that it is asked for, in
// one process. Not for use by hand.
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  customMatchers,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import * as chai from 'chai';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect);
Object.assign(expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
setState(
  {
    assertionCalls: 0,
    isExpectingAssertions: false,
    expectedAssertionsNumber: null,
    testPath: '',
    currentTestName: '',
  },
  expect,
);
globalThis[GLOBAL_EXPECT] = expect;
expect.extend = (matchers) => chai.expect.extend(expect, matchers);
expect.extend(customMatchers);

const tests = [];
let scope = { path: [], before: [], after: [], eachBefore: [], eachAfter: [] };

const fill = (name, row, index) =>
  String(format(name.replaceAll('%#', String(index)), ...(Array.isArray(row) ? row : [row]))).slice(0, 300);

function withEach(define) {
  define.each = (rows) => (name, body, limit) => {
    for (const [index, row] of [...rows].entries())
      define(fill(name, row, index), () => body(...(Array.isArray(row) ? row : [row])), limit);
  };
  define.skipIf = (condition) => (condition ? withEach(() => {}) : define);
  define.runIf = (condition) => (condition ? define : withEach(() => {}));
  return define;
}
export const test = withEach((name, body, more) => {
  tests.push({
    name: [globalThis.__file, ...scope.path, name].join(' / '),
    body: typeof body === 'function' ? body : more,
    scope,
  });
});
export const it = test;
export const describe = withEach((name, body) => {
  const outer = scope;
  scope = {
    ...outer,
    path: [...outer.path, name],
    before: [...outer.before],
    after: [],
    eachBefore: [...outer.eachBefore],
    eachAfter: [...outer.eachAfter],
  };
  body();
  scope = outer;
});
export const beforeAll = (hook) => scope.before.push({ hook, done: false });
export const beforeEach = (hook) => scope.eachBefore.push(hook);
export const afterEach = (hook) => scope.eachAfter.push(hook);
export const afterAll = () => {};

/** How often a mutant may be asked for in one test before that counts as a loop without end. */
const HITS_MAX = 3_000_000;

/** The switch in the sources, and what they say of themselves. */
export const state = {
  active: -1,
  hits: 0,
  isCounting: true,
  seen: new Set(),
  hit() {
    if (++this.hits > HITS_MAX) throw new Error('no end');
    return true;
  },
  reached(...ids) {
    for (const id of ids) this.seen.add(id);
  },
};

/** Why a test fails; undefined if it does not. */
async function failureOf({ body, scope: { before, eachBefore, eachAfter } }) {
  try {
    for (const one of before) {
      if (one.done) continue;
      one.done = true;
      await one.hook();
    }
    for (const hook of eachBefore) await hook();
    const result = body();
    if (result !== undefined) await result;
    return undefined;
  } catch (error) {
    return error;
  } finally {
    for (const hook of eachAfter) await hook();
  }
}

/** Runs all; which tests reach each mutant. */
async function reach() {
  const byMutant = {};
  const failed = [];
  state.isCounting = true;
  for (const [index, one] of tests.entries()) {
    state.seen.clear();
    const begin = performance.now();
    const failure = await failureOf(one);
    one.time = performance.now() - begin;
    if (failure !== undefined) failed.push(`${one.name}: ${String(failure?.message).slice(0, 200)}`);
    for (const id of state.seen) {
      byMutant[id] ??= [];
      byMutant[id].push(index);
    }
  }
  state.isCounting = false;
  return { byMutant, failed };
}

/** Tests that found a mutant of late come first. */
const merit = new Map();

async function tryMutant(id, ids) {
  const order = ids.toSorted(
    (one, other) =>
      (merit.get(other) ?? 0) - (merit.get(one) ?? 0) || (tests[one].time ?? 0) - (tests[other].time ?? 0),
  );
  for (const index of order) {
    state.active = Number(id);
    state.hits = 0;
    const failure = await failureOf(tests[index]);
    state.active = -1;
    if (failure === undefined) continue;
    merit.set(index, (merit.get(index) ?? 0) + 1);
    // What a mutant leaves behind, in a cache perhaps, must not be held against the next.
    return { failed: tests[index].name, isSpoilt: (await failureOf(tests[index])) !== undefined };
  }
  return {};
}

async function answer(message) {
  const isFirst = tests.length === 0;
  if (isFirst && message.kind === 'try') state.active = Number(message.id);
  if (isFirst) await import(pathToFileURL(process.argv[2]).href);
  if (message.kind !== 'reach') state.isCounting = false;
  if (message.kind === 'try') return tryMutant(message.id, message.tests);
  const fixed = [...state.seen].map(String);
  const begin = performance.now();
  if (message.kind === 'load') return {};
  const cold = await reach();

  const between = performance.now();
  const warm = await reach();
  return {
    count: tests.length,
    time: between - begin,
    again: performance.now() - between,
    failed: [...cold.failed, ...warm.failed],
    cold: cold.byMutant,
    warm: warm.byMutant,
    fixed,
  };
}

if (process.send !== undefined && process.argv[1]?.endsWith('mutation-tests.mjs')) {
  process.on('message', async (message) => process.send(await answer(message)));
}
