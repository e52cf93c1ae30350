import type { Draws } from './draws';
import { type Interval, intervalEnds } from './interval';
import { type MeasureId, measureIds, measuresOf } from './measures/list';
import { PreparedDraws } from './prepared-draws';
import type { SummaryRow } from './summary-row';

/** Which measures to compute. */
export interface Asked<Id extends MeasureId> {
  readonly interval: Interval;
  readonly measures: readonly Id[];
}

/** The measures of one variable, without its name. */
export type Measured<Id extends MeasureId = never> = Omit<SummaryRow<Id>, 'variable'>;

/**
 * The measures of variable after variable of `values` (variable-major, then chain, then draw), one by one, so that a
 * caller may pause between them.
 */
export function* measureEach<Id extends MeasureId>(
  shape: Pick<Draws, 'values' | 'chains' | 'drawsPerChain'>,
  asked: Asked<Id>,
): Generator<Measured<Id>> {
  const { values, chains, drawsPerChain } = shape;
  const list = measuresOf(asked.measures);
  const draws = new PreparedDraws(chains, drawsPerChain);
  for (let start = 0; start < values.length; start += draws.size) {
    draws.load(values.subarray(start, start + draws.size));
    const numbers: { [Id in MeasureId]?: number } = {};
    const notANumber: MeasureId[] = [];
    for (const { id, compute, givesNaN } of list) {
      const number = compute(draws, asked.interval);
      numbers[id] = number;
      if (Number.isNaN(number) && givesNaN?.(draws)) notANumber.push(id);
    }
    // Each that was asked for has been computed.
    const measured = numbers as Measured<Id>;
    yield notANumber.length > 0 ? { ...measured, notANumber } : measured;
  }
}

/**
 * The table of `posterior::summarise_draws` (version 1.4.0), one row per variable, with the ends of the central interval
 * `prob` among its measures. All measures unless some are named.
 */
export function summarise<Id extends MeasureId = MeasureId>(
  draws: Draws,
  options: { readonly prob: number; readonly measures?: readonly Id[] },
): SummaryRow<Id>[] {
  const all = measureIds as readonly MeasureId[] as readonly Id[];
  const asked = { interval: intervalEnds(options.prob), measures: options.measures ?? all };
  return [...measureEach(draws, asked)].map((measured, v) =>
    summaryRow(draws.variables[v] as string, measured),
  );
}

/** One variable's measures as a row of the table. */
export function summaryRow<Id extends MeasureId>(variable: string, measured: Measured<Id>): SummaryRow<Id> {
  return { variable, ...measured } as SummaryRow<Id>;
}
