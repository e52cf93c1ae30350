import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { asName } from '../../shared/model/name-text';
import { newSpec } from '../../shared/model/spec';
import type { Studio } from '../app/studio';
import { makeFolders } from '../files/make-folders';
import { loadSample } from '../models/model-questions';
import { isTaken } from './make-project';
import { checkedName, firstFree, folderName } from './names';
import type { Project } from './project';
import type { Sample } from './samples';

/** A new project in the projects folder; a number is put behind a name that is taken. */
export async function createProject(studio: Studio, given: string): Promise<Project> {
  const parent = studio.paths.projects;
  const name = checkedName(given);
  makeFolders(parent);
  const refused: string[] = [];
  for (;;) {
    const taken = new Set([...readdirSync(parent), ...refused]);
    const folder = firstFree(folderName(name), ' ', taken);
    try {
      return await studio.projects.create(join(parent, folder), name === folderName(name) ? folder : name);
    } catch (error) {
      // Another process was faster with this name, or the disk takes a name that is written otherwise for the same.
      if (!isTaken(error)) throw error;
      refused.push(folder);
    }
  }
}

/** A new project with the sample's data and its first model in it. */
export async function createSampleProject(studio: Studio, sample: Sample): Promise<Project> {
  const table = await loadSample(studio.workers, sample);
  const project = await createProject(studio, sample.title);
  try {
    const datasetId = await project.addDataset(sample.dataset, `sample:${sample.id}`, table);
    await project.addModel('Model 1', datasetId, newSpec(sample.formula, sample.family));
    return project;
  } catch (error) {
    // A full disk: half a sample is of no use.
    await studio.projects.release(project);
    await rm(project.path, { recursive: true, force: true });
    throw error;
  }
}

/** A file's name without folder and ending, as the name of a project, a data set or a model. */
export function stemOf(fileName: string): string {
  const name = basename(fileName.replaceAll('\\', '/'));
  return asName(name.slice(0, name.length - extname(name).length) || name, 'Untitled');
}
