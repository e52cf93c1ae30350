import * as z from 'zod';
import { nameText } from './name-text';

/** One row of a prior table, with brms's own column names (`brms::set_prior`). */
export const priorSpec = z.strictObject({
  prior: z.string().min(1).max(2000).describe('A Stan density, as brms writes it: "normal(0, 1)"'),
  class: z.string().default('b').describe('b, Intercept, sd, cor, sigma, …'),
  coef: z.string().optional(),
  group: z.string().optional(),
  resp: z.string().optional(),
  dpar: z.string().optional(),
  nlpar: z.string().optional(),
  lb: z.number().optional(),
  ub: z.number().optional(),
});

export const familySpec = z.strictObject({
  name: z.string().min(1).describe('A brms family: gaussian, poisson, bernoulli, …'),
  link: z.string().optional().describe("The link of the mean; brms's default where left out"),
});

export const samplingSpec = z.strictObject({
  chains: z.int().min(1).max(64).default(4),
  iter: z.int().min(2).max(1_000_000).default(2000).describe('Iterations per chain, warmup included'),
  warmup: z.int().min(1).optional().describe('Half of iter where left out'),
  thin: z.int().min(1).default(1),
  cores: z.int().min(1).max(256).optional().describe('Chains that run at once'),
  seed: z.int().min(0).max(2147483647).optional().describe('Drawn and recorded where left out'),
  adaptDelta: z.number().gt(0).lt(1).optional(),
  maxTreedepth: z.int().min(1).max(30).optional(),
  init: z.enum(['random', '0']).optional(),
  backend: z.enum(['rstan', 'cmdstanr']).default('rstan'),
});

/** How the columns of a CSV file are to be read where the default (that of R's `read.csv`) is not wanted. */
export const columnTypeSpec = z.strictObject({
  kind: z.enum(['double', 'integer', 'logical', 'string', 'factor']),
  levels: z
    .array(
      z
        .string()
        .refine((text) => !/[\0\p{Cs}]/u.test(text), 'R holds no text with U+0000 or half a character'),
    )
    .optional(),
  ordered: z.boolean().optional(),
});

const dataSpec = z
  .strictObject({
    sample: z.string().optional().describe('A sample data set of the app, for example "epilepsy"'),
    file: z.string().optional().describe('A CSV file, relative to the spec'),
    columns: z.record(z.string(), columnTypeSpec).optional(),
  })
  .refine(
    (data) => data.sample === undefined || data.file === undefined,
    'both a sample and a file are named',
  );

/**
 * A model as plain data: what the builder edits, what a project stores, what `studio fit` reads.
 * `formula` is R's own notation; `parseFormula` gives its terms, so the text is the one truth.
 */
export const modelSpec = z.strictObject({
  version: z.literal(1).default(1),
  name: nameText.optional(),
  formula: z.string().max(20_000).describe('A brms formula: "count ~ zAge + (1 | patient)"'),
  dpars: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9.]*$/), z.string().max(20_000))
    .optional()
    .describe('Formulas of further distributional parameters: {"sigma": "~ x"}'),
  family: z
    .preprocess((v) => (typeof v === 'string' ? { name: v } : v), familySpec)
    .default({ name: 'gaussian' }),
  priors: z.array(priorSpec).default([]),
  sampling: samplingSpec.prefault({}),
  data: dataSpec.optional(),
});

export type PriorSpec = z.infer<typeof priorSpec>;
export type FamilySpec = z.infer<typeof familySpec>;
export type SamplingSpec = z.infer<typeof samplingSpec>;
export type ColumnTypeSpec = z.infer<typeof columnTypeSpec>;
export type ModelSpec = z.infer<typeof modelSpec>;

/** A spec with every default filled in around `formula`. */
export function newSpec(formula: string, family = 'gaussian'): ModelSpec {
  return modelSpec.parse({ formula, family });
}
