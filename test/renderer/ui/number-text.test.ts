import { expect, it } from 'vitest';
import { brief, byteSize, counted, duration, fixed } from '../../../renderer/ui/number-text';

it('prints estimates with a true minus sign, and R’s words for what is no number', () => {
  expect(fixed(-0.123, 2)).toBe('−0.12');
  expect([Number.NaN, Infinity, -Infinity].map((value) => fixed(value, 2))).toEqual(['NA', 'Inf', '−Inf']);
});

it('keeps facts short', () => {
  expect([0, 0.00123, 12.345, 4560, 123456, -2.5].map(brief)).toEqual([
    '0',
    '0.00123',
    '12.3',
    '4560',
    '123,456',
    '−2.5',
  ]);
  expect(brief(1.5e-7)).toBe('1.5e−7');
  // The years of a study, and means that three digits would put out by hundreds.
  expect([1999, 1949.53, 123456.7, -12345.4].map(brief)).toEqual(['1999', '1950', '123,457', '−12,345']);
});

it('speaks of times, sizes and counts as people do', () => {
  expect([0.84, 12.3, 65, 3720].map(duration)).toEqual(['0.8 s', '12 s', '1 min 05 s', '1 h 02 min']);
  expect([512, 2048, 5 * 1024 ** 2, 3 * 1024 ** 3].map(byteSize)).toEqual([
    '512 B',
    '2 KB',
    '5.0 MB',
    '3.0 GB',
  ]);
  expect([1, 1200].map(counted)).toEqual([
    { count: 1, n: '1' },
    { count: 1200, n: '1,200' },
  ]);
});
