import type { EnvironmentTasks } from '../environments/tasks/environment-tasks';
import type { AreaHandlers } from './area';

export interface TaskServices {
  readonly tasks: Pick<EnvironmentTasks, 'list' | 'cancel' | 'dismiss'>;
}

/** The tasks that change environments. */
export function taskHandlers({ tasks }: TaskServices): AreaHandlers<'tasks'> {
  return {
    'tasks.list': () => tasks.list(),
    'tasks.cancel': ({ taskId }) => {
      tasks.cancel(taskId);
      return null;
    },
    'tasks.dismiss': ({ taskId }) => {
      tasks.dismiss(taskId);
      return null;
    },
  };
}
