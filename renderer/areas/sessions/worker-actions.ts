import type { WorkerInfo } from '../../../shared/contract/workers';

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
      label: rests ? 'Start' : 'Restart',
      refusal: restartRefusal(worker),
    },
    {
      kind: 'interrupt',
      label: 'Interrupt',
      refusal:
        role === 'fit' || role === 'task'
          ? `A ${role} does not go on after an interrupt; Stop cancels it.`
          : call === null
            ? 'No call is running in it.'
            : null,
    },
    {
      kind: 'stop',
      label: 'Stop',
      refusal:
        state === 'stopping'
          ? 'It is stopping already.'
          : state === 'stopped' || (state === 'failed' && worker.retryAt === undefined)
            ? 'It has no process to stop.'
            : null,
    },
  ];
}

function restartRefusal({ role, state }: WorkerInfo): string | null {
  if (role === 'task') return 'This worker is for one task alone; start the task again instead.';
  if (role === 'fit') return 'This worker is for one fit alone; start the fit again instead.';
  return state === 'stopping' ? 'It is stopping; wait a moment.' : null;
}
