import type { FitInfo } from '../../shared/model/project';
import type { FitDraws } from '../../shared/stats/fit-draws';
import { divergenceCounts, ebfmiByChain, treedepthHits } from '../../shared/stats/sampler-counts';

/** The sampler diagnostics over all chains, counted like `rstan::check_hmc_diagnostics`. */
export function diagnosticsOf(
  { sampler, chains }: Pick<FitDraws, 'sampler' | 'chains'>,
  maxTreedepth: number,
): Pick<FitInfo, 'divergences' | 'maxTreedepthHits' | 'ebfmi'> {
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  const { divergent__, treedepth__, energy__ } = sampler;
  return {
    divergences: divergent__ ? total(divergenceCounts(divergent__, chains)) : 0,
    maxTreedepthHits: treedepth__ ? total(treedepthHits(treedepth__, chains, maxTreedepth)) : 0,
    ebfmi: energy__ ? ebfmiByChain(energy__, chains) : [],
  };
}
