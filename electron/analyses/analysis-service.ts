import type { Analysis } from '../../shared/analyses/analysis';
import { StudioError } from '../../shared/errors/studio-error';
import type { FitDraws } from '../../shared/stats/fit-draws';
import { DrawsCache } from './draws-cache';
import { RecentAnswers } from './recent-answers';
import type { Follower } from './shared-run';
import { isFromDraws, ThreadPool, type ThreadPoolOptions } from './thread-pool';

export interface AnalysisOptions extends ThreadPoolOptions {
  /** Draws to keep in memory, 1 GiB unless given. */
  readonly maxBytes?: number | undefined;
}

/** What is asked: a fit of a project, or draws that were given as files. */
export interface AskedFit {
  /** What it is called among all fits. */
  readonly key: string;
  /** Reads its draws: when they are first needed, and again where they had to make room. */
  readonly load: () => Promise<FitDraws>;
}

/** Answers questions to fits. What has been answered is kept in memory; draws are read once. */
export interface AnalysisService {
  /**
   * `query` is what the analysis's own schema has made of the question. Throws `invalid-input` where it does not suit the
   * fit, and `cancelled`.
   */
  ask<Query, Answer>(
    fit: AskedFit,
    analysis: Analysis<Query, Answer>,
    query: Query,
    follower?: Follower<string>,
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
  const answers = new RecentAnswers<string>();

  return {
    async ask<Query, Answer>(
      fit: AskedFit,
      analysis: Analysis<Query, Answer>,
      query: Query,
      follower: Follower<string> = {},
    ) {
      const question = `${analysis.id} ${JSON.stringify(query)}`;
      const run = answers.run(fit.key, question, async (signal) => {
        if (!isFromDraws(analysis)) throw new StudioError('internal', `${analysis.id} is not from draws.`);
        const draws = await cache.get(fit.key, fit.load);
        signal.throwIfAborted();
        return pool.compute(analysis, query, draws, signal);
      });
      return (await run.join(follower)) as Answer;
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
