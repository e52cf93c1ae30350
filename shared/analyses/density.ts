import * as z from 'zod';
import { quoteString } from '../model/r-syntax/names';
import { densities } from '../stats/density';
import type { Analysis } from './analysis';
import { drawsProblem, problemOf } from './draws-problem';
import { chainsOf, type OneVariable, oneVariable } from './one-variable';
import { doubles } from './plain-answer';

const answer = z.object({
  variable: z.string(),
  chains: z.int(),
  drawsPerChain: z.int(),
  /** The grid that all chains share, and the density of each over it; empty where there is a problem. */
  x: doubles,
  y: z.array(doubles).readonly(),
  problem: drawsProblem,
});

export type Density = Readonly<z.output<typeof answer>>;

/** A variable's kernel density by chain, from every draw (`shared/stats/density.ts`). */
export const density: Analysis<OneVariable, Density> = {
  id: 'density',
  version: 1,
  words: {
    title: 'Density',
    about: 'How the draws of one parameter are spread, one smooth curve for each chain.',
  },
  query: oneVariable,
  answer,
  source: {
    from: 'draws',
    variables: ({ variable }) => [variable],
    compute(draws, { variable }) {
      const chains = chainsOf(draws, variable);
      const { x, y } = densities(chains);
      const problem = x.length > 0 ? null : (problemOf(chains) ?? 'constant-chain');
      return { variable, chains: chains.length, drawsPerChain: draws.drawsPerChain, x, y, problem };
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
