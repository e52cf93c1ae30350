import type { WorkerStatus } from '../../shared/contract/system';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import type { ResolvedEnvironment } from '../environments/resolved';
import { crashError } from './response-error';
import type { CallOptions, Session, SessionExit, WorkerEvent } from './session';
import { startSession } from './start-session';
import type { RValue } from './values';

export interface SessionManagerOptions {
  /** The environment to start workers with, looked up anew for each. */
  readonly resolve: () => Promise<ResolvedEnvironment>;
  readonly environmentName: string;
  /** The folder of worker.R. */
  readonly workerFolder: string;
  readonly onEvent: (event: WorkerEvent) => void;
  readonly onStatus: (status: WorkerStatus) => void;
}

/** A worker that lives no longer than this is not started again by itself. */
const diesYoungMs = 1000;

/**
 * The workers of one environment: a main one that answers questions, started when first needed and again after
 * a crash, and one for each fit.
 */
export class SessionManager {
  /** The main worker or its start; another object after each restart or crash. */
  private current: Start | null = null;
  private session: Session | null = null;
  private readonly fitSessions = new Set<Session>();
  private readonly closing = new AbortController();
  private running = 0;
  private last: WorkerStatus;

  constructor(private readonly options: SessionManagerOptions) {
    this.last = this.statusOf({ state: 'stopped' });
  }

  /** A call in the main worker. After a crash the call fails with `worker-crashed`; the next one gets a new worker. */
  async call(target: string, options: CallOptions = {}): Promise<RValue> {
    const session = await this.main();
    options.signal?.throwIfAborted();
    this.running++;
    this.tell({ state: 'busy' });
    try {
      return await session.call(target, options);
    } finally {
      this.running--;
      if (this.session === session) this.tell({ state: this.running > 0 ? 'busy' : 'ready' });
    }
  }

  /** The main worker; starts it where there is none. Throws `cancelled` once the manager is closed. */
  async main(): Promise<Session> {
    for (;;) {
      this.refuseWhenClosed();
      const start = this.current ?? this.startMain();
      this.current = start;
      try {
        return await start.session;
      } catch (error) {
        // A restart in the meantime has put another start in this one's place: that one is meant now.
        if (this.current === null || this.current === start) throw error;
      }
    }
  }

  async restart(): Promise<WorkerStatus> {
    await this.stopMain();
    await this.main();
    return this.status();
  }

  /** A worker for one fit, with brms loaded. */
  async startFitWorker(onEvent: (event: WorkerEvent) => void, signal: AbortSignal): Promise<Session> {
    this.refuseWhenClosed();
    const session = await startSession({
      environment: await this.options.resolve(),
      role: 'fit',
      loadBrms: true,
      workerFolder: this.options.workerFolder,
      onEvent,
      signal: AbortSignal.any([signal, this.closing.signal]),
    });
    this.fitSessions.add(session);
    session.onExit(() => this.fitSessions.delete(session));
    return session;
  }

  /** What is known now; memory and handles are asked for where the worker is idle. */
  async status(): Promise<WorkerStatus> {
    const { session } = this;
    if (session && this.running === 0) {
      const status = await session.status().catch(() => null);
      if (status && this.session === session)
        this.tell({ memoryBytes: status.memoryBytes, handles: status.handles });
    }
    return this.last;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all([this.stopMain(), ...[...this.fitSessions].map((session) => session.kill())]);
  }

  private refuseWhenClosed(): void {
    if (this.closing.signal.aborted) throw new StudioError('cancelled', 'Brms Studio is closing.');
  }

  /** Ends the main worker, also one that is only on its way. */
  private async stopMain(): Promise<void> {
    const start = this.current;
    this.forget();
    start?.abort.abort();
    const session = await start?.session.catch(() => null);
    await session?.shutdown();
  }

  private startMain(): Start {
    const abort = new AbortController();
    const start: Start = { abort, session: this.openMain(abort.signal, () => this.current === start) };
    return start;
  }

  private async openMain(signal: AbortSignal, isCurrent: () => boolean): Promise<Session> {
    this.tell({ state: 'starting', pid: null, memoryBytes: null, handles: 0, message: undefined });
    try {
      const session = await startSession({
        environment: await this.options.resolve(),
        role: 'main',
        loadBrms: true,
        workerFolder: this.options.workerFolder,
        onEvent: this.options.onEvent,
        signal,
      });
      if (!isCurrent()) return session;
      this.session = session;
      session.onExit((exit) => {
        if (this.session === session) this.recover(session, exit);
      });
      this.tell({ state: 'ready', pid: session.pid, versions: session.info.versions });
      void this.status();
      return session;
    } catch (error) {
      if (isCurrent()) {
        this.forget();
        this.tell({ state: 'failed', message: asStudioError(error).message });
      }
      throw error;
    }
  }

  /** The main worker ended unasked: say so, and start another, unless it died young and would die again. */
  private recover(session: Session, exit: SessionExit): void {
    this.forget();
    const { message } = crashError(exit, this.running > 0 ? 'during a call' : 'while it was idle');
    this.tell({ state: 'failed', pid: null, memoryBytes: null, handles: 0, message });
    if (this.closing.signal.aborted || Date.now() - session.info.startedAt < diesYoungMs) return;
    // A start that fails tells its own reason.
    this.main().catch(() => undefined);
  }

  private forget(): void {
    this.session = null;
    this.current = null;
  }

  private statusOf(change: StatusChange): WorkerStatus {
    const base = this.last ?? {
      environment: this.options.environmentName,
      state: 'stopped',
      pid: null,
      versions: {},
      memoryBytes: null,
      handles: 0,
    };
    const { message = change.state === undefined ? base.message : undefined, ...rest } = change;
    const { message: _before, ...kept } = base;
    return { ...kept, ...rest, ...(message !== undefined && { message }) };
  }

  private tell(change: StatusChange): void {
    const next = this.statusOf(change);
    const same = JSON.stringify(next) === JSON.stringify(this.last);
    this.last = next;
    if (!same && !this.closing.signal.aborted) this.options.onStatus(next);
  }
}

interface Start {
  readonly session: Promise<Session>;
  readonly abort: AbortController;
}

type StatusChange = Partial<Omit<WorkerStatus, 'message'>> & { readonly message?: string | undefined };
