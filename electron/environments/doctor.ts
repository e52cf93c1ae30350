import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DoctorCheck, DoctorReport, EnvironmentConfigData } from '../../shared/contract/system';
import { asStudioError } from '../../shared/errors/studio-error';
import type { AppPaths } from '../app/paths';
import { type RFacts, readRFacts } from './doctor-facts';
import { fixFor, type Missing } from './doctor-fixes';
import { checkDisk, checkMemory, checkSharedMemory, checkWritable } from './doctor-machine';
import type { RSearch } from './r-discovery';
import { resolveEnvironment } from './resolve';
import type { ResolvedEnvironment } from './resolved';

export interface DoctorOptions {
  readonly config: EnvironmentConfigData;
  readonly paths: AppPaths;
  readonly search?: RSearch;
  readonly signal?: AbortSignal;
}

/**
 * What stands in the way of fitting in this environment, in a few seconds: R is started once and loads brms; nothing is
 * compiled. A check that cannot be made fails with the reason. Throws only `cancelled`.
 */
export async function runDoctor({ config, paths, search, signal }: DoctorOptions): Promise<DoctorReport> {
  const [fromR, brmspy, cache, disk, memory, shared] = await Promise.all([
    checkR(config, paths, search, signal),
    checkWritable('home', 'Environments folder', paths.brmspy),
    checkWritable('cache', 'Cache folder', paths.cache),
    checkDisk(paths.cache),
    checkMemory(),
    checkSharedMemory(),
  ]);
  const checks = [...fromR, brmspy, cache, disk, memory, ...(shared ? [shared] : [])];
  return {
    environment: config.environment_name,
    ok: checks.every((check) => check.status !== 'fail'),
    checks,
  };
}

async function checkR(
  config: EnvironmentConfigData,
  paths: AppPaths,
  search: RSearch | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly DoctorCheck[]> {
  const title = 'R';
  try {
    const resolved = await resolveEnvironment(config, paths, search);
    const facts = await readRFacts(resolved, signal);
    const r: DoctorCheck = {
      id: 'r',
      title,
      status: 'pass',
      detail: `R ${facts.get('r.version')} at ${resolved.rHome}`,
    };
    return [r, ...(await checkPackages(resolved, facts, paths)), ...(await checkTools(facts))];
  } catch (thrown) {
    const error = asStudioError(thrown);
    if (error.code === 'cancelled') throw error;
    const noR = error.where === 'r_home' && !config.r_home;
    const fix = noR ? await fixFor('r') : error.hint;
    return [{ id: 'r', title, status: 'fail', detail: error.message, ...(fix !== undefined && { fix }) }];
  }
}

async function checkPackages(
  resolved: ResolvedEnvironment,
  facts: RFacts,
  paths: AppPaths,
): Promise<readonly DoctorCheck[]> {
  const rstan = facts.get('package.rstan') ?? '';
  const cmdstanr = facts.get('package.cmdstanr') ?? '';
  const cmdstan = await findCmdstan(resolved, paths);
  const usable = cmdstanr !== '' && cmdstan !== null;
  const without = cmdstanr === '' ? 'not installed' : `version ${cmdstanr}, but CmdStan is not installed`;
  return [
    await checkBrms(facts),
    await present('rstan', 'rstan', rstan, usable ? 'warn' : 'fail'),
    usable || rstan !== ''
      ? {
          id: 'cmdstanr',
          title: 'cmdstanr',
          status: 'pass',
          detail: usable ? `${cmdstanr} with ${cmdstan}` : `${without}; not needed, as rstan is there`,
        }
      : {
          id: 'cmdstanr',
          title: 'cmdstanr',
          status: 'warn',
          detail: without,
          fix: await fixFor('cmdstanr'),
        },
    await present('posterior', 'posterior', facts.get('package.posterior'), 'fail'),
  ];
}

/** Installed is not enough: brms must load, too. */
async function checkBrms(facts: RFacts): Promise<DoctorCheck> {
  const version = facts.get('package.brms');
  const fault = facts.get('brms.fault');
  if (!version || !fault) return present('brms', 'brms', version, 'fail');
  const missing = /dpkg-architecture/.test(fault) ? 'dpkg-dev' : 'brms';
  return {
    id: 'brms',
    title: 'brms',
    status: 'fail',
    detail: `${version} is installed but does not load: ${fault}`,
    fix: await fixFor(missing),
  };
}

async function checkTools(facts: RFacts): Promise<readonly DoctorCheck[]> {
  const compiler = facts.get('cxx.path') && (facts.get('cxx.version') || facts.get('cxx.path'));
  return [
    await present(
      'compiler',
      'C++ compiler',
      compiler,
      'fail',
      `${facts.get('cxx.command')} is not installed`,
    ),
    await present('make', 'make', facts.get('make.path'), 'fail'),
    await present(
      'boost',
      'Boost headers',
      facts.get('boost.path'),
      'fail',
      'boost/version.hpp was not found',
    ),
  ];
}

async function present(
  id: Missing,
  title: string,
  detail: string | undefined,
  otherwise: 'warn' | 'fail',
  missing = 'not installed',
): Promise<DoctorCheck> {
  return detail
    ? { id, title, status: 'pass', detail }
    : { id, title, status: otherwise, detail: missing, fix: await fixFor(id) };
}

/** Where cmdstanr would find CmdStan: the runtime's, CMDSTAN, or the newest below ~/.cmdstan. */
async function findCmdstan(resolved: ResolvedEnvironment, paths: AppPaths): Promise<string | null> {
  const installed = join(paths.home, '.cmdstan');
  const names = await readdir(installed).catch(() => []);
  const newest = names
    .filter((name) => name.startsWith('cmdstan'))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const places = [resolved.cmdstanPath, resolved.env.CMDSTAN, ...newest.map((name) => join(installed, name))];
  for (const place of places) {
    if (place && (await stat(join(place, 'makefile')).catch(() => null))) return place;
  }
  return null;
}
