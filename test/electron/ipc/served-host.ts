import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import {
  type BrowserHost,
  type BrowserHostOptions,
  startBrowserHost,
} from '../../../electron/ipc/browser-host';
import type { BytePipe } from '../../../shared/contract/frames';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A browser host with a page of its own, and ways to talk to it as any program can. */
export interface ServedHost {
  readonly host: BrowserHost;
  readonly pipes: readonly BytePipe[];
  readonly token: string;
  /** `path` goes out as it stands: no client normalises "..". */
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Answer>;
  /** What a browser has once it has opened the printed address: its cookie and the page's path. */
  enter(): Promise<{ readonly cookie: string; readonly folder: string }>;
  /** A socket, or the status of its refusal. */
  open(path: string, headers: Record<string, string>): Promise<WebSocket | number>;
  close(): Promise<void>;
}

export async function serveHost(
  options: Partial<Omit<BrowserHostOptions, 'page' | 'connect'>> & { readonly hostHeader?: string } = {},
): Promise<ServedHost> {
  const folder = mkdtempSync(join(tmpdir(), 'browser-host-'));
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<h1>the page</h1>');
  writeFileSync(join(page, 'assets', 'app-1a2b.js'), 'run()');
  writeFileSync(join(page, '.hidden.js'), 'hidden');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(page, 'link.txt'));
  const pipes: BytePipe[] = [];
  const { hostHeader, ...given } = options;
  const host = await startBrowserHost({ port: 0, ...given, page, connect: (pipe) => pipes.push(pipe) });
  const named = hostHeader === undefined ? {} : { host: hostHeader };
  const token = new URL(host.url).searchParams.get('token') ?? '';
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const all = { host: '127.0.0.1', port: host.port, path, headers: { ...named, ...headers }, method };
      const sent = request(all, (response) => {
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
  return {
    host,
    pipes,
    token,
    get,
    async enter() {
      const { headers } = await get(`/?token=${token}`);
      const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      return { cookie, folder: headers.location ?? '' };
    },
    open: (path, headers) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, {
          headers: { ...named, ...headers },
        });
        socket.on('open', () => resolve(socket));
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
        socket.on('error', () => undefined);
      }),
    async close() {
      await host.close();
      rmSync(folder, { recursive: true });
    },
  };
}
