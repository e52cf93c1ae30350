import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { EnvironmentConfigData, EnvironmentInfo } from '../../shared/contract/system';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import type { AppPaths } from '../app/paths';
import { configText, EnvironmentConfig, isPlainObject } from './config';
import { checkEnvironmentName } from './names';
import { findR } from './r-discovery';

export const defaultEnvironment = 'default';

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

export function environmentFolder(paths: AppPaths, name: string): string {
  return join(paths.brmspy, 'environment', checkEnvironmentName(name));
}

/**
 * Reads an environment. "default" exists also without a file. Throws `invalid-input` for a bad name, an environment that
 * does not exist, and a damaged file, which it names and leaves as it is.
 */
export async function readEnvironment(paths: AppPaths, name: string): Promise<StoredEnvironment> {
  const path = environmentFolder(paths, name);
  const file = join(path, 'config.json');
  const dict = await readConfigFile(file);
  if (dict !== null) return { path, saved: true, ...parseConfig(file, name, dict) };
  if (name === defaultEnvironment) {
    return { path, saved: false, config: new EnvironmentConfig(), notes: [] };
  }
  throw new StudioError('invalid-input', `There is no environment named ${JSON.stringify(name)}.`, {
    hint: `There are: ${(await listEnvironments(paths)).join(', ')}.`,
    where: file,
  });
}

/**
 * Writes an environment's config.json in brmspy's form, at once or not at all. Keys in it that are not ours are kept.
 * Throws `invalid-input` where the file that is there is damaged: it is never replaced silently.
 */
export async function writeEnvironment(paths: AppPaths, config: EnvironmentConfigData): Promise<void> {
  const checked = EnvironmentConfig.fromDict(new EnvironmentConfig(config).toDict());
  const path = environmentFolder(paths, checked.environment_name);
  const file = join(path, 'config.json');
  const before = await readConfigFile(file);
  if (before !== null) parseConfig(file, checked.environment_name, before);
  await mkdir(path, { recursive: true, mode: 0o755 });
  await writeFileAtomic(file, configText(checked, before ?? {}), { mode: 0o644 });
}

/**
 * The configuration to start a worker with. "default" is written where nothing is on disk yet, as brmspy does with an
 * environment that it activates, so that both tools list it; where that cannot be, it applies all the same.
 */
export async function existingEnvironment(paths: AppPaths, name: string): Promise<EnvironmentConfig> {
  const { config, saved } = await readEnvironment(paths, name);
  if (!saved) await writeEnvironment(paths, config).catch(() => undefined);
  return config;
}

/** Names of the environments on disk, and "default", in alphabetical order. Folders with unsafe names are left out. */
export async function listEnvironments(paths: AppPaths): Promise<string[]> {
  const folder = join(paths.brmspy, 'environment');
  const entries = await readdir(folder).catch(() => [] as string[]);
  const found = await Promise.all(
    entries.map(async (name) => {
      try {
        const info = await stat(join(environmentFolder(paths, name), 'config.json'));
        return info.isFile() ? [name] : [];
      } catch {
        return [];
      }
    }),
  );
  return [...new Set([defaultEnvironment, ...found.flat()])].sort();
}

/** What the screen shows of an environment; `rHome` is null where no R is found. */
export async function environmentInfo(paths: AppPaths, name: string): Promise<EnvironmentInfo> {
  const { config, saved, path } = await readEnvironment(paths, name);
  const r = await findR(config).catch(() => null);
  return {
    config: config.toDict(),
    saved,
    path,
    libraryPath: join(path, 'Rlib'),
    rHome: r?.rHome ?? null,
  };
}

/** The file's content, or null where there is none. */
async function readConfigFile(file: string): Promise<Record<string, unknown> | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw damaged(file, 'it cannot be read', cause);
  }
  let dict: unknown;
  try {
    dict = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw damaged(file, bytes.length === 0 ? 'it is empty' : 'it is not JSON in UTF-8', cause);
  }
  if (!isPlainObject(dict)) throw damaged(file, 'it holds no JSON object', undefined);
  return dict;
}

function parseConfig(
  file: string,
  name: string,
  dict: Record<string, unknown>,
): Pick<StoredEnvironment, 'config' | 'notes'> {
  const inside = dict.environment_name;
  // brmspy can write one environment's config into another's folder; the folder decides which one it is.
  const renamed = typeof inside === 'string' && inside !== name;
  try {
    const config = EnvironmentConfig.fromDict(renamed ? { ...dict, environment_name: name } : dict);
    const note = `${file} calls itself ${JSON.stringify(inside)}; the folder's name, "${name}", is used.`;
    return { config, notes: renamed ? [note] : [] };
  } catch (cause) {
    throw damaged(file, asStudioError(cause).message, cause);
  }
}

function damaged(file: string, what: string, cause: unknown): StudioError {
  return new StudioError('invalid-input', `The file ${file} is damaged: ${what.replace(/\.$/, '')}.`, {
    hint: 'It is left as it is. Mend it in a text editor, or move it away to start from the defaults.',
    where: file,
    cause,
  });
}
