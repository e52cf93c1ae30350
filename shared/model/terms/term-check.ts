import type { ColumnInfo } from '../column-info';
import { findFamily } from '../families';
import type { Predictor } from '../formula';
import type { ParsedSpec } from '../parsed-spec';
import type { Problem } from '../problem';
import { termKind } from './list';
import type { TermContext } from './term-kind';

/** What the kinds of all terms of a model have to say of them, each once. */
export function checkTerms(
  { spec, formula, dpars }: ParsedSpec,
  columns: readonly ColumnInfo[],
): readonly Problem[] {
  const family = findFamily(spec.family.name);
  const found = [
    ...(formula.ok ? checkPredictor(formula.formula, { columns, family, dpar: null }) : []),
    ...[...dpars].flatMap(([dpar, reading]) =>
      reading.ok ? checkPredictor(reading.predictor, { columns, family, dpar }) : [],
    ),
  ];
  return [...new Map(found.map((each) => [each.message, each])).values()];
}

function checkPredictor(
  { terms, groups }: Predictor,
  context: Omit<TermContext, 'inGroup'>,
): readonly Problem[] {
  const check = (each: Predictor['terms'], inGroup: boolean) =>
    each.flatMap(({ kind, values }) => termKind(kind).check(values, { ...context, inGroup }));
  return [...check(terms, false), ...groups.flatMap((group) => check(group.terms, true))];
}
