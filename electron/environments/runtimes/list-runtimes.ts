import { join } from 'node:path';
import type { RuntimeInfo } from '../../../shared/contract/environments';
import type { AppPaths } from '../../files/app-paths';
import { findR } from '../r-discovery';
import { readEnvironment } from '../store/read';
import { activeRuntime } from '../store/state-files';
import { checkRuntime } from './check-runtime';
import { fingerprintOf } from './fingerprint';
import type { FolderSizes } from './folder-sizes';
import { realPlace, runtimeNames, runtimesFolder, runtimeUses } from './runtime-places';

/** Every installed runtime, checked for the R of `environment`. */
export async function listRuntimes(
  paths: AppPaths,
  environment: string,
  sizes: FolderSizes,
): Promise<readonly RuntimeInfo[]> {
  const names = await runtimeNames(paths);
  if (names.length === 0) return [];
  const [fingerprint, uses, active] = await Promise.all([
    environmentFingerprint(paths, environment),
    runtimeUses(paths),
    activePlace(paths),
  ]);
  return Promise.all(
    names.map(async (name): Promise<RuntimeInfo> => {
      const path = join(runtimesFolder(paths), name);
      const place = await realPlace(path);
      const { manifest, problems } = await checkRuntime(path, fingerprint);
      return {
        name,
        path,
        active: place === active,
        usedBy: uses.get(place) ?? [],
        bytes: await sizes.of(path),
        manifest,
        usable: !problems.some(({ blocks }) => blocks),
        problems: problems.map(({ text }) => text),
      };
    }),
  );
}

/** The fingerprint of runtimes for this environment; null if no R is found, or if its file is damaged. */
export async function environmentFingerprint(paths: AppPaths, environment: string): Promise<string | null> {
  try {
    const { config } = await readEnvironment(paths, environment);
    return fingerprintOf(await findR(config));
  } catch {
    return null;
  }
}

/** Like brmspy, the list treats a damaged runtime_state.json as missing. */
async function activePlace(paths: AppPaths): Promise<string | null> {
  const path = await activeRuntime(paths).catch(() => null);
  return path === null ? null : realPlace(path);
}
