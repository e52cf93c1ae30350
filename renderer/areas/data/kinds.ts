import type { ColumnInfo } from '../../../shared/model/column-info';
import type { ColumnKind } from '../../../shared/model/table';
import { brief, counted } from '../../ui/number-text';

/** What a column can be read as: R keeps an ordered factor as a factor, but a person chooses between them. */
export type KindChoice = ColumnKind | 'ordered';

export const kindWords: Readonly<Record<KindChoice, string>> = {
  double: 'Double: numbers',
  integer: 'Integer: whole numbers',
  logical: 'Logical: TRUE or FALSE',
  string: 'String: text',
  factor: 'Factor: categories',
  ordered: 'Ordered factor: categories from low to high',
};

export const kinds = Object.keys(kindWords) as readonly KindChoice[];

export function choiceOf({ kind, ordered }: Pick<ColumnInfo, 'kind' | 'ordered'>): KindChoice {
  return kind === 'factor' && ordered ? 'ordered' : kind;
}

/** The letter that stands for a column's kind; O is an ordered factor. */
export function kindLetter(info: Pick<ColumnInfo, 'kind' | 'ordered'>): string {
  return choiceOf(info).charAt(0).toUpperCase();
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
