import { quantileSorted } from '../quantile';
import type { Measure } from './measure';

export const upper = {
  id: 'upper',
  words: {
    title: 'Interval, upper end',
    about:
      'The upper end of a central credible interval: given model and data, the parameter lies in the interval with the stated probability, and with equal probability below and above.',
  },
  source: 'Quantile of type 7: Hyndman & Fan (1996), The American Statistician 50, 361–365',
  rFunction: 'posterior::quantile2',
  rCall: ({ upper }) => `posterior::quantile2(.x, probs = ${upper}, names = FALSE)`,
  at: ({ upper }) => upper,
  compute: (draws, { upper }) => quantileSorted(draws.sorted, upper),
  givesNaN: ({ unusual }) => unusual.infinite && !unusual.nan,
  decimals: 'estimate',
  shownAtFirst: true,
} as const satisfies Measure;
