import { expect, test } from 'vitest';
import { endure } from '../../bench/endurance';
import { foldersOf, start } from './real-worker';

test("900 calls of every kind: the worker's memory stays what it was, no handle and no file is left", async () => {
  const session = await start();
  try {
    const { early, late, handles, files } = await endure(session, 900, 300);
    // One of the 200 answers of 1 MB that stayed would be a hundredth; less is what the system took back.
    expect(late / early).toBeLessThan(1.2);
    expect(handles).toBe(0);
    expect(files).toEqual([]);
  } finally {
    await session.kill();
  }
  expect(foldersOf(process.pid)).toEqual([]);
});
