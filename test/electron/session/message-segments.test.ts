import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MessageSegments } from '../../../electron/session/message-segments';
import { readSegments } from '../../../electron/session/shared-memory';
import { until } from './real-worker';

/** What is free, in bytes: of shared memory and of the machine's. */
const room = vi.hoisted(() => ({ shared: 0, memory: 0 }));
vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  statfsSync: () => ({ bavail: room.shared, bsize: 1 }),
}));
vi.mock('node:process', async (original) => ({
  ...(await original<typeof import('node:process')>()),
  availableMemory: () => room.memory,
}));

const MiB = 1024 * 1024;
let folder: string;
let segments: MessageSegments;
beforeEach(() => {
  Object.assign(room, { shared: 1e12, memory: 1e12 });
  folder = mkdtempSync(join(tmpdir(), 'message-segments-'));
  segments = new MessageSegments(folder);
});
afterEach(() => {
  segments.close();
  rmSync(folder, { recursive: true });
});

const nothing = { codec: 'null', meta: {}, buffers: [] };
/** An answer in a segment of this size, without contents: it takes no room. */
async function answer(name: string, size: number): Promise<void> {
  writeFileSync(join(folder, name), '');
  truncateSync(join(folder, name), size);
  await segments.read([name], nothing);
}

describe('the segment of an answer', () => {
  test('is lent to the next one up to 512 MiB', async () => {
    await answer('w1', 512 * MiB);
    expect(segments.lend()).toEqual(['w1']);
    segments.answered();
    // Nobody took it.
    expect(segments.lend()).toEqual(['w1']);
  });

  test('is removed beyond 512 MiB', async () => {
    await answer('w1', 512 * MiB + 1);
    expect(segments.lend()).toEqual([]);
    await until(() => !existsSync(join(folder, 'w1')));
  });

  test.each(['shared', 'memory'] as const)(
    'is removed where it is more than a quarter of free %s',
    async (kind) => {
      room[kind] = 400 * MiB;
      await answer('w1', 100 * MiB + 1);
      expect(segments.lend()).toEqual([]);
      await answer('w2', 100 * MiB);
      expect(segments.lend()).toEqual(['w2']);
    },
  );

  test('is not lent again by the name that it had when it was taken', async () => {
    await answer('w1', MiB);
    expect(segments.lend()).toEqual(['w1']);
    rmSync(join(folder, 'w1'));
    segments.answered();
    await answer('w2', MiB);
    expect(segments.lend()).toEqual(['w2']);
  });
});

describe('a buffer is read in parts at once, and whole', () => {
  test.each([1, 4096, MiB, MiB + 1, 4 * MiB, 5 * MiB + 4097, 9 * MiB - 1])('of %i bytes', async (size) => {
    const offset = 64 * 3;
    const all = new Uint8Array(offset + size + 100);
    for (let at = 0; at < all.length; at += 1) all[at] = (at * 31 + (at >> 12)) & 255;
    writeFileSync(join(folder, 'w1'), all);
    const ref = { name: 'w1', offset, size, content_size: size, temporary: true };
    const payload = { codec: 'raw', meta: {}, buffers: [ref] };
    const found = await readSegments(folder, ['w1'], payload, () => {});
    const expected = Buffer.from(all.buffer, offset, size);
    expect([...found.values()].map((bytes) => expected.equals(bytes))).toEqual([true]);
  });
});
