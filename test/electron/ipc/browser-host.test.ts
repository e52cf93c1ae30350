import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserHost, startBrowserHost } from '../../../electron/ipc/browser-host';
import type { BytePipe } from '../../../shared/contract/frames';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let folder: string;
let host: BrowserHost;
const pipes: BytePipe[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'browser-host-'));
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<h1>the page</h1>');
  writeFileSync(join(page, 'assets', 'app-1a2b.js'), 'run()');
  writeFileSync(join(page, '.hidden.js'), 'hidden');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(page, 'link.txt'));
  host = await startBrowserHost({ port: 0, page, connect: (pipe) => pipes.push(pipe) });
});

afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

/** `path` goes out as it stands: no client normalises "..". */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: host.port, path, headers, method };
    const sent = request(options, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject).end();
  });
}

const token = () => new URL(host.url).searchParams.get('token') ?? '';

async function cookie(): Promise<string> {
  const { headers } = await get(`/?token=${token()}`);
  return (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
}

describe('the page', () => {
  it('is given for the token in the address, then for the cookie', async () => {
    const first = await get(`/?token=${token()}`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    const [setCookie = ''] = first.headers['set-cookie'] ?? [];
    expect(setCookie).toMatch(new RegExp(`^brms_studio_${host.port}=`));
    expect(setCookie).toMatch(/HttpOnly; SameSite=Strict; Path=\//);
    expect(setCookie).not.toContain(token());
    const page = await get('/', { cookie: setCookie.split(';')[0] ?? '' });
    expect(page).toMatchObject({ status: 200, body: '<h1>the page</h1>' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it.each([
    ['no token', '/'],
    ['an empty token', '/?token='],
    ['a wrong token', '/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['a file without a cookie', '/assets/app-1a2b.js'],
  ])('is refused for %s', async (_what, path) => {
    const answer = await get(path);
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('needs the access token');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('is refused for a wrong cookie', async () => {
    const wrong = `brms_studio_${host.port}=${'A'.repeat(43)}`;
    expect((await get('/', { cookie: wrong })).status).toBe(401);
    expect((await get('/', { cookie: (await cookie()).replace(/brms_studio_\d+/, 'other') })).status).toBe(
      401,
    );
  });

  it('is refused under any other name than loopback, even with the token', async () => {
    for (const name of [
      'evil.example',
      `evil.example:${host.port}`,
      '127.0.0.1',
      `127.0.0.1:${host.port}.evil`,
    ]) {
      expect((await get(`/?token=${token()}`, { host: name })).status).toBe(403);
    }
    expect((await get(`/?token=${token()}`, { host: `localhost:${host.port}` })).status).toBe(303);
  });

  it('carries the security headers, whatever the answer', async () => {
    for (const answer of [await get('/'), await get('/', { cookie: await cookie() }), await get('/none')]) {
      const policy = answer.headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('gives hashed files for good and the document afresh', async () => {
    const headers = { cookie: await cookie() };
    expect((await get('/assets/app-1a2b.js', headers)).headers['cache-control']).toContain('immutable');
    expect((await get('/', headers)).headers['cache-control']).toBe('no-store');
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.js',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/assets/%00.js',
    '/%',
    '/.hidden.js',
    '/link.txt',
    '/assets',
  ])('does not lead out of its folder by %s', async (path) => {
    const answer = await get(path, { cookie: await cookie() });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });

  it('is only for reading', async () => {
    expect((await get('/', { cookie: await cookie() }, 'POST')).status).toBe(405);
    expect((await get('/', { cookie: await cookie() }, 'OPTIONS')).status).toBe(405);
  });
});

describe('the pipe', () => {
  const open = (headers: Record<string, string>, path = '/pipe'): Promise<WebSocket | number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, { headers });
      socket.on('open', () => resolve(socket));
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('error', () => undefined);
    });
  const origin = () => `http://127.0.0.1:${host.port}`;

  it('carries bytes both ways and tells of its end', async () => {
    const socket = await open({ cookie: await cookie(), origin: origin() });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    const pipe = pipes.at(-1);
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
    const before = pipes.length;
    const good = { cookie: await cookie(), origin: origin() };
    expect(await open({ origin: good.origin })).toBe(403);
    expect(await open({ ...good, cookie: `brms_studio_${host.port}=wrong` })).toBe(403);
    expect(await open({ cookie: good.cookie })).toBe(403);
    expect(await open({ ...good, origin: 'http://evil.example' })).toBe(403);
    expect(await open({ ...good, origin: `http://localhost:${host.port}` })).toBe(403);
    expect(await open({ ...good, origin: 'null' })).toBe(403);
    expect(await open({ ...good, host: 'evil.example', origin: 'http://evil.example' })).toBe(403);
    expect(await open(good, '/other')).toBe(404);
    // The token opens the page, not the pipe.
    expect(await open({ origin: good.origin }, `/pipe?token=${token()}`)).toBe(403);
    expect(pipes.length).toBe(before);
  });

  it('ends a socket that sends text', async () => {
    const socket = await open({ cookie: await cookie(), origin: origin() });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    const code = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.send('text');
    expect(await code).toBe(1003);
  });
});

describe('two servers', () => {
  it('do not share a cookie, and a port that is taken is named', async () => {
    const other = await startBrowserHost({ port: 0, page: folder, connect: () => undefined });
    const stolen = (await cookie()).replace(String(host.port), String(other.port));
    const answer = await fetch(`http://127.0.0.1:${other.port}/`, { headers: { cookie: stolen } });
    expect(answer.status).toBe(401);
    const again = startBrowserHost({ port: other.port, page: folder, connect: () => undefined });
    await expect(again).rejects.toMatchObject({ code: 'invalid-input', where: 'port' });
    await other.close();
  });
});
