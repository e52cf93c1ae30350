import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ResolvedEnvironment } from '../../../electron/session/resolved-environment';
import type { Session } from '../../../electron/session/session';
import { type StartOptions, startSession } from '../../../electron/session/start-session';

export const workerFolder = resolve(import.meta.dirname, '../../../electron/worker');

/** The R of this machine, with nothing set. */
export function plainEnvironment(changes: Partial<ResolvedEnvironment['config']> = {}): ResolvedEnvironment {
  const rHome = execFileSync('R', ['RHOME'], { encoding: 'utf8' }).trim();
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const config = {
    environment_name: 'default',
    r_home: null,
    startup_scripts: [],
    runtime_path: null,
    env: {},
    ...changes,
  };
  return {
    config,
    rHome,
    rBinary: join(rHome, 'bin', 'R'),
    env: { ...Object.fromEntries(inherited), ...config.env },
    libraries: [],
    cmdstanPath: null,
  };
}

export function start(options: Partial<StartOptions> = {}): Promise<Session> {
  return startSession({ environment: plainEnvironment(), role: 'test', workerFolder, ...options });
}

/** Living processes (no zombies) that carry an epoch: the worker and all that it started. */
export function processesOf(epoch: string): readonly number[] {
  const marker = Buffer.from(`BRMS_STUDIO_EPOCH=${epoch}`);
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid);
  return pids.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`).includes(marker);
    } catch {
      return false;
    }
  });
}

/** The private folders of a process in shared memory. */
export function foldersOf(pid: number): readonly string[] {
  const root = existsSync('/dev/shm') ? '/dev/shm' : '/tmp';
  return readdirSync(root).filter((name) => name.startsWith(`brms-studio-${pid}-`));
}

/** Waits for a state; how long only matters where it never comes. */
export async function until(condition: () => boolean, timeoutMs = 60_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
