import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Job } from '../../shared/contract/project';
import type { ModelSpec } from '../../shared/model/spec';
import { createProject, stemOf } from '../app/new-project';
import type { Studio } from '../app/studio';
import { fitRequest } from '../fits/fit-request';
import { readFitDraws } from '../fits/fit-store';
import { summaryJson } from '../posterior/summary-json';
import { modelData } from '../projects/model-data';
import type { Project } from '../projects/project';
import { projectFileIn, projectFolderOf } from '../projects/project-place';
import { type Command, textOption } from './command';
import { dataPlace } from './data-place';
import { readSpec } from './read-spec';
import { summaryText } from './summary-text';

async function projectFor(studio: Studio, folder: string | undefined, name: string): Promise<Project> {
  if (folder === undefined) return createProject(studio, name);
  const path = projectFolderOf(folder);
  return projectFileIn(path) !== null
    ? studio.projects.open(path)
    : studio.projects.create(path, stemOf(path));
}

/** The model of that name on that data, its spec replaced; a new one where there is none. */
async function storeModel(
  project: Project,
  name: string,
  datasetId: string,
  spec: ModelSpec,
): Promise<string> {
  const known = project.state().models.find((m) => m.name === name && m.datasetId === datasetId);
  if (!known) return project.addModel(name, datasetId, spec);
  await project.saveModel({ id: known.id, name, datasetId, spec });
  return known.id;
}

/** What a job's change is worth telling to somebody who reads lines; null where it is nothing new. */
function progressLine(job: Job, told: Map<string, number>): string | null {
  if (job.state === 'sampling') {
    for (const { chain, phase, iteration, total } of job.chains) {
      const tenth = Math.floor((10 * iteration) / total);
      const key = `chain ${chain}`;
      if (iteration === 0 || tenth <= (told.get(key) ?? -1)) continue;
      told.set(key, tenth);
      return `chain ${chain}: ${phase} ${iteration} / ${total} (${Math.round((100 * iteration) / total)} %)`;
    }
    return null;
  }
  const state =
    job.state === 'compiling' && job.compile === 'compiling' ? 'compiling (about a minute)' : job.state;
  if (told.has(state) || job.state === 'queued') return null;
  told.set(state, 1);
  return state;
}

export const fitCommand: Command = {
  name: 'fit',
  usage: 'fit SPEC.json [--data FILE.csv] [--project DIR] [--env NAME]',
  about: 'Fits a model with brms and saves it in a project (a new one unless --project is given).',
  options: { data: { type: 'string' }, project: { type: 'string' } },
  positionals: [1, 1],
  lasting: true,
  async run({ args: [specPath = ''], options, studio: start, tell, signal }) {
    const spec = await readSpec(specPath, signal);
    const place = dataPlace(spec, specPath, textOption(options, 'data'), tell);
    const table = await place.load(start, signal);
    const studio = await start();
    const name = spec.name ?? stemOf(specPath);
    // Checked before anything is written: a spec that cannot be fitted leaves no project behind.
    fitRequest({ id: 'model', name, datasetId: 'data', spec }, modelData(table));
    signal.throwIfAborted();
    const folder = textOption(options, 'project');
    const isNew = folder === undefined || !existsSync(folder);
    studio.events.on('warning', tell);
    const project = await projectFor(studio, folder, name);
    const fitted = async () => {
      const datasetId = await project.addDataset(place.name, place.source, table);
      const modelId = await storeModel(project, name, datasetId, spec);
      const told = new Map<string, number>();
      studio.events.on('job', (job) => {
        const line = progressLine(job, told);
        if (line !== null) tell(line);
      });
      const job = studio.jobs.start(project, modelId);
      signal.addEventListener('abort', () => studio.jobs.cancel(job.id));
      if (signal.aborted) studio.jobs.cancel(job.id);
      return studio.jobs.result(job.id);
    };
    const fit = await fitted().catch(async (error: unknown) => {
      // A project that was made for this fit alone goes with it, unless something of the fit was kept there.
      const isEmpty = readdirSync(project.folders.fits).length === 0 && !existsSync(project.folders.trash);
      if (isNew && isEmpty) await rm(project.path, { recursive: true });
      throw error;
    });

    await studio.posterior.open(fit.id, () => readFitDraws(project, fit.id));
    const { rows, prob } = await studio.posterior.summary(fit.id, 0.95);
    const kept = `Saved as ${fit.id} in ${project.path}`;
    return {
      json: { project: project.path, fit, remarks: place.remarks(), summary: summaryJson(rows, prob) },
      text: `${summaryText(rows, prob)}

${kept}`,
      kept,
    };
  },
};
