import * as z from 'zod';
import type { Analysis } from '../analyses/analysis';
import { quoteString } from '../model/r-syntax/names';
import { densities } from '../stats/density';
import { drawsProblem, problemOf } from './draws-problem';
import { chainsOf, doubles, oneVariable } from './one-variable';

const densityAnswer = z.object({
  variable: z.string(),
  chains: z.int(),
  drawsPerChain: z.int(),
  /** One grid for all chains, and the density of each over it; empty where there is a problem. */
  x: doubles,
  y: z.array(doubles),
  problem: drawsProblem,
});
export type DensityAnswer = z.infer<typeof densityAnswer>;

/** Kernel densities of one variable by chain. */
export const densityAnalysis: Analysis<z.infer<typeof oneVariable>, DensityAnswer> = {
  id: 'density',
  version: 1,
  words: { title: 'Density', about: 'How the draws of one parameter are spread, chain by chain.' },
  query: oneVariable,
  answer: densityAnswer,
  source: {
    from: 'draws',
    compute(draws, { variable }) {
      const chains = chainsOf(draws, variable);
      const { x, y } = densities(chains);
      const problem = x.length > 0 ? null : (problemOf(chains) ?? 'constant-chain');
      return {
        variable,
        chains: chains.length,
        drawsPerChain: draws.drawsPerChain,
        x,
        y: [...y],
        problem,
      };
    },
  },
  code: (_, { variable }) => `bayesplot::mcmc_dens_overlay(fit, pars = ${quoteString(variable)})`,
};
