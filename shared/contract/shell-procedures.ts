import * as z from 'zod';
import type { ProjectState } from '../model/project';
import { nothing, procedure } from './procedure';
import { type ShellCommandId, shellCommandId } from './shell';

/** What came of an import that main did by itself: the page learns no path. */
export interface ImportedData {
  readonly project: ProjectState;
  readonly datasetIds: readonly string[];
}

const path = z.string().min(1).max(4096);

/** What a page asks of the window that shows it; see `Abilities` for what each host can do. */
export const shellProcedures = {
  /** A project's folder or file, chosen in a native dialog; null where the person thought better of it. */
  'shell.chooseProject': procedure<string | null>()(nothing),
  /** Lets the person choose data files and imports them, without an open project into a new one; null for none. */
  'shell.importData': procedure<ImportedData | null>()(nothing),
  /** Where a copy of the project is to go, chosen in a native dialog; null where the person thought better of it. */
  'shell.chooseCopyPath': procedure<string | null>()(nothing),
  /** Opens a window, on a project or on the start page; one that has the project comes to the front instead. */
  'shell.openWindow': procedure<null>()(z.object({ path: path.nullable() })),
  /** Shows the open project's folder in the system's file manager. */
  'shell.revealProject': procedure<null>()(nothing),
  /** Tells the window which commands can be done, for its native menu. */
  'shell.state': procedure<null>()(z.object({ enabled: z.array(shellCommandId).max(200) })),
} as const;

export interface ShellEvents {
  /** A command of the native menu. */
  readonly 'shell.command': { readonly id: ShellCommandId };
  /** A project that was opened from outside of the page: by its file, by a second start, by a drop. */
  readonly 'shell.open': { readonly path: string };
}
