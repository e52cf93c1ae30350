import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { inputLimits, readInput } from '../files/read-input';
import { readCsv } from '../projects/csv-read';
import { cutFileName, firstFree, stemOf } from '../projects/names';
import { createProject } from '../projects/new-project';
import type { OpenProjects } from '../projects/open-projects';
import { projectFolderOf } from '../projects/project-place';
import type { AreaHandlers } from './area';
import { type ShowServices, showProject } from './show-project';
import { openProject, type WindowConnection } from './window-state';

export interface ShellServices extends ShowServices {
  readonly projects: Pick<OpenProjects, 'create' | 'release'>;
  readonly paths: { readonly projects: string };
}

/** What a page asks of its window. */
export function shellHandlers(services: ShellServices): AreaHandlers<'shell'> {
  const hostOf = ({ session }: WindowConnection) => session.host;
  return {
    'shell.chooseProject': (_, { connection }) => hostOf(connection).chooseProject(),
    'shell.importData': async (_, { connection, signal }) => {
      const paths = await hostOf(connection).chooseDataFiles();
      const [first] = paths;
      if (first === undefined) return null;
      const tables = [];
      for (const path of paths) {
        const bytes = await readInput(path, { what: 'data file', most: inputLimits.data, signal });
        tables.push({ path, table: await readCsv(bytes, basename(path), {}, signal) });
      }
      if (!connection.session.project) {
        await showProject(services, connection, await createProject(services, stemOf(first)));
      }
      const project = openProject(connection);
      const datasetIds: string[] = [];
      for (const { path, table } of tables) {
        datasetIds.push(await project.addDataset(stemOf(path), `file:${basename(path)}`, table));
      }
      return { project: project.state(), datasetIds };
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
