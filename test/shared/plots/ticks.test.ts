import { expect, it } from 'vitest';
import { ticksIn, tickTexts } from '../../../shared/plots/ticks';

const texts = (low: number, high: number, decimal = '.', group = ',') =>
  tickTexts(ticksIn([low, high], 4), decimal, group);

it.each([
  [0, 1, ['0', '0.2', '0.4', '0.6', '0.8', '1.0']],
  [-0.5, 0.5, ['−0.4', '−0.2', '0', '0.2', '0.4']],
  [1, 40_000, ['10,000', '20,000', '30,000', '40,000']],
  [1, 1000, ['200', '400', '600', '800', '1000']],
  [0, 3e-7, ['0', '1e-7', '2e-7', '3e-7']],
  [0, 4e9, ['0', '1e9', '2e9', '3e9', '4e9']],
])('numbers from %f to %f', (low, high, expected) => {
  expect(texts(low, high)).toEqual(expected);
});

it('writes the marks that the person prefers', () => {
  expect(texts(10_000, 10_001, ',', '.')[1]).toBe('10.000,2');
});

it('has none where an axis has no width', () => {
  expect(ticksIn([1, 1], 5)).toEqual([]);
  expect(ticksIn([0, Number.POSITIVE_INFINITY], 5)).toEqual([]);
});
