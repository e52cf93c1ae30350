import type { SummaryRow } from './summary-row';

/** What tells whether the draws of a variable can be trusted; of every fit that is shown they are known. */
export const convergenceMeasures = ['sd', 'rhat', 'ess_bulk', 'ess_tail'] as const;
export type ConvergenceRow = SummaryRow<(typeof convergenceMeasures)[number]>;
