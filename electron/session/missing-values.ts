/** R's NA of integers, logicals and factor codes. */
export const naInteger = -2147483648;

/** bit64's NA. */
export const naInteger64 = -(2n ** 63n);

// R's NA_real_ is a NaN whose low word is 1954 (R's arithmetic.c, R_NaReal). A JavaScript number may lose those bits,
// so they are read and written as words.
const lowWord = 1954;
const highWord = 0x7ff00000;

function wordsOf(values: Float64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
}

/** Is `values[index]` R's NA? False for any other NaN. */
export function isNaReal(values: Float64Array, index: number): boolean {
  return Number.isNaN(values[index]) && wordsOf(values)[index * 2] === lowWord;
}

/** Sets `values[index]` to R's NA. */
export function setNaReal(values: Float64Array, index: number): void {
  const words = wordsOf(values);
  words[index * 2] = lowWord;
  words[index * 2 + 1] = highWord;
}
