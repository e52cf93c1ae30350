import type { ColumnInfo } from '../../../shared/model/column-info';
import type { ColumnKind } from '../../../shared/model/table';
import { brief, counted } from '../../ui/number-text';

export const kindWords: Readonly<Record<ColumnKind, string>> = {
  double: 'Double: numbers',
  integer: 'Integer: whole numbers',
  logical: 'Logical: TRUE or FALSE',
  string: 'String: text',
  factor: 'Factor: categories',
};

export const kinds = Object.keys(kindWords) as readonly ColumnKind[];

/** The letter that stands for a column's kind; O is an ordered factor. */
export function kindLetter({ kind, ordered }: Pick<ColumnInfo, 'kind' | 'ordered'>): string {
  if (kind === 'factor' && ordered) return 'O';
  return kind.charAt(0).toUpperCase();
}

export function isNumeric(kind: ColumnKind): boolean {
  return kind === 'double' || kind === 'integer';
}

/** What fits under a column's name: its range, or how many different values it has. */
export function shortSummary(info: ColumnInfo): string {
  if (isNumeric(info.kind) && info.min !== undefined && info.max !== undefined) {
    return `${brief(info.min)} to ${brief(info.max)}`;
  }
  if (info.kind === 'factor') return counted(info.levels?.length ?? info.distinct, 'level');
  if (info.kind === 'logical' && info.mean !== undefined) return `${Math.round(info.mean * 100)} % TRUE`;
  return `${counted(info.distinct, 'value')}`;
}
