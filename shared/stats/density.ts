import FFT from 'fft.js';
import { quantileSorted } from './quantile';
import { sd } from './sd';

/** Densities over one grid, one per chain. */
export interface Densities {
  readonly x: Float64Array;
  readonly y: readonly Float64Array[];
}

const gridSize = 512;
const none: Densities = { x: new Float64Array(), y: [] };

/**
 * Gaussian kernel densities of several chains over one common grid of 512 points, with what R's `density()` takes by
 * default: Silverman's bandwidth by chain, and a grid that reaches 3 of the largest bandwidths beyond the draws. Empty
 * where a chain has fewer than two draws, is constant, or holds a value that is not finite.
 */
export function densities(chains: readonly Float64Array[]): Densities {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const bandwidths: number[] = [];
  for (const chain of chains) {
    const sorted = chain.slice().sort();
    const first = sorted[0];
    const last = sorted[sorted.length - 1];
    // Typed arrays sort NaN to the end.
    if (first === undefined || last === undefined || !(last > first) || !Number.isFinite(last - first))
      return none;
    low = Math.min(low, first);
    high = Math.max(high, last);
    bandwidths.push(bandwidthSorted(sorted));
  }
  const reach = 3 * Math.max(...bandwidths);
  const x = grid(low - reach, high + reach, gridSize);
  if (!((x[1] as number) > (x[0] as number)) || !Number.isFinite(x[gridSize - 1])) return none;
  return { x, y: chains.map((chain, c) => kernelDensity(chain, bandwidths[c] as number, x)) };
}

/** Silverman's rule of thumb (Silverman 1986, equation 3.31; R's `bw.nrd0`) of sorted values that vary. */
export function bandwidthSorted(sorted: Float64Array): number {
  const spread = sd(sorted);
  const quartiles = quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25);
  return 0.9 * (Math.min(spread, quartiles / 1.34) || spread) * sorted.length ** -0.2;
}

/**
 * Draws are shared linearly among neighbouring bins (Wand 1994), the bins convolved with the kernel by FFT, and the
 * result read off at the grid by linear interpolation. Kernel and bins have the same spacing, which R's `density()`
 * before 4.4 got wrong by 1 in 1,000.
 */
function kernelDensity(values: Float64Array, bandwidth: number, x: Float64Array): Float64Array {
  const from = (x[0] as number) - 4 * bandwidth;
  const width = (x[x.length - 1] as number) + 4 * bandwidth - from;
  // Several bins per bandwidth, also where one chain is far narrower than the grid.
  const bins = Math.min(2 ** 14, 2 ** Math.ceil(Math.log2(Math.max(1024, (8 * width) / bandwidth))));
  const step = width / (bins - 1);
  const smooth = convolve(bin(values, from, step, bins), bandwidth, step);
  return x.map((at) => {
    const place = (at - from) / step;
    const i = Math.min(bins - 2, Math.floor(place));
    const h = place - i;
    return Math.max(0, (1 - h) * (smooth[i] as number) + h * (smooth[i + 1] as number));
  });
}

/** Weights 1/n, each shared between the two nearest bins; in the first half of an array of twice the bins. */
function bin(values: Float64Array, from: number, step: number, bins: number): Float64Array {
  const weights = new Float64Array(2 * bins);
  for (const value of values) {
    const place = (value - from) / step;
    const i = Math.floor(place);
    const h = place - i;
    weights[i] = (weights[i] as number) + (1 - h) / values.length;
    weights[i + 1] = (weights[i + 1] as number) + h / values.length;
  }
  return weights;
}

/** Multiplies the transform by that of the normal kernel, which the second half's zeros keep from wrapping. */
function convolve(weights: Float64Array, bandwidth: number, step: number): Float64Array {
  const size = weights.length;
  const fft = new FFT(size);
  const kernel = new Float64Array(2 * size);
  const signal = new Float64Array(2 * size);
  for (let i = 0; i < size; i++) {
    const z = (Math.min(i, size - i) * step) / bandwidth;
    kernel[2 * i] = Math.exp(-0.5 * z * z) / (bandwidth * Math.sqrt(2 * Math.PI));
    signal[2 * i] = weights[i] as number;
  }
  const a = new Float64Array(2 * size);
  const b = new Float64Array(2 * size);
  fft.transform(a, kernel);
  fft.transform(b, signal);
  // The kernel is even, so that its transform is real.
  for (let i = 0; i < 2 * size; i++) b[i] = (b[i] as number) * (a[i - (i % 2)] as number);
  fft.inverseTransform(a, b);
  return Float64Array.from({ length: size / 2 }, (_, i) => a[2 * i] as number);
}

function grid(from: number, to: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}
