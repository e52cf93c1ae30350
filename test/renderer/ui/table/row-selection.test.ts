import { describe, expect, it } from 'vitest';
import {
  noSelection,
  type RowSelection,
  rowAfter,
  selectAll,
  selectRow,
} from '../../../../renderer/ui/table/row-selection';

const order = ['a', 'b', 'c', 'd', 'e'];
const keys = (selection: RowSelection) => [...selection.keys].sort().join('');

describe('selecting', () => {
  const b = selectRow(noSelection, order, 'b', 'alone');

  it('takes one alone', () => {
    expect(keys(b)).toBe('b');
    expect(keys(selectRow(b, order, 'd', 'alone'))).toBe('d');
  });

  it('takes all between the anchor and where it is now, both ways', () => {
    const forth = selectRow(b, order, 'd', 'range');
    expect(keys(forth)).toBe('bcd');
    const back = selectRow(forth, order, 'a', 'range');
    expect(keys(back)).toBe('ab');
    expect(back.active).toBe('a');
  });

  it('begins anew where the anchor is not shown any more', () => {
    expect(keys(selectRow(b, ['c', 'd'], 'd', 'range'))).toBe('d');
    expect(keys(selectRow(noSelection, order, 'c', 'range'))).toBe('c');
  });

  it('adds and takes away single ones', () => {
    const both = selectRow(b, order, 'd', 'toggle');
    expect(keys(both)).toBe('bd');
    expect(keys(selectRow(both, order, 'b', 'toggle'))).toBe('d');
    expect(keys(selectRow(both, order, 'e', 'range'))).toBe('de');
  });

  it('takes all', () => {
    expect(keys(selectAll(b, order))).toBe('abcde');
    expect(selectAll(noSelection, []).active).toBeNull();
  });
});

it('goes on at the next row that stays, else at the last one', () => {
  const selected = (...gone: string[]): RowSelection => ({ keys: new Set(gone), anchor: null, active: null });
  expect(rowAfter(selected('b', 'c'), order)).toBe('d');
  expect(rowAfter(selected('d', 'e'), order)).toBe('c');
  expect(rowAfter(selected('a', 'c'), order)).toBe('d');
  expect(rowAfter(selected(...order), order)).toBeNull();
});
