import { stat } from 'node:fs/promises';
import type { EnvironmentDetails, EnvironmentEntry } from '../../../shared/contract/environments';
import { toWire } from '../../../shared/errors/wire';
import type { AppPaths } from '../../files/app-paths';
import { librariesBefore } from '../packages/backup-folders';
import { countPackages } from '../packages/installed';
import { findR } from '../r-discovery';
import type { FoundR } from '../r-home';
import { brmsVersion } from './brms-version';
import { listEnvironments, readEnvironment } from './read';
import { configFile, libraryFolder } from './store-paths';

/** Every environment, in alphabetical order; damaged ones with the problem. `active`: the one that the app uses. */
export async function environmentEntries(
  paths: AppPaths,
  active: string,
): Promise<readonly EnvironmentEntry[]> {
  const look: Look = { find: rememberingR(), changing: await librariesBefore(paths) };
  const names = await listEnvironments(paths);
  return Promise.all(names.map((name) => entryOf(paths, name, name === active, look)));
}

/** The details of one environment. Throws `invalid-input` if it does not exist or is damaged. */
export async function environmentDetails(
  paths: AppPaths,
  name: string,
  active: string,
): Promise<EnvironmentDetails> {
  const { config, saved, path, notes } = await readEnvironment(paths, name);
  const r = await findR(config).catch(() => null);
  return {
    config: config.toDict(),
    saved,
    active: name === active,
    path,
    libraryPath: libraryFolder(paths, name),
    rHome: r?.rHome ?? null,
    rVersion: r?.version ?? null,
    notes,
  };
}

interface Look {
  readonly find: (rHome: string | null) => Promise<FoundR | null>;
  /** For each environment with a running change: the library before the change. */
  readonly changing: ReadonlyMap<string, string>;
}

async function entryOf(
  paths: AppPaths,
  name: string,
  active: boolean,
  { find, changing }: Look,
): Promise<EnvironmentEntry> {
  const library = changing.get(name) ?? libraryFolder(paths, name);
  const packageCount = await countPackages(library);
  const modifiedAt = await stat(configFile(paths, name)).then(
    (info) => Math.round(info.mtimeMs),
    () => null,
  );
  const shared = { name, active, packageCount, modifiedAt };
  try {
    const { config, saved } = await readEnvironment(paths, name);
    const r = await find(config.r_home);
    return {
      ...shared,
      saved,
      damaged: null,
      rVersion: r?.version ?? null,
      rHome: r?.rHome ?? null,
      brmsVersion: await brmsVersion(library, config, r),
      runtime: config.runtime_path,
    };
  } catch (error) {
    const unknown = { rVersion: null, rHome: null, brmsVersion: null, runtime: null };
    return { ...shared, ...unknown, saved: true, damaged: toWire(error) };
  }
}

/** Environments without an R home share the R that is found. It is searched once, because that runs a program. */
function rememberingR(): (rHome: string | null) => Promise<FoundR | null> {
  const known = new Map<string | null, Promise<FoundR | null>>();
  return (rHome) => {
    const before = known.get(rHome);
    if (before) return before;
    const found = findR({ r_home: rHome }).catch(() => null);
    known.set(rHome, found);
    return found;
  };
}
