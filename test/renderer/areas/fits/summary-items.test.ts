import { describe, expect, it } from 'vitest';
import {
  estimateDigits,
  foldedAtFirst,
  nextSort,
  type SummaryItem,
  summaryItems,
} from '../../../../renderer/areas/fits/summary-items';
import { summaryRow } from '../../fake/fixtures';

const rows = [
  summaryRow('b_Intercept', { mean: 3, rhat: 1.1 }),
  summaryRow('b_x', { mean: -1, rhat: Number.NaN }),
  summaryRow('b_z', { mean: 2, rhat: 1 }),
  summaryRow('sd_g__Intercept', { sd: 0.02 }),
  summaryRow('r_g[1,Intercept]', { sd: 0.0001 }),
  summaryRow('r_g[2,Intercept]'),
  summaryRow('sigma'),
  summaryRow('lp__'),
];
const view = { folded: foldedAtFirst, filter: '', sort: null };
const show = (items: readonly SummaryItem[]) =>
  items.map((item) => (item.kind === 'row' ? item.row.variable : `# ${item.section} ${item.count}`));

it('puts variables in sections, with group-level effects folded', () => {
  expect(show(summaryItems(rows, view))).toEqual([
    '# population 3',
    'b_Intercept',
    'b_x',
    'b_z',
    '# group 1',
    'sd_g__Intercept',
    '# family 1',
    'sigma',
    '# group-effects 2',
    '# other 1',
  ]);
});

it('opens folded sections for what a filter finds in them', () => {
  expect(show(summaryItems(rows, { ...view, filter: 'R_G[2' }))).toEqual([
    '# group-effects 1',
    'r_g[2,Intercept]',
  ]);
});

describe('sorting', () => {
  const order = (sort: { column: 'mean' | 'rhat' | 'variable'; descending: boolean }) =>
    show(summaryItems(rows, { ...view, sort })).slice(1, 4);
  it('stays inside sections and leaves NA last both ways', () => {
    expect(order({ column: 'mean', descending: true })).toEqual(['b_Intercept', 'b_z', 'b_x']);
    expect(order({ column: 'rhat', descending: true })).toEqual(['b_Intercept', 'b_z', 'b_x']);
    expect(order({ column: 'rhat', descending: false })).toEqual(['b_z', 'b_Intercept', 'b_x']);
  });
  it('does not disturb the summary itself', () => {
    const before = rows.map(({ variable }) => variable);
    order({ column: 'mean', descending: true });
    expect(rows.map(({ variable }) => variable)).toEqual(before);
  });
});

it('takes the decimals from the smallest standard deviation of a main parameter', () => {
  expect(estimateDigits(rows)).toBe(3);
  expect(estimateDigits([summaryRow('b_x', { sd: 12 })])).toBe(2);
  expect(estimateDigits([summaryRow('b_x', { sd: 0 })])).toBe(2);
});

it('sorts by a head that is clicked: largest first, then smallest, then not', () => {
  const down = nextSort(null, 'rhat');
  expect(down).toEqual({ column: 'rhat', descending: true });
  const up = nextSort(down, 'rhat');
  expect(up).toEqual({ column: 'rhat', descending: false });
  expect(nextSort(up, 'rhat')).toBeNull();
  expect(nextSort(down, 'variable')).toEqual({ column: 'variable', descending: false });
});

it('leaves the order as it is for a measure that is not known', () => {
  const some = ['b_b', 'b_a', 'b_c'].map((variable) => {
    const { mean: _, ...others } = summaryRow(variable);
    return others;
  });
  const sort = { column: 'mean', descending: true } as const;
  expect(show(summaryItems(some, { ...view, sort })).slice(1)).toEqual(['b_b', 'b_a', 'b_c']);
});
