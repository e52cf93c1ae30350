import * as z from 'zod';
import { quoteString } from '../model/r-syntax/names';
import { densities } from '../stats/density';
import { chainView } from '../stats/draws';
import { pickVariables } from '../stats/pick-variables';
import type { Analysis } from './analysis';
import { doubles } from './plain-answer';

const query = z.strictObject({
  variable: z.string().describe('the name of a variable of the fit, such as "b_Intercept"'),
});

const answer = z.object({
  variable: z.string(),
  /** The grid that all chains share; empty where the variable is constant or not finite. */
  x: doubles,
  /** By chain, the density at each point of the grid; no chains where there is no grid. */
  y: z.array(doubles).readonly(),
});

export type DensityQuery = z.output<typeof query>;
export type Density = Readonly<z.output<typeof answer>>;

/** A variable's kernel density by chain, from every draw (`shared/stats/density.ts`). */
export const density: Analysis<DensityQuery, Density> = {
  id: 'density',
  version: 1,
  words: {
    title: 'Density',
    about: 'How the draws of one parameter are spread, one smooth curve for each chain.',
  },
  query,
  answer,
  source: {
    from: 'draws',
    variables: ({ variable }) => [variable],
    compute(draws, { variable }) {
      const picked = pickVariables(draws, [variable]);
      const chains = Array.from({ length: picked.chains }, (_, c) => chainView(picked, 0, c));
      return { variable, ...densities(chains) };
    },
  },
  code: (_, { variable }) =>
    [
      'draws <- posterior::as_draws_array(fit)',
      `chains <- posterior::extract_variable_matrix(draws, ${quoteString(variable)})`,
      '# One grid for all chains, 3 of the largest bandwidths beyond the draws.',
      'reach <- 3 * max(apply(chains, 2, bw.nrd0))',
      'apply(chains, 2, function(chain) density(chain, from = min(chains) - reach, to = max(chains) + reach)$y)',
    ].join('\n'),
};
