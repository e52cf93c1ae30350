import { t } from '../../texts/texts';
import type { ColumnInfo } from '../column-info';
import type { ColumnKind } from '../table';

/** What R takes as numbers; TRUE and FALSE are none to most functions of brms. */
export function isNumeric({ kind }: { readonly kind: ColumnKind }): boolean {
  return kind === 'double' || kind === 'integer';
}

/** Whole numbers, or a factor whose levels have an order. */
export function hasSteps(column: ColumnInfo): boolean {
  return column.kind === 'factor' ? column.ordered === true : isNumeric(column) && column.whole;
}

/** Why a column is none of numbers, in a few words. */
export function whatItHolds({ kind }: ColumnInfo): string {
  return t(kind === 'logical' ? 'checks.terms.holdsTruth' : 'checks.terms.holdsLabels');
}
