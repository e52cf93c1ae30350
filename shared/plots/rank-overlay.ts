import { problemWords } from '../analyses/draws-problem';
import { type RankAnswer, type RankQuery, rankOverlay } from '../analyses/rank-overlay';
import { displayName } from '../model/parameters';
import { extent } from '../stats/extent';
import { kindTexts } from '../texts/kind-words';
import {
  type ChainOptions,
  chainLegend,
  chainOptions,
  nothingShown,
  ofChains,
  shownChains,
} from './chain-options';
import { chainStyle } from './look';
import { countOf, numberWord, withProblem } from './plain-words';
import type { PlotKind } from './plot-kind';
import type { LineMark, RuleMark } from './scene';

const words = {
  title: 'Rank overlay',
  about: 'How often each chain has small and large draws. Chains that agree stay near the dashed line.',
  rank: 'Rank among all draws',
  draws: 'Draws',
  what: 'Rank overlay of {{variable}}: {{chains}} of {{draws}}',
  bins: '{{what}} in {{bins}} bins, between {{low}} and {{high}} draws in each, {{expected}} expected.',
} as const;
const say = kindTexts('plots', 'rank-overlay', words);

/** The outline of a histogram of ranks for each chain, over what is expected where the chains agree. */
export const rankOverlayPlot: PlotKind<RankQuery, ChainOptions, RankAnswer> = {
  id: 'rank-overlay',
  words,
  of: 'variable',
  analysis: rankOverlay,
  options: chainOptions,
  // The ranks of one chain among its own draws are the same for every fit.
  suits: (fit) => fit === null || fit.chains > 1,
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
          x: { label: say('rank'), domain: extent([borders]) ?? [0, 1], ticks: true },
          y: { label: say('draws'), domain: [0, highest * 1.05], ticks: true },
          marks: problem ? [] : [line, ...outlines],
          empty: problem ? problemWords(problem) : nothingShown(shown),
        },
      ],
      legend: chainLegend(shown, options, look),
      look,
    };
  },
  describe({ variable, drawsPerChain, counts, expected, problem }) {
    const chains = countOf('chains', counts.length);
    const what = say('what', { variable, chains, draws: countOf('draws', drawsPerChain) });
    if (problem) return withProblem(what, problem);
    const [low = 0, high = 0] = extent(counts) ?? [];
    const bins = counts[0]?.length ?? 0;
    return say('bins', {
      what,
      bins: numberWord(bins),
      low: numberWord(low),
      high: numberWord(high),
      expected: numberWord(expected),
    });
  },
  table: ({ borders, counts }) => ({
    columns: [
      { name: 'bin_start', values: borders.subarray(0, -1) },
      { name: 'bin_end', values: borders.subarray(1) },
      ...counts.map((values, chain) => ({ name: `draws_chain_${chain + 1}`, values })),
    ],
  }),
};
