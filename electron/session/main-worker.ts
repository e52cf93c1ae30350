import { asStudioError, isStudioError, StudioError } from '../../shared/errors/studio-error';
import { BackOff, type BackOffSettings } from './back-off';
import { awaited } from './call-wait';
import { crashError } from './response-error';
import type { CallOptions, Session, SessionExit, WorkerEvent } from './session';
import { inWords, lostCall, type Recovery, startFailure } from './start-failure';
import { TailReader } from './tail-reader';
import type { RValue } from './values';
import type { WorkerRecord } from './worker-record';

export interface MainWorkerOptions {
  readonly record: WorkerRecord;
  /** Gives a worker with brms loaded, in use from now on: a spare, or one that is started. */
  readonly supply: (onEvent: (event: WorkerEvent) => void, signal: AbortSignal) => Promise<Session>;
  readonly onEvent: (event: WorkerEvent) => void;
  readonly note: (level: 'info' | 'error', text: string) => void;
  /** Start again by itself after a crash or a start that failed. */
  readonly automatic: boolean;
  readonly backOff: BackOffSettings;
  /** How long a call whose worker died waits to hear of the next one. */
  readonly recoverWaitMs: number;
}

interface Attempt {
  readonly abort: AbortController;
  readonly session: Promise<Session>;
  /** Another start took its place. */
  replaced: boolean;
}

/** Why there is no worker, until the next start. */
interface Failure {
  readonly error: StudioError;
  /** It had been in use; otherwise its start failed. */
  readonly crash: boolean;
  readonly retryAt: number;
  readonly timer: NodeJS.Timeout;
}

/**
 * The worker that answers an environment's questions: started when first needed, again after a crash, and as often as it
 * is asked to. One process or one start of one at a time; an older one that is on its way out has no part in it.
 */
export class MainWorker {
  #session: Session | null = null;
  #since = 0;
  #attempt: Attempt | null = null;
  #failure: Failure | null = null;
  #closed = false;
  /** Calls that have not settled. */
  #running = 0;
  #lastUsed = Date.now();
  readonly #backOff: BackOff;
  readonly #tail = new TailReader();
  /** Old workers that are ending. */
  readonly #leaving = new Set<Promise<void>>();

  constructor(private readonly options: MainWorkerOptions) {
    this.#backOff = new BackOff(options.backOff);
  }

  get starting(): boolean {
    return this.#attempt !== null;
  }

  /** When the present worker came into use, or null where there is none; milliseconds since 1970. */
  get readySince(): number | null {
    return this.#session ? this.#since : null;
  }

  /** When a call last ended, or was asked for. */
  get lastUsed(): number {
    return this.#lastUsed;
  }

  /**
   * A call. Where the worker dies with it the error's details say whether another one is ready (`recovered`); the wait
   * for that is bounded.
   */
  async call(target: string, options: CallOptions): Promise<RValue> {
    this.#lastUsed = Date.now();
    const session = this.#usable() ?? (await awaited(this.session(), target, options));
    const waited = Date.now() - this.#lastUsed;
    const { timeoutMs } = options;
    const rest = timeoutMs === undefined ? {} : { timeoutMs: Math.max(1, timeoutMs - waited) };
    this.#running += 1;
    try {
      const answer = session.call(target, { ...options, ...rest });
      this.options.record.changed();
      return await answer;
    } catch (error) {
      throw await this.#afterCrash(session, error, options.signal);
    } finally {
      this.#running -= 1;
      this.#lastUsed = Date.now();
      this.options.record.changed();
    }
  }

  /** The worker; starts it where there is none. While starts fail the last reason is thrown at once. */
  async session(): Promise<Session> {
    for (;;) {
      this.#refuseWhenClosed();
      if (this.#session?.state === 'exited') this.#listenForExit(this.#session);
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

  /** The worker, where it can take a call now. */
  #usable(): Session | null {
    return this.#session && this.#session.state !== 'exited' ? this.#session : null;
  }

  /** Another process, at once, whatever there is now. Rejects where the start fails. */
  async restart(): Promise<void> {
    this.#refuseWhenClosed();
    this.#backOff.reset();
    this.#lastUsed = Date.now();
    const old = this.#detach(true);
    this.#begin();
    if (old) this.#leave(old.shutdown());
    await this.session();
  }

  /** No process until one is needed. What waits for a start that is given up is `cancelled`. */
  async stop(): Promise<void> {
    this.#backOff.reset();
    const { record } = this.options;
    const old = this.#detach(false);
    if (old) {
      record.stopping();
      this.#leave(old.shutdown());
    }
    await this.#left();
    if (!this.#session && !this.#attempt) record.stopped();
  }

  /** Ends a worker that nobody has used for `idleMs` and that keeps nothing; the next call starts one again. */
  async retire(idleMs: number): Promise<void> {
    const session = this.#session;
    const { record } = this.options;
    const idle = () => this.#session === session && record.idle && Date.now() - this.#lastUsed >= idleMs;
    if (!session || !idle()) return;
    // Asked anew: what was known of the handles may be older than the last call.
    const handles = await record.askHandles();
    if (handles === 0 && idle()) {
      this.options.note(
        'info',
        'The R worker was not used for a while and was ended; it starts when needed.',
      );
      await this.stop();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const old = this.#detach(false);
    if (old) this.#leave(old.shutdown());
    await this.#left();
  }

  #begin(after?: string): Attempt {
    this.#forgetFailure();
    this.options.record.starting(after);
    const abort = new AbortController();
    const attempt: Attempt = { abort, session: this.#open(abort.signal), replaced: false };
    this.#attempt = attempt;
    // Whoever waits for it hears of a failure; nobody has to.
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
        this.#leave(session.kill());
        throw new StudioError('cancelled', 'Starting the R worker was cancelled.');
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
    this.#listenForExit(session);
  }

  /**
   * Hears of a worker's end: when all that it left is cleared away; at once, where it has ended already. Then the next
   * one need not wait for the clearing.
   */
  #listenForExit(session: Session): void {
    session.onExit((exit) => {
      if (this.#session === session) this.#crashed(exit);
    });
  }

  /** It ended unasked. */
  #crashed(exit: SessionExit): void {
    this.#session = null;
    const error = crashError(exit, this.#running > 0 ? 'during a call' : 'while it was idle');
    const wait = this.#backOff.crashed(Date.now() - this.#since);
    this.#failed(error, true, wait);
  }

  /** There is no worker for `error`; the next start is after `waitMs`. Gives what callers are told. */
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

  /** What becomes of a call that failed: of one that its worker took along, whether another one is there. */
  async #afterCrash(session: Session, error: unknown, signal: AbortSignal | undefined): Promise<unknown> {
    if (!isStudioError(error, 'worker-crashed') && !isStudioError(error, 'protocol')) return error;
    const limits = { signal, timeoutMs: this.options.recoverWaitMs };
    try {
      return lostCall(error, await awaited(this.#recovery(session), 'The call', limits));
    } catch (ending) {
      if (isStudioError(ending, 'cancelled')) return ending;
      return lostCall(error, { recovered: false, reason: 'A new one is not ready yet.' });
    }
  }

  /** Settles when there is another worker than `dead`, or none will come soon. */
  async #recovery(dead: Session): Promise<Recovery> {
    await new Promise<unknown>((resolve) => dead.onExit(resolve));
    if (this.#session === dead) this.#listenForExit(dead);
    for (;;) {
      if (this.#session) return { recovered: true };
      if (this.#attempt) {
        await this.#attempt.session.catch(() => undefined);
      } else if (this.#failure) {
        const { error, crash, retryAt } = this.#failure;
        const wait = retryAt - Date.now();
        const next = `The next start is ${inWords(wait)}.`;
        if (!crash)
          return { recovered: false, reason: `No new one could be started: ${error.message} ${next}` };
        if (wait > this.options.recoverWaitMs) return { recovered: false, reason: next };
        await new Promise((resolve) => setTimeout(resolve, Math.max(1, wait)));
      } else {
        const closed = this.#closed ? 'Brms Studio is closing.' : 'No new one was started.';
        return { recovered: false, reason: closed };
      }
    }
  }

  /** Takes what is there, or is coming, out of use; gives the worker that has to end. */
  #detach(replaced: boolean): Session | null {
    this.#forgetFailure();
    const attempt = this.#attempt;
    this.#attempt = null;
    if (attempt) {
      attempt.replaced = replaced;
      attempt.abort.abort();
      this.#leave(
        attempt.session.then(
          () => undefined,
          () => undefined,
        ),
      );
    }
    const session = this.#session;
    this.#session = null;
    return session;
  }

  #leave(ending: Promise<void>): void {
    const settled = ending.catch((error: unknown) => {
      this.options.note('error', `An R worker could not be ended: ${asStudioError(error).message}`);
    });
    this.#leaving.add(settled);
    void settled.then(() => this.#leaving.delete(settled));
  }

  /** All that was leaving has left, those that began to leave meanwhile too. */
  async #left(): Promise<void> {
    while (this.#leaving.size > 0) await Promise.all(this.#leaving);
  }

  #forgetFailure(): void {
    if (this.#failure) clearTimeout(this.#failure.timer);
    this.#failure = null;
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new StudioError('cancelled', 'Brms Studio is closing.');
  }
}
