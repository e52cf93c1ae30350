import { type ReactNode, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { hasEnded } from '../../../shared/contract/tasks';
import { useActions, useStudioState } from '../../store/use-store';
import { TaskEntry } from './task-entry';
import classes from './task-strip.module.css';
import { shownTasks } from './task-text';

/** What changes an environment now, and what came of the last change: a strip above its details. */
export function TaskStrip({ environment }: { readonly environment: string }): ReactNode {
  const tasks = useStudioState(useShallow((state) => shownTasks(state.tasks, environment)));
  const all = useStudioState((state) => state.tasks);
  const { dismissTask } = useActions();
  const strip = useRef<HTMLDivElement>(null);

  /** The older ones go too: they would come up in its place. */
  function dismiss() {
    for (const task of all) {
      if (task.environment === environment && hasEnded(task)) void dismissTask(task.id);
    }
    strip.current?.focus();
  }

  return (
    // It is there without tasks too, for the keyboard's focus when the last one is dismissed.
    <div ref={strip} className={classes.strip} tabIndex={-1}>
      {tasks.map((task) => (
        <TaskEntry key={task.id} task={task} onDismiss={dismiss} />
      ))}
    </div>
  );
}
