import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { parseOrigin } from '../../../electron/ipc/remote-origin';
import { type ServedHost, serveHost } from './served-host';

const origin = 'https://studio.example.org';
let served: ServedHost | undefined;

afterEach(async () => {
  await served?.close();
  served = undefined;
});

it('answers under the given https address alone, with a cookie that never goes out in clear', async () => {
  served = await serveHost({ origin, hostHeader: 'studio.example.org' });
  expect(served.host.url).toBe(`${origin}/?token=${served.token}`);
  const first = await served.get(`/?token=${served.token}`);
  expect(first.headers['set-cookie']?.[0]).toMatch(
    /^__Secure-brms_studio_\d+=[\w-]+; Secure; HttpOnly; SameSite=Strict; /,
  );
  const { cookie, folder } = await served.enter();
  const page = await served.get(folder, { cookie });
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toContain("connect-src 'self' wss://studio.example.org;");
  const pipe = `${folder}pipe`;
  const socket = await served.open(pipe, { cookie, origin });
  expect(socket).toBeInstanceOf(WebSocket);
  const { port } = served.host;
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, 'example.org', 'studio.example.org:8443']) {
    expect((await served.get(`/?token=${served.token}`, { host })).status).toBe(403);
    expect(await served.open(pipe, { cookie, origin, host })).toBe(403);
  }
  for (const other of [
    'http://studio.example.org',
    `http://127.0.0.1:${port}`,
    'https://example.org',
    'null',
  ]) {
    expect(await served.open(pipe, { cookie, origin: other })).toBe(403);
  }
});

it('answers nobody but loopback where no address is given, whatever a proxy says of itself', async () => {
  served = await serveHost();
  const forwarded = {
    host: 'studio.example.org',
    forwarded: 'host=127.0.0.1;proto=https',
    'x-forwarded-host': `127.0.0.1:${served.host.port}`,
    'x-forwarded-proto': 'https',
  };
  expect((await served.get(`/?token=${served.token}`, forwarded)).status).toBe(403);
});

it('reads an https address without a path, and refuses any other', () => {
  expect(parseOrigin('https://studio.example.org')).toBe(origin);
  expect(parseOrigin('https://studio.example.org/')).toBe(origin);
  expect(parseOrigin('https://studio.example.org:8443')).toBe('https://studio.example.org:8443');
  for (const text of [
    'http://studio.example.org',
    'studio.example.org',
    'https://studio.example.org/app',
    'https://me:secret@studio.example.org',
    'https://studio.example.org?x=1',
    'https://',
    '*',
    '',
  ]) {
    expect(() => parseOrigin(text)).toThrow(/is not an https address/);
  }
});
