import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLocks, differs, lockLines } from '../../../shared/locks/compare-locks';
import { lockText, readLock } from '../../../shared/locks/lock-file';
import type { EnvironmentLock } from '../../../shared/locks/snapshot';

const base: EnvironmentLock = {
  format: 1,
  createdAt: '2026-01-02T03:04:05.000Z',
  environment: 'a',
  r: { version: '4.2.2', platform: 'x86_64-pc-linux-gnu' },
  os: 'Debian GNU/Linux 12 (bookworm)',
  compiler: 'g++ (Debian 12.2.0-14) 12.2.0',
  cmdstan: null,
  packages: {
    brms: { version: '2.18.0', source: 'CRAN', built: '4.2.1' },
    BH: { version: '1.81.0', source: 'Debian', built: '4.2.2' },
    abind: { version: '1.4-5', source: 'CRAN', built: '4.0.3' },
  },
};

const text = fc.string({ maxLength: 12 });
const locks = fc.record({
  format: fc.constant(1 as const),
  createdAt: text,
  environment: text,
  r: fc.record({ version: text, platform: text }),
  os: text,
  compiler: fc.option(text),
  cmdstan: fc.option(text),
  packages: fc.dictionary(
    fc.constantFrom('a', 'B', 'b', 'constructor', 'toString', 'z.z', '9'),
    fc.record({ version: text, source: text, built: text }),
  ),
});

describe('compareLocks', () => {
  it('has a line for each part and each package, in the order of names', () => {
    const lines = compareLocks(base, base);
    expect(lines.map(({ name }) => name)).toEqual([
      'R',
      'Platform',
      'System',
      'Compiler',
      'CmdStan',
      'abind',
      'BH',
      'brms',
    ]);
    expect(lines.some(differs)).toBe(false);
  });

  it('says what differs: the version, or else the source, or else the R that it was built under', () => {
    const other: EnvironmentLock = {
      ...base,
      cmdstan: '2.36.0',
      packages: {
        brms: { version: '2.22.0', source: 'GitHub', built: '4.3.0' },
        BH: { version: '1.81.0', source: 'CRAN', built: '4.3.0' },
        abind: { version: '1.4-5', source: 'CRAN', built: '4.3.0' },
        loo: { version: '2.5.1', source: 'CRAN', built: '4.3.0' },
      },
    };
    expect(compareLocks(base, other).filter(differs)).toEqual([
      { what: 'cmdstan', name: 'CmdStan', left: null, right: '2.36.0' },
      {
        what: 'package',
        name: 'abind',
        left: '1.4-5 (built under R 4.0.3)',
        right: '1.4-5 (built under R 4.3.0)',
      },
      { what: 'package', name: 'BH', left: '1.81.0 (Debian)', right: '1.81.0 (CRAN)' },
      { what: 'package', name: 'brms', left: '2.18.0', right: '2.22.0' },
      { what: 'package', name: 'loo', left: null, right: '2.5.1' },
    ]);
  });

  it('turns round with its sides, and finds nothing between a lock and itself read again', () => {
    fc.assert(
      fc.property(locks, locks, (a, b) => {
        const lines = compareLocks(a, b);
        const turned = compareLocks(b, a).map(({ left, right, ...rest }) => ({
          ...rest,
          left: right,
          right: left,
        }));
        expect(turned).toEqual(lines);
        expect(compareLocks(a, readLock(lockText(a), 'a')).filter(differs)).toEqual([]);
        const same =
          JSON.stringify({ ...a, createdAt: '', environment: '' }) ===
          JSON.stringify({ ...b, createdAt: '', environment: '' });
        if (same) expect(lines.some(differs)).toBe(false);
      }),
    );
  });
});

describe('lockLines', () => {
  it('says of each package all that is known', () => {
    expect(lockLines(base).map(({ name, left }) => `${name}: ${left}`)).toEqual([
      'R: 4.2.2',
      'Platform: x86_64-pc-linux-gnu',
      'System: Debian GNU/Linux 12 (bookworm)',
      'Compiler: g++ (Debian 12.2.0-14) 12.2.0',
      'CmdStan: null',
      'abind: 1.4-5 (CRAN, built under R 4.0.3)',
      'BH: 1.81.0 (Debian, built under R 4.2.2)',
      'brms: 2.18.0 (CRAN, built under R 4.2.1)',
    ]);
  });
});

describe('readLock', () => {
  it.each([
    ['no JSON', '{', 'it is not JSON'],
    ['a list', '[]', 'its content has another form'],
    ['another format', JSON.stringify({ ...base, format: 2 }), '"format"'],
    ['no R', JSON.stringify({ ...base, r: undefined }), '"r" is missing'],
    [
      'a number for a version',
      JSON.stringify({ ...base, packages: { a: { version: 1, source: '', built: '' } } }),
      '"packages.a.version"',
    ],
  ])('names the file and the place: %s', (_, content, reason) => {
    expect(() => readLock(content, '/x/lock.json')).toThrow(
      '/x/lock.json is not a lock file of an environment',
    );
    expect(() => readLock(content, '/x/lock.json')).toThrow(reason);
  });

  it('passes over what it does not know', () => {
    expect(readLock(JSON.stringify({ ...base, later: true }), 'x')).toEqual(base);
  });
});
