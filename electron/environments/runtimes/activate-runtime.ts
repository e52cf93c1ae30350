import { lstat, realpath, rename, rm, unlink } from 'node:fs/promises';
import type { EnvironmentConfigData } from '../../../shared/contract/system';
import { StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import { findR } from '../r-discovery';
import { readEnvironment } from '../store/read';
import { stagingPlace } from '../store/staging';
import { activeRuntime, setActiveRuntime } from '../store/state-files';
import { checkRuntime } from './check-runtime';
import { fingerprintOf } from './fingerprint';
import { realPlace, runtimeFolder, runtimeUses } from './runtime-places';
import { processesIn } from './runtime-processes';

/** How a configuration is saved: by the running app, which restarts workers, or straight to its file. */
export type SaveConfig = (before: EnvironmentConfigData, after: EnvironmentConfigData) => Promise<unknown>;

/**
 * Makes the environment use the runtime, and brmspy by default. Throws `invalid-input` with the reasons if it cannot
 * work with the environment's R.
 */
export async function activateRuntime(
  paths: AppPaths,
  name: string,
  environment: string,
  save: SaveConfig,
): Promise<void> {
  const folder = await runtimeFolder(paths, name);
  const { config } = await readEnvironment(paths, environment);
  const { problems } = await checkRuntime(folder, fingerprintOf(await findR(config)));
  const reasons = problems.filter(({ blocks }) => blocks).map(({ text }) => text);
  if (reasons.length > 0) {
    throw new StudioError('invalid-input', `The runtime ${name} cannot be used: ${reasons.join(' ')}`, {
      hint: 'Import a runtime that is made for the R of the environment, or choose another R in its configuration.',
      where: 'name',
    });
  }
  const before = config.toDict();
  await save(before, { ...before, runtime_path: folder });
  // Like brmspy, writes the target of links.
  await setActiveRuntime(paths, await realpath(folder));
}

/** Makes the environment use only its own library. If brmspy uses the same runtime, it uses none either. */
export async function deactivateRuntime(
  paths: AppPaths,
  environment: string,
  save: SaveConfig,
): Promise<void> {
  const { config } = await readEnvironment(paths, environment);
  if (config.runtime_path === null) {
    throw new StudioError('invalid-input', `The environment "${environment}" uses no runtime.`, {
      where: 'environment',
    });
  }
  const place = await realPlace(config.runtime_path);
  const before = config.toDict();
  await save(before, { ...before, runtime_path: null });
  await clearActive(paths, place);
}

/**
 * Removes a runtime that no environment and no process uses, in one step, so that a kill never leaves half of it.
 * `patience`: how long processes may take to end, in milliseconds. Throws `invalid-input`.
 */
export async function removeRuntime(paths: AppPaths, name: string, patience?: number): Promise<void> {
  const folder = await runtimeFolder(paths, name);
  const place = await realPlace(folder);
  const users = (await runtimeUses(paths)).get(place) ?? [];
  if (users.length > 0) {
    const list = users.map((user) => JSON.stringify(user)).join(', ');
    throw new StudioError('invalid-input', `The runtime ${name} is used by ${list}.`, {
      hint: 'Deactivate it there first.',
      where: 'name',
    });
  }
  const processes = await processesIn(place, patience);
  if (processes.length > 0) {
    throw new StudioError('invalid-input', `The runtime ${name} is in use by ${named(processes)}.`, {
      hint: 'A fit, or an R of brmspy, still uses its packages. Wait until it has ended.',
      where: 'name',
    });
  }
  await clearActive(paths, place);
  if ((await lstat(folder)).isSymbolicLink()) return unlink(folder);
  const gone = await stagingPlace(paths, 'runtime-remove');
  await rename(folder, gone);
  await rm(gone, { recursive: true, force: true, maxRetries: 3 });
}

function named(processes: readonly number[]): string {
  return processes.length === 1
    ? `the process ${processes[0]}`
    : `the processes ${processes.slice(0, 5).join(', ')}${processes.length > 5 ? ' and others' : ''}`;
}

async function clearActive(paths: AppPaths, place: string): Promise<void> {
  const active = await activeRuntime(paths);
  if (active !== null && (await realPlace(active)) === place) await setActiveRuntime(paths, null);
}
