import { problemWords } from '../analyses/draws-problem';
import { type RankAnswer, type RankQuery, rankOverlay } from '../analyses/rank-overlay';
import { displayName } from '../model/parameters';
import { extent } from '../stats/extent';
import {
  type ChainOptions,
  chainLegend,
  chainOptions,
  nothingShown,
  ofChains,
  shownChains,
} from './chain-options';
import { chainStyle } from './look';
import { counted, numberWord } from './plain-words';
import type { PlotKind } from './plot-kind';
import type { LineMark, RuleMark } from './scene';

/** The outline of a histogram of ranks for each chain, over what is expected where the chains agree. */
export const rankOverlayPlot: PlotKind<RankQuery, ChainOptions, RankAnswer> = {
  id: 'rank-overlay',
  words: {
    title: 'Rank overlay',
    about: 'How often each chain has small and large draws. Chains that agree stay near the dashed line.',
  },
  analysis: rankOverlay,
  options: chainOptions,
  suits: () => true,
  scene(answer, options, look) {
    const { variable, borders, counts, expected, problem } = answer;
    const shown = shownChains(counts.length, options);
    const highest = Math.max(expected, extent(ofChains(counts, shown))?.[1] ?? 1);
    const outlines = shown.map((chain): LineMark => {
      const heights = counts[chain] ?? new Int32Array();
      // The last step goes on to the right end.
      const y = Int32Array.from(borders, (_, i) => heights[Math.min(i, heights.length - 1)] as number);
      return { kind: 'line', steps: true, x: borders, y, width: 1.5, ...chainStyle(look.colors, chain) };
    });
    const line: RuleMark = {
      ...{ kind: 'rule', axis: 'y', values: Float64Array.of(expected), width: 1, dash: '4 3' },
      color: look.colors.muted,
    };
    return {
      panels: [
        {
          title: displayName(variable),
          x: { label: 'Rank among all draws', domain: extent([borders]) ?? [0, 1], ticks: true },
          y: { label: 'Draws', domain: [0, highest * 1.05], ticks: true },
          marks: problem ? [] : [line, ...outlines],
          empty: problem ? problemWords(problem) : nothingShown(shown),
        },
      ],
      legend: chainLegend(shown, options, look),
      look,
    };
  },
  describe({ variable, drawsPerChain, counts, expected, problem }) {
    const what = `Rank overlay of ${variable}: ${counted(counts.length, 'chain')} of ${counted(drawsPerChain, 'draw')}`;
    if (problem) return `${what}. ${problemWords(problem)}`;
    const [low = 0, high = 0] = extent(counts) ?? [];
    const bins = counts[0]?.length ?? 0;
    const range = `between ${numberWord(low)} and ${numberWord(high)}`;
    return `${what} in ${numberWord(bins)} bins, ${range} draws in each, ${numberWord(expected)} expected.`;
  },
  table: ({ borders, counts }) => ({
    columns: [
      { name: 'bin_start', values: borders.subarray(0, -1) },
      { name: 'bin_end', values: borders.subarray(1) },
      ...counts.map((values, chain) => ({ name: `draws_chain_${chain + 1}`, values })),
    ],
  }),
};
