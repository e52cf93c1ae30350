import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageStudio } from './package-studio';
import { packPackage, tiny, writePackage } from './tiny-packages';

const at = packageStudio();
const never = new AbortController().signal;
const file = (path: string) => ({ from: 'file', path }) as const;

test('a package of a repository, with what it needs; the list has all that is known of it', async () => {
  const before = await at.studio.packages.list('default', never);
  expect(before.libraries[0]).toEqual({ path: at.own, own: true, writable: true });
  expect(before.libraries.length).toBeGreaterThan(1);
  expect(before.packages.find(({ name }) => name === 'stats')).toMatchObject({ own: false, source: 'base' });

  const work = await at.install('tinyb');
  expect(work).toMatchObject({ kind: 'install', state: 'done', title: 'Installing tinyb', error: null });
  expect(work.outcome).toBe('Installed tinya 1.2 and tinyb 0.3.');
  expect(work.progress).toEqual({ step: { number: 4, of: 4, text: 'Installing tinyb 0.3' } });
  expect(await at.ownVersions()).toEqual({ tinya: '1.2', tinyb: '0.3' });

  const { packages, restart } = await at.studio.packages.list('default', never);
  expect(packages.find(({ name }) => name === 'tinyb')).toMatchObject({
    version: '0.3',
    title: 'Tiny tinyb',
    library: at.own,
    own: true,
    source: 'local',
    needs: ['tinya'],
    loaded: false,
    hidden: false,
    built: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    bytes: expect.any(Number),
  });
  expect(restart).toBeNull();
});

test('versions are those of the repository and of its archive, the newest first', async () => {
  expect(await at.studio.packages.versions('default', 'tinya', never)).toEqual(['1.2', '1.1', '1.0']);
  expect(await at.studio.packages.versions('default', 'tinyb', never)).toEqual(['0.3']);
  expect(await at.studio.packages.versions('default', 'tiny', never)).toEqual([]);
});

test('an old version from the archive; one that is nowhere is refused', async () => {
  expect(await at.install({ from: 'repository', name: 'tinya', version: '1.1' })).toMatchObject({
    state: 'done',
  });
  expect(await at.ownVersions()).toMatchObject({ tinya: '1.1' });
  const work = await at.install({ from: 'repository', name: 'tinya', version: '7.7' });
  expect(work.error).toMatchObject({
    code: 'invalid-input',
    message: 'The repositories and their archives do not have tinya 7.7. The newest one is 1.2.',
  });
});

test('what is named is updated where the repositories have it newer', async () => {
  expect(await at.studio.packages.outdated('default', never)).toContainEqual({
    name: 'tinya',
    version: '1.2',
    repository: 'CRAN',
    installed: '1.1',
    newer: true,
  });
  expect(await at.update('tinya', 'tinyb')).toMatchObject({ state: 'done', outcome: 'Installed tinya 1.2.' });
  expect(await at.update('tinya')).toMatchObject({
    outcome: 'All packages are up to date.',
  });
});

test('found by a part of the name, the nearest first', async () => {
  const found = await at.studio.packages.search('default', 'TINYA', never);
  expect(found).toEqual([
    { name: 'tinya', version: '1.2', repository: 'CRAN', installed: '1.2', newer: false },
  ]);
  const names = (await at.studio.packages.search('default', 'tiny', never)).map(({ name }) => name);
  // R leaves out what asks for another R.
  expect(names).toEqual(['tinya', 'tinyb', 'tinybad', 'tinyc', 'tinylost', 'tinytwo']);
  expect((await at.studio.packages.search('default', 'wo', never)).map(({ name }) => name)).toEqual([
    'tinytwo',
  ]);
});

describe('from this machine', () => {
  test('a tarball by its path and one by its bytes, which need each other; C code is compiled', async () => {
    const first = packPackage(at.folder, tiny('tinyfirst', '2.0'));
    const needs = { Imports: 'tinyfirst (== 2.0)', LinkingTo: 'tinyc' };
    const bytes = new Uint8Array(
      readFileSync(packPackage(at.folder, tiny('tinysecond', '2.1', { fields: needs }))),
    );
    const work = await at.install(
      { from: 'bytes', fileName: 'C:\\tinysecond_2.1.tar.gz', bytes },
      file(first),
    );
    expect(work).toMatchObject({
      error: null,
      title: 'Installing tinysecond_2.1.tar.gz and tinyfirst_2.0.tar.gz',
    });
    expect(await at.ownVersions()).toMatchObject({ tinyfirst: '2.0', tinysecond: '2.1', tinyc: '1.0' });
    const said = at.lines.filter(({ source }) => source === work.id).map(({ text }) => text);
    expect(said).toContain('tinyc: * DONE (tinyc)');
  });

  test('a source folder, in which nothing is left behind', async () => {
    const folder = writePackage(join(at.folder, 'with spaces'), tiny('tinyfolder', '0.1'));
    expect(await at.install(file(folder))).toMatchObject({
      state: 'done',
      outcome: 'Installed tinyfolder 0.1.',
    });
    expect(await at.ownVersions()).toMatchObject({ tinyfolder: '0.1' });
    expect(readdirSync(folder).sort()).toEqual(['DESCRIPTION', 'NAMESPACE', 'R']);
  });

  test.each([
    ['a text', (path: string) => writeFileSync(path, 'no package'), /it is not a tar archive/],
    [
      'an archive of something else',
      (path: string) => {
        packPackage(dirname(path), tiny('tinyother', '1', { fields: { Package: '' } }));
      },
      /the field Package is missing in its DESCRIPTION/,
    ],
    ['nothing', () => undefined, /There is no file or folder/],
  ])('%s is refused with the reason', async (what, make, reason) => {
    const path = join(at.folder, what, 'tinyother_1.tar.gz');
    mkdirSync(dirname(path));
    make(path);
    const work = await at.install(file(path));
    expect(work).toMatchObject({ state: 'failed', error: { code: 'invalid-input' } });
    expect(work.error?.message).toMatch(reason);
    expect(work.error).not.toHaveProperty('condition');
    if (what === 'nothing') expect(work.error?.hint).toContain('Check the path');
  });

  test('a binary package of another system is refused', async () => {
    const fields = { Built: 'R 4.2.1; aarch64-apple-darwin20; 2024-01-01 00:00:00 UTC; unix' };
    const work = await at.install(file(packPackage(at.folder, tiny('tinymac', '1.0', { fields }))));
    expect(work.error?.message).toMatch(
      /tinymac_1\.0\.tar\.gz was built for R 4\.2\.1 on aarch64-apple-darwin20; this/,
    );
  });
});

describe('what cannot be had is named before anything is changed', () => {
  test.each([
    [
      'tinylost',
      /^tinylost 1\.0 needs notthere \(>= 2\.0\), which is not installed; the repositories have none for R /,
    ],
    ['tinnya', /offer no package tinnya for R/],
    ['tinynew', /offer no package tinynew for R/],
  ])('%s', async (name, message) => {
    const before = await at.ownVersions();
    const work = await at.install('tinyc', name);
    expect(work).toMatchObject({ state: 'failed', error: { code: 'invalid-input' } });
    expect(work.error?.message).toMatch(message);
    expect(await at.ownVersions()).toEqual(before);
  });

  test('an R that is too old, of a tarball', async () => {
    const fields = { Depends: 'R (>= 99.0)' };
    const work = await at.install(file(packPackage(at.folder, tiny('tinysoon', '1.0', { fields }))));
    expect(work.error?.message).toMatch(/^tinysoon 1\.0 needs R \(>= 99\.0\); this environment has R \d/);
  });

  test('the near name is offered', async () => {
    expect((await at.install('tinnya')).error?.hint).toBe('Did you mean tinya?');
  });
});
