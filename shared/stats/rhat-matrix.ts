import { plainMeans, varianceOf } from './chain-moments';
import { variance } from './sd';

/**
 * Potential scale reduction of a column-major matrix of split, rank-normalised chains (Gelman & Rubin 1992; Vehtari et
 * al. 2021, equations 1 to 4; posterior's `.rhat`). `means` is scratch, one number per column. NaN for a single row. Where
 * each chain is constant at a value of its own it is Inf or, by rounding of the means, around 1e15, as posterior has it. The caller has seen to it that `x` is finite and varies.
 */
export function rhatOfMatrix(x: Float64Array, rows: number, columns: number, means: Float64Array): number {
  plainMeans(x, rows, means);
  let within = 0;
  for (let c = 0; c < columns; c++) {
    within += variance(x, means[c] as number, c * rows, (c + 1) * rows);
  }
  within /= columns;
  const between = rows * varianceOf(means);
  return Math.sqrt((between / within + rows - 1) / rows);
}
