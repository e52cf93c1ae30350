import { describe, expect, it } from 'vitest';
import { nearNames, orList } from '../../../shared/errors/near-names';

const columns = ['reaction', 'subject', 'days', 'count', 'zAge', 'participant_id', 'x'];

describe('nearNames', () => {
  it.each([
    ['two neighbours swapped', 'cuont', ['count']],
    ['a letter too much', 'reacttion', ['reaction']],
    ['a letter too few', 'subjct', ['subject']],
    ['another letter', 'dags', ['days']],
    ['another case', 'ZAGE', ['zAge']],
    ['several slips in a long name', 'partcipent_ids', ['participant_id']],
    ['several slips in a short name', 'dxgx', []],
    ['something else', 'response', []],
  ])('finds the name behind %s', (_, given, expected) => {
    expect(nearNames(given, columns)).toEqual(expected);
  });

  it('gives the nearest first, and three at most', () => {
    expect(nearNames('block1', ['block3x', 'block2', 'block10', 'block1a', 'blocks'])).toEqual([
      'block2',
      'block10',
      'block1a',
    ]);
  });

  it('is quick with names as long as anybody writes', () => {
    const long = Array.from({ length: 200 }, (_, i) => 'n'.repeat(90) + i);
    expect(nearNames(`${'n'.repeat(90)}7x`, long)).toHaveLength(3);
    expect(nearNames('n'.repeat(100_000), long)).toEqual([]);
  });
});

it('orList writes names as a sentence does', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(orList)).toEqual(['', 'a', 'a or b', 'a, b or c']);
});
