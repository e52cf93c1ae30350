import { StudioError } from '../../shared/errors/studio-error';
import { naInteger, setNaReal } from './na';
import { SexpWrapper } from './sexp-wrapper';
import type { RInput, RValue } from './values';

/**
 * Is `input` an `RValue` already? A plain object is one when its `type` names an R type and every field that this type
 * needs is there in its own form (typed arrays for numbers). Anything else is a named list that merely has an element
 * `type`, as JSON may well hold one: its plain array of numbers would be an empty vector to the codecs.
 */
function isValue(input: unknown): input is RValue {
  if (input instanceof SexpWrapper) return true;
  if (!isRecord(input)) return false;
  switch (input.type) {
    case 'null':
      return Object.keys(input).length === 1;
    case 'logical':
    case 'integer':
      return input.values instanceof Int32Array && hasAttributes(input);
    case 'double':
      return input.values instanceof Float64Array && hasAttributes(input);
    case 'raw':
      return input.values instanceof Uint8Array && hasAttributes(input);
    case 'character':
      return isTexts(input.values) && hasAttributes(input);
    case 'list':
      return Array.isArray(input.values) && input.values.every(isValue) && hasAttributes(input);
    case 'factor':
      return (
        input.codes instanceof Int32Array &&
        isTexts(input.levels) &&
        typeof input.ordered === 'boolean' &&
        isOptional(input.names, isTexts)
      );
    case 'data.frame':
      return (
        Array.isArray(input.columns) &&
        input.columns.every(isColumn) &&
        typeof input.rowCount === 'number' &&
        isOptional(input.rowNames, isTexts)
      );
    default:
      return false;
  }
}

function hasAttributes({ names, dim, dimnames, dimLabels }: Fields): boolean {
  const isExtents = (value: unknown) =>
    Array.isArray(value) && value.every((extent) => typeof extent === 'number');
  const isLabels = (value: unknown) =>
    Array.isArray(value) && value.every((labels) => labels === null || isTexts(labels));
  return (
    isOptional(names, isTexts) &&
    isOptional(dim, isExtents) &&
    isOptional(dimnames, isLabels) &&
    isOptional(dimLabels, isTexts)
  );
}

function isColumn(input: unknown): boolean {
  return isRecord(input) && typeof input.name === 'string' && isValue(input.value);
}

function isTexts(input: unknown): boolean {
  return Array.isArray(input) && input.every(isStringOrNull);
}

function isOptional(input: unknown, is: (input: unknown) => boolean): boolean {
  return input === undefined || is(input);
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(input: unknown): input is Fields {
  return typeof input === 'object' && input !== null;
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

function isStringOrNull(item: unknown): item is string | null {
  return item === null || typeof item === 'string';
}

function describe(input: unknown): string {
  return typeof input === 'object' && input !== null ? input.constructor.name : typeof input;
}
