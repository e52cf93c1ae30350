import { rename } from 'node:fs/promises';
import type { AppPaths } from '../../files/app-paths';
import { asideName } from '../../files/aside-name';
import { jsonMember, objectText, pythonText } from '../object-text';
import { changeFile } from './change-file';
import { withStoreLock } from './lock';
import { damaged, type ObjectFile, readObjectFile } from './object-file';
import { environmentStateFile, runtimeStateFile } from './places';

/**
 * The environment that environment_state.json names, whether it exists or not; null without a file. Throws
 * `invalid-input` for a damaged one.
 */
export async function activeEnvironment(paths: AppPaths): Promise<string | null> {
  return textIn(environmentStateFile(paths), 'active');
}

/** Makes the file name it. Other keys in it are kept. The caller holds the store's lock. */
export async function writeActive(paths: AppPaths, name: string): Promise<void> {
  await changeKey(environmentStateFile(paths), 'active', jsonMember(name));
}

/**
 * Makes an environment the active one of later starts, here and wherever the file is read. A damaged file is set aside
 * first; gives the path that it has then, or null.
 */
export async function setActive(paths: AppPaths, name: string): Promise<string | null> {
  return withStoreLock(paths, async () => {
    const file = environmentStateFile(paths);
    const whole = await activeEnvironment(paths).then(
      () => true,
      () => false,
    );
    const aside = whole ? null : asideName(file);
    if (aside !== null) await rename(file, aside);
    await writeActive(paths, name);
    return aside;
  });
}

/** The runtime that brmspy has activated: its folder, or null. Throws `invalid-input` for a damaged file. */
export async function activeRuntime(paths: AppPaths): Promise<string | null> {
  return textIn(runtimeStateFile(paths), 'active_runtime');
}

/** Makes brmspy use this runtime, or none. Other keys of runtime_state.json are kept. */
export async function setActiveRuntime(paths: AppPaths, path: string | null): Promise<void> {
  // Of this file alone brmspy writes only ASCII.
  const json = path === null ? 'null' : pythonText(path);
  await withStoreLock(paths, () => changeKey(runtimeStateFile(paths), 'active_runtime', json));
}

async function textIn(file: string, key: string): Promise<string | null> {
  return textAt(file, key, await readObjectFile(file));
}

function textAt(file: string, key: string, current: ObjectFile | null): string | null {
  const value = current && Object.hasOwn(current.dict, key) ? (current.dict[key] ?? null) : null;
  if (value === null || typeof value === 'string') return value;
  throw damaged(file, `"${key}" is not a text`);
}

/** Keys stay where they stand; a new one comes last. A file that is as asked already is not touched. */
async function changeKey(file: string, key: string, json: string): Promise<void> {
  await changeFile(file, (current) => {
    const before = textAt(file, key, current);
    if (current && Object.hasOwn(current.dict, key) && before === JSON.parse(json)) return null;
    return objectText([...new Map([...(current?.raw ?? []), [key, json]])]);
  });
}
