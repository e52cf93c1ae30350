import type { PackageInfo } from '../../../shared/contract/packages';

export const ownLibrary = '/home/me/.brmspy/environment/default/Rlib';
export const systemLibrary = '/usr/lib/R/library';

/** A package of the system's library unless told otherwise. */
export function installed(name: string, more: Partial<PackageInfo> = {}): PackageInfo {
  return {
    name,
    version: '1.0',
    title: `The package ${name}`,
    library: systemLibrary,
    own: false,
    source: 'CRAN',
    built: '4.2.2',
    bytes: 1000,
    loaded: false,
    hidden: false,
    needs: [],
    ...more,
  };
}
