import * as z from 'zod';
import { procedure } from './procedure';
import { shellCommandId } from './shell';

const nothing = z.undefined();
const path = z.string().min(1).max(4096);

/** What a page asks of the window that shows it; see `Abilities` for what each host can do. */
export const shellProcedures = {
  /** A project's folder or file, chosen in a native dialog; null where the person thought better of it. */
  'shell.chooseProject': procedure<string | null>()(nothing),
  /** Lets the person choose data files and imports them; the new data sets' ids. The page learns no path. */
  'shell.importData': procedure<readonly string[]>()(nothing),
  /** Where to save, chosen in a native dialog; null where the person thought better of it. */
  'shell.chooseSavePath': procedure<string | null>()(
    z.object({ suggestion: z.string().max(200), kind: z.enum(['project', 'csv', 'text']) }),
  ),
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
