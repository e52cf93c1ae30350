import { essLimit } from './ess-limit';
import type { Measure } from './measure';

/** The smaller ESS of the 5 % and 95 % quantiles (section 4.3 of the source). */
export const essTail = {
  id: 'ess_tail',
  words: {
    title: 'Tail ESS',
    about:
      'Effective sample size in the tails: how well the ends of an interval are known. It should be at least 100 for each chain.',
  },
  source: 'Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Bayesian Analysis 16, 667–718',
  rFunction: 'posterior::ess_tail',
  compute(draws) {
    const { sorted } = draws;
    const low = sorted[0] as number;
    const high = sorted[sorted.length - 1] as number;
    const varies = Number.isFinite(low) && Number.isFinite(high) && high - low >= Number.EPSILON;
    return varies ? Math.min(draws.essOfQuantile(0.05), draws.essOfQuantile(0.95)) : Number.NaN;
  },
  decimals: 0,
  limits: (chains) => ({ least: essLimit(chains) }),
  shownAtFirst: true,
} as const satisfies Measure;
