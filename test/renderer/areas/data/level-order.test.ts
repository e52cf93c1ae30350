import { describe, expect, it } from 'vitest';
import { firstLevels, maxListed, moved } from '../../../../renderer/areas/data/level-order';

describe('the levels to begin with', () => {
  it('are a factor’s own, in its order', () => {
    expect(firstLevels({ kind: 'factor', levels: ['low', 'high', '10', '9'] })).toEqual([
      'low',
      'high',
      '10',
      '9',
    ]);
  });

  it('are text by the alphabet, capitals beside small letters', () => {
    expect(firstLevels({ kind: 'string', levels: ['Zebra', 'ant', 'Éclair', 'fox'] })).toEqual([
      'ant',
      'Éclair',
      'fox',
      'Zebra',
    ]);
  });

  it('are numbers by size where all of the text is numbers', () => {
    expect(firstLevels({ kind: 'string', levels: ['1', '10', '2', '-3'] })).toEqual(['-3', '1', '2', '10']);
    expect(firstLevels({ kind: 'string', levels: ['1', '10', '2', ''] })).toEqual(['', '1', '10', '2']);
  });

  it('are none where they are not known or too many', () => {
    expect(firstLevels({ kind: 'string' })).toBeNull();
    const many = Array.from({ length: maxListed + 1 }, (_, i) => `p${i}`);
    expect(firstLevels({ kind: 'factor', levels: many })).toBeNull();
    expect(firstLevels({ kind: 'factor', levels: many.slice(1) })).toHaveLength(maxListed);
  });
});

it('moves a level up, down, and no further than the ends', () => {
  const levels = ['a', 'b', 'c', 'd'];
  expect(moved(levels, 2, 1)).toEqual(['a', 'c', 'b', 'd']);
  expect(moved(levels, 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(levels, 3, 0)).toEqual(['d', 'a', 'b', 'c']);
  expect(moved(levels, 1, 9)).toEqual(['a', 'c', 'd', 'b']);
  expect(moved(levels, 1, -4)).toEqual(['b', 'a', 'c', 'd']);
  expect(moved(levels, 7, 0)).toEqual(levels);
});
