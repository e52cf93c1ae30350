import { describe, expect, it } from 'vitest';
import {
  allPackages,
  filterRows,
  freshPackages,
  packageRows,
  sortRows,
} from '../../../../renderer/areas/packages/package-rows';
import type { AvailablePackage, PackageList } from '../../../../shared/contract/packages';
import { compareVersions } from '../../../../shared/model/r-versions';
import { installed, ownLibrary, systemLibrary } from '../../fake/packages';

const list: PackageList = {
  libraries: [
    { path: ownLibrary, own: true, writable: true },
    { path: systemLibrary, own: false, writable: false },
  ],
  packages: [
    installed('lme4', { version: '1.1-31', own: true, library: ownLibrary, bytes: 10 }),
    installed('lme4', { version: '1.1-9', hidden: true, bytes: 9 }),
    installed('Matrix', { version: '1.5-3', loaded: true, bytes: 100, title: 'Sparse and Dense Matrices' }),
    installed('abind', { version: '1.4', bytes: null }),
  ],
  restart: null,
};
const offered = (name: string, version: string): AvailablePackage => ({
  name,
  version,
  repository: 'CRAN',
  installed: null,
  newer: true,
});
const rows = packageRows(list, [offered('lme4', '1.1-35'), offered('Matrix', '1.5-3')]);
const keys = (shown: typeof rows) => shown.map(({ info }) => `${info.name} ${info.version}`);

describe('versions', () => {
  it('are compared number by number', () => {
    const versions = ['1.10', '1.9-2', '1.9', '1.9.10', '2', '1.9-1'];
    expect([...versions].sort(compareVersions)).toEqual(['1.9', '1.9-1', '1.9-2', '1.9.10', '1.10', '2']);
    expect(compareVersions('1.1-31', '1.1.31')).toBe(0);
  });
});

describe('rows', () => {
  it('say which library a package is in, and which version is newer', () => {
    expect(rows.map(({ library, newer }) => [library, newer])).toEqual([
      ['Own', '1.1-35'],
      // What is hidden is not used, so it is not outdated either.
      ['R/library', null],
      ['R/library', null],
      ['R/library', null],
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(4);
  });

  it('are found by name and title, and by what they are', () => {
    expect(keys(filterRows(rows, allPackages))).toHaveLength(4);
    expect(keys(filterRows(rows, { ...allPackages, text: ' SPARSE ' }))).toEqual(['Matrix 1.5-3']);
    expect(keys(filterRows(rows, { ...allPackages, own: true }))).toEqual(['lme4 1.1-31']);
    expect(keys(filterRows(rows, { ...allPackages, loaded: true }))).toEqual(['Matrix 1.5-3']);
    expect(keys(filterRows(rows, { ...allPackages, outdated: true }))).toEqual(['lme4 1.1-31']);
    expect(keys(filterRows(rows, { ...allPackages, own: true, loaded: true }))).toEqual([]);
  });

  it('are sorted by each column, and by name and library where it says nothing', () => {
    const by = (column: Parameters<typeof sortRows>[1]['column'], descending = false) =>
      keys(sortRows(rows, { column, descending }));
    expect(by('name')).toEqual(['abind 1.4', 'lme4 1.1-31', 'lme4 1.1-9', 'Matrix 1.5-3']);
    expect(by('name', true)[0]).toBe('Matrix 1.5-3');
    expect(by('version')).toEqual(['lme4 1.1-9', 'lme4 1.1-31', 'abind 1.4', 'Matrix 1.5-3']);
    expect(by('library')[0]).toBe('lme4 1.1-31');
    expect(by('size', true)).toEqual(['Matrix 1.5-3', 'lme4 1.1-31', 'lme4 1.1-9', 'abind 1.4']);
    expect(by('loaded')[0]).toBe('Matrix 1.5-3');
    expect(by('source')).toEqual(by('name'));
    expect(by('built')).toEqual(by('name'));
  });
});

describe('what an installation has brought', () => {
  it('is own packages that are new, or new in their version', () => {
    const [lme4] = list.packages;
    const now: PackageList = {
      ...list,
      packages: [
        installed('lme4', { ...lme4, version: '1.1-35' }),
        installed('tiny', { own: true, library: ownLibrary }),
        installed('abind', { version: '1.5' }),
      ],
    };
    expect(freshPackages(list, now)).toEqual([`${ownLibrary}/lme4`, `${ownLibrary}/tiny`]);
    expect(freshPackages(now, now)).toEqual([]);
  });
});
