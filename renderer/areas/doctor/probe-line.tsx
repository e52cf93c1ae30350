import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { type EnvironmentWorkItem, hasEnded, isEnvironmentWork } from '../../../shared/contract/work';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudioState } from '../../store/use-store';
import { idleProps } from '../../ui/idle-props';
import { StatusIcon } from '../../ui/status-icon';
import { shownWork } from '../jobs/environment-work-text';
import { checkRowId } from './check-row';
import classes from './checks-part.module.css';

/**
 * The real test: a tiny model compiled and sampled with the environment's own backend. While the strip above shows the
 * work, this line does not say it again.
 */
export function ProbeLine({ environment }: { readonly environment: string }): ReactNode {
  const last = useStudioState((state) =>
    state.work
      .filter(isEnvironmentWork)
      .findLast(({ kind, environment: its }) => kind === 'probe' && its === environment),
  );
  const told = useStudioState(
    (state) => last !== undefined && shownWork(state.work, environment).includes(last),
  );
  const { startProbe } = useActions();
  const running = last !== undefined && !hasEnded(last);
  const ended = last !== undefined && !running && last.state !== 'cancelled';
  return (
    <div className={classes.probe}>
      <span className={classes.probeText}>{ended && !told ? <Outcome item={last} /> : <Idle />}</span>
      {last?.state === 'failed' && <ShowCheck item={last} />}
      <Button
        variant="default"
        {...idleProps(running)}
        onClick={() => !running && void startProbe(environment)}
      >
        {t('doctor.probe.start')}
      </Button>
    </div>
  );
}

function Idle(): ReactNode {
  return <span className={classes.muted}>{t('doctor.probe.about')}</span>;
}

function Outcome({ item }: { readonly item: EnvironmentWorkItem }): ReactNode {
  return (
    <>
      <StatusIcon status={item.state === 'done' ? 'pass' : 'fail'} />
      {item.outcome ?? item.error?.message ?? t('doctor.probe.notTried')}
    </>
  );
}

/** Leads to the check that the compiler's words point to. */
function ShowCheck({ item }: { readonly item: EnvironmentWorkItem }): ReactNode {
  const check = item.error?.details?.check;
  if (typeof check !== 'string') return null;
  const show = () => {
    const row = document.getElementById(checkRowId(check));
    row?.scrollIntoView({ block: 'center' });
    row?.focus();
  };
  return (
    <Button variant="subtle" onClick={show}>
      {t('doctor.probe.showCheck')}
    </Button>
  );
}
