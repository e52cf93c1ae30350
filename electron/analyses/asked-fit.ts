import { join } from 'node:path';
import type { FitDraws } from '../../shared/stats/fit-draws';
import { readFitDraws } from '../fits/fit-store';
import type { Project } from '../projects/project';

/** What is asked: a fit of a project, or draws that were given as files. */
export interface AskedFit {
  /** What it is called among all fits. */
  readonly key: string;
  /** Reads its draws: when they are first needed, and again where they had to make room. */
  readonly load: () => Promise<FitDraws>;
  /** Absent for draws that were given as files. */
  readonly saved?: SavedFit;
}

/** A fit of a project. */
export interface SavedFit {
  readonly id: string;
  readonly modelName: string;
  /** The project's folder. */
  readonly project: string;
  /** Where its saved object lies and answers of brms are kept. */
  readonly folder: string;
}

/** The name by which a fit of a project is known among all fits. */
export function fitKey(project: Pick<Project, 'path'>, fitId: string): string {
  return join(project.path, fitId);
}

/** A project's fit, to be asked. Throws `invalid-input` where the project has none of that id. */
export function askedFit(project: Project, fitId: string): AskedFit {
  const { id, modelName } = project.fit(fitId);
  return {
    key: fitKey(project, id),
    load: () => readFitDraws(project, id),
    saved: { id, modelName, project: project.path, folder: join(project.folders.fits, id) },
  };
}

/** Lets go of what is in memory of a project's fits. */
export function forgetFits(analyses: { forget(key: string): void }, project: Project): void {
  for (const fit of project.state().fits) analyses.forget(fitKey(project, fit.id));
}
