import type { Draws } from './draws';

/** Stan's sampler diagnostics, by rstan's names (`rstan::get_sampler_params`). */
export const samplerNames = [
  'lp__',
  'accept_stat__',
  'stepsize__',
  'treedepth__',
  'n_leapfrog__',
  'divergent__',
  'energy__',
] as const;
export type SamplerName = (typeof samplerNames)[number];

/** Post-warmup values, chain-major (`c * drawsPerChain + t`); a diagnostic that the sampler lacks is absent. */
export type SamplerDraws = Readonly<Partial<Record<SamplerName, Float64Array>>>;

/** What a fit's posterior is read from. */
export interface FitDraws extends Draws {
  readonly sampler: SamplerDraws;
}
