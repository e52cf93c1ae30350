import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import type { ProjectState, RecentProject } from '../../shared/model/project';
import type { OpenProjects } from '../projects/open-projects';
import type { Project } from '../projects/project';
import type { Settings } from '../projects/settings';
import type { WindowConnection } from './window-state';

export interface ShowServices {
  readonly projects: Pick<OpenProjects, 'release'>;
  readonly settings: Pick<Settings, 'opened' | 'recent'>;
  readonly warn: (text: string) => void;
  /** Called with the new list of recent projects. */
  readonly events: { emit(name: 'recent', recent: readonly RecentProject[]): unknown };
}

/** Shows a project in a window and releases the previous one. Throws `cancelled` if the window is gone. */
export async function showProject(
  services: ShowServices,
  connection: WindowConnection,
  project: Project,
): Promise<ProjectState> {
  const { projects, settings } = services;
  if (connection.closed.aborted) {
    await projects.release(project);
    throw new StudioError('cancelled', 'The window was closed.');
  }
  const before = connection.state.project;
  connection.state.project = project;
  if (before) await projects.release(before);
  connection.state.host.showProject(project.state());
  await remember(services, settings.opened(project.path, project.state().name));
  return project.state();
}

/** Adds a project to the recent ones. A failure is only a warning, so that the project can be opened anyway. */
export async function remember(
  { settings, warn, events }: Omit<ShowServices, 'projects'>,
  change: Promise<void>,
): Promise<void> {
  try {
    await change;
  } catch (error) {
    warn(`The list of recent projects could not be saved: ${asStudioError(error).message}`);
  }
  events.emit('recent', settings.recent());
}
