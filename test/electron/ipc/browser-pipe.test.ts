import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type ServedHost, serveHost } from './served-host';

let served: ServedHost;
let cookie: string;
let path: string;
let origin: string;

beforeAll(async () => {
  served = await serveHost();
  const entered = await served.enter();
  cookie = entered.cookie;
  path = `${entered.folder}pipe`;
  origin = `http://127.0.0.1:${served.host.port}`;
});
afterAll(() => served.close());

async function openPipe(): Promise<WebSocket> {
  const socket = await served.open(path, { cookie, origin });
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

it('carries bytes both ways and tells of its end', async () => {
  const socket = await openPipe();
  const pipe = served.pipes.at(-1);
  if (pipe === undefined) throw new Error('no pipe');
  const received = new Promise<Uint8Array>((resolve) => pipe.onMessage(resolve));
  socket.send(new Uint8Array([1, 2, 3]));
  expect([...(await received)]).toEqual([1, 2, 3]);
  const answered = new Promise<Buffer>((resolve) => socket.on('message', (data: Buffer) => resolve(data)));
  pipe.send(new Uint8Array([4, 5]));
  expect([...(await answered)]).toEqual([4, 5]);
  const closed = new Promise<void>((resolve) => pipe.onClose(resolve));
  socket.close();
  await closed;
  expect(() => pipe.send(new Uint8Array([6]))).not.toThrow();
});

it('is refused without the cookie, from another origin, and under another name', async () => {
  const before = served.pipes.length;
  const good = { cookie, origin };
  const { port } = served.host;
  expect(await served.open(path, { origin })).toBe(403);
  expect(await served.open(path, { ...good, cookie: `brms_studio_${port}=wrong` })).toBe(403);
  expect(await served.open(path, { cookie })).toBe(403);
  expect(await served.open(path, { ...good, origin: 'http://evil.example' })).toBe(403);
  expect(await served.open(path, { ...good, origin: `http://localhost:${port}` })).toBe(403);
  expect(await served.open(path, { ...good, origin: `https://127.0.0.1:${port}` })).toBe(403);
  expect(await served.open(path, { ...good, origin: `http://127.0.0.1:${port + 1}` })).toBe(403);
  expect(await served.open(path, { ...good, origin: 'null' })).toBe(403);
  expect(await served.open(path, { ...good, host: 'evil.example' })).toBe(403);
  expect(await served.open(path, { ...good, host: 'evil.example', origin: 'http://evil.example' })).toBe(403);
  expect(await served.open('/pipe', good)).toBe(404);
  expect(await served.open('/other', good)).toBe(404);
  // The token opens the page, not the pipe.
  expect(await served.open(`${path}?token=${served.token}`, { origin })).toBe(403);
  expect(served.pipes.length).toBe(before);
});

it('ends a socket that sends text', async () => {
  const socket = await openPipe();
  const code = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.send('text');
  expect(await code).toBe(1003);
});

it('ends a socket whose message says that it is larger than any may be, before it has come', async () => {
  const socket = await openPipe();
  const code = new Promise<number>((resolve) => socket.on('close', resolve));
  // The head of a masked binary frame of 2^40 bytes, in the raw connection below the socket.
  const head = Buffer.from([0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4]);
  const { _socket: stream } = socket as unknown as { readonly _socket: { write(bytes: Buffer): void } };
  stream.write(head);
  expect(await code).toBe(1009);
});

it('is open to 64 windows at once, and to the next one when one of them is closed', async () => {
  const opened = await Promise.all(Array.from({ length: 64 }, () => served.open(path, { cookie, origin })));
  const sockets = opened.filter((socket) => socket instanceof WebSocket);
  expect(sockets.length).toBe(64);
  expect(await served.open(path, { cookie, origin })).toBe(503);
  const [first] = sockets;
  const gone = new Promise((resolve) => first?.on('close', resolve));
  first?.close();
  await gone;
  await expect
    .poll(() => served.open(path, { cookie, origin }))
    .toSatisfy((socket) => socket instanceof WebSocket);
});
