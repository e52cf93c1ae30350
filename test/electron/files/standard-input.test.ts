import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildMain } from '../session/main-build';

const folder = mkdtempSync(join(tmpdir(), 'standard-input-'));
const file = join(folder, 'input');
const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
const wanted = `${bytes.length} ${bytes.reduce((sum, byte) => sum + byte, 0)}`;
let main = '';
beforeAll(async () => {
  writeFileSync(file, bytes);
  main = await buildMain('../files/standard-input-main.ts', folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function answerOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output');
  return text(child.stdout);
}

test('a file', async () => {
  const fd = openSync(file, 'r');
  expect(await answerOf(spawn(process.execPath, [main], { stdio: [fd, 'pipe', 'ignore'] }))).toBe(wanted);
  closeSync(fd);
});

test('a pipe', async () => {
  const command = `cat '${file}' | '${process.execPath}' '${main}'`;
  expect(await answerOf(spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'ignore'] }))).toBe(wanted);
});

test('a socket of the system’s own', async () => {
  // Node joins itself to its children by pairs of sockets.
  const child = spawn(process.execPath, [main], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin?.end(bytes);
  expect(await answerOf(child)).toBe(wanted);
});

test('a socket of the network', async () => {
  const server = createServer((socket) => socket.end(bytes));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const socket: Socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
  await once(socket, 'connect');
  socket.pause();
  const child = spawn(process.execPath, [main], { stdio: [socket, 'pipe', 'ignore'] });
  expect(await answerOf(child)).toBe(wanted);
  socket.destroy();
  server.close();
});

test('nothing', async () => {
  expect(await answerOf(spawn(process.execPath, [main], { stdio: ['ignore', 'pipe', 'ignore'] }))).toBe(
    '0 0',
  );
});

test('one that does not end is left when it should be', async () => {
  const child = spawn(process.execPath, [main], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin?.write('some');
  if (child.stderr) await once(child.stderr, 'data');
  child.kill('SIGTERM');
  expect(await answerOf(child)).toBe('cancelled');
});

test('one without an end is refused', async () => {
  const command = `yes | '${process.execPath}' '${main}'`;
  const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'ignore'] });
  expect(await answerOf(child)).toBe('invalid-input');
});
