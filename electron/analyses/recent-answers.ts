import { asStudioError } from '../../shared/errors/studio-error';
import { SharedRun } from './shared-run';

/** So many answers are kept; the one that was asked for longest ago goes first. */
const mostAnswers = 200;

/** Answers by fit and question: one computation serves all who ask, and is kept while it is among the last that were asked for. */
export class RecentAnswers {
  readonly #runs = new Map<string, SharedRun<unknown>>();

  /** The run of that question; `start` begins one where there is none that goes on. */
  run(fit: string, question: string, start: (signal: AbortSignal) => Promise<unknown>): SharedRun<unknown> {
    const key = `${fit}\n${question}`;
    const known = this.#runs.get(key);
    this.#runs.delete(key);
    const run = known && !known.abandoned ? known : this.#begin(key, start);
    this.#runs.set(key, run);
    for (const oldest of this.#runs.keys()) {
      if (this.#runs.size <= mostAnswers) break;
      this.#runs.delete(oldest);
    }
    return run;
  }

  forget(fit: string): void {
    for (const key of this.#runs.keys()) if (key.startsWith(`${fit}\n`)) this.#runs.delete(key);
  }

  clear(): void {
    this.#runs.clear();
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<unknown>): SharedRun<unknown> {
    const run: SharedRun<unknown> = new SharedRun(async (signal) => {
      try {
        return await start(signal);
      } catch (error) {
        // A failure is not kept: the next call tries again.
        if (this.#runs.get(key) === run) this.#runs.delete(key);
        throw asStudioError(error);
      }
    });
    return run;
  }
}
