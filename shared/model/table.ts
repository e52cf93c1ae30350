import { rNumber } from './r-number';

/** Integer, logical and factor columns mark a missing value with R's own NA_integer_. */
export const NA_INTEGER = -2147483648;

interface ColumnBase {
  readonly name: string;
}
/** Missing values are NaN. */
export interface DoubleColumn extends ColumnBase {
  readonly kind: 'double';
  readonly values: Float64Array;
}
export interface IntegerColumn extends ColumnBase {
  readonly kind: 'integer';
  readonly values: Int32Array;
}
/** 0, 1 or NA_INTEGER. */
export interface LogicalColumn extends ColumnBase {
  readonly kind: 'logical';
  readonly values: Int32Array;
}
/** Missing values are null. */
export interface StringColumn extends ColumnBase {
  readonly kind: 'string';
  readonly values: readonly (string | null)[];
}
/** `codes` count from 1 into `levels`, as in R. */
export interface FactorColumn extends ColumnBase {
  readonly kind: 'factor';
  readonly codes: Int32Array;
  readonly levels: readonly string[];
  readonly ordered: boolean;
}

export type Column = DoubleColumn | IntegerColumn | LogicalColumn | StringColumn | FactorColumn;
export type ColumnKind = Column['kind'];

/** A data set in memory: columns of equal length, each a typed array where it can be. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rowCount: number;
}

/** Row `index` of `column` as text, or null where it is missing. */
export function cellText(column: Column, index: number): string | null {
  switch (column.kind) {
    case 'string':
      return column.values[index] ?? null;
    case 'double': {
      const value = column.values[index] ?? Number.NaN;
      if (Number.isNaN(value)) return null;
      return rNumber(value);
    }
    case 'integer': {
      const value = column.values[index] ?? NA_INTEGER;
      return value === NA_INTEGER ? null : String(value);
    }
    case 'logical': {
      const value = column.values[index] ?? NA_INTEGER;
      return value === NA_INTEGER ? null : value === 0 ? 'FALSE' : 'TRUE';
    }
    case 'factor':
      return column.levels[(column.codes[index] ?? NA_INTEGER) - 1] ?? null;
  }
}

function sameColumn(a: Column, b: Column): boolean {
  if (a.name !== b.name || a.kind !== b.kind) return false;
  if (a.kind === 'factor' && b.kind === 'factor') {
    if (a.ordered !== b.ordered || a.levels.join('\0') !== b.levels.join('\0')) return false;
    return a.codes.every((code, i) => code === b.codes[i]);
  }
  if (a.kind === 'factor' || b.kind === 'factor') return false;
  if (a.values.length !== b.values.length) return false;
  for (let i = 0; i < a.values.length; i++) if (!Object.is(a.values[i], b.values[i])) return false;
  return true;
}

/** Do both tables hold the same columns, in the same order, with the same values? */
export function sameTable(a: Table, b: Table): boolean {
  if (a.rowCount !== b.rowCount || a.columns.length !== b.columns.length) return false;
  return a.columns.every((column, i) => {
    const other = b.columns[i];
    return other !== undefined && sameColumn(column, other);
  });
}
