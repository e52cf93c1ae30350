import { depthLimit, tooDeep } from './depth-limit';
import { SexpWrapper } from './sexp-wrapper';
import type { RValue } from './values';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Is `input` an `RValue` already? A plain object is one if its `type` names an R type and every field of this type has
 * the right form (typed arrays for numbers). Otherwise it is a named list that has an element `type`, as JSON may have:
 * the codecs would read its plain array of numbers as an empty vector.
 * Throws `invalid-input` if the value contains itself.
 */
export function isValue(input: unknown, depth = 0): input is RValue {
  if (input instanceof SexpWrapper) return true;
  if (!isRecord(input)) return false;
  if (depth > depthLimit) throw tooDeep();
  const isPart = (part: unknown) => isValue(part, depth + 1);
  if (
    !isOptional(input.attributes, (all) => Array.isArray(all) && all.every((one) => isNamed(one, isPart)))
  ) {
    return false;
  }
  switch (input.type) {
    case 'null':
      return Object.keys(input).length === 1;
    case 'logical':
    case 'integer':
      return input.values instanceof Int32Array && hasAttributes(input);
    case 'double':
      return input.values instanceof Float64Array && hasAttributes(input);
    case 'complex':
      return input.values instanceof Float64Array && input.values.length % 2 === 0 && hasAttributes(input);
    case 'integer64':
      return input.values instanceof BigInt64Array && hasAttributes(input);
    case 'date':
      return isNumbers(input.values) && hasAttributes(input);
    case 'datetime':
      return isNumbers(input.values) && isOptional(input.tzone, isTexts) && hasAttributes(input);
    case 'difftime':
      return isNumbers(input.values) && typeof input.units === 'string' && hasAttributes(input);
    case 'raw':
      return input.values instanceof Uint8Array && hasAttributes(input);
    case 'character':
      return isTexts(input.values) && hasAttributes(input);
    case 'list':
      return Array.isArray(input.values) && input.values.every(isPart) && hasAttributes(input);
    case 'factor':
      return (
        input.codes instanceof Int32Array &&
        isTexts(input.levels) &&
        typeof input.ordered === 'boolean' &&
        hasAttributes(input)
      );
    case 'formula':
      return typeof input.text === 'string' && isOptional(input.environment, isPart);
    case 'draws':
      return isTexts(input.classes) && isPart(input.value);
    case 'data.frame':
      return (
        Array.isArray(input.columns) &&
        input.columns.every((column) => isNamed(column, isPart)) &&
        typeof input.rowCount === 'number' &&
        isOptional(input.rowNames, (names) => isTexts(names) || names instanceof Int32Array) &&
        isOptional(input.classes, isTexts)
      );
    default:
      return false;
  }
}

function hasAttributes({ names, dim, dimNames, dimnames, dimLabels }: Fields): boolean {
  const isExtents = (value: unknown) =>
    Array.isArray(value) && value.every((extent) => typeof extent === 'number');
  const isLabels = (value: unknown) =>
    Array.isArray(value) && value.every((labels) => labels === null || isTexts(labels));
  return (
    isOptional(names, isTexts) &&
    isOptional(dim, isExtents) &&
    isOptional(dimNames, isTexts) &&
    isOptional(dimnames, isLabels) &&
    isOptional(dimLabels, isTexts)
  );
}

function isNumbers(input: unknown): boolean {
  return input instanceof Float64Array || input instanceof Int32Array;
}

function isNamed(input: unknown, isPart: (value: unknown) => boolean): boolean {
  return isRecord(input) && isStringOrNull(input.name) && isPart(input.value);
}

function isTexts(input: unknown): boolean {
  return Array.isArray(input) && input.every(isStringOrNull);
}

export function isStringOrNull(item: unknown): item is string | null {
  return item === null || typeof item === 'string';
}

function isOptional(input: unknown, is: (input: unknown) => boolean): boolean {
  return input === undefined || is(input);
}

function isRecord(input: unknown): input is Fields {
  return typeof input === 'object' && input !== null;
}
