import { isNaReal, naInteger } from './na';
import type { RAttributes, RCharacter, RDouble, RFactor, RInteger, RRaw, RValue } from './values';

/**
 * A result as plain data, for printing and JSON.
 * Vectors of length one without names: a scalar; others: arrays; NA: null (NaN and infinities stay numbers).
 * Vectors and lists whose names are all there and distinct: objects; otherwise arrays.
 * Matrices and arrays: nested arrays, rows first (`x[i][j]`); factors: their labels; data frames: an array of row
 * objects, with `_row` where rows have names; raw: a Uint8Array; a handle: `{handle: label, classes, dim, size}`.
 */
export function fromR(value: RValue): unknown {
  switch (value.type) {
    case 'null':
      return null;
    case 'raw':
      return value.values;
    case 'logical':
    case 'integer':
    case 'double':
    case 'character':
      return shaped(elementsOf(value), value);
    case 'factor':
      return shaped(elementsOf(value), value.names ? { names: value.names } : {});
    case 'list': {
      const items = value.values.map(fromR);
      if (value.dim) return nested(items, value.dim);
      return named(items, value.names) ?? items;
    }
    case 'data.frame': {
      const columns = value.columns.map((column) => ({ name: column.name, items: itemsOf(column.value) }));
      return Array.from({ length: value.rowCount }, (_, row) => {
        const cells = columns.map(({ name, items }) => [name, items[row]] as const);
        return Object.fromEntries(value.rowNames ? [['_row', value.rowNames[row]], ...cells] : cells);
      });
    }
    case 'handle':
      return { handle: value.label, classes: value.classes, dim: value.dim, size: value.size };
  }
}

/** A data frame's column as one item a row; a matrix or a data frame within the frame gives its own rows. */
function itemsOf(value: RValue): readonly unknown[] {
  switch (value.type) {
    case 'list':
      return value.values.map(fromR);
    case 'null':
    case 'handle':
    case 'data.frame':
      return rowsOf(value);
    case 'factor':
      return elementsOf(value);
    default:
      return value.dim ? rowsOf(value) : elementsOf(value);
  }
}

function rowsOf(value: RValue): readonly unknown[] {
  const plain = fromR(value);
  return Array.isArray(plain) ? plain : [plain];
}

function elementsOf(value: RInteger | RDouble | RCharacter | RRaw | RFactor): readonly unknown[] {
  switch (value.type) {
    case 'logical':
      return Array.from(value.values, (item) => (item === naInteger ? null : item !== 0));
    case 'integer':
      return Array.from(value.values, (item) => (item === naInteger ? null : item));
    case 'double':
      return Array.from(value.values, (item, index) => (isNaReal(value.values, index) ? null : item));
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
  const [first, ...rest] = dim;
  if (first === undefined) return items[start];
  return Array.from({ length: first }, (_, index) =>
    nested(items, rest, start + index * stride, stride * first),
  );
}
