import type { EnvironmentLock, LockedPackage } from '../../../shared/locks/snapshot';
import type { JobSession } from '../../session/manager/job-worker';
import { sourceOf } from '../packages/description';
import { builtUnder, installedIn, visibleOf } from '../packages/installed';

/**
 * The lock of a worker's present software: R, system, compiler, CmdStan, and every package that the worker would load.
 * `compiler`: the first line of its version, if known already. Takes a few tenths of a second; rejects as the call
 * does.
 */
export async function takeLock(
  session: Pick<JobSession, 'verb'>,
  environment: string,
  options: { readonly compiler?: string; readonly signal?: AbortSignal } = {},
): Promise<EnvironmentLock> {
  const { compiler, signal } = options;
  const facts = await session.verb('lock_facts', { compiler }, { signal });
  return {
    format: 1,
    createdAt: new Date().toISOString(),
    environment,
    r: { version: facts.version, platform: facts.platform },
    os: facts.os,
    compiler: facts.compiler,
    cmdstan: facts.cmdstan,
    packages: await lockedPackages(facts.libraries),
  };
}

/** Every package that R would load with these libraries, sorted by the character codes of the name. */
async function lockedPackages(
  libraries: readonly string[],
): Promise<Readonly<Record<string, LockedPackage>>> {
  const visible = visibleOf(await installedIn(libraries));
  const names = [...visible.keys()].sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const found = visible.get(name);
      if (!found) return [];
      const { version, fields, library } = found;
      return [[name, { version, source: sourceOf(fields, library), built: builtUnder(fields) }]];
    }),
  );
}
