import type { EnvironmentEntry } from '../../../shared/contract/environments';
import type { StudioError } from '../../../shared/errors/studio-error';

export interface EnvironmentsSlice {
  /** In the order in which they are listed; null until they are known. */
  readonly environments: readonly EnvironmentEntry[] | null;
  readonly environmentsError: StudioError | null;
  /** The one whose details are shown; null stands for the active one. */
  readonly chosenEnvironment: string | null;
  /** One that a job makes: it is chosen when it is there. */
  readonly awaitedEnvironment: string | null;
  readonly refreshEnvironments: () => Promise<void>;
  readonly environmentsChanged: (environments: readonly EnvironmentEntry[]) => void;
  readonly chooseEnvironment: (name: string) => void;
  /** Chooses one that is being made as soon as it is there. */
  readonly awaitEnvironment: (name: string) => void;
  /** Chooses `next` in the place of one that is gone. */
  readonly chooseInsteadOf: (gone: string, next: string | null) => void;
  /** Opens the Environments tab, on an environment and on one of its parts where they are given. */
  readonly showEnvironment: (place?: { readonly name?: string; readonly part?: string }) => void;
}
