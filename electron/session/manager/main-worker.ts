import { isStudioError } from '../../../shared/errors/studio-error';
import type { CallOptions, Session } from '../session';
import type { RValue } from '../values';
import { awaited } from './call-wait';
import { inWords, lostCall, type Recovery } from './start-failure';
import { type KeeperOptions, WorkerKeeper } from './worker-keeper';

export interface MainWorkerOptions extends KeeperOptions {
  /** How long a call whose worker died waits for the next worker. */
  readonly recoverWaitMs: number;
}

/** The worker that answers questions about one environment. */
export class MainWorker {
  readonly keeper: WorkerKeeper;
  /** Calls that have not settled. */
  #running = 0;
  #lastUsed = Date.now();

  constructor(private readonly options: MainWorkerOptions) {
    this.keeper = new WorkerKeeper(options, () => this.#running > 0);
  }

  /** The last time that a call was requested or ended. */
  get lastUsed(): number {
    return this.#lastUsed;
  }

  /**
   * Makes a call. If the worker dies during the call, the error's details say whether another one is ready
   * (`recovered`); the wait for it is limited.
   */
  async call(target: string, options: CallOptions): Promise<RValue> {
    const asked = Date.now();
    this.#lastUsed = asked;
    const session = this.keeper.usable ?? (await awaited(this.keeper.session(), target, options));
    const waited = Date.now() - asked;
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

  /** The keeper's restart, which also counts as a use of the worker. */
  async restart(): Promise<void> {
    this.#lastUsed = Date.now();
    await this.keeper.restart();
  }

  /**
   * Ends a worker that was not used for `idleMs` and keeps no objects; the next call starts another one. Also stops
   * the automatic attempts to start a worker that fails, if no call came for `idleMs`.
   */
  async retire(idleMs: number): Promise<void> {
    const session = this.keeper.usable;
    const { record } = this.options;
    const unused = () => Date.now() - this.#lastUsed >= idleMs;
    if (this.keeper.failure && unused()) {
      this.options.note(
        'info',
        'The R process could not be started and was not needed for a while. It starts with the next call.',
      );
      await this.keeper.stop();
      return;
    }
    if (!session || !record.idle || !unused() || session.kept.handles > 0) return;
    this.options.note(
      'info',
      'The R process was not used for a while and was ended. It starts with the next call.',
    );
    await this.keeper.stop();
  }

  /** The error for a failed call. If the worker died with it, the error says whether another worker is ready. */
  async #afterCrash(session: Session, error: unknown, signal: AbortSignal | undefined): Promise<unknown> {
    if (!isStudioError(error, 'worker-crashed') && !isStudioError(error, 'protocol')) return error;
    // An answer that cannot be read does not end the worker.
    if (session.state === 'ready' || session.state === 'busy') return error;
    const limits = { signal, timeoutMs: this.options.recoverWaitMs };
    try {
      return lostCall(error, await awaited(this.#recovery(session), 'The call', limits));
    } catch (ending) {
      if (isStudioError(ending, 'cancelled')) return ending;
      return lostCall(error, { recovered: false, reason: 'A new one is not ready yet.' });
    }
  }

  /** Settles when there is another worker than `dead`, or when none will come soon. */
  async #recovery(dead: Session): Promise<Recovery> {
    const { keeper } = this;
    await new Promise<unknown>((resolve) => dead.onExit(resolve));
    // The keeper may still be waiting for the dead worker's files and processes to be removed.
    keeper.listenForExit(dead);
    for (;;) {
      if (keeper.usable) return { recovered: true };
      if (keeper.starting) {
        await keeper.settled();
      } else if (keeper.failure) {
        const { error, crash, retryAt } = keeper.failure;
        const wait = retryAt - Date.now();
        const next = `The next start is ${inWords(wait)}.`;
        if (!crash)
          return { recovered: false, reason: `No new one could be started: ${error.message} ${next}` };
        if (wait > this.options.recoverWaitMs) return { recovered: false, reason: next };
        await new Promise((resolve) => setTimeout(resolve, Math.max(1, wait)));
      } else {
        const closed = keeper.closed ? 'Brms Studio is closing.' : 'No new one was started.';
        return { recovered: false, reason: closed };
      }
    }
  }
}
