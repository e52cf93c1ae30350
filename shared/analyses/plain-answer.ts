import * as z from 'zod';
import { rNumber } from '../model/r-number';

/** What JSON has no number for is a text there, by R's names. */
const special: ReadonlyMap<unknown, number> = new Map([
  ['NA', Number.NaN],
  ['NaN', Number.NaN],
  ['Inf', Number.POSITIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
]);

// R's NA among doubles is a NaN whose low word is 1954 (R's arithmetic.c); among integers it is the smallest.
const missingWord = 1954;
const missingInteger = -2147483648;
const wordsOf = (values: Float64Array) =>
  new Uint32Array(values.buffer, values.byteOffset, values.length * 2);

function numberFrom(value: unknown): unknown {
  return special.get(value) ?? value;
}

function doublesFrom(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const numbers = value.map(numberFrom);
  if (!numbers.every((one) => typeof one === 'number')) return value;
  const doubles = Float64Array.from(numbers);
  const words = wordsOf(doubles);
  value.forEach((one, i) => {
    if (one === 'NA') words.set([missingWord, 0x7ff00000], 2 * i);
  });
  return doubles;
}

function integersFrom(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const numbers = value.map((one) => (one === 'NA' ? missingInteger : one));
  return numbers.every((one) => Number.isInteger(one)) ? Int32Array.from(numbers) : value;
}

/** A number, also NaN or infinite. */
export const anyNumber: z.ZodType<number> = z.preprocess(
  numberFrom,
  z.custom<number>((value) => typeof value === 'number', 'must be a number'),
);

/**
 * Numbers, of which each may be NaN, infinite or R's NA. A verb answers them as a column of a table, as what is one number
 * in R arrives as a number.
 */
export const doubles: z.ZodType<Float64Array> = z.preprocess(
  doublesFrom,
  z.custom<Float64Array>((value) => value instanceof Float64Array, 'must be numbers'),
);

/** Whole numbers, of which each may be R's NA (the smallest that there is). */
export const integers: z.ZodType<Int32Array> = z.preprocess(
  integersFrom,
  z.custom<Int32Array>((value) => value instanceof Int32Array, 'must be whole numbers'),
);

/**
 * An answer as JSON has it: every digit of every number; typed arrays are lists; "NA", "NaN", "Inf" and "-Inf" are texts.
 * The answer's schema makes the answer of it again.
 */
export function answerJson(answer: unknown): unknown {
  if (typeof answer === 'number') return numberJson(answer);
  if (answer instanceof Float64Array) {
    const words = wordsOf(answer);
    return Array.from(answer, (value, i) =>
      Number.isNaN(value) && words[2 * i] === missingWord ? 'NA' : numberJson(value),
    );
  }
  if (answer instanceof Int32Array) {
    return Array.from(answer, (value) => (value === missingInteger ? 'NA' : value));
  }
  if (Array.isArray(answer)) return answer.map(answerJson);
  if (typeof answer === 'object' && answer !== null) {
    return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, answerJson(value)]));
  }
  return answer;
}

function numberJson(value: number): number | string {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : rNumber(value);
}
