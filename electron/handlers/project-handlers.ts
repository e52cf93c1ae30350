import { resolve } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import { createSampleProject } from '../models/sample-project';
import { locateProject } from '../projects/locate-project';
import { createProject } from '../projects/new-project';
import type { OpenProjects } from '../projects/open-projects';
import { projectFolderOf } from '../projects/project-folder';
import { findSample, sampleInfo, samples } from '../projects/samples';
import type { Settings } from '../projects/settings';
import type { SessionManager } from '../session/manager/session-manager';
import type { AreaHandlers } from './area';
import { remember, type ShowServices, showProject } from './show-project';
import { openProject } from './window-state';

export interface ProjectServices extends ShowServices {
  readonly projects: Pick<OpenProjects, 'create' | 'open' | 'release' | 'trust' | 'copy'>;
  readonly settings: Pick<Settings, 'opened' | 'closed' | 'recent' | 'forget'>;
  readonly workers: Pick<SessionManager, 'verb'>;
  readonly paths: { readonly projects: string };
}

/** Makes, opens, closes and lists projects. */
export function projectHandlers(services: ProjectServices): AreaHandlers<'project'> {
  const { projects, settings, paths, events } = services;
  return {
    'project.recent': () => settings.recent(),
    'project.forget': async ({ path }) => {
      await settings.forget(path);
      const recent = settings.recent();
      events.emit('recent', recent);
      return recent;
    },
    'project.samples': () => samples.map(sampleInfo),
    'project.createFromSample': async ({ sample }, { connection }) =>
      showProject(services, connection, await createSampleProject(services, findSample(sample))),
    'project.create': async ({ name }, { connection }) =>
      showProject(services, connection, await createProject(services, name)),
    'project.open': async ({ path }, { connection }) => {
      if (connection.state.host.focusOther(projectFolderOf(path))) {
        throw new StudioError('cancelled', 'The project is open in another window, which is now in front.');
      }
      try {
        return await showProject(services, connection, await projects.open(path));
      } catch (error) {
        // If the project cannot be opened, a window that was opened for it shows the start page.
        if (!connection.state.project) connection.state.host.showProject(null);
        throw error;
      }
    },
    'project.close': async (_, { connection }) => {
      const { project } = connection.state;
      connection.state.project = null;
      connection.state.host.showProject(null);
      if (project) await projects.release(project);
      await remember(services, settings.closed());
      return null;
    },
    'project.trust': async (_, { connection }) => {
      const project = openProject(connection);
      await projects.trust(project);
      return project.state();
    },
    'project.rename': async ({ name }, { connection }) => {
      const project = openProject(connection);
      await project.rename(name);
      connection.state.host.showProject(project.state());
      await remember(services, settings.opened(project.path, project.state().name));
      return project.state();
    },
    'project.saveCopy': async ({ path }, { connection }) => {
      const target = resolve(path);
      await projects.copy(openProject(connection), target);
      return target;
    },
    'project.locate': ({ file }) =>
      locateProject(
        file,
        settings.recent().map(({ path }) => path),
        paths.projects,
      ),
  };
}
