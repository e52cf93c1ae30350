import type { WorkItem } from '../../../shared/contract/work';

export interface WorkSlice {
  /** All that takes long and was not dismissed, the project's and that on environments; newest last. */
  readonly work: readonly WorkItem[];
  readonly startFit: (modelId: string) => Promise<void>;
  /** Saves a fit that the disk did not take: in its project, or its R object to a file elsewhere. */
  readonly saveFit: (workId: string, path?: string) => Promise<void>;
  readonly cancelWork: (workId: string) => Promise<void>;
  readonly dismissWork: (workId: string) => Promise<void>;
  /** As work of their own; false where it did not start, which is told. */
  readonly updatePackages: (environment: string, names: readonly string[]) => Promise<boolean>;
  readonly removePackages: (environment: string, names: readonly string[]) => Promise<boolean>;
  readonly refreshWork: () => Promise<void>;
  /** Of a project that is closed; that on environments stays. */
  readonly forgetProjectWork: () => void;
  readonly workChanged: (item: WorkItem) => void;
}
