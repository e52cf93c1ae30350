import { StudioError } from '../../shared/errors/studio-error';
import { depthLimit, tooDeep } from './depth-limit';
import { isStringOrNull, isValue } from './is-value';
import { naInteger, naInteger64, setNaReal } from './missing-values';
import type { RInput, RValue } from './values';

/**
 * Plain data as an R value. null: NULL; boolean, number, string: vectors of length one (a number is double); a bigint:
 * integer64; a Date: POSIXct in UTC; arrays of one of these kinds: vectors, with null as NA; other arrays: lists; plain
 * objects: named lists; typed arrays: raw, double, integer, integer64. An empty array is an empty list. Throws
 * `invalid-input` for anything else, and for values that contain themselves or are nested more than `depthLimit` deep.
 */
export function toR(input: RInput): RValue {
  return convert(input, 0);
}

function convert(input: RInput, depth: number): RValue {
  if (input === null) return { type: 'null' };
  if (typeof input === 'boolean') return { type: 'logical', values: Int32Array.of(input ? 1 : 0) };
  if (typeof input === 'number') return { type: 'double', values: Float64Array.of(input) };
  if (typeof input === 'string') return { type: 'character', values: [input] };
  if (typeof input === 'bigint') return { type: 'integer64', values: BigInt64Array.of(checked(input)) };
  if (input instanceof Date) return dateTimes([input]);
  if (input instanceof Float64Array) return { type: 'double', values: input };
  if (input instanceof Int32Array) return { type: 'integer', values: input };
  if (input instanceof BigInt64Array) return { type: 'integer64', values: input };
  if (input instanceof Uint8Array) return { type: 'raw', values: input };
  if (depth > depthLimit) throw tooDeep();
  if (Array.isArray(input)) return arrayToR(input, depth);
  if (typeof input === 'object') {
    if (isValue(input, depth)) return input;
    const prototype: unknown = Object.getPrototypeOf(input);
    if (prototype === Object.prototype || prototype === null) {
      const entries = Object.entries(input).filter(([, value]) => value !== undefined);
      const values = entries.map(([, value]) => convert(value, depth + 1));
      return { type: 'list', values, names: entries.map(([name]) => name) };
    }
  }
  throw new StudioError('invalid-input', `A value of type ${describe(input)} cannot go to R.`);
}

function arrayToR(input: readonly RInput[], depth: number): RValue {
  const kinds = new Set(Array.from(input, kindOf));
  kinds.delete('null');
  const [kind] = kinds;
  if (kinds.size === 1) {
    if (kind === 'string') return { type: 'character', values: input.filter(isStringOrNull) };
    if (kind === 'boolean') {
      const code = (item: RInput) => (item === null ? naInteger : Number(item));
      return { type: 'logical', values: Int32Array.from(input, code) };
    }
    if (kind === 'bigint') {
      const code = (item: RInput) => (typeof item === 'bigint' ? checked(item) : naInteger64);
      return { type: 'integer64', values: BigInt64Array.from(input, code) };
    }
    if (kind === 'Date') return dateTimes(input.map((item) => (item instanceof Date ? item : null)));
    if (kind === 'number') {
      const values = Float64Array.from(input, Number);
      for (const [index, item] of input.entries()) if (item === null) setNaReal(values, index);
      return { type: 'double', values };
    }
  }
  return { type: 'list', values: Array.from(input, (item) => convert(item, depth + 1)) };
}

function kindOf(item: RInput): string {
  if (item === null) return 'null';
  return item instanceof Date ? 'Date' : typeof item;
}

/** An invalid date (`new Date(NaN)`) becomes NA. */
function dateTimes(dates: readonly (Date | null)[]): RValue {
  const values = new Float64Array(dates.length);
  for (const [index, date] of dates.entries()) {
    if (date && !Number.isNaN(date.getTime())) values[index] = date.getTime() / 1000;
    else setNaReal(values, index);
  }
  return { type: 'datetime', values, tzone: ['UTC'] };
}

function checked(value: bigint): bigint {
  if (BigInt.asIntN(64, value) === value && value !== naInteger64) return value;
  throw new StudioError('invalid-input', `The whole number ${value} has more than 64 bits.`);
}

function describe(input: unknown): string {
  if (typeof input !== 'object' || input === null) return typeof input;
  return typeof input.constructor === 'function' ? input.constructor.name : 'object';
}
