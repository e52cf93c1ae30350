import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { StudioError } from '../../shared/errors/studio-error';
import type { Draws } from '../../shared/stats/draws';
import { intervalEnds } from '../../shared/stats/interval';
import type { MeasureId } from '../../shared/stats/measures/list';
import { type Measured, summaryRow } from '../../shared/stats/summarise';
import type { SummaryRow } from '../../shared/stats/summary-row';
import { type SummaryTask, summariseEach } from './summary-task';

export interface SummaryPoolOptions {
  /** The bundled `summary-worker.js`; without it everything is computed on the calling thread. */
  readonly workerFile?: string | undefined;
  readonly threads?: number | undefined;
}

/** Below this many values starting a thread takes longer than computing (about 15 ms). */
const smallJob = 100_000;
/** How long the calling thread may be held before other work gets its turn. */
const sliceMilliseconds = 12;

/** Summarises draws on worker threads that are started when first needed and end when idle. */
export class SummaryPool {
  readonly #threads: number;
  readonly #workerFile: string | undefined;
  #pool: Piscina<SummaryTask, Measured[]> | undefined;

  constructor({ workerFile, threads = availableParallelism() }: SummaryPoolOptions) {
    this.#workerFile = workerFile;
    this.#threads = Math.max(1, threads);
  }

  /**
   * One row per variable, in order, with the measures that are asked for. `draws.values` should lie in shared memory, or
   * threads get a copy. Throws `invalid-input` for a `prob` that is no probability, and what aborts `signal`.
   */
  async summarise<Id extends MeasureId>(
    draws: Draws,
    { prob, measures }: { readonly prob: number; readonly measures: readonly Id[] },
    signal: AbortSignal,
  ): Promise<readonly SummaryRow<Id>[]> {
    const { values, chains, drawsPerChain, variables } = draws;
    const task = { values, chains, drawsPerChain, ...intervalEnds(prob), measures };
    const results =
      this.#workerFile === undefined || values.length <= smallJob
        ? await summariseHere(task, signal)
        : await this.#onThreads(task, variables.length, this.#workerFile, signal);
    return variables.map((variable, v) => {
      const result = results[v];
      if (!result) throw new StudioError('internal', `No summary came back for ${variable}.`);
      return summaryRow<Id>(variable, result as Measured<Id>);
    });
  }

  async #onThreads(
    task: SummaryTask,
    variables: number,
    workerFile: string,
    signal: AbortSignal,
  ): Promise<Measured[]> {
    this.#pool ??= new Piscina<SummaryTask, Measured[]>({
      filename: workerFile,
      minThreads: 0,
      maxThreads: this.#threads,
      idleTimeout: 30_000,
    });
    const pool = this.#pool;
    // Several parts a thread, as another program may hold one of the cores.
    const part = Math.ceil(variables / (this.#threads === 1 ? 1 : this.#threads * 4));
    const size = task.chains * task.drawsPerChain;
    const parts = Array.from({ length: Math.ceil(variables / part) }, (_, i) =>
      pool.run({ ...task, values: task.values.subarray(i * part * size, (i + 1) * part * size) }, { signal }),
    );
    return (await Promise.all(parts)).flat();
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.destroy();
  }
}

async function summariseHere(task: SummaryTask, signal: AbortSignal): Promise<Measured[]> {
  const results: Measured[] = [];
  let sliceStart = performance.now();
  for (const result of summariseEach(task)) {
    results.push(result);
    if (performance.now() - sliceStart < sliceMilliseconds) continue;
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    sliceStart = performance.now();
  }
  return results;
}
