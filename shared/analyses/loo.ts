import * as z from 'zod';
import { quoteString } from '../model/r-syntax/names';
import type { Analysis } from './analysis';
import { anyNumber, doubles, integers } from './plain-answer';

const query = z.strictObject({
  response: z
    .string()
    .min(1)
    .optional()
    .describe(
      'the response that is meant, of a model with several, such as "weight"; left out: all together',
    ),
});

const estimate = z.object({ estimate: anyNumber, se: anyNumber });

const answer = z.object({
  /** Each with its standard error, as loo calls them. */
  estimates: z.object({ elpd_loo: estimate, p_loo: estimate, looic: estimate }),
  /** Columns with one value for each observation. */
  pointwise: z.object({
    /** Row of the data, from 1; NA where brms does not say which it is. */
    row: integers,
    elpd: doubles,
    /** Monte Carlo standard error of `elpd`. */
    mcse: doubles,
    p: doubles,
    looic: doubles,
    /** Pareto k: above the threshold the observation's `elpd` cannot be relied on. */
    k: doubles,
    /** Effective number of draws. */
    ess: doubles,
  }),
  /** Where k begins to be bad. `draws`: this loo takes it from the number of draws; `fixed`: always the same. */
  threshold: z.object({ k: z.number(), rule: z.enum(['draws', 'fixed']) }),
  /** loo's own classes of k, above `from` and up to `to`, and how many observations are in each. */
  bands: z.object({ from: doubles, to: doubles, count: integers }),
  draws: z.int(),
  observations: z.int(),
  /** Of R's packages that gave the answer. */
  versions: z.object({ brms: z.string(), loo: z.string() }),
  /** What R said beside it. */
  warnings: z.array(z.string()).readonly(),
});

export type LooQuery = z.output<typeof query>;
export type Loo = Readonly<z.output<typeof answer>>;

/** Evaluated by the worker as it is shown. */
function call({ response }: LooQuery): string {
  return response === undefined ? 'brms::loo(fit)' : `brms::loo(fit, resp = ${quoteString(response)})`;
}

/**
 * Leave-one-out cross-validation by Pareto smoothed importance sampling (Vehtari, Gelman & Gabry 2017), as `brms::loo`
 * computes it.
 */
export const loo: Analysis<LooQuery, Loo> = {
  id: 'loo',
  version: 1,
  words: {
    title: 'LOO',
    about: 'How well the model predicts observations that it has not seen, each left out in turn.',
  },
  query,
  answer,
  source: {
    from: 'brms',
    verb: 'loo',
    call,
    takes:
      'LOO takes the log-likelihood of each observation. There is none without draws, for a missing response, and for a family of your own whose log_lik function R does not find.',
  },
  code: (_, asked) => call(asked),
};
