import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listEnvironments, readEnvironment } from '../../../electron/environments/store/read';
import { activeEnvironment, setActive } from '../../../electron/environments/store/state-files';
import { withStoreLock } from '../../../electron/environments/store/store-lock';
import { studioFolder } from '../../../electron/environments/store/store-paths';
import {
  emptyTrash,
  listTrash,
  removeEnvironment,
  restoreEnvironment,
} from '../../../electron/environments/store/trash';
import { createEnvironment } from '../../../electron/environments/store/write';
import { config, configOf, content, exists, put, writeEnvironment } from './store-files';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();

describe('the trash', () => {
  it('gives back what was removed, to the last byte', async () => {
    await writeEnvironment(home.paths, config('demo', { env: { A: 'b' } }));
    await put(home.paths, 'environment/demo/Rlib/pkg/R/code', 'x'.repeat(1000));
    const before = await content(home.paths, configOf('demo'));
    const trashed = await removeEnvironment(home.paths, 'demo');
    expect(trashed).toMatchObject({ name: 'demo', id: `demo-${trashed.deletedAt}` });
    expect(trashed.bytes).toBeGreaterThan(1000);
    expect(Math.abs(trashed.deletedAt - Date.now())).toBeLessThan(5000);
    expect(await listEnvironments(home.paths)).toEqual(['default']);
    expect(await listTrash(home.paths)).toEqual([trashed]);
    expect(await restoreEnvironment(home.paths, trashed.id)).toBe('demo');
    expect(await content(home.paths, configOf('demo'))).toBe(before);
    expect(await content(home.paths, 'environment/demo/Rlib/pkg/R/code')).toHaveLength(1000);
    expect(await readdir(join(home.paths.brmspy, 'environment/demo'))).toEqual(['Rlib', 'config.json']);
    expect(await listTrash(home.paths)).toEqual([]);
  });

  it('gives back under another name where its own is taken, or as it is asked', async () => {
    for (let i = 0; i < 4; i++) {
      await createEnvironment(home.paths, 'demo');
      await removeEnvironment(home.paths, 'demo');
    }
    await createEnvironment(home.paths, 'Demo');
    const ids = (await listTrash(home.paths)).map(({ id }) => id);
    expect(ids).toHaveLength(4);
    const restore = (i: number, name?: string) => restoreEnvironment(home.paths, ids[i] ?? '', name);
    expect(await restore(0)).toBe('demo 2');
    expect(await restore(1)).toBe('demo 3');
    await expect(restore(2, 'DEMO')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await restore(2, 'mine')).toBe('mine');
    for (const name of ['demo 2', 'demo 3', 'mine']) {
      const { config: read, notes } = await readEnvironment(home.paths, name);
      expect([read.environment_name, notes]).toEqual([name, []]);
    }
    expect((await listTrash(home.paths)).map(({ id }) => id)).toEqual([ids[3]]);
  });

  it('can be emptied where the lock cannot be had, as on a disk that is full', async () => {
    await createEnvironment(home.paths, 'demo');
    const { id } = await removeEnvironment(home.paths, 'demo');
    await withStoreLock(home.paths, () => emptyTrash(home.paths, [id]));
    expect(await listTrash(home.paths)).toEqual([]);
    expect(await readdir(studioFolder(home.paths))).toEqual([]);
  });

  it('of a restoration and a deletion for good at once one takes place, and the other says so', async () => {
    for (let i = 0; i < 20; i++) {
      await createEnvironment(home.paths, 'demo');
      const { id } = await removeEnvironment(home.paths, 'demo');
      const [restored] = await Promise.allSettled([
        restoreEnvironment(home.paths, id),
        emptyTrash(home.paths, [id]),
      ]);
      const there = (await listEnvironments(home.paths)).includes('demo');
      expect(restored.status).toBe(there ? 'fulfilled' : 'rejected');
      if (restored.status === 'rejected') expect(restored.reason).toMatchObject({ where: 'id' });
      else await emptyTrash(home.paths, [(await removeEnvironment(home.paths, 'demo')).id]);
    }
  });

  it('takes damaged ones and gives them back as they were', async () => {
    await put(home.paths, configOf('broken'), '{');
    const { id } = await removeEnvironment(home.paths, 'broken');
    await createEnvironment(home.paths, 'broken');
    expect(await restoreEnvironment(home.paths, id)).toBe('broken 2');
    expect(await content(home.paths, configOf('broken 2'))).toBe('{');
  });

  it('"default" is active where the active one was removed, and it stays so when that comes back', async () => {
    await createEnvironment(home.paths, 'demo');
    await setActive(home.paths, 'demo');
    const { id } = await removeEnvironment(home.paths, 'demo');
    expect(await activeEnvironment(home.paths)).toBe('default');
    await restoreEnvironment(home.paths, id);
    expect(await activeEnvironment(home.paths)).toBe('default');
  });

  it('knows the name and time of what was moved there by a process that died at once', async () => {
    await createEnvironment(home.paths, 'a-b');
    const { id } = await removeEnvironment(home.paths, 'a-b');
    await rm(join(home.paths.brmspy, 'trash', id, 'trash.json'));
    const [found] = await listTrash(home.paths);
    expect(found).toMatchObject({ id, name: 'a-b', deletedAt: Number(id.slice(4)) });
    expect(await restoreEnvironment(home.paths, id)).toBe('a-b');
  });

  it('a label that lies leads nowhere else', async () => {
    await put(home.paths, 'trash/x-1234567890123/trash.json', '{"name": "../../evil", "deletedAt": "now"}');
    expect(await listTrash(home.paths)).toMatchObject([{ name: 'x', deletedAt: 1234567890123 }]);
    expect(await restoreEnvironment(home.paths, 'x-1234567890123')).toBe('x');
  });

  it('refuses "default", what is not there, and ids that are paths', async () => {
    await put(home.paths, 'kept/file', 'kept');
    const error = { code: 'invalid-input' };
    await expect(removeEnvironment(home.paths, 'default')).rejects.toMatchObject(error);
    await expect(removeEnvironment(home.paths, 'none')).rejects.toMatchObject(error);
    await expect(removeEnvironment(home.paths, '../kept')).rejects.toMatchObject(error);
    for (const id of ['none-1', '../kept', '..', '.', '', '/etc']) {
      await expect(restoreEnvironment(home.paths, id), id).rejects.toMatchObject(error);
    }
    await emptyTrash(home.paths, ['../kept', '..', '.', '', '/etc']);
    expect(await exists(home.paths, 'kept/file')).toBe(true);
  });

  it('is emptied of what was chosen', async () => {
    for (const name of ['a', 'b']) await createEnvironment(home.paths, name);
    const a = await removeEnvironment(home.paths, 'a');
    const b = await removeEnvironment(home.paths, 'b');
    await emptyTrash(home.paths, [a.id, 'gone-1']);
    expect(await readdir(join(home.paths.brmspy, 'trash'))).toEqual([b.id]);
  });
});
