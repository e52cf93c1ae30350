import { describe, expect, it } from 'vitest';
import { arrangeObjects, searchObjects } from '../../../../renderer/areas/objects/arrange-objects';
import { objectInfo } from '../../fake/objects';

const now = 10_000_000;
const data = objectInfo('epilepsy', { size: 20_000, createdAt: now - 10_000 });
const fit = objectInfo('9', {
  kind: 'fit',
  classes: ['brmsfit'],
  origin: 'Fit Model 10',
  size: 3 * 1024 ** 2,
  createdAt: now - 4_000_000,
});
const older = objectInfo('8', { ...fit, origin: 'Fit Model 9', createdAt: now - 9_000_000 });
const all = [data, older, fit];

function titles(group: 'kind' | 'size' | 'age' | 'none', sort: 'name' | 'size' | 'age') {
  return arrangeObjects(all, { group, sort }, now).map(({ title, objects }) => [
    title,
    ...objects.map(({ origin }) => origin),
  ]);
}

describe('the order of objects', () => {
  it('groups by kind, fits before data, names with their numbers in order', () => {
    expect(titles('kind', 'name')).toEqual([
      ['Fits', 'Fit Model 9', 'Fit Model 10'],
      ['Data', 'Data epilepsy'],
    ]);
  });

  it('groups by size from the largest and by age from the newest', () => {
    expect(titles('size', 'age')).toEqual([
      ['1 to 10 MB', 'Fit Model 10', 'Fit Model 9'],
      ['Less than 100 KB', 'Data epilepsy'],
    ]);
    expect(titles('age', 'age')).toEqual([
      ['Last 5 minutes', 'Data epilepsy'],
      ['Last 24 hours', 'Fit Model 10', 'Fit Model 9'],
    ]);
  });

  it('keeps one that is newer than this clock', () => {
    const early = objectInfo('x', { createdAt: now + 5000 });
    const [group] = arrangeObjects([early], { group: 'age', sort: 'age' }, now);
    expect(group?.title).toBe('Last 5 minutes');
  });

  it('has one nameless group where none are wanted', () => {
    expect(titles('none', 'size')).toEqual([['', 'Fit Model 10', 'Fit Model 9', 'Data epilepsy']]);
    expect(arrangeObjects([], { group: 'none', sort: 'size' }, now)).toEqual([]);
  });

  it('finds by origin, class and label, every word of it', () => {
    expect(searchObjects(all, ' BRMSFIT 10')).toEqual([fit]);
    expect(searchObjects(all, '236 obs')).toHaveLength(3);
    expect(searchObjects(all, 'nothing')).toEqual([]);
    expect(searchObjects(all, ' ')).toBe(all);
  });
});
