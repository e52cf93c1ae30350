import { describe, expect, it } from 'vitest';
import { columnWidth } from '../../../../renderer/areas/data/column-width';
import type { ColumnInfo } from '../../../../shared/model/column-info';

/** What a digit and the edges of a cell take on the screen. */
const digit = 7.9;
const edges = 17;

const column = (rest: Partial<ColumnInfo>): ColumnInfo => ({
  name: 'id',
  kind: 'string',
  missing: 0,
  distinct: 2,
  whole: false,
  ...rest,
});

describe('columnWidth', () => {
  const long = '70000000000000001';

  it('shows ids with 17 digits whole, few of them and many, as text, categories and numbers', () => {
    const room = long.length * digit + edges;
    expect(columnWidth(column({ levels: ['1', long] }))).toBeGreaterThan(room);
    expect(columnWidth(column({ distinct: 400 }))).toBeGreaterThan(room);
    const later = [...Array.from({ length: 30 }, (_, i) => String(i)), long];
    expect(columnWidth(column({ kind: 'factor', levels: later }))).toBeGreaterThan(room);
    expect(columnWidth(column({ kind: 'double', min: 1, max: Number(long) }))).toBeGreaterThan(room);
  });

  it('has room for the number of missing values beside the number of values', () => {
    const levels = ['a', 'b'];
    expect(columnWidth(column({ levels, missing: 10 }))).toBeGreaterThan(columnWidth(column({ levels })));
  });

  it('stays within limits', () => {
    expect(columnWidth(column({ kind: 'integer', min: 1, max: 2 }))).toBe(104);
    expect(columnWidth(column({ name: 'x'.repeat(90), levels: ['y'.repeat(5000)] }))).toBe(240);
  });
});
