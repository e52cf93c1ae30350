import type { Measure } from './measure';

/** sd / sqrt(ess_mean). */
export const mcseMean = {
  id: 'mcse_mean',
  words: {
    title: 'MCSE of mean',
    about:
      'The Monte Carlo standard error of the mean: how far the mean may be off because there are only so many draws. More iterations make it smaller.',
  },
  source: 'Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Bayesian Analysis 16, 667–718',
  rFunction: 'posterior::mcse_mean',
  compute: (draws) => draws.sd / Math.sqrt(draws.essOfMean),
  givesNaN: ({ unusual, size }) => unusual.infinite && !unusual.nan && size > 1,
  decimals: 'error',
  shownAtFirst: false,
} as const satisfies Measure;
