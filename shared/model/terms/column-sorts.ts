import { t } from '../../texts/texts';
import type { ColumnInfo } from '../column-info';

/** What R takes as numbers; TRUE and FALSE are none to most functions of brms. */
export function isNumeric({ kind }: ColumnInfo): boolean {
  return kind === 'double' || kind === 'integer';
}

/** Whole numbers, or a factor whose levels have an order. */
export function hasSteps({ kind, whole, ordered }: ColumnInfo): boolean {
  return kind === 'factor' ? ordered === true : (kind === 'double' || kind === 'integer') && whole;
}

/** Why a column is none of numbers, in a few words. */
export function whatItHolds({ kind }: ColumnInfo): string {
  return t(kind === 'logical' ? 'checks.terms.holdsTruth' : 'checks.terms.holdsLabels');
}
