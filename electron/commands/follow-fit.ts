import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { isStudioError, type WireError } from '../../shared/errors/studio-error';
import { fromWire } from '../../shared/errors/wire';
import type { FitInfo, Job } from '../../shared/model/project';
import type { Studio } from '../app/studio';
import type { Project } from '../projects/project';
import type { CommandInput } from './command';

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

/** Files for the R object of a fit that its project does not take: in the cache, else in the temporary folder. */
function refugesFor(studio: Studio, name: string): string[] {
  const file = `${name.replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 60)}-${Date.now()}.rds`;
  return [studio.paths.cache, tmpdir()].map((folder) => resolve(folder, file));
}

/**
 * Fits a model of a project and tells how far it is. Where the project does not take the fit, its R object is saved in
 * another place: nobody is there to be asked. Throws as the fit fails.
 */
export async function followFit(
  studio: Studio,
  project: Project,
  modelId: string,
  { tell, signal }: Pick<CommandInput, 'tell' | 'signal'>,
): Promise<FitInfo> {
  const told = new Map<string, number>();
  const refuges = refugesFor(studio, project.model(modelId).name);
  let unsaved: WireError | null = null;
  const saveElsewhere = (id: string, error: WireError): void => {
    unsaved ??= error;
    tell(error.message);
    const path = refuges.shift();
    // It waits for an answer only after it has told of itself.
    queueMicrotask(() => {
      if (path === undefined) studio.jobs.cancel(id);
      else studio.jobs.save(id, { to: 'file', path });
    });
  };
  studio.events.on('job', (job) => {
    const line = progressLine(job, told);
    if (line !== null) tell(line);
    if (job.state === 'unsaved' && job.error) saveElsewhere(job.id, job.error);
  });
  const job = studio.jobs.start(project, modelId);
  signal.addEventListener('abort', () => studio.jobs.cancel(job.id));
  if (signal.aborted) studio.jobs.cancel(job.id);
  try {
    return await studio.jobs.result(job.id);
  } catch (error) {
    throw unsaved && isStudioError(error, 'cancelled') && !signal.aborted ? fromWire(unsaved) : error;
  }
}
