import * as z from 'zod';
import { quoteString } from '../model/r-syntax/names';
import { SortOrder } from '../stats/sort-order';
import type { Analysis } from './analysis';
import { drawsProblem, problemOf } from './draws-problem';
import { chainsOf, variableName } from './one-variable';
import { doubles, integers } from './plain-answer';

const rankQuery = z.strictObject({
  variable: variableName,
  bins: z
    .int()
    .min(2)
    .max(200)
    .default(20)
    .describe('into how many bins the ranks are counted, from 2 to 200'),
});
export type RankQuery = z.output<typeof rankQuery>;

const rankAnswer = z.object({
  variable: z.string(),
  drawsPerChain: z.int(),
  /** Of the bins, one more than there are. */
  borders: doubles,
  /** How many ranks of each chain are in each bin; no bins where there is a problem. */
  counts: z.array(integers).readonly(),
  /** In each bin, if the chains had the same distribution. */
  expected: z.number(),
  problem: drawsProblem,
});
export type RankAnswer = Readonly<z.output<typeof rankAnswer>>;

/**
 * Ranks of all draws together, counted chain by chain in bins of equal width (Vehtari, Gelman, Simpson, Carpenter and
 * Bürkner 2021, section 4.2; `bayesplot::mcmc_rank_overlay`). Ties have their average rank.
 */
export const rankOverlay: Analysis<RankQuery, RankAnswer> = {
  id: 'rank-overlay',
  version: 1,
  words: {
    title: 'Ranks by chain',
    about: 'Whether each chain has small and large draws as often as the others.',
  },
  query: rankQuery,
  answer: rankAnswer,
  source: {
    from: 'draws',
    variables: ({ variable }) => [variable],
    compute(draws, { variable, bins }) {
      const chains = chainsOf(draws, variable);
      const { drawsPerChain } = draws;
      const problem = problemOf(chains);
      const none = { borders: new Float64Array(), counts: chains.map(() => new Int32Array()) };
      const counted = problem ? none : countRanks(chains, bins);
      return { variable, drawsPerChain, ...counted, expected: drawsPerChain / bins, problem };
    },
  },
  code: (_, { variable, bins }) =>
    `bayesplot::mcmc_rank_overlay(fit, pars = ${quoteString(variable)}, n_bins = ${bins}, ref_line = TRUE)`,
};

function countRanks(chains: readonly Float64Array[], bins: number): Pick<RankAnswer, 'borders' | 'counts'> {
  const size = chains[0]?.length ?? 0;
  const all = new Float64Array(chains.length * size);
  chains.forEach((chain, c) => {
    all.set(chain, c * size);
  });
  const ranks = averageRanks(all);
  const borders = cutBorders(ranks, bins);
  const counts = chains.map((_, c) => countIn(ranks.subarray(c * size, (c + 1) * size), borders));
  return { borders, counts };
}

/** R's `rank(ties.method = "average")`. */
function averageRanks(values: Float64Array): Float64Array {
  const sorting = new SortOrder(values.length);
  sorting.sort(values);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < values.length; ) {
    let end = start + 1;
    while (end < values.length && sorting.sorted[end] === sorting.sorted[start]) end++;
    for (let i = start; i < end; i++) ranks[sorting.order[i] as number] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

/** Equal parts of the ranks' range, as R's `cut(ranks, bins)` makes them, but that the ends are not moved outwards. */
function cutBorders(ranks: Float64Array, bins: number): Float64Array {
  let [low, high] = [ranks[0] as number, ranks[0] as number];
  for (const rank of ranks) {
    low = Math.min(low, rank);
    high = Math.max(high, rank);
  }
  return Float64Array.from({ length: bins + 1 }, (_, i) => low + ((high - low) * i) / bins);
}

/** A bin has its right border, the first one its left border too. */
function countIn(ranks: Float64Array, borders: Float64Array): Int32Array {
  const bins = borders.length - 1;
  const counts = new Int32Array(bins);
  const first = borders[0] as number;
  const width = ((borders[bins] as number) - first) / bins;
  for (const rank of ranks) {
    let bin = Math.min(bins - 1, Math.max(0, Math.ceil((rank - first) / width) - 1));
    // Rounding may have put a rank on the wrong side of a border.
    while (bin > 0 && rank <= (borders[bin] as number)) bin--;
    while (bin < bins - 1 && rank > (borders[bin + 1] as number)) bin++;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}
