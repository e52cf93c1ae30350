import type { Measure } from './measure';

export const mean = {
  id: 'mean',
  words: {
    title: 'Mean',
    about: 'The average of the draws: the usual estimate of a parameter.',
  },
  rFunction: 'base::mean',
  compute: (draws) => draws.mean,
  // Sums of Inf and -Inf, or of NaN; an NA makes the sum NA.
  givesNaN: ({ unusual }) => !unusual.na,
  decimals: 'estimate',
  shownAtFirst: true,
} as const satisfies Measure;
