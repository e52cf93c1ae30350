import * as z from 'zod';
import type { Analysis } from '../analyses/analysis';
import { quoteString } from '../model/r-syntax/names';
import { divergentDraws } from '../stats/sampler-counts';
import { chainsOf, doubles, wholeNumbers } from './one-variable';
import { thinLine } from './thin-line';

const traceQuery = z.strictObject({
  variable: z.string(),
  /** Of a chain with more than twice as many draws, the least and the greatest in each of so many equal parts. */
  parts: z.int().min(100).max(1_000_000).default(1_000_000),
});

export type TraceQuery = z.infer<typeof traceQuery>;

const traceAnswer = z.object({
  variable: z.string(),
  drawsPerChain: z.int(),
  /** By chain: which draws these are, counted from 0, and their values. */
  draws: z.array(wholeNumbers),
  values: z.array(doubles),
  /** Draws after which a transition diverged, counted from 0, by chain: all of them. */
  divergent: z.array(wholeNumbers),
});
export type TraceAnswer = z.infer<typeof traceAnswer>;

/** Draws of one variable in their order. */
export const traceAnalysis: Analysis<TraceQuery, TraceAnswer> = {
  id: 'trace',
  version: 1,
  words: { title: 'Draws in order', about: 'The draws of one parameter after warmup, chain by chain.' },
  query: traceQuery,
  answer: traceAnswer,
  source: {
    from: 'draws',
    compute(fitDraws, { variable, parts }) {
      const chains = chainsOf(fitDraws, variable);
      const draws = chains.map((chain) => thinLine(chain, parts));
      const { divergent__: flags } = fitDraws.sampler;
      return {
        variable,
        drawsPerChain: fitDraws.drawsPerChain,
        draws,
        values: chains.map((chain, c) => Float64Array.from(draws[c] ?? [], (draw) => chain[draw] as number)),
        divergent: flags ? divergentDraws(flags, chains.length) : chains.map(() => new Int32Array()),
      };
    },
  },
  code: (_, { variable }) =>
    `bayesplot::mcmc_trace(fit, pars = ${quoteString(variable)}, np = brms::nuts_params(fit))`,
};
