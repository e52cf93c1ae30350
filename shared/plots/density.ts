import { type Density, density } from '../analyses/density';
import { problemWords } from '../analyses/draws-problem';
import type { OneVariable } from '../analyses/one-variable';
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

const words = {
  title: 'Density',
  about: 'How the draws are spread, one curve for each chain. Chains that agree have nearly the same curve.',
  value: 'Value',
  density: 'Density',
  what: 'Density of {{variable}}: {{chains}} of {{draws}}',
  peak: '{{what}}, highest near {{low}}.',
  peaks: '{{what}}, highest near {{low}} to {{high}}, by chain.',
} as const;
const say = kindTexts('plots', 'density', words);

/** Kernel densities by chain over one grid. */
export const densityPlot: PlotKind<OneVariable, ChainOptions, Density> = {
  id: 'density',
  words,
  of: 'variable',
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
          x: { label: say('value'), domain: extent([x]) ?? [0, 1], ticks: true },
          y: { label: say('density'), domain: [0, highest * 1.05], ticks: false },
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
    const what = say('what', {
      variable,
      chains: countOf('chains', chains),
      draws: countOf('draws', drawsPerChain),
    });
    if (problem) return withProblem(what, problem);
    const peaks = y.map((curve) => x[curve.indexOf(Math.max(...curve))] as number);
    const [low = '', high = ''] = [Math.min(...peaks), Math.max(...peaks)].map(numberWord);
    return low === high ? say('peak', { what, low }) : say('peaks', { what, low, high });
  },
  table: ({ x, y }) => ({
    columns: [
      { name: 'value', values: x },
      ...y.map((values, chain) => ({ name: `density_chain_${chain + 1}`, values })),
    ],
  }),
};
