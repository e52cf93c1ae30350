import { describe, expect, it } from 'vitest';
import { variableNames } from '../../../../renderer/areas/objects/variable-names';
import { objectInfo } from '../../fake/objects';

const names = (...origins: string[]) => [
  ...variableNames(origins.map((origin, i) => objectInfo(`o${i}`, { origin }))).values(),
];

describe('the variable that an object is in a call', () => {
  it('has the name of the data, of the model of a fit, or of the variable that code named', () => {
    expect(names('Data epilepsy', 'Fit Model 1 (20240101-1)', 'd <- 1; d')).toEqual([
      'epilepsy',
      'Model_1',
      'd',
    ]);
  });

  it('is x where there is no short name, and never that of another object', () => {
    expect(names('lm(y ~ x, d)', 'Data x', `Data ${'long'.repeat(20)}`, 'Data 2024')).toEqual([
      'x',
      'x2',
      'x3',
      'x4',
    ]);
    expect(names('Data x2', 'Data x', 'Data x')).toEqual(['x2', 'x', 'x3']);
  });
});
