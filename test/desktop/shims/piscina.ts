import { createRequire } from 'node:module';

/** Runs what the app would give to worker threads on the thread that asks: Electron 9 has none that it could use. */
export class Piscina<Task, Result> {
  readonly #work: (task: Task) => Result;

  constructor({ filename }: { readonly filename: string }) {
    this.#work = createRequire(filename)(filename).default;
  }

  run(task: Task): Promise<Result> {
    return Promise.resolve(task).then(this.#work);
  }

  async destroy(): Promise<void> {}
}
