import { useComputedColorScheme } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import UPlot from 'uplot';
import { useNumberStyle } from './number-style';
import { plainNumber } from './number-text';

/** The colours of the page, as a canvas needs them. */
export interface PlotColors {
  readonly text: string;
  readonly line: string;
  readonly error: string;
  readonly chain: (index: number) => string;
}

export interface Drawing {
  readonly options: Omit<UPlot.Options, 'width' | 'height'>;
  readonly data: UPlot.AlignedData;
}

function readColors(): PlotColors {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: read('--bs-muted'),
    line: read('--bs-line'),
    error: read('--bs-error-text'),
    chain: (index) => read(`--bs-chain-${(index % 6) + 1}`),
  };
}

/** As many decimals as the steps between ticks need. */
function tickText(value: number | null, step: number): string {
  if (value === null) return '';
  const decimals = step >= 1 ? 0 : Math.min(8, Math.ceil(-Math.log10(step) + 1e-9) + 1);
  return plainNumber(value, decimals);
}

/** Axis settings that all plots share: small type, quiet grid. */
export function plotAxis(colors: PlotColors, more: UPlot.Axis = {}): UPlot.Axis {
  return {
    stroke: colors.text,
    font: '11px system-ui, sans-serif',
    grid: { stroke: colors.line, width: 1 },
    ticks: { stroke: colors.line, width: 1, size: 4 },
    gap: 4,
    values: (_plot, splits, _axis, _space, step) => splits.map((value) => tickText(value, step)),
    ...more,
  };
}

/** A canvas plot that fills its place; `draw` must be the same function as long as it draws the same. */
export function Plot(props: {
  readonly label: string;
  readonly draw: (colors: PlotColors) => Drawing;
}): ReactNode {
  const { label, draw } = props;
  const host = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme();
  const style = useNumberStyle();

  useEffect(() => {
    const element = host.current;
    if (!element || scheme === undefined || !style) return;
    const { options, data } = draw(readColors());
    const size = () => ({
      width: Math.max(80, element.clientWidth),
      height: Math.max(60, element.clientHeight),
    });
    const plot = new UPlot({ ...options, ...size() }, data, element);
    const observer = new ResizeObserver(() => plot.setSize(size()));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [draw, scheme, style]);

  return (
    <div
      ref={host}
      role="img"
      aria-label={label}
      style={{ width: '100%', height: '100%', overflow: 'hidden' }}
    />
  );
}
