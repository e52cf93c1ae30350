import { execFile } from 'node:child_process';
import { access, constants, readFile, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** The facts of a machine that decide how programs are installed; tests supply their own. */
export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Null on Windows. */
  readonly user: number | null;
  /** The output of `uname -m`. */
  readonly processor: string;
  /** The text of /etc/os-release; empty if there is no such file. */
  readonly osRelease: string;
}

export async function thisMachine(): Promise<Machine> {
  const { machine } = await import('node:os');
  return {
    env: process.env,
    platform: process.platform,
    user: process.getuid?.() ?? null,
    processor: machine(),
    osRelease: await readFile('/etc/os-release', 'utf8').catch(() => ''),
  };
}

/** A value of os-release without its quotes; empty if it is missing. */
export function releaseValue({ osRelease }: Machine, key: string): string {
  const line = osRelease.split('\n').find((text) => text.startsWith(`${key}=`));
  return line?.slice(key.length + 1).replace(/^"(.*)"$/, '$1') ?? '';
}

/** Are packages installed with apt here? */
export function hasApt(machine: Machine): boolean {
  if (machine.platform !== 'linux') return false;
  const ids = `${releaseValue(machine, 'ID')} ${releaseValue(machine, 'ID_LIKE')}`.split(/\s+/);
  return ids.includes('debian') || ids.includes('ubuntu');
}

/** The path of a program, or null. */
export async function programOf(machine: Machine, name: string): Promise<string | null> {
  for (const folder of (machine.env.PATH ?? machine.env.Path ?? '').split(delimiter)) {
    if (folder === '') continue;
    const file = join(folder, name);
    const isThere = await Promise.all([stat(file), access(file, constants.X_OK)]).then(
      ([info]) => info.isFile(),
      () => false,
    );
    if (isThere) return file;
  }
  return null;
}

/** How the app gets administrator rights: it has them already, by sudo without a password, or by a dialog. */
export type Administrator = 'root' | 'sudo' | 'pkexec';

export async function administrator(machine: Machine): Promise<Administrator | null> {
  if (machine.user === null) return null;
  if (machine.user === 0) return 'root';
  const sudo = await programOf(machine, 'sudo');
  if (sudo !== null && (await asksNothing(sudo, machine))) return 'sudo';
  const hasDisplay = Boolean(machine.env.DISPLAY || machine.env.WAYLAND_DISPLAY);
  return hasDisplay && (await programOf(machine, 'pkexec')) !== null ? 'pkexec' : null;
}

function asksNothing(sudo: string, machine: Machine): Promise<boolean> {
  return promisify(execFile)(sudo, ['-n', 'true'], { env: machine.env, timeout: 5000 }).then(
    () => true,
    () => false,
  );
}
