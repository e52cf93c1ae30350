import type { WorkerInfo } from '../../../shared/contract/workers';
import { t } from '../../../shared/texts/texts';

export interface WorkerAction {
  readonly kind: 'restart' | 'interrupt' | 'stop';
  readonly label: string;
  /** Why it cannot be done now, or null where it can. */
  readonly refusal: string | null;
}

/** What can be done to a worker, and why the rest cannot. */
export function workerActions(worker: WorkerInfo): readonly [WorkerAction, WorkerAction, WorkerAction] {
  const { role, state, call } = worker;
  const rests = state === 'stopped' || state === 'failed';
  return [
    {
      kind: 'restart',
      label: rests ? t('sessions.actions.start') : t('sessions.actions.restart'),
      refusal: restartRefusal(worker),
    },
    {
      kind: 'interrupt',
      label: t('sessions.actions.interrupt'),
      refusal:
        role === 'fit' || role === 'work'
          ? t(`sessions.noInterrupt.${role}`)
          : call === null
            ? t('sessions.noInterrupt.idle')
            : null,
    },
    {
      kind: 'stop',
      label: t('ui.actions.stop'),
      refusal:
        state === 'stopping'
          ? t('sessions.noStop.stopping')
          : state === 'stopped' || (state === 'failed' && worker.retryAt === undefined)
            ? t('sessions.noStop.stopped')
            : null,
    },
  ];
}

function restartRefusal({ role, state }: WorkerInfo): string | null {
  if (role === 'work' || role === 'fit') return t(`sessions.noRestart.${role}`);
  return state === 'stopping' ? t('sessions.noRestart.stopping') : null;
}
