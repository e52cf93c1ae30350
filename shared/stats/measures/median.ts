import type { Measure } from './measure';

export const median = {
  id: 'median',
  words: {
    title: 'Median',
    about:
      'Half of the draws are below it. Where the draws are skewed it tells more of a usual value than the mean.',
  },
  rFunction: 'stats::median',
  compute: (draws) => draws.median,
  givesNaN: ({ unusual }) => unusual.infinite && !unusual.nan,
  decimals: 'estimate',
  shownAtFirst: false,
} as const satisfies Measure;
