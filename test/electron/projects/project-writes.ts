import { join } from 'node:path';
import { OpenProjects } from '../../../electron/projects/open-projects';
import { Settings } from '../../../electron/projects/settings';
import { TrustedProjects } from '../../../electron/projects/trusted-projects';
import { newSpec } from '../../../shared/model/spec';
import type { Table } from '../../../shared/model/table';

const nothing = () => undefined;

/** The projects of an app whose settings are in `folder`. */
export function projectsIn(folder: string): OpenProjects {
  return new OpenProjects(new TrustedProjects(join(folder, 'config')), nothing, nothing, nothing);
}

export const values = (...numbers: readonly number[]): Table => ({
  rowCount: numbers.length,
  columns: [{ kind: 'double', name: 'y', values: Float64Array.from(numbers) }],
});

/** A project with two data sets and two models. */
export async function prepare(folder: string): Promise<void> {
  const projects = projectsIn(folder);
  const project = await projects.create(join(folder, 'p'), 'P');
  await project.addDataset('d', 'test', values(1, 2));
  await project.addDataset('e', 'test', values(3));
  for (const name of ['One', 'Two']) await project.addModel(name, 'd', newSpec('y ~ 1'));
  await (await Settings.open(join(folder, 'config'))).savePreferences({ digits: 4 });
}

/** Each kind of change, made ready: what is then called is the change alone. */
export const projectWrites: Readonly<
  Record<string, (folder: string, path: string) => Promise<() => Promise<unknown>>>
> = {
  create: async (folder) => () => projectsIn(folder).create(join(folder, 'new'), 'New'),
  'create in a folder': async (folder) => () => projectsIn(folder).create(join(folder, 'there'), 'New'),
  copy: async (folder, path) => {
    const projects = projectsIn(folder);
    const project = await projects.open(path);
    return () => projects.copy(project, join(folder, 'copy'));
  },
  'add data': async (folder, path) => {
    const project = await projectsIn(folder).open(path);
    return () => project.addDataset('more', 'test', values(1, 2, 3));
  },
  'change data': async (folder, path) => {
    const project = await projectsIn(folder).open(path);
    return () => project.setColumnKind('e', 'y', { kind: 'string' });
  },
  'remove data': async (folder, path) => {
    const project = await projectsIn(folder).open(path);
    return () => project.removeDataset('e');
  },
  'add a model': async (folder, path) => {
    const project = await projectsIn(folder).open(path);
    return () => project.addModel('Three', 'd', newSpec('y ~ 3'));
  },
  'save a model': async (folder, path) => {
    const project = await projectsIn(folder).open(path);
    return () => project.saveModel({ id: 'model', name: 'One', datasetId: 'd', spec: newSpec('y ~ new') });
  },
  'remove a model': async (folder, path) => {
    const project = await projectsIn(folder).open(path);
    return () => project.removeModel('model');
  },
  rename: async (folder, path) => {
    const project = await projectsIn(folder).open(path);
    return () => project.rename('Renamed');
  },
  trust: async (folder) => () =>
    new TrustedProjects(join(folder, 'config')).add({ path: '/elsewhere', id: 'it' }),
  preferences: async (folder) => {
    const settings = await Settings.open(join(folder, 'config'));
    return () => settings.savePreferences({ digits: 3 });
  },
};
