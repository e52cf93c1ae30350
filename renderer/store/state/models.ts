import type { StudioError } from '../../../shared/errors/studio-error';
import type { ProjectState } from '../../../shared/model/project';
import type { ModelSpec } from '../../../shared/model/spec';

/** A model as it stands on the screen, ahead of what is saved. */
export interface Draft {
  readonly name: string;
  readonly datasetId: string;
  readonly spec: ModelSpec;
  readonly state: 'unsaved' | 'saving' | 'saved' | 'failed';
  readonly error: StudioError | null;
}

export type DraftPatch = Partial<Pick<Draft, 'name' | 'datasetId' | 'spec'>>;

export interface ModelsSlice {
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Changes a model on the screen and saves it a moment later. */
  readonly editModel: (modelId: string, patch: DraftPatch) => void;
  /** Saves a model now. Throws where it cannot be saved as it stands. */
  readonly flushDraft: (modelId: string) => Promise<void>;
  readonly flushDrafts: () => Promise<void>;
  /** Forgets what stands on the screen; what is kept of it stays. */
  readonly forgetDrafts: () => void;
  /** Drops the drafts that say no more than `project` does, and those of models that it has no more. */
  readonly dropSavedDrafts: (project: ProjectState) => void;
  /** Brings back, and saves, what was typed before the page went without saving it: it crashed, or could not. */
  readonly restoreDrafts: (project: ProjectState) => void;
}
