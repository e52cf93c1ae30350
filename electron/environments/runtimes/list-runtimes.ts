import { join } from 'node:path';
import type { RuntimeInfo } from '../../../shared/contract/environments';
import type { AppPaths } from '../../files/app-paths';
import { findR } from '../r-discovery';
import { readEnvironment } from '../store/read';
import { activeRuntime } from '../store/state';
import { checkRuntime } from './check-runtime';
import { fingerprintOf } from './fingerprint';
import type { FolderSizes } from './folder-sizes';
import { realPlace, runtimeNames, runtimesFolder, runtimeUses } from './runtime-places';

/** Every runtime that is there, checked against the R of `environment`. */
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

/** What a runtime must be made for to work in this environment; null where no R is found, or its file is damaged. */
export async function environmentFingerprint(paths: AppPaths, environment: string): Promise<string | null> {
  try {
    const { config } = await readEnvironment(paths, environment);
    return fingerprintOf(await findR(config));
  } catch {
    return null;
  }
}

/** brmspy takes a damaged runtime_state.json for none; so does the list. */
async function activePlace(paths: AppPaths): Promise<string | null> {
  const path = await activeRuntime(paths).catch(() => null);
  return path === null ? null : realPlace(path);
}
