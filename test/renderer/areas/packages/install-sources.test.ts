import { describe, expect, it } from 'vitest';
import {
  fileSources,
  readPicked,
  repositorySources,
  versionFault,
  withPicked,
} from '../../../../renderer/areas/packages/install-sources';
import { packageSource } from '../../../../shared/contract/packages';

describe('files that are picked or dropped', () => {
  it('are read, and take the place of those of the same name', async () => {
    const read = await readPicked([new File(['new'], 'a.tar.gz'), new File(['b'], 'b.zip')]);
    expect(read.map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ['a.tar.gz', 3],
      ['b.zip', 1],
    ]);
    const old = { name: 'a.tar.gz', bytes: new Uint8Array(9) };
    const other = { name: 'c.tgz', bytes: new Uint8Array(1) };
    expect(withPicked([old, other], read)).toEqual([other, ...read]);
  });

  it('that cannot be read are named', async () => {
    const folder = new File([], 'tiny');
    folder.arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
    await expect(readPicked([folder])).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'tiny cannot be read.',
    });
  });
});

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
