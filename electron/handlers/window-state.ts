import { StudioError } from '../../shared/errors/studio-error';
import type { Connection } from '../ipc/connection';
import type { WindowHost } from '../ipc/window-host';
import type { Project } from '../projects/project';

/** The state of a renderer's connection: its window, and its open project. */
export interface WindowState {
  project: Project | null;
  readonly host: WindowHost;
}

export type WindowConnection = Connection<WindowState>;

/** The open project of a window. Throws `invalid-input` if there is none. */
export function openProject({ state }: { readonly state: Pick<WindowState, 'project'> }): Project {
  if (state.project) return state.project;
  throw new StudioError('invalid-input', 'No project is open.', { hint: 'Open or create a project first.' });
}
