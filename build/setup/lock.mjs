import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';

const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
const file = join(tmpdir(), `brms-studio-setup-${userInfo().username}-${name}.lock`);

/**
 * Lets one process at a time change node_modules and out/; the others wait. A lock of a process that is gone is taken.
 * @template T
 * @param {import('./say.mjs').Say} say
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(say, work) {
  let waiting = false;
  while (!take()) {
    if (!waiting) say.line('Another command of this project is setting up; waiting for it …');
    waiting = true;
    await sleep(300);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld()) rmSync(file, { force: true });
    return false;
  }
}

function isHeld() {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // An empty file is a lock that is being written this very moment.
    if (!Number.isInteger(pid) || pid <= 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
