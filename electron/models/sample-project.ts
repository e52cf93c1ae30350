import { rm } from 'node:fs/promises';
import { newSpec } from '../../shared/model/spec';
import type { Table } from '../../shared/model/table';
import { convertColumn } from '../projects/column-types';
import { createProject, type NewProjectServices } from '../projects/new-project';
import type { OpenProjects } from '../projects/open-projects';
import type { Project } from '../projects/project';
import type { Sample } from '../projects/samples';
import type { SessionManager } from '../session/manager/session-manager';

type Workers = Pick<SessionManager, 'verb'>;

interface SampleServices extends NewProjectServices {
  readonly projects: Pick<OpenProjects, 'create' | 'release'>;
  readonly workers: Workers;
}

/** A sample data set from R, with its labels turned into factors. */
export async function loadSample(workers: Workers, sample: Sample, signal?: AbortSignal): Promise<Table> {
  const input = { name: sample.dataset, package: sample.package };
  const table = await workers.verb('sample_data', input, { signal });
  const columns = table.columns.map((column) => {
    const factor = sample.factors[column.name];
    return factor ? convertColumn(column, factor) : column;
  });
  return { ...table, columns };
}

/** A new project with the sample's data and its first model in it. */
export async function createSampleProject(services: SampleServices, sample: Sample): Promise<Project> {
  const table = await loadSample(services.workers, sample);
  const project = await createProject(services, sample.title);
  try {
    const datasetId = await project.addDataset(sample.dataset, `sample:${sample.id}`, table);
    await project.addModel('Model 1', datasetId, newSpec(sample.formula, sample.family));
    return project;
  } catch (error) {
    // On a full disk, for example: an incomplete sample project is of no use.
    await services.projects.release(project);
    await rm(project.path, { recursive: true, force: true });
    throw error;
  }
}
