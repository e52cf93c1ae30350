import { unexpected } from './expect';
import { isNaReal, naInteger } from './na';
import type { RValue } from './values';

/**
 * What a verb answers as plain data. A list with names is a record, one without an array, a data frame a record of its
 * columns. A vector is one value where it has one, and its values where it has more or none: what has any number of values
 * stands in a column or a list. Columns and vectors of numbers are typed arrays, in which NA stays R's; a single NA is
 * null. Throws `internal` for what is none of these.
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
