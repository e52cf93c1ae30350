import { quoteName } from '../../model/r-syntax/names';
import type { Interval } from '../interval';
import { columnName } from './column-name';
import type { Measure } from './measure';

/**
 * R code that computes the same table of the draws that the R expression `draws` stands for: a fit, or a draws object of
 * posterior's. Its columns are named as in JSON.
 */
export function summaryCode(draws: string, list: readonly Measure[], interval: Interval): string {
  const columns = list.map((measure) => {
    const { rFunction, rCall } = measure;
    const call = rCall ? `~${rCall(interval)}` : rFunction;
    return `  ${quoteName(columnName(measure, interval))} = ${call}`;
  });
  return `posterior::summarise_draws(\n${[`  ${draws}`, ...columns].join(',\n')}\n)`;
}
