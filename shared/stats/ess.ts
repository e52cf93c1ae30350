import FFT from 'fft.js';
import { autocorrelationTime } from './autocorrelation-time';
import { columnMean, plainMeans, varianceOf } from './chain-moments';

/**
 * Effective sample size of a column-major matrix of split chains (Geyer 1992; Stan Reference Manual, "Effective sample
 * size"; Vehtari et al. 2021, equations 10 to 13; posterior's `.ess`), with scratch space for one shape.
 *
 * Only the autocovariances' mean over chains is needed, so the power spectra are added up first and transformed back
 * once, and two real chains ride in one complex transform: |FFT(a + ib)|² holds both spectra, its odd part cancels
 * in the real part of the way back.
 */
export class EffectiveSampleSize {
  readonly #fft: FFT;
  readonly #input: Float64Array;
  readonly #output: Float64Array;
  readonly #power: Float64Array;
  readonly #means: Float64Array;
  readonly #acov: Float64Array;
  readonly #rho: Float64Array;

  constructor(
    readonly rows: number,
    readonly columns: number,
  ) {
    // At least twice the rows, so that the cyclic correlation does not wrap.
    const size = Math.max(4, 2 ** Math.ceil(Math.log2(2 * rows)));
    this.#fft = new FFT(size);
    this.#input = new Float64Array(2 * size);
    this.#output = new Float64Array(2 * size);
    this.#power = new Float64Array(2 * size);
    this.#means = new Float64Array(columns);
    this.#acov = new Float64Array(rows);
    this.#rho = new Float64Array(rows + 2);
  }

  /** Bulk, mean or quantile ESS, by what `x` holds. NaN below three rows and where `x` is not finite or constant. */
  of(x: Float64Array): number {
    const { rows, columns } = this;
    if (rows < 3 || !variesFinitely(x)) return Number.NaN;
    for (let c = 0; c < columns; c++) this.#means[c] = columnMean(x, rows, c);
    this.#autocovariance(x);
    plainMeans(x, rows, this.#means);
    const between = columns > 1 ? varianceOf(this.#means) : 0;
    const total = rows * columns;
    // Antithetic chains may beat independent draws, but not without bound (posterior caps at S log10 S).
    const time = autocorrelationTime(this.#acov, between, this.#rho);
    return total / Math.max(time, 1 / Math.log10(total));
  }

  /** Mean over chains of the autocovariance (denominator n) at lags 0 … rows - 1, into `#acov`. */
  #autocovariance(x: Float64Array): void {
    const { rows, columns } = this;
    const power = this.#power;
    const input = this.#input;
    const output = this.#output;
    power.fill(0);
    for (let c = 0; c < columns; c += 2) {
      this.#load(x, c, 0);
      if (c + 1 < columns) this.#load(x, c + 1, 1);
      else for (let i = 0; i < rows; i++) input[2 * i + 1] = 0;
      this.#fft.transform(output, input);
      for (let k = 0; k < output.length; k += 2) {
        const re = output[k] as number;
        const im = output[k + 1] as number;
        power[k] = (power[k] as number) + re * re + im * im;
      }
    }
    this.#fft.transform(output, power);
    const scale = (power.length / 2) * rows * columns;
    for (let lag = 0; lag < rows; lag++) this.#acov[lag] = (output[2 * lag] as number) / scale;
  }

  /** Puts a centred column into the real (0) or imaginary (1) part of the transform's input. */
  #load(x: Float64Array, column: number, part: 0 | 1): void {
    const center = this.#means[column] as number;
    const start = column * this.rows;
    for (let i = 0; i < this.rows; i++) this.#input[2 * i + part] = (x[start + i] as number) - center;
  }
}

/** All finite, and a range of at least the machine epsilon (posterior's `should_return_NA`). */
function variesFinitely(x: Float64Array): boolean {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    const value = x[i] as number;
    if (value - value !== 0) return false;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low >= Number.EPSILON;
}
