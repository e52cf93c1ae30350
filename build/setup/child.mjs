import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';

const passedOn = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

const parentInterval = 300;

/**
 * npm runs us below a shell, and a SIGTERM to npm ends the two of them without a word to us. So the end of our parent
 * counts as one. Not where npm did not start us: then who did may mean to leave. Nor where the terminal was closed, which
 * ends npm too: the program knows itself whether to go on then. Gives a function that ends the watch.
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
 * Starts a program that has the terminal from now on, and passes signals on to it; the program must bear to get one
 * twice, since a terminal's Ctrl+C reaches it by itself. Resolves with its exit code, or 128 and the signal's number
 * as shells have it.
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
 * Runs a built command line in this very process: another Node.js would take longer to start than the command, and stay
 * in memory beside it. Resolves with its exit code. The program sees `args` as its own and bears signals as in `runChild`.
 * @param {string} file a module that is done when its import is, with `process.exitCode` set
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 * @returns {Promise<number>}
 */
export async function runHere(file, args, { cwd } = {}) {
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
