import { describe, expect, it } from 'vitest';
import {
  boundsText,
  defaultText,
  isFaulty,
  orphans,
  ownPrior,
  withPrior,
} from '../../../../renderer/areas/models/prior-rows';
import type { PriorRow } from '../../../../shared/contract/models';
import { parseSpec } from '../../../../shared/model/parsed-spec';
import { newSpec } from '../../../../shared/model/spec';

const row = (more: Partial<PriorRow>): PriorRow => ({
  prior: '',
  class: 'b',
  coef: '',
  group: '',
  resp: '',
  dpar: '',
  nlpar: '',
  lb: '',
  ub: '',
  source: 'default',
  ...more,
});
const rows = [
  row({}),
  row({ coef: 'x' }),
  row({ class: 'sd', prior: 'student_t(3, 0, 2.5)', lb: '0' }),
  row({ class: 'sd', group: 'g' }),
  row({ class: 'sd', group: 'g', coef: 'Intercept' }),
];

it('names the place of a prior without the fields that are empty, as the spec wants it', () => {
  const priors = withPrior([], rows[4] ?? row({}), 'exponential(1)');
  expect(priors).toEqual([{ prior: 'exponential(1)', class: 'sd', group: 'g', coef: 'Intercept' }]);
});

it('changes and removes the prior of a place without touching the others', () => {
  const [all, x] = rows;
  if (!all || !x) throw new Error('rows are missing');
  const both = withPrior(withPrior([], all, 'normal(0, 1)'), x, 'normal(0, 2)');
  expect(withPrior(both, x, 'normal(0, 3)').map(({ prior }) => prior)).toEqual([
    'normal(0, 1)',
    'normal(0, 3)',
  ]);
  expect(withPrior(both, all, ' ')).toEqual([{ prior: 'normal(0, 2)', class: 'b', coef: 'x' }]);
  expect(withPrior([], all, '')).toEqual([]);
  expect(ownPrior(both, x)?.prior).toBe('normal(0, 2)');
});

it('finds priors of parameters that are gone', () => {
  expect(orphans([{ prior: 'normal(0, 1)', class: 'b', coef: 'z' }], rows)).toHaveLength(1);
  expect(orphans([{ prior: 'normal(0, 1)', class: 'b', coef: 'x' }], rows)).toHaveLength(0);
});

describe('what an empty default means', () => {
  it('is flat, or what the class has', () => {
    expect(rows.map((each) => defaultText(rows, each))).toEqual([
      'flat',
      'flat',
      'student_t(3, 0, 2.5)',
      'same as all group SDs',
      'same as all group SDs',
    ]);
  });
  it('knows bounds', () => {
    expect(boundsText(row({ lb: '0' }))).toBe('≥ 0');
    expect(boundsText(row({ lb: '0', ub: '1' }))).toBe('0 to 1');
    expect(boundsText(row({}))).toBe('');
  });
});

it('knows a text that cannot be a density from one that can, and from none', () => {
  const faulty = (text: string) => {
    const prior = { prior: text, class: 'b' };
    return isFaulty(parseSpec({ ...newSpec('y ~ x'), priors: [prior] }), prior);
  };
  expect(['normal(0, 1', '3', 'x ~', 'normal'].map(faulty)).toEqual([true, true, true, true]);
  expect(['normal(0, 1)', 'student_t(3, 0, 2.5)'].map(faulty)).toEqual([false, false]);
  expect(isFaulty(parseSpec(newSpec('y ~ x')), undefined)).toBe(false);
});
