import { sd } from './sd';

/**
 * Energy Bayesian fraction of missing information of one chain (Betancourt 2016, arXiv:1604.00695), as
 * `rstan::get_bfmi` computes it: the sum of squared energy steps over the number of draws, over the energy's variance
 * (n - 1). Below 0.2 (Stan warns) or 0.3 the momentum resampling explores the tails poorly. NaN below two draws and for
 * constant energy.
 */
export function ebfmi(energy: Float64Array): number {
  let steps = 0;
  for (let i = 1; i < energy.length; i++) {
    const step = (energy[i] as number) - (energy[i - 1] as number);
    steps += step * step;
  }
  return steps / energy.length / sd(energy) ** 2;
}
