import { expect, it } from 'vitest';
import { columnToOrder } from '../../../../renderer/areas/models/column-to-order';
import { checkSpec } from '../../../../shared/model/check';
import type { ColumnInfo } from '../../../../shared/model/column-info';
import { parseSpec, readFormula } from '../../../../shared/model/parsed-spec';
import { newSpec } from '../../../../shared/model/spec';

const answer: ColumnInfo = {
  name: 'answer',
  kind: 'string',
  missing: 0,
  distinct: 3,
  whole: false,
  levels: ['agree', 'disagree', 'neutral'],
};
const x: ColumnInfo = { name: 'x', kind: 'double', missing: 0, distinct: 9, whole: false, min: -1, max: 1 };

/** What the problems of a model, as they are really put, ask to be made an ordered factor. */
function asked(column: ColumnInfo, family: string, formula = 'answer ~ x'): readonly (string | null)[] {
  const columns = [column, x];
  return checkSpec(parseSpec(newSpec(formula, family)), columns, 30).map((problem) =>
    columnToOrder(problem, readFormula(formula), columns),
  );
}

it('finds the response that should be an ordered factor', () => {
  expect(asked(answer, 'cumulative')).toEqual(['answer']);
  expect(asked(answer, 'gaussian')).toEqual(['answer']);
  expect(asked({ ...answer, kind: 'factor', ordered: false }, 'cumulative')).toEqual(['answer']);
});

it('finds nothing where the order is there, or is not what is asked for', () => {
  expect(asked({ ...answer, kind: 'factor', ordered: true }, 'cumulative')).toEqual([]);
  expect(asked({ ...answer, kind: 'factor', ordered: true }, 'gaussian')).toEqual([null]);
  expect(asked({ ...answer, distinct: 2 }, 'cumulative')).toEqual([null]);
  expect(asked(answer, 'cumulative', 'x ~ 1')).toEqual([null]);
});
