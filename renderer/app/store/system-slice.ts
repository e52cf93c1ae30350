import type { DoctorReport, LogEntry, WorkerStatus } from '../../../shared/contract/system';
import { asStudioError, StudioError } from '../../../shared/errors/studio-error';
import type { SliceContext } from './context';

export type DoctorState =
  | { readonly state: 'unknown' }
  | { readonly state: 'running'; readonly last: DoctorReport | null }
  | { readonly state: 'known'; readonly report: DoctorReport }
  | { readonly state: 'failed'; readonly error: StudioError };

export interface SystemSlice {
  readonly worker: WorkerStatus | null;
  readonly doctor: DoctorState;
  readonly log: readonly LogEntry[];
  readonly restartWorker: () => Promise<void>;
  readonly runDoctor: () => Promise<void>;
  /** Asks for the worker's state and the log anew, after (re)connecting. */
  readonly refreshSystem: () => Promise<void>;
  readonly workerChanged: (worker: WorkerStatus) => void;
  readonly addLog: (entry: LogEntry) => void;
}

const maxLog = 2000;

export function systemSlice({ set, get, connection, notify }: SliceContext): SystemSlice {
  return {
    worker: null,
    doctor: { state: 'unknown' },
    log: [],
    async restartWorker() {
      try {
        set({ worker: await connection.call('worker.restart', undefined) });
      } catch (error) {
        notify({ kind: 'error', title: 'The worker did not restart', error: asStudioError(error) });
      }
    },
    async runDoctor() {
      const { doctor } = get();
      if (doctor.state === 'running') return;
      set({ doctor: { state: 'running', last: doctor.state === 'known' ? doctor.report : null } });
      try {
        set({ doctor: { state: 'known', report: await connection.call('doctor.run', undefined) } });
      } catch (error) {
        set({ doctor: { state: 'failed', error: asStudioError(error) } });
      }
    },
    async refreshSystem() {
      const [worker, log] = await Promise.all([
        connection.call('worker.status', undefined),
        connection.call('app.log', undefined),
      ]);
      set({ worker, log: log.slice(-maxLog) });
    },
    workerChanged(worker) {
      const before = get().worker?.state;
      set({ worker });
      // An R that never started has not stopped: whoever asked for it is told why.
      if (worker.state !== 'failed' || before === 'failed' || before === 'starting') return;
      const error = new StudioError('worker-crashed', worker.message ?? 'The R worker ended.', {
        hint: 'It starts again by itself when it is needed.',
      });
      notify({ kind: 'error', title: 'R has stopped', error });
    },
    addLog: (entry) => set({ log: [...get().log, entry].slice(-maxLog) }),
  };
}
