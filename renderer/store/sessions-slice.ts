import type { WorkerInfo } from '../../shared/contract/workers';
import { StudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import { attempts } from './attempt';
import type { SliceContext } from './slice-context';
import type { SessionsSlice } from './state/sessions';
import { lossOfStopping } from './worker-loss';

const maxLog = 5000;
const mainId = 'main';

/** The worker that answers the questions of this window, or null until it is known. */
export function mainWorker({ workers }: Pick<SessionsSlice, 'workers'>): WorkerInfo | null {
  return workers?.find(({ id }) => id === mainId) ?? null;
}

export function sessionsSlice({ set, get, connection, notify }: SliceContext<SessionsSlice>): SessionsSlice {
  const find = (id: string) => get().workers?.find((worker) => worker.id === id);

  async function agreed(id: string, verb: 'restart' | 'stop'): Promise<boolean> {
    const worker = find(id);
    const loss = worker ? lossOfStopping(worker, get().work) : null;
    if (loss === null) return true;
    return get().ask({
      title: t(`store.worker.question.${verb}`),
      body: loss,
      confirm: verb === 'stop' ? t('ui.actions.stop') : t('store.worker.restart'),
    });
  }
  const attempt = attempts(notify);

  let over: () => void = () => undefined;
  /** The main worker as it last ran; cleared once a notice says that it no longer starts. */
  let ran: WorkerInfo | null = null;
  /** How many restarts that were asked for here are still going on: they need no notice. */
  let restarting = 0;

  /** R that ran was restarted, as with another configuration: trying again by itself will rarely help. */
  function watchStart(worker: WorkerInfo | null): void {
    if (worker?.state === 'ready' || worker?.state === 'busy') {
      over();
      ran = worker;
    }
    if (worker?.state !== 'failed' || worker.message === undefined || ran === null || restarting > 0) return;
    if (worker.environment === ran.environment && worker.restarts <= ran.restarts) return;
    const { environment, message } = worker;
    ran = null;
    const until = new Promise<void>((resolve) => {
      over = resolve;
    });
    notify({
      kind: 'error',
      title: t('store.worker.startFailed', { environment }),
      error: new StudioError('worker-crashed', message),
      action: {
        label: t('store.worker.openChecks'),
        run: () => get().showEnvironment({ name: environment, part: 'checks' }),
      },
      until,
    });
  }

  return {
    workers: null,
    log: [],
    async restartWorker(id) {
      if (!(await agreed(id, 'restart'))) return;
      restarting += 1;
      await attempt(t('store.worker.notStarted'), () => connection.call('workers.restart', { id }));
      restarting -= 1;
    },
    async interruptWorker(id) {
      await attempt(t('store.worker.notInterrupted'), () => connection.call('workers.interrupt', { id }));
    },
    async stopWorker(id) {
      if (!(await agreed(id, 'stop'))) return;
      await attempt(t('store.worker.notStopped'), () => connection.call('workers.stop', { id }));
    },
    async refreshSystem() {
      await Promise.all([
        connection.call('workers.list', undefined).then((workers) => {
          set({ workers });
          watchStart(mainWorker(get()));
        }),
        get().refreshWork(),
        // Events that come after the answer go on from its last entry.
        connection.call('app.log', undefined).then((log) => set({ log: log.slice(-maxLog) })),
      ]);
    },
    workersChanged(workers) {
      const before = mainWorker(get());
      set({ workers });
      const worker = mainWorker(get());
      watchStart(worker);
      if (!before || worker?.message === undefined) return;
      if (worker.message === before.message && worker.restarts === before.restarts) return;
      // An R that never started has not stopped: whoever asked for it is told why. One that ended unasked is seen
      // stopping, while what it left is cleared away.
      if (!['ready', 'busy', 'stopping'].includes(before.state)) return;
      if (worker.state === 'failed' && worker.restarts > before.restarts) return;
      const error = new StudioError('worker-crashed', worker.message, {
        hint: worker.state === 'failed' ? t('store.worker.stoppedAgain') : t('store.worker.stoppedReplaced'),
      });
      notify({ kind: 'error', title: t('store.worker.stopped'), error });
    },
    addLog(entries) {
      const { log } = get();
      const last = log.at(-1)?.seq ?? 0;
      const more = entries.filter(({ seq }) => seq > last);
      if (more.length > 0) set({ log: [...log, ...more].slice(-maxLog) });
    },
  };
}
