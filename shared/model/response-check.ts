import type { en } from '../texts/en/en';
import { t } from '../texts/texts';
import type { ColumnInfo } from './column-info';
import { type Family, findFamily, type ResponseKind, responseWords } from './families';
import type { ReadFormula } from './parsed-spec';
import { type Problem, problem } from './problem';
import type { ModelSpec } from './spec';
import { checkTrials } from './trials';

const numericKinds = new Set(['double', 'integer', 'logical']);

/** Why `column` does not fit `kind`, in a few words; null where it does. */
function misfit(kind: ResponseKind, column: ColumnInfo): string | null {
  const numeric = numericKinds.has(column.kind);
  const { min = Number.NaN, max = Number.NaN, distinct, whole } = column;
  const labels = column.kind === 'factor' || column.kind === 'string';
  switch (kind) {
    case 'real':
      return numeric ? null : t('checks.response.categories');
    case 'positive':
    case 'non-negative':
      if (!numeric) return t('checks.response.categories');
      if (min < 0) return t('checks.response.below', { min });
      return kind === 'positive' && min === 0 ? t('checks.response.zeros') : null;
    case 'count':
    case 'successes':
      if (!numeric) return t('checks.response.categories');
      if (!whole) return t('checks.response.fractions');
      return min < 0 ? t('checks.response.below', { min }) : null;
    case 'binary':
      if (labels || column.kind === 'logical')
        return distinct > 2 ? t('checks.response.values', { n: distinct }) : null;
      return !whole || distinct > 2 ? t('checks.response.range', { min, max }) : null;
    case 'open-unit':
    case 'unit':
      if (!numeric) return t('checks.response.categories');
      if (min < 0 || max > 1) return t('checks.response.range', { min, max });
      return kind === 'open-unit' && (min === 0 || max === 1) ? t('checks.response.ends') : null;
    case 'ordinal':
      if (column.kind === 'factor') return column.ordered ? null : t('checks.response.levelsUnordered');
      if (column.kind === 'string') return t('checks.response.valuesUnordered');
      return !whole || min < 1 ? t('checks.response.notFromOne') : null;
    case 'categorical':
      if (distinct < 3) return t('checks.response.fewValues', { n: distinct });
      return column.kind === 'double' && !whole ? t('checks.response.measurements') : null;
    case 'angle':
      if (!numeric) return t('checks.response.categories');
      return min < -Math.PI || max > Math.PI ? t('checks.response.range', { min, max }) : null;
    case 'special':
      return null;
  }
}

/** Families to try for a response like `column`. */
function suggestion(column: ColumnInfo): keyof typeof en.checks.response.try {
  if (column.kind === 'factor' && column.ordered) return 'ordered';
  if (column.distinct === 2) return 'two';
  if (column.kind === 'factor' || column.kind === 'string') {
    return 'categories';
  }
  const { min = 0, max = 0 } = column;
  if (column.whole && min >= 0) return 'counts';
  if (min > 0 && max < 1) return 'proportions';
  if (min > 0) return 'positive';
  if (min === 0) return 'zeros';
  return 'numbers';
}

function misfitProblem(family: Family, column: ColumnInfo, reason: string): Problem {
  const needs = responseWords(family.kind);
  const message = t('checks.response.misfit', { response: column.name, reason, family: family.name, needs });
  const toTry = suggestion(column);
  const found = problem('family', message, t(`checks.response.try.${toTry}`));
  return toTry === 'categories' ? { ...found, offers: 'ordered-factor' } : found;
}

/** Does the family fit the response? Only asked of a response that is one plain column of the data. */
export function checkResponse(
  reading: ReadFormula,
  spec: Pick<ModelSpec, 'family'>,
  columns: readonly ColumnInfo[],
): readonly Problem[] {
  const family = findFamily(spec.family.name);
  const column = columns.find((candidate) => candidate.name === reading.response);
  if (!family || !column) return [];
  const problems: Problem[] = [];
  const reason = misfit(family.kind, column);
  if (reason !== null) problems.push(misfitProblem(family, column, reason));
  problems.push(...checkTrials(reading, family, columns));
  if (reason === null && column.distinct < 2) {
    const message = t('checks.data.constant', { response: column.name });
    problems.push(problem('data', message, t('checks.data.varies')));
  }
  return problems;
}
