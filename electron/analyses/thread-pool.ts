import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { AnyAnalysis, FromDraws } from '../../shared/analyses/analysis';
import { fromWire } from '../../shared/errors/wire';
import type { FitDraws } from '../../shared/stats/fit-draws';
import { pickVariables } from '../../shared/stats/pick-variables';
import type { ThreadAnswer, ThreadTask } from './analysis-thread';

export interface ThreadPoolOptions {
  /** The bundled `analysis-thread.js`; without it everything is computed on the calling thread. */
  readonly threadFile?: string | undefined;
  readonly threads?: number | undefined;
}

/** An analysis that is computed from draws. */
export interface DrawsAnalysis extends AnyAnalysis {
  readonly source: FromDraws<unknown, unknown>;
}

export function isFromDraws(analysis: AnyAnalysis): analysis is DrawsAnalysis {
  return analysis.source.from === 'draws';
}

/** Below this many values starting a thread takes longer than computing (about 15 ms). */
const smallJob = 100_000;
/** Values that the calling thread works on before other work gets its turn: about 12 ms of a summary. */
const partOnCallingThread = 20_000;

/** Answers questions to draws on threads that are started when first needed and end when idle. */
export class ThreadPool {
  readonly #threads: number;
  readonly #threadFile: string | undefined;
  #pool: Piscina<ThreadTask, ThreadAnswer> | undefined;

  constructor({ threadFile, threads = availableParallelism() }: ThreadPoolOptions) {
    this.#threadFile = threadFile;
    this.#threads = Math.max(1, threads);
  }

  /** The draws should lie in shared memory, or threads get a copy. Throws as the analysis does, and `AbortError`. */
  async compute(
    analysis: DrawsAnalysis,
    query: unknown,
    draws: FitDraws,
    signal: AbortSignal,
  ): Promise<unknown> {
    const { source } = analysis;
    const needed = source.variables ? pickVariables(draws, source.variables(query)) : draws;
    const onThreads = this.#threadFile !== undefined && needed.values.length > smallJob;
    const parts = source.join
      ? partsOf(needed, onThreads ? this.#partsWanted() : partsHere(needed))
      : [needed];
    const answers =
      onThreads && this.#threadFile !== undefined
        ? await this.#onThreads(this.#threadFile, analysis.id, query, parts, signal)
        : await computeHere(source, query, parts, signal);
    return source.join ? source.join(answers) : answers[0];
  }

  /** Several parts a thread, as another program may hold one of the cores. */
  #partsWanted(): number {
    return this.#threads === 1 ? 1 : this.#threads * 4;
  }

  async #onThreads(
    threadFile: string,
    id: string,
    query: unknown,
    parts: readonly FitDraws[],
    signal: AbortSignal,
  ): Promise<unknown[]> {
    this.#pool ??= new Piscina<ThreadTask, ThreadAnswer>({
      filename: threadFile,
      minThreads: 0,
      maxThreads: this.#threads,
      idleTimeout: 30_000,
    });
    const pool = this.#pool;
    const answers = await Promise.all(parts.map((draws) => pool.run({ id, query, draws }, { signal })));
    return answers.map((one) => {
      if ('error' in one) throw fromWire(one.error);
      return one.answer;
    });
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.destroy();
  }
}

async function computeHere(
  source: FromDraws<unknown, unknown>,
  query: unknown,
  parts: readonly FitDraws[],
  signal: AbortSignal,
): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const part of parts) {
    if (answers.length > 0) await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    answers.push(source.compute(part, query));
  }
  return answers;
}

function partsHere({ values }: FitDraws): number {
  return Math.ceil(values.length / partOnCallingThread);
}

/** The variables in about so many runs, in order. At least one, which may be without variables. */
function partsOf(draws: FitDraws, wanted: number): readonly FitDraws[] {
  const { variables, values } = draws;
  const size = draws.chains * draws.drawsPerChain;
  const length = Math.max(1, Math.ceil(variables.length / Math.max(1, wanted)));
  const count = Math.max(1, Math.ceil(variables.length / length));
  return Array.from({ length: count }, (_, i) => ({
    ...draws,
    variables: variables.slice(i * length, (i + 1) * length),
    values: values.subarray(i * length * size, (i + 1) * length * size),
  }));
}
