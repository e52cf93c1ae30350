import { StudioError } from '../../shared/errors/studio-error';
import { naInteger, setNaReal } from './na';
import { SexpWrapper } from './sexp-wrapper';
import type { RInput, RValue } from './values';

const valueTypes = new Set<unknown>([
  'null',
  'logical',
  'integer',
  'double',
  'character',
  'raw',
  'factor',
  'list',
  'data.frame',
]);

/**
 * Is `input` an `RValue` already? A plain object is one when its `type` names an R type and it carries that type's
 * own field, so that a named list that merely has an element `type` is still a named list.
 */
function isValue(input: object): input is RValue {
  if (input instanceof SexpWrapper) return true;
  if (!('type' in input) || !valueTypes.has(input.type)) return false;
  if (input.type === 'null') return Object.keys(input).length === 1;
  if (input.type === 'data.frame') return 'columns' in input && 'rowCount' in input;
  if (input.type === 'factor') return 'codes' in input && 'levels' in input;
  return 'values' in input && typeof input.values === 'object';
}

/**
 * Plain data as R has it. null: NULL; boolean, number, string: vectors of length one (a number is double); arrays of
 * one kind: vectors, with null as NA; other arrays: lists; plain objects: named lists; typed arrays: raw, double,
 * integer. An empty array is an empty list. Throws `invalid-input` for anything else.
 */
export function toR(input: RInput): RValue {
  if (input === null) return { type: 'null' };
  if (typeof input === 'boolean') return { type: 'logical', values: Int32Array.of(input ? 1 : 0) };
  if (typeof input === 'number') return { type: 'double', values: Float64Array.of(input) };
  if (typeof input === 'string') return { type: 'character', values: [input] };
  if (input instanceof Float64Array) return { type: 'double', values: input };
  if (input instanceof Int32Array) return { type: 'integer', values: input };
  if (input instanceof Uint8Array) return { type: 'raw', values: input };
  if (Array.isArray(input)) return arrayToR(input);
  if (typeof input === 'object') {
    if (isValue(input)) return input;
    const prototype: unknown = Object.getPrototypeOf(input);
    if (prototype === Object.prototype || prototype === null) {
      const entries = Object.entries(input).filter(([, value]) => value !== undefined);
      return { type: 'list', values: entries.map(([, value]) => toR(value)), names: entries.map(([n]) => n) };
    }
  }
  throw new StudioError('invalid-input', `A value of type ${describe(input)} cannot go to R.`);
}

function arrayToR(input: readonly RInput[]): RValue {
  const kinds = new Set(input.map((item) => (item === null ? 'null' : typeof item)));
  kinds.delete('null');
  const [kind] = kinds;
  if (kinds.size === 1) {
    if (kind === 'string') return { type: 'character', values: input.filter(isStringOrNull) };
    if (kind === 'boolean') {
      const code = (item: RInput) => (item === null ? naInteger : Number(item));
      return { type: 'logical', values: Int32Array.from(input, code) };
    }
    if (kind === 'number') {
      const values = Float64Array.from(input, Number);
      for (const [index, item] of input.entries()) if (item === null) setNaReal(values, index);
      return { type: 'double', values };
    }
  }
  return { type: 'list', values: input.map(toR) };
}

function isStringOrNull(item: RInput): item is string | null {
  return item === null || typeof item === 'string';
}

function describe(input: unknown): string {
  return typeof input === 'object' && input !== null ? input.constructor.name : typeof input;
}
