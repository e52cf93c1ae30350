import { isNaReal, naInteger, naInteger64 } from './missing-values';
import type { RAttributes, RDataFrame, RValue } from './values';

/**
 * A result as plain data, for printing and JSON.
 * Vectors of length one without names: a scalar; others: arrays; NA: null (NaN and infinities stay numbers).
 * Vectors and lists with complete and distinct names: objects; otherwise arrays.
 * Matrices and arrays: nested arrays, rows first (`x[i][j]`), [] if they have no elements.
 * Data frames: an array of row objects, with `_row` if rows have names; columns of the same name get numbers as in R
 * ("x", "x.1"); as many rows as the columns and row names have items for.
 * Raw: a Uint8Array. Factors: their labels. Complex: `{re, im}`.
 * Dates: "2026-11-23" (fractions of a day are dropped). Times: "2026-11-23T09:30:00.000Z", always in UTC whatever zone
 * R prints them in (that is in `tzone` of the `RValue`). A difftime: `{value, units}`, in a data frame the number
 * alone. integer64: a number, beyond 2^53 a string. Formulas: their text. Draws: the array, matrix or list that they
 * are. A handle: `{handle: label, classes, dim, size}`. Further attributes are left out.
 */
export function fromR(value: RValue): unknown {
  switch (value.type) {
    case 'null':
      return null;
    case 'raw':
      return value.values;
    case 'list': {
      const items = value.values.map(fromR);
      if (value.dim) return nested(items, value.dim);
      return named(items, value.names) ?? items;
    }
    case 'difftime':
      return { value: shaped(elementsOf(value), value), units: value.units };
    case 'data.frame':
      return rowObjects(value);
    case 'formula':
      return value.text;
    case 'draws':
      return fromR(value.value);
    case 'handle':
      return { handle: value.label, classes: value.classes, dim: value.dim, size: value.size };
    default:
      return shaped(elementsOf(value), value);
  }
}

function rowObjects({ columns, rowCount, rowNames }: RDataFrame): readonly object[] {
  const keys = distinct([...(rowNames ? ['_row'] : []), ...columns.map(({ name }) => name ?? 'NA')]);
  const cells = [...(rowNames ? [rowNames] : []), ...columns.map(({ value }) => itemsOf(value))];
  // The row count of a frame whose columns all stay in R cannot be checked: it may be any number.
  const length = cells.reduce((longest, items) => Math.max(longest, items.length), 0);
  return Array.from({ length: Math.min(rowCount, length) }, (_, row) =>
    Object.fromEntries(keys.map((key, column) => [key, cells[column]?.[row]])),
  );
}

/** Makes names unique as R's make.unique does. */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let count = 1; seen.has(unique); count += 1) {
      if (!taken.has(`${name}.${count}`)) unique = `${name}.${count}`;
    }
    taken.add(unique);
    seen.add(unique);
    return unique;
  });
}

/** A column of a data frame with one item for each row. For a matrix or data frame, an item is one of its rows. */
function itemsOf(value: RValue): readonly unknown[] {
  switch (value.type) {
    case 'list':
      return value.dim ? rowsOf(value) : value.values.map(fromR);
    case 'null':
    case 'handle':
    case 'data.frame':
    case 'formula':
      return rowsOf(value);
    case 'draws':
      return itemsOf(value.value);
    default:
      return value.dim ? asRows(nested(elementsOf(value), value.dim)) : elementsOf(value);
  }
}

function rowsOf(value: RValue): readonly unknown[] {
  return asRows(fromR(value));
}

function asRows(plain: unknown): readonly unknown[] {
  return Array.isArray(plain) ? plain : [plain];
}

type Vector = Exclude<
  RValue,
  { readonly type: 'null' | 'list' | 'data.frame' | 'formula' | 'draws' | 'handle' }
>;

function elementsOf(value: Vector): readonly unknown[] {
  switch (value.type) {
    case 'logical':
      return Array.from(value.values, (item) => (item === naInteger ? null : item !== 0));
    case 'integer':
    case 'double':
    case 'difftime':
      return numbersOf(value.values);
    case 'complex':
      return complexesOf(value.values);
    case 'integer64':
      return Array.from(value.values, fromInteger64);
    case 'date':
      return numbersOf(value.values).map(isoDate);
    case 'datetime':
      return numbersOf(value.values).map((seconds) =>
        seconds === null ? null : (iso(seconds * 1000) ?? seconds),
      );
    case 'character':
      return value.values;
    case 'raw':
      return Array.from(value.values);
    case 'factor':
      return Array.from(value.codes, (code) =>
        code === naInteger ? null : (value.levels[code - 1] ?? null),
      );
  }
}

function numbersOf(values: Float64Array | Int32Array): readonly (number | null)[] {
  if (values instanceof Int32Array) return Array.from(values, (item) => (item === naInteger ? null : item));
  return Array.from(values, (item, index) => (isNaReal(values, index) ? null : item));
}

function complexesOf(values: Float64Array): readonly unknown[] {
  return Array.from({ length: values.length / 2 }, (_, index) =>
    isNaReal(values, 2 * index) || isNaReal(values, 2 * index + 1)
      ? null
      : { re: values[2 * index], im: values[2 * index + 1] },
  );
}

function fromInteger64(item: bigint): number | string | null {
  if (item === naInteger64) return null;
  const number = Number(item);
  return Number.isSafeInteger(number) ? number : String(item);
}

function isoDate(days: number | null): number | string | null {
  return days === null ? null : (iso(Math.floor(days) * 86_400_000)?.replace(/T.*/, '') ?? days);
}

/** Null if JavaScript cannot hold the date: not a number, infinite, or some 270,000 years from now. */
function iso(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function shaped(items: readonly unknown[], attributes: RAttributes): unknown {
  if (attributes.dim) return nested(items, attributes.dim);
  return named(items, attributes.names) ?? (items.length === 1 && !attributes.names ? items[0] : items);
}

function named(items: readonly unknown[], names: RAttributes['names']): object | null {
  if (!names || names.some((name) => !name) || new Set(names).size < names.length) return null;
  return Object.fromEntries(items.map((item, index) => [names[index], item]));
}

/** Column-major `items` as nested arrays, the first index outermost. */
function nested(items: readonly unknown[], dim: readonly number[], start = 0, stride = 1): unknown {
  if (items.length === 0) return [];
  const [first, ...rest] = dim;
  if (first === undefined) return items[start];
  return Array.from({ length: first }, (_, index) =>
    nested(items, rest, start + index * stride, stride * first),
  );
}
