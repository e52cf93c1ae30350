import { asStudioError, StudioError } from '../../shared/errors/studio-error';

/** One computation that several callers wait for: it is aborted only when the last of them has gone. */
class SharedRun<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  #waiting = 0;

  constructor(start: (signal: AbortSignal) => Promise<T>) {
    // Not before the constructor has ended: what it starts may ask about the run.
    this.#result = Promise.resolve().then(() => start(this.#controller.signal));
    // Who waits hears of a failure; nobody waiting is no unhandled rejection.
    this.#result.catch(() => {});
  }

  /** True once nobody waited any more; such a run must not be joined. */
  get abandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  /** The result, or `cancelled` as soon as `signal` aborts. */
  join(signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) return Promise.reject(new StudioError('cancelled', 'Cancelled.'));
    this.#waiting++;
    return new Promise<T>((resolve, reject) => {
      const settle = () => signal?.removeEventListener('abort', leave);
      const leave = () => {
        this.#waiting--;
        if (this.#waiting === 0) this.#controller.abort();
        reject(new StudioError('cancelled', 'Cancelled.'));
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#result.then(resolve, reject).finally(settle);
    });
  }
}

/** So many answers are kept; the one that was asked for longest ago goes first. */
const mostAnswers = 200;

/** Answers by fit and question: one computation serves all who ask, and is kept while it is among the last that were asked for. */
export class RecentAnswers {
  readonly #runs = new Map<string, SharedRun<unknown>>();

  /** The run of that question; `start` begins one where there is none that goes on. */
  run(fit: string, question: string, start: (signal: AbortSignal) => Promise<unknown>): SharedRun<unknown> {
    const key = `${fit}\n${question}`;
    const known = this.#runs.get(key);
    this.#runs.delete(key);
    const run = known && !known.abandoned ? known : this.#begin(key, start);
    this.#runs.set(key, run);
    for (const oldest of this.#runs.keys()) {
      if (this.#runs.size <= mostAnswers) break;
      this.#runs.delete(oldest);
    }
    return run;
  }

  forget(fit: string): void {
    for (const key of this.#runs.keys()) if (key.startsWith(`${fit}\n`)) this.#runs.delete(key);
  }

  clear(): void {
    this.#runs.clear();
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<unknown>): SharedRun<unknown> {
    const run: SharedRun<unknown> = new SharedRun(async (signal) => {
      try {
        return await start(signal);
      } catch (error) {
        // A failure is not kept: the next call tries again.
        if (this.#runs.get(key) === run) this.#runs.delete(key);
        throw asStudioError(error);
      }
    });
    return run;
  }
}
