import { type Client, createClient } from '../../shared/contract/client';
import type { BytePipe } from '../../shared/contract/frames';
import type { EventName, Events, Input, Output, ProcedureName } from '../../shared/contract/procedures';
import { StudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';

export type ConnectionStatus = 'connecting' | 'open' | 'lost';

/** The renderer's way to the main process: typed calls and events that outlive one pipe. */
export interface Connection {
  call<N extends ProcedureName>(name: N, input: Input<N>, signal?: AbortSignal): Promise<Output<N>>;
  /** Returns the function that ends the listening. */
  on<E extends EventName>(event: E, listener: (value: Events[E]) => void): () => void;
  onStatus(listener: (status: ConnectionStatus) => void): () => void;
  /** Tries at once instead of at the next interval. */
  retryNow(): void;
}

// A record, so that an event of the contract cannot be left out.
const forwarded: Readonly<Record<EventName, true>> = {
  'project.changed': true,
  'work.changed': true,
  'workers.changed': true,
  'environments.changed': true,
  'preferences.changed': true,
  'update.found': true,
  'app.warning': true,
  'log.added': true,
  'shell.command': true,
  'shell.open': true,
};
const eventNames = Object.keys(forwarded) as readonly EventName[];
const firstDelay = 250;
const longestDelay = 5000;

/** Opens a pipe with `open`, and another one whenever it closes, for as long as the page lives. */
export function connect(open: () => Promise<BytePipe>): Connection {
  const listeners = new Map<EventName, Set<(value: never) => void>>();
  const statusListeners = new Set<(status: ConnectionStatus) => void>();
  let client: Client | null = null;
  let status: ConnectionStatus = 'connecting';
  let delay = firstDelay;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function setStatus(next: ConnectionStatus) {
    status = next;
    for (const listener of statusListeners) listener(next);
  }

  function forward<E extends EventName>(from: Client, event: E) {
    from.on(event, (value) => {
      for (const listener of listeners.get(event) ?? []) (listener as (value: Events[E]) => void)(value);
    });
  }

  function lost() {
    client = null;
    setStatus('lost');
    clearTimeout(timer);
    timer = setTimeout(attempt, delay);
    delay = Math.min(delay * 2, longestDelay);
  }

  function attempt() {
    open().then((pipe) => {
      const opened = createClient(pipe);
      client = opened;
      delay = firstDelay;
      for (const event of eventNames) forward(opened, event);
      opened.onClose(lost);
      setStatus('open');
    }, lost);
  }

  attempt();
  return {
    call(name, input, signal) {
      if (client === null) {
        return Promise.reject(
          new StudioError('protocol', t('shell.notConnected'), {
            hint: t('shell.notConnectedHint'),
          }),
        );
      }
      return client.call(name, input, signal ? { signal } : {});
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      set.add(listener);
      listeners.set(event, set);
      return () => set.delete(listener);
    },
    onStatus(listener) {
      statusListeners.add(listener);
      listener(status);
      return () => statusListeners.delete(listener);
    },
    retryNow() {
      if (status !== 'lost') return;
      clearTimeout(timer);
      attempt();
    },
  };
}
