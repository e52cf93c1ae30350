import { StudioError } from '../../shared/errors/studio-error';
import type { Connection } from '../ipc/connection';
import type { WindowHost } from '../ipc/window-host';
import type { Project } from '../projects/project';

/** What a renderer's connection remembers: its window, and the project that it has open. */
export interface WindowState {
  project: Project | null;
  readonly host: WindowHost;
}

export type WindowConnection = Connection<WindowState>;

/** The project that a window has open. Throws `invalid-input` where it has none. */
export function openProject({ session }: { readonly session: Pick<WindowState, 'project'> }): Project {
  if (session.project) return session.project;
  throw new StudioError('invalid-input', 'No project is open.', { hint: 'Open or create a project first.' });
}
