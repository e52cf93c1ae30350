import { asStudioError } from '../../../shared/errors/studio-error';

/** Workers that are being ended in the background. Only closing the app waits for them (`done`). */
export class EndingWorkers {
  readonly #ending = new Set<Promise<void>>();

  constructor(private readonly note: (level: 'error', text: string) => void) {}

  add(ending: Promise<unknown>): void {
    const settled = ending.then(
      () => undefined,
      (error: unknown) =>
        this.note('error', `An R process could not be ended: ${asStudioError(error).message}`),
    );
    this.#ending.add(settled);
    void settled.then(() => this.#ending.delete(settled));
  }

  /** Resolves when all workers have ended, including those that were added meanwhile. */
  async done(): Promise<void> {
    while (this.#ending.size > 0) await Promise.all(this.#ending);
  }
}
