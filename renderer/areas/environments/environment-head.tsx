import { Button, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EnvironmentEntry } from '../../../shared/contract/environments';
import { t } from '../../../shared/texts/texts';
import { idleProps } from '../../ui/idle-props';
import classes from './environments-tab.module.css';
import { useEnvironmentRuns } from './use-environment-runs';

/** The environment's name, and what can be done to it as a whole. */
export function EnvironmentHead({ entry }: { readonly entry: EnvironmentEntry }): ReactNode {
  const { activate, clone, rename, remove } = useEnvironmentRuns()(entry);
  return (
    <div className={classes.head}>
      <h2 className={classes.title} title={entry.name}>
        {entry.name}
      </h2>
      {entry.active && <span className={classes.active}>{t('environments.active')}</span>}
      <span className={classes.space} />
      {activate.run && <Button onClick={activate.run}>{activate.label}</Button>}
      {[clone, rename, remove].map(({ kind, label, refusal, run }) => (
        <Tooltip key={kind} label={refusal} disabled={refusal === null} multiline maw={260}>
          <Button variant="default" {...idleProps(run === null)} onClick={() => run?.()}>
            {label}
          </Button>
        </Tooltip>
      ))}
    </div>
  );
}
