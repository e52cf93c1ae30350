import { type ColumnInfo, describeTable } from '../../shared/model/column-info';
import type { Table } from '../../shared/model/table';

/** The data of a model: its values and the facts about its columns, which are computed once. */
export interface ModelData {
  readonly table: Table;
  readonly columns: readonly ColumnInfo[];
}

export function modelData(table: Table): ModelData {
  return { table, columns: describeTable(table) };
}
