import { Button } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import type { Task } from '../../../shared/contract/tasks';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudio, useStudioState } from '../../store/use-store';
import { useFocusBack } from '../../ui/use-focus-back';
import { useQuery } from '../../ui/use-query';
import classes from './task-strip.module.css';
import { restartWords, workerFromBefore } from './task-text';

/** R keeps what it has loaded until it ends: says so after a change that it has not seen, with the way out. */
export function RestartLine(props: {
  readonly task: Task;
  /** Takes the focus when R has been restarted. */
  readonly after: RefObject<HTMLButtonElement | null>;
}): ReactNode {
  const { task, after } = props;
  const { environment } = task;
  const { connection } = useStudio();
  const { restartWorker } = useActions();
  const worker = useStudioState((state) => workerFromBefore(state.tasks, state.workers ?? [], environment));
  const query = useQuery(worker ? `${task.id} ${worker.epoch}` : null, (signal) =>
    connection.call('packages.list', { environment }, signal),
  );
  const restart = query.data?.restart ?? null;
  useFocusBack(worker !== null && restart !== null, after);
  if (worker === null || restart === null) return null;
  return (
    <div className={classes.restart}>
      <span>{restartWords(restart)}</span>
      <Button variant="default" onClick={() => void restartWorker(worker.id)}>
        {t('tasks.restart')}
      </Button>
    </div>
  );
}
