import { expect, it } from 'vitest';
import { formResult, isThere, openTerm } from '../../../../renderer/areas/models/terms/open-term';
import { parseFormula } from '../../../../shared/model/formula';

const formula = parseFormula('y ~ x + s(x,k=5) + (1 | g)');

it('opens the form of a term with what it says', () => {
  expect(openTerm(formula, 1)).toEqual({
    kind: 'smooth',
    values: { columns: ['x'], by: '', k: '5', bs: '' },
    place: { index: 1, text: 's(x,k=5)' },
  });
  expect(openTerm(formula, 2)).toBeNull();
});

it('knows when the term of an open form is gone from its place', () => {
  const open = openTerm(formula, 1);
  if (!open) throw new Error('no term');
  expect(isThere(formula, open)).toBe(true);
  expect(isThere(parseFormula('y ~ x + s(x, k = 5)'), open)).toBe(false);
  expect(isThere(parseFormula('y ~ x'), open)).toBe(false);
  expect(isThere(parseFormula('y ~ x'), { ...open, place: null })).toBe(true);
});

it('gives nothing until the form is complete', () => {
  const values = { columns: ['x'], crossing: '*' };
  expect(formResult('interaction', values)).toBeNull();
  const terms = formResult('interaction', { ...values, columns: ['x', 'z'] })?.terms;
  expect(terms).toEqual([{ kind: 'interaction', values: { columns: ['x', 'z'], crossing: '*' } }]);
  expect(formResult('smooth', { columns: ['x'], by: '', k: '2', bs: '' })).toBeNull();
  expect(formResult('smooth', { columns: ['x'], by: '', k: 'three', bs: '' })).toBeNull();
});

it('takes R text apart, and says where it cannot be read', () => {
  expect(formResult('code', { text: 'z + mo(w) + (1 | h)' })).toMatchObject({
    terms: [{ kind: 'variable' }, { kind: 'monotonic' }],
    groups: [{ group: 'h' }],
  });
  expect(() => formResult('code', { text: 'log(' })).toThrowError(
    expect.objectContaining({ code: 'invalid-input' }),
  );
});
