import { readFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, connect, type Server as TcpServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askNewest } from '../../../electron/preferences/update-check';
import type { NetworkSettings } from '../../../shared/contract/packages';

const tls = join(import.meta.dirname, '..', '..', 'fixtures', 'tls');
const certificate = join(tls, 'certificate.pem');
const trusting: NetworkSettings = { mirror: '', repositories: [], proxy: '', noProxy: '', certificate };

let server: Server;
let address: string;
let answer: {
  readonly status: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
} | null;
let asked: string[];
beforeEach(async () => {
  // The system's own proxy is not asked.
  for (const name of ['https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY']) vi.stubEnv(name, '');
  answer = { status: 200, body: '{"version": "9.0.0", "page": "https://example.org/news"}' };
  asked = [];
  const key = readFileSync(join(tls, 'key.pem'));
  server = createServer({ key, cert: readFileSync(certificate) }, (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  address = `https://127.0.0.1:${await listening(server)}/newest.json`;
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

async function listening(any: TcpServer): Promise<number> {
  await new Promise<void>((resolve) => any.listen(0, '127.0.0.1', resolve));
  return (any.address() as AddressInfo).port;
}

describe('asking for the newest version', () => {
  it('says what is newer, and asks once, for nothing else', async () => {
    expect(await askNewest(address, '0.1.0', trusting)).toEqual({
      current: '0.1.0',
      newest: '9.0.0',
      newer: true,
      page: 'https://example.org/news',
    });
    expect(asked).toEqual(['GET /newest.json']);
  });

  it('says so where nothing newer is there, and reads a release of a forge', async () => {
    answer = { status: 200, body: '{"tag_name": "v0.1.0", "html_url": "javascript:alert(1)", "id": 3}' };
    expect(await askNewest(address, '0.1.0', trusting)).toEqual({
      current: '0.1.0',
      newest: '0.1.0',
      newer: false,
      page: null,
    });
  });

  it.each([
    ['<html>', 'does not name the newest version'],
    ['{"version": 3}', 'does not name the newest version'],
    ['{"version": "soon"}', 'does not name the newest version'],
    [' '.repeat(300_000), 'the answer is too long'],
  ])('names an answer that is none: %.20s', async (body, words) => {
    answer = { status: 200, body };
    await expect(askNewest(address, '0.1.0', trusting)).rejects.toMatchObject({
      code: 'invalid-input',
      where: 'updateAddress',
      message: expect.stringContaining(words),
      hint: expect.any(String),
    });
  });

  it('says in words what stands in the way', async () => {
    answer = { status: 404, body: '' };
    await expect(askNewest(address, '0.1.0', trusting)).rejects.toThrow('the answer was 404 Not Found');
    answer = { status: 302, body: '', headers: { location: 'http://127.0.0.1/else' } };
    await expect(askNewest(address, '0.1.0', trusting)).rejects.toThrow(
      'the answer was 302 Found (it is now at http://127.0.0.1/else)',
    );
    await expect(askNewest(address, '0.1.0', { ...trusting, certificate: '' })).rejects.toThrow(
      'its certificate is not one that this machine trusts',
    );
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(askNewest(address, '0.1.0', trusting)).rejects.toThrow('the server refused the connection');
  });

  it('can be stopped', async () => {
    answer = null;
    const stop = new AbortController();
    const asking = askNewest(address, '0.1.0', trusting, stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(asking).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('by a proxy', () => {
  /** A proxy that lets in who has the password, and notes where to. */
  async function proxy(through: string[]): Promise<{ readonly port: number; readonly close: () => void }> {
    const http = createHttp();
    http.on('connect', (request, socket) => {
      through.push(`${request.url} ${request.headers['proxy-authorization'] ?? 'nobody'}`);
      if (request.headers['proxy-authorization'] === undefined) {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
        return;
      }
      const [, port] = (request.url ?? '').split(':');
      const onward = connect(Number(port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      socket.on('error', () => onward.destroy());
      onward.on('error', () => socket.destroy());
    });
    const port = await listening(http);
    return { port, close: () => void http.close() };
  }

  it('goes through the one of the settings with its password, unless the host is to be left out', async () => {
    const through: string[] = [];
    const { port, close } = await proxy(through);
    const settings = { ...trusting, proxy: `http://me:pass%20word@127.0.0.1:${port}` };
    expect((await askNewest(address, '0.1.0', settings)).newest).toBe('9.0.0');
    const basic = Buffer.from('me:pass word').toString('base64');
    expect(through).toEqual([`127.0.0.1:${new URL(address).port} Basic ${basic}`]);
    await askNewest(address, '0.1.0', { ...settings, noProxy: 'example.org,127.0.0.1' });
    expect(through).toHaveLength(1);
    expect(asked).toHaveLength(2);
    const refused = askNewest(address, '0.1.0', { ...trusting, proxy: `http://127.0.0.1:${port}` });
    await expect(refused).rejects.toThrow(`the proxy 127.0.0.1:${port} answered 407`);
    close();
  });

  it('says which proxies cannot be used, without their passwords', async () => {
    const socks = { ...trusting, proxy: 'socks5://me:secret@127.0.0.1:1' };
    const error: unknown = await askNewest(address, '0.1.0', socks).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: expect.stringContaining('cannot be used for this') });
    expect(String(error)).not.toContain('secret');
  });
});
