/** Runs what the app would give to worker threads on the thread that asks: Electron 9 has none that it could use. */
export class Piscina<Task, Result> {
  readonly #filename: string;

  constructor(options: { readonly filename: string }) {
    this.#filename = options.filename;
  }

  async run(task: Task): Promise<Result> {
    const { default: work } = await import(/* @vite-ignore */ this.#filename);
    return work(task);
  }

  async destroy(): Promise<void> {}
}
