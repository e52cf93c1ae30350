import type { EnvironmentEntry } from '../../shared/contract/environments';
import { asStudioError } from '../../shared/errors/studio-error';
import { mainWorker } from './sessions-slice';
import type { SliceContext } from './slice-context';
import type { EnvironmentsSlice } from './state/environments';
import { environmentTab, tabKey } from './tabs';

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

export function environmentsSlice({
  set,
  get,
  connection,
}: SliceContext<EnvironmentsSlice>): EnvironmentsSlice {
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
    awaitEnvironment: (name) => set({ awaitedEnvironment: name }),
    chooseInsteadOf(gone, next) {
      if (get().chosenEnvironment === gone) set({ chosenEnvironment: next });
    },
    showEnvironment({ name, part } = {}) {
      if (name !== undefined) set({ chosenEnvironment: name });
      if (part !== undefined) get().showPart(tabKey(environmentTab), part);
      get().openTab(environmentTab);
    },
  };
}
