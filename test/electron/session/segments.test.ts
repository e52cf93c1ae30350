import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { Session } from '../../../electron/session/session';
import type { RValue } from '../../../electron/session/values';
import { foldersOf, plainEnvironment, start, until } from './real-worker';

let session: Session | null = null;
async function begin(options: Parameters<typeof start>[0] = {}) {
  session = await start(options);
  const folder = String(fromR(await session.call('base::Sys.getenv', { args: ['BRMS_STUDIO_SHM'] })));
  return { worker: session, folder };
}
afterEach(async () => {
  await session?.kill();
  session = null;
  expect(foldersOf(process.pid)).toEqual([]);
});

async function evaluate(worker: Session, code: string) {
  return worker.call('base::eval', { args: [await worker.call('base::str2lang', { args: [code] })] });
}
/** Every value, not only some: a stale part of a segment would be anywhere. */
function isAll(value: RValue, number: number, length: number): boolean {
  return (
    value.type === 'double' && value.values.length === length && value.values.every((item) => item === number)
  );
}
const filled = (number: number, length: number) => new Float64Array(length).fill(number);

test('a segment is written over by the next message, longer or shorter, both ways', async () => {
  const { worker, folder } = await begin();
  const files = new Set<number>();
  for (const [number, length] of [
    [1, 400_000],
    [2, 100_000],
    [3, 500_000],
    [4, 20_000],
    [5, 2_000_000],
  ] as const) {
    expect(isAll(await worker.call('base::rep', { args: [number, length] }), number, length)).toBe(true);
    expect(fromR(await worker.call('base::sum', { args: [filled(number, length)] }))).toBe(number * length);
    for (const name of readdirSync(folder)) files.add(statSync(join(folder, name)).ino);
  }
  // One each way; on a busy machine one may be past its two seconds before the next call.
  expect(files.size).toBeLessThan(5);
  await until(() => readdirSync(folder).length === 0);
  // One that is gone is made anew.
  expect(isAll(await worker.call('base::rep', { args: [6, 50_000] }), 6, 50_000)).toBe(true);
});

test('answers that are still being read are never written over', async () => {
  const { worker, folder } = await begin();
  const lengths = [20_000, 3_000_000, 400_000, 6_000_000, 400_000, 20_000];
  for (let round = 0; round < 4; round += 1) {
    const calls = lengths.map((length, index) =>
      worker.call('base::rep', { args: [round * 10 + index, length] }),
    );
    for (const [index, value] of (await Promise.all(calls)).entries()) {
      expect(isAll(value, round * 10 + index, lengths[index] ?? 0)).toBe(true);
    }
  }
  expect(readdirSync(folder).length).toBeLessThanOrEqual(3);
  await until(() => readdirSync(folder).length === 0);
});

test('an answer that was read stays for its time only, whatever is called meanwhile', async () => {
  const { worker, folder } = await begin();
  const large = () => worker.call('base::rep', { args: [1, 400_000] });
  await large();
  expect(readdirSync(folder).length).toBe(1);
  const controller = new AbortController();
  const long = worker.call('base::Sys.sleep', { args: [60], signal: controller.signal });
  await until(() => readdirSync(folder).length === 0);
  expect(worker.current?.target).toBe('base::Sys.sleep');
  controller.abort();
  await expect(long).rejects.toMatchObject({ code: 'cancelled' });
  await large();
  let pinging = true;
  const pings = (async () => {
    while (pinging) await worker.ping();
  })();
  await until(() => readdirSync(folder).length === 0).finally(() => {
    pinging = false;
  });
  await pings;
});

test('cancelled answers and errors leave nothing wrong behind', async () => {
  const { worker, folder } = await begin();
  for (let round = 0; round < 20; round += 1) {
    const controller = new AbortController();
    const call = worker.call('base::rep', { args: [round, 3_000_000], signal: controller.signal });
    setTimeout(() => controller.abort(), round * 2);
    const value = await call.catch(() => null);
    if (value) expect(isAll(value, round, 3_000_000)).toBe(true);
    expect(isAll(await worker.call('base::rep', { args: [-round, 90_000] }), -round, 90_000)).toBe(true);
    await expect(evaluate(worker, 'stop("no")')).rejects.toThrow('no');
  }
  await until(() => readdirSync(folder).length === 0);
});

test('a large argument is out of shared memory while its call runs, a small one is kept', async () => {
  const { worker } = await begin();
  const during = async (length: number) => {
    const code = 'function(x) list.files(Sys.getenv("BRMS_STUDIO_SHM"), "^m")';
    const look = await evaluate(worker, code);
    return fromR(await worker.call('base::do.call', { args: [look, [filled(1, length)]] }));
  };
  expect(await during(100_000)).toMatch(/^m\d+$/);
  expect(await during(9_000_000)).toEqual([]);
});

test('arguments of a call to nothing are let go', async () => {
  const { worker, folder } = await begin();
  await expect(worker.call('stats::nothing', { args: [filled(1, 9_000_000)] })).rejects.toThrow('exports no');
  await until(() => readdirSync(folder).length === 0);
});

test('2,500 columns, each large, need a handful of file descriptors on either side', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'few-files-'));
  const environment = plainEnvironment();
  const rBinary = join(scratch, 'R');
  writeFileSync(rBinary, `#!/bin/sh\nulimit -n 256\nexec "${environment.rBinary}" "$@"\n`, { mode: 0o755 });
  const { worker } = await begin({ environment: { ...environment, rBinary } });
  const rows = 10_000;
  const opened = () => readdirSync('/proc/self/fd').length;
  const before = opened();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, opened());
  }, 1);
  const columns = Array.from({ length: 2500 }, (_, index) => ({
    name: `c${index}`,
    value: { type: 'double' as const, values: filled(index, rows) },
  }));
  const frame = { type: 'data.frame' as const, columns, rowCount: rows };
  const back = await worker.call('base::identity', { args: [frame] });
  clearInterval(watch);
  rmSync(scratch, { recursive: true });
  if (back.type !== 'data.frame') throw new Error(`a ${back.type} came back`);
  expect(back.columns.length).toBe(2500);
  expect(back.columns.every(({ value }, index) => isAll(value, index, rows))).toBe(true);
  // Of both processes' 2,500; what else this one opens meanwhile counts too.
  expect(most - before).toBeLessThan(60);
});
