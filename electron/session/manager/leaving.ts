import { asStudioError } from '../../../shared/errors/studio-error';

/** Workers that are on their way out: whoever closes waits for them, nobody else has to. */
export class Leaving {
  readonly #ending = new Set<Promise<void>>();

  constructor(private readonly note: (level: 'error', text: string) => void) {}

  add(ending: Promise<unknown>): void {
    const settled = ending.then(
      () => undefined,
      (error: unknown) =>
        this.note('error', `An R worker could not be ended: ${asStudioError(error).message}`),
    );
    this.#ending.add(settled);
    void settled.then(() => this.#ending.delete(settled));
  }

  /** All have left, those that began to leave meanwhile too. */
  async done(): Promise<void> {
    while (this.#ending.size > 0) await Promise.all(this.#ending);
  }
}
