// Loaded before the program: the k-th call to the file system below the working directory fails, or is the last thing
// that the process does. CLEANCOPY_FAULT is JSON: { at, code } or { at, kill: "before" | "after" }; with `log`, a file
// that gets the number of calls.
const fs = require('node:fs');
const { isMainThread } = require('node:worker_threads');
const { syncBuiltinESMExports } = require('node:module');

const fault = JSON.parse(process.env.CLEANCOPY_FAULT ?? 'null');
const NAMES =
  'openSync readSync writeSync fsyncSync fdatasyncSync ftruncateSync renameSync copyFileSync mkdirSync fchmodSync readdirSync realpathSync statSync fstatSync closeSync rmSync readFileSync read write';

if (fault !== null && isMainThread) {
  const append = fs.appendFileSync;
  const root = process.cwd();
  const ours = new Set();
  let count = 0;

  const isOurs = (target) => {
    if (typeof target === 'number') return ours.has(target) || target === 1;
    const path = String(target);
    if (path.startsWith('file:')) return false;
    return !path.startsWith('/') || path.startsWith(`${root}/`);
  };

  for (const name of NAMES.split(' ')) {
    const original = fs[name];
    const patched = function (...args) {
      if (!isOurs(args[0])) return original.apply(this, args);
      const isNow = ++count === fault.at;
      if (isNow && fault.kill === 'before') process.kill(process.pid, 'SIGKILL');
      if (isNow && fault.code !== undefined) {
        const error = Object.assign(new Error(`${fault.code}: made to fail, ${name}`), { code: fault.code });
        const callback = args.at(-1);
        if (typeof callback !== 'function') throw error;
        process.nextTick(callback, error);
        return undefined;
      }
      // Half of a write gets through before the process dies: the file is torn.
      if (isNow && fault.kill === 'after' && name === 'write') {
        const [descriptor, bytes, from, length, position] = args;
        fs.writeSync(descriptor, bytes, from, Math.ceil(length / 2), position);
        process.kill(process.pid, 'SIGKILL');
      }
      let result;
      try {
        result = original.apply(this, args);
      } finally {
        if (isNow && fault.kill === 'after') process.kill(process.pid, 'SIGKILL');
      }
      if (name === 'openSync') ours.add(result);
      if (name === 'closeSync') ours.delete(args[0]);
      return result;
    };
    // promisify() looks at properties of the function.
    Object.defineProperties(patched, Object.getOwnPropertyDescriptors(original));
    fs[name] = patched;
  }
  syncBuiltinESMExports();
  if (fault.log !== undefined) process.on('exit', () => append(fault.log, `${count}\n`));
}
