import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OutputLimit } from '../../../electron/session/output-limit';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function gate() {
  const leftOut: number[] = [];
  return { gate: new OutputLimit((count) => leftOut.push(count)), leftOut };
}
const passed = (it: OutputLimit, count: number, line = 'line') => {
  let through = 0;
  for (let i = 0; i < count; i += 1) if (it.pass(line)) through += 1;
  return through;
};

test('20,000 lines pass at once, 4,000 a second after that; how many were left out is told', () => {
  const { gate: it, leftOut } = gate();
  expect(passed(it, 50_000)).toBe(20_000);
  expect(leftOut).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(leftOut).toEqual([30_000]);
  expect(passed(it, 50_000)).toBe(4_000);
  vi.advanceTimersByTime(60_000);
  expect(leftOut).toEqual([30_000, 46_000]);
  expect(passed(it, 50_000)).toBe(20_000);
});

test('a long line counts as many', () => {
  const { gate: it } = gate();
  expect(passed(it, 50_000, 'x'.repeat(2560))).toBe(2_000);
});

test('who says little is never stopped', () => {
  const { gate: it, leftOut } = gate();
  for (let i = 0; i < 100; i += 1) {
    expect(passed(it, 390)).toBe(390);
    vi.advanceTimersByTime(100);
  }
  expect(leftOut).toEqual([]);
});
