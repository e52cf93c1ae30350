import { lstat, readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asStudioError, StudioError } from '../../../shared/errors/studio-error';
import { inQuotes, sameEnvironmentName } from '../../../shared/model/environment-rules';
import type { AppPaths } from '../../files/app-paths';
import { EnvironmentConfig, isPlainObject } from '../config';
import { checkEnvironmentName } from '../names';
import { damaged, linkTarget, type ObjectFile, readObjectFile } from './json-object-file';
import { repeatedKey } from './raw-members';
import { readOnly } from './refuse-link';
import { configFile, defaultEnvironment, environmentFolder, environmentsFolder } from './store-paths';

/** An environment as stored on disk. */
export interface StoredEnvironment {
  readonly config: EnvironmentConfig;
  /** False while it has no file and the default settings apply. */
  readonly saved: boolean;
  /** The environment's folder. */
  readonly path: string;
  /** Notes about unusual things in the file, and how they were read. */
  readonly notes: readonly string[];
}

/**
 * Reads an environment. "default" exists even without a file. Throws `invalid-input` for an invalid name, an
 * environment that does not exist, and a damaged file, which it names and leaves unchanged.
 */
export async function readEnvironment(paths: AppPaths, name: string): Promise<StoredEnvironment> {
  const path = environmentFolder(paths, name);
  const file = configFile(paths, name);
  const found = (await isListed(path, name)) ? await readObjectFile(file) : null;
  if (found !== null) {
    const { config, notes } = parseConfig(file, name, found);
    return { path, saved: true, config, notes: [...(await linkNote(path)), ...notes] };
  }
  if (name === defaultEnvironment) {
    return { path, saved: false, config: new EnvironmentConfig(), notes: [] };
  }
  throw await noSuchEnvironment(paths, name);
}

async function linkNote(path: string): Promise<readonly string[]> {
  const target = await linkTarget(path);
  return target === null ? [] : [`${path} is a link to ${target}: ${readOnly}.`];
}

/** Throws `invalid-input` if the environment is not on disk. A damaged one passes. */
export async function refuseMissing(paths: AppPaths, name: string): Promise<void> {
  try {
    await readEnvironment(paths, name);
  } catch (error) {
    if (!(error instanceof StudioError) || error.where !== configFile(paths, name)) throw error;
  }
}

/** The configuration in the file, with the name of the folder. Throws `invalid-input` for a damaged file. */
export function parseConfig(
  file: string,
  name: string,
  { dict, raw }: ObjectFile,
): Pick<StoredEnvironment, 'config' | 'notes'> {
  const inside = dict.environment_name;
  // brmspy can write one environment's config into the folder of another. The folder's name counts.
  const renamed = typeof inside === 'string' && inside !== name;
  try {
    const twice = isPlainObject(dict.env) ? repeatedKey(raw.get('env') ?? '{}') : null;
    if (twice !== null) throw damaged(file, `"env" has the variable ${inQuotes(twice)} twice`);
    const config = EnvironmentConfig.fromDict(renamed ? { ...dict, environment_name: name } : dict);
    const note = `${file} has the name ${inQuotes(String(inside))}, but the folder's name "${name}" is used.`;
    return { config, notes: renamed ? [note] : [] };
  } catch (cause) {
    const error = asStudioError(cause);
    throw error.where === file ? error : damaged(file, error.message, cause);
  }
}

/** Names of the environments on disk, and "default", in alphabetical order. Folders with unsafe names are left out. */
export async function listEnvironments(paths: AppPaths): Promise<readonly string[]> {
  const found = await Promise.all(
    (await folderNames(paths)).map(async (name) => {
      try {
        // If config.json is not a file, or is a link to a missing one, the environment is damaged, not missing.
        await lstat(configFile(paths, checkEnvironmentName(name)));
        return [name];
      } catch {
        return [];
      }
    }),
  );
  return [...new Set([defaultEnvironment, ...found.flat()])].sort();
}

/** All names in the folder of environments. */
export async function folderNames(paths: AppPaths): Promise<readonly string[]> {
  return readdir(environmentsFolder(paths)).catch(() => []);
}

export async function noSuchEnvironment(paths: AppPaths, name: string): Promise<StudioError> {
  const names = await listEnvironments(paths);
  const twin = names.find((other) => sameEnvironmentName(other, name));
  return new StudioError('invalid-input', `There is no environment named ${JSON.stringify(name)}.`, {
    hint: twin
      ? `Did you mean ${JSON.stringify(twin)}, whose name has other characters?`
      : `There are: ${names.join(', ')}.`,
    where: 'environment_name',
  });
}

/** If "Demo" and "demo" are the same folder on this system, only the folder's real name is an environment. */
async function isListed(path: string, name: string): Promise<boolean> {
  const names = await readdir(dirname(path)).catch(() => null);
  // A folder that cannot be listed may still have it. Some file systems store accents in another form.
  return names === null || names.some((other) => other.normalize('NFC') === name.normalize('NFC'));
}
