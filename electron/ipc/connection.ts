import type { EventName, Events } from '../../shared/contract/procedures';

/** The connection of the main process to one renderer; it lives as long as its pipe. */
export interface Connection<S> {
  /** What the procedures remember of this renderer between calls, for example its open project. */
  state: S;
  /** Aborted when the pipe closes. */
  readonly closed: AbortSignal;
  /** Sends the renderer an event. Does nothing when the pipe is closed; never throws. */
  emit<E extends EventName>(event: E, value: Events[E]): void;
}

/** What a procedure's handler gets besides its input. */
export interface CallContext<S> {
  /** Aborted when the renderer cancels the call or goes away. */
  readonly signal: AbortSignal;
  readonly connection: Connection<S>;
}
