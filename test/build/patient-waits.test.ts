import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';

it('a wait lasts until what it waits for is there, also where that is late or less time was given', async () => {
  const began = performance.now();
  const late = () => performance.now() - began > 1500;
  await Promise.all([
    vi.waitFor(() => expect(late()).toBe(true)),
    vi.waitFor(() => expect(late()).toBe(true), { timeout: 100, interval: 20 }),
    vi.waitFor(() => expect(late()).toBe(true), 100),
    vi.waitUntil(late),
    expect.poll(late).toBe(true),
  ]);
});

it('and no longer', async () => {
  let checks = 0;
  const value = await vi.waitFor(
    async () => {
      await sleep(1);
      checks++;
      if (checks < 3) throw new Error('not yet');
      return 'there';
    },
    { interval: 1 },
  );
  expect([value, checks]).toEqual(['there', 3]);
});
