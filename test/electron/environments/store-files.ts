import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EnvironmentConfig } from '../../../electron/environments/config';
import { listEnvironments, readEnvironment } from '../../../electron/environments/store/read';
import { createEnvironment, saveEnvironment } from '../../../electron/environments/store/write';
import type { AppPaths } from '../../../electron/files/app-paths';
import type { EnvironmentConfigData } from '../../../shared/contract/system';

/** A file below ~/.brmspy, with the folders that it needs. */
export async function put(paths: AppPaths, place: string, content: string): Promise<string> {
  const file = join(paths.brmspy, place);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

export function content(paths: AppPaths, place: string): Promise<string> {
  return readFile(join(paths.brmspy, place), 'utf8');
}

export function exists(paths: AppPaths, place: string): Promise<boolean> {
  return access(join(paths.brmspy, place)).then(
    () => true,
    () => false,
  );
}

/** A configuration as plain data. */
export function config(name: string, changes: Partial<EnvironmentConfigData> = {}): EnvironmentConfigData {
  return new EnvironmentConfig({ environment_name: name, ...changes }).toDict();
}

export const configOf = (name: string) => `environment/${name}/config.json`;

/** Makes the environment where there is none, and saves this configuration in it, as the app does. */
export async function writeEnvironment(paths: AppPaths, wanted: EnvironmentConfigData): Promise<void> {
  const { environment_name: name } = wanted;
  if (!(await listEnvironments(paths)).includes(name)) await createEnvironment(paths, name);
  const { config: before } = await readEnvironment(paths, name);
  await saveEnvironment(paths, before.toDict(), new EnvironmentConfig(wanted).toDict());
}
