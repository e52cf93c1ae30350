import { expect, test } from 'vitest';
import { FitLog } from '../../../electron/fits/fit-log';

test('keeps all of a usual log, and its last lines', () => {
  const log = new FitLog();
  for (let i = 1; i <= 100; i += 1) log.add(`line ${i}`);
  expect(log.text().split('\n')).toHaveLength(101);
  expect(log.text()).toMatch(/^line 1\nline 2\n/);
  expect(log.last(2)).toEqual(['line 99', 'line 100']);
  expect(log.last(1000)).toHaveLength(100);
});

test('keeps the beginning and the end of one without end, in lines', () => {
  const log = new FitLog();
  for (let i = 1; i <= 200_000; i += 1) log.add(`line ${i}`);
  const lines = log.text().trimEnd().split('\n');
  expect(lines).toHaveLength(15_001);
  expect(lines.slice(4999, 5002)).toEqual(['line 5000', '[… 185000 lines are left out …]', 'line 190001']);
  expect(log.last(40).at(-1)).toBe('line 200000');
});

test('and in characters', () => {
  const log = new FitLog();
  for (let i = 1; i <= 10_000; i += 1) log.add('x'.repeat(16_000));
  expect(log.text().length).toBeLessThan(3.1e6);
  expect(log.last(3)).toHaveLength(3);
});

test('the last lines may begin in what is kept of the beginning', () => {
  const log = new FitLog();
  for (let i = 1; i <= 5010; i += 1) log.add(`${i}`);
  expect(log.last(20)).toEqual(Array.from({ length: 20 }, (_, i) => `${4991 + i}`));
});
