import type { ColumnInfo } from '../../../shared/model/column-info';
import type { FormulaReading } from '../../../shared/model/parsed-spec';
import type { Problem } from '../../../shared/model/problem';

/** The response that `problem` asks to make an ordered factor, or null where it asks for something else. */
export function columnToOrder(
  problem: Problem,
  reading: FormulaReading,
  columns: readonly ColumnInfo[],
): string | null {
  if (!reading.ok || problem.offers !== 'ordered-factor') return null;
  const column = columns.find(({ name }) => name === reading.response);
  if (column?.kind !== 'string' && column?.kind !== 'factor') return null;
  return column.ordered ? null : column.name;
}
