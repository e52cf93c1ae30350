import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PackageInfo, PackageList } from '../../../shared/contract/packages';
import type { FolderSizes } from '../runtimes/folder-sizes';
import { needsOf, sourceOf } from './description';
import { builtUnder, installedIn, isWritable, realFolder, sizesOf, visibleOf } from './installed';
import type { LoadedPackages } from './loaded-packages';

/** What a list of packages is made of. */
export interface ListSources {
  /** The environment's own library; it need not be there. */
  readonly own: string;
  /** Where it lies as it was before the change that goes on; null where none does. */
  readonly before: string | null;
  readonly libraries: readonly string[];
  readonly loaded: LoadedPackages | null;
  readonly stale: readonly string[];
  readonly sizes: FolderSizes;
}

/** The libraries as R looks in them, the environment's own one first where R does not know it yet. */
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
  // A package that is being installed may still come to nothing: until then there is what was there before.
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

/** A library that is not there yet is made in the nearest folder above it that is. */
async function canWrite(folder: string): Promise<boolean> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isThere ? isWritable(folder) : canWrite(dirname(folder));
}
