import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { Session } from '../../../electron/session/session';
import { foldersOf, plainEnvironment, start, until } from './real-worker';

/** What shared memory still takes from this process, and what it says is free; null: as it is. */
const room = vi.hoisted(() => ({ left: null as number | null, free: null as number | null }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  return {
    ...real,
    statfs: async (path: string) => {
      const found = await real.statfs(path);
      return room.free === null ? found : { ...found, bavail: room.free, bsize: 1 };
    },
    open: async (...args: Parameters<typeof real.open>) => {
      const file = await real.open(...args);
      if (room.left === null || args[1] !== 'wx') return file;
      const write = file.write.bind(file);
      return Object.assign(file, {
        // Like a file system that fills up: the last write that fits in part writes that part.
        write: async (bytes: Uint8Array, from: number, length: number, position: number) => {
          const fits = Math.min(length, room.left ?? length);
          if (fits === 0) throw full();
          room.left = (room.left ?? 0) - fits;
          return write(bytes, from, fits, position);
        },
      });
    },
  };
});

let session: Session | null = null;
const scratch = mkdtempSync(join(tmpdir(), 'full-'));
afterEach(async () => {
  Object.assign(room, { left: null, free: null });
  await session?.kill();
  session = null;
  expect(foldersOf(process.pid)).toEqual([]);
});

afterAll(() => rmSync(scratch, { recursive: true }));

async function segmentFolder(worker: Session): Promise<string> {
  return String(fromR(await worker.call('base::Sys.getenv', { args: ['BRMS_STUDIO_SHM'] })));
}
const isFull = {
  code: 'internal',
  message: expect.stringMatching(/^Shared memory is full: .*MB/),
  hint: expect.stringContaining('larger'),
};

test.each([
  ['says so', { free: 1e6 }],
  ['fills up while it is written', { left: 1e6 }],
])('to R, where shared memory %s: a clear error, the worker lives, nothing is left', async (_, state) => {
  session = await start();
  const folder = await segmentFolder(session);
  Object.assign(room, state);
  const big = new Float64Array(1e6);
  await expect(session.call('base::sum', { args: [big] })).rejects.toMatchObject(isFull);
  expect(readdirSync(folder)).toEqual([]);
  expect(fromR(await session.call('base::sum', { args: [[1, 2]] }))).toBe(3);
  Object.assign(room, { left: null, free: null });
  expect(fromR(await session.call('base::length', { args: [big] }))).toBe(1e6);
});

// A limit on the size of files fails R's writes as a full file system does, in the middle, and without privileges.
test.each([
  ['a large one', 'numeric(1e6)'],
  ['a larger one', 'numeric(3e6)'],
  ['the second of two', 'list(Sys.Date(), numeric(1e5), numeric(1e6))'],
  ['many that R has buffered', 'rep(list(numeric(9000)), 15)'],
])('from R, %s: a clear error, the worker lives, nothing is left', async (_, code) => {
  const rBinary = join(scratch, 'R');
  const environment = plainEnvironment();
  // 2048 blocks of 512 bytes.
  const script = `#!/bin/sh\ntrap '' XFSZ\nulimit -f 2048\nexec "${environment.rBinary}" "$@"\n`;
  writeFileSync(rBinary, script, { mode: 0o755 });
  session = await start({ environment: { ...environment, rBinary } });
  const folder = await segmentFolder(session);
  const expression = await session.call('base::str2lang', { args: [code] });
  const { handles } = await session.status();
  await expect(session.call('base::eval', { args: [expression] })).rejects.toMatchObject(isFull);
  expect(readdirSync(folder)).toEqual([]);
  expect((await session.status()).handles).toBe(handles);
  const small = await session.call('base::numeric', { args: [1e5] });
  expect(small.type === 'double' && small.values.length).toBe(1e5);
  await until(() => readdirSync(folder).length === 0);
});
