import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PackageInfo, PackageList } from '../../../shared/contract/packages';
import type { FolderSizes } from '../runtimes/folder-sizes';
import { needsOf, sourceOf } from './description';
import { builtUnder, installedIn, isWritable, realFolder, sizesOf, visibleOf } from './installed';
import type { LoadedPackages } from './loaded-packages';

/** The sources of a list of packages. */
export interface ListSources {
  /** The environment's own library, which may not exist. */
  readonly own: string;
  /** The folder with the library before the running change; null without a change. */
  readonly before: string | null;
  readonly libraries: readonly string[];
  readonly loaded: LoadedPackages | null;
  readonly stale: readonly string[];
  readonly sizes: FolderSizes;
}

/** The libraries in R's order. The environment's own library comes first if R does not know it yet. */
export async function packageList({
  own,
  before,
  libraries,
  loaded,
  stale,
  sizes,
}: ListSources): Promise<PackageList> {
  const real = await Promise.all(libraries.map(realFolder));
  const paths = real.includes(own) ? real : [own, ...real];
  // An installation may still fail: until its end the old packages are listed.
  const read = await installedIn(paths.map((path) => (path === own ? (before ?? own) : path)));
  const found = read.map((one) =>
    one.library === before ? { ...one, library: own, folder: join(own, one.name) } : one,
  );
  const visible = visibleOf(found);
  const bytes = await sizesOf(found, sizes);
  const packages = found.map((installed): PackageInfo => {
    const { name, version, library, folder, fields } = installed;
    return {
      name,
      version,
      title: fields.Title ?? '',
      library,
      own: library === own,
      source: sourceOf(fields, library),
      built: builtUnder(fields),
      bytes: bytes.get(folder) ?? null,
      loaded: loaded?.folders.get(name) === folder || (name === 'base' && loaded !== null),
      hidden: visible.get(name) !== installed,
      needs: needsOf(fields),
    };
  });
  const writable = await Promise.all(paths.map(canWrite));
  const isNew = loaded !== null && !real.includes(own) && found.some(({ library }) => library === own);
  return {
    libraries: paths.map((path, i) => ({ path, own: path === own, writable: writable[i] ?? false })),
    packages,
    restart: stale.length > 0 || isNew ? stale : null,
  };
}

/** A missing library would be made in the nearest existing folder above it, so that folder is checked. */
async function canWrite(folder: string): Promise<boolean> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isThere ? isWritable(folder) : canWrite(dirname(folder));
}
