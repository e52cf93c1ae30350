import type { ShellCommandId } from '../../../shared/contract/shell';
import type { StudioError } from '../../../shared/errors/studio-error';

/** What a path is asked for where the host has no dialogs of its own. */
export type PathForm = 'open' | 'copy';

export interface ShellSlice {
  readonly pathForm: PathForm | null;
  readonly showPathForm: (form: PathForm | null) => void;
  /** Opens a project that the person chooses. */
  readonly chooseProject: () => Promise<void>;
  /** Saves a copy of the project at a path that the person chooses. */
  readonly saveCopy: () => Promise<void>;
  /** Null where it is saved, else why not. */
  readonly saveCopyAt: (path: string) => Promise<StudioError | null>;
  /** A window on the start page. */
  readonly newWindow: () => Promise<void>;
  readonly revealProject: () => Promise<void>;
  /** Imports files that the person chooses in the host's own dialog. */
  readonly importChosen: () => Promise<void>;
  /** Opens a project of which no more is known than the text of its file, and the name that it was dropped by. */
  readonly openDropped: (name: string, file: string | null) => Promise<void>;
  /** Tells the window which commands can be done. */
  readonly tellEnabled: (enabled: readonly ShellCommandId[]) => void;
}
