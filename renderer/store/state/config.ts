import type { ConfigTrial, EnvironmentDetails } from '../../../shared/contract/environments';
import type { EnvironmentConfigData } from '../../../shared/contract/system';
import type { StudioError } from '../../../shared/errors/studio-error';
import type { ConfigEdit } from '../config-edit';
import type { ConfigConflict } from '../config-rebase';

/** A configuration as it stands on the screen, ahead of what is saved. */
export interface ConfigDraft {
  readonly edit: ConfigEdit;
  /** Another program changed the same; nothing is saved until each is settled. */
  readonly conflicts: readonly ConfigConflict[];
}

/** What a configuration did when it was tried. */
export type Trial =
  | { readonly state: 'running'; readonly stop: () => void }
  | {
      readonly state: 'done';
      readonly trial: ConfigTrial;
      /** What was tried; edits may have gone on since. */
      readonly config: EnvironmentConfigData;
      /** Of the editor's lines, those that were run, in order. */
      readonly scripts: readonly number[];
    }
  | { readonly state: 'failed'; readonly error: StudioError };

/** By the environment's name. */
export type ByName<T> = Readonly<Record<string, T>>;

export interface ConfigSlice {
  /** Configurations as they were last read. */
  readonly configs: ByName<EnvironmentDetails>;
  readonly configErrors: ByName<StudioError>;
  /** Those with edits that are not saved. */
  readonly configDrafts: ByName<ConfigDraft>;
  readonly trials: ByName<Trial>;
  readonly savingConfig: string | null;
  /** Reads it (again), and puts unsaved edits onto what the file holds now. */
  readonly loadConfig: (name: string) => Promise<void>;
  readonly editConfig: (name: string, patch: Partial<ConfigEdit>) => void;
  readonly discardConfig: (name: string) => void;
  /** Saves it, after asking where workers restart. False where it was not saved. */
  readonly saveConfig: (name: string) => Promise<boolean>;
  readonly settleConflict: (name: string, key: string, keep: 'mine' | 'theirs') => void;
  /** Runs it as it stands on the screen in a worker of its own. */
  readonly tryConfig: (name: string) => Promise<void>;
  readonly dropTrial: (name: string) => void;
  /** Takes along what is known of an environment that has another name now. */
  readonly configRenamed: (name: string, to: string) => void;
  readonly forgetConfig: (name: string) => void;
}
