import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** How long workers of an environment that stopped using a runtime may take to end. */
const patienceMs = 5000;
const lookMs = 200;

/**
 * Ids of all processes that still use code of a runtime: a fit that was started with it, or an R of brmspy. Needs
 * /proc; Windows itself protects the files of a running process. `place`: the runtime's real path.
 */
export async function processesIn(place: string, patience = patienceMs): Promise<readonly number[]> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await processesWith(place);
    if (found.length === 0 || Date.now() > end) return found;
    await wait(lookMs);
  }
}

async function processesWith(place: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const found = await Promise.all(
    pids.map(async (pid) => {
      // The process is gone by now, or belongs to another user.
      const maps = await readFile(`/proc/${pid}/maps`, 'utf8').catch(() => '');
      return maps.includes(`${place}/`) ? [pid] : [];
    }),
  );
  return found.flat();
}
