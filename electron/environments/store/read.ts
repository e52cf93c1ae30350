import { lstat, readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asStudioError, StudioError } from '../../../shared/errors/studio-error';
import { inQuotes, sameEnvironmentName } from '../../../shared/model/environment-rules';
import type { AppPaths } from '../../files/app-paths';
import { EnvironmentConfig, isPlainObject } from '../config';
import { checkEnvironmentName } from '../names';
import { damaged, linkTarget, type ObjectFile, readObjectFile } from './object-file';
import { configFile, defaultEnvironment, environmentFolder, environmentsFolder } from './places';
import { repeatedKey } from './raw-members';
import { readOnly } from './refuse-link';

/** An environment as it stands on disk. */
export interface StoredEnvironment {
  readonly config: EnvironmentConfig;
  /** False while nothing is on disk and the default applies. */
  readonly saved: boolean;
  /** The environment's folder. */
  readonly path: string;
  /** What was found to be odd and how it was read. */
  readonly notes: readonly string[];
}

/**
 * Reads an environment. "default" exists also without a file. Throws `invalid-input` for a bad name, an environment that
 * does not exist, and a damaged file, which it names and leaves as it is.
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

/** Throws `invalid-input` where the environment is not on disk; a damaged one is. */
export async function refuseMissing(paths: AppPaths, name: string): Promise<void> {
  try {
    await readEnvironment(paths, name);
  } catch (error) {
    if (!(error instanceof StudioError) || error.where !== configFile(paths, name)) throw error;
  }
}

/** The file's configuration under its folder's name. Throws `invalid-input` for a damaged one. */
export function parseConfig(
  file: string,
  name: string,
  { dict, raw }: ObjectFile,
): Pick<StoredEnvironment, 'config' | 'notes'> {
  const inside = dict.environment_name;
  // brmspy can write one environment's config into another's folder; the folder decides which one it is.
  const renamed = typeof inside === 'string' && inside !== name;
  try {
    const twice = isPlainObject(dict.env) ? repeatedKey(raw.get('env') ?? '{}') : null;
    if (twice !== null) throw damaged(file, `the variable ${inQuotes(twice)} comes twice in "env"`);
    const config = EnvironmentConfig.fromDict(renamed ? { ...dict, environment_name: name } : dict);
    const note = `${file} calls itself ${inQuotes(String(inside))}; the folder's name, "${name}", is used.`;
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
        // A config.json that is no file, or a link to none, is damaged, not missing.
        await lstat(configFile(paths, checkEnvironmentName(name)));
        return [name];
      } catch {
        return [];
      }
    }),
  );
  return [...new Set([defaultEnvironment, ...found.flat()])].sort();
}

/** What stands in the folder of environments, environments or not. */
export async function folderNames(paths: AppPaths): Promise<readonly string[]> {
  return readdir(environmentsFolder(paths)).catch(() => []);
}

export async function noSuchEnvironment(paths: AppPaths, name: string): Promise<StudioError> {
  const names = await listEnvironments(paths);
  const twin = names.find((other) => sameEnvironmentName(other, name));
  return new StudioError('invalid-input', `There is no environment named ${JSON.stringify(name)}.`, {
    hint: twin
      ? `There is ${JSON.stringify(twin)}, whose name is written in other characters.`
      : `There are: ${names.join(', ')}.`,
    where: 'environment_name',
  });
}

/** Where "Demo" and "demo" are one folder, only the one that it is called is an environment. */
async function isListed(path: string, name: string): Promise<boolean> {
  const names = await readdir(dirname(path)).catch(() => null);
  // A folder that cannot be listed may hold it all the same. Some file systems spell accents in their own way.
  return names === null || names.some((other) => other.normalize('NFC') === name.normalize('NFC'));
}
