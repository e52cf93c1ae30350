import { OutputLimit } from './output-limit';
import type { ProtocolEvent } from './protocol';

/** An event of a worker: a line of output, a warning or message of R, or an event that a verb emits. */
export type WorkerEvent =
  | ProtocolEvent
  | { readonly kind: 'stdout' | 'stderr'; readonly line: string; readonly callId: string | null };

export type EventListener = (event: WorkerEvent) => void;

/**
 * Sends a worker's events to one listener, which is replaced when the worker gets another purpose, and to the listeners
 * of the call that they belong to.
 */
export class WorkerEvents {
  readonly #followers = new Map<string, EventListener>();
  readonly #limit = new OutputLimit((count) => {
    const message = `${count} lines of R's output were left out, because too many came at once.`;
    this.tell({ kind: 'log', level: 'warn', message, callId: null });
  });

  constructor(private listener: EventListener) {}

  listen(listener: EventListener): void {
    this.listener = listener;
  }

  /** `listener` receives the events of one call, before the worker's listener does. */
  follow(callId: string, listener: EventListener): void {
    this.#followers.set(callId, listener);
  }

  unfollow(callId: string): void {
    this.#followers.delete(callId);
  }

  /** Never throws: a failing listener must not end the worker. */
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
      // The failing listener cannot report its own error.
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }

  /** Runs `step`. A failure is only logged, because no call waits for the step. */
  async attempt(what: string, step: () => void | Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.tell({ kind: 'log', level: 'warn', message: `${what}: ${why}`, callId: null });
    }
  }
}

/** Is it output that R code can print without end? Events of verbs and of the app are never limited. */
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
