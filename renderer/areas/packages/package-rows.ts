import type { AvailablePackage, PackageInfo, PackageList } from '../../../shared/contract/packages';
import { compareVersions } from '../../../shared/model/r-versions';
import { t } from '../../../shared/texts/texts';

export type PackageColumn = 'name' | 'version' | 'library' | 'source' | 'built' | 'size' | 'loaded';

export interface PackageSort {
  readonly column: PackageColumn;
  readonly descending: boolean;
}

/** Which packages are shown; what is false or empty lets all through. */
export interface PackageFilter {
  /** Found in the name or the title, whatever its case. */
  readonly text: string;
  readonly own: boolean;
  readonly loaded: boolean;
  readonly outdated: boolean;
}

export const allPackages: PackageFilter = { text: '', own: false, loaded: false, outdated: false };

/** An installed package with what the repositories have newer. */
export interface PackageRow {
  readonly key: string;
  readonly info: PackageInfo;
  /** Which library it is in, in few words. */
  readonly library: string;
  /** Of the library among `.libPaths()`. */
  readonly rank: number;
  /** The version that it can be updated to, or null. */
  readonly newer: string | null;
}

/** Unique: a package can be in several libraries. */
function packageKey({ library, name }: PackageInfo): string {
  return `${library}/${name}`;
}

/** The keys of own packages that were not there before, or not in this version. */
export function freshPackages(before: PackageList, now: PackageList): readonly string[] {
  const known = new Set(before.packages.map((info) => `${packageKey(info)} ${info.version}`));
  return now.packages
    .filter((info) => info.own && !known.has(`${packageKey(info)} ${info.version}`))
    .map(packageKey);
}

/** The end of a library's path, which tells it from the others of a machine: "R/site-library". */
function libraryWords(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).slice(-2).join('/');
}

export function packageRows(list: PackageList, outdated: readonly AvailablePackage[]): readonly PackageRow[] {
  const newer = new Map(outdated.map(({ name, version }) => [name, version]));
  const ranks = new Map(list.libraries.map(({ path }, index) => [path, index]));
  return list.packages.map((info) => {
    const version = newer.get(info.name);
    const isNewer = version !== undefined && !info.hidden && compareVersions(info.version, version) < 0;
    return {
      key: packageKey(info),
      info,
      library: info.own ? t('packages.own') : libraryWords(info.library),
      rank: ranks.get(info.library) ?? list.libraries.length,
      newer: isNewer ? version : null,
    };
  });
}

export function filterRows(rows: readonly PackageRow[], filter: PackageFilter): readonly PackageRow[] {
  const text = filter.text.trim().toLowerCase();
  return rows.filter(
    ({ info, newer }) =>
      (!filter.own || info.own) &&
      (!filter.loaded || info.loaded) &&
      (!filter.outdated || newer !== null) &&
      (text === '' || info.name.toLowerCase().includes(text) || info.title.toLowerCase().includes(text)),
  );
}

const byText = (a: string, b: string) => a.localeCompare(b, 'en', { sensitivity: 'base' });

const comparisons: Readonly<Record<PackageColumn, (a: PackageRow, b: PackageRow) => number>> = {
  name: () => 0,
  version: (a, b) => compareVersions(a.info.version, b.info.version),
  library: (a, b) => a.rank - b.rank,
  source: (a, b) => byText(a.info.source, b.info.source),
  built: (a, b) => compareVersions(a.info.built, b.info.built),
  size: (a, b) => (a.info.bytes ?? -1) - (b.info.bytes ?? -1),
  loaded: (a, b) => Number(b.info.loaded) - Number(a.info.loaded),
};

/** By a column, and by name and library where it says nothing. */
export function sortRows(
  rows: readonly PackageRow[],
  { column, descending }: PackageSort,
): readonly PackageRow[] {
  const compare = comparisons[column];
  const sign = descending ? -1 : 1;
  const named = (a: PackageRow, b: PackageRow) => byText(a.info.name, b.info.name) || a.rank - b.rank;
  return [...rows].sort((a, b) =>
    column === 'name' ? sign * named(a, b) : sign * compare(a, b) || named(a, b),
  );
}

/** What a click on a column's head makes of the sort: from A, or the largest first, then the other way. */
export function nextPackageSort(sort: PackageSort, column: PackageColumn): PackageSort {
  const again = sort.column === column;
  return { column, descending: again ? !sort.descending : column === 'size' };
}
