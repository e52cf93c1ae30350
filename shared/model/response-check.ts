import type { ColumnInfo } from './column-info';
import { type Family, findFamily, type ResponseKind, responseWords } from './families';
import type { ReadFormula } from './parsed-spec';
import { type Problem, problem } from './problem';
import type { ModelSpec } from './spec';

const numericKinds = new Set(['double', 'integer', 'logical']);

/** Why `column` does not fit `kind`, in a few words; null where it does. */
function misfit(kind: ResponseKind, column: ColumnInfo): string | null {
  const numeric = numericKinds.has(column.kind);
  const { min = Number.NaN, max = Number.NaN, distinct, whole } = column;
  const labels = column.kind === 'factor' || column.kind === 'string';
  switch (kind) {
    case 'real':
      return numeric ? null : 'it holds labels, not numbers';
    case 'positive':
    case 'non-negative':
      if (!numeric) return 'it holds labels, not numbers';
      if (min < 0) return `it goes down to ${min}`;
      return kind === 'positive' && min === 0 ? 'it holds zeros' : null;
    case 'count':
    case 'successes':
      if (!numeric) return 'it holds labels, not counts';
      if (!whole) return 'it holds fractions';
      return min < 0 ? `it goes down to ${min}` : null;
    case 'binary':
      if (labels || column.kind === 'logical')
        return distinct > 2 ? `it has ${distinct} different values` : null;
      return !whole || distinct > 2 ? `it goes from ${min} to ${max}` : null;
    case 'open-unit':
    case 'unit':
      if (!numeric) return 'it holds labels, not proportions';
      if (min < 0 || max > 1) return `it goes from ${min} to ${max}`;
      return kind === 'open-unit' && (min === 0 || max === 1) ? 'it holds exact zeros or ones' : null;
    case 'ordinal':
      if (column.kind === 'factor') return column.ordered ? null : 'its levels have no order';
      if (column.kind === 'string') return 'its values have no order';
      return !whole || min < 1 ? 'it is not made of whole numbers from 1 up' : null;
    case 'categorical':
      if (distinct < 3) return `it has only ${distinct} different values`;
      return column.kind === 'double' && !whole ? 'it holds measurements, not outcomes' : null;
    case 'angle':
      if (!numeric) return 'it holds labels, not angles';
      return min < -Math.PI || max > Math.PI ? `it goes from ${min} to ${max}` : null;
    case 'special':
      return null;
  }
}

/** Families to try for a response like `column`. */
function suggestion(column: ColumnInfo): string {
  if (column.kind === 'factor' && column.ordered) return 'Try cumulative.';
  if (column.distinct === 2) return 'Try bernoulli.';
  if (column.kind === 'factor' || column.kind === 'string') {
    return 'Try categorical, or make the column an ordered factor and use cumulative.';
  }
  const { min = 0, max = 0 } = column;
  if (column.whole && min >= 0) return 'Try poisson or negbinomial.';
  if (min > 0 && max < 1) return 'Try beta.';
  if (min > 0) return 'Try gaussian, lognormal or gamma.';
  if (min === 0) return 'Try gaussian or hurdle_lognormal.';
  return 'Try gaussian or student.';
}

function misfitProblem(family: Family, column: ColumnInfo, reason: string): Problem {
  const needs = `${family.name} needs ${responseWords[family.kind]}`;
  const message = `The family ${family.name} does not fit the response “${column.name}”: ${reason}, but ${needs}.`;
  return problem('family', message, suggestion(column));
}

/** Does the family fit the response? Only asked of a response that is one plain column of the data. */
export function checkResponse(
  { formula, response }: ReadFormula,
  spec: Pick<ModelSpec, 'family'>,
  columns: readonly ColumnInfo[],
): readonly Problem[] {
  const family = findFamily(spec.family.name);
  const column = columns.find((candidate) => candidate.name === response);
  if (!family || !column) return [];
  const problems: Problem[] = [];
  const reason = misfit(family.kind, column);
  if (reason !== null) problems.push(misfitProblem(family, column, reason));
  if (family.kind === 'successes' && !/\btrials\s*\(/.test(formula.addition ?? '')) {
    const hint = `Write ${column.name} | trials(n) ~ …, with n a column or a number.`;
    problems.push(problem('family', `The family ${family.name} needs the number of trials.`, hint));
  }
  if (reason === null && column.distinct < 2) {
    const message = `The response “${column.name}” has the same value in every row.`;
    problems.push(problem('data', message, 'Choose a response that varies.'));
  }
  return problems;
}
