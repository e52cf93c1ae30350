import { essLimit } from './ess-limit';
import type { Measure } from './measure';

/** ESS of the split chains as they are, without ranks. */
export const essMean = {
  id: 'ess_mean',
  words: {
    title: 'ESS of mean',
    about:
      'Effective sample size of the mean: how many independent draws would tell the mean as well. It should be at least 100 for each chain; where the draws have very long tails, trust the bulk ESS instead.',
  },
  source: 'Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Bayesian Analysis 16, 667–718',
  rFunction: 'posterior::ess_mean',
  compute: (draws) => draws.essOfMean,
  decimals: 0,
  limits: (chains) => ({ least: essLimit(chains) }),
  shownAtFirst: false,
} as const satisfies Measure;
