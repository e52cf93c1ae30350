import type { TrashedEnvironment } from '../../../shared/contract/environments';

export type EnvironmentDialog =
  | { readonly kind: 'new' }
  | { readonly kind: 'clone'; readonly name: string }
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'trash' };

/** Environments made, named anew, deleted and had back. */
export interface EnvironmentLifeSlice {
  readonly environmentDialog: EnvironmentDialog | null;
  /** Newest first; null until it is known. */
  readonly trashedEnvironments: readonly TrashedEnvironment[] | null;
  readonly openEnvironmentDialog: (dialog: EnvironmentDialog | null) => void;
  /** These three throw what the store of environments says: the dialog shows it. */
  readonly createEnvironment: (name: string) => Promise<void>;
  readonly cloneEnvironment: (name: string, to: string) => Promise<void>;
  readonly renameEnvironment: (name: string, to: string) => Promise<void>;
  /** Into the trash, with a notice that can undo it; asks first where something runs in it. */
  readonly removeEnvironment: (name: string) => Promise<void>;
  readonly refreshTrash: () => Promise<void>;
  /** False where it could not be restored; a notice says so. `name` replaces its own where that is taken. */
  readonly restoreEnvironment: (id: string, name?: string) => Promise<boolean>;
  /** For good. */
  readonly emptyTrash: (ids: readonly string[]) => Promise<void>;
  /** Goes on with another environment, after telling what that touches. */
  readonly activateEnvironment: (name: string) => Promise<void>;
  readonly setConfigAside: (name: string) => Promise<void>;
}
