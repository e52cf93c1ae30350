import { readdirSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { ProcedureName } from '../../shared/contract/procedures';
import type { Studio } from '../app/studio';
import { inputLimits, readInput } from '../files/read-input';
import type { Connection } from '../ipc/connection';
import type { Handlers } from '../ipc/router';
import { readCsv } from '../projects/csv-read';
import { locateProject } from '../projects/locate-project';
import { cutFileName, firstFree } from '../projects/names';
import { createProject, stemOf } from '../projects/new-project';
import type { Project } from '../projects/project';
import { projectFolderOf } from '../projects/project-place';
import type { WindowState } from './handlers';

type ShellProcedure = Extract<ProcedureName, `shell.${string}`> | 'project.saveCopy' | 'project.locate';

/** What a page asks of its window. `openProject` gives a window's project, or throws; `show` makes another its own. */
export function shellHandlers(
  studio: Studio,
  openProject: (state: WindowState) => Project,
  show: (connection: Connection<WindowState>, project: Project) => Promise<unknown>,
): Pick<Handlers<WindowState>, ShellProcedure> {
  const hostOf = ({ session }: Connection<WindowState>) => session.host;
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
      if (!connection.session.project) await show(connection, await createProject(studio, stemOf(first)));
      const project = openProject(connection.session);
      const datasetIds: string[] = [];
      for (const { path, table } of tables) {
        datasetIds.push(await project.addDataset(stemOf(path), `file:${basename(path)}`, table));
      }
      return { project: project.state(), datasetIds };
    },
    'shell.chooseCopyPath': (_, { connection }) => {
      const project = openProject(connection.session);
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
      hostOf(connection).revealFile(openProject(connection.session).path);
      return null;
    },
    'shell.state': ({ enabled }, { connection }) => {
      hostOf(connection).setEnabled(enabled);
      return null;
    },
    'project.saveCopy': async ({ path }, { connection }) => {
      const target = resolve(path);
      await studio.projects.copy(openProject(connection.session), target);
      return target;
    },
    'project.locate': ({ file }) =>
      locateProject(
        file,
        studio.settings.recent().map(({ path }) => path),
        studio.paths.projects,
      ),
  };
}
