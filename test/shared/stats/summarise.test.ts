import { describe, expect, it } from 'vitest';
import { createDraws } from '../../../shared/stats/draws';
import { essMean } from '../../../shared/stats/ess-mean';
import { intervalEnds, summarise } from '../../../shared/stats/summarise';
import { measures } from '../../../shared/stats/variable-summary';
import { fits, readDoubles, readFit, readJson, relativeDifference, toNumber } from './fixtures';

type Cells = Readonly<Record<string, number | string>>;
const bound = 1e-8;

describe('against posterior on three real fits', () => {
  for (const fit of fits) {
    for (const [prob, lower, upper] of [
      [0.95, 'q2.5', 'q97.5'],
      [0.9, 'q5', 'q95'],
      [0.5, 'q25', 'q75'],
    ] as const) {
      it(`${fit} at ${prob}`, () => {
        const draws = readFit(fit);
        const { rows } = readJson<{ rows: Cells[] }>(fit, 'summary.json');
        const ours = summarise(draws, { prob });
        expect(ours.map((row) => row.variable)).toEqual(rows.map((row) => row.variable));
        const wrong = rows.flatMap((row, i) =>
          measures.flatMap((measure) => {
            const name = measure === 'lower' ? lower : measure === 'upper' ? upper : measure;
            const value = ours[i]?.[measure] ?? Number.NaN;
            return relativeDifference(value, toNumber(row[name])) <= bound
              ? []
              : [`${row.variable} ${name}: ${value} is not ${row[name]}`];
          }),
        );
        expect(wrong).toEqual([]);
      });
    }
  }
});

describe('against posterior on odd draws', () => {
  const cases = readJson<Cells[]>('odd-draws', 'cases.json');
  const all = readDoubles('odd-draws', 'draws.f64');
  let start = 0;
  for (const row of cases) {
    const chains = toNumber(row.n_chains);
    const size = chains * toNumber(row.n_draws);
    const values = all.subarray(start, start + size);
    start += size;
    it(String(row.name), () => {
      const [ours] = summarise(createDraws(['x'], chains, size / chains, values), { prob: 0.89 });
      if (!ours) throw new Error('no row');
      const shown = (measure: (typeof measures)[number]) => {
        const theirs = row[measure === 'lower' ? 'q5.5' : measure === 'upper' ? 'q94.5' : measure];
        const value = ours[measure];
        if (Number.isNaN(value)) return [measure, ours.notANumber?.includes(measure) ? 'NaN' : 'NA', theirs];
        return [measure, relativeDifference(value, toNumber(theirs)) <= bound ? theirs : value, theirs];
      };
      const table = measures.map(shown);
      expect(table.map(([name, value]) => [name, value])).toEqual(
        table.map(([name, , theirs]) => [name, theirs]),
      );
      expect(relativeDifference(essMean(values, chains), toNumber(row.ess_mean))).toBeLessThanOrEqual(bound);
    });
  }
  it('uses every value of the file', () => expect(start).toBe(all.length));
});

describe('intervalEnds', () => {
  it('gives the ends that a person means', () => {
    expect(intervalEnds(0.95)).toEqual({ lower: 0.025, upper: 0.975 });
    expect(intervalEnds(0.89)).toEqual({ lower: 0.055, upper: 0.945 });
  });
  it('refuses what is no probability', () => {
    for (const prob of [0, 1, -1, 95, Number.NaN])
      expect(() => intervalEnds(prob)).toThrow(/between 0 and 1/);
  });
});
