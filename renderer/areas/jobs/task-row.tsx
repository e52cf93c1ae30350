import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { hasEnded, type Task } from '../../../shared/contract/tasks';
import { t } from '../../../shared/texts/texts';
import { useActions } from '../../store/use-store';
import { useNow } from '../../ui/use-now';
import { taskText } from '../tasks/task-text';
import classes from './jobs-panel.module.css';
import { WorkRow } from './work-row';

/** One change of an environment on its way. */
export function TaskRow({ task }: { readonly task: Task }): ReactNode {
  const { id, title, environment, state, outcome } = task;
  const now = useNow(!hasEnded(task));
  const { cancelTask, dismissTask, showEnvironment } = useActions();
  return (
    <WorkRow
      label={title}
      name={title}
      aside={
        <span className={classes.formula}>
          {outcome ? t('jobs.taskOutcome', { environment, outcome }) : t('jobs.taskIn', { environment })}
        </span>
      }
      state={state === 'queued' ? 'waiting' : state}
      text={taskText(task, now)}
      error={task.error}
      dismissLabel={t('jobs.dismissTask', { title })}
      onCancel={() => cancelTask(id)}
      onDismiss={() => void dismissTask(id)}
      actions={
        <Button variant="default" onClick={() => showEnvironment({ name: environment })}>
          {t('jobs.show')}
        </Button>
      }
    />
  );
}
