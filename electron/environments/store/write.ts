import { link, mkdir, rename } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import type { EnvironmentConfigData } from '../../../shared/contract/system';
import { StudioError } from '../../../shared/errors/studio-error';
import { sameEnvironmentName } from '../../../shared/model/environment-rules';
import type { AppPaths } from '../../files/app-paths';
import { damagedFileName } from '../../files/aside-name';
import { hasCode } from '../../files/file-errors';
import { configText, EnvironmentConfig } from '../config';
import { checkEnvironmentName } from '../names';
import { changeFile } from './change-file';
import { linkTarget } from './json-object-file';
import { mergeConfig } from './merge-config';
import { folderNames, noSuchEnvironment, parseConfig, readEnvironment } from './read';
import { refuseLinkedFolder } from './refuse-link';
import { withStoreLock } from './store-lock';
import { configFile, defaultEnvironment, libraryFolder } from './store-paths';

/**
 * The configuration to start a worker with. "default" is written if it has no file yet, as brmspy does when it
 * activates an environment, so that both tools list it. If it cannot be written, it applies anyway.
 */
export async function existingEnvironment(paths: AppPaths, name: string): Promise<EnvironmentConfig> {
  const { config, saved } = await readEnvironment(paths, name);
  if (saved) return config;
  // Another program may have written it meanwhile: it is not replaced.
  await withStoreLock(paths, () => putConfig(paths, name, (now) => now ?? config)).catch(() => undefined);
  return config;
}

/** Makes an empty environment. Throws `invalid-input` if the name is invalid or taken. */
export async function createEnvironment(paths: AppPaths, name: string): Promise<void> {
  checkEnvironmentName(name);
  await withStoreLock(paths, async () => {
    // A folder without a configuration is not an environment yet. Like brmspy, the app uses its library.
    await refuseTaken(paths, name, name);
    await putConfig(paths, name, (now) => {
      if (now) throw taken(name, name);
      return new EnvironmentConfig({ environment_name: name });
    });
  });
}

/**
 * Saves the changes from `before`, which the editor was given, to `after`, and keeps later changes of other programs.
 * Throws `invalid-input` if both changed a key differently (with the key in `where`), for a damaged file, and for an
 * environment that does not exist (any more).
 */
export async function saveEnvironment(
  paths: AppPaths,
  before: EnvironmentConfigData,
  after: EnvironmentConfigData,
): Promise<void> {
  const base = EnvironmentConfig.fromDict(before);
  const wanted = EnvironmentConfig.fromDict(after);
  const name = base.environment_name;
  if (wanted.environment_name !== name) {
    throw new StudioError('invalid-input', `Saving cannot give the environment "${name}" another name.`, {
      hint: 'Rename it.',
      where: 'environment_name',
    });
  }
  await withStoreLock(paths, async () => {
    const missing = await noSuchEnvironment(paths, name);
    await putConfig(paths, name, (now) => {
      if (now) return mergeConfig(base, wanted, now);
      if (name === defaultEnvironment) return wanted;
      throw missing;
    });
  });
}

/** Renames a damaged config.json and returns its new name. Throws `invalid-input` if it is not damaged. */
export async function setConfigAside(paths: AppPaths, name: string): Promise<string> {
  const file = configFile(paths, name);
  return withStoreLock(paths, async () => {
    await refuseLinkedFolder(paths, name);
    const state = await readEnvironment(paths, name).then(
      () => 'whole' as const,
      (error: unknown) => error,
    );
    if (state === 'whole') {
      throw new StudioError(
        'invalid-input',
        `The configuration of the environment "${name}" is not damaged.`,
        {
          hint: 'Edit it instead.',
          where: file,
        },
      );
    }
    if (!(state instanceof StudioError) || state.where !== file) throw state;
    const aside = damagedFileName(file);
    const fresh = new EnvironmentConfig({ environment_name: name });
    if (await hasBothNames(file, aside)) {
      await writeFileAtomic(file, configText(fresh), { mode: 0o644, fsync: true });
    } else {
      await rename(file, aside);
      await putConfig(paths, name, () => fresh);
    }
    return aside;
  });
}

/**
 * Gives the file a second name for a moment, so that the environment always has a file. False for folders and links.
 */
async function hasBothNames(file: string, aside: string): Promise<boolean> {
  if ((await linkTarget(file)) !== null) return false;
  return link(file, aside).then(
    () => true,
    () => false,
  );
}

/**
 * Writes the configuration, which may depend on the present one; an error names a damaged file. Like with brmspy, a new
 * environment gets its library too, because R only uses libraries that exist at its start. The caller must hold the
 * store's lock.
 */
export async function putConfig(
  paths: AppPaths,
  name: string,
  change: (now: EnvironmentConfig | null) => EnvironmentConfig,
): Promise<void> {
  const file = configFile(paths, name);
  await refuseLinkedFolder(paths, name);
  let isNew = false;
  await changeFile(file, (current) => {
    const now = current && parseConfig(file, name, current).config;
    isNew = now === null;
    return configText(change(now), current?.raw);
  });
  if (isNew) await makeLibrary(libraryFolder(paths, name));
}

/** Makes the library. A file in its place is kept; the doctor reports it. */
export async function makeLibrary(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o755 }).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
}

/**
 * Throws `invalid-input` for an invalid name, and if a folder has the name or one that some systems treat as the same.
 * `but`: a folder that will be renamed and does not count.
 */
export async function refuseTaken(paths: AppPaths, name: string, but?: string): Promise<void> {
  checkEnvironmentName(name);
  const names = [...(await folderNames(paths)), defaultEnvironment];
  const same = names.find((other) => other !== but && sameEnvironmentName(other, name));
  if (same !== undefined) throw taken(name, same);
}

function taken(name: string, by: string): StudioError {
  const message =
    name === by
      ? `An environment named ${JSON.stringify(name)} exists already.`
      : `${JSON.stringify(name)} and the existing environment ${JSON.stringify(by)} would be the same folder on macOS and Windows.`;
  return new StudioError('invalid-input', message, {
    hint: 'Choose another name.',
    where: 'environment_name',
  });
}
