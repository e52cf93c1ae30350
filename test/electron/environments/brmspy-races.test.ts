import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { listEnvironments, readEnvironment } from '../../../electron/environments/store/read';
import { renameEnvironment } from '../../../electron/environments/store/rename';
import { activeEnvironment, setActive } from '../../../electron/environments/store/state-files';
import { environmentFolder } from '../../../electron/environments/store/store-paths';
import { createEnvironment, saveEnvironment } from '../../../electron/environments/store/write';
import { useBrmspy } from '../../peer/brmspy';
import { config } from './store-files';

const { paths, ask } = useBrmspy('files');
const count = 150;

it(`nothing that brmspy writes is lost, ${count} times, while we save, rename and activate`, async () => {
  for (const name of ['shared', 'a', 'b0']) await createEnvironment(paths, name);
  const active = ['a', 'shared'];
  const task = { do: 'count', environment_name: 'shared', variable: 'THEIRS', count, active };
  let goesOn = true;
  const counting = ask<number>(task).finally(() => {
    goesOn = false;
  });
  const plain = config('shared');
  // What brmspy has read before a change of ours and writes after it is without that change: only the last is sure to stay.
  const saving = async (name: string, value = 0): Promise<number> => {
    const wasLast = !goesOn;
    const { env } = (await readEnvironment(paths, 'shared')).config;
    const base = { ...plain, env: name in env ? { [name]: env[name] ?? '' } : {} };
    await saveEnvironment(paths, base, { ...plain, env: { [name]: String(value) } });
    return wasLast ? value : saving(name, value + 1);
  };
  const renaming = async (i = 0): Promise<string> => {
    await renameEnvironment(paths, `b${i}`, `b${i + 1}`);
    return goesOn ? renaming(i + 1) : `b${i + 1}`;
  };
  const activating = async (i = 0): Promise<void> => {
    await setActive(paths, active[i % 2] ?? '');
    if (goesOn) await activating(i + 1);
  };
  const [lost, one, two, renamed] = await Promise.all([
    counting,
    saving('ONE'),
    saving('TWO'),
    renaming(),
    activating(),
  ]);
  expect(lost).toBe(0);
  const { env } = (await readEnvironment(paths, 'shared')).config;
  expect(env).toEqual({ THEIRS: String(count - 1), ONE: String(one), TWO: String(two) });
  expect(await listEnvironments(paths)).toEqual(['a', renamed, 'default', 'shared']);
  expect(active).toContain(await activeEnvironment(paths));
  expect(await readdir(environmentFolder(paths, 'shared'))).toEqual(['Rlib', 'config.json']);
});
