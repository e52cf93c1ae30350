import type { OpenProjects } from '../projects/open-projects';
import type { FitJobs } from './jobs';

interface StartServices {
  readonly projects: Pick<OpenProjects, 'open' | 'release'>;
  readonly jobs: Pick<FitJobs, 'start' | 'result'>;
}

/**
 * Queues a fit of a model; gives the job's id. The job holds the project by itself: its window may close before the fit
 * ends.
 */
export async function startFit(
  { projects, jobs }: StartServices,
  projectPath: string,
  modelId: string,
): Promise<string> {
  const project = await projects.open(projectPath);
  try {
    const { id } = jobs.start(project, modelId);
    const release = () => projects.release(project);
    void jobs.result(id).then(release, release);
    return id;
  } catch (error) {
    await projects.release(project);
    throw error;
  }
}
