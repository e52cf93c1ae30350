import { describe, expect, it } from 'vitest';
import { createDraws } from '../../../shared/stats/draws';
import { intervalEnds } from '../../../shared/stats/interval';
import { columnName } from '../../../shared/stats/measures/column-name';
import { measures } from '../../../shared/stats/measures/list';
import { PreparedDraws } from '../../../shared/stats/prepared-draws';
import { summarise } from '../../../shared/stats/summarise';
import { fits, readDoubles, readFit, readJson, relativeDifference, toNumber } from './fixtures';

type Cells = Readonly<Record<string, number | string>>;
const bound = 1e-8;

/** The measures that R's table has, with the name of their column in it. A measure that it lacks has a test of its own. */
function measuresIn(row: Cells | undefined, prob: number) {
  const named = measures.map((measure) => ({
    id: measure.id,
    name: columnName(measure, intervalEnds(prob)),
  }));
  const found = named.filter(({ name }) => row !== undefined && name in row);
  expect(found.length).toBeGreaterThanOrEqual(10);
  return found;
}

describe('against posterior on three real fits', () => {
  for (const fit of fits) {
    for (const prob of [0.95, 0.9, 0.5]) {
      it(`${fit} at ${prob}`, () => {
        const draws = readFit(fit);
        const { rows } = readJson<{ rows: Cells[] }>(fit, 'summary.json');
        const ours = summarise(draws, { prob });
        expect(ours.map((row) => row.variable)).toEqual(rows.map((row) => row.variable));
        const compared = measuresIn(rows[0], prob);
        const wrong = rows.flatMap((row, i) =>
          compared.flatMap(({ id, name }) => {
            const value = ours[i]?.[id] ?? Number.NaN;
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
      const table = measuresIn(row, 0.89).map(({ id, name }) => {
        const theirs = row[name];
        const value = ours[id];
        if (Number.isNaN(value)) return [id, ours.notANumber?.includes(id) ? 'NaN' : 'NA', theirs];
        return [id, relativeDifference(value, toNumber(theirs)) <= bound ? theirs : value, theirs];
      });
      expect(table.map(([name, value]) => [name, value])).toEqual(
        table.map(([name, , theirs]) => [name, theirs]),
      );
      const { essOfMean } = PreparedDraws.of(values, chains);
      expect(relativeDifference(essOfMean, toNumber(row.ess_mean))).toBeLessThanOrEqual(bound);
    });
  }
  it('uses every value of the file', () => expect(start).toBe(all.length));
});

describe('a measure alone', () => {
  it.each(measures.map(({ id }) => id))('%s is what it is beside the others', (id) => {
    for (const fit of fits) {
      const draws = readFit(fit);
      const all = summarise(draws, { prob: 0.95 });
      const alone = summarise(draws, { prob: 0.95, measures: [id] });
      expect(alone).toEqual(all.map((row) => ({ variable: row.variable, [id]: row[id] })));
    }
  });
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
