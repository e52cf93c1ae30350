import { quantileSorted } from '../quantile';
import type { Measure } from './measure';

export const lower = {
  id: 'lower',
  words: {
    title: 'Interval, lower end',
    about:
      'The lower end of a central credible interval: given model and data, the parameter lies in the interval with the stated probability, and with equal probability below and above.',
  },
  source: 'Quantile of type 7: Hyndman & Fan (1996), The American Statistician 50, 361–365',
  rFunction: 'posterior::quantile2',
  rCall: ({ lower }) => `posterior::quantile2(.x, probs = ${lower}, names = FALSE)`,
  at: ({ lower }) => lower,
  compute: (draws, { lower }) => quantileSorted(draws.sorted, lower),
  givesNaN: ({ unusual }) => unusual.infinite && !unusual.nan,
  decimals: 'estimate',
  shownAtFirst: true,
} as const satisfies Measure;
