import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EnvironmentConfig } from '../../../electron/environments/config';
import { resolveEnvironment } from '../../../electron/environments/resolve';
import { listEnvironments, readEnvironment } from '../../../electron/environments/store/read';
import { renameEnvironment } from '../../../electron/environments/store/rename';
import {
  emptyTrash,
  removeEnvironment,
  restoreEnvironment,
} from '../../../electron/environments/store/trash';
import {
  createEnvironment,
  saveEnvironment,
  setConfigAside,
} from '../../../electron/environments/store/write';
import { type AppPaths, appPaths } from '../../../electron/files/app-paths';
import { fromR } from '../../../electron/session/from-r';
import { environmentNameFault } from '../../../shared/model/environment-rules';
import { evaluate } from '../session/faults';
import { start } from '../session/real-worker';
import { snapshot } from './home-snapshot';
import { hostileNames } from './hostile-names';

const count = 1000;
const names = hostileNames(count, 1_000);
const refused = names.filter((name) => environmentNameFault(name) !== null);
const taken = [...new Set(names)].filter((name) => environmentNameFault(name) === null);

/** The home folder lies some folders deep, so that climbing out of it would be seen. */
let outside: string;
let paths: AppPaths;
let trashed: string;
beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'studio-outside-'));
  const home = join(outside, 'a', 'b', 'home');
  paths = appPaths({ HOME: home }, 'linux');
  for (const file of ['a/passwd', 'a/b/evil', 'a/b/home/.bashrc', 'a/b/home/evil/config.json']) {
    await mkdir(join(outside, file, '..'), { recursive: true });
    await writeFile(join(outside, file), file);
  }
  await createEnvironment(paths, 'mine');
  await createEnvironment(paths, 'gone');
  trashed = (await removeEnvironment(paths, 'gone')).id;
  await writeFile(join(paths.brmspy, 'environment', 'evil'), 'a file where environments lie');
});
afterAll(() => rm(outside, { recursive: true, force: true }));

/** All that takes a name from the user. */
const uses: Readonly<Record<string, (name: string) => Promise<unknown>>> = {
  show: (name) => readEnvironment(paths, name),
  create: (name) => createEnvironment(paths, name),
  save: (name) => {
    const config = new EnvironmentConfig({ environment_name: name }).toDict();
    return saveEnvironment(paths, config, { ...config, r_home: '/x' });
  },
  rename: (name) => renameEnvironment(paths, name, 'other'),
  'rename to': (name) => renameEnvironment(paths, 'mine', name),
  remove: (name) => removeEnvironment(paths, name),
  'restore as': (name) => restoreEnvironment(paths, trashed, name),
  'set aside': (name) => setConfigAside(paths, name),
};
const unreadable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe(`of ${count} hostile names`, () => {
  it(`${refused.length} are refused: each use with an error that says why, and nothing anywhere is touched`, async () => {
    expect(refused.length).toBeGreaterThan(500);
    const before = await snapshot(outside);
    for (const name of refused) {
      for (const [use, run] of Object.entries(uses)) {
        const error = await run(name).then(
          () => `${use} took it`,
          (reason: unknown) => reason,
        );
        expect(error, `${use} ${JSON.stringify(name)}`).toMatchObject({
          code: 'invalid-input',
          where: 'environment_name',
          message: expect.stringMatching(
            /^".*" cannot be an environment's name: it .*\.$|^".*" cannot be an environment's name: Windows .*\.$/s,
          ),
        });
        const { message } = error as Error;
        expect(unreadable.test(message), message).toBe(false);
        expect(message.length).toBeLessThan(500);
      }
    }
    expect(await snapshot(outside)).toEqual(before);
  });

  it(`${taken.length} are legal: each is one folder, and lives as any other`, async () => {
    expect(taken.length).toBeGreaterThan(100);
    const before = await snapshot(outside, [paths.brmspy]);
    const folders = () => readdir(join(paths.brmspy, 'environment'));
    const already = await folders();
    for (const name of taken) {
      if (already.includes(name) || name.toLowerCase() === 'default') continue;
      await createEnvironment(paths, name);
      expect((await folders()).filter((folder) => !already.includes(folder))).toEqual([name]);
      expect(await listEnvironments(paths)).toContain(name);
      const { config } = await readEnvironment(paths, name);
      await saveEnvironment(paths, config.toDict(), { ...config.toDict(), r_home: '/x' });
      await renameEnvironment(paths, name, 'for a while');
      await renameEnvironment(paths, 'for a while', name);
      const { id } = await removeEnvironment(paths, name);
      expect(await restoreEnvironment(paths, id)).toBe(name);
      expect((await readEnvironment(paths, name)).config.r_home).toBe('/x');
      await emptyTrash(paths, [(await removeEnvironment(paths, name)).id]);
      expect(await folders()).toEqual(already);
      expect(await readdir(join(paths.brmspy, 'trash'))).toEqual([trashed]);
    }
    expect(await snapshot(outside, [paths.brmspy])).toEqual(before);
  });
});

it('none of them leads out of the trash', async () => {
  const before = await snapshot(outside);
  for (const id of [
    ...names,
    '../environment/mine',
    `../trash/${trashed}`,
    `${trashed}/..`,
    `./${trashed}`,
  ]) {
    await expect(restoreEnvironment(paths, id)).rejects.toMatchObject({ code: 'invalid-input', where: 'id' });
    await emptyTrash(paths, [id]);
  }
  expect(await snapshot(outside)).toEqual(before);
});

it('R runs in an environment whose name a shell would carry out', async () => {
  const name = "$(touch pwned) `touch pwned`; touch 'pwned' & ~ #";
  await createEnvironment(paths, name);
  const library = join(paths.brmspy, 'environment', name, 'Rlib');
  const before = await snapshot(outside);
  const { config } = await readEnvironment(paths, name);
  const session = await start({ environment: await resolveEnvironment(config, paths) });
  try {
    expect(fromR(await evaluate(session, '.libPaths()[1]'))).toBe(library);
    expect(
      fromR(
        await evaluate(session, 'system2("Rscript", c("-e", shQuote("cat(.libPaths()[1])")), stdout = TRUE)'),
      ),
    ).toBe(library);
  } finally {
    await session.kill();
  }
  expect(await snapshot(outside)).toEqual(before);
});
