/** Makes changes to one thing, one after the other, and gives listeners its state after each. */
export class ChangeQueue<State> {
  private readonly listeners = new Set<(state: State) => void>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly state: () => State) {}

  /** Returns the function that ends the subscription. */
  listen(listener: (state: State) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Listeners are also called after a change that failed: it may have failed because the state had changed
   * meanwhile.
   */
  run<T>(change: () => Promise<T>): Promise<T> {
    const result = this.last.catch(() => undefined).then(change);
    this.last = result;
    return result.finally(() => {
      const state = this.state();
      for (const listener of this.listeners) listener(state);
    });
  }

  /** Settles when all changes so far have ended, with or without an error. */
  async settled(): Promise<void> {
    await this.last.catch(() => undefined);
  }
}
