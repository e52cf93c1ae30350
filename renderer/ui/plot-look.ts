import type { Look } from '../../shared/plots/look';
import type { NumberStyle } from './number-style';

/** Size of a plot's texts in px, before the person's preference. */
const textSize = 11;

/** How a plot looks in the page now: its colours, size of texts and marks of numbers. */
export function pageLook(
  size: { readonly width: number; readonly height: number },
  style: NumberStyle,
  view: Look['view'],
): Look {
  const css = getComputedStyle(document.documentElement);
  const read = (name: string) => css.getPropertyValue(name).trim();
  return {
    ...size,
    text: textSize * (Number(read('--bs-text-scale')) || 1),
    font: null,
    pixels: window.devicePixelRatio,
    colors: {
      text: read('--bs-text'),
      muted: read('--bs-muted'),
      line: read('--bs-line'),
      error: read('--bs-error-text'),
      background: null,
      chains: [1, 2, 3, 4, 5, 6].map((n) => read(`--bs-chain-${n}`)),
    },
    alone: false,
    view,
    decimal: style.decimal,
    group: style.group,
  };
}
