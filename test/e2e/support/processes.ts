import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProcessInfo {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Every process of this machine, from /proc (Linux only). */
export function allProcesses(): readonly ProcessInfo[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
}

/** The processes that descend from `pid`, without itself. */
export function descendantsOf(pid: number, processes = allProcesses()): readonly ProcessInfo[] {
  const children = processes.filter((process) => process.parent === pid);
  return children.flatMap((child) => [child, ...descendantsOf(child.pid, processes)]);
}

/** The R processes that descend from `pid`: workers, and the chains that they started. */
export function rProcessesBelow(pid: number): readonly ProcessInfo[] {
  return descendantsOf(pid).filter(isR);
}

/**
 * The R processes whose environment holds `text`, whoever their parent is now. A worker whose parent has died belongs
 * to init, so the app's home folder is the mark that finds it.
 */
export function rProcessesWith(text: string): readonly ProcessInfo[] {
  return allProcesses().filter((process) => isR(process) && read(process.pid, 'environ').includes(text));
}

/** Waits until `list` is empty, and resolves with what is left when `timeout` milliseconds are over. */
export async function waitUntilGone(
  list: () => readonly ProcessInfo[],
  timeout = 10_000,
): Promise<readonly ProcessInfo[]> {
  const end = performance.now() + timeout;
  while (performance.now() < end && list().length > 0) await sleep(50);
  return list();
}

/** Kills what is there; one process takes others along, so some may be gone before their turn. */
export function killHard(processes: readonly ProcessInfo[]): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

function isR({ command }: ProcessInfo): boolean {
  return /(^|\/)(R|Rscript|exec\/R)(\s|$)/.test(command);
}

function readProcess(pid: number): ProcessInfo | undefined {
  const stat = read(pid, 'stat');
  // The name, in parentheses, may itself hold spaces and parentheses.
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === undefined || parent === undefined || state === 'Z') return undefined;
  return { pid, parent: Number(parent), command: read(pid, 'cmdline').replaceAll('\0', ' ').trim() };
}

/** Empty where the process is gone or not ours. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
