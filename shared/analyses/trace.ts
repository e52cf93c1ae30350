import * as z from 'zod';
import { quoteString } from '../model/r-syntax/names';
import { divergentDraws } from '../stats/sampler-counts';
import { thinLine } from '../stats/thin-line';
import type { Analysis } from './analysis';
import { chainsOf, variableName } from './one-variable';
import { doubles, integers } from './plain-answer';

const query = z.strictObject({
  variable: variableName,
  parts: z
    .int()
    .min(100)
    .max(1_000_000)
    .default(1_000_000)
    .describe(
      'of a chain with more than twice as many draws, the least and the greatest in each of so many equal parts, from 100 to 1000000',
    ),
});

const answer = z.object({
  variable: z.string(),
  drawsPerChain: z.int(),
  /** By chain: which draws these are, counted from 0, and their values. */
  draws: z.array(integers).readonly(),
  values: z.array(doubles).readonly(),
  /** By chain, which draws (from 0, after warmup) ended in a divergent transition: all of them. */
  divergent: z.array(integers).readonly(),
});

export type TraceQuery = z.output<typeof query>;
export type Trace = Readonly<z.output<typeof answer>>;

/** A variable's draws in their order. */
export const trace: Analysis<TraceQuery, Trace> = {
  id: 'trace',
  version: 1,
  words: {
    title: 'Trace',
    about: 'The draws of one parameter in the order in which they were made, one line for each chain.',
  },
  query,
  answer,
  source: {
    from: 'draws',
    variables: ({ variable }) => [variable],
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
