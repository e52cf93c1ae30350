import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AvailablePackage, PackageList } from '../../shared/contract/packages';
import type { WorkItem } from '../../shared/contract/work';
import { makeRepository, packPackage, tiny } from '../electron/environments/tiny-packages';
import { errorOf, headlessPlace, jsonOf } from './support/headless';

const place = headlessPlace();
const { home, run } = place;
let repository = '';
beforeAll(() => {
  repository = makeRepository(join(home, 'repository'));
});
afterAll(() => place.remove());

describe('network', () => {
  it('shows and changes how packages reach the network; what is wrong is named and changes nothing', async () => {
    expect(jsonOf(await run('network', '--json'))).toMatchObject({ mirror: '', proxy: '' });
    const set = await run(
      'network',
      '--mirror',
      repository,
      '--repositories',
      'lab=file:///nowhere',
      '--json',
    );
    expect(jsonOf(set)).toMatchObject({ mirror: repository, repositories: [{ name: 'lab' }] });
    const wrong = await run('network', '--proxy', 'gopher://x', '--json');
    expect(wrong.code).toBe(1);
    expect(errorOf(wrong)).toMatchObject({ where: 'proxy' });
    expect((await run('network', '--repositories', '')).stdout).toContain(`mirror        ${repository}\n`);
  });
});

describe('package', () => {
  it('installs by name, by version and from a file, with progress on standard error', async () => {
    const tarball = packPackage(home, tiny('tinyfile', '0.1', { fields: { Imports: 'tinya' } }));
    const result = await run('package', 'install', 'tinya@1.0', tarball, '--json');
    expect(jsonOf(result)).toMatchObject({ state: 'done', outcome: 'Installed tinya 1.0 and tinyfile 0.1.' });
    expect(result.stderr).toMatch(/Installing tinya 1\.0[\s\S]*\* DONE \(tinya\)/);
    expect(result.stdout.trim().split('\n')).toHaveLength(1);
    const list = jsonOf(await run('package', 'list', '--own', '--json')) as PackageList;
    expect(list.packages.map(({ name, version }) => `${name} ${version}`)).toEqual([
      'tinya 1.0',
      'tinyfile 0.1',
    ]);
  });

  it('searches, and updates all of its own', async () => {
    const found = jsonOf(await run('package', 'search', 'tinya', '--json')) as readonly AvailablePackage[];
    expect(found).toEqual([
      { name: 'tinya', version: '1.2', repository: 'CRAN', installed: '1.0', newer: true },
    ]);
    expect((await run('package', 'search', '--outdated')).stdout).toBe('tinya 1.2  CRAN, 1.0 is installed\n');
    expect((jsonOf(await run('package', 'update', '--json')) as WorkItem).outcome).toBe(
      'Installed tinya 1.2.',
    );
  });

  it('removes only what nothing needs, unless it is told to', async () => {
    const refused = await run('package', 'remove', 'tinya', '--json');
    expect(errorOf(refused)).toMatchObject({
      message: 'tinyfile would not work without tinya.',
      details: { dependents: ['tinyfile'] },
    });
    const forced = await run('package', 'remove', 'tinya', '--force');
    expect(forced.stdout).toMatch(/^Removed tinya 1\.2\. tinyfile may no longer load without it/);
    expect((await run('package', 'list', '--own')).stdout).toBe('* tinyfile 0.1  local\n');
  });

  it('fails with the reason and exit code 1, and says what it does not understand', async () => {
    const failed = await run('package', 'install', 'tinybad', '--json');
    expect(failed.code).toBe(1);
    expect(errorOf(failed)).toMatchObject({ code: 'r-error', where: 'tinybad' });
    writeFileSync(join(home, 'no.tar.gz'), 'nothing');
    const none = await run('package', 'install', join(home, 'no.tar.gz'), '--json');
    expect(errorOf(none).message).toMatch(/no\.tar\.gz is not an R package: it is not a tar archive/);
    expect(errorOf(await run('package', 'install', '_x', '--json')).message).toBe(
      '“_x” is not the name of an R package.',
    );
    expect((await run('package', 'search')).code).toBe(2);
    expect((await run('package', 'list', '--own')).stdout).toBe('* tinyfile 0.1  local\n');
  });
});
