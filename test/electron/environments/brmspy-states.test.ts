import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  activeEnvironment,
  activeRuntime,
  setActiveRuntime,
  writeActive,
} from '../../../electron/environments/store/state-files';
import { withStoreLock } from '../../../electron/environments/store/store-lock';
import { environmentStateFile, runtimeStateFile } from '../../../electron/environments/store/store-paths';
import { type Attempt, given, useBrmspy } from '../../peer/brmspy';
import { temporaryHome } from './temporary-home';

const brmspy = useBrmspy('files');
const ours = temporaryHome();
const count = 200;
const odd = [
  'ä',
  '\u{1f600}',
  '\u007f',
  '\u0080',
  '\u2028',
  '"',
  '\\',
  '\t',
  'é',
  'e\u0301',
  '日',
  ' ',
  'a',
  'R-4.5',
];
const part = fc
  .string({
    unit: fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => text.replace(/[\0/]/g, '_'))
  .filter((text) => text !== '.' && text !== '..');

/** The bytes that brmspy wrote, one after the other into the same file. */
async function writtenThere(task: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const attempts = await brmspy.ask<readonly Attempt<string>[]>(task);
  return attempts.map((attempt) => Buffer.from(given(attempt), 'base64').toString());
}

beforeEach(async () => {
  for (const { paths } of [ours, brmspy]) await mkdir(paths.brmspy, { recursive: true });
});

describe('environment_state.json', () => {
  const names = fc.sample(part, { numRuns: count, seed: 4 });

  it(`is brmspy’s, byte for byte, and read as it meant it, for ${count} names`, async () => {
    const theirs = await writtenThere({ do: 'write active', names });
    for (const [i, name] of names.entries()) {
      await withStoreLock(ours.paths, () => writeActive(ours.paths, name));
      const text = await readFile(environmentStateFile(ours.paths), 'utf8');
      expect(text).toBe(theirs[i]);
      expect(await activeEnvironment(ours.paths)).toBe(name);
    }
    expect(await activeEnvironment(brmspy.paths)).toBe(names.at(-1));
  });
});

describe('runtime_state.json', () => {
  const folders = fc.sample(fc.array(part, { minLength: 1, maxLength: 3 }), { numRuns: count, seed: 5 });
  const paths = [...folders.map((parts) => `/${parts.join('/')}`), null];

  it(`is brmspy’s, byte for byte, and read as it meant it, for ${count} paths and none`, async () => {
    const theirs = await writtenThere({ do: 'write runtimes', paths });
    for (const [i, path] of paths.entries()) {
      await setActiveRuntime(ours.paths, path);
      const text = await readFile(runtimeStateFile(ours.paths), 'utf8');
      expect(text).toBe(theirs[i]);
      expect(await activeRuntime(ours.paths)).toBe(path);
    }
  });

  it('that we wrote is read there', async () => {
    for (const path of [...paths.slice(0, 20), null]) {
      await setActiveRuntime(brmspy.paths, path);
      expect(await brmspy.ask({ do: 'read runtime' })).toBe(path);
    }
  });

  it('keeps other keys, in their places, as brmspy does', async () => {
    const before = '{"first": ["ä", 1.5], "active_runtime": "/old", "last": {}}';
    for (const {
      paths: { brmspy: folder },
    } of [ours, brmspy]) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'runtime_state.json'), before);
    }
    await writtenThere({ do: 'write runtimes', paths: ['/new/\u{1f600}'] });
    await setActiveRuntime(ours.paths, '/new/\u{1f600}');
    const [here, there] = await Promise.all(
      [ours, brmspy].map(async ({ paths: place }) =>
        JSON.parse(await readFile(runtimeStateFile(place), 'utf8')),
      ),
    );
    expect(here).toEqual({ first: ['ä', 1.5], active_runtime: '/new/\u{1f600}', last: {} });
    expect(JSON.stringify(here)).toBe(JSON.stringify(there));
  });

  it('names the folder itself where brmspy was given a link to it', async () => {
    const folder = join(brmspy.paths.home, 'real runtime');
    await mkdir(folder);
    await symlink(folder, join(brmspy.paths.home, 'link'));
    await writtenThere({ do: 'write runtimes', paths: [join(brmspy.paths.home, 'link')] });
    expect(await activeRuntime(brmspy.paths)).toBe(folder);
  });
});
