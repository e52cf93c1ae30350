import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import { isMissing } from '../../files/file-errors';
import { listEnvironments, readEnvironment } from '../store/read';

/** brmspy unpacks in this folder. Files that a killed brmspy left in it are not a runtime. */
const scratch = '_tmp_extract';

export function runtimesFolder(paths: AppPaths): string {
  return join(paths.brmspy, 'runtime');
}

/** Names of the folders of runtimes, including damaged ones, in alphabetical order. */
export async function runtimeNames(paths: AppPaths): Promise<readonly string[]> {
  const folder = runtimesFolder(paths);
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const folders = await Promise.all(
    names.map(async (name) => {
      const info = await stat(join(folder, name)).catch(() => null);
      return info?.isDirectory() && name !== scratch && !name.startsWith('.') ? [name] : [];
    }),
  );
  return folders.flat().sort();
}

/** The folder of an installed runtime. Throws `invalid-input` for any other name. */
export async function runtimeFolder(paths: AppPaths, name: string): Promise<string> {
  const names = await runtimeNames(paths);
  if (names.includes(name)) return join(runtimesFolder(paths), name);
  throw new StudioError('invalid-input', `There is no runtime named ${JSON.stringify(name.slice(0, 200))}.`, {
    hint: names.length > 0 ? `There are: ${names.join(', ')}.` : 'Import one from its archive.',
    where: 'name',
  });
}

/** The real path of a folder without links; the path itself if it does not exist. */
export async function realPlace(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** The environments that use a runtime, by its real path. Damaged environments are left out. */
export async function runtimeUses(paths: AppPaths): Promise<ReadonlyMap<string, readonly string[]>> {
  const uses = new Map<string, string[]>();
  for (const name of await listEnvironments(paths)) {
    const runtime = await readEnvironment(paths, name).then(
      ({ config }) => config.runtime_path,
      () => null,
    );
    if (!runtime) continue;
    const place = await realPlace(runtime);
    uses.set(place, [...(uses.get(place) ?? []), name]);
  }
  return uses;
}
