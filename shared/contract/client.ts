import { StudioError, type WireError } from '../errors/studio-error';
import { fromWire } from '../errors/wire';
import { t } from '../texts/texts';
import { type BytePipe, type ClientFrame, packFrame, unpackFrame } from './frames';
import type { EventName, Events, Input, Output, ProcedureName } from './procedures';

export interface CallOptions {
  /** Aborting it rejects the call with `cancelled` at once and tells main to stop. */
  readonly signal?: AbortSignal | undefined;
}

export interface Client {
  /** Rejects with a `StudioError`: main's own, `cancelled`, or `internal` once the pipe is closed. */
  call<N extends ProcedureName>(name: N, input: Input<N>, options?: CallOptions): Promise<Output<N>>;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (value: Events[E]) => void): () => void;
  /** Called once, when the pipe closes; at once where it is closed already. */
  onClose(listener: () => void): () => void;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: StudioError) => void;
}

/** The renderer's end of the boundary, the same over every host. */
export function createClient(pipe: BytePipe): Client {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const closeListeners = new Set<() => void>();
  let lastId = 0;
  let closed = false;

  const settle = (id: number): Pending | undefined => {
    const call = pending.get(id);
    pending.delete(id);
    return call;
  };
  const rejectAll = (error: StudioError): void => {
    const calls = [...pending.values()];
    pending.clear();
    for (const call of calls) call.reject(error);
  };

  pipe.onMessage((bytes) => {
    const frame = readHostFrame(bytes);
    if (frame === undefined) return rejectAll(malformed());
    if (frame.type === 'event') {
      for (const listener of listeners.get(frame.name) ?? []) notify(() => listener(frame.value));
    } else if (frame.type === 'ok') {
      settle(frame.id)?.resolve(frame.value);
    } else if (frame.id === 0) {
      // Main could not tell which call a frame was about, so neither can we.
      rejectAll(fromWire(frame.error));
    } else {
      settle(frame.id)?.reject(fromWire(frame.error));
    }
  });

  pipe.onClose(() => {
    if (closed) return;
    closed = true;
    rejectAll(disconnected());
    for (const listener of closeListeners) notify(listener);
    closeListeners.clear();
  });

  const send = (frame: ClientFrame): void => pipe.send(packFrame(frame));

  return {
    call(name, input, options) {
      const signal = options?.signal;
      if (closed) return Promise.reject(disconnected());
      if (signal?.aborted) return Promise.reject(cancelled());
      const id = ++lastId;
      return new Promise<never>((resolve, reject) => {
        const abort = (): void => {
          if (settle(id) === undefined) return;
          reject(cancelled());
          notify(() => send({ type: 'cancel', id }));
        };
        const release = (): void => signal?.removeEventListener('abort', abort);
        pending.set(id, {
          resolve: (value) => {
            release();
            resolve(value as never);
          },
          reject: (error) => {
            release();
            reject(error);
          },
        });
        signal?.addEventListener('abort', abort, { once: true });
        try {
          send({ type: 'call', id, name, input });
        } catch (error) {
          settle(id)?.reject(
            new StudioError('internal', t('connection.notSent', { call: name }), { cause: error }),
          );
        }
      });
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      const entry = (value: unknown): void => listener(value as never);
      set.add(entry);
      return () => set.delete(entry);
    },
    onClose(listener) {
      if (closed) notify(listener);
      else closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
  };
}

/** A frame of main's, loosely: `value` is what the contract says, since main is the other half of this code. */
type ReadFrame =
  | { readonly type: 'ok'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: WireError }
  | { readonly type: 'event'; readonly name: string; readonly value: unknown };

function readHostFrame(bytes: Uint8Array): ReadFrame | undefined {
  let frame: unknown;
  try {
    frame = unpackFrame(bytes);
  } catch {
    return undefined;
  }
  if (typeof frame !== 'object' || frame === null || !('type' in frame)) return undefined;
  const { type } = frame;
  const known = type === 'ok' || type === 'error' || type === 'event';
  return known ? (frame as ReadFrame) : undefined;
}

/** A listener that throws must not keep the others from hearing: its error goes to the host's own reporting. */
function notify(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

const cancelled = () => new StudioError('cancelled', t('connection.cancelled'));
const malformed = () => new StudioError('protocol', t('connection.unread'));
const disconnected = () =>
  new StudioError('internal', t('connection.closed'), {
    hint: t('connection.startAgain'),
  });
