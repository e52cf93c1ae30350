import { asStudioError, StudioError } from '../../../shared/errors/studio-error';
import { crashError } from '../response-error';
import type { Session, SessionExit, WorkerEvent } from '../session';
import { BackOff, type BackOffSettings } from './back-off';
import { EndingWorkers } from './ending-workers';
import { startFailure } from './start-failure';
import { TailReader } from './tail-reader';
import type { WorkerRecord } from './worker-record';

export interface KeeperOptions {
  readonly record: WorkerRecord;
  /** Supplies a worker with brms loaded: a spare, or one that it starts. */
  readonly supply: (onEvent: (event: WorkerEvent) => void, signal: AbortSignal) => Promise<Session>;
  readonly onEvent: (event: WorkerEvent) => void;
  readonly note: (level: 'info' | 'error', text: string) => void;
  /** Restart automatically after a crash or a failed start. */
  readonly automatic: boolean;
  readonly backOff: BackOffSettings;
}

/** A start that is running. */
interface Attempt {
  readonly abort: AbortController;
  readonly session: Promise<Session>;
  /** Another start took its place. */
  replaced: boolean;
}

/** Why there is no worker now, until the next start. */
export interface Failure {
  readonly error: StudioError;
  /** True if the worker had been in use; false if its start failed. */
  readonly crash: boolean;
  readonly retryAt: number;
  readonly timer: NodeJS.Timeout;
}

/**
 * Keeps one worker: starts it when it is first needed, after a crash, and on request. At any time it has one process or
 * one start of a process. Older processes that are still ending do not count.
 */
export class WorkerKeeper {
  #session: Session | null = null;
  #since = 0;
  #attempt: Attempt | null = null;
  #failure: Failure | null = null;
  #closed = false;
  readonly #backOff: BackOff;
  readonly #tail = new TailReader();
  readonly #ending: EndingWorkers;

  constructor(
    private readonly options: KeeperOptions,
    /** Does a call wait for the worker's answer? */
    private readonly isCalled: () => boolean,
  ) {
    this.#backOff = new BackOff(options.backOff);
    this.#ending = new EndingWorkers(options.note);
  }

  get starting(): boolean {
    return this.#attempt !== null;
  }

  /** When the present worker came into use, in milliseconds since 1970; null if there is none. */
  get readySince(): number | null {
    return this.#session ? this.#since : null;
  }

  /** Why there is no worker, during the wait for the next start. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** The worker, if it can take a call now. */
  get usable(): Session | null {
    return this.#session && this.#session.state !== 'exited' ? this.#session : null;
  }

  /** The worker; starts it if there is none. During the wait after a failed start, throws its reason at once. */
  async session(): Promise<Session> {
    for (;;) {
      this.#refuseWhenClosed();
      if (this.#session?.state === 'exited') this.listenForExit(this.#session);
      if (this.#session) return this.#session;
      if (!this.#attempt && this.#failure) throw this.#refusal(this.#failure.error);
      const attempt = this.#attempt ?? this.#begin();
      try {
        return await attempt.session;
      } catch (error) {
        if (!attempt.replaced) throw error;
      }
    }
  }

  /** Resolves when a running start has succeeded or failed. */
  async settled(): Promise<void> {
    await this.#attempt?.session.catch(() => undefined);
  }

  /** Replaces the process at once, whatever its state. Rejects if the start fails. */
  async restart(): Promise<void> {
    this.#refuseWhenClosed();
    this.#backOff.reset();
    const old = this.#detach(true);
    this.#begin();
    if (old) this.#ending.add(old.shutdown());
    await this.session();
  }

  /** Ends the process until one is needed. Calls that wait for its start are `cancelled`. */
  async stop(): Promise<void> {
    this.#backOff.reset();
    const { record } = this.options;
    if (this.#session || this.#attempt) record.stopping();
    const old = this.#detach(false);
    if (old) this.#ending.add(old.shutdown());
    await this.#ending.done();
    if (!this.#session && !this.#attempt) record.stopped();
  }

  async close(): Promise<void> {
    this.#closed = true;
    const old = this.#detach(false);
    if (old) this.#ending.add(old.shutdown());
    await this.#ending.done();
  }

  #begin(after?: string): Attempt {
    this.#forgetFailure();
    this.options.record.starting(after);
    const abort = new AbortController();
    const attempt: Attempt = { abort, session: this.#open(abort.signal), replaced: false };
    this.#attempt = attempt;
    // Callers that wait for the start get the failure. Without callers it may be ignored.
    attempt.session.catch(() => undefined);
    return attempt;
  }

  async #open(signal: AbortSignal): Promise<Session> {
    const { supply, onEvent } = this.options;
    const tail = this.#tail.begin();
    const hear = (event: WorkerEvent) => {
      tail(event);
      onEvent(event);
    };
    try {
      const session = await supply(hear, signal);
      if (signal.aborted) {
        this.#ending.add(session.kill());
        throw new StudioError('cancelled', 'Starting the R process was cancelled.');
      }
      this.#attempt = null;
      this.#use(session);
      return session;
    } catch (error) {
      if (signal.aborted) throw error;
      this.#attempt = null;
      throw this.#failed(asStudioError(error), false, this.#backOff.startFailed());
    }
  }

  #use(session: Session): void {
    const { record, note } = this.options;
    this.#session = session;
    this.#since = Date.now();
    record.ready(session);
    note('info', `R ${session.info.versions.R ?? ''} is ready (process ${session.pid}).`);
    this.listenForExit(session);
  }

  /**
   * Handles a worker's end: usually after its files and processes were removed. If the worker has ended already, at
   * once, so that the next worker need not wait for that.
   */
  listenForExit(session: Session): void {
    session.onExit((exit) => {
      if (this.#session === session) this.#crashed(exit);
    });
  }

  /** The worker ended unexpectedly. */
  #crashed(exit: SessionExit): void {
    this.#session = null;
    const error = crashError(exit, this.isCalled() ? 'during a call' : 'while it was idle');
    const wait = this.#backOff.crashed(Date.now() - this.#since);
    this.#failed(error, true, wait);
  }

  /** Notes that there is no worker because of `error`, and plans a start after `waitMs`. Returns the callers' error. */
  #failed(error: StudioError, crash: boolean, waitMs: number): StudioError {
    const { record, note, automatic } = this.options;
    const told = startFailure(error, this.#tail.lines, null);
    if (this.#closed) return told;
    note('error', told.message);
    if (!automatic) {
      record.failed(told.message, null);
      return told;
    }
    if (waitMs === 0) {
      this.#begin(told.message);
      return told;
    }
    const retryAt = Date.now() + waitMs;
    const timer = setTimeout(() => this.#begin(told.message), waitMs);
    this.#failure = { error, crash, retryAt, timer };
    record.failed(told.message, retryAt);
    return this.#refusal(error);
  }

  #refusal(error: StudioError): StudioError {
    return startFailure(error, this.#tail.lines, this.#failure?.retryAt ?? null);
  }

  /** Takes the worker, or its start, out of use; returns the worker that must end. */
  #detach(replaced: boolean): Session | null {
    this.#forgetFailure();
    const attempt = this.#attempt;
    this.#attempt = null;
    if (attempt) {
      attempt.replaced = replaced;
      attempt.abort.abort();
      this.#ending.add(attempt.session.catch(() => undefined));
    }
    const session = this.#session;
    this.#session = null;
    return session;
  }

  #forgetFailure(): void {
    if (this.#failure) clearTimeout(this.#failure.timer);
    this.#failure = null;
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new StudioError('cancelled', 'Brms Studio is closing.');
  }
}
