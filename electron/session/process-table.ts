import { readdirSync, readFileSync } from 'node:fs';

/**
 * Kills every process whose environment carries the worker's epoch, wherever it went: processx puts its children
 * (CmdStan's chains, callr's R) into sessions of their own, where a signal to the group does not reach them.
 * Only where there is a /proc; elsewhere the process group has to do.
 */
export function killEscaped(epoch: string): void {
  killMarked(`BRMS_STUDIO_EPOCH=${epoch}`);
}

/** Kills every process that has this in its environment, "NAME=value". Only where there is a /proc. */
export function killMarked(variable: string): void {
  if (process.platform !== 'linux') return;
  const marker = Buffer.from(variable);
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      if (readFileSync(`/proc/${name}/environ`).includes(marker)) process.kill(pid, 'SIGKILL');
    } catch {
      // Gone by now, or another user's.
    }
  }
}

/**
 * Is anybody of a process group still running? Zombies do not count: where nobody reaps orphans (a container whose
 * first process does not) they stay in the table for good.
 */
export function isGroupAlive(group: number): boolean {
  try {
    process.kill(-group, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      // pid (name) state parent group …; the name may hold spaces and parentheses.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, , member] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(member) === group && state !== 'Z' && state !== 'X';
    } catch {
      return false;
    }
  });
}
