import { isStudioError } from '../../../shared/errors/studio-error';
import type { CallOptions, Session } from '../session';
import type { RValue } from '../values';
import { awaited } from './call-wait';
import { inWords, lostCall, type Recovery } from './start-failure';
import { type KeeperOptions, WorkerKeeper } from './worker-keeper';

export interface MainWorkerOptions extends KeeperOptions {
  /** How long a call whose worker died waits to hear of the next one. */
  readonly recoverWaitMs: number;
}

/** The worker that answers an environment's questions. */
export class MainWorker {
  readonly keeper: WorkerKeeper;
  /** Calls that have not settled. */
  #running = 0;
  #lastUsed = Date.now();

  constructor(private readonly options: MainWorkerOptions) {
    this.keeper = new WorkerKeeper(options, () => this.#running > 0);
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

  /** As the keeper's, and a use of the worker. */
  async restart(): Promise<void> {
    this.#lastUsed = Date.now();
    await this.keeper.restart();
  }

  /**
   * Ends a worker that nobody has used for `idleMs` and that keeps nothing; the next call starts one again. One that
   * cannot be started is not tried again by itself either, once nobody has asked for so long.
   */
  async retire(idleMs: number): Promise<void> {
    const session = this.keeper.usable;
    const { record } = this.options;
    const unused = () => Date.now() - this.#lastUsed >= idleMs;
    if (this.keeper.failure && unused()) {
      this.options.note(
        'info',
        'The R worker could not be started, and nobody needed it for a while: it is started when needed.',
      );
      await this.keeper.stop();
      return;
    }
    if (!session || !record.idle || !unused() || session.kept.handles > 0) return;
    this.options.note('info', 'The R worker was not used for a while and was ended; it starts when needed.');
    await this.keeper.stop();
  }

  /** What becomes of a call that failed: of one that its worker took along, whether another one is there. */
  async #afterCrash(session: Session, error: unknown, signal: AbortSignal | undefined): Promise<unknown> {
    if (!isStudioError(error, 'worker-crashed') && !isStudioError(error, 'protocol')) return error;
    // One answer that cannot be read ends no worker.
    if (session.state === 'ready' || session.state === 'busy') return error;
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
    const { keeper } = this;
    await new Promise<unknown>((resolve) => dead.onExit(resolve));
    // The keeper may be waiting for what the worker left to be cleared away.
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
