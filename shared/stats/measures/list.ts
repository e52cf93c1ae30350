import { essBulk } from './ess-bulk';
import { essMean } from './ess-mean';
import { essTail } from './ess-tail';
import { lower } from './lower';
import { mad } from './mad';
import { mcseMean } from './mcse-mean';
import { mcseSd } from './mcse-sd';
import { mean } from './mean';
import type { Measure } from './measure';
import { median } from './median';
import { rhat } from './rhat';
import { sd } from './sd';
import { upper } from './upper';

/** In the order of columns. */
const listed = [
  mean,
  median,
  sd,
  mad,
  lower,
  upper,
  rhat,
  essBulk,
  essTail,
  mcseMean,
  mcseSd,
  essMean,
  // A new one goes to the end, so that scripts that read columns by place go on.
] as const;

export type MeasureId = (typeof listed)[number]['id'];

/** All measures: what is not here does not exist. */
export const measures: readonly Measure<MeasureId>[] = listed;

export const measureIds: readonly MeasureId[] = measures.map(({ id }) => id);

/** What tables show before the user has chosen columns. */
export const shownAtFirst: readonly MeasureId[] = measures
  .filter((measure) => measure.shownAtFirst)
  .map(({ id }) => id);

/** The measures of `ids`, in the order of the list. */
export function measuresOf(ids: readonly MeasureId[]): readonly Measure<MeasureId>[] {
  return measures.filter(({ id }) => ids.includes(id));
}
