import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** One line of the process table. */
interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
}

/**
 * Resident memory, in bytes, of each worker with all that it started: its process group, which R leads, and the
 * descendants that left the group (processx gives its children sessions of their own). R itself is not asked, so that
 * busy workers are counted too. On Linux, shared pages are counted once (the proportional set size), because the forked
 * chains of a fit share most of their memory. Elsewhere they are counted in each process (`ps`). On Windows, which has
 * no cheap way to ask, the answer is empty.
 *
 * The libraries pidusage and systeminformation count shared pages in each process: of R with four forked chains around
 * 320 MB of data they say 1,823 MB, where 369 MB are in use.
 */
export async function readMemory(workers: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (process.platform === 'win32') return new Map();
  const rows = process.platform === 'linux' ? await linuxProcesses() : await psProcesses();
  const entries = workers.map(async (worker) => {
    const sizes = await Promise.all(
      membersOf(worker, rows).map(({ pid, bytes }) => bytes ?? linuxBytes(pid)),
    );
    return [worker, sizes.reduce((sum, size) => sum + size, 0)] as const;
  });
  const found = await Promise.all(entries);
  return new Map(found.filter(([, bytes]) => bytes > 0));
}

type Row = ProcessRow & { readonly bytes?: number };

function membersOf(worker: number, rows: readonly Row[]): readonly Row[] {
  const children = new Map<number, Row[]>();
  for (const row of rows) {
    const siblings = children.get(row.parent);
    if (siblings) siblings.push(row);
    else children.set(row.parent, [row]);
  }
  const members = new Map<number, Row>();
  const add = (row: Row): void => {
    if (members.has(row.pid)) return;
    members.set(row.pid, row);
    for (const child of children.get(row.pid) ?? []) add(child);
  };
  for (const row of rows) if (row.pid === worker || row.group === worker) add(row);
  return [...members.values()];
}

async function linuxProcesses(): Promise<readonly Row[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const rows = await Promise.all(
    names.map(async (name) => {
      const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null);
      if (stat === null) return [];
      // pid (name) state parent group …; the name may contain spaces and parentheses.
      const [, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ pid: Number(name), parent: Number(parent), group: Number(group) }];
    }),
  );
  return rows.flat();
}

/** 0 for a process that is gone. */
async function linuxBytes(pid: number): Promise<number> {
  const kilobytes = async (file: string, field: RegExp) =>
    Number(field.exec(await readFile(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0) * 1024;
  try {
    return await kilobytes('smaps_rollup', /^Pss:\s+(\d+)/m);
  } catch {
    // Kernels before 4.14 do not give the sum.
    return kilobytes('status', /^VmRSS:\s+(\d+)/m).catch(() => 0);
  }
}

async function psProcesses(): Promise<readonly Row[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,ppid=,pgid=,rss=']).catch(() => ({
    stdout: '',
  }));
  return stdout.split('\n').flatMap((line) => {
    const [pid, parent, group, kilobytes] = line.trim().split(/\s+/).map(Number);
    if (!pid || parent === undefined || group === undefined || kilobytes === undefined) return [];
    return [{ pid, parent, group, bytes: kilobytes * 1024 }];
  });
}
