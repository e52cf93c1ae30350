import { rename } from 'node:fs/promises';
import type { AppPaths } from '../../files/app-paths';
import { damagedFileName } from '../../files/aside-name';
import { jsonMember, objectText, pythonText } from '../python-object-text';
import { changeFile } from './change-file';
import { damaged, type ObjectFile, readObjectFile } from './json-object-file';
import { withStoreLock } from './store-lock';
import { environmentStateFile, runtimeStateFile } from './store-paths';

/**
 * The environment that environment_state.json names, which may not exist; null without the file. Throws `invalid-input`
 * for a damaged file.
 */
export async function activeEnvironment(paths: AppPaths): Promise<string | null> {
  return textIn(environmentStateFile(paths), 'active');
}

/** Writes the name into the file and keeps its other keys. The caller must hold the store's lock. */
export async function writeActive(paths: AppPaths, name: string): Promise<void> {
  await changeKey(environmentStateFile(paths), 'active', jsonMember(name));
}

/**
 * Makes an environment the active one for later starts of the app and of brmspy. A damaged file is renamed first;
 * returns its new path, or null.
 */
export async function setActive(paths: AppPaths, name: string): Promise<string | null> {
  return withStoreLock(paths, async () => {
    const file = environmentStateFile(paths);
    const whole = await activeEnvironment(paths).then(
      () => true,
      () => false,
    );
    const aside = whole ? null : damagedFileName(file);
    if (aside !== null) await rename(file, aside);
    await writeActive(paths, name);
    return aside;
  });
}

/** The folder of the runtime that brmspy has activated, or null. Throws `invalid-input` for a damaged file. */
export async function activeRuntime(paths: AppPaths): Promise<string | null> {
  return textIn(runtimeStateFile(paths), 'active_runtime');
}

/** Makes brmspy use this runtime, or none. Other keys of runtime_state.json are kept. */
export async function setActiveRuntime(paths: AppPaths, path: string | null): Promise<void> {
  // brmspy writes this file, and only this one, in ASCII.
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

/** Sets a key. Keys keep their places; a new key comes last. A file that has the value already is not written. */
async function changeKey(file: string, key: string, json: string): Promise<void> {
  await changeFile(file, (current) => {
    const before = textAt(file, key, current);
    if (current && Object.hasOwn(current.dict, key) && before === JSON.parse(json)) return null;
    return objectText([...new Map([...(current?.raw ?? []), [key, json]])]);
  });
}
