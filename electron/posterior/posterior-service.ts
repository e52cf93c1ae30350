import type { PosteriorSummary, VariableDraws } from '../../shared/contract/posterior';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { convergenceMeasures } from '../../shared/stats/convergence-row';
import type { FitDraws } from '../../shared/stats/fit-draws';
import { intervalEnds } from '../../shared/stats/interval';
import { type MeasureId, measureIds } from '../../shared/stats/measures/list';
import { DrawsCache } from './draws-cache';
import { SharedRun } from './shared-run';
import { SummaryPool, type SummaryPoolOptions } from './summary-pool';
import { variableDraws } from './variable-draws';

export interface PosteriorOptions extends SummaryPoolOptions {
  /** Draws to keep in memory, 1 GiB unless given. */
  readonly maxBytes?: number | undefined;
}

/** Answers questions about fits' draws, which it reads once; R takes no part. `key` is a fit's id. */
export interface PosteriorService {
  /** Makes a fit known and reads its draws. The loader is kept, to read again what had to make room. */
  open(key: string, loader: () => Promise<FitDraws>): Promise<FitDraws>;
  /**
   * The table for a central interval: all measures, or those that are named and those of convergence; computed once for
   * the same question.
   * Throws `invalid-input`, `cancelled`.
   */
  summary(
    key: string,
    prob: number,
    signal?: AbortSignal,
    measures?: readonly MeasureId[],
  ): Promise<PosteriorSummary>;
  /** Trace and densities, of at most about `maxPoints` draws. Throws `invalid-input`. */
  variable(key: string, name: string, maxPoints: number): Promise<VariableDraws>;
  /** Drops everything about a fit. */
  forget(key: string): void;
  /** Bytes of draws in memory. */
  bytes(): number;
  /** Ends the threads; the service may not be used after. */
  close(): Promise<void>;
}

export function createPosterior(options: PosteriorOptions = {}): PosteriorService {
  const pool = new SummaryPool(options);
  const cache = new DrawsCache(options.maxBytes ?? 2 ** 30);
  const summaries = new Map<string, Map<string, SharedRun<PosteriorSummary>>>();

  async function drawsOf(key: string): Promise<FitDraws> {
    const draws = await cache.get(key);
    if (!draws) throw new StudioError('internal', `The draws of fit ${key} have not been opened.`);
    return draws;
  }

  function summaryRun(
    key: string,
    prob: number,
    measures: readonly MeasureId[],
  ): SharedRun<PosteriorSummary> {
    const byQuestion = summaries.get(key) ?? new Map<string, SharedRun<PosteriorSummary>>();
    summaries.set(key, byQuestion);
    const asked = [...new Set([...convergenceMeasures, ...measures])];
    const question = [prob, ...asked].join(' ');
    const known = byQuestion.get(question);
    if (known && !known.abandoned) return known;
    const run = new SharedRun(async (signal) => {
      try {
        const draws = await drawsOf(key);
        signal.throwIfAborted();
        return { fitId: key, prob, rows: await pool.summarise(draws, { prob, measures: asked }, signal) };
      } catch (error) {
        // A failure is not kept: the next call tries again.
        if (byQuestion.get(question) === run) byQuestion.delete(question);
        throw asStudioError(error);
      }
    });
    byQuestion.set(question, run);
    return run;
  }

  return {
    async open(key, loader) {
      cache.register(key, loader);
      return drawsOf(key);
    },
    async summary(key, prob, signal, measures = measureIds) {
      intervalEnds(prob);
      return summaryRun(key, prob, measures).join(signal);
    },
    async variable(key, name, maxPoints) {
      return variableDraws(key, await drawsOf(key), name, maxPoints);
    },
    forget(key) {
      cache.forget(key);
      summaries.delete(key);
    },
    bytes: () => cache.bytes,
    async close() {
      cache.clear();
      summaries.clear();
      await pool.close();
    },
  };
}
