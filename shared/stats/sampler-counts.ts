import { ebfmi } from './ebfmi';

/** Draw indices (0-based, post-warmup) of divergent transitions, by chain. `divergent` is 0 or 1, chain-major. */
export function divergentDraws(divergent: Float64Array, chains: number): Int32Array[] {
  return chainsOf(divergent, chains).map((chain) => {
    const found: number[] = [];
    chain.forEach((flag, t) => {
      if (flag > 0) found.push(t);
    });
    return Int32Array.from(found);
  });
}

/** Divergent transitions after warmup, by chain. */
export function divergenceCounts(divergent: Float64Array, chains: number): number[] {
  return divergentDraws(divergent, chains).map((draws) => draws.length);
}

/** Transitions that reached the maximum tree depth, by chain (`rstan::get_num_max_treedepth`). */
export function treedepthHits(treedepth: Float64Array, chains: number, maxTreedepth: number): number[] {
  return chainsOf(treedepth, chains).map((chain) =>
    chain.reduce((count, depth) => count + (depth >= maxTreedepth ? 1 : 0), 0),
  );
}

/** `ebfmi` of every chain. */
export function ebfmiByChain(energy: Float64Array, chains: number): number[] {
  return chainsOf(energy, chains).map(ebfmi);
}

function chainsOf(values: Float64Array, chains: number): Float64Array[] {
  const draws = values.length / chains;
  return Array.from({ length: chains }, (_, c) => values.subarray(c * draws, (c + 1) * draws));
}
