import type { AppInfo } from '../../../shared/contract/system';
import type { ProjectState } from '../../../shared/model/project';
import type { ColumnKind } from '../../../shared/model/table';

/** A file that was picked or dropped. */
export interface PickedFile {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface ProjectSlice {
  readonly info: AppInfo | null;
  readonly project: ProjectState | null;
  /** What the screen is about: nothing known yet, the start page, a project on its way, a project. */
  readonly phase: 'starting' | 'start' | 'opening' | 'open';
  /** The first thing to do on a new connection: open what was open. */
  readonly boot: () => Promise<void>;
  /** Asks anew what the app is and where it keeps projects. */
  readonly refreshInfo: () => Promise<void>;
  /** Shows a project that main has opened in this window. */
  readonly enterProject: (project: ProjectState) => Promise<void>;
  readonly openProject: (path: string) => Promise<boolean>;
  readonly createFromSample: (sample: string) => Promise<boolean>;
  readonly createProject: (name: string) => Promise<boolean>;
  readonly closeProject: () => Promise<void>;
  readonly renameProject: (name: string) => Promise<void>;
  /** What is in the open project may run R from now on. */
  readonly trustProject: () => Promise<void>;
  /** Imports a CSV file; without an open project into a new one of the file's name. */
  readonly importFile: (file: PickedFile) => Promise<void>;
  readonly setColumnKind: (
    datasetId: string,
    column: string,
    type: { readonly kind: ColumnKind; readonly ordered?: boolean },
  ) => Promise<void>;
  readonly removeDataset: (datasetId: string) => Promise<void>;
  readonly createModel: (datasetId: string, copyOf?: string) => Promise<void>;
  readonly removeModel: (modelId: string) => Promise<void>;
  readonly removeFit: (fitId: string) => Promise<void>;
  readonly projectChanged: (project: ProjectState) => void;
}
