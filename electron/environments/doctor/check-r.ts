import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnvironmentConfigData } from '../../../shared/contract/system';
import { asStudioError, isStudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import type { ResolvedEnvironment } from '../../session/resolved-environment';
import { makePrivateFolder } from '../../session/segment-folder';
import { temporaryRoots } from '../../session/worker-folders';
import { findR, type RSearch } from '../r-discovery';
import { resolveEnvironment } from '../resolve';
import { checkRuntime } from '../runtimes/check-runtime';
import { fingerprintOf } from '../runtimes/fingerprint';
import { type Asking, askFacts, askToLoad, lastWords, type RAnswer } from './ask-r';
import { checkArchitecture } from './check-machine';
import { checkMakevars } from './check-makevars';
import { checkPackages, checkStartup, checkVersions, findCmdstan } from './check-packages';
import { checkProfile, profilesOf, stoppingPlace } from './check-profile';
import { type ChangeConfig, checkLocale, checkPaths } from './check-text';
import { checkTools, tryBuild } from './check-tools';
import { type Found, found, type Repair } from './found-check';
import type { SystemFixes } from './system-fixes';

export interface RChecks {
  readonly config: EnvironmentConfigData;
  readonly paths: AppPaths;
  readonly workerFolder: string;
  readonly search: RSearch;
  readonly signal: AbortSignal | undefined;
  readonly limits: { readonly factsMs: number; readonly loadMs: number; readonly buildMs: number };
  readonly changeConfig: ChangeConfig | undefined;
  /** Fixes for missing parts; they depend on whether the environment's R is the system's own. */
  readonly fixes: (systemR: boolean) => SystemFixes;
}

/** All checks that need R, or the reasons why R cannot be asked. Throws only `cancelled`. */
export async function checkR(checks: RChecks): Promise<readonly Found[]> {
  const { config, paths, search } = checks;
  try {
    return await withR(checks, await resolveEnvironment(config, paths, search));
  } catch (thrown) {
    const error = asStudioError(thrown);
    if (error.code === 'cancelled') throw error;
    if (error.where === 'runtime_path') {
      const fix = error.hint;
      const runtime = found('fail', 'runtime', 'Runtime', error.message, {
        fix,
        repair: withoutRuntime(checks),
      });
      return await checkR({ ...checks, config: { ...config, runtime_path: null } }).then((rest) => [
        ...rest,
        runtime,
      ]);
    }
    if (error.where !== 'r_home') return [found('fail', 'r', 'R', error.message, { fix: error.hint })];
    const missing = config.r_home ? { fix: error.hint } : await checks.fixes(true)('r');
    return [found('fail', 'r', 'R', error.message, { ...missing, ...(await otherR(checks, null)) })];
  }
}

/** Why R does not answer; `guilty`: the profiles that prevent it. */
async function whyNoAnswer(
  facts: RAnswer,
  limitMs: number,
  guilty: readonly string[],
): Promise<{ readonly how: string; readonly fix: string }> {
  const places = await Promise.all(guilty.map(stoppingPlace));
  const fix =
    guilty.length > 0
      ? `R starts without its profile (.Rprofile). Correct or remove it: ${places.join('; ')}`
      : 'Start R in a terminal. Often a faulty .Rprofile or Renviron is the reason.';
  if (facts.timedOut) return { how: `did not answer within ${limitMs / 1000} seconds`, fix };
  // Exit codes of the shell for a program that it cannot start.
  if (facts.exitCode === 126 || facts.exitCode === 127) {
    const why = lastWords(facts).split(': ').at(-1);
    const other = 'It may be made for another processor or system. Choose another R in the configuration.';
    return { how: `cannot be run: ${why}`, fix: other };
  }
  return { how: `did not answer: ${lastWords(facts) || 'there was no message'}`, fix };
}

/** Offers to remove a wrong R home, if another R is found. */
async function otherR(
  { config, search, changeConfig }: RChecks,
  wrong: string | null,
): Promise<{ readonly repair?: Repair }> {
  if (!config.r_home || !changeConfig) return {};
  const other = await findR({ r_home: null }, search).catch(() => null);
  if (other === null || other.rHome === wrong) return {};
  return {
    repair: {
      title: `Use R ${other.version}`,
      does: `Takes ${config.r_home} out of the environment’s configuration, so that the R at ${other.rHome} is used. Its R processes restart.`,
      restarts: true,
      run: async () => {
        await changeConfig((now) => ({ ...now, r_home: null }));
        return `The environment now uses R ${other.version} at ${other.rHome}.`;
      },
    },
  };
}

function withoutRuntime({ config, changeConfig }: RChecks): Repair | undefined {
  return (
    changeConfig && {
      title: 'Use no runtime',
      does: `Takes ${config.runtime_path} out of the environment’s configuration; packages then come from its own library and R’s. Its R processes restart.`,
      restarts: true,
      run: async () => {
        await changeConfig((now) => ({ ...now, runtime_path: null }));
        return 'The environment uses no runtime.';
      },
    }
  );
}

async function withR(checks: RChecks, resolved: ResolvedEnvironment): Promise<readonly Found[]> {
  const folder = scratchFolder(resolved.env);
  try {
    await Promise.all(['facts', 'load', 'build'].map((name) => mkdir(join(folder, name))));
    return await askAll(checks, resolved, folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function askAll(
  checks: RChecks,
  resolved: ResolvedEnvironment,
  folder: string,
): Promise<readonly Found[]> {
  const { limits, workerFolder, signal, paths, changeConfig } = checks;
  const asking = (name: string, limitMs: number): Asking => ({
    ...{ resolved, workerFolder, limitMs, signal },
    folder: join(folder, name),
  });
  // brms takes some seconds to load, so it loads during the other checks.
  const noUse = new AbortController();
  const loadSignal = AbortSignal.any([noUse.signal, ...(signal ? [signal] : [])]);
  const loading = askToLoad({ ...asking('load', limits.loadMs), signal: loadSignal });
  loading.catch(() => undefined);
  const facts = await askFacts(asking('facts', limits.factsMs));
  if (!facts.done) {
    // This R would not answer either.
    noUse.abort();
    await loading.catch((error) => {
      if (signal?.aborted && isStudioError(error, 'cancelled')) throw error;
    });
    const guilty = await guiltyProfiles(asking('facts', limits.factsMs));
    const { how, fix } = await whyNoAnswer(facts, limits.factsMs, guilty);
    return [
      found('fail', 'r', 'R', `${resolved.rBinary} ${how}`, {
        fix,
        ...(await otherR(checks, resolved.rHome)),
      }),
    ];
  }
  const fixes = checks.fixes(/^\/usr\/lib\/R(\/|$)/.test(resolved.rHome));
  const build = await tryBuild(asking('build', limits.buildMs), facts);
  const load = await loading;
  const profile = await checkProfile(facts);
  const startup = checkStartup(load, limits.loadMs);
  const cmdstan = await findCmdstan(resolved, paths);
  const runtime = await checkRuntimeOf(resolved, facts.get('r.version'), facts.get('r.platform'));
  return [
    found('pass', 'r', 'R', `R ${facts.get('r.version')} at ${resolved.rHome}`),
    checkArchitecture(facts),
    ...(profile ? [profile] : []),
    ...(startup ? [startup] : []),
    ...(runtime ? [runtime] : []),
    ...(await checkPackages(resolved, facts, load, paths, limits.loadMs, fixes)),
    checkVersions(facts),
    ...(await checkTools(facts, build, fixes)),
    await checkMakevars(facts, build, resolved.env),
    await checkLocale(facts, resolved, changeConfig),
    checkPaths(
      [
        { name: 'R home', path: resolved.rHome, by: 'rstan' },
        { name: 'home folder', path: facts.get('home'), by: 'rstan' },
        ...facts.all('library').map((path) => ({ name: 'library', path, by: 'rstan' as const })),
        { name: 'temporary folder', path: temporaryRoots(resolved.env)[0] ?? '', by: 'rstan' },
        { name: 'CmdStan folder', path: cmdstan ?? '', by: 'cmdstan' },
        { name: 'cache folder', path: paths.cache, by: 'cmdstan' },
      ],
      cmdstan !== null && facts.get('package.cmdstanr') !== '',
    ),
  ];
}

/** The start-up files that prevent R's start; empty if R does not start without them either. */
async function guiltyProfiles(asking: Asking): Promise<readonly string[]> {
  const [user, both] = await Promise.all([
    askFacts(asking, ['--no-init-file']),
    askFacts(asking, ['--no-init-file', '--no-site-file']),
  ]);
  if (user.done) return user.all('profile.user');
  return both.done ? profilesOf(both) : [];
}

async function checkRuntimeOf(
  { config }: ResolvedEnvironment,
  version: string,
  platform: string,
): Promise<Found | null> {
  const [id, title] = ['runtime', 'Runtime'] as const;
  if (config.runtime_path === null) return null;
  const { manifest, problems } = await checkRuntime(
    config.runtime_path,
    fingerprintOf({ version, platform }),
  );
  const [worst] = problems;
  if (!worst)
    return found('pass', id, title, `${manifest?.runtime_version ?? ''} at ${config.runtime_path}`.trim());
  const detail = problems.map(({ text }) => text).join(' ');
  return found(worst.blocks ? 'fail' : 'warn', id, title, detail, {
    fix: 'Choose another runtime, or none, in the environment’s configuration.',
  });
}

function scratchFolder(env: Readonly<Record<string, string>>): string {
  let refusal: unknown;
  for (const root of temporaryRoots(env)) {
    try {
      return makePrivateFolder(root);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}
