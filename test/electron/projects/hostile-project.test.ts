import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityText } from '../../../electron/files/process-identity';
import { newFitFolder, readFitDraws, readFitLock } from '../../../electron/fits/fit-store';
import { writeJson } from '../../../electron/projects/json-files';
import { Project } from '../../../electron/projects/project';
import { newSpec } from '../../../shared/model/spec';
import { sameTable } from '../../../shared/model/table';
import { fitInfo } from './fit-info';

const key = '-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n';
let folder: string;
/** What the project must not reach. */
let secret: string;
let project: Project;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  mkdirSync(join(folder, 'ssh'));
  secret = join(folder, 'ssh', 'id_ed25519');
  writeFileSync(secret, key);
  project = await Project.create(join(folder, 'p'), 'P');
  const y = { kind: 'double', name: 'y', values: Float64Array.of(1, 2, 3) } as const;
  await project.addDataset('d', 'test', { rowCount: 3, columns: [y] });
  await project.addModel('m', 'd', newSpec('y ~ 1'));
  mkdirSync(join(project.folders.fits, 'fit-1'));
  await writeJson(join(project.folders.fits, 'fit-1', 'fit.json'), fitInfo);
});
afterEach(() => {
  expect(readFileSync(secret, 'utf8')).toBe(key);
  expect(readdirSync(join(folder, 'ssh'))).toEqual(['id_ed25519']);
  rmSync(folder, { recursive: true });
});

function replaceByLink(path: string, target = secret): void {
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path);
}

const csv = () =>
  join(project.folders.data, readdirSync(project.folders.data).find((n) => n.endsWith('.csv')) ?? '');

describe('a link in a project', () => {
  it('in place of its own file keeps it closed', async () => {
    replaceByLink(project.folders.manifest);
    await expect(Project.open(project.path)).rejects.toThrow(
      /is a link, a pipe or a device, not an ordinary file/,
    );
  });

  it.each(['data', 'models', 'fits', 'trash'] as const)(
    'in place of its folder %s keeps it closed',
    async (name) => {
      replaceByLink(project.folders[name], join(folder, 'ssh'));
      await expect(Project.open(project.path)).rejects.toThrow(/not a folder of the project/);
    },
  );

  it('in place of any other file is told as damaged, and what it points to is not read', async () => {
    replaceByLink(join(project.folders.models, 'model.json'));
    replaceByLink(csv());
    replaceByLink(join(project.folders.fits, 'fit-1'), join(folder, 'ssh'));
    const state = (await Project.open(project.path)).state();
    expect([state.models, state.datasets, state.fits]).toEqual([[], [], []]);
    expect(state.damaged.length).toBe(3);
    expect(JSON.stringify(state)).not.toContain('OPENSSH');
  });

  it('is not written through: what is added gets a name of its own', async () => {
    const z = { kind: 'double', name: 'z', values: Float64Array.of(4, 5) } as const;
    const table = { rowCount: 2, columns: [z] };
    // Links under the very names that new data and a new model would have.
    const other = await Project.create(join(folder, 'q'), 'Q');
    await other.addDataset('e', 'test', table);
    for (const name of readdirSync(other.folders.data).filter((n) => n.endsWith('.csv')))
      replaceByLink(join(project.folders.data, name));
    replaceByLink(join(project.folders.models, 'model-2.json'));
    const opened = await Project.open(project.path);
    expect(await opened.addDataset('e', 'test', table)).toBe('e');
    expect(sameTable((await Project.open(project.path)).table('e'), table)).toBe(true);
    expect(await opened.addModel('n', 'd', newSpec('y ~ 1'))).toBe('model-3');
  });

  it('in place of a folder that a fit would be written to is passed by', async () => {
    const guess = join(project.folders.fits, `.new-${identityText()}-work-1`);
    symlinkSync(join(folder, 'ssh'), guess);
    const made = await newFitFolder(project, 'work-1');
    expect(made).not.toBe(guess);
    expect(made.startsWith(`${guess}-`)).toBe(true);
    writeFileSync(join(made, 'log.txt'), 'text');
  });

  it('in place of a fit’s draws or lock is refused when they are asked for', async () => {
    const at = (name: string) => join(project.folders.fits, 'fit-1', name);
    const opened = await Project.open(project.path);
    replaceByLink(at('lock.json'));
    await expect(readFitLock(opened, 'fit-1')).rejects.toThrow(/not an ordinary file/);
    await writeJson(at('meta.json'), { variables: ['a'], n_chains: 1, n_draws: 1 });
    replaceByLink(at('draws.f64'));
    await expect(readFitDraws(opened, 'fit-1')).rejects.toThrow(/not an ordinary file/);
  });
});

describe('what is no file', () => {
  it.skipIf(process.platform === 'win32')(
    'in the place of the lock or of a note keeps nobody from changes',
    async () => {
      const { root, data } = project.folders;
      for (const path of [join(root, '.brms-studio-lock'), join(data, '.open-write')]) {
        replaceByLink(path);
        await Project.open(root, 'change');
        await project.rename('Renamed');
        replaceByLink(path, '/dev/zero');
        await Project.open(root, 'change');
        execFileSync('mkfifo', [path]);
        await Project.open(root, 'change');
        await project.setColumnKind('d', 'y', { kind: 'string' });
        await project.setColumnKind('d', 'y', { kind: 'double' });
        expect(existsSync(path)).toBe(false);
      }
    },
  );

  it.skipIf(process.platform === 'win32')('keeps nobody waiting: pipes and devices', async () => {
    const fifo = (path: string) => {
      rmSync(path);
      execFileSync('mkfifo', [path]);
    };
    fifo(join(project.folders.models, 'model.json'));
    fifo(csv());
    replaceByLink(join(project.folders.fits, 'fit-1', 'fit.json'), '/dev/zero');
    const opened = await Project.open(project.path);
    expect(opened.state().damaged.length).toBe(3);
    fifo(project.folders.manifest);
    await expect(Project.open(project.path)).rejects.toThrow(/a pipe or a device/);
  });

  it('is told, where a folder stands in a file’s place', async () => {
    rmSync(join(project.folders.models, 'model.json'));
    mkdirSync(join(project.folders.models, 'model.json'));
    expect((await Project.open(project.path)).state().damaged.length).toBe(1);
  });
});

describe('a file that claims to be huge', () => {
  it('is not read', async () => {
    const model = join(project.folders.models, 'model.json');
    truncateSync(model, 2 ** 40);
    truncateSync(csv(), 2 ** 40);
    const began = performance.now();
    const { damaged } = (await Project.open(project.path)).state();
    expect(damaged.map(({ message }) => message)).toEqual([
      expect.stringContaining('has 1048576 MiB; at most 64 MiB are read'),
      expect.stringContaining('has 1048576 MiB; at most 512 MiB are read'),
    ]);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('is not given memory, even where its description agrees with it', async () => {
    const at = (name: string) => join(project.folders.fits, 'fit-1', name);
    await writeJson(at('meta.json'), { variables: ['a'], n_chains: 2 ** 10, n_draws: 2 ** 27 });
    writeFileSync(at('draws.f64'), '');
    truncateSync(at('draws.f64'), 2 ** 40);
    const opened = await Project.open(project.path);
    await expect(readFitDraws(opened, 'fit-1')).rejects.toThrow(/has 1099.5 GB, but this machine has only/);
  });
});

describe('names that would lead out', () => {
  it.each(['../../ssh/id_ed25519', '..\\ssh', '/etc/passwd', 'a/b.csv', '..'])(
    'are refused: %s',
    async (file) => {
      const path = join(project.folders.data, 'd.json');
      const about = JSON.parse(readFileSync(path, 'utf8'));
      await writeJson(path, { ...about, file });
      const { damaged, datasets } = (await Project.open(project.path)).state();
      expect([datasets.length, damaged.length]).toEqual([0, 1]);
    },
  );

  it('are no ids: a model, a fit or a data set is what its file’s place says', async () => {
    await writeJson(join(project.folders.models, 'model.json'), {
      ...project.model('model'),
      id: '../../ssh/id_ed25519',
    });
    const opened = await Project.open(project.path);
    expect(opened.state().damaged.length).toBe(1);
    await expect(opened.removeModel('../../ssh/id_ed25519')).rejects.toThrow(/has no model/);
    await expect(opened.removeFit('../../ssh')).rejects.toThrow(/has no fit/);
    expect(existsSync(secret)).toBe(true);
  });
});
