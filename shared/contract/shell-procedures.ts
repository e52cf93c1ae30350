import * as z from 'zod';
import { procedure } from './procedure';
import type { ProjectState } from './project';
import { shellCommandId } from './shell';

/** What came of an import that main did by itself: the page learns no path. */
export interface ImportedData {
  readonly project: ProjectState;
  readonly datasetIds: readonly string[];
}

const nothing = z.undefined();
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
  /** Copies the open project as it stands on disk into a new folder, which must not exist; its real path. */
  'project.saveCopy': procedure<string>()(z.object({ path })),
  /**
   * The folder of the project whose file has this text, among recent projects and those in the projects folder; null
   * where none has. A page that is given a project by drag and drop knows the file's text, but not where it lies.
   */
  'project.locate': procedure<string | null>()(z.object({ file: z.string().max(100_000) })),
} as const;
