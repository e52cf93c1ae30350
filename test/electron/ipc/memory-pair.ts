import type { BytePipe } from '../../../shared/contract/frames';

export interface MemoryPair {
  readonly renderer: BytePipe;
  readonly main: BytePipe;
  close(): void;
}

/** Two ends of one pipe in one process; bytes are copied and arrive later, in order, as over a real one. */
export function memoryPair(): MemoryPair {
  const closeListeners: (() => void)[] = [];
  let closed = false;
  const side = () => ({ listeners: [] as ((bytes: Uint8Array) => void)[] });
  const left = side();
  const right = side();
  const end = (own: ReturnType<typeof side>, other: ReturnType<typeof side>): BytePipe => ({
    send(bytes) {
      if (closed) throw new Error('the pipe is closed');
      const copy = Uint8Array.from(bytes);
      queueMicrotask(() => {
        for (const listener of other.listeners) listener(copy);
      });
    },
    onMessage: (listener) => own.listeners.push(listener),
    onClose: (listener) => closeListeners.push(listener),
  });
  return {
    renderer: end(left, right),
    main: end(right, left),
    close() {
      closed = true;
      for (const listener of closeListeners) listener();
    },
  };
}
