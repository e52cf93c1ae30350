import { essLimit } from './ess-limit';
import type { Measure } from './measure';

/** ESS of the rank-normalised split chains (section 4.1 of the source). */
export const essBulk = {
  id: 'ess_bulk',
  words: {
    title: 'Bulk ESS',
    about:
      'Effective sample size in the middle of the distribution: how many independent draws would tell the mean and the median as well. It should be at least 100 for each chain.',
  },
  source: 'Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Bayesian Analysis 16, 667–718',
  rFunction: 'posterior::ess_bulk',
  compute: (draws) => draws.essOfScores,
  decimals: 0,
  limits: (chains) => ({ least: essLimit(chains) }),
  shownAtFirst: true,
} as const satisfies Measure;
