import { isNaReal, naInteger } from './missing-values';
import { unexpected } from './read-r-values';
import type { RValue } from './values';

/**
 * The answer of a verb as plain data. A list with names becomes a record, a list without names an array, a data frame a
 * record of its columns. A vector of one element becomes that value, other vectors arrays: values of varying number
 * must be in a column or a list. Columns and vectors of numbers become typed arrays, in which NA stays R's NA; a single
 * NA becomes null. Throws `internal` for other values.
 */
export function plainValue(value: RValue): unknown {
  switch (value.type) {
    case 'null':
      return null;
    case 'list': {
      const { names, values } = value;
      if (names === undefined) return values.map(plainValue);
      return Object.fromEntries(values.map((part, i) => [names[i] ?? String(i + 1), plainValue(part)]));
    }
    case 'data.frame':
      return Object.fromEntries(value.columns.map((column) => [column.name ?? '', allOf(column.value)]));
    default: {
      const all = allOf(value);
      return all.length === 1 ? firstOf(value, all) : all;
    }
  }
}

type Values = Float64Array | Int32Array | readonly (string | boolean | null)[];

function allOf(value: RValue): Values {
  switch (value.type) {
    case 'double':
    case 'integer':
    case 'character':
      return value.values;
    case 'logical':
      return Array.from(value.values, (one) => (one === naInteger ? null : one === 1));
    case 'factor':
      return Array.from(value.codes, (code) => value.levels[code - 1] ?? null);
    default:
      throw unexpected(value, 'plain data', '');
  }
}

function firstOf(value: RValue, all: Values): unknown {
  if (all instanceof Float64Array && isNaReal(all, 0)) return null;
  return value.type === 'integer' && all[0] === naInteger ? null : all[0];
}
