import type { Column, ColumnKind, Table } from './table';
import { NA_INTEGER } from './table';

/** What a person should know of how a column of a file was read, and what to do about it. */
export interface ColumnRemark {
  readonly message: string;
  readonly hint: string;
}

/** What the builder and the checks need to know of a column, without its values. */
export interface ColumnInfo {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly missing: number;
  readonly distinct: number;
  /** Numeric and logical columns (FALSE = 0). Absent where all is missing. */
  readonly min?: number;
  /** The first row (from 1) that holds the smallest value. */
  readonly minRow?: number;
  readonly max?: number;
  readonly mean?: number;
  readonly sd?: number;
  /** Every present value is a whole number. */
  readonly whole: boolean;
  /** Factors: their levels. Strings: the distinct values, sorted, when there are at most 50. */
  readonly levels?: readonly string[];
  readonly ordered?: boolean;
  readonly remark?: ColumnRemark;
}

const maxStringLevels = 50;

/** One pass over `column`. */
export function describeColumn(column: Column, rowCount: number): ColumnInfo {
  switch (column.kind) {
    case 'string': {
      const present = column.values.filter((value) => value !== null);
      const distinct = new Set(present);
      return {
        ...labels(column, rowCount - present.length, distinct.size),
        ...(distinct.size <= maxStringLevels && { levels: [...distinct].sort() }),
      };
    }
    case 'factor': {
      const { codes, levels, ordered } = column;
      const used = new Set(codes);
      const missing = codes.reduce((count, code) => count + Number(code === NA_INTEGER), 0);
      used.delete(NA_INTEGER);
      return { ...labels(column, missing, used.size), levels, ordered };
    }
    case 'double':
      return describeNumbers(column, column.values, Number.isNaN);
    case 'integer':
    case 'logical':
      return describeNumbers(column, column.values, (value) => value === NA_INTEGER);
  }
}

function labels(column: Column, missing: number, distinct: number): ColumnInfo {
  return { name: column.name, kind: column.kind, missing, distinct, whole: false };
}

/** Mean and standard deviation by Welford's updates, which do not lose digits to a large mean. */
function describeNumbers(
  column: Column,
  values: Float64Array | Int32Array,
  isMissing: (value: number) => boolean,
): ColumnInfo {
  const distinct = new Set<number>();
  let n = 0;
  let mean = 0;
  let m2 = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let whole = true;
  let minRow = 0;
  let row = 0;
  for (const value of values) {
    row++;
    if (isMissing(value)) continue;
    distinct.add(value);
    if (whole && !Number.isInteger(value)) whole = false;
    if (value < min) {
      min = value;
      minRow = row;
    }
    if (value > max) max = value;
    n++;
    const delta = value - mean;
    mean += delta / n;
    m2 += delta * (value - mean);
  }
  return {
    name: column.name,
    kind: column.kind,
    missing: values.length - n,
    distinct: distinct.size,
    whole: whole && n > 0,
    ...(n > 0 && { min, minRow, max, mean }),
    ...(n > 1 && { sd: Math.sqrt(m2 / (n - 1)) }),
  };
}

export function describeTable(table: Table): readonly ColumnInfo[] {
  return table.columns.map((column) => describeColumn(column, table.rowCount));
}
