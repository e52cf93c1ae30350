import type { DoctorReport, EnvironmentConfigData } from '../../../shared/contract/system';
import { asStudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import { temporaryRoots } from '../../session/worker-folders';
import { administrator, type Machine, thisMachine } from '../install/machine';
import type { RSearch } from '../r-discovery';
import { workerVariables } from '../resolve';
import { libraryFolder } from '../store/store-paths';
import { checkDisk, checkLibrary, checkTemporary, checkWritable } from './check-folders';
import { checkMemory, checkSharedMemory } from './check-machine';
import { checkR } from './check-r';
import type { ChangeConfig } from './check-text';
import { type Found, found, type Repair, toCheck } from './found-check';
import { systemFixes } from './system-fixes';

/** Services for repairs of more than files; without them these repairs are not offered. */
export interface DoctorServices {
  readonly changeConfig?: ChangeConfig;
  /** "Install brms", with the best plan for this machine. */
  readonly install?: Repair;
  /** True while work changes the environment. */
  readonly busy?: boolean;
}

export interface DoctorOptions {
  readonly config: EnvironmentConfigData;
  readonly paths: AppPaths;
  /** The folder of launch.sh, which ends the doctor's programs with the app. */
  readonly workerFolder: string;
  readonly services?: DoctorServices;
  readonly search?: RSearch;
  readonly machine?: Machine;
  readonly limits?: { readonly factsMs: number; readonly loadMs: number; readonly buildMs: number };
  readonly signal?: AbortSignal | undefined;
}

/** The most time for a start of R, even over a slow network; an R that takes longer hangs. */
const usualLimits = { factsMs: 20_000, loadMs: 45_000, buildMs: 60_000 };

/** The report of `examine` for a screen. */
export async function runDoctor(options: DoctorOptions): Promise<DoctorReport> {
  return reportOf(options.config.environment_name, await examine(options));
}

export function reportOf(environment: string, checks: readonly Found[]): DoctorReport {
  return { environment, ok: checks.every(({ status }) => status !== 'fail'), checks: checks.map(toCheck) };
}

/**
 * Finds in a few seconds what prevents fitting in this environment: R is started, runs the startup scripts, loads brms
 * and compiles a small program, but no model. A check that cannot be made, or an R that does not answer within its
 * limit, is a failed check with the reason. Throws only `cancelled`.
 */
export async function examine(options: DoctorOptions): Promise<readonly Found[]> {
  const { config, paths, services = {}, search = {}, limits = usualLimits, signal } = options;
  const machine = options.machine ?? (await thisMachine());
  let asked: ReturnType<typeof administrator> | null = null;
  const by = () => {
    asked ??= administrator(machine);
    return asked;
  };
  const [fromR, others] = await Promise.all([
    checkR({
      ...{ config, paths, search, limits, signal },
      workerFolder: options.workerFolder,
      changeConfig: services.changeConfig,
      fixes: (systemR) => systemFixes({ machine, by, systemR, install: services.install }),
    }),
    checkMachine(config, paths, services.busy ?? false),
  ]);
  return [...fromR, ...others];
}

/** The checks that need no R. */
export async function checkMachine(
  config: EnvironmentConfigData,
  paths: AppPaths,
  busy: boolean,
): Promise<readonly Found[]> {
  const library = libraryFolder(paths, config.environment_name);
  const temporary = temporaryRoots(workerVariables(config, '', process.env))[0] ?? '/tmp';
  const checks = await Promise.all([
    guarded('home', 'Environments folder', () => checkWritable('home', 'Environments folder', paths.brmspy)),
    guarded('library', 'Package library', () => checkLibrary(library, busy)),
    guarded('cache', 'Cache folder', () => checkWritable('cache', 'Cache folder', paths.cache)),
    guarded('temporary', 'Temporary folder', () => checkTemporary(temporary)),
    guarded('disk', 'Disk space', () =>
      checkDisk([
        { name: 'environments', folder: paths.brmspy },
        { name: 'compiled models', folder: paths.cache },
        { name: 'temporary files', folder: temporary },
      ]),
    ),
    guarded('memory', 'Memory', checkMemory),
    guarded('shared-memory', 'Shared memory', () => checkSharedMemory()),
  ]);
  return checks.filter((check) => check !== null);
}

async function guarded(id: string, title: string, check: () => Promise<Found | null>): Promise<Found | null> {
  try {
    return await check();
  } catch (error) {
    return found('fail', id, title, `The check could not be made: ${asStudioError(error).message}`);
  }
}
