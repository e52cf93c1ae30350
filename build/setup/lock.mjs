import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityText, isAbandoned, readIdentity } from '../../electron/files/process-identity.js';
import { root } from './paths.mjs';

const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
const ours = join(tmpdir(), `brms-studio-setup-${userInfo().username}-${name}.lock`);

/**
 * How often the lock is touched, for processes in other containers; and the time without a touch after which its
 * process counts as dead.
 */
const touchMs = 10_000;
const silentMs = 120_000;

/**
 * Lets only one process at a time change node_modules and out/; the others wait. Takes over the lock of a dead
 * process.
 * @template T
 * @param {import('./say.mjs').Say} say
 * @param {() => Promise<T>} work
 * @param {string} [file] the lock
 * @returns {Promise<T>}
 */
export async function withSetupLock(say, work, file = ours) {
  let waiting = false;
  while (!take(file)) {
    if (!waiting) say.line('Another command of this project is setting up; waiting for it …');
    waiting = true;
    await sleep(300);
  }
  const touch = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(file, now, now);
    } catch {
      // Another process has taken over the lock; the work goes on.
    }
  }, touchMs).unref();
  try {
    return await work();
  } finally {
    clearInterval(touch);
    if (isOwn(file)) rmSync(file, { force: true });
  }
}

/**
 * Removes the lock, if it is still ours: another process may have taken it over while this one was paused.
 * @param {string} file
 */
function isOwn(file) {
  try {
    return readFileSync(file, 'utf8') === identityText();
  } catch {
    return false;
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, identityText(), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  }
}

/**
 * An empty file is a lock that is being written right now. One without a process is from an early version.
 * @param {string} file
 */
function isHeld(file) {
  try {
    const text = readFileSync(file, 'utf8');
    return text === '' || !isAbandoned(readIdentity(text), statSync(file).mtimeMs, silentMs);
  } catch {
    return false;
  }
}
