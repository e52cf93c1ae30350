import { cp, mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, isMissing } from '../environments/store/object-file';
import { isAlive } from '../session/process-table';

/** A compiled model as it lies in the cache. */
export interface CachedModel {
  /** Its file (rstan), its folder (cmdstanr), or both. */
  readonly paths: readonly string[];
  readonly bytes: number;
  /** Milliseconds. */
  readonly usedAt: number;
  /** A fit that runs works with it. */
  readonly held: boolean;
}

const modelName = /^([0-9a-f]{64})(\.rds)?$/;
const heldName = /^([0-9a-f]{64})\.(\d+)-\d+\.use$/;

/** The models in a folder that may not be there; what goes meanwhile is left out. */
export async function cachedModels(folder: string): Promise<readonly CachedModel[]> {
  const names = await namesIn(folder);
  const held = heldKeys(names);
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

/** Removes what processes left that were killed: half written models (`*.<pid>.part`) and marks of use. */
export async function sweepCache(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const pid = /\.(\d+)(\.part|-\d+\.use)$/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Moves every model that no fit works with; over the borders of disks each one is copied whole before it goes. */
export async function moveModels(from: string, to: string): Promise<void> {
  await sweepCache(from);
  const models = await cachedModels(from);
  if (models.length === 0) return;
  await mkdir(to, { recursive: true });
  for (const { paths, held } of models) {
    if (held) continue;
    for (const path of paths) await move(path, join(to, path.slice(from.length + 1)));
  }
  // It stays where anything else lies in it.
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
    const partial = `${target}.${process.pid}.part`;
    await rm(partial, { recursive: true, force: true });
    // make compares the times of a program and its executable.
    await cp(path, partial, { recursive: true, preserveTimestamps: true });
    await move(partial, target);
    await rm(path, { recursive: true, force: true });
  }
}

function heldKeys(names: readonly string[]): ReadonlySet<string> {
  const marks = names.flatMap((name) => {
    const [, key, pid] = heldName.exec(name) ?? [];
    return key !== undefined && isAlive(Number(pid)) ? [key] : [];
  });
  return new Set(marks);
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
