import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { encodeFrame } from '../../../electron/session/frame-codec';
import { WorkerListener } from '../../../electron/session/listener';
import { plainEnvironment, start, until } from './real-worker';

const sockets: Socket[] = [];
let listener: WorkerListener | null = null;
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  listener?.close();
});

const hello = (token: string) => encodeFrame({ hello: { protocol: 1, token, pid: 1, r: '4' } });
/** Connects, says `bytes`, and tells when it has been dropped. */
function stranger(
  port: number,
  bytes: Uint8Array | null,
): { readonly there: Promise<void>; readonly dropped: Promise<number> } {
  const began = performance.now();
  const socket = connect(port, '127.0.0.1', () => bytes && socket.write(bytes));
  sockets.push(socket);
  socket.on('error', () => {});
  const there = new Promise<void>((resolve) => {
    socket.once('connect', () => resolve());
    socket.once('close', () => resolve());
  });
  const dropped = new Promise<number>((resolve) => {
    socket.once('close', () => resolve(performance.now() - began));
  });
  return { there, dropped };
}

test('drops whoever comes without the token and goes on waiting', async () => {
  const waiting = await WorkerListener.open('right');
  listener = waiting;
  const twice = Buffer.concat([hello('right'), hello('right')]);
  // At once: those that say nothing are kept for five seconds.
  for (const bytes of [
    hello('wrong'),
    hello('right!'),
    hello(''),
    twice,
    encodeFrame({ id: '1', ok: true }),
    encodeFrame({ hello: { token: 'right' } }),
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    Buffer.alloc(9999, 1),
    // A length beyond the limit of a hello, and nothing after it.
    Uint8Array.of(0, 0, 0, 16),
  ]) {
    expect(await stranger(waiting.port, bytes).dropped).toBeLessThan(4500);
  }
  const { port } = waiting;
  stranger(port, hello('right'));
  expect((await waiting.accepted).hello.pid).toBe(1);
  const late = new Promise((resolve) => {
    sockets.push(connect(port, '127.0.0.1').on('error', () => resolve('refused')));
  });
  expect(await late).toBe('refused');
});

test('a hello in single bytes is one', async () => {
  listener = await WorkerListener.open('right');
  const socket = connect(listener.port, '127.0.0.1');
  sockets.push(socket);
  for (const byte of hello('right')) {
    socket.write(Uint8Array.of(byte));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await listener.accepted).hello.r).toBe('4');
});

test('200 who come first, silent or with nonsense, do not keep the worker out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strangers-'));
  const environment = plainEnvironment();
  const rBinary = join(folder, 'R');
  // R that says where it is awaited, and starts only when it is let.
  const script = `#!/bin/sh
echo "$BRMS_STUDIO_PORT" >'${folder}/port.part' && mv '${folder}/port.part' '${folder}/port'
while ! test -e '${folder}/go'; do sleep 0.02; done
exec '${environment.rBinary}' "$@"
`;
  writeFileSync(rBinary, script);
  chmodSync(rBinary, 0o755);
  const starting = start({ environment: { ...environment, rBinary } });
  await until(() => existsSync(join(folder, 'port')));
  const port = Number(readFileSync(join(folder, 'port'), 'utf8'));
  const says = [null, hello('wrong'), Uint8Array.of(10, 0, 0, 0), Buffer.from('GET / HTTP/1.1\r\n\r\n')];
  const strangers = Array.from({ length: 200 }, (_, i) => stranger(port, says[i % says.length] ?? null));
  await Promise.all(strangers.map(({ there }) => there));
  writeFileSync(join(folder, 'go'), '');
  const session = await starting;
  try {
    await session.ping();
    await Promise.all(strangers.map(({ dropped }) => dropped));
  } finally {
    await session.kill();
    rmSync(folder, { recursive: true });
  }
});
