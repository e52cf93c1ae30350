import type { LogEntry } from '../../shared/contract/system';
import { hasBegun, hasEnded, type WorkItem } from '../../shared/contract/work';
import type { WorkKind } from '../../shared/contract/work-kinds';
import { StudioError } from '../../shared/errors/studio-error';
import { QueuedWork } from './queued-work';
import type { StartedWork, WorkType } from './work-type';

export interface QueueServices {
  /** The cores that all work together may use. */
  readonly cores: () => number;
  readonly log: (entry: Pick<LogEntry, 'level' | 'source' | 'text'>) => void;
  readonly onChange: (item: WorkItem) => void;
}

/** How many ended pieces of work are remembered. */
const mostEnded = 50;

/** The one queue of all long work, from its request until it is dismissed. */
export class WorkQueue {
  /** All work in the order of the requests. */
  readonly #entries = new Map<string, QueuedWork>();
  /** Ids of ended work, in the order of the ends. */
  #ended: readonly string[] = [];
  #lastId = 0;
  #closed = false;

  constructor(private readonly services: QueueServices) {}

  /** All work to show, in the order of the requests; without work that has not lasted long enough to be shown. */
  list(): readonly WorkItem[] {
    return [...this.#entries.values()].filter(({ isShown }) => isShown).map(({ item }) => item);
  }

  /** All work that runs or waits, including work that is not shown yet. */
  unfinished(): readonly WorkItem[] {
    return [...this.#entries.values()].map(({ item }) => item).filter((item) => !hasEnded(item));
  }

  /** Work that would be lost if the app ended now: it is shown, has not ended and is not being cancelled. */
  lostByQuitting(): readonly WorkItem[] {
    return this.list().filter((item) => !hasEnded(item) && item.state !== 'stopping');
  }

  /** Does a core do work that a user waits for? */
  get isUrgent(): boolean {
    return [...this.#entries.values()].some((entry) => hasBegun(entry) && entry.isUrgent);
  }

  /**
   * Queues work, which begins at once if it can. Throws the errors of the type's `about`; `cancelled` after the end.
   */
  start<Input, Outcome, Kind extends WorkKind, Answer>(
    type: WorkType<Input, Outcome, Kind, Answer>,
    input: Input,
  ): StartedWork<Outcome, Kind> {
    if (this.#closed) throw new StudioError('cancelled', 'Brms Studio is closing.');
    const id = `work-${++this.#lastId}`;
    const { entry, result } = QueuedWork.of(id, type, input, {
      log: this.services.log,
      onChange: this.services.onChange,
      onTurn: () => this.startNext(),
      onEnd: () => this.#wasEnded(id),
    });
    this.#entries.set(id, entry);
    entry.announce();
    this.startNext();
    return { item: entry.item as WorkItem<Kind>, result };
  }

  /** Work that the caller waits for: it is cancelled with `signal`. Rejects as the work fails. */
  async run<Input, Outcome, Kind extends WorkKind>(
    type: WorkType<Input, Outcome, Kind>,
    input: Input,
    signal: AbortSignal,
  ): Promise<Outcome> {
    signal.throwIfAborted();
    const { item, result } = this.start(type, input);
    // Work that is not shown is forgotten at its end, which may be while the caller has not heard of it yet.
    const cancel = () => this.#entries.get(item.id)?.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await result;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** The state at its end, whether it succeeded or not. */
  ended(id: string): Promise<WorkItem> {
    return this.#entry(id).ended;
  }

  /**
   * Cancels work, which then undoes its changes. Does nothing after its end. Throws `invalid-input` for an unknown id.
   */
  cancel(id: string): void {
    this.#entry(id).cancel();
  }

  /** Answers work that is held. Throws `invalid-input` if it does not wait for such an answer. */
  answer<Answer>(
    type: Pick<WorkType<never, unknown, WorkKind, Answer>, 'kind' | 'checkAnswer'>,
    id: string,
    answer: Answer,
  ): void {
    this.#entry(id).answer(type, answer);
  }

  /** Forgets ended work; does nothing for work that is forgotten already. */
  dismiss(id: string): void {
    const entry = this.#entries.get(id);
    if (entry && hasEnded(entry)) this.#forget(id);
  }

  /**
   * Resolves when no work waits or runs in a lane that `matters`. `onWait` is called with the work that it waits for.
   * Rejects with `cancelled` when `signal` aborts.
   */
  async settled(
    lane: string,
    signal: AbortSignal,
    matters: (item: WorkItem) => boolean,
    onWait: (item: WorkItem) => void,
  ): Promise<void> {
    for (;;) {
      const entry = [...this.#entries.values()].find(
        (each) => each.lane === lane && !hasEnded(each) && matters(each.item),
      );
      if (!entry) return;
      onWait(entry.item);
      await unlessAborted(entry.ended, signal);
    }
  }

  /** Begins work that now has enough cores. Must be called when more cores are allowed. */
  startNext(): void {
    if (this.#closed) return;
    // Listeners may start and cancel work, so the next one is searched again after each start.
    for (;;) {
      const next = QueuedWork.next(this.#entries.values(), this.services.cores());
      if (!next) return;
      next.begin();
    }
  }

  /** Cancels all work; resolves when none runs any more. */
  async close(): Promise<void> {
    this.#closed = true;
    const entries = [...this.#entries.values()];
    for (const entry of entries) entry.cancel();
    await Promise.all(entries.map(({ ended }) => ended));
  }

  #wasEnded(id: string): void {
    if (this.#entries.get(id)?.isShown) {
      this.#ended = [...this.#ended, id];
      for (const old of this.#ended.slice(0, -mostEnded)) this.#forget(old);
    } else {
      this.#entries.delete(id);
    }
    this.startNext();
  }

  #forget(id: string): void {
    this.#entries.delete(id);
    this.#ended = this.#ended.filter((each) => each !== id);
  }

  #entry(id: string): QueuedWork {
    const entry = this.#entries.get(id);
    if (entry) return entry;
    throw new StudioError('invalid-input', `There is no job “${id}”.`, { where: id });
  }
}

/** Waits for a promise that never rejects; rejects with `cancelled` if the signal aborts first. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new StudioError('cancelled', 'The wait was cancelled.'));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    void promise.then(resolve).finally(() => signal.removeEventListener('abort', abort));
  });
}
