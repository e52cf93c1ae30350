import { expect, it } from 'vitest';
import { summaryTsv } from '../../../../renderer/areas/fits/summary-copy';
import { foldedAtFirst, summaryItems } from '../../../../renderer/areas/fits/summary-items';
import { measureIds, shownAtFirst } from '../../../../shared/stats/measures/list';
import { summaryRow } from '../../fake/fixtures';

const items = summaryItems([summaryRow('b_x', { mean: 1 / 3, rhat: Number.NaN })], {
  folded: foldedAtFirst,
  filter: '',
  sort: null,
});

it('copies what is shown, at full precision', () => {
  expect(summaryTsv(items, shownAtFirst.slice(0, 7), 0.95)).toBe(
    `variable\tmean\tsd\t2.5 %\t97.5 %\trhat\tess_bulk\tess_tail\nb_x\t${1 / 3}\t1\t-2\t2\tNA\t4000\t4000\n`,
  );
});

it('copies what is no number as R reads it', () => {
  const odd = summaryItems([summaryRow('b_x', { mean: Number.POSITIVE_INFINITY, sd: Number.NaN })], {
    folded: foldedAtFirst,
    filter: '',
    sort: null,
  });
  expect(summaryTsv(odd, ['mean', 'sd', 'lower'], 0.89)).toBe(
    'variable\tmean\tsd\t5.5 %\nb_x\tInf\tNA\t-2\n',
  );
});

it('copies the columns that the user has chosen, in the order of the table', () => {
  expect(summaryTsv(items, ['mcse_mean', 'median'], 0.95)).toBe(
    'variable\tmedian\tmcse_mean\nb_x\t0\t0.01\n',
  );
  const [head = ''] = summaryTsv(items, measureIds, 0.95).split('\n');
  expect(head.split('\t')).toHaveLength(1 + measureIds.length);
});
