import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Limits } from '../../../../electron/environments/runtimes/archive/unpack-limits';
import {
  type ImportedRuntime,
  importRuntime,
} from '../../../../electron/environments/runtimes/import-runtime';
import type { AppPaths } from '../../../../electron/files/app-paths';
import { runtimeEntries } from './fake-runtime';
import { type MadeEntry, tarGz } from './make-archives';

/** Imports an archive with these bytes. */
export async function importBytes(
  paths: AppPaths,
  bytes: Buffer,
  options: { readonly limits?: Limits; readonly signal?: AbortSignal; readonly said?: string[] } = {},
): Promise<ImportedRuntime> {
  const archive = join(paths.home, 'archive.bin');
  await writeFile(archive, bytes);
  const context = {
    signal: options.signal ?? new AbortController().signal,
    step: (_number: number, _of: number, text: string) => void options.said?.push(text),
    say: (text: string) => void options.said?.push(text),
  };
  return importRuntime(paths, archive, context, options.limits);
}

/** Every path below a folder, in order. */
export async function pathsBelow(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true }).catch(() => [])).sort();
}

/** What an import that failed has left: nothing below ~/.brmspy but folders that are empty. */
export async function leftovers(paths: AppPaths): Promise<readonly string[]> {
  const all = await pathsBelow(paths.brmspy);
  return all.filter((path) => path !== 'runtime' && path !== '.studio');
}

/** Imports a whole runtime with these entries behind it; the error's message, once it is sure that nothing was left. */
export async function refusal(
  paths: AppPaths,
  entries: readonly MadeEntry[],
  pack: (all: readonly MadeEntry[]) => Buffer = tarGz,
): Promise<string> {
  const outside = join(paths.home, 'outside');
  await mkdir(outside, { recursive: true });
  await writeFile(join(outside, 'file'), 'untouched');
  const error: unknown = await importBytes(paths, pack([...runtimeEntries(), ...entries])).then(
    () => 'nothing was refused',
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: 'invalid-input', where: 'path', hint: expect.any(String) });
  expect(await leftovers(paths)).toEqual([]);
  expect(await readFile(join(outside, 'file'), 'utf8')).toBe('untouched');
  for (const place of ['evil', '.brmspy/evil', '.brmspy/runtime/evil', '../evil', 'outside/evil']) {
    expect(existsSync(join(paths.home, place))).toBe(false);
  }
  return error instanceof Error ? error.message : String(error);
}
