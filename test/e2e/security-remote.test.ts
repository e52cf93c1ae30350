import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type AppProcess, startApp } from './support/app-process';
import { launchBrowser } from './support/browser';

let folder: string;
let front: Server;
let app: AppProcess;
let browser: Browser;
let origin: string;

/** A server with TLS that passes everything on with its Host header, as the README says. */
function tlsInFront(key: Buffer, cert: Buffer, port: () => number): Server {
  const server = createServer({ key, cert }, (incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const inner = request({ host: '127.0.0.1', port: port(), method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    inner.on('error', () => outgoing.destroy());
    incoming.pipe(inner);
  });
  server.on('upgrade', (incoming, stream, head) => {
    const inner = connect(port(), '127.0.0.1', () => {
      const lines = incoming.rawHeaders.flatMap((text, i, all) => (i % 2 ? [] : [`${text}: ${all[i + 1]}`]));
      inner.write(`GET ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      inner.write(head);
      inner.pipe(stream).pipe(inner);
    });
    inner.on('error', () => stream.destroy());
    stream.on('error', () => inner.destroy());
  });
  return server;
}

const openssl = spawnSync('openssl', ['version']).status === 0;
const missing = 'openssl, which makes the certificate of the server in front, is not installed';
beforeEach((test) => test.skip(!openssl, missing));

beforeAll(async () => {
  if (!openssl) return;
  folder = mkdtempSync(join(tmpdir(), 'security-remote-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'];
  execFileSync('openssl', [...words, '-keyout', key ?? '', '-out', cert ?? ''], { stdio: 'ignore' });
  front = tlsInFront(readFileSync(key ?? ''), readFileSync(cert ?? ''), () => app.port);
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  // A name of this machine that is not the loopback address which the app answers to by itself.
  origin = `https://localhost:${(front.address() as AddressInfo).port}`;
  [app, browser] = await Promise.all([startApp({ options: ['--origin', origin] }), launchBrowser()]);
});
afterAll(async () => {
  if (!openssl) return;
  await browser?.close();
  await app?.stop();
  front?.closeAllConnections();
  await new Promise((resolve) => front.close(resolve));
  rmSync(folder, { recursive: true });
});

it('the app is used over TLS under the address that it was given', async () => {
  expect(app.url.startsWith(`${origin}/?token=`)).toBe(true);
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(app.url);
  await page.getByText('Start from a question').waitFor();
  // The pipe is open: what it tells is on the screen.
  await page.getByText('Epilepsy seizures').first().waitFor();
  expect(page.url()).toMatch(new RegExp(`^${origin}/[\\w-]{22}/$`));
  const [cookie] = await context.cookies(page.url());
  expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict', domain: 'localhost' });
  expect(cookie?.path).toBe(new URL(page.url()).pathname);
  await context.close();
});

it('nothing is answered past the server in front, even on this machine with the token', async () => {
  const token = new URL(app.url).searchParams.get('token');
  const answer = await fetch(`http://127.0.0.1:${app.port}/?token=${token}`, { redirect: 'manual' });
  expect(answer.status).toBe(403);
  expect(answer.headers.get('set-cookie')).toBeNull();
});
