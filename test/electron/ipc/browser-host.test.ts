import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowserHost } from '../../../electron/ipc/browser-host';
import { type Answer, type ServedHost, serveHost } from './served-host';

let served: ServedHost;
let cookie: string;
let folder: string;
/** Advances with every refusal that these tests ask for, so that their number is no matter here. */
let time = 0;

beforeAll(async () => {
  served = await serveHost({
    now: () => {
      time += 1000;
      return time;
    },
  });
  ({ cookie, folder } = await served.enter());
});
afterAll(() => served.close());

const page = (path = '', headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  served.get(`${folder}${path}`, { cookie, ...headers }, method);

describe('the page', () => {
  it('is given for the token in the address, then for the cookie', async () => {
    const first = await served.get(`/?token=${served.token}`);
    expect(first.status).toBe(303);
    expect(first.body).toBe('');
    // Neither the address that follows nor the cookie tells the token.
    expect(first.headers.location).toMatch(/^\/[\w-]{22}\/$/);
    const [setCookie = ''] = first.headers['set-cookie'] ?? [];
    expect(setCookie).toMatch(
      new RegExp(`^brms_studio_${served.host.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; `),
    );
    expect(setCookie).toMatch(new RegExp(`; Path=${first.headers.location}$`));
    expect(JSON.stringify(first.headers)).not.toContain(served.token);
    const answer = await served.get(folder, { cookie: setCookie.split(';')[0] ?? '' });
    expect(answer).toMatchObject({ status: 200, body: '<h1>the page</h1>' });
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it.each([
    ['no token', '/'],
    ['an empty token', '/?token='],
    ['a wrong token', '/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['a file without a cookie', '/assets/app-1a2b.js'],
  ])('is refused for %s', async (_what, path) => {
    const answer = await served.get(path);
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('needs the access token');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('is refused for a wrong cookie', async () => {
    const wrong = `brms_studio_${served.host.port}=${'A'.repeat(43)}`;
    expect((await page('', { cookie: wrong })).status).toBe(401);
    expect((await page('', { cookie: cookie.replace(/brms_studio_\d+/, 'other') })).status).toBe(401);
  });

  it('is refused to the path without the cookie and to the cookie without the path', async () => {
    expect((await page('', { cookie: '' })).status).toBe(401);
    for (const path of ['/', '/index.html', '/assets/app-1a2b.js', `/${'A'.repeat(22)}/`]) {
      expect((await served.get(path, { cookie })).status).toBe(401);
    }
  });

  it('is refused under any other name than the one that was printed, even with the token', async () => {
    const { port } = served.host;
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port}.evil`,
      `localhost:${port}`,
      `[::1]:${port}`,
    ]) {
      const answer = await served.get(`/?token=${served.token}`, { host });
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('carries the security headers, whatever the answer', async () => {
    for (const answer of [await served.get('/'), await page(), await page('none')]) {
      const policy = answer.headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${served.host.port};`);
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    }
  });

  it('is shared with no other origin', async () => {
    const headers = { origin: 'http://evil.example', 'access-control-request-method': 'GET' };
    for (const answer of [
      await page('', headers),
      await page('', headers, 'OPTIONS'),
      await served.get('/', headers),
    ]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  it('gives hashed files for good and the document afresh', async () => {
    expect((await page('assets/app-1a2b.js')).headers['cache-control']).toContain('immutable');
    expect((await page()).headers['cache-control']).toBe('no-store');
  });

  it.each([
    '../secret.txt',
    'assets/../../secret.js',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    '..%5csecret.txt',
    '/secret.txt',
    'assets/%00.js',
    '%',
    '.hidden.js',
    'link.txt',
    'assets',
  ])('does not lead out of its folder by %s', async (path) => {
    const answer = await page(path);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });

  it('is only for reading', async () => {
    for (const method of ['POST', 'OPTIONS', 'PUT', 'DELETE', 'TRACE']) {
      expect((await page('', {}, method)).status).toBe(405);
    }
  });
});

describe('two servers', () => {
  it('do not share a cookie, and a port that is taken is named', async () => {
    const other = await serveHost();
    const { port } = other.host;
    const stolen = cookie.replace(String(served.host.port), String(port));
    const { folder: place } = await other.enter();
    expect((await other.get(place, { cookie: stolen })).status).toBe(401);
    const again = startBrowserHost({ port, page: '/', connect: () => undefined });
    await expect(again).rejects.toMatchObject({ code: 'invalid-input', where: 'port' });
    await other.close();
  });
});
