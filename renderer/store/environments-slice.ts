import type { EnvironmentEntry } from '../../shared/contract/environments';
import { asStudioError, type StudioError } from '../../shared/errors/studio-error';
import type { SliceContext } from './context';
import { mainWorker } from './system-slice';
import { type Tab, tabKey } from './workspace-slice';

export const environmentTab: Tab = { kind: 'environment', id: 'environment' };

export interface EnvironmentsSlice {
  /** In the order in which they are listed; null until they are known. */
  readonly environments: readonly EnvironmentEntry[] | null;
  readonly environmentsError: StudioError | null;
  /** The one whose details are shown; null stands for the active one. */
  readonly chosenEnvironment: string | null;
  /** One that a task makes: it is chosen when it is there. */
  readonly awaitedEnvironment: string | null;
  readonly refreshEnvironments: () => Promise<void>;
  readonly environmentsChanged: (environments: readonly EnvironmentEntry[]) => void;
  readonly chooseEnvironment: (name: string) => void;
  /** Opens the Environments tab, on an environment and on one of its parts where they are given. */
  readonly showEnvironment: (place?: { readonly name?: string; readonly part?: string }) => void;
}

type Known = Pick<EnvironmentsSlice, 'environments' | 'chosenEnvironment'>;

/** The name of the environment that the app uses; "default" until it is known. */
export function activeEnvironment(
  state: Pick<EnvironmentsSlice, 'environments'> & Parameters<typeof mainWorker>[0],
): string {
  return (
    state.environments?.find(({ active }) => active)?.name ?? mainWorker(state)?.environment ?? 'default'
  );
}

/** The environment whose details are shown, or null while none is known. */
export function shownEnvironment({ environments, chosenEnvironment }: Known): EnvironmentEntry | null {
  if (environments === null) return null;
  return (
    environments.find(({ name }) => name === chosenEnvironment) ??
    environments.find(({ active }) => active) ??
    environments[0] ??
    null
  );
}

function hasChanged(before: EnvironmentEntry, after: EnvironmentEntry): boolean {
  return before.modifiedAt !== after.modifiedAt || before.damaged?.message !== after.damaged?.message;
}

export function environmentsSlice({ set, get, connection }: SliceContext): EnvironmentsSlice {
  return {
    environments: null,
    environmentsError: null,
    chosenEnvironment: null,
    awaitedEnvironment: null,
    async refreshEnvironments() {
      try {
        get().environmentsChanged(await connection.call('environments.list', undefined));
      } catch (error) {
        set({ environmentsError: asStudioError(error) });
      }
    },
    environmentsChanged(environments) {
      const before = get().environments ?? [];
      set({ environments, environmentsError: null });
      for (const entry of environments) {
        const old = before.find(({ name }) => name === entry.name);
        // Checks that somebody has looked at are made anew for another configuration.
        if (old && hasChanged(old, entry)) get().recheck(entry.name);
      }
      const { awaitedEnvironment: awaited } = get();
      if (environments.some(({ name }) => name === awaited)) {
        set({ chosenEnvironment: awaited, awaitedEnvironment: null });
      }
    },
    chooseEnvironment: (name) => set({ chosenEnvironment: name, awaitedEnvironment: null }),
    showEnvironment({ name, part } = {}) {
      if (name !== undefined) set({ chosenEnvironment: name });
      if (part !== undefined) get().showPart(tabKey(environmentTab), part);
      get().openTab(environmentTab);
    },
  };
}
