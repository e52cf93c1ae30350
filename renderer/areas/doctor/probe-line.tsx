import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { hasEnded, type Task } from '../../../shared/contract/tasks';
import { useActions, useStudioState } from '../../app/store/use-store';
import { elapsed } from '../../ui/number-text';
import { StatusIcon } from '../../ui/status-icon';
import { useNow } from '../../ui/use-now';
import { checkRowId } from './check-row';
import classes from './checks-part.module.css';

/** The real test: a tiny model compiled and sampled with the environment's own backend. */
export function ProbeLine({ environment }: { readonly environment: string }): ReactNode {
  const last = useStudioState((state) =>
    state.tasks.findLast((task) => task.kind === 'probe' && task.environment === environment),
  );
  const { startProbe, cancelTask } = useActions();
  const running = last !== undefined && !hasEnded(last);
  return (
    <div className={classes.probe}>
      <span className={classes.probeText} role="status">
        {last === undefined || last.state === 'cancelled' ? <Idle /> : <State task={last} />}
      </span>
      {last?.state === 'failed' && <ShowCheck task={last} />}
      {running ? (
        <Button variant="default" onClick={() => void cancelTask(last.id)}>
          Stop
        </Button>
      ) : (
        <Button variant="default" onClick={() => void startProbe(environment)}>
          Compile a test model
        </Button>
      )}
    </div>
  );
}

function Idle(): ReactNode {
  return (
    <span className={classes.muted}>
      The checks compile a small program only. A test model tells for certain; it takes about a minute.
    </span>
  );
}

function State({ task }: { readonly task: Task }): ReactNode {
  const now = useNow(!hasEnded(task));
  if (task.state === 'done') {
    return (
      <>
        <StatusIcon status="pass" />
        {task.outcome}
      </>
    );
  }
  if (task.state === 'failed') {
    return (
      <>
        <StatusIcon status="fail" />
        {task.error?.code === 'stan-compile'
          ? 'The test model could not be compiled; the reason stands above.'
          : 'The test model could not be tried; the reason stands above.'}
      </>
    );
  }
  const seconds = task.startedAt === null ? 0 : Math.max(0, Math.floor((now - task.startedAt) / 1000));
  return (
    <>
      <Loader size={14} aria-hidden="true" />
      {task.state === 'queued' ? 'Waiting for its turn' : `${task.step?.text ?? 'Starting'}…`}
      {/* Counts up: not for a screen reader to say each second. */}
      <span className={classes.muted} aria-hidden="true">
        {elapsed(seconds)}
      </span>
    </>
  );
}

/** Leads to the check that the compiler's words point to. */
function ShowCheck({ task }: { readonly task: Task }): ReactNode {
  const check = task.error?.details?.check;
  if (typeof check !== 'string') return null;
  const show = () => {
    const row = document.getElementById(checkRowId(check));
    row?.scrollIntoView({ block: 'center' });
    row?.focus();
  };
  return (
    <Button variant="subtle" onClick={show}>
      Show the check it points to
    </Button>
  );
}
