import type { Analysis, AnyAnalysis } from '../../shared/analyses/analysis';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import type { FitDraws } from '../../shared/stats/fit-draws';
import type { BrmsAnalysis } from './ask-brms';
import { BrmsAnswers, type BrmsOptions } from './brms-answers';
import { DrawsCache } from './draws-cache';
import type { AskedFit } from './question';
import { type DrawsAnalysis, isFromDraws, ThreadPool, type ThreadPoolOptions } from './thread-pool';

export interface AnalysisOptions extends ThreadPoolOptions {
  /** Draws to keep in memory, 1 GiB unless given. */
  readonly maxBytes?: number | undefined;
  /** How brms is asked; without it, only draws are. */
  readonly brms?: BrmsOptions;
}

/** Answers questions to fits. What has been answered is kept in memory; draws are read once. */
export interface AnalysisService {
  /**
   * `query` is what the analysis's own schema has made of the question. Throws `invalid-input` where it does not suit the
   * fit, and `cancelled`; of brms also `r-error` and `worker-crashed`. brms is asked as work of the queue, which tells
   * what is done meanwhile. `signal` ends the wait: what is computed from draws is given up when the last who asked has
   * left, but what brms was asked goes on until it is cancelled as work.
   */
  ask<Query, Answer>(
    fit: AskedFit,
    analysis: Analysis<Query, Answer>,
    query: Query,
    signal?: AbortSignal,
  ): Promise<Answer>;
  /** The draws of a fit, read now where they are not in memory. */
  draws(fit: AskedFit): Promise<FitDraws>;
  /** Drops everything about a fit. */
  forget(key: string): void;
  /** Bytes of draws in memory. */
  bytes(): number;
  /** Ends the threads; the service may not be used after. */
  close(): Promise<void>;
}

export function createAnalyses(options: AnalysisOptions = {}): AnalysisService {
  const pool = new ThreadPool(options);
  const cache = new DrawsCache(options.maxBytes ?? 2 ** 30);
  const answers = new RecentAnswers();
  const ofBrms = options.brms && new BrmsAnswers(options.brms);

  async function askBrms(fit: AskedFit, analysis: BrmsAnalysis, query: unknown, signal?: AbortSignal) {
    const { saved } = fit;
    if (!saved || !ofBrms) {
      throw new StudioError(
        'invalid-input',
        `${analysis.words.title} asks brms, which needs the fit itself.`,
        {
          hint: 'Name a fit of a project: --project DIR --fit ID. Files of draws are not enough.',
        },
      );
    }
    const brms = await ofBrms.brms();
    if (signal?.aborted) throw new StudioError('cancelled', 'Cancelled.');
    const question = `${questionOf(analysis, query)} ${brms.version ?? brms.environment}`;
    const run = answers.run(fit.key, question, () => ofBrms.answer(saved, analysis, query, brms));
    // One that never leaves: the work goes on, and its answer is kept, when everybody else has left.
    run.join().catch(() => undefined);
    return run.join(signal);
  }

  function askDraws(fit: AskedFit, analysis: DrawsAnalysis, query: unknown, signal?: AbortSignal) {
    const run = answers.run(fit.key, questionOf(analysis, query), async (stopped) => {
      const draws = await cache.get(fit.key, fit.load);
      stopped.throwIfAborted();
      return pool.compute(analysis, query, draws, stopped);
    });
    return run.join(signal);
  }

  return {
    async ask<Query, Answer>(
      fit: AskedFit,
      analysis: Analysis<Query, Answer>,
      query: Query,
      signal?: AbortSignal,
    ) {
      const answer = isFromDraws(analysis)
        ? askDraws(fit, analysis, query, signal)
        : askBrms(fit, analysis as BrmsAnalysis, query, signal);
      return (await answer) as Answer;
    },
    draws: ({ key, load }) => cache.get(key, load),
    forget(key) {
      cache.forget(key);
      answers.forget(key);
    },
    bytes: () => cache.bytes,
    async close() {
      cache.clear();
      answers.clear();
      await pool.close();
    },
  };
}

function questionOf(analysis: AnyAnalysis, query: unknown): string {
  return `${analysis.id} ${JSON.stringify(query)}`;
}

/** One computation that several callers wait for: it is aborted only when the last of them has gone. */
class SharedRun<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  #waiting = 0;

  constructor(start: (signal: AbortSignal) => Promise<T>) {
    const { signal } = this.#controller;
    // Not before the constructor has ended: what it starts may ask about the run.
    this.#result = Promise.resolve().then(() => {
      signal.throwIfAborted();
      return start(signal);
    });
    // Who waits hears of a failure; nobody waiting is no unhandled rejection.
    this.#result.catch(() => {});
  }

  /** True once nobody waited any more; such a run must not be joined. */
  get abandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  /** The result, or `cancelled` as soon as `signal` aborts. */
  join(signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) {
      // A run that was begun for this call alone has nobody who waits for it.
      if (this.#waiting === 0) this.#controller.abort();
      return Promise.reject(new StudioError('cancelled', 'Cancelled.'));
    }
    this.#waiting++;
    return new Promise<T>((resolve, reject) => {
      const settle = () => signal?.removeEventListener('abort', leave);
      const leave = () => {
        this.#waiting--;
        if (this.#waiting === 0) this.#controller.abort();
        reject(new StudioError('cancelled', 'Cancelled.'));
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#result.then(resolve, reject).finally(settle);
    });
  }
}

/** So many answers are kept; the one that was asked for longest ago goes first. */
const mostAnswers = 200;

/**
 * Answers by fit and question: one computation serves all who ask, and is kept while it is among the last that were asked
 * for. (lru-cache 11, which was tried, ends a computation for all when one of those who wait is aborted.)
 */
class RecentAnswers {
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
