import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';

const passedOn = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

const parentInterval = 300;

/**
 * Watches for the end of our parent. npm runs us in a shell; a SIGTERM to npm ends npm and the shell without a
 * signal to us, so the end of the parent counts as one. Does nothing if npm did not start us, because then the
 * parent may end on purpose; nor if the terminal was closed, because the program handles that itself. Returns a
 * function that ends the watch.
 * @param {() => void} end
 */
function whenNpmEnds(end) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const parent = process.ppid;
  const watching = setInterval(() => {
    if (process.ppid === parent) return;
    stop();
    end();
  }, parentInterval);
  const stop = () => {
    clearInterval(watching);
    process.off('SIGHUP', stop);
  };
  process.on('SIGHUP', stop);
  return stop;
}

/**
 * Starts a program in this terminal and passes signals on to it. The program must accept a signal twice, because
 * Ctrl+C in a terminal reaches it directly, too. Resolves with its exit code, or with 128 plus the signal's
 * number, as in a shell.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runChild(file, args, { cwd, env = process.env } = {}) {
  const child = spawn(file, args, { stdio: 'inherit', env, ...(cwd !== undefined && { cwd }) });
  const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
  for (const signal of passedOn) process.on(signal, pass);
  const unwatch = whenNpmEnds(() => void child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      unwatch();
      for (const each of passedOn) process.off(each, pass);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/**
 * Runs a built command line in this process: a second Node.js would start more slowly than the command runs, and
 * would take memory. Resolves with its exit code. The program sees `args` as its own arguments and handles signals
 * as in `runChild`.
 * @param {string} file a module that is done when its import is, with `process.exitCode` set
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 * @returns {Promise<number>}
 */
export async function runInThisProcess(file, args, { cwd } = {}) {
  process.argv = [process.execPath, file, ...args];
  if (cwd !== undefined) process.chdir(cwd);
  const unwatch = whenNpmEnds(() => void process.kill(process.pid, 'SIGTERM'));
  try {
    await import(pathToFileURL(file).href);
    return Number(process.exitCode ?? 0);
  } finally {
    unwatch();
  }
}
