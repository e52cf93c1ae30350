import { medianSorted } from '../median';
import type { Measure } from './measure';

/** Makes the median absolute deviation estimate the sd of normal draws: 1 / qnorm(3/4), as R rounds it. */
const constant = 1.4826;

export const mad = {
  id: 'mad',
  words: {
    title: 'MAD',
    about:
      'The median absolute deviation, scaled so that it equals the SD for normal draws. A few extreme draws do not change it.',
  },
  rFunction: 'stats::mad',
  compute: ({ folded }) => (folded ? constant * medianSorted(folded) : Number.NaN),
  decimals: 'estimate',
  shownAtFirst: false,
} as const satisfies Measure;
