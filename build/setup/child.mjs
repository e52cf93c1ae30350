import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Starts a program that has the terminal from now on, and passes signals on to it. Resolves with its exit code, or
 * 128 and the signal's number as shells have it.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runChild(file, args, { cwd, env = process.env } = {}) {
  const child = spawn(file, args, { stdio: 'inherit', env, ...(cwd !== undefined && { cwd }) });
  // Ctrl+C reaches the child from the terminal itself; passing it on as well would count as a second, impatient one.
  const ignore = () => undefined;
  const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
  const isGroup = process.stdin.isTTY === true;
  process.on('SIGINT', isGroup ? ignore : pass);
  process.on('SIGTERM', pass);
  process.on('SIGHUP', pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', isGroup ? ignore : pass);
      process.off('SIGTERM', pass);
      process.off('SIGHUP', pass);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
