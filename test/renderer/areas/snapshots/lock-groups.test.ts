import { describe, expect, it } from 'vitest';
import { differenceCount, lockGroups, sourceCounts } from '../../../../renderer/areas/snapshots/lock-groups';
import type { EnvironmentLock } from '../../../../shared/locks/snapshot';

const lock: EnvironmentLock = {
  format: 1,
  createdAt: '2026-01-02T03:04:05.000Z',
  environment: 'lab',
  r: { version: '4.2.2', platform: 'x86_64-pc-linux-gnu' },
  os: 'Debian GNU/Linux 12 (bookworm)',
  compiler: 'g++ 12',
  cmdstan: null,
  packages: {
    brms: { version: '2.18.0', source: 'CRAN', built: '4.2.1' },
    loo: { version: '2.5.1', source: 'CRAN', built: '4.2.1' },
    BH: { version: '1.81.0', source: 'Debian', built: '4.2.2' },
  },
};
const later: EnvironmentLock = {
  ...lock,
  r: { ...lock.r, version: '4.3.0' },
  packages: { ...lock.packages, brms: { version: '2.22.0', source: 'CRAN', built: '4.3.0' } },
};
const shown = (left: EnvironmentLock, right: EnvironmentLock | null, all = false, text = '') =>
  lockGroups(left, right, { all, text }).map(
    ({ title, lines }) => `${title}: ${lines.map(({ name }) => name).join(' ')}`,
  );

describe('what is shown of a comparison', () => {
  it('is what differs, in two groups, or all', () => {
    expect(shown(lock, later)).toEqual(['R and system: R', 'Packages: brms']);
    expect(shown(lock, later, true)).toEqual([
      'R and system: R Platform System Compiler CmdStan',
      'Packages: BH brms loo',
    ]);
    expect(shown(lock, lock)).toEqual([]);
  });

  it('has the names that contain a text, whatever their letters’ size', () => {
    expect(shown(lock, later, true, ' b')).toEqual(['Packages: BH brms']);
    expect(shown(lock, later, false, 'BR')).toEqual(['Packages: brms']);
    expect(shown(lock, later, true, 'nothing')).toEqual([]);
  });

  it('is everything where there is nothing to compare with', () => {
    expect(shown(lock, null)).toHaveLength(2);
    expect(shown(lock, null, false, 'loo')).toEqual(['Packages: loo']);
  });
});

describe('differenceCount', () => {
  it('names what is no package, and counts packages', () => {
    expect(differenceCount(lock, lock)).toBe('No differences');
    expect(differenceCount(lock, later)).toBe('2 differences (R, 1 package)');
    expect(differenceCount(lock, { ...lock, cmdstan: '2.36.0' })).toBe('1 difference (CmdStan)');
    expect(differenceCount(lock, { ...lock, packages: {} })).toBe('3 differences (3 packages)');
  });
});

it('counts sources, the most frequent first', () => {
  expect(sourceCounts(lock)).toBe('2 CRAN, 1 Debian');
  expect(sourceCounts({ ...lock, packages: {} })).toBe('');
});
