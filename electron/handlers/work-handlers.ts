import { isEnvironmentWork } from '../../shared/contract/work';
import type { WorkQueue } from '../work/work-queue';
import type { AreaHandlers } from './area';

export interface WorkServices {
  readonly work: Pick<WorkQueue, 'list' | 'cancel' | 'dismiss'>;
}

/** Long work: lists it for windows, cancels and dismisses it. */
export function workHandlers({ work }: WorkServices): AreaHandlers<'work'> {
  return {
    'work.list': (_, { connection: { state } }) =>
      work.list().filter((item) => isEnvironmentWork(item) || item.project === state.project?.path),
    'work.cancel': ({ workId }) => {
      work.cancel(workId);
      return null;
    },
    'work.dismiss': ({ workId }) => {
      work.dismiss(workId);
      return null;
    },
  };
}
