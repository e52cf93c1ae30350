import { cp, mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { changedMs } from '../files/changed-ms';
import { hasCode, isMissing } from '../files/file-errors';
import { identityPattern, identityText, isAbandoned, readIdentity } from '../files/process-identity';

/** A compiled model in the cache. */
export interface CachedModel {
  /** Its file (rstan), its folder (cmdstanr), or both. */
  readonly paths: readonly string[];
  readonly bytes: number;
  /** Milliseconds. */
  readonly usedAt: number;
  /** True if a running fit uses it. */
  readonly held: boolean;
}

const modelName = /^([0-9a-f]{64})(\.rds)?$/;
/** A mark of use, with the process that uses the model; an earlier version wrote only the process id. */
const heldName = new RegExp(`^([0-9a-f]{64})\\.(${identityPattern}|\\d+)-\\d+\\.use$`);
/**
 * A half-written model. R names it by its process id, which is only valid in its own container; the app uses all that
 * identifies a process.
 */
const partialName = new RegExp(`\\.(${identityPattern}|\\d+)\\.part$`);
/** A model is compiled before it is written, which takes seconds. */
const dayMs = 24 * 3_600_000;

/** The models in a folder that may not exist. Models that are removed meanwhile are left out. */
export async function cachedModels(folder: string): Promise<readonly CachedModel[]> {
  const names = await namesIn(folder);
  const held = await heldKeys(folder, names);
  const models = new Map<string, CachedModel>();
  for (const name of names) {
    const key = modelName.exec(name)?.[1];
    if (key === undefined) continue;
    const path = join(folder, name);
    const info = await stat(path).catch(() => null);
    if (!info) continue;
    const bytes = info.isDirectory() ? await bytesBelow(path) : info.size;
    const known = models.get(key);
    models.set(key, {
      paths: [...(known?.paths ?? []), path],
      bytes: (known?.bytes ?? 0) + bytes,
      usedAt: Math.max(known?.usedAt ?? 0, info.mtimeMs),
      held: held.has(key),
    });
  }
  return [...models.values()];
}

/** Removes files of killed processes: half-written models (`*.<process>.part`) and marks of use. */
export async function sweepCache(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const partial = partialName.exec(name)?.[1];
    const owner = partial ?? heldName.exec(name)?.[2];
    if (owner === undefined) continue;
    const changed = await changedMs(join(folder, name));
    if (!isAbandoned(readIdentity(owner), changed, partial === undefined ? undefined : dayMs)) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Moves every model that no fit uses. To another disk, each one is copied completely before it is removed. */
export async function moveModels(from: string, to: string): Promise<void> {
  await sweepCache(from);
  const models = await cachedModels(from);
  if (models.length === 0) return;
  await mkdir(to, { recursive: true });
  for (const { paths, held } of models) {
    if (held) continue;
    for (const path of paths) await move(path, join(to, path.slice(from.length + 1)));
  }
  // The folder stays if it has other files.
  await rmdir(from).catch(() => undefined);
}

async function move(path: string, target: string): Promise<void> {
  try {
    await rename(path, target);
  } catch (error) {
    // The same key stands for the same model.
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST')) return rm(path, { recursive: true, force: true });
    if (isMissing(error)) return;
    if (!hasCode(error, 'EXDEV')) throw error;
    const partial = `${target}.${identityText()}.part`;
    await rm(partial, { recursive: true, force: true });
    // Times are kept, because make compares those of a program and its executable.
    await cp(path, partial, { recursive: true, preserveTimestamps: true });
    await move(partial, target);
    await rm(path, { recursive: true, force: true });
  }
}

async function heldKeys(folder: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  for (const name of names) {
    const [, key, owner] = heldName.exec(name) ?? [];
    if (key === undefined || isAbandoned(readIdentity(owner), await changedMs(join(folder, name)))) continue;
    keys.add(key);
  }
  return keys;
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(({ parentPath, name }) =>
      stat(join(parentPath, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
