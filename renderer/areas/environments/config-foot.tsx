import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { variableFaults } from '../../app/store/config-edit';
import { isEdited, shownEdit } from '../../app/store/config-slice';
import { useActions, useStudioState } from '../../app/store/use-store';
import { idleProps } from '../../ui/idle-props';
import { counted } from '../../ui/number-text';
import { useFocusBack } from '../../ui/use-focus-back';
import { useSlow } from '../../ui/working';
import classes from './configuration.module.css';

/** What can be done with the configuration as it stands on the screen. */
export function ConfigFoot({ environment }: { readonly environment: string }): ReactNode {
  const edited = useStudioState((state) => isEdited(state, environment));
  const faults = useStudioState(
    (state) => variableFaults(shownEdit(state, environment)?.variables ?? []).size,
  );
  const conflicts = useStudioState((state) => state.configDrafts[environment]?.conflicts.length ?? 0);
  const saving = useStudioState((state) => state.savingConfig === environment);
  const trial = useStudioState((state) => state.trials[environment]);
  const save = useFocusBack(saving);
  const slow = useSlow(saving);
  const idle = !edited || faults > 0 || conflicts > 0;
  const { saveConfig, discardConfig, tryConfig } = useActions();
  const state = !edited
    ? 'All changes are saved'
    : conflicts > 0
      ? `${counted(conflicts, 'setting')} to be settled above`
      : faults > 0
        ? `${counted(faults, 'variable')} cannot be saved yet`
        : 'Unsaved changes';
  return (
    <div className={classes.foot}>
      <Button
        ref={save}
        {...idleProps(idle)}
        loading={slow}
        title="Ctrl+S"
        onClick={() => !idle && void saveConfig(environment)}
      >
        Save
      </Button>
      <Button
        variant="default"
        {...idleProps(!edited || saving)}
        onClick={() => edited && !saving && discardConfig(environment)}
      >
        Discard
      </Button>
      <Button
        variant="default"
        disabled={faults > 0}
        loading={trial?.state === 'running'}
        title="Starts R with this configuration, saved or not, and ends it again"
        onClick={() => void tryConfig(environment)}
      >
        Try it
      </Button>
      <span className={classes.state} role="status">
        {state}
      </span>
    </div>
  );
}
