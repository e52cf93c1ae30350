import type { ColumnInfo } from '../../../shared/model/column-info';
import type { ColumnKind } from '../../../shared/model/table';
import { isNumeric } from '../../../shared/model/terms/column-sorts';
import { t } from '../../../shared/texts/texts';
import { brief, wholeNumber } from '../../ui/number-text';

/** What a column can be read as: R keeps an ordered factor as a factor, but a person chooses between them. */
export type KindChoice = ColumnKind | 'ordered';

export const kinds: readonly KindChoice[] = ['double', 'integer', 'logical', 'string', 'factor', 'ordered'];

export function choiceOf({ kind, ordered }: Pick<ColumnInfo, 'kind' | 'ordered'>): KindChoice {
  return kind === 'factor' && ordered ? 'ordered' : kind;
}

/** A short sign of a column's kind: "123" for numbers, "abc" for text. */
export function kindBadge(info: Pick<ColumnInfo, 'kind' | 'ordered'>): string {
  return t(`data.badge.${choiceOf(info)}`);
}

/** What fits under a column's name: its range, or how many different values it has. */
export function shortSummary(info: ColumnInfo): string {
  if (isNumeric(info) && info.min !== undefined && info.max !== undefined) {
    return t('data.summary.range', { min: brief(info.min), max: brief(info.max) });
  }
  if (info.kind === 'factor') {
    const count = info.levels?.length ?? info.distinct;
    return t('data.summary.levels', { count, n: wholeNumber(count) });
  }
  if (info.kind === 'logical' && info.mean !== undefined)
    return t('data.summary.share', { n: Math.round(info.mean * 100) });
  return t('data.summary.values', { count: info.distinct, n: wholeNumber(info.distinct) });
}
