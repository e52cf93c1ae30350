import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BytePipe } from '../../shared/contract/frames';
import { StudioError } from '../../shared/errors/studio-error';
import { type Access, createAccess } from './access';
import { securityHeaders } from './content-policy';
import { refusalPage } from './refusal-page';
import { readStatic } from './static-files';
import { attachWebSocketHost } from './websocket-host';

export interface BrowserHostOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** The folder of the built page. */
  readonly page: string;
  readonly connect: (pipe: BytePipe) => void;
}

export interface BrowserHost {
  readonly port: number;
  /** The address to open, with the token. */
  readonly url: string;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

/** Serves the page and its pipe on loopback, to whoever has the token. Throws `invalid-input` where the port is taken. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const server = createServer();
  server.listen(options.port, loopback);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw portTaken(options.port, cause);
  }
  const { port } = server.address() as AddressInfo;
  const access = createAccess(port);
  server.on('request', (request, response) => {
    answer(request, response, access, options.page).catch(() => response.destroy());
  });
  const sockets = attachWebSocketHost({
    server,
    path: '/pipe',
    allows: ({ headers }) =>
      access.acceptsOrigin(headers.origin, headers.host) && access.acceptsCookie(headers.cookie),
    connect: options.connect,
  });
  return {
    port,
    url: `http://${loopback}:${port}/?token=${access.token}`,
    async close() {
      const closed = once(server, 'close');
      sockets.close();
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  access: Access,
  page: string,
): Promise<void> {
  const { host, cookie } = request.headers;
  const isLocal = access.acceptsHost(host);
  response.setHeaders(new Headers(securityHeaders(isLocal ? [`ws://${host}`] : [])));
  const send = (status: number, type: string, body: string | Uint8Array): void => {
    response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  response.setHeader('cache-control', 'no-store');
  if (!isLocal) return send(403, 'text/plain', 'Brms Studio answers on this machine only.\n');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return send(405, 'text/plain', 'Only GET.\n');
  }
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  const token = new URLSearchParams(query).get('token');
  if (path === '/' && access.acceptsToken(token)) {
    // The token leaves the address bar, the history and anything that is copied from them.
    response.writeHead(303, { location: '/', 'set-cookie': access.setCookie, 'content-length': 0 });
    response.end();
    return;
  }
  if (!access.acceptsCookie(cookie)) return send(401, 'text/html; charset=utf-8', refusalPage);
  const file = await readStatic(page, path);
  if (file === undefined) return send(404, 'text/plain', 'There is no such page.\n');
  if (file.immutable) response.setHeader('cache-control', 'private, max-age=31536000, immutable');
  send(200, file.type, file.bytes);
}

function portTaken(port: number, cause: unknown): StudioError {
  return new StudioError('invalid-input', `Port ${port} of this machine cannot be used.`, {
    where: 'port',
    hint: 'Another program may have it. Choose another one with --port, or leave --port out for any free one.',
    cause,
  });
}
