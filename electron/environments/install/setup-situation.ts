import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnvironmentConfigData } from '../../../shared/contract/system';
import { isStudioError, StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import type { ResolvedEnvironment } from '../../session/resolved-environment';
import { askFacts } from '../doctor/ask-r';
import { findCmdstan } from '../doctor/check-packages';
import { resolveEnvironment } from '../resolve';
import { privateFolder } from '../work/run-program';
import { type Administrator, administrator, type Machine, programOf } from './machine';

/** The parts that fitting needs and that can be installed. */
export type Part =
  | 'r'
  | 'brms'
  | 'rstan'
  | 'cmdstanr'
  | 'cmdstan'
  | 'compiler'
  | 'make'
  | 'boost'
  | 'dpkg-dev';

/** The state before an installation, and the means that the app has to install the missing parts. */
export interface SetupSituation {
  readonly machine: Machine;
  /** How the app can install packages of the system; null if it cannot. */
  readonly by: Administrator | null;
  /** The parts that are installed already. */
  readonly has: ReadonlySet<Part>;
  readonly rVersion: string;
  readonly rHome: string;
  /** True if the environment's R is that of the system's packages, or will be because there is no R yet. */
  readonly systemR: boolean;
  /** True if apt has installed all parts already, although R does not find them. */
  readonly systemInVain?: true;
}

export interface SituationOptions {
  readonly config: EnvironmentConfigData;
  readonly paths: AppPaths;
  readonly workerFolder: string;
  readonly machine: Machine;
  readonly signal?: AbortSignal | undefined;
}

/** Finds the installed parts without loading a package. Throws `invalid-input` if R exists but does not answer. */
export async function setupSituation(options: SituationOptions): Promise<SetupSituation> {
  const { config, paths, machine } = options;
  const by = await administrator(machine);
  const shared = { machine, by };
  const resolved = await resolveEnvironment(config, paths, { env: machine.env }).catch((error: unknown) => {
    // If there is no R, it is installed too. A wrong R in the configuration is repaired by the doctor.
    if (isStudioError(error) && error.where === 'r_home' && !config.r_home) return null;
    throw error;
  });
  const dpkg = await hasDpkgDev(machine);
  if (resolved === null) {
    const has = new Set<Part>([...(await programsOf(machine)), ...dpkg]);
    return { ...shared, has, rVersion: '', rHome: '', systemR: true };
  }
  const { version, parts } = await partsOf(resolved, options);
  const systemR = /^\/usr\/lib\/R(\/|$)/.test(resolved.rHome);
  return {
    ...shared,
    has: new Set<Part>(['r', ...parts, ...dpkg]),
    rVersion: version,
    rHome: resolved.rHome,
    systemR,
  };
}

async function partsOf(
  resolved: ResolvedEnvironment,
  { paths, workerFolder, signal }: SituationOptions,
): Promise<{ readonly version: string; readonly parts: readonly Part[] }> {
  const folder = privateFolder(resolved.env);
  if (folder === null) throw new StudioError('invalid-input', 'There is no folder for temporary files.');
  try {
    const asked = join(folder, 'facts');
    await mkdir(asked);
    const facts = await askFacts({ resolved, folder: asked, workerFolder, limitMs: 20_000, signal });
    if (!facts.done) {
      throw new StudioError('invalid-input', `${resolved.rBinary} does not answer.`, {
        hint: 'Look at the checks of this environment first.',
        where: 'r_home',
      });
    }
    const there = (name: string, part: Part) => (facts.get(name) === '' ? [] : [part]);
    return {
      version: facts.get('r.version'),
      parts: [
        ...there('package.brms', 'brms'),
        ...there('package.rstan', 'rstan'),
        ...there('package.cmdstanr', 'cmdstanr'),
        ...there('cxx.path', 'compiler'),
        ...there('make.path', 'make'),
        ...there('boost.path', 'boost'),
        ...((await findCmdstan(resolved, paths)) === null ? [] : (['cmdstan'] as const)),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Debian's RcppParallel, which brms loads, calls dpkg-architecture to find TBB without depending on it. */
async function hasDpkgDev(machine: Machine): Promise<readonly Part[]> {
  const isDebian = (await programOf(machine, 'dpkg')) !== null;
  return !isDebian || (await programOf(machine, 'dpkg-architecture')) !== null ? ['dpkg-dev'] : [];
}

async function programsOf(machine: Machine): Promise<readonly Part[]> {
  const compilers = await Promise.all(['g++', 'clang++', 'c++'].map((name) => programOf(machine, name)));
  const make = await programOf(machine, 'make');
  return [
    ...(compilers.some((path) => path !== null) ? (['compiler'] as const) : []),
    ...(make === null ? [] : (['make'] as const)),
  ];
}

/** The parts that are still missing for this backend. */
export function missingParts(situation: SetupSituation, backend: 'rstan' | 'cmdstanr'): readonly Part[] {
  const needed: readonly Part[] =
    backend === 'rstan'
      ? ['r', 'brms', 'rstan', 'compiler', 'make', 'boost']
      : ['r', 'brms', 'cmdstanr', 'cmdstan', 'compiler', 'make'];
  // Only the system's own R packages need it.
  const all: readonly Part[] = situation.systemR ? [...needed, 'dpkg-dev'] : needed;
  return all.filter((part) => !situation.has.has(part));
}
