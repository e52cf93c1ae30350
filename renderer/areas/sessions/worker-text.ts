import type { WorkItem } from '../../../shared/contract/work';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { t } from '../../../shared/texts/texts';

/** What a worker is for, in a few words. */
export function roleText({ role, state, workId }: WorkerInfo, work: readonly WorkItem[]): string {
  switch (role) {
    case 'main':
      return t('sessions.role.main');
    case 'fit':
    case 'work':
      return work.find(({ id }) => id === workId)?.title ?? t(`sessions.role.${role}`);
    case 'spare':
      return state === 'ready' ? t('sessions.role.spareReady') : t('sessions.role.spare');
  }
}

/** When a worker that failed is started again: "tries again in 4 s"; null where it waits to be asked. `now` in ms. */
export function retryText(worker: WorkerInfo, now: number): string | null {
  const seconds = retrySeconds(worker, now);
  if (seconds === null) return null;
  return seconds > 0 ? t('sessions.retryIn', { n: seconds }) : t('sessions.retryNow');
}

/** The seconds until then, none or less where it is due. */
export function retrySeconds({ state, retryAt }: WorkerInfo, now: number): number | null {
  return state !== 'failed' || retryAt === undefined ? null : Math.ceil((retryAt - now) / 1000);
}
