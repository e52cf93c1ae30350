import { describe, expect, it } from 'vitest';
import { checkSpec } from '../../../shared/model/check';
import { describeTable } from '../../../shared/model/column-info';
import { parseSpec } from '../../../shared/model/parsed-spec';
import { newSpec } from '../../../shared/model/spec';
import type { Table } from '../../../shared/model/table';

const numbers = (name: string, ...values: number[]) => ({
  kind: 'double' as const,
  name,
  values: Float64Array.from(values),
});
const table: Table = {
  rowCount: 4,
  columns: [
    numbers('n', 3, 1, 2, 4),
    numbers('hours', 7, 2, 0, 0),
    numbers('change', 1, -2, 3, 0.5),
    numbers('dose', 1, 2, 3, 4),
    numbers('gaps', 1, Number.NaN, 3, 4),
  ],
};
const found = (formula: string, dpars?: Record<string, string>) =>
  checkSpec(parseSpec({ ...newSpec(formula), ...(dpars && { dpars }) }), describeTable(table), 4)
    .filter(({ message }) => message.includes('log'))
    .map(({ severity, message }) => `${severity}: ${message}`);

const zero = (call: string) => `error: “${call}” is minus infinity in row 3, where “hours” is 0.`;

describe('a logarithm of zero or less is told before the fit', () => {
  it.each([
    ['n ~ dose + offset(log(hours))', [zero('log(hours)')]],
    ['n ~ log(hours) * dose', [zero('log(hours)')]],
    ['n ~ (log2(hours) | dose)', [zero('log2(hours)')]],
    ['log10(hours) ~ 1', [zero('log10(hours)')]],
    ['n ~ log(change)', ['error: “log(change)” is not defined in row 2, where “change” is -2.']],
    ['n ~ I(log(hours) + 1)', [zero('log(hours)')]],
  ])('%s', (formula, problems) => {
    expect(found(formula)).toEqual(problems);
  });

  it('also in a further parameter’s formula', () => {
    expect(found('n ~ 1', { sigma: '~ log(hours)' })).toEqual([zero('log(hours)')]);
  });

  it('as a caution where the row may be left out', () => {
    for (const formula of ['n ~ log(hours) + gaps', 'n | subset(dose > 3) ~ log(hours)']) {
      expect(found(formula)).toEqual([zero('log(hours)').replace('error', 'warning')]);
    }
  });

  it.each([
    'n ~ log(dose)',
    'n ~ log(hours + 1)',
    'n ~ ifelse(hours > 0, log(hours), 0)',
    'n ~ I(1 / log(hours))',
    'n ~ hours',
  ])('not of %s', (formula) => {
    expect(found(formula)).toEqual([]);
  });
});
