import { useEffect } from 'react';
import { variableFaults } from '../../store/config-edit';
import { shownEdit } from '../../store/shown-config';
import type { StudioState } from '../../store/state';
import { useKept } from '../../store/use-kept';
import { useStudioState } from '../../store/use-store';
import { failedScript } from './script-order';

/** Is something to be settled or mended in what stands under Advanced? */
function advancedIsAtFault(state: StudioState, environment: string): boolean {
  const edit = shownEdit(state, environment);
  const conflicts = state.configDrafts[environment]?.conflicts ?? [];
  const trial = state.trials[environment];
  return (
    conflicts.some(({ key }) => key !== 'r_home') ||
    (edit !== null && variableFaults(edit.variables).size > 0) ||
    (trial?.state === 'done' && failedScript(trial.trial, trial.scripts) !== null)
  );
}

/**
 * What few people need of an environment: runtimes, snapshots, variables and startup scripts. Folded at first, and kept on
 * this machine for all environments; it opens by itself where there is a fault in it.
 */
export function useAdvanced(environment: string): readonly [boolean, (open: boolean) => void] {
  const [open, setOpen] = useKept('advanced settings of environments', false, 'machine');
  const fault = useStudioState((state) => advancedIsAtFault(state, environment));
  useEffect(() => {
    if (fault) setOpen(true);
  }, [fault, setOpen]);
  return [open, setOpen];
}
