/** Makes changes of one thing, one after the other, and tells listeners its state after each. */
export class ChangeQueue<State> {
  private readonly listeners = new Set<(state: State) => void>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly state: () => State) {}

  /** Returns the function that ends the subscription. */
  listen(listener: (state: State) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Listeners are told after a change that failed too: it may have failed because the state is another one by now. */
  run<T>(change: () => Promise<T>): Promise<T> {
    const result = this.last.catch(() => undefined).then(change);
    this.last = result;
    return result.finally(() => {
      const state = this.state();
      for (const listener of this.listeners) listener(state);
    });
  }

  /** Settles when all changes so far have ended, well or not. */
  async settled(): Promise<void> {
    await this.last.catch(() => undefined);
  }
}
