import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { summary } from '../../shared/analyses/summary';
import type { ModelSpec } from '../../shared/model/spec';
import { askedFit } from '../analyses/question';
import type { Studio } from '../app/studio';
import { fitFiles } from '../fits/fit-store';
import { fitRequest } from '../fits/fit-work';
import { stemOf } from '../projects/file-names';
import { modelData } from '../projects/model-data';
import { createProject } from '../projects/new-project';
import type { Project } from '../projects/project';
import { projectFileIn, projectFolderOf } from '../projects/project-folder';
import { type Command, textOption } from './command';
import { summaryWithWarnings } from './diagnosis-text';
import { followFit } from './follow-fit';
import { readSpec } from './read-spec';
import { specData } from './spec-data';
import { summaryJson } from './summary-json';

async function projectFor(studio: Studio, folder: string | undefined, name: string): Promise<Project> {
  if (folder === undefined) return createProject(studio, name);
  const path = projectFolderOf(folder);
  return projectFileIn(path) !== null
    ? studio.projects.open(path)
    : studio.projects.create(path, stemOf(path));
}

/** Gives the model with that name and data the new spec; makes a new model if there is none. */
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

/** Is nothing of a fit in the project: no fit, no R object, nothing in the trash? */
async function isWithoutFits(project: Project): Promise<boolean> {
  const { fits, trash } = project.folders;
  const kept = await readdir(fits).catch(() => ['.unreadable']);
  const isObject = (id: string) => id.startsWith('.') || existsSync(join(fits, id, fitFiles.object));
  return project.state().fits.length === 0 && !kept.some(isObject) && !existsSync(trash);
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
    const place = specData(spec, specPath, textOption(options, 'data'), tell);
    const table = await place.load(start, signal);
    const studio = await start();
    const name = spec.name ?? stemOf(specPath);
    // Checked before anything is written, so that a spec that cannot be fitted leaves no project behind.
    fitRequest({ id: 'model', name, datasetId: 'data', spec }, modelData(table));
    signal.throwIfAborted();
    const folder = textOption(options, 'project');
    const isNew = folder === undefined || !existsSync(folder);
    const project = await projectFor(studio, folder, name);
    const fitted = async () => {
      const datasetId = await project.addDataset(place.name, place.source, table);
      const modelId = await storeModel(project, name, datasetId, spec);
      return followFit(studio, project, modelId, { tell, signal });
    };
    const fit = await fitted().catch(async (error: unknown) => {
      // Removes a project that was made for this fit, unless something of the fit was kept there.
      if (isNew && (await isWithoutFits(project))) await rm(project.path, { recursive: true });
      throw error;
    });

    const { rows, prob } = await studio.analyses.ask(askedFit(project, fit.id), summary, { prob: 0.95 });
    const kept = `Saved as ${fit.id} in ${project.path}`;
    return {
      json: { project: project.path, fit, remarks: place.remarks(), summary: summaryJson(rows, prob) },
      text: `${summaryWithWarnings(fit, rows, prob)}\n\n${kept}`,
      kept,
    };
  },
};
