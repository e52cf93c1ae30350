import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { newSpec } from '../../shared/model/spec';
import { firstFree, folderName } from '../projects/names';
import type { Project } from '../projects/project';
import type { Sample } from '../projects/samples';
import { loadSample } from './model-questions';
import type { Studio } from './studio';

/** A new project in the projects folder; a number is put behind a name that is taken. */
export function createProject(studio: Studio, name: string): Promise<Project> {
  const parent = studio.paths.projects;
  const taken = new Set(existsSync(parent) ? readdirSync(parent) : []);
  const folder = firstFree(folderName(name), ' ', taken);
  return studio.projects.create(join(parent, folder), name === folderName(name) ? folder : name);
}

/** A new project with the sample's data and its first model in it. */
export async function createSampleProject(studio: Studio, sample: Sample): Promise<Project> {
  const table = await loadSample(studio.workers, sample);
  const project = await createProject(studio, sample.title);
  const datasetId = await project.addDataset(sample.dataset, `sample:${sample.id}`, table);
  await project.addModel('Model 1', datasetId, newSpec(sample.formula, sample.family));
  return project;
}

/** A file's name without folder and ending. */
export function stemOf(fileName: string): string {
  const name = basename(fileName.replaceAll('\\', '/'));
  return name.slice(0, name.length - extname(name).length) || name;
}
