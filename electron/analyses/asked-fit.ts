import { join } from 'node:path';
import { readFitDraws } from '../fits/fit-store';
import type { Project } from '../projects/project';
import type { AnalysisService, AskedFit } from './analysis-service';

/** The name by which a fit of a project is known among all fits. */
export function fitKey(project: Pick<Project, 'path'>, fitId: string): string {
  return join(project.path, fitId);
}

/** A project's fit, to be asked. Throws `invalid-input` where the project has none of that id. */
export function askedFit(project: Project, fitId: string): AskedFit {
  const { id } = project.fit(fitId);
  return {
    key: fitKey(project, id),
    load: () => readFitDraws(project, id),
    folder: join(project.folders.fits, id),
  };
}

/** Lets go of what is in memory of a project's fits. */
export function forgetFits(analyses: Pick<AnalysisService, 'forget'>, project: Project): void {
  for (const fit of project.state().fits) analyses.forget(fitKey(project, fit.id));
}
