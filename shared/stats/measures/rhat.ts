import type { Measure } from './measure';

/** Above it the chains do not agree (Vehtari et al. 2021). */
export const rhatLimit = 1.01;

/** Rank-normalised split R-hat: the larger of that of the draws and that of the folded draws. */
export const rhat = {
  id: 'rhat',
  words: {
    title: 'R-hat',
    about:
      'Compares the chains with each other and with themselves. At 1.00 they agree, above 1.01 nearly; above 1.05 they disagree, and the other numbers of that row cannot be trusted: run longer chains, set tighter priors, or simplify the model.',
  },
  source: 'Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Bayesian Analysis 16, 667–718',
  rFunction: 'posterior::rhat',
  compute(draws) {
    const folded = draws.rhatOfFoldedScores;
    return Number.isNaN(folded) ? folded : Math.max(draws.rhatOfScores, folded);
  },
  decimals: 3,
  limits: () => ({ most: rhatLimit }),
  shownAtFirst: true,
} as const satisfies Measure;
