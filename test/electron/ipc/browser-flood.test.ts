import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type ServedHost, serveHost } from './served-host';

let served: ServedHost;
const raw: Socket[] = [];

afterEach(async () => {
  for (const socket of raw.splice(0)) socket.destroy();
  await served.close();
});

/** A bare connection that says `text` and then nothing; `closed` resolves when the host has ended it. */
function say(text: string): { readonly socket: Socket; readonly closed: Promise<void> } {
  const socket = connect({ port: served.host.port, host: '127.0.0.1' });
  raw.push(socket);
  socket.on('error', () => undefined).resume();
  if (text !== '') socket.write(text);
  return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve())) };
}

it('answers guesses of the token shortly when they are many, and the right one all the same', async () => {
  let told = 0;
  served = await serveHost({
    now: () => 0,
    onManyRefused: () => {
      told++;
    },
  });
  const guesses = Array.from({ length: 200 }, (_, i) => served.get(`/?token=${'A'.repeat(40)}${i}`));
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401).length).toBe(30);
  expect(statuses.filter((status) => status === 429).length).toBe(170);
  expect(told).toBe(1);
  const { headers, body } = await served.get('/');
  expect(headers['retry-after']).toBe('10');
  expect(body).not.toContain('<');
  // No program of this machine keeps its user out.
  const { cookie, folder } = await served.enter();
  expect((await served.get(folder, { cookie })).status).toBe(200);
});

it('counts refused sockets with the other attempts, and forgets them in time', async () => {
  let time = 0;
  served = await serveHost({ now: () => time });
  const origin = `http://127.0.0.1:${served.host.port}`;
  for (let i = 0; i < 30; i++) expect(await served.open('/pipe', { origin })).toBe(403);
  expect(await served.open('/pipe', { origin })).toBe(429);
  expect((await served.get('/')).status).toBe(429);
  time = 10_000;
  expect((await served.get('/')).status).toBe(401);
});

it('ends a session that has been idle for half a day, not one with an open window', async () => {
  let time = 0;
  served = await serveHost({ now: () => time });
  const origin = `http://127.0.0.1:${served.host.port}`;
  const { cookie, folder } = await served.enter();
  const hours = 3_600_000;
  time = 11 * hours;
  expect((await served.get(folder, { cookie })).status).toBe(200);
  time += 11 * hours;
  const socket = await served.open(`${folder}pipe`, { cookie, origin });
  if (!(socket instanceof WebSocket)) throw new Error(`refused with ${socket}`);
  time += 48 * hours;
  expect((await served.get(folder, { cookie })).status).toBe(200);
  const gone = new Promise((resolve) => socket.once('close', resolve));
  socket.terminate();
  await gone;
  await sleep(20);
  time += 13 * hours;
  expect((await served.get(folder, { cookie })).status).toBe(401);
  expect(await served.open(`${folder}pipe`, { cookie, origin })).toBe(403);
  // The printed address opens it anew.
  const again = await served.enter();
  expect((await served.get(again.folder, { cookie: again.cookie })).status).toBe(200);
});

it('lets its user in beside 1,000 connections that say nothing, and keeps few of them', async () => {
  served = await serveHost();
  const { cookie, folder } = await served.enter();
  for (let i = 0; i < 10; i++) {
    const batch = Array.from({ length: 100 }, () => say('').socket);
    await Promise.all(batch.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  }
  expect((await served.get(folder, { cookie })).status).toBe(200);
  await expect.poll(() => raw.filter((socket) => !socket.destroyed).length).toBeLessThanOrEqual(64);
});

it('ends a connection that sends its request a little at a time', async () => {
  served = await serveHost();
  const { socket, closed } = say('GET / HTTP/1.1\r\n');
  const dripping = setInterval(() => socket.write('x: y\r\n'), 200);
  const began = performance.now();
  await closed;
  clearInterval(dripping);
  expect(performance.now() - began).toBeLessThan(30_000);
});

it('refuses heads that are too large or no HTTP, and goes on', async () => {
  served = await serveHost();
  await say(`GET / HTTP/1.1\r\nhost: ${'a'.repeat(100_000)}\r\n\r\n`).closed;
  await say('\0\x01\x02 nonsense\r\n\r\n').closed;
  await say('GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n').closed;
  await say('GET / HTTP/1.1\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n').closed;
  expect((await served.get('/')).status).toBe(401);
});
