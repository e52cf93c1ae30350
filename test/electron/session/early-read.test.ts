import { appendFileSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EarlyReader } from '../../../electron/session/early-read';
import { until } from './real-worker';

/** What shared memory says is free, in bytes; null: as it is. */
const room = vi.hoisted(() => ({ free: null as number | null }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const statfs = async (path: string) => {
    const found = await real.statfs(path);
    return room.free === null ? found : { ...found, bavail: room.free, bsize: 1 };
  };
  return { ...real, statfs };
});

let folder: string;
let reader: EarlyReader;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'early-'));
  reader = new EarlyReader(folder);
});
afterEach(async () => {
  room.free = null;
  reader.stop();
  await until(() => opened() === 0);
  rmSync(folder, { recursive: true });
});

const ref = (size: number, offset = 0, name = 'w1') => ({
  name,
  offset,
  size,
  content_size: size,
  temporary: true,
});
/** Descriptors of files in the folder. */
function opened(): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
    } catch {
      return false;
    }
  }).length;
}
const bytesOf = (size: number) => Uint8Array.from({ length: size }, (_, index) => index % 251);
const write = (bytes: Uint8Array, name = 'w1') => writeFileSync(join(folder, name), bytes);

test('a buffer is read while its file grows', async () => {
  const bytes = bytesOf(100_000);
  write(bytes.subarray(0, 30_000));
  reader.begin(ref(99_000, 1000));
  await until(() => opened() === 1);
  appendFileSync(join(folder, 'w1'), bytes.subarray(30_000));
  reader.answered(['w1']);
  expect(await reader.take(ref(99_000, 1000))).toEqual(bytes.slice(1000));
  expect(await reader.take(ref(99_000, 1000))).toBeNull();
});

test('no memory is set aside for what has no room, one buffer or several', async () => {
  room.free = 100e6;
  write(new Uint8Array(8));
  const before = process.memoryUsage().arrayBuffers;
  reader.begin(ref(2e9));
  await until(() => opened() === 0);
  reader.begin(ref(60e6, 0, 'w1'));
  reader.begin(ref(60e6, 64, 'w1'));
  await until(() => opened() === 0);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50e6);
  reader.answered(['w1']);
  expect(await reader.take(ref(2e9))).toBeNull();
});

test('a thousand announcements open a few files', async () => {
  write(new Uint8Array(8));
  for (let index = 0; index < 1000; index += 1) reader.begin(ref(1000, index * 64));
  await until(() => opened() > 0);
  let most = 0;
  for (let turn = 0; turn < 50; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    most = Math.max(most, opened());
  }
  expect(most).toBeLessThanOrEqual(32);
});

test('what was never written keeps nobody waiting once the answer is there', async () => {
  write(bytesOf(100));
  reader.begin(ref(1000));
  await until(() => opened() === 1);
  reader.answered(['w1']);
  expect(await reader.take(ref(1000))).toBeNull();
});

test('nor does a buffer that was announced with another size', async () => {
  write(bytesOf(100));
  reader.begin(ref(1000));
  await until(() => opened() === 1);
  expect(await reader.take(ref(100))).toBeNull();
  await until(() => opened() === 0);
});

test('what an answer does not have is let go; what the one before has is still read', async () => {
  write(bytesOf(100));
  write(bytesOf(200), 'w2');
  reader.begin(ref(100));
  reader.answered(['w1']);
  reader.begin(ref(1000, 0, 'w2'));
  await until(() => opened() === 1);
  reader.answered([]);
  await until(() => opened() === 0);
  expect(await reader.take(ref(1000, 0, 'w2'))).toBeNull();
  expect(await reader.take(ref(100))).toEqual(bytesOf(100));
});
