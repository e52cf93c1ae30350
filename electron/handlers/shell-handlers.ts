import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { inputLimits, readInput } from '../files/read-input';
import { cutFileName, firstFree, stemOf } from '../projects/file-names';
import { addFiles, type DataFile, readFiles } from '../projects/import-files';
import { importWork } from '../projects/import-work';
import { createProject } from '../projects/new-project';
import type { OpenProjects } from '../projects/open-projects';
import { projectFolderOf } from '../projects/project-folder';
import type { WorkQueue } from '../work/work-queue';
import type { AreaHandlers } from './area';
import { type ShowServices, showProject } from './show-project';
import { openProject, type WindowConnection } from './window-state';

export interface ShellServices extends ShowServices {
  readonly projects: Pick<OpenProjects, 'create' | 'release'>;
  readonly paths: { readonly projects: string };
  readonly work: Pick<WorkQueue, 'run'>;
}

/** The requests of a page to its window. */
export function shellHandlers(services: ShellServices): AreaHandlers<'shell'> {
  const hostOf = ({ state }: WindowConnection) => state.host;
  return {
    'shell.chooseProject': (_, { connection }) => hostOf(connection).chooseProject(),
    'shell.importData': async (_, { connection, signal }) => {
      const paths = await hostOf(connection).chooseDataFiles();
      const [first] = paths;
      if (first === undefined) return null;
      const files: DataFile[] = [];
      for (const path of paths) {
        const bytes = await readInput(path, { what: 'data file', most: inputLimits.data, signal });
        files.push({ fileName: basename(path), bytes });
      }
      const { project } = connection.state;
      if (project) {
        const datasetIds = await services.work.run(importWork, { project, files }, signal);
        return { project: project.state(), datasetIds };
      }
      // If a file cannot be read, no project is made.
      const read = await readFiles(files, signal);
      const made = await createProject(services, stemOf(first));
      await showProject(services, connection, made);
      const datasetIds = await addFiles(made, read);
      return { project: made.state(), datasetIds };
    },
    'shell.chooseCopyPath': (_, { connection }) => {
      const project = openProject(connection);
      const taken = new Set(readdirSync(dirname(project.path)));
      return hostOf(connection).chooseCopyPath(
        firstFree(`${cutFileName(basename(project.path))} copy`, ' ', taken),
      );
    },
    'shell.openWindow': ({ path }, { connection }) => {
      hostOf(connection).openWindow(path === null ? null : projectFolderOf(path));
      return null;
    },
    'shell.revealProject': (_, { connection }) => {
      hostOf(connection).revealFile(openProject(connection).path);
      return null;
    },
    'shell.state': ({ enabled }, { connection }) => {
      hostOf(connection).setEnabled(enabled);
      return null;
    },
  };
}
