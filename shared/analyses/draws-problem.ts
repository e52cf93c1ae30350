import * as z from 'zod';
import { extent } from '../stats/extent';
import { t } from '../texts/texts';

/** Why draws of one variable cannot be drawn. */
export const drawsProblem = z
  .enum(['all-missing', 'not-finite', 'one-draw', 'constant', 'constant-chain', 'too-wide'])
  .nullable();
export type DrawsProblem = z.infer<typeof drawsProblem>;

/** Are these numbers so far apart that their difference is beyond all numbers? */
export function isTooWide([low, high]: readonly [number, number]): boolean {
  return !Number.isFinite((high - low) * 2);
}

/** What keeps a density or ranks from being computed of these chains; null where nothing does. */
export function problemOf(chains: readonly Float64Array[]): DrawsProblem {
  const all = chains.reduce((sum, chain) => sum + chain.length, 0);
  const finite = chains.reduce((sum, chain) => sum + chain.filter(Number.isFinite).length, 0);
  if (finite === 0) return 'all-missing';
  if (finite < all) return 'not-finite';
  if (chains.every((chain) => chain.length < 2)) return 'one-draw';
  const range = extent(chains) ?? [0, 0];
  if (range[0] === range[1]) return 'constant';
  return isTooWide(range) ? 'too-wide' : null;
}

/** Why a plot is empty, in words for the person. */
export function problemWords(problem: NonNullable<DrawsProblem>): string {
  return t(`figures.problem.${problem}`);
}
