import type { SummaryRow } from '../contract/posterior';
import { StudioError } from '../errors/studio-error';
import { type Draws, variableView } from './draws';
import { VariableSummary } from './variable-summary';

/** The interval's ends for a central probability: 0.95 gives 0.025 and 0.975. Throws `invalid-input`. */
export function intervalEnds(prob: number): { readonly lower: number; readonly upper: number } {
  if (!(prob > 0 && prob < 1)) {
    throw new StudioError(
      'invalid-input',
      `The interval's probability must lie between 0 and 1, not ${prob}.`,
      {
        hint: 'Give a number such as 0.95 or 0.89.',
        where: 'prob',
      },
    );
  }
  // (1 - 0.95) / 2 is 0.025000000000000022; the user meant 0.025.
  const lower = Number(((1 - prob) / 2).toFixed(15));
  return { lower, upper: Number((1 - lower).toFixed(15)) };
}

/**
 * The table of `posterior::summarise_draws` (version 1.4.0) with mean, median, sd, mad, the ends of the central interval
 * `prob`, rhat, ess_bulk, ess_tail and mcse_mean, one row per variable.
 */
export function summarise(draws: Draws, options: { readonly prob: number }): SummaryRow[] {
  const { lower, upper } = intervalEnds(options.prob);
  const summary = new VariableSummary(draws.chains, draws.drawsPerChain, lower, upper);
  return draws.variables.map((variable, v) => summaryRow(variable, summary.of(variableView(draws, v))));
}

/** One variable's measures as a row of the table. */
export function summaryRow(variable: string, result: ReturnType<VariableSummary['of']>): SummaryRow {
  const { measures, notANumber } = result;
  return { variable, ...measures, ...(notANumber.length > 0 && { notANumber }) };
}
