/** Which values that are not finite numbers a sample holds. */
export interface UnusualValues {
  /** R's NA: a NaN whose low word is 1954 (R's `arithmetic.c`). */
  readonly na: boolean;
  /** NaN or NA. */
  readonly nan: boolean;
  readonly infinite: boolean;
}

const none: UnusualValues = { na: false, nan: false, infinite: false };

/** One pass over `values`. The usual case allocates nothing. */
export function findUnusualValues(values: Float64Array): UnusualValues {
  let allFinite = true;
  for (let i = 0; i < values.length; i++) {
    // x - x is 0 for every finite x and NaN for the others.
    const x = values[i] as number;
    if (x - x !== 0) {
      allFinite = false;
      break;
    }
  }
  if (allFinite) return none;
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  let na = false;
  let nan = false;
  let infinite = false;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    if (Number.isNaN(x)) {
      nan = true;
      // Little-endian, as every platform is that Electron runs on.
      if (words[2 * i] === 1954) na = true;
    } else if (x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY) infinite = true;
  }
  return { na, nan, infinite };
}
