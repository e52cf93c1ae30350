import { isTooWide, problemWords } from '../analyses/draws-problem';
import { type Trace, type TraceQuery, trace } from '../analyses/trace';
import { displayName } from '../model/parameters';
import { extent, withMargin } from '../stats/extent';
import { thinLine } from '../stats/thin-line';
import { kindTexts } from '../texts/kind-words';
import {
  type ChainOptions,
  chainLegend,
  chainOptions,
  nothingShown,
  ofChains,
  shownChains,
} from './chain-options';
import { chainStyle, type Look } from './look';
import { countOf, numberWord } from './plain-words';
import type { PlotKind } from './plot-kind';
import type { Mark, RuleMark } from './scene';

/** How long the marks of divergent transitions are, as a share of the values' range. */
const markHeight = 0.06;

const words = {
  title: 'Trace',
  about: 'The draws in their order. Chains that agree look like one band without drifts or steps.',
  draw: 'Draw after warmup',
  value: 'Value',
  range: 'Trace of {{variable}}: {{chains}} of {{draws}} after warmup, between {{low}} and {{high}}.',
  noRange: 'Trace of {{variable}}: {{chains}} of {{draws}} after warmup, none of them a finite number.',
  divergent_one: '{{n}} divergent transition is marked.',
  divergent_other: '{{n}} divergent transitions are marked.',
} as const;
const say = kindTexts('plots', 'trace', words);

/** Draws in their order, one line a chain, with marks along the lower edge where a transition diverged. */
export const tracePlot: PlotKind<TraceQuery, ChainOptions, Trace> = {
  id: 'trace',
  words,
  of: 'variable',
  analysis: trace,
  // More than a panel has pixels, less than takes long to send.
  pageQuery: { parts: 1000 },
  options: chainOptions,
  share: 1.7,
  suits: () => true,
  scene(answer, options, look) {
    const shown = shownChains(answer.values.length, options);
    const range = extent(ofChains(answer.values, shown));
    const problem = range === null ? 'all-missing' : isTooWide(range) ? 'too-wide' : null;
    const [low, high] = withMargin(range && !problem ? range : [0, 1]);
    const bottom = low - (high - low) * markHeight;
    const rules = divergenceRules(answer, shown, look, [bottom, low]);
    const last = answer.drawsPerChain;
    return {
      panels: [
        {
          title: displayName(answer.variable),
          // One draw alone stands in the middle.
          x: { label: say('draw'), domain: last > 1 ? [1, last] : [0, 2], ticks: true },
          y: { label: say('value'), domain: [rules.length > 0 ? bottom : low, high], ticks: true },
          marks: [...shown.map((chain) => chainMark(answer, chain, look)), ...rules],
          empty: nothingShown(shown) ?? (problem && problemWords(problem)),
        },
      ],
      legend: chainLegend(shown, options, look),
      look,
    };
  },
  describe({ variable, drawsPerChain, values, divergent }) {
    const range = extent(values);
    const count = divergent.reduce((sum, { length }) => sum + length, 0);
    const counts = {
      variable,
      chains: countOf('chains', values.length),
      draws: countOf('draws', drawsPerChain),
    };
    const what = range
      ? say('range', { ...counts, low: numberWord(range[0]), high: numberWord(range[1]) })
      : say('noRange', counts);
    return count > 0 ? `${what} ${say('divergent', { count, n: numberWord(count) })}` : what;
  },
  table({ draws, values, divergent }) {
    const length = draws.reduce((sum, list) => sum + list.length, 0);
    const chainColumn = new Int32Array(length);
    const drawColumn = new Int32Array(length);
    const valueColumn = new Float64Array(length);
    const divergentColumn = new Int32Array(length);
    let row = 0;
    draws.forEach((list, chain) => {
      const diverged = new Set(divergent[chain]);
      list.forEach((draw, i) => {
        chainColumn[row] = chain + 1;
        drawColumn[row] = draw + 1;
        valueColumn[row] = values[chain]?.[i] as number;
        divergentColumn[row] = diverged.has(draw) ? 1 : 0;
        row++;
      });
    });
    return {
      columns: [
        { name: 'chain', values: chainColumn },
        { name: 'draw', values: drawColumn },
        { name: 'value', values: valueColumn },
        { name: 'divergent', values: divergentColumn },
      ],
    };
  },
};

/** A line with no more points than its pixels can show; a dot, where there is one draw. */
function chainMark(answer: Trace, chain: number, look: Look): Mark {
  const draws = answer.draws[chain] ?? new Int32Array();
  const values = answer.values[chain] ?? new Float64Array();
  const [from, to] = look.view ?? [1, answer.drawsPerChain];
  const zoom = Math.max(1, (answer.drawsPerChain - 1) / Math.max(1, to - from));
  const columns = look.width * look.pixels * zoom;
  const kept = thinLine(values, columns, draws, answer.drawsPerChain);
  const x = Int32Array.from(kept, (i) => (draws[i] as number) + 1);
  const y = Float64Array.from(kept, (i) => (Number.isFinite(values[i]) ? (values[i] as number) : Number.NaN));
  const style = chainStyle(look.colors, chain);
  return answer.drawsPerChain === 1
    ? { kind: 'dot', x, y, color: style.color, radius: 3 }
    : { kind: 'line', x, y, width: 0.7, ...style };
}

/** A mark for every divergent transition of these chains; no rule where there is none. */
function divergenceRules(
  { divergent }: Trace,
  shown: readonly number[],
  { colors }: Look,
  part: readonly [number, number],
): readonly RuleMark[] {
  const values = Int32Array.from(
    ofChains(divergent, shown).flatMap((draws) => Array.from(draws, (i) => i + 1)),
  );
  return values.length === 0
    ? []
    : [{ kind: 'rule', axis: 'x', values, color: colors.error, width: 1.2, part }];
}
