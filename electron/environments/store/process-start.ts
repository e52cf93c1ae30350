import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAlive } from '../../session/process-table';

/**
 * When this process began, in a form that is the same whoever asks: a process id alone is given anew to others. On Linux
 * clock ticks since the machine's start; elsewhere nothing, as asking takes a program of its own.
 */
export function ownStart(): string {
  return process.platform === 'linux' ? startIn(readFileSync('/proc/self/stat', 'utf8')) : '-';
}

/** Does the process that began then still live? */
export async function stillRuns(pid: number, start: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux' || start === '-') return true;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat !== null && startIn(stat) === start;
}

/** Field 22 of /proc/PID/stat; the name in field 2 may hold spaces and parentheses. */
function startIn(stat: string): string {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
}
