import { type ColumnInfo, describeTable } from '../../shared/model/column-info';
import type { Table } from '../../shared/model/table';

/** The data of a model: its values, and what is known of its columns without going through them again. */
export interface ModelData {
  readonly table: Table;
  readonly columns: readonly ColumnInfo[];
}

export function modelData(table: Table): ModelData {
  return { table, columns: describeTable(table) };
}
