import { OutputLimit } from './output-limit';
import type { ProtocolEvent } from './protocol';

/** What a worker tells: lines of its output, R's warnings and messages, and what verbs emit. */
export type WorkerEvent =
  | ProtocolEvent
  | { readonly kind: 'stdout' | 'stderr'; readonly line: string; readonly callId: string | null };

export type EventListener = (event: WorkerEvent) => void;

/**
 * Where a worker's events go: to one listener, which is replaced when the worker gets another purpose, and to whoever
 * follows the call that they belong to.
 */
export class WorkerEvents {
  readonly #followers = new Map<string, EventListener>();
  readonly #limit = new OutputLimit((count) => {
    const message = `${count} lines of R's output were left out: more came than can be shown.`;
    this.tell({ kind: 'log', level: 'warn', message, callId: null });
  });

  constructor(private listener: EventListener) {}

  listen(listener: EventListener): void {
    this.listener = listener;
  }

  /** `listener` is told what comes of one call, before the others are. */
  follow(callId: string, listener: EventListener): void {
    this.#followers.set(callId, listener);
  }

  unfollow(callId: string): void {
    this.#followers.delete(callId);
  }

  /** Never throws: a listener that fails must not end the worker. */
  tell(event: WorkerEvent): void {
    const said = saidIn(event);
    if (said !== null && !this.#limit.pass(said)) return;
    const follower = event.callId === null ? undefined : this.#followers.get(event.callId);
    if (follower) this.#tellOne(follower, event);
    this.#tellOne(this.listener, event);
  }

  #tellOne(listener: EventListener, event: WorkerEvent): void {
    try {
      listener(event);
    } catch (error) {
      // It cannot be told to the very listener that fails.
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }

  /** Does `step`. A failure goes into the log and stops nothing: no call waits for it. */
  async attempt(what: string, step: () => void | Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.tell({ kind: 'log', level: 'warn', message: `${what}: ${why}`, callId: null });
    }
  }
}

/** What R code can say without end; what verbs tell and what this side has to say always goes through. */
function saidIn(event: WorkerEvent): string | null {
  switch (event.kind) {
    case 'stdout':
    case 'stderr':
      return event.line;
    case 'condition':
      return event.message;
    case 'log':
    case 'verb':
      return null;
  }
}
