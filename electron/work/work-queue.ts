import type { LogEntry } from '../../shared/contract/system';
import { hasBegun, hasEnded, type WorkItem } from '../../shared/contract/work';
import type { WorkKind } from '../../shared/contract/work-kinds';
import { StudioError } from '../../shared/errors/studio-error';
import { QueuedWork } from './queued-work';
import type { StartedWork, WorkType } from './work-type';

export interface QueueServices {
  /** Cores that all work together may use. */
  readonly cores: () => number;
  readonly log: (entry: Pick<LogEntry, 'level' | 'source' | 'text'>) => void;
  readonly onChange: (item: WorkItem) => void;
}

/** So much that has ended is remembered. */
const mostEnded = 50;

/** All that takes long, from the moment it is asked for until it is dismissed: one queue, whatever it does. */
export class WorkQueue {
  /** In the order in which it was asked for. */
  readonly #entries = new Map<string, QueuedWork>();
  /** Ids of what has ended, in the order of their ends. */
  #ended: readonly string[] = [];
  #lastId = 0;
  #closed = false;

  constructor(private readonly services: QueueServices) {}

  /** In the order in which it was asked for; without what has not lasted long enough to be shown. */
  list(): readonly WorkItem[] {
    return [...this.#entries.values()].filter(({ isShown }) => isShown).map(({ item }) => item);
  }

  /** What runs or waits to, also what is not shown yet. */
  unfinished(): readonly WorkItem[] {
    return [...this.#entries.values()].map(({ item }) => item).filter((item) => !hasEnded(item));
  }

  /** One core works hard for something that somebody waits for. */
  get isUrgent(): boolean {
    return [...this.#entries.values()].some((entry) => hasBegun(entry) && entry.isUrgent);
  }

  /** Begins when its turn comes, at once where it can. Throws what the type's `about` throws, `cancelled` after the end. */
  start<Input, Outcome, Kind extends WorkKind, Answer>(
    type: WorkType<Input, Outcome, Kind, Answer>,
    input: Input,
  ): StartedWork<Outcome, Kind> {
    if (this.#closed) throw new StudioError('cancelled', 'Brms Studio is closing.');
    const id = `job-${++this.#lastId}`;
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
    const cancel = () => this.cancel(item.id);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await result;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** As it ended, whichever way. */
  ended(id: string): Promise<WorkItem> {
    return this.#entry(id).ended;
  }

  /** Stops it; it puts back what it had changed. What has ended stays as it is. Throws `invalid-input` for an unknown id. */
  cancel(id: string): void {
    this.#entry(id).cancel();
  }

  /** Answers work that is held. Throws `invalid-input` where it does not wait for such an answer. */
  answer<Answer>(
    type: Pick<WorkType<never, unknown, WorkKind, Answer>, 'kind' | 'checkAnswer'>,
    id: string,
    answer: Answer,
  ): void {
    this.#entry(id).answer(type, answer);
  }

  /** Forgets what has ended; what is forgotten already is nothing to do. */
  dismiss(id: string): void {
    const entry = this.#entries.get(id);
    if (entry && hasEnded(entry)) this.#forget(id);
  }

  /**
   * Resolves when nothing is left in a lane that `matters`, waiting or running. `onWait` hears what it waits for. Rejects
   * with `cancelled` when `signal` is aborted.
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

  /** Begins what there is room for: to be called when the cores have become more. */
  startNext(): void {
    if (this.#closed) return;
    // Listeners may start and cancel work meanwhile, so it is looked anew after each one.
    for (;;) {
      const next = QueuedWork.next(this.#entries.values(), this.services.cores());
      if (!next) return;
      next.begin();
    }
  }

  /** Cancels everything; resolves when nothing of it runs. */
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

/** The outcome of a promise that never rejects, but `cancelled` where the signal is aborted first. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new StudioError('cancelled', 'The wait was cancelled.'));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    void promise.then(resolve).finally(() => signal.removeEventListener('abort', abort));
  });
}
