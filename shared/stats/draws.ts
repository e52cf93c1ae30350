import { StudioError } from '../errors/studio-error';

/**
 * Posterior draws of several variables. `values` is variable-major, then chain, then draw: the value of
 * variable `v`, chain `c`, draw `t` (all 0-based) stands at `((v * chains) + c) * drawsPerChain + t`.
 * This is also the layout of a `draws.f64` file. R's NA is a NaN with its own bits.
 */
export interface Draws {
  readonly variables: readonly string[];
  readonly chains: number;
  readonly drawsPerChain: number;
  readonly values: Float64Array;
}

/** Checks that the shape and the number of values agree. Throws `invalid-input`. */
export function createDraws(
  variables: readonly string[],
  chains: number,
  drawsPerChain: number,
  values: Float64Array,
): Draws {
  for (const [what, count] of [
    ['chains', chains],
    ['draws per chain', drawsPerChain],
  ] as const) {
    if (!Number.isInteger(count) || count < 1) {
      throw new StudioError(
        'invalid-input',
        `The number of ${what} must be a whole number of at least 1, not ${count}.`,
      );
    }
  }
  const expected = variables.length * chains * drawsPerChain;
  if (values.length !== expected) {
    throw new StudioError(
      'invalid-input',
      `${variables.length} variables × ${chains} chains × ${drawsPerChain} draws need ${expected} values, ` +
        `but there are ${values.length}.`,
    );
  }
  return { variables, chains, drawsPerChain, values };
}

/** All chains of variable `v`, chain-major, without copying. */
export function variableView(draws: Draws, v: number): Float64Array {
  const size = draws.chains * draws.drawsPerChain;
  return draws.values.subarray(v * size, (v + 1) * size);
}

/** Chain `c` of variable `v`, without copying. */
export function chainView(draws: Draws, v: number, c: number): Float64Array {
  const start = (v * draws.chains + c) * draws.drawsPerChain;
  return draws.values.subarray(start, start + draws.drawsPerChain);
}
