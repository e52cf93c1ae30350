import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ProcedureName } from '../../shared/contract/procedures';
import { StudioError } from '../../shared/errors/studio-error';
import type { Connection } from '../ipc/connection';
import type { Handlers } from '../ipc/router';
import { readCsv } from '../projects/csv-read';
import type { Project } from '../projects/project';
import { projectFolderOf } from '../projects/project-place';
import type { WindowState } from './handlers';
import { locateProject } from './locate-project';
import { stemOf } from './new-project';
import type { Studio } from './studio';

type ShellProcedure = Extract<ProcedureName, `shell.${string}`> | 'project.saveCopy' | 'project.locate';

/** What a page asks of its window. `openProject` gives a window's project, or throws. */
export function shellHandlers(
  studio: Studio,
  openProject: (state: WindowState) => Project,
): Pick<Handlers<WindowState>, ShellProcedure> {
  const hostOf = ({ session }: Connection<WindowState>) => session.host;
  return {
    'shell.chooseProject': (_, { connection }) => hostOf(connection).chooseProject(),
    'shell.importData': async (_, { connection, signal }) => {
      const project = openProject(connection.session);
      const ids: string[] = [];
      for (const path of await hostOf(connection).chooseDataFiles()) {
        const name = basename(path);
        const table = await readCsv(await bytesOf(path), name, {}, signal);
        ids.push(await project.addDataset(stemOf(name), `file:${name}`, table));
      }
      return ids;
    },
    'shell.chooseSavePath': (wish, { connection }) => hostOf(connection).chooseSavePath(wish),
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
      await openProject(connection.session).copyTo(target);
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

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new StudioError('invalid-input', `The file ${path} cannot be read.`, { where: path, cause });
  }
}
