import type { ProtocolEvent } from './protocol';

/** What a worker tells: lines of its output, R's warnings and messages, and what verbs emit. */
export type WorkerEvent =
  | ProtocolEvent
  | { readonly kind: 'stdout' | 'stderr'; readonly line: string; readonly callId: string | null };

export type EventListener = (event: WorkerEvent) => void;

/** Where a worker's events go: to one listener, which is replaced when the worker gets another purpose. */
export class Outlet {
  constructor(private listener: EventListener) {}

  listen(listener: EventListener): void {
    this.listener = listener;
  }

  /** Throws never: an event is nobody's call, and a listener that fails must not end the worker. */
  tell(event: WorkerEvent): void {
    try {
      this.listener(event);
    } catch (error) {
      // It cannot be told to the very listener that fails.
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }

  /** A failure that concerns nobody's call goes into the log and stops nothing. */
  async attempt(what: string, step: () => void | Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.tell({ kind: 'log', level: 'warn', message: `${what}: ${why}`, callId: null });
    }
  }
}
