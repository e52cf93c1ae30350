import type { Measure } from './measure';

export const sd = {
  id: 'sd',
  words: {
    title: 'SD',
    about: 'The standard deviation of the draws. It plays the part of the standard error in other methods.',
  },
  rFunction: 'stats::sd',
  compute: (draws) => draws.sd,
  givesNaN: ({ unusual, size }) => unusual.infinite && !unusual.nan && size > 1,
  decimals: 'estimate',
  shownAtFirst: true,
} as const satisfies Measure;
