import type { ColumnInfo } from '../../../shared/model/column-info';
import { plainResponse } from '../../../shared/model/formula';
import type { Problem } from '../../../shared/model/problem';
import type { Reading } from './formula-edit';

/** The response that `problem` asks to make an ordered factor, or null where it asks for something else. */
export function columnToOrder(
  problem: Problem,
  reading: Reading,
  columns: readonly ColumnInfo[],
): string | null {
  if (!reading.ok || !problem.hint.includes('ordered factor')) return null;
  const response = plainResponse(reading.formula);
  const column = columns.find(({ name }) => name === response);
  if (column?.kind !== 'string' && column?.kind !== 'factor') return null;
  return column.ordered ? null : column.name;
}
