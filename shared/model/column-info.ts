import type { Column, ColumnKind, Table } from './table';
import { cellText } from './table';

/** What the builder and the checks need to know of a column, without its values. */
export interface ColumnInfo {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly missing: number;
  readonly distinct: number;
  /** Numeric and logical columns (FALSE = 0). Absent where all is missing. */
  readonly min?: number;
  readonly max?: number;
  readonly mean?: number;
  readonly sd?: number;
  /** Every present value is a whole number. */
  readonly whole: boolean;
  /** Factors: their levels. Strings: the distinct values, sorted, when there are at most 50. */
  readonly levels?: readonly string[];
  readonly ordered?: boolean;
}

const maxStringLevels = 50;

/** One pass over `column`. */
export function describeColumn(column: Column, rowCount: number): ColumnInfo {
  const distinct = new Set<string>();
  let missing = 0;
  let n = 0;
  let mean = 0;
  let m2 = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let whole = column.kind !== 'string' && column.kind !== 'factor';
  for (let i = 0; i < rowCount; i++) {
    const text = cellText(column, i);
    if (text === null) {
      missing++;
      continue;
    }
    distinct.add(text);
    if (column.kind === 'string' || column.kind === 'factor') continue;
    const value = column.values[i] ?? Number.NaN;
    if (!Number.isInteger(value)) whole = false;
    if (value < min) min = value;
    if (value > max) max = value;
    n++;
    const delta = value - mean;
    mean += delta / n;
    m2 += delta * (value - mean);
  }
  return {
    name: column.name,
    kind: column.kind,
    missing,
    distinct: distinct.size,
    whole: whole && n > 0,
    ...(n > 0 && { min, max, mean }),
    ...(n > 1 && { sd: Math.sqrt(m2 / (n - 1)) }),
    ...(column.kind === 'factor' && { levels: column.levels, ordered: column.ordered }),
    ...(column.kind === 'string' && distinct.size <= maxStringLevels && { levels: [...distinct].sort() }),
  };
}

export function describeTable(table: Table): readonly ColumnInfo[] {
  return table.columns.map((column) => describeColumn(column, table.rowCount));
}
