import { expect, it } from 'vitest';
import { tableText } from '../../../shared/plots/data-table';

it('writes numbers in full, what is no number as R does, and names so that each stays one cell', () => {
  const columns = [
    { name: 'variable', values: ['b_x', 'a\tb', 'c "d"\ne'] },
    { name: 'mean', values: Float64Array.of(0.1 + 0.2, Number.NaN, Number.NEGATIVE_INFINITY) },
    { name: 'draws', values: Int32Array.of(1, 2, 3) },
  ];
  expect(tableText({ columns })).toBe(
    'variable\tmean\tdraws\nb_x\t0.30000000000000004\t1\n"a\tb"\tNA\t2\n"c ""d""\ne"\t-Inf\t3\n',
  );
});
