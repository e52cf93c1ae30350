import type { Connection, ConnectionStatus } from '../../../renderer/connection/connection';
import type { EventName, Events, Input, Output, ProcedureName } from '../../../shared/contract/procedures';
import { StudioError } from '../../../shared/errors/studio-error';

type Answers = { readonly [N in ProcedureName]?: (input: Input<N>) => Output<N> | Promise<Output<N>> };

export interface FakeConnection extends Connection {
  readonly calls: { readonly name: ProcedureName; readonly input: unknown }[];
  emit<E extends EventName>(event: E, value: Events[E]): void;
  setStatus(status: ConnectionStatus): void;
  /** Replaces answers while a test runs. */
  answer(more: Answers): void;
}

/** A main process in memory: it answers with `answers` and refuses the rest. */
export function fakeConnection(answers: Answers): FakeConnection {
  let known = answers;
  const listeners = new Map<EventName, Set<(value: never) => void>>();
  const statusListeners = new Set<(status: ConnectionStatus) => void>();
  const calls: { name: ProcedureName; input: unknown }[] = [];
  return {
    calls,
    async call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
      calls.push({ name, input });
      const answer = known[name] as ((input: Input<N>) => Output<N> | Promise<Output<N>>) | undefined;
      if (!answer) throw new StudioError('internal', `No answer to ${name}.`);
      return answer(input);
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      set.add(listener);
      listeners.set(event, set);
      return () => set.delete(listener);
    },
    onStatus(listener) {
      statusListeners.add(listener);
      return () => statusListeners.delete(listener);
    },
    retryNow() {},
    emit(event, value) {
      for (const listener of listeners.get(event) ?? []) (listener as (value: unknown) => void)(value);
    },
    setStatus(status) {
      for (const listener of statusListeners) listener(status);
    },
    answer(more) {
      known = { ...known, ...more };
    },
  };
}
