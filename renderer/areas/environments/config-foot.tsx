import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { variableFaults } from '../../store/config-edit';
import { isEdited, shownEdit } from '../../store/shown-config';
import { useActions, useStudioState } from '../../store/use-store';
import { idleProps } from '../../ui/idle-props';
import { wholeNumber } from '../../ui/number-text';
import { useFocusAfterWork } from '../../ui/use-focus-after-work';
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
  const save = useFocusAfterWork(saving);
  const slow = useSlow(saving);
  const idle = !edited || faults > 0 || conflicts > 0;
  const { saveConfig, discardConfig, tryConfig } = useActions();
  const state = !edited
    ? t('environments.foot.saved')
    : conflicts > 0
      ? t('environments.foot.unsettled', { count: conflicts, n: wholeNumber(conflicts) })
      : faults > 0
        ? t('environments.foot.faulty', { count: faults, n: wholeNumber(faults) })
        : t('environments.unsaved');
  return (
    <div className={classes.foot}>
      <Button
        ref={save}
        {...idleProps(idle)}
        loading={slow}
        title="Ctrl+S"
        onClick={() => !idle && void saveConfig(environment)}
      >
        {t('environments.foot.save')}
      </Button>
      <Button
        variant="default"
        {...idleProps(!edited || saving)}
        onClick={() => edited && !saving && discardConfig(environment)}
      >
        {t('environments.foot.discard')}
      </Button>
      <Button
        variant="default"
        disabled={faults > 0}
        loading={trial?.state === 'running'}
        title={t('environments.foot.tryAbout')}
        onClick={() => void tryConfig(environment)}
      >
        {t('environments.foot.try')}
      </Button>
      <span className={classes.state} role="status">
        {state}
      </span>
    </div>
  );
}
