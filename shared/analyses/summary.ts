import * as z from 'zod';
import { type ConvergenceRow, convergenceMeasures } from '../stats/convergence-row';
import { intervalEnds } from '../stats/interval';
import { measureIds, measuresOf } from '../stats/measures/list';
import { summaryCode } from '../stats/measures/summary-code';
import { summarise } from '../stats/summarise';
import type { Analysis } from './analysis';
import { anyNumber } from './plain-answer';

const query = z.strictObject({
  prob: z
    .number()
    .gt(0)
    .lt(1)
    .default(0.95)
    .describe('the probability of the interval, between 0 and 1, such as 0.95'),
  measures: z
    .array(z.enum(measureIds))
    .readonly()
    .optional()
    .describe('the measures to compute beside those of convergence; all unless some are named'),
});

export type SummaryQuery = z.output<typeof query>;

/** A row for each variable, with the central interval of probability `prob`. */
export interface Summary {
  readonly prob: number;
  /** With the measures that were asked for, and those of convergence. */
  readonly rows: readonly ConvergenceRow[];
}

/** All further columns are numbers. */
const row = z
  .object({ variable: z.string(), notANumber: z.array(z.string()).readonly().optional() })
  .catchall(anyNumber);

/** The posterior summary, as `posterior::summarise_draws` has it. */
export const summary: Analysis<SummaryQuery, Summary> = {
  id: 'summary',
  version: 1,
  words: {
    title: 'Summary',
    about: 'Where each parameter lies, how sure that is, and whether its chains agree.',
  },
  query,
  answer: z.object({ prob: z.number(), rows: z.array(row) }) as unknown as z.ZodType<Summary>,
  source: {
    from: 'draws',
    compute: (draws, { prob, measures = measureIds }) => ({
      prob,
      rows: summarise(draws, { prob, measures: [...new Set([...convergenceMeasures, ...measures])] }),
    }),
    join: (parts) => ({ prob: parts[0]?.prob ?? Number.NaN, rows: parts.flatMap(({ rows }) => rows) }),
  },
  code: (_, { prob, measures = measureIds }) =>
    summaryCode('fit', measuresOf([...convergenceMeasures, ...measures]), intervalEnds(prob)),
};
