import type { EnvironmentEntry } from '../../../shared/contract/environments';
import { useActions } from '../../store/use-store';
import { type EnvironmentAction, environmentActions } from './environment-actions';

export type EnvironmentRun = EnvironmentAction & { readonly run: (() => void) | null };

/** What can be done to an environment, with what does it; `run` is null where it is refused. */
export function useEnvironmentRuns(): (
  entry: EnvironmentEntry,
) => Readonly<Record<EnvironmentAction['kind'], EnvironmentRun>> {
  const { activateEnvironment, openEnvironmentDialog, removeEnvironment } = useActions();
  return (entry) => {
    const { name } = entry;
    const does = {
      activate: () => void activateEnvironment(name),
      clone: () => openEnvironmentDialog({ kind: 'clone', name }),
      rename: () => openEnvironmentDialog({ kind: 'rename', name }),
      remove: () => void removeEnvironment(name),
    } as const;
    const { activate, clone, rename, remove } = environmentActions(entry);
    const runnable = (action: EnvironmentAction): EnvironmentRun => ({
      ...action,
      run: action.refusal === null ? does[action.kind] : null,
    });
    return {
      activate: runnable(activate),
      clone: runnable(clone),
      rename: runnable(rename),
      remove: runnable(remove),
    };
  };
}
