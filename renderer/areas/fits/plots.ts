import type UPlot from 'uplot';
import type { Density } from '../../../shared/analyses/density';
import type { Trace } from '../../../shared/analyses/trace';
import { t } from '../../../shared/texts/texts';
import { type Drawing, type PlotColors, plotAxis } from '../../ui/plot';

const noLegend: UPlot.Legend = { show: false };

/** There are six colours: the chains after these take them again, with dashes. */
export const dashedFrom = 6;

function chainSeries(
  colors: PlotColors,
  chain: number,
  hidden: readonly number[],
  width: number,
): UPlot.Series {
  return {
    label: t('fits.plots.chain', { n: chain + 1 }),
    stroke: colors.chain(chain),
    width,
    points: { show: false },
    show: !hidden.includes(chain),
    ...(chain >= dashedFrom && { dash: [4, 2] }),
  };
}

/** Marks along the lower edge where a transition diverged, in draws counted from 1. */
function divergenceMarks(draws: Trace, hidden: readonly number[], color: string): UPlot.Hooks.Arrays['draw'] {
  return [
    (plot) => {
      const { ctx } = plot;
      const bottom = plot.bbox.top + plot.bbox.height;
      const ratio = window.devicePixelRatio;
      ctx.save();
      ctx.strokeStyle = color;
      ctx.lineWidth = 1.5 * ratio;
      ctx.beginPath();
      draws.divergent.forEach((indices, chain) => {
        if (hidden.includes(chain)) return;
        for (const index of indices) {
          const x = plot.valToPos(index + 1, 'x', true);
          if (x < plot.bbox.left || x > plot.bbox.left + plot.bbox.width) continue;
          ctx.moveTo(x, bottom);
          ctx.lineTo(x, bottom - 9 * ratio);
        }
      });
      ctx.stroke();
      ctx.restore();
    },
  ];
}

/** Draws in order, one line a chain. Drag to zoom in, double-click to zoom out. */
export function drawTrace(draws: Trace, hidden: readonly number[]) {
  return (colors: PlotColors): Drawing => {
    const length = draws.values[0]?.length ?? 0;
    const x = Float64Array.from({ length }, (_, i) => i * draws.stride + 1);
    return {
      data: [x, ...draws.values],
      options: {
        legend: noLegend,
        cursor: { y: false, points: { show: false } },
        scales: { x: { time: false } },
        series: [{}, ...draws.values.map((_, chain) => chainSeries(colors, chain, hidden, 0.8))],
        axes: [plotAxis(colors, { size: 26 }), plotAxis(colors, { size: 52 })],
        hooks: { draw: divergenceMarks(draws, hidden, colors.error) ?? [] },
        padding: [8, 22, 0, 0],
      },
    };
  };
}

/** Kernel densities on one grid; the height of a density says nothing by itself, so it has no axis. */
export function drawDensity(density: Density, hidden: readonly number[]) {
  return (colors: PlotColors): Drawing => ({
    data: [density.x, ...density.y],
    options: {
      legend: noLegend,
      cursor: { y: false, points: { show: false } },
      scales: { x: { time: false }, y: { range: (_plot, _min, max) => [0, max * 1.05] } },
      series: [{}, ...density.y.map((_, chain) => chainSeries(colors, chain, hidden, 1.6))],
      axes: [plotAxis(colors, { size: 26 }), plotAxis(colors, { show: false })],
      padding: [8, 18, 0, 18],
    },
  });
}
