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

/** What fitting needs, as far as it can be installed. */
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

/** What is there before an installation, and what the app may do about the rest. */
export interface SetupSituation {
  readonly machine: Machine;
  /** How the app can install packages of the system; null where it cannot. */
  readonly by: Administrator | null;
  /** What is installed already. */
  readonly has: ReadonlySet<Part>;
  readonly rVersion: string;
  readonly rHome: string;
  /** The environment's R is that of the system's packages, or will be, as there is none. */
  readonly systemR: boolean;
  /** apt has nothing to install, although R does not find what is missing. */
  readonly systemInVain?: true;
}

export interface SituationOptions {
  readonly config: EnvironmentConfigData;
  readonly paths: AppPaths;
  readonly workerFolder: string;
  readonly machine: Machine;
  readonly signal?: AbortSignal | undefined;
}

/** Looks at what is there, without loading a package. Throws `invalid-input` where R is there and does not answer. */
export async function setupSituation(options: SituationOptions): Promise<SetupSituation> {
  const { config, paths, machine } = options;
  const by = await administrator(machine);
  const shared = { machine, by };
  const resolved = await resolveEnvironment(config, paths, { env: machine.env }).catch((error: unknown) => {
    // Without any R it is installed too; a wrong one in the configuration is for the doctor to mend.
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

/** Debian's RcppParallel, which brms loads, asks dpkg-architecture where TBB lies, without depending on it. */
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

/** What this backend still lacks. */
export function missingParts(situation: SetupSituation, backend: 'rstan' | 'cmdstanr'): readonly Part[] {
  const needed: readonly Part[] =
    backend === 'rstan'
      ? ['r', 'brms', 'rstan', 'compiler', 'make', 'boost']
      : ['r', 'brms', 'cmdstanr', 'cmdstan', 'compiler', 'make'];
  // Only the system's own R packages ask for it.
  const all: readonly Part[] = situation.systemR ? [...needed, 'dpkg-dev'] : needed;
  return all.filter((part) => !situation.has.has(part));
}
