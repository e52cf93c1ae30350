import { readdirSync, readFileSync } from 'node:fs';

/**
 * Kills every process whose environment carries the worker's epoch, wherever it went: processx puts its children
 * (CmdStan's chains, callr's R) into sessions of their own, where a signal to the group does not reach them.
 * Only where there is a /proc; elsewhere the process group has to do.
 */
export function killEscaped(epoch: string): void {
  if (process.platform !== 'linux') return;
  const marker = Buffer.from(`BRMS_STUDIO_EPOCH=${epoch}`);
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
