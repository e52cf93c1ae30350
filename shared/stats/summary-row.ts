import type { MeasureId } from './measures/list';

/**
 * A row of `posterior::summarise_draws`: the measures that were asked for, NaN where R gives NA or NaN.
 * `SummaryRow<'rhat'>` is one for which R-hat was asked.
 */
export type SummaryRow<Asked extends MeasureId = never> = {
  readonly variable: string;
  /** The measures that R gives as NaN rather than NA (draws that hold Inf or NaN); absent where there are none. */
  readonly notANumber?: readonly MeasureId[];
} & { readonly [Id in Asked]: number } & { readonly [Id in MeasureId]?: number };
