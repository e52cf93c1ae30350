import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summaryJson } from '../../../electron/commands/summary-json';
import { readDraws } from '../../../electron/fits/draws-file';
import { intervalEnds } from '../../../shared/stats/interval';
import { columnName } from '../../../shared/stats/measures/column-name';
import { measures } from '../../../shared/stats/measures/list';
import { summarise } from '../../../shared/stats/summarise';
import { fixtures, readJson } from '../../shared/stats/fixtures';

/** Scripts may read these by place: new ones come after them. */
const firstColumns = 'variable mean median sd mad q2.5 q97.5 rhat ess_bulk ess_tail mcse_mean'.split(' ');
const columns = ['variable', ...measures.map((measure) => columnName(measure, intervalEnds(0.95)))];

describe('summaryJson', () => {
  it('writes what R wrote, with its names for special values', async () => {
    const folder = join(fixtures, '03_eight_schools_bad');
    const draws = await readDraws(join(folder, 'draws.f64'), join(folder, 'meta.json'));
    const ours = summaryJson(summarise(draws, { prob: 0.95 }), 0.95);
    expect(ours.columns).toEqual(columns);
    expect(columns.slice(0, firstColumns.length)).toEqual(firstColumns);
    const { rows } = readJson<{ rows: Record<string, unknown>[] }>('03_eight_schools_bad', 'summary.json');
    expect(ours.rows.map((row) => row.variable)).toEqual(rows.map((row) => row.variable));
    const sigma = ours.rows.find((row) => row.variable === 'sigma');
    expect(sigma).toMatchObject({
      variable: 'sigma',
      mean: 0,
      median: 0,
      sd: 0,
      mad: 0,
      'q2.5': 0,
      'q97.5': 0,
      rhat: 'NA',
      ess_bulk: 'NA',
      ess_tail: 'NA',
      mcse_mean: 'NA',
    });
    expect(Object.keys(ours.rows[0] ?? {})).toEqual(columns);
    expect(JSON.parse(JSON.stringify(ours))).toEqual(ours);
  });

  it('names quantiles by the probability', () => {
    const names = (prob: number) => summaryJson([], prob).columns.slice(5, 7);
    expect(names(0.9)).toEqual(['q5', 'q95']);
    expect(names(0.89)).toEqual(['q5.5', 'q94.5']);
    expect(names(0.999)).toEqual(['q0.05', 'q99.95']);
    expect(names(2 / 3)).toEqual(['q16.6666666666667', 'q83.3333333333333']);
  });

  it('keeps NaN, NA and the infinities apart', () => {
    const row = {
      variable: 'x',
      mean: Number.POSITIVE_INFINITY,
      median: 1,
      sd: Number.NaN,
      mad: 0,
      lower: Number.NEGATIVE_INFINITY,
      upper: 2,
      rhat: 1,
      ess_bulk: 3,
      ess_tail: Number.NaN,
      mcse_mean: Number.NaN,
      notANumber: ['sd'],
    } as const;
    expect(Object.values(summaryJson([row], 0.95).rows[0] ?? {})).toEqual([
      'x',
      'Inf',
      1,
      'NaN',
      0,
      '-Inf',
      2,
      1,
      3,
      'NA',
      'NA',
    ]);
  });
});
