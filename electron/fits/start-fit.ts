import type { OpenProjects } from '../projects/open-projects';
import type { Fits } from './fit-work';

interface StartServices {
  readonly projects: Pick<OpenProjects, 'open' | 'release'>;
  readonly fits: Pick<Fits, 'start'>;
}

/** Queues a fit of a model; gives its id. The fit holds the project by itself: its window may close before it ends. */
export async function startFit(
  { projects, fits }: StartServices,
  projectPath: string,
  modelId: string,
): Promise<string> {
  const project = await projects.open(projectPath);
  try {
    const { item, result } = fits.start(project, modelId);
    const release = () => projects.release(project);
    void result.then(release, release);
    return item.id;
  } catch (error) {
    await projects.release(project);
    throw error;
  }
}
