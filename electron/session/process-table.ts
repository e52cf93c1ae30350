import { readdirSync, readFileSync } from 'node:fs';

/**
 * Kills every process that has the worker's epoch in its environment variables: processx puts its children (CmdStan's
 * chains, callr's R) into sessions of their own, where a signal to the group does not reach them.
 * Needs /proc; other systems can only signal the process group.
 */
export function killEscaped(epoch: string): void {
  killMarked(`BRMS_STUDIO_EPOCH=${epoch}`);
}

/** Kills every process with this environment variable, "NAME=value". Needs /proc. */
export function killMarked(variable: string): void {
  if (process.platform !== 'linux') return;
  const marker = Buffer.from(variable);
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      if (readFileSync(`/proc/${name}/environ`).includes(marker)) process.kill(pid, 'SIGKILL');
    } catch {
      // The process is gone by now, or belongs to another user.
    }
  }
}

/**
 * Does any process of a group still run? Zombies do not count: if orphans are not reaped (as in a container whose first
 * process does not do it), they stay in the table for ever.
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
      // pid (name) state parent group …; the name may contain spaces and parentheses.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, , member] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(member) === group && state !== 'Z' && state !== 'X';
    } catch {
      return false;
    }
  });
}
