import type { DataPage } from '../../shared/contract/data';
import { StudioError } from '../../shared/errors/studio-error';
import { type Column, NA_INTEGER, type Table } from '../../shared/model/table';

type Sort = { readonly column: string; readonly descending: boolean };

/** Compares two rows of a column: -1, 0 or 1. Missing values come last in both sort orders. */
function comparer(column: Column, descending: boolean): (a: number, b: number) => number {
  const sign = descending ? -1 : 1;
  const key = (row: number): number | string | null => {
    switch (column.kind) {
      case 'string':
        return column.values[row] ?? null;
      case 'double': {
        const value = column.values[row] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      }
      case 'factor': {
        const code = column.codes[row] ?? NA_INTEGER;
        return code === NA_INTEGER ? null : code;
      }
      default: {
        const value = column.values[row] ?? NA_INTEGER;
        return value === NA_INTEGER ? null : value;
      }
    }
  };
  return (a, b) => {
    const x = key(a);
    const y = key(b);
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b;
    return x < y ? -sign : x > y ? sign : a - b;
  };
}

function pick(column: Column, rows: Int32Array): Column {
  const take = <T extends Int32Array | Float64Array>(values: T, out: T): T => {
    rows.forEach((row, i) => {
      out[i] = values[row] ?? NA_INTEGER;
    });
    return out;
  };
  switch (column.kind) {
    case 'string':
      return { ...column, values: Array.from(rows, (row) => column.values[row] ?? null) };
    case 'double':
      return { ...column, values: take(column.values, new Float64Array(rows.length)) };
    case 'factor':
      return { ...column, codes: take(column.codes, new Int32Array(rows.length)) };
    default:
      return { ...column, values: take(column.values, new Int32Array(rows.length)) };
  }
}

/** The sorted orders of rows, kept for each table object. Tables never change in place. */
const orders = new WeakMap<Table, Map<string, Int32Array>>();

function order(table: Table, sort: Sort): Int32Array {
  const known = orders.get(table) ?? new Map<string, Int32Array>();
  orders.set(table, known);
  const key = JSON.stringify(sort);
  const before = known.get(key);
  if (before) return before;
  const column = table.columns.find((c) => c.name === sort.column);
  if (!column) throw new StudioError('invalid-input', `There is no column “${sort.column}” to sort by.`);
  const rows = Int32Array.from({ length: table.rowCount }, (_, i) => i).sort(
    comparer(column, sort.descending),
  );
  known.set(key, rows);
  return rows;
}

/** Rows `offset` to `offset + limit` of a table, in stored order or sorted by a column. */
export function dataPage(
  datasetId: string,
  table: Table,
  request: { readonly offset: number; readonly limit: number; readonly sort?: Sort | undefined },
): DataPage {
  const count = Math.max(0, Math.min(request.limit, table.rowCount - request.offset));
  const rows = request.sort
    ? order(table, request.sort).slice(request.offset, request.offset + count)
    : Int32Array.from({ length: count }, (_, i) => request.offset + i);
  return {
    datasetId,
    offset: request.offset,
    rowCount: table.rowCount,
    columns: table.columns.map((column) => pick(column, rows)),
    rowNumbers: rows.map((row) => row + 1),
  };
}
