import { describe, expect, it } from 'vitest';
import {
  divergenceCounts,
  divergentDraws,
  ebfmiByChain,
  treedepthHits,
} from '../../../shared/stats/sampler-counts';
import { fits, readDoubles, readJson, relativeDifference } from './fixtures';

interface Sampler {
  readonly n_chains: number;
  readonly divergent_per_chain: number[];
  readonly treedepth_hits_per_chain: number[];
  readonly max_treedepth: number;
  readonly bfmi_per_chain: number[];
}

describe.each(fits)('%s', (fit) => {
  const sampler = readJson<Sampler>(fit, 'sampler.json');
  const chains = sampler.n_chains;
  it('counts divergent transitions', () => {
    const divergent = readDoubles(fit, 'divergent__.f64');
    expect(divergenceCounts(divergent, chains)).toEqual(sampler.divergent_per_chain);
    divergentDraws(divergent, chains).forEach((draws, c) => {
      for (const t of draws) expect(divergent[(c * divergent.length) / chains + t]).toBe(1);
    });
  });
  it('counts transitions at the maximum tree depth', () => {
    const treedepth = readDoubles(fit, 'treedepth__.f64');
    expect(treedepthHits(treedepth, chains, sampler.max_treedepth)).toEqual(sampler.treedepth_hits_per_chain);
    expect(treedepthHits(treedepth, chains, 0)).toEqual(Array(chains).fill(treedepth.length / chains));
  });
  it('agrees with rstan::get_bfmi', () => {
    ebfmiByChain(readDoubles(fit, 'energy__.f64'), chains).forEach((value, c) => {
      expect(relativeDifference(value, sampler.bfmi_per_chain[c] ?? Number.NaN)).toBeLessThan(1e-10);
    });
  });
});
