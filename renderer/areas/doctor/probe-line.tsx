import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { hasEnded, type Task } from '../../../shared/contract/tasks';
import { useActions, useStudioState } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { duration } from '../../ui/number-text';
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
      <div className={classes.probeLine}>
        <span className={classes.probeText} role="status">
          {last === undefined || last.state === 'cancelled' ? <Idle /> : <State task={last} />}
        </span>
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
      {last?.state === 'failed' && last.error && <Failure task={last} />}
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
        The test model could not be compiled.
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
        {duration(seconds).replace('.0 s', ' s')}
      </span>
    </>
  );
}

function Failure({ task }: { readonly task: Task }): ReactNode {
  if (!task.error) return null;
  const { message, hint, details } = task.error;
  const check = typeof details?.check === 'string' ? details.check : null;
  const show = () => {
    const row = check === null ? null : document.getElementById(checkRowId(check));
    row?.scrollIntoView({ block: 'center' });
    row?.focus();
  };
  return (
    <ErrorBox
      error={{ message, hint, condition: undefined }}
      {...(check !== null && { retry: show, retryLabel: 'Show that check' })}
    />
  );
}
