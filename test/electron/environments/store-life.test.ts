import { mkdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cloneEnvironment } from '../../../electron/environments/store/clone';
import { environmentEntries } from '../../../electron/environments/store/list';
import { listEnvironments, readEnvironment } from '../../../electron/environments/store/read';
import { renameEnvironment } from '../../../electron/environments/store/rename';
import { activeEnvironment, setActive } from '../../../electron/environments/store/state-files';
import { libraryFolder } from '../../../electron/environments/store/store-paths';
import { createEnvironment, existingEnvironment } from '../../../electron/environments/store/write';
import { config, configOf, content, exists, put, writeEnvironment } from './store-files';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const refused = (message: string) => ({
  code: 'invalid-input',
  where: 'environment_name',
  message: expect.stringContaining(message),
});

describe('creating', () => {
  it('makes an environment of the defaults in brmspy’s form', async () => {
    await createEnvironment(home.paths, 'demo');
    expect(await content(home.paths, configOf('demo'))).toBe(
      '{\n  "environment_name": "demo",\n  "r_home": null,\n  "startup_scripts": [],\n  "runtime_path": null,\n  "env": {}\n}',
    );
  });

  it('refuses a name that is taken, also where only some systems take it for the same', async () => {
    await createEnvironment(home.paths, 'Größe');
    await expect(createEnvironment(home.paths, 'Größe')).rejects.toMatchObject(refused('already'));
    for (const twin of ['gRÖSSE', 'GRÖßE', 'Größe'.normalize('NFD')]) {
      await expect(createEnvironment(home.paths, twin), twin).rejects.toMatchObject(
        refused('the same folder'),
      );
    }
    await expect(createEnvironment(home.paths, 'Default')).rejects.toMatchObject(refused('the same folder'));
    expect(await listEnvironments(home.paths)).toEqual(['Größe', 'default']);
  });

  it('makes its library at once, which only the owner may change', async () => {
    await createEnvironment(home.paths, 'demo');
    await cloneEnvironment(home.paths, 'demo', 'copy', new AbortController().signal);
    // Of nothing on disk.
    await cloneEnvironment(home.paths, 'default', 'another', new AbortController().signal);
    await existingEnvironment(home.paths, 'default');
    for (const name of ['demo', 'copy', 'another', 'default']) {
      const info = await stat(libraryFolder(home.paths, name));
      expect([name, info.isDirectory(), info.mode & 0o777]).toEqual([name, true, 0o755 & ~process.umask()]);
    }
    // Once it exists it is the person's: what they take away is not put back by reading.
    await rmdir(libraryFolder(home.paths, 'default'));
    await existingEnvironment(home.paths, 'default');
    await expect(stat(libraryFolder(home.paths, 'default'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('takes over the library of a folder that has no configuration', async () => {
    await put(home.paths, 'environment/half/Rlib/pkg/DESCRIPTION', 'Package: pkg');
    await createEnvironment(home.paths, 'half');
    const entries = await environmentEntries(home.paths, 'default');
    expect(entries.find(({ name }) => name === 'half')).toMatchObject({ packageCount: 1, damaged: null });
  });

  it('leaves a damaged one as it is', async () => {
    await put(home.paths, configOf('demo'), '{');
    await expect(createEnvironment(home.paths, 'demo')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await content(home.paths, configOf('demo'))).toBe('{');
  });

  it('of two at once one makes it', async () => {
    const both = await Promise.allSettled([1, 2].map(() => createEnvironment(home.paths, 'demo')));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('renaming', () => {
  it('moves the folder with all that is in it, names it inside, and stays the active one', async () => {
    await writeEnvironment(home.paths, config('old', { env: { A: 'b' } }));
    const text = await content(home.paths, configOf('old'));
    await put(home.paths, configOf('old'), text.replace('"env"', '"future": [1, 2],\n  "env"'));
    await put(home.paths, 'environment/old/Rlib/pkg/DESCRIPTION', 'Package: pkg');
    await setActive(home.paths, 'old');
    await renameEnvironment(home.paths, 'old', 'new');
    expect(await exists(home.paths, 'environment/old')).toBe(false);
    expect(await content(home.paths, 'environment/new/Rlib/pkg/DESCRIPTION')).toBe('Package: pkg');
    const written = JSON.parse(await content(home.paths, configOf('new'))) as unknown;
    expect(written).toEqual({ ...config('new', { env: { A: 'b' } }), future: [1, 2] });
    expect(await activeEnvironment(home.paths)).toBe('new');
    expect((await readEnvironment(home.paths, 'new')).notes).toEqual([]);
  });

  it('can change the case of a name, and the spelling of its accents', async () => {
    await createEnvironment(home.paths, 'é');
    await renameEnvironment(home.paths, 'é', 'É');
    await renameEnvironment(home.paths, 'É', 'É'.normalize('NFD'));
    expect(await listEnvironments(home.paths)).toEqual(['default', 'É'.normalize('NFD')].sort());
  });

  it('refuses "default", names that are bad or taken, and what is not there', async () => {
    await createEnvironment(home.paths, 'a');
    await createEnvironment(home.paths, 'b');
    await mkdir(join(home.paths.brmspy, 'environment', 'folder'));
    const rename = (from: string, to: string) => renameEnvironment(home.paths, from, to);
    await expect(rename('default', 'x')).rejects.toMatchObject(refused('cannot be renamed'));
    await expect(rename('a', 'b')).rejects.toMatchObject(refused('already'));
    await expect(rename('a', 'B')).rejects.toMatchObject(refused('the same folder'));
    await expect(rename('a', 'folder')).rejects.toMatchObject(refused('already'));
    await expect(rename('a', 'default')).rejects.toMatchObject(refused('already'));
    await expect(rename('a', '../b')).rejects.toMatchObject(refused('path separator'));
    await expect(rename('gone', 'c')).rejects.toMatchObject(refused('There is no environment'));
    expect(await listEnvironments(home.paths)).toEqual(['a', 'b', 'default']);
  });
});

describe('the list', () => {
  it('shows damaged ones as such, and where only the case is another, which one is meant', async () => {
    await createEnvironment(home.paths, 'Demo');
    await put(home.paths, configOf('broken'), '{"r_home": ');
    const entries = await environmentEntries(home.paths, 'Demo');
    expect(entries.map(({ name, active, saved }) => [name, active, saved])).toEqual([
      ['Demo', true, true],
      ['broken', false, true],
      ['default', false, false],
    ]);
    expect(entries[1]).toMatchObject({ damaged: { code: 'invalid-input' }, rVersion: null, rHome: null });
    expect(entries[0]).toMatchObject({ damaged: null, rVersion: expect.stringMatching(/^\d/) });
    await expect(readEnvironment(home.paths, 'demo')).rejects.toMatchObject({
      hint: expect.stringContaining('"Demo"'),
    });
  });
});
