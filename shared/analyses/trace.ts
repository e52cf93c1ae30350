import * as z from 'zod';
import { quoteString } from '../model/r-syntax/names';
import { chainView } from '../stats/draws';
import { pickVariables } from '../stats/pick-variables';
import { divergentDraws } from '../stats/sampler-counts';
import type { Analysis } from './analysis';
import { doubles, integers } from './plain-answer';

const query = z.strictObject({
  variable: z.string().describe('the name of a variable of the fit, such as "b_Intercept"'),
  points: z
    .int()
    .min(100)
    .max(1_000_000)
    .default(4000)
    .describe('about how many draws are given at most, over all chains, from 100 to 1000000'),
});

const answer = z.object({
  variable: z.string(),
  chains: z.int(),
  drawsPerChain: z.int(),
  /** Every `stride`-th draw of each chain is given, from the first on. */
  stride: z.int(),
  /** By chain. */
  values: z.array(doubles).readonly(),
  /** By chain, which draws (from 0, after warmup) ended in a divergent transition; all of them, whatever the stride. */
  divergent: z.array(integers).readonly(),
});

export type TraceQuery = z.output<typeof query>;
export type Trace = Readonly<z.output<typeof answer>>;

/** A variable's draws in their order, thinned to about so many as can be seen. */
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
    compute(draws, { variable, points }) {
      const picked = pickVariables(draws, [variable]);
      const { chains, drawsPerChain, sampler } = picked;
      const stride = Math.max(1, Math.ceil((chains * drawsPerChain) / points));
      const views = Array.from({ length: chains }, (_, c) => chainView(picked, 0, c));
      return {
        variable,
        chains,
        drawsPerChain,
        stride,
        values: views.map((chain) => everyNth(chain, stride)),
        divergent: sampler.divergent__
          ? divergentDraws(sampler.divergent__, chains)
          : views.map(() => new Int32Array()),
      };
    },
  },
  code: (fit, { variable, points }) => {
    const stride = fit ? Math.ceil((fit.chains * fit.drawsPerChain) / points) : 1;
    const draws = `draws <- posterior::as_draws_array(fit)\nposterior::extract_variable_matrix(draws, ${quoteString(variable)})`;
    return stride > 1 ? `${draws}[seq(1, posterior::niterations(draws), by = ${stride}), ]` : draws;
  },
};

/** A copy in memory of its own, which can be sent. */
function everyNth(values: Float64Array, stride: number): Float64Array {
  const out = new Float64Array(Math.ceil(values.length / stride));
  for (let i = 0; i < out.length; i++) out[i] = values[i * stride] as number;
  return out;
}
