import { constants } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FolderSizes } from '../runtimes/folder-sizes';
import { type Fields, readDescription } from './description';

/** A package in a library, as its folder tells. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly library: string;
  readonly folder: string;
  readonly fields: Fields;
}

/** How many packages a library has, without reading more than it must. */
export async function countPackages(library: string): Promise<number> {
  const names = (await readdir(library).catch(() => [])).filter(isPackageName);
  const described = names.map((name) => isFile(join(library, name, 'DESCRIPTION')));
  return (await Promise.all(described)).filter(Boolean).length;
}

/** The packages of libraries, those of the first one first; by name within a library. */
export async function installedIn(libraries: readonly string[]): Promise<readonly InstalledPackage[]> {
  const found = await Promise.all(libraries.map(packagesOf));
  return found.flat();
}

/** What R would load: of each name the first one in the order of libraries. */
export function visibleOf(packages: readonly InstalledPackage[]): ReadonlyMap<string, InstalledPackage> {
  const visible = new Map<string, InstalledPackage>();
  for (const found of packages) if (!visible.has(found.name)) visible.set(found.name, found);
  return visible;
}

/** May a folder of a library be a package, by its name? Those of R's own making, such as `00LOCK-name`, may not. */
export function isPackageName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9.]*$/.test(name);
}

async function packagesOf(library: string): Promise<readonly InstalledPackage[]> {
  const names = await readdir(library).catch(() => []);
  const packages = await Promise.all(
    names
      .filter(isPackageName)
      .sort()
      .map(async (name): Promise<readonly InstalledPackage[]> => {
        const folder = join(library, name);
        const fields = await readDescription(folder);
        // What is built is installed; a folder that somebody put there is not.
        if (!fields?.Version || fields.Built === undefined) return [];
        return [{ name, version: fields.Version, library, folder, fields }];
      }),
  );
  return packages.flat();
}

/** The R version in the field Built: "R 4.2.2; x86_64-pc-linux-gnu; …". */
export function builtUnder(fields: Fields): string {
  return /R\s+([0-9.]+)/.exec(fields.Built ?? '')?.[1] ?? '';
}

/** The size of each package's folder in bytes, where it is known by now. */
export async function sizesOf(
  packages: readonly InstalledPackage[],
  sizes: FolderSizes,
): Promise<ReadonlyMap<string, number | null>> {
  const pairs = packages.map(async ({ folder }) => [folder, await sizes.of(folder)] as const);
  return new Map(await Promise.all(pairs));
}

export async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
}

/** The same folder by the same text, also where it is not there yet. */
export async function realFolder(folder: string): Promise<string> {
  return realpath(folder).catch(async () => {
    const parent = dirname(folder);
    return parent === folder ? folder : join(await realFolder(parent), basename(folder));
  });
}
