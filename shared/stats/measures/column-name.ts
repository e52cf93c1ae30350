import type { Interval } from '../interval';
import type { Measure } from './measure';

/** A measure's column as R names it: `ess_bulk`, or q2.5 as `posterior::quantile2` does for an end of the interval. */
export function columnName({ id, at }: Measure, interval: Interval): string {
  return at ? `q${percentOf(at(interval))}` : id;
}

/** 2.5 of 0.025. As R's `paste0(probs * 100)`: 15 significant digits. */
export function percentOf(prob: number): number {
  return Number((prob * 100).toPrecision(15));
}
