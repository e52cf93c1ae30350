import { describe, expect, it } from 'vitest';
import { columnChoices, summaryColumns } from '../../../../renderer/areas/fits/summary-columns';
import { measureIds, shownAtFirst } from '../../../../shared/stats/measures/list';
import { summaryRow } from '../../fake/fixtures';

const look = { prob: 0.95, chains: 4, digits: 2 };
/** Whatever comes after them. */
const usual = shownAtFirst.slice(0, 7);
const titles = (prob: number) => summaryColumns(usual, { ...look, prob }).map(({ title }) => title);

describe('the columns of the summary', () => {
  it('are those that are shown, in the order of the list', () => {
    expect(titles(0.95)).toEqual(['Mean', 'SD', '2.5 %', '97.5 %', 'R-hat', 'Bulk ESS', 'Tail ESS']);
    const two = summaryColumns(['rhat', 'mad'], look);
    expect(two.map(({ id }) => id)).toEqual(['mad', 'rhat']);
  });
  it('name the ends of an interval', () => {
    expect(titles(0.89).slice(2, 4)).toEqual(['5.5 %', '94.5 %']);
    expect(titles(0.5).slice(2, 4)).toEqual(['25 %', '75 %']);
  });
  it('write numbers as their measure says', () => {
    const row = summaryRow('b_x', { mean: 1.23456, rhat: 1.00049, ess_bulk: 1234.5, mcse_mean: 0.00123 });
    const texts = summaryColumns(['mean', 'rhat', 'ess_bulk', 'mcse_mean'], look).map(({ text }) =>
      text(row),
    );
    expect(texts).toEqual(['1.23', '1.000', '1,235', '0.0012']);
    const unknown = { variable: 'b_x' };
    expect(summaryColumns(measureIds, look).every(({ text }) => text(unknown) === '')).toBe(true);
  });
  it('say why a number should not be trusted', () => {
    const faults = (more: Parameters<typeof summaryRow>[1]) =>
      summaryColumns(measureIds, look).flatMap(({ fault }) => fault(summaryRow('b_x', more)) ?? []);
    expect(faults({})).toEqual([]);
    expect(faults({ rhat: 1.011 })).toEqual(['Above 1.01']);
    expect(faults({ ess_bulk: 399, ess_tail: 400 })).toEqual(['Below 400']);
    expect(faults({ rhat: Number.NaN })).toEqual([]);
  });
});

it('can all be chosen, each by a name of its own', () => {
  const choices = columnChoices(0.9);
  expect(choices.map(({ id }) => id)).toEqual(measureIds);
  expect(new Set(choices.map(({ label }) => label)).size).toBe(measureIds.length);
  expect(choices.find(({ id }) => id === 'upper')?.label).toBe('Interval, upper end (95 %)');
});
