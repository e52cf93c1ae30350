import { describe, expect, it } from 'vitest';
import {
  fileSources,
  repositorySources,
  versionFault,
} from '../../../../renderer/areas/packages/install-sources';
import { packageSource } from '../../../../shared/contract/packages';

describe('what is installed', () => {
  it('has a version only where one was typed', () => {
    const sources = repositorySources([
      { name: 'lme4', version: ' 1.1-31 ' },
      { name: 'loo', version: '' },
    ]);
    expect(sources).toEqual([
      { from: 'repository', name: 'lme4', version: '1.1-31' },
      { from: 'repository', name: 'loo' },
    ]);
    for (const source of sources) expect(packageSource.safeParse(source).success).toBe(true);
  });

  it('is a path, files that were picked, or both', () => {
    const bytes = new Uint8Array([1, 2]);
    const sources = fileSources(' /tmp/tiny ', [{ name: 'tiny_0.1.tar.gz', bytes }]);
    expect(sources).toEqual([
      { from: 'file', path: '/tmp/tiny' },
      { from: 'bytes', fileName: 'tiny_0.1.tar.gz', bytes },
    ]);
    for (const source of sources) expect(packageSource.safeParse(source).success).toBe(true);
    expect(fileSources(' ', [])).toEqual([]);
  });
});

it('knows a version by its form', () => {
  for (const version of ['', '1.0', '1.1-31', ' 2.21.7 ']) expect(versionFault(version)).toBeNull();
  for (const version of ['1', 'newest', '1.0b', '>= 1.0']) expect(versionFault(version)).not.toBeNull();
});
