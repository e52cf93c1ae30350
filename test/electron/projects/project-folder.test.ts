import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { locateProject } from '../../../electron/projects/locate-project';
import { Project } from '../../../electron/projects/project';
import { mayBeProject, projectFileIn, projectFolderOf } from '../../../electron/projects/project-folder';
import { named } from '../files/identities';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brms-studio-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const at = (...names: string[]) => join(folder, ...names);
const table = {
  rowCount: 1,
  columns: [{ kind: 'double', name: 'x', values: Float64Array.of(1) }],
} as const;

describe('the file that makes a folder a project', () => {
  it('names the project as its folder does', async () => {
    await Project.create(at('p'), 'P');
    const file = at('p', 'project.brmsproj');
    expect([projectFileIn(at('p')), projectFolderOf(file), projectFolderOf(at('p'))]).toEqual([
      file,
      at('p'),
      at('p'),
    ]);
    await writeFile(at('data.csv'), '');
    expect([file, at('p'), at('data.csv')].map(mayBeProject)).toEqual([true, true, false]);
    expect(projectFileIn(folder)).toBeNull();
    // A folder of that name is a folder.
    await mkdir(at('odd', 'project.brmsproj'), { recursive: true });
    expect(projectFolderOf(at('odd', 'project.brmsproj'))).toBe(at('odd', 'project.brmsproj'));
  });

  it('of an early version opens, and gets its present name with the first change', async () => {
    await Project.create(at('p'), 'Early');
    await rename(at('p', 'project.brmsproj'), at('p', 'project.json'));
    const project = await Project.open(at('p'));
    expect(project.state().name).toBe('Early');
    expect(existsSync(at('p', 'project.json'))).toBe(true);
    await project.addDataset('d', 'file:d.csv', table);
    expect((await readdir(at('p'))).sort()).toEqual(['data', 'fits', 'models', 'project.brmsproj']);
    expect((await Project.open(at('p'))).state()).toEqual(project.state());
    await expect(Project.create(at('p'), 'Other')).rejects.toThrow('There is a project in');
  });

  it('tells where a project lies, and of no other', async () => {
    await Project.create(at('projects', 'a'), 'A');
    await Project.create(at('elsewhere', 'b'), 'B');
    const text = (path: string) => readFile(join(path, 'project.brmsproj'), 'utf8');
    const locate = (file: string) => locateProject(file, [at('gone'), at('elsewhere', 'b')], at('projects'));
    expect(await locate(await text(at('projects', 'a')))).toBe(at('projects', 'a'));
    expect(await locate(await text(at('elsewhere', 'b')))).toBe(at('elsewhere', 'b'));
    expect(await locate('{"name":"A"}')).toBeNull();
    expect(await locateProject('', [], at('nowhere'))).toBeNull();
  });
});

describe('a copy of a project', () => {
  it('has all that stands on disk, and nothing that was removed, half written or leads elsewhere', async () => {
    const project = await Project.create(at('p'), 'P');
    const id = await project.addDataset('d', 'file:d.csv', table);
    const gone = await project.addDataset('e', 'file:e.csv', { ...table, columns: [] });
    await project.removeDataset(gone);
    for (const left of [`.new-${named.foreign}-work-1-aB3dE6`, '.new-4711-job-1-mi1aZ2']) {
      await mkdir(at('p', 'fits', left));
    }
    await symlink('/etc/passwd', at('p', 'data', 'link.csv'));
    await project.copyTo(at('kept', 'copy'));
    const copy = await Project.open(at('kept', 'copy'));
    expect(copy.state().datasets.map((dataset) => dataset.id)).toEqual([id]);
    expect((await readdir(at('kept', 'copy'))).sort()).toEqual([
      'data',
      'fits',
      'models',
      'project.brmsproj',
    ]);
    expect(await readdir(at('kept', 'copy', 'fits'))).toEqual([]);
    expect(await readdir(at('kept', 'copy', 'data'))).not.toContain('link.csv');
    expect(await readdir(at('kept'))).toEqual(['copy']);
  });

  it('overwrites nothing, lies not in the project, and leaves nothing where it cannot be written', async () => {
    const project = await Project.create(at('p'), 'P');
    await mkdir(at('taken'));
    await expect(project.copyTo(at('taken'))).rejects.toThrow('There is something at');
    await expect(project.copyTo(at('p', 'inside'))).rejects.toThrow('cannot lie inside the project');
    await writeFile(at('file'), '');
    await expect(project.copyTo(at('file', 'copy'))).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await readdir(folder)).sort()).toEqual(['file', 'p', 'taken']);
    // The project is usable after all that.
    expect(await project.addDataset('d', 'file:d.csv', table)).toBe('d');
  });
});
