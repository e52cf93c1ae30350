import { StudioError } from '../../shared/errors/studio-error';

/** One computation that several callers wait for: it is aborted only when the last of them has gone. */
export class SharedRun<T> {
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
