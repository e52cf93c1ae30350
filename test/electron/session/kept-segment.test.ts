import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeptSegment } from '../../../electron/session/kept-segment';

const removed: string[] = [];
let kept: KeptSegment;
beforeEach(() => {
  vi.useFakeTimers();
  removed.length = 0;
  kept = new KeptSegment(
    (size) => size <= 1000,
    (name) => removed.push(name),
    1000,
  );
});
afterEach(() => void vi.useRealTimers());

test('keeps one, gives it once, and removes what is too much', () => {
  kept.give('w1', 100);
  kept.give('w2', 100);
  expect(removed).toEqual(['w2']);
  expect(kept.take()).toBe('w1');
  expect(kept.take()).toBeNull();
  kept.give('w3', 1001);
  expect(removed).toEqual(['w2', 'w3']);
  expect(kept.take()).toBeNull();
});

test('removes one that nobody takes in time, and none that somebody has', () => {
  kept.give('w1', 100);
  vi.advanceTimersByTime(900);
  kept.take();
  vi.advanceTimersByTime(900);
  expect(removed).toEqual([]);
  kept.give('w1', 100);
  vi.advanceTimersByTime(1001);
  expect(removed).toEqual(['w1']);
  expect(kept.take()).toBeNull();
});

test('keeps nothing once it is closed', () => {
  kept.give('w1', 100);
  kept.close();
  kept.give('w2', 100);
  expect(removed).toEqual(['w1', 'w2']);
});
