import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { SetupProblem } from './problem.mjs';

/**
 * Runs a command without a terminal and appends its output to `log`. Rejects with the end of the output if the
 * command fails, cannot be started, or takes longer than `timeout` milliseconds.
 * @param {readonly [string, ...string[]]} command
 * @param {{ log: string, what: string, cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number }} options
 * @returns {Promise<void>}
 */
export function run([file, ...args], { log, what, cwd, env = process.env, timeout }) {
  const output = openSync(log, 'a');
  writeSync(output, `\n# ${new Date().toISOString()} ${[file, ...args].join(' ')}\n`);
  const child = spawn(file, args, {
    stdio: ['ignore', output, output],
    env,
    ...(cwd !== undefined && { cwd }),
    ...(timeout !== undefined && { timeout }),
  });
  closeSync(output);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(failed(what, error.message, log)));
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(failed(what, signal === null ? `exit code ${code}` : `stopped by ${signal}`, log));
    });
  });
}

/**
 * @param {string} what
 * @param {string} how
 * @param {string} log
 */
function failed(what, how, log) {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  const tail = lines.slice(-15).map((line) => `  | ${line}`);
  return new SetupProblem(`${what} failed (${how}). The end of ${log}:\n${tail.join('\n')}`);
}
