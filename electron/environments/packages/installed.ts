import { constants } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FolderSizes } from '../runtimes/folder-sizes';
import { type Fields, readDescription } from './description';

/** A package in a library, read from its folder. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly library: string;
  readonly folder: string;
  readonly fields: Fields;
}

/** The number of packages in a library, found with little reading. */
export async function countPackages(library: string): Promise<number> {
  const names = (await readdir(library).catch(() => [])).filter(isPackageName);
  const described = names.map((name) => isFile(join(library, name, 'DESCRIPTION')));
  return (await Promise.all(described)).filter(Boolean).length;
}

/** The packages of libraries, in the order of the libraries, and by name within a library. */
export async function installedIn(libraries: readonly string[]): Promise<readonly InstalledPackage[]> {
  const found = await Promise.all(libraries.map(packagesOf));
  return found.flat();
}

/** The packages that R would load: for each name the first one in the order of libraries. */
export function visibleOf(packages: readonly InstalledPackage[]): ReadonlyMap<string, InstalledPackage> {
  const visible = new Map<string, InstalledPackage>();
  for (const found of packages) if (!visible.has(found.name)) visible.set(found.name, found);
  return visible;
}

/** Can a folder of this name be a package? Folders that R makes itself, such as `00LOCK-name`, cannot. */
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
        // Only a folder with the field Built is an installed package.
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

/** The size of each package's folder in bytes, if known by now. */
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

/** A path that is the same text for the same folder, even if the folder does not exist yet. */
export async function realFolder(folder: string): Promise<string> {
  return realpath(folder).catch(async () => {
    const parent = dirname(folder);
    return parent === folder ? folder : join(await realFolder(parent), basename(folder));
  });
}
