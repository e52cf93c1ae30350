import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityText, isAbandoned, readIdentity } from '../../electron/files/process-identity.js';
import { root } from './paths.mjs';

const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
const ours = join(tmpdir(), `brms-studio-setup-${userInfo().username}-${name}.lock`);

/** So often the lock is touched, for those in other containers; after so long without, its process has died. */
const touchMs = 10_000;
const silentMs = 120_000;

/**
 * Lets one process at a time change node_modules and out/; the others wait. A lock of a process that is gone is taken.
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
      // Somebody has taken it away; the work goes on.
    }
  }, touchMs).unref();
  try {
    return await work();
  } finally {
    clearInterval(touch);
    if (isOwn(file)) rmSync(file, { force: true });
  }
}

/** Another process may have taken it away, while this one was halted for long, and hold it now.
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

/** An empty file is a lock that is being written this very moment; one that says no process is an earlier version's.
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
