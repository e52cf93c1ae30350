import { join } from 'node:path';
import type { PosteriorService } from '../posterior/posterior-service';
import type { Project } from '../projects/project';
import { fitFiles, readFitDraws } from './fit-store';

/** The name by which the posterior service knows a fit. */
export function fitKey(project: Pick<Project, 'path'>, fitId: string): string {
  return join(project.path, fitId);
}

/** The file of a fit's R object. */
export function fitObjectPath(project: Pick<Project, 'folders'>, fitId: string): string {
  return join(project.folders.fits, fitId, fitFiles.object);
}

/** Draws are read when first asked for and stay in memory; gives the fit's key. */
export async function openFit(
  posterior: Pick<PosteriorService, 'open'>,
  project: Project,
  fitId: string,
): Promise<string> {
  const key = fitKey(project, project.fit(fitId).id);
  await posterior.open(key, () => readFitDraws(project, fitId));
  return key;
}

/** Lets go of what is in memory of a project's fits. */
export function forgetFits(posterior: Pick<PosteriorService, 'forget'>, project: Project): void {
  for (const fit of project.state().fits) posterior.forget(fitKey(project, fit.id));
}
