import type { ColumnInfo } from '../../../../shared/model/column-info';

const column = (name: string, more: Partial<ColumnInfo>): ColumnInfo => ({
  name,
  kind: 'double',
  missing: 0,
  distinct: 40,
  whole: false,
  ...more,
});

/** Columns of every sort, as `checked-by-brms.test.ts` makes them in R too; 40 rows. */
export const columns: readonly ColumnInfo[] = [
  column('x', { min: 0.1, max: 9 }),
  column('z', { min: -2, max: 2 }),
  column('error', { min: 0.1, max: 0.4 }),
  column('count', { kind: 'integer', distinct: 4, whole: true, min: 1, max: 4 }),
  column('gaps', { missing: 3, distinct: 37, min: 0, max: 1 }),
  column('same', { distinct: 1, whole: true, min: 1, max: 1 }),
  column('yes', { kind: 'logical', distinct: 2, whole: true, min: 0, max: 1 }),
  column('words', { kind: 'string', distinct: 3, levels: ['a', 'b', 'c'] }),
  column('group', { kind: 'factor', distinct: 4, levels: ['a', 'b', 'c', 'd'], ordered: false }),
  column('grade', { kind: 'factor', distinct: 4, levels: ['1', '2', '3', '4'], ordered: true }),
];
