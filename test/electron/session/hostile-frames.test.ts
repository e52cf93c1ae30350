import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { decodeBody, encodeFrame, FrameReader } from '../../../electron/session/frame-codec';
import { WorkerListener } from '../../../electron/session/listener';
import type { Transport } from '../../../electron/session/transport';
import { StudioError } from '../../../shared/errors/studio-error';
import { fakeEngine, settle } from './fake-engine';
import { hostileBytes, isUnfinished, seeded } from './hostile-bytes';
import { liveMemory } from './live-memory';

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

/** A worker with a running call, and what becomes of both. */
async function attacked(pair?: readonly [Transport, Transport]) {
  const engine = fakeEngine(pair ? { pair } : {});
  const state: { outcome: Outcome | null } = { outcome: null };
  const call = engine.channel.call('CALL', 'x').then(
    () => {
      state.outcome = { ok: true };
    },
    (error: unknown) => {
      state.outcome = { ok: false, error };
    },
  );
  return { engine, state, call };
}
const codeOf = (outcome: Outcome | null) =>
  outcome === null
    ? 'pending'
    : outcome.ok
      ? 'answered'
      : outcome.error instanceof StudioError
        ? outcome.error.code
        : String(outcome.error);

/** What `bytes` did to a worker: each end that is allowed, by name; anything else throws. */
async function judge(it: Awaited<ReturnType<typeof attacked>>, bytes: Uint8Array): Promise<string> {
  const { engine, state, call } = it;
  const killed = engine.killed.map((error) => error.code);
  const before = codeOf(state.outcome);
  engine.channel.close(new StudioError('cancelled', 'the end'));
  await call;
  const end = codeOf(state.outcome);
  if (killed.length > 0) {
    expect(killed).toEqual(['protocol']);
    // Answered first, and then the frame that ended the worker.
    expect(['protocol', 'answered', 'r-error']).toContain(end);
    return 'refused';
  }
  if (before === 'pending' && end === 'cancelled') {
    expect(isUnfinished(bytes) || engine.events.length > 0).toBe(true);
    return 'waited';
  }
  // An answer in form, whose payload may be none, or in a segment that is not there.
  expect(['answered', 'protocol', 'r-error']).toContain(end);
  return end === 'answered' ? 'answered' : 'failed';
}

test('100,000 hostile frames: each is refused or waited for; no call hangs, nothing is thrown elsewhere', async () => {
  const stray: unknown[] = [];
  const note = (error: unknown) => stray.push(error);
  process.on('unhandledRejection', note);
  const random = seeded(1);
  const ends = new Map<string, number>();
  const batch = 1000;
  for (let start = 0; start < 100_000; start += batch) {
    const workers = await Promise.all(Array.from({ length: batch }, () => attacked()));
    await new Promise((resolve) => setImmediate(resolve));
    const sent = workers.map(({ engine }, i) => {
      const bytes = hostileBytes(random, start + i);
      engine.sendBytes(bytes);
      return bytes;
    });
    await settle();
    for (const [i, worker] of workers.entries()) {
      const end = await judge(worker, sent[i] ?? new Uint8Array(0));
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
  }
  process.off('unhandledRejection', note);
  expect(stray).toEqual([]);
  expect([...ends.values()].reduce((sum, count) => sum + count)).toBe(100_000);
  expect(ends.get('refused')).toBeGreaterThan(50_000);
  for (const end of ['waited', 'failed', 'answered']) expect(ends.get(end)).toBeGreaterThan(1000);
});

test('300 of them over a socket after the hello do the same', async () => {
  const random = seeded(2);
  for (let round = 0; round < 300; round += 1) {
    const listener = await WorkerListener.open('right');
    const socket = connect(listener.port, '127.0.0.1');
    socket.on('error', () => {});
    sockets.push(socket);
    socket.write(encodeFrame({ hello: { protocol: 1, token: 'right', pid: 1, r: '4' } }));
    const { transport } = await listener.accepted;
    const far: Transport = {
      send: (bytes) => socket.write(bytes),
      onData: () => {},
      onClose: () => {},
      close: () => {},
    };
    const worker = await attacked([transport, far]);
    await new Promise((resolve) => socket.once('data', resolve));
    const bytes = hostileBytes(random, round);
    socket.write(bytes);
    await settle();
    await judge(worker, bytes);
    transport.close();
  }
});

test('300 of them before the hello: each is dropped or waits, and the worker still gets in', async () => {
  const random = seeded(3);
  const listener = await WorkerListener.open('right');
  const { port } = listener;
  for (let round = 0; round < 300; round += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    sockets.push(socket);
    socket.write(hostileBytes(random, round));
    if (round % 20 === 0) await settle();
  }
  const worker = connect(port, '127.0.0.1');
  sockets.push(worker);
  worker.write(encodeFrame({ hello: { protocol: 1, token: 'right', pid: 42, r: '4' } }));
  expect((await listener.accepted).hello.pid).toBe(42);
});

test('a thousand frames that claim 256 MB and send nothing take no memory', () => {
  const before = liveMemory();
  const readers = Array.from({ length: 1000 }, () => {
    const reader = new FrameReader();
    expect(reader.push(Uint8Array.of(0, 0, 0, 16))).toEqual([]);
    return reader;
  });
  expect(liveMemory() - before).toBeLessThan(5e6);
  expect(readers).toHaveLength(1000);
  expect(() => new FrameReader().push(Uint8Array.of(1, 0, 0, 16))).toThrow(/268435457 bytes/);
});

const repeated = (times: number, ...bytes: number[]) => Buffer.concat(Array(times).fill(Buffer.from(bytes)));
test.each([
  ['a million arrays in one another', repeated(1e6, 0x91)],
  ['a million maps in one another', repeated(1e6, 0x81, 0xa0)],
  ['an array of four thousand million', Buffer.of(0xdd, 255, 255, 255, 255)],
  ['a map of four thousand million', Buffer.of(0xdf, 255, 255, 255, 255)],
  ['a hundred arrays of 30 million in one another', repeated(100, 0xdd, 1, 0xc9, 0xc3, 0x80)],
  [
    'a thousand arrays of 30,000, each the first of the other',
    Buffer.concat([repeated(1000, 0xdc, 0x75, 0x30), Buffer.alloc(31_000)]),
  ],
  ['bytes of 4 GB', Buffer.of(0xc6, 255, 255, 255, 255)],
  ['an extension that decoders give a meaning', Buffer.of(0xd4, 0x72, 0x40, 0x91, 0xa1, 0x61)],
])('%s: refused without the memory that it asks for', (_, body) => {
  const before = process.memoryUsage();
  expect(() => decodeBody(body)).toThrow(expect.objectContaining({ code: 'protocol' }));
  const after = process.memoryUsage();
  expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(20e6);
});
