/** The smallest effective sample size to trust: 100 for each chain (Vehtari et al. 2021). */
export function essLimit(chains: number): number {
  return 100 * chains;
}
