import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** Workers of an environment that no longer uses a runtime need this long to end. */
const patienceMs = 5000;
const lookMs = 200;

/**
 * Ids of the processes, ours or others', that still have loaded code of a runtime: a fit that was started with it, an R of
 * brmspy's. Only where there is a /proc; Windows itself keeps the files of a process that runs. `place`: its real path.
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
      // Gone by now, or another user's.
      const maps = await readFile(`/proc/${pid}/maps`, 'utf8').catch(() => '');
      return maps.includes(`${place}/`) ? [pid] : [];
    }),
  );
  return found.flat();
}
