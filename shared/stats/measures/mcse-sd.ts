import { mean } from '../mean';
import type { PreparedDraws } from '../prepared-draws';
import type { Measure } from './measure';

/** Mean squared deviation, and the variance of squared deviations, of single draws (Kenney & Keeping 1951, p. 141). */
function spreadOf({ values, mean: center }: PreparedDraws) {
  const squares = values.map((x) => (x - center) ** 2);
  const variance = mean(squares);
  return { squares, variance, ofSquares: mean(squares.map((x) => x * x)) - variance * variance };
}

/**
 * The error of the variance, carried over to its root by a Taylor series of first order. Posterior computes it in this way
 * since 1.4.0; before, it took draws to be normal.
 */
export const mcseSd = {
  id: 'mcse_sd',
  words: {
    title: 'MCSE of SD',
    about:
      'The Monte Carlo standard error of the SD: how far the SD may be off because there are only so many draws. More iterations make it smaller.',
  },
  source: 'Kenney & Keeping (1951), Mathematics of Statistics, part 2, p. 141; posterior 1.4.0 and later',
  rFunction: 'posterior::mcse_sd',
  compute(draws) {
    const { squares, variance, ofSquares } = spreadOf(draws);
    return Math.sqrt(ofSquares / draws.essOf(squares) / variance / 4);
  },
  // R adds up first: what is no number by then stays so, though the effective sample size is NA.
  givesNaN: (draws) => !draws.unusual.na && Number.isNaN(spreadOf(draws).ofSquares),
  decimals: 'error',
  shownAtFirst: false,
} as const satisfies Measure;
