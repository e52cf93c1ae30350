import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Task } from '../../../shared/contract/tasks';
import { useActions, useStudio, useStudioState } from '../../app/store/use-store';
import { useQuery } from '../../ui/use-query';
import classes from './task-strip.module.css';
import { restartWords, workerFromBefore } from './task-text';

/** R keeps what it has loaded until it ends: says so after a change that it has not seen, with the way out. */
export function RestartLine({ task }: { readonly task: Task }): ReactNode {
  const { environment } = task;
  const { connection } = useStudio();
  const { restartWorker } = useActions();
  const worker = useStudioState((state) => workerFromBefore(state.tasks, state.workers ?? [], environment));
  const query = useQuery(worker ? `${task.id} ${worker.epoch}` : null, (signal) =>
    connection.call('packages.list', { environment }, signal),
  );
  const restart = query.data?.restart ?? null;
  if (worker === null || restart === null) return null;
  return (
    <div className={classes.restart}>
      <span>{restartWords(restart)}</span>
      <Button variant="default" onClick={() => void restartWorker(worker.id)}>
        Restart R
      </Button>
    </div>
  );
}
