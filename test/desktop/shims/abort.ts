type Listener = () => void;

/** As much of the standard's as the app uses; neither engine has all of it. */
class OwnSignal {
  aborted = false;
  reason: unknown;
  onabort: Listener | null = null;
  readonly #listeners = new Set<Listener | { handleEvent: Listener }>();

  static abort(reason?: unknown): OwnSignal {
    const signal = new OwnSignal();
    abortNow(signal, reason);
    return signal;
  }

  static any(signals: Iterable<OwnSignal>): OwnSignal {
    const all = [...signals];
    const result = new OwnSignal();
    const first = all.find(({ aborted }) => aborted);
    if (first) return OwnSignal.abort(first.reason);
    for (const signal of all) signal.addEventListener('abort', () => abortNow(result, signal.reason));
    return result;
  }

  static timeout(milliseconds: number): OwnSignal {
    const signal = new OwnSignal();
    setTimeout(() => abortNow(signal, new DOMException('It took too long.', 'TimeoutError')), milliseconds);
    return signal;
  }

  addEventListener(_type: string, listener: Listener | { handleEvent: Listener }): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: string, listener: Listener | { handleEvent: Listener }): void {
    this.#listeners.delete(listener);
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  /** It happens once, so every listener is one that is called once. */
  dispatchEvent(): boolean {
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    this.onabort?.();
    for (const each of listeners) typeof each === 'function' ? each() : each.handleEvent();
    return true;
  }
}

class OwnController {
  readonly signal = new OwnSignal();

  abort(reason?: unknown): void {
    abortNow(this.signal, reason);
  }
}

function abortNow(signal: OwnSignal, reason: unknown): void {
  if (signal.aborted) return;
  signal.aborted = true;
  signal.reason = reason ?? new DOMException('This operation was aborted', 'AbortError');
  signal.dispatchEvent();
}

Object.assign(globalThis, { AbortController: OwnController, AbortSignal: OwnSignal });
