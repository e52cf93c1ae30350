import type { EventName, Events } from '../../shared/contract/procedures';

/** One renderer's end of the boundary as main sees it; it lives as long as its pipe. */
export interface Connection<S> {
  /** What the procedures remember of this renderer between calls, for example its open project. */
  session: S;
  /** Aborted when the pipe closes. */
  readonly closed: AbortSignal;
  /** Tells the renderer something unasked. Does nothing once the pipe is closed; never throws. */
  emit<E extends EventName>(event: E, value: Events[E]): void;
}

/** What a procedure's handler gets beside its input. */
export interface CallContext<S> {
  /** Aborted when the renderer cancels the call or goes away. */
  readonly signal: AbortSignal;
  readonly connection: Connection<S>;
}
