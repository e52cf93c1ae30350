import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StudioError } from '../../../shared/errors/studio-error';
import type { EnvironmentContext } from '../work/environment-context';
import type { Administrator, Machine } from './machine';
import facts from './system-packages.json';

export type SystemPart = Exclude<keyof typeof facts.packages, 'browser'>;

export function aptNames(parts: readonly SystemPart[]): readonly string[] {
  return parts.map((part) => facts.packages[part]);
}

/** The plan of `apt-get install`. */
export interface AptPlan {
  /** Packages that would be installed or updated, including those that the wanted ones need. */
  readonly installs: number;
  readonly downloadBytes: number;
  /** True if apt knows none of the wanted packages: then the package lists must be read first. */
  readonly listsMissing: boolean;
}

/**
 * Asks apt for its plan, without changes (`apt-get -s`, `--print-uris`). Throws `internal` with apt's own message if it
 * refuses, for example because of broken dependencies.
 */
export async function planApt(packages: readonly string[], machine: Machine): Promise<AptPlan> {
  if (packages.length === 0) return { installs: 0, downloadBytes: 0, listsMissing: false };
  const wanted = [...facts.install, ...packages];
  try {
    const [simulated, uris] = await Promise.all([
      askApt(['-s', ...wanted], machine),
      askApt(['-qq', '--print-uris', ...wanted], machine),
    ]);
    return {
      installs: simulated.split('\n').filter((line) => line.startsWith('Inst ')).length,
      downloadBytes: sum(uris.split('\n').map((line) => Number(/^'\S+' \S+ (\d+)/.exec(line)?.[1] ?? 0))),
      listsMissing: false,
    };
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    if (/Unable to locate package|has no installation candidate/.test(said)) {
      return { installs: 0, downloadBytes: 0, listsMissing: true };
    }
    throw new StudioError('internal', `apt-get cannot plan this: ${said.trim().replace(/\s+/g, ' ')}`, {
      hint: 'Repair the system’s packages first: sudo apt-get --fix-broken install',
      cause: error,
    });
  }
}

async function askApt(args: readonly string[], machine: Machine): Promise<string> {
  // In English, because the output is parsed.
  const env = { ...machine.env, LC_ALL: 'C' };
  const options = { env, timeout: 60_000, maxBuffer: 2 ** 26 };
  return (await promisify(execFile)('apt-get', [...args], options)).stdout;
}

/** The programs to run in this order, with their arguments. */
export function aptCommands(
  packages: readonly string[],
  by: Administrator,
): readonly (readonly [string, ...string[]])[] {
  const apt = ['env', ...facts.variables, 'apt-get', ...facts.options];
  const update = [...apt, 'update'];
  const install = [...apt, ...facts.install, ...packages];
  // A source that cannot be read does not stop the installation. One shell for both, so that the dialog comes once.
  if (by === 'pkexec') return [['pkexec', 'sh', '-c', `${update.join(' ')}; ${install.join(' ')}`]];
  const front = by === 'sudo' ? (['sudo', '-n'] as const) : [];
  return [update, install].map((words) => {
    const [first = 'env', ...rest] = [...front, ...words];
    return [first, ...rest] as const;
  });
}

/** The line to copy into a terminal. */
export function aptLine(packages: readonly string[], { user }: Pick<Machine, 'user'>): string {
  const front = user === 0 ? '' : 'sudo ';
  return `${front}apt-get update && ${front}apt-get ${facts.install.join(' ')} ${packages.join(' ')}`;
}

/** Installs packages of the system. When cancelled, it finishes the package that is being unpacked. */
export async function installWithApt(
  context: EnvironmentContext,
  packages: readonly string[],
  by: Administrator,
  machine: Machine,
): Promise<void> {
  const env = machine.env.PATH === undefined ? {} : { PATH: machine.env.PATH };
  const commands = aptCommands(packages, by);
  for (const [i, [command, ...args]] of commands.entries()) {
    const isLast = i === commands.length - 1;
    const title = isLast ? `Installing ${packages.join(', ')}` : 'Reading the package lists';
    await context.program(command, args, { title, env, mayFail: !isLast, interruptFirstMs: 60_000 });
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
