import type { Analysis, AnyAnalysis } from '../../shared/analyses/analysis';
import { StudioError } from '../../shared/errors/studio-error';
import type { FitDraws } from '../../shared/stats/fit-draws';
import type { BrmsAnalysis } from './ask-brms';
import { BrmsAnswers, type BrmsOptions } from './brms-answers';
import { DrawsCache } from './draws-cache';
import { RecentAnswers } from './recent-answers';
import type { Follower } from './shared-run';
import { type DrawsAnalysis, isFromDraws, ThreadPool, type ThreadPoolOptions } from './thread-pool';

export interface AnalysisOptions extends ThreadPoolOptions {
  /** Draws to keep in memory, 1 GiB unless given. */
  readonly maxBytes?: number | undefined;
  /** How brms is asked; without it, only draws are. */
  readonly brms?: BrmsOptions;
}

/** What is asked: a fit of a project, or draws that were given as files. */
export interface AskedFit {
  /** What it is called among all fits. */
  readonly key: string;
  /** Reads its draws: when they are first needed, and again where they had to make room. */
  readonly load: () => Promise<FitDraws>;
  /** Where its saved object lies and answers of brms are kept; absent for draws that were given as files. */
  readonly folder?: string;
}

/** Answers questions to fits. What has been answered is kept in memory; draws are read once. */
export interface AnalysisService {
  /**
   * `query` is what the analysis's own schema has made of the question. Throws `invalid-input` where it does not suit the
   * fit, and `cancelled`;
   * of brms also `r-error` and `worker-crashed`. What is done meanwhile is reported ("Computing LOO").
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
  const ofBrms = options.brms && new BrmsAnswers(options.brms);

  async function askBrms(fit: AskedFit, analysis: BrmsAnalysis, query: unknown, follower: Follower<string>) {
    const { folder } = fit;
    if (folder === undefined || !ofBrms) {
      throw new StudioError(
        'invalid-input',
        `${analysis.words.title} asks brms, which needs the fit itself.`,
        {
          hint: 'Name a fit of a project: --project DIR --fit ID. Files of draws are not enough.',
        },
      );
    }
    const version = await ofBrms.version();
    const question = `${questionOf(analysis, query)} ${version}`;
    return answers
      .run(fit.key, question, (signal, report) =>
        ofBrms.answer(folder, analysis, query, version, { signal, report }),
      )
      .join(follower);
  }

  function askDraws(fit: AskedFit, analysis: DrawsAnalysis, query: unknown, follower: Follower<string>) {
    const run = answers.run(fit.key, questionOf(analysis, query), async (signal) => {
      const draws = await cache.get(fit.key, fit.load);
      signal.throwIfAborted();
      return pool.compute(analysis, query, draws, signal);
    });
    return run.join(follower);
  }

  return {
    async ask<Query, Answer>(
      fit: AskedFit,
      analysis: Analysis<Query, Answer>,
      query: Query,
      follower: Follower<string> = {},
    ) {
      const answer = isFromDraws(analysis)
        ? askDraws(fit, analysis, query, follower)
        : askBrms(fit, analysis as BrmsAnalysis, query, follower);
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
