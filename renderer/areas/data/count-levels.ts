import type { DatasetInfo } from '../../../shared/model/project';
import { cellText } from '../../../shared/model/table';
import type { Connection } from '../../connection/connection';

const rowsPerCall = 2000;
const maxRows = 20_000;
const maxCells = 400_000;

/** Pages come with all of their columns, so a large data set is not read for its counts alone. */
export function canCount({ rowCount, columns }: Pick<DatasetInfo, 'rowCount' | 'columns'>): boolean {
  return rowCount <= maxRows && rowCount * columns.length <= maxCells;
}

/** How many rows hold each value of a column; values that no row holds are absent. */
export async function countLevels(
  connection: Pick<Connection, 'call'>,
  dataset: DatasetInfo,
  columnName: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (let offset = 0; offset < dataset.rowCount; offset += rowsPerCall) {
    const input = { datasetId: dataset.id, offset, limit: rowsPerCall };
    const page = await connection.call('data.page', input, signal);
    const column = page.columns.find(({ name }) => name === columnName);
    for (let row = 0; column && row < page.rowNumbers.length; row++) {
      const text = cellText(column, row);
      if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return counts;
}
