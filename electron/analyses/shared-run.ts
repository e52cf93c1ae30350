import { StudioError } from '../../shared/errors/studio-error';

/** Who waits for a run. */
export interface Follower<Progress> {
  readonly signal?: AbortSignal | undefined;
  readonly report?: ((progress: Progress) => void) | undefined;
}

/** One computation that several callers wait for: it is aborted only when the last of them has gone. */
export class SharedRun<T, Progress = never> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  readonly #followers = new Set<Follower<Progress>>();
  #latest: readonly Progress[] = [];

  constructor(start: (signal: AbortSignal, report: (progress: Progress) => void) => Promise<T>) {
    // Not before the constructor has ended: what it starts may ask about the run.
    this.#result = Promise.resolve().then(() =>
      start(this.#controller.signal, (progress) => {
        this.#latest = [progress];
        for (const { report } of this.#followers) report?.(progress);
      }),
    );
    // Who waits hears of a failure; nobody waiting is no unhandled rejection.
    this.#result.catch(() => {});
  }

  /** True once nobody waited any more; such a run must not be joined. */
  get abandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  /** The result, or `cancelled` as soon as `signal` aborts. `report` hears the latest progress at once. */
  join(follower: Follower<Progress> = {}): Promise<T> {
    const { signal, report } = follower;
    if (signal?.aborted) return Promise.reject(new StudioError('cancelled', 'Cancelled.'));
    this.#followers.add(follower);
    for (const progress of this.#latest) report?.(progress);
    return new Promise<T>((resolve, reject) => {
      const settle = () => {
        this.#followers.delete(follower);
        signal?.removeEventListener('abort', leave);
      };
      const leave = () => {
        this.#followers.delete(follower);
        if (this.#followers.size === 0) this.#controller.abort();
        reject(new StudioError('cancelled', 'Cancelled.'));
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#result.then(resolve, reject).finally(settle);
    });
  }
}
