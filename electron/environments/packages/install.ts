import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import type { PackageSource } from '../../../shared/contract/packages';
import { StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import type { ResolvedEnvironment } from '../../session/resolved-environment';
import { libraryFolder } from '../store/store-paths';
import type { EnvironmentContext } from '../work/environment-context';
import { behindColon, type ProgramResult, privateFolder } from '../work/run-program';
import { changeLibrary } from './change-library';
import { readDescription } from './description';
import { type InstalledPackage, installedIn, visibleOf } from './installed';
import { archivedPackage, download, type LocalWork, localPackage } from './local-sources';
import { type InstallStep, type LocalPackage, planInstall } from './plan-install';
import type { RepositoryIndex } from './repository-index';
import { runSteps } from './run-steps';

export interface InstallServices {
  readonly paths: AppPaths;
  readonly resolve: (environment: string) => Promise<ResolvedEnvironment>;
  readonly index: (context: EnvironmentContext) => Promise<RepositoryIndex>;
  /** Throws if one of these installed packages must not be replaced now. */
  readonly mayReplace: (names: readonly string[]) => void;
}

export interface InstalledVersion {
  readonly name: string;
  readonly version: string;
}

/**
 * Installs packages and their dependencies into the environment's own library. Everything is downloaded before the
 * library is changed. Returns the installed packages in order; `replaced` names those that R could load before.
 */
export async function installPackages(
  services: InstallServices,
  context: EnvironmentContext,
  sources: readonly PackageSource[],
): Promise<{ readonly installed: readonly InstalledVersion[]; readonly replaced: readonly string[] }> {
  context.step(1, 3, 'Finding the packages that are needed');
  const resolved = await services.resolve(context.environment);
  const folder = privateFolder(resolved.env);
  if (folder === null) throw new StudioError('invalid-input', 'There is no folder for temporary files.');
  try {
    const session = await context.worker();
    const { libraries } = await session.verb('package_loaded', {});
    let asked: Promise<RepositoryIndex> | null = null;
    const index = () => {
      asked ??= services.index(context);
      return asked;
    };
    const work: LocalWork = { context, session, resolved, folder, index };
    const own = libraryFolder(services.paths, context.environment);
    const paths = [own, ...libraries.filter((path) => path !== own)];
    const before = await installedIn(paths);
    const steps = await planned(work, before, sources);
    const known = steps.map(({ name }) => name).filter((name) => before.some((found) => found.name === name));
    services.mayReplace(
      known.filter((name) => before.some((found) => found.name === name && found.library === own)),
    );
    const files = await fetched(work, steps);
    await changeLibrary(services.paths, context, async (mark) => {
      await runSteps(steps, availableParallelism(), async (step, place) => {
        const { name, version } = step;
        context.step(place + 2, steps.length + 2, `Installing ${name} ${version}`);
        const file = files.get(name) ?? '';
        await installFile(
          { context, resolved, own, libraries: paths, mark, together: steps.length > 1 },
          step,
          file,
        );
      });
    });
    return { installed: steps, replaced: known };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function planned(
  work: LocalWork,
  before: readonly InstalledPackage[],
  sources: readonly PackageSource[],
): Promise<readonly InstallStep[]> {
  const names: string[] = [];
  const local: LocalPackage[] = [];
  for (const source of sources) {
    if (source.from !== 'repository') local.push(await localPackage(work, source));
    else if (source.version === undefined) names.push(source.name);
    else if ((await work.index()).packages.get(source.name)?.version === source.version)
      names.push(source.name);
    else local.push(await archivedPackage(work, source.name, source.version));
  }
  const visible = visibleOf(before);
  const installed = new Map([...visible].map(([name, { version }]) => [name, version]));
  const known = { installed, rVersion: work.session.info.versions.R ?? '' };
  const plan = planInstall({ names, local }, { ...known, index: null });
  if ('steps' in plan) return plan.steps;
  const whole = planInstall({ names, local }, { ...known, index: await work.index() });
  return 'steps' in whole ? whole.steps : [];
}

/** The file of each step, downloaded if necessary. */
async function fetched(work: LocalWork, steps: readonly InstallStep[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const offered = steps.filter(({ from }) => 'offered' in from).length;
  if (offered > 0)
    work.context.step(
      2,
      steps.length + 2,
      `Downloading ${offered === 1 ? 'a package' : `${offered} packages`}`,
    );
  for (const { name, version, from } of steps) {
    if ('local' in from) {
      files.set(name, from.local.path);
    } else {
      work.context.say(`Downloading ${name} ${version}`);
      files.set(name, await download(work, [from.offered.url], from.offered.md5));
    }
  }
  return files;
}

interface Installation {
  readonly context: EnvironmentContext;
  readonly resolved: ResolvedEnvironment;
  readonly own: string;
  readonly libraries: readonly string[];
  /** Variables that identify the change. */
  readonly mark: Readonly<Record<string, string>>;
  /** True if packages are installed at the same time: then each line of the log begins with the package's name. */
  readonly together: boolean;
}

async function installFile(
  { context, resolved, own, libraries, mark, together }: Installation,
  { name, version }: InstallStep,
  file: string,
): Promise<void> {
  const result = await context.program(resolved.rBinary, ['CMD', 'INSTALL', `--library=${own}`, file], {
    env: { ...resolved.env, R_LIBS: libraries.join(delimiter), ...mark },
    mayFail: true,
    ...(together && { prefix: `${name}: ` }),
  });
  const there = await readDescription(join(own, name));
  if (result.exitCode !== 0 || there?.Version !== version) throw notInstalled(name, version, result);
}

function notInstalled(name: string, version: string, { tail, exitCode }: ProgramResult): StudioError {
  const said = tail.filter((line) => line.trim() !== '');
  const errors = said.filter((line) => /^\s*(ERROR|Error)\b|\berror:/.test(line));
  const reason = (errors.length > 0 ? errors : said).slice(-3);
  const words = behindColon(reason.length === 0 ? ['R gave no reason.'] : reason);
  return new StudioError('r-error', `${name} ${version} could not be installed:${words}`, {
    hint: 'The library was put back as it was. The log has all messages of R.',
    where: name,
    details: { exitCode, tail },
  });
}
