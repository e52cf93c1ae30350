import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentEntries } from '../../../../electron/environments/store/list';
import { listEnvironments } from '../../../../electron/environments/store/read';
import { sweepStaging } from '../../../../electron/environments/store/staging';
import { startingEnvironment } from '../../../../electron/environments/store/starting-environment';
import { listTrash } from '../../../../electron/environments/store/trash';
import { type AppPaths, appPaths } from '../../../../electron/files/app-paths';
import { buildMain } from '../../session/main-build';
import { prepareAll, type Write, writes } from './writes';

let folder: string;
let main: string;
/** How many processes were killed at their work. */
let kills = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-kills-'));
  main = await buildMain('../environments/kills/write-process.ts', join(folder, 'built'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (home: string) => appPaths({ HOME: home }, 'linux');
const temporary = /\.json\.\d+(-\d+)?$/;

/** Every file below, as a user would miss it: its name and its content, with times written as one. */
async function filesBelow(home: string): Promise<readonly string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const kept = files.filter(
    (file) =>
      !relative(home, file).startsWith('.brmspy/.studio') &&
      // The lock of a dead process is taken over by the next one that needs it.
      !file.endsWith('/brms-studio/lock') &&
      !temporary.test(file),
  );
  const texts = await Promise.all(kept.map((file) => readFile(file, 'utf8')));
  return kept.map((file, i) => `${basename(file)}: ${texts[i]}`.replace(/\b\d{13}\b/g, 'TIME')).sort();
}

/** What the next start finds: which environments there are, none of them damaged, and the trash. */
async function state(paths: AppPaths): Promise<unknown> {
  const entries = await environmentEntries(paths, '');
  const trash = await listTrash(paths);
  return {
    environments: entries.map(({ name, packageCount, damaged }) => ({
      name,
      packageCount,
      damaged: damaged !== null,
    })),
    trash: trash.map(({ name }) => name),
  };
}

/** The environment that the app begins in. */
async function start(paths: AppPaths): Promise<string> {
  return (await startingEnvironment(paths, undefined, false)).name;
}

interface Scene {
  readonly write: Write;
  /** A home folder in which the write is about to take place. */
  readonly template: string;
  readonly old: readonly string[];
  readonly new: readonly string[];
  readonly newState: unknown;
  readonly newStart: string;
}

async function makeScene(name: string, write: Write): Promise<Scene> {
  const template = join(folder, name, 'template');
  await mkdir(template, { recursive: true });
  await prepareAll(at(template));
  await write.prepare?.(at(template));
  const after = join(folder, name, 'after');
  await cp(template, after, { recursive: true });
  await write.run(at(after));
  const seen = { old: await filesBelow(template), new: await filesBelow(after) };
  expect(seen.new).not.toEqual(seen.old);
  return { write, template, ...seen, newState: await state(at(after)), newStart: await start(at(after)) };
}

/** After a kill: all files are old or new, what is both is there, and the next start finds or makes what was to be. */
async function isWhole(scene: Scene, home: string): Promise<void> {
  const { write, old, new: after } = scene;
  const now = await filesBelow(home);
  for (const file of now) expect([...old, ...after]).toContain(file);
  for (const file of old.filter((one) => after.includes(one))) expect(now).toContain(file);
  await sweepStaging(at(home));
  expect((await listEnvironments(at(home))).length).toBeGreaterThan(1);
  if (!(await write.isDone(at(home)))) await write.run(at(home));
  expect(await state(at(home))).toEqual(scene.newState);
  expect(await start(at(home))).toBe(scene.newStart);
}

async function child(home: string, name: string, point: number | 'forever') {
  const started = spawn(process.execPath, [main, home, name, String(point)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(started, 'exit').then(([code, signal]) => ({ code, signal }));
  return { started, ended };
}

describe.concurrent('killed in the middle', () => {
  for (const [name, write] of Object.entries(writes)) {
    it(`${name}: at every change that it makes to a file or folder, and half way through each`, async () => {
      const before = await makeScene(name, write);
      for (let point = 0; ; point++) {
        const home = join(folder, name, String(point));
        await cp(before.template, home, { recursive: true });
        const { code, signal } = await (await child(home, name, point)).ended;
        if (signal !== 'SIGKILL') {
          expect({ name, code }).toEqual({ name, code: 0 });
          expect(point).toBeGreaterThan(3);
          break;
        }
        kills += 1;
        await isWhole(before, home);
      }
    });

    if (!write.undo) continue;
    it(`${name}: over and over, at any time`, async () => {
      const before = await makeScene(`${name}, forever`, write);
      for (let round = 0; round < 10; round++) {
        const home = join(folder, `${name}, forever`, String(round));
        await cp(before.template, home, { recursive: true });
        const { started, ended } = await child(home, name, 'forever');
        await once(started.stdout, 'data');
        await sleep(Math.random() * 60);
        started.kill('SIGKILL');
        expect((await ended).signal).toBe('SIGKILL');
        kills += 1;
        await isWhole(before, home);
      }
    });
  }
});

it('200 times and more', () => {
  expect(kills).toBeGreaterThanOrEqual(200);
});
