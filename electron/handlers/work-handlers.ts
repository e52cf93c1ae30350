import { isEnvironmentWork } from '../../shared/contract/work';
import type { WorkQueue } from '../work/work-queue';
import type { AreaHandlers } from './area';

export interface WorkServices {
  readonly work: Pick<WorkQueue, 'list' | 'cancel' | 'dismiss'>;
}

/** All that takes long: what of it a window shows, and how it is stopped. */
export function workHandlers({ work }: WorkServices): AreaHandlers<'work'> {
  return {
    'work.list': (_, { connection: { session } }) =>
      work.list().filter((item) => isEnvironmentWork(item) || item.project === session.project?.path),
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
