import { expect, it } from 'vitest';
import { rNumber } from '../../../shared/model/r-number';

it('writes every digit, and R’s words for what is no number', () => {
  expect([1 / 3, 1e300, -0.5, 0].map(rNumber)).toEqual(['0.3333333333333333', '1e+300', '-0.5', '0']);
  expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(rNumber)).toEqual([
    'NA',
    'Inf',
    '-Inf',
  ]);
});
