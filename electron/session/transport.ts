/** A stream of bytes to and from a worker, without knowledge of frames. */
export interface Transport {
  send(bytes: Uint8Array): void;
  onData(listener: (chunk: Uint8Array) => void): void;
  /** The listener is called once: when the other side is gone or `close` was called. */
  onClose(listener: () => void): void;
  close(): void;
}

/** Two connected transports; bytes arrive in a later microtask, as from a socket. */
export function memoryPair(): readonly [Transport, Transport] {
  const left = new MemoryTransport();
  const right = new MemoryTransport();
  left.far = right;
  right.far = left;
  return [left, right];
}

class MemoryTransport implements Transport {
  far: MemoryTransport | null = null;
  #data: ((chunk: Uint8Array) => void)[] = [];
  #close: (() => void)[] = [];
  #closed = false;

  send(bytes: Uint8Array): void {
    const copy = bytes.slice();
    queueMicrotask(() => {
      if (!this.#closed) for (const listener of this.far?.listeners ?? []) listener(copy);
    });
  }

  get listeners() {
    return this.#data;
  }

  onData(listener: (chunk: Uint8Array) => void): void {
    this.#data.push(listener);
  }

  onClose(listener: () => void): void {
    this.#close.push(listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const listener of this.#close) listener();
    this.far?.close();
  }
}
