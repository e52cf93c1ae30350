import { type Density, density } from '../analyses/density';
import { problemWords } from '../analyses/draws-problem';
import type { OneVariable } from '../analyses/one-variable';
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

/** Kernel densities by chain over one grid. */
export const densityPlot: PlotKind<OneVariable, ChainOptions, Density> = {
  id: 'density',
  words: {
    title: 'Density',
    about:
      'How the draws are spread, one curve for each chain. Chains that agree have nearly the same curve.',
  },
  analysis: density,
  options: chainOptions,
  suits: () => true,
  scene({ variable, chains, x, y, problem }, options, look) {
    const shown = shownChains(chains, options);
    const highest = extent(ofChains(y, shown))?.[1] ?? 1;
    return {
      panels: [
        {
          title: displayName(variable),
          x: { label: 'Value', domain: extent([x]) ?? [0, 1], ticks: true },
          y: { label: 'Density', domain: [0, highest * 1.05], ticks: false },
          marks: shown.flatMap((chain) => {
            const curve = y[chain];
            return curve
              ? [{ kind: 'line', x, y: curve, width: 1.5, ...chainStyle(look.colors, chain) }]
              : [];
          }),
          empty: problem ? problemWords(problem) : nothingShown(shown),
        },
      ],
      legend: chainLegend(shown, options, look),
      look,
    };
  },
  describe({ variable, chains, drawsPerChain, x, y, problem }) {
    const what = `Density of ${variable}: ${counted(chains, 'chain')} of ${counted(drawsPerChain, 'draw')}`;
    if (problem) return `${what}. ${problemWords(problem)}`;
    const peaks = y.map((curve) => x[curve.indexOf(Math.max(...curve))] as number);
    const [low, high] = [Math.min(...peaks), Math.max(...peaks)].map(numberWord);
    return low === high
      ? `${what}, highest near ${low}.`
      : `${what}, highest near ${low} to ${high}, by chain.`;
  },
  table: ({ x, y }) => ({
    columns: [
      { name: 'value', values: x },
      ...y.map((values, chain) => ({ name: `density_chain_${chain + 1}`, values })),
    ],
  }),
};
