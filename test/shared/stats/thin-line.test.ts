import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinLine } from '../../../shared/stats/thin-line';

const series = fc.array(fc.oneof(fc.double(), fc.constant(Number.NaN)), { maxLength: 400 });
const finite = (values: readonly number[]) => values.filter(Number.isFinite);

/** The values of each column of pixels. */
function byColumn(values: readonly number[], places: readonly number[], n: number, columns: number) {
  const found = Array.from({ length: columns }, (): number[] => []);
  for (const place of places) found[Math.floor(place * (columns / n))]?.push(values[place] as number);
  return found;
}

describe('thinning a line', () => {
  it('keeps the least and the greatest value of every column, and at most three in all', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 60 }), (values, columns) => {
        const kept = [...thinLine(Float64Array.from(values), columns)];
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        const all = byColumn(values, [...values.keys()], values.length, columns);
        const drawn = byColumn(values, kept, values.length, columns);
        all.forEach((column, i) => {
          const shown = finite(drawn[i] ?? []);
          if (finite(column).length > 0) {
            expect(Math.min(...shown)).toBe(Math.min(...finite(column)));
            expect(Math.max(...shown)).toBe(Math.max(...finite(column)));
          }
          // A gap stays a gap.
          const hasGap = (some: readonly number[]) => some.some((value) => !Number.isFinite(value));
          expect(hasGap(drawn[i] ?? [])).toBe(hasGap(column));
          if (values.length > 2 * columns) expect(drawn[i]?.length).toBeLessThanOrEqual(3);
        });
      }),
    );
  });

  it('keeps every value where there are pixels enough', () => {
    expect([...thinLine(Float64Array.of(3, 1, 2, 5), 2)]).toEqual([0, 1, 2, 3]);
    expect([...thinLine(new Float64Array(), 5)]).toEqual([]);
  });

  it('goes by the positions of what was thinned before', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 400 }), (list) => {
        const values = Float64Array.from(list);
        // Columns of 4 positions hold those of 2 whole.
        const fine = thinLine(values, Math.ceil(values.length / 2));
        const thinned = Float64Array.from(fine, (i) => values[i] as number);
        const again = thinLine(thinned, 1, fine, values.length);
        const shown = Array.from(again, (i) => thinned[i] as number);
        expect(Math.max(...shown)).toBe(Math.max(...list));
        expect(Math.min(...shown)).toBe(Math.min(...list));
      }),
    );
  });
});
