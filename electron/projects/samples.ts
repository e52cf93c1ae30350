import { StudioError } from '../../shared/errors/studio-error';
import type { SampleInfo } from '../../shared/model/project';

/**
 * A sample and its place in R. `factors` are columns of labels that are stored as numbers, according to the help
 * page.
 */
export interface Sample extends SampleInfo {
  readonly dataset: string;
  readonly package: string;
  readonly factors: Readonly<Record<string, { readonly kind: 'factor' }>>;
}

/** The sample data sets, each with its question and a first model. All of them come with brms or R. */
export const samples: readonly Sample[] = [
  {
    id: 'epilepsy',
    title: 'Epilepsy seizures',
    question: 'Repeated counts: does a drug lower the number of seizures?',
    rows: 236,
    formula: 'count ~ zAge + zBase * Trt + (1 | patient)',
    family: 'poisson',
    dataset: 'epilepsy',
    package: 'brms',
    factors: {},
  },
  {
    id: 'inhaler',
    title: 'Asthma inhalers',
    question: 'Likert answers: which inhaler’s instructions are clearer?',
    rows: 572,
    formula: 'rating ~ treat + period + carry + (1 | subject)',
    family: 'cumulative',
    dataset: 'inhaler',
    package: 'brms',
    factors: { subject: { kind: 'factor' } },
  },
  {
    id: 'kidney',
    title: 'Kidney infections',
    question: 'Censored times: how long until an infection comes back?',
    rows: 76,
    formula: 'time | cens(censored) ~ age + sex * disease + (1 | patient)',
    family: 'lognormal',
    dataset: 'kidney',
    package: 'brms',
    factors: { patient: { kind: 'factor' } },
  },
  {
    id: 'chickweight',
    title: 'Chick growth',
    question: 'Growth curves: do diets change how fast chicks gain weight?',
    rows: 578,
    formula: 'weight ~ Time * Diet + (1 + Time | Chick)',
    family: 'gaussian',
    dataset: 'ChickWeight',
    package: 'datasets',
    factors: {},
  },
  {
    id: 'infert',
    title: 'Infertility, matched cases',
    question: 'Yes or no: is infertility more frequent after abortions?',
    rows: 248,
    formula: 'case ~ spontaneous + induced + (1 | stratum)',
    family: 'bernoulli',
    dataset: 'infert',
    package: 'datasets',
    factors: { stratum: { kind: 'factor' } },
  },
];

/** Throws `invalid-input` that lists the samples. */
export function findSample(id: string): Sample {
  const sample = samples.find((candidate) => candidate.id === id);
  if (sample) return sample;
  throw new StudioError('invalid-input', `There is no sample data set “${id}”.`, {
    where: 'sample',
    hint: `There are ${samples.map((s) => s.id).join(', ')}.`,
  });
}

/** The facts about a sample for the renderer. */
export function sampleInfo({ id, title, question, rows, formula, family }: Sample): SampleInfo {
  return { id, title, question, rows, formula, family };
}
