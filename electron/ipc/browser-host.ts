import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { BytePipe } from '../../shared/contract/frames';
import { StudioError } from '../../shared/errors/studio-error';
import { createAccess } from './access';
import { pageServer } from './page-server';
import { Refusals } from './refusals';
import { UnknownConnections } from './unknown-connections';
import { attachWebSocketHost } from './websocket-host';

export interface BrowserHostOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** The folder of the built page. */
  readonly page: string;
  /** The https address of a server with TLS that passes requests on. If set, it is the only accepted address. */
  readonly origin?: string | undefined;
  readonly connect: (pipe: BytePipe) => void;
  /** Called now and then while there are too many attempts without the token. */
  readonly onManyRefused?: () => void;
  /** Milliseconds; for tests. */
  readonly now?: () => number;
}

export interface BrowserHost {
  readonly port: number;
  /** The address to open, with the token. */
  readonly url: string;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

/** A connection is closed if the head of a request takes longer. */
const headMilliseconds = 5000;

/**
 * Serves the page and its WebSocket on 127.0.0.1 to browsers that have the token. Throws `invalid-input` if the
 * port is taken.
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { now = Date.now } = options;
  const server = createServer({
    headersTimeout: headMilliseconds,
    requestTimeout: 2 * headMilliseconds,
    keepAliveTimeout: headMilliseconds,
    connectionsCheckingInterval: 1000,
  });
  server.listen(options.port, loopback);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw portTaken(options.port, cause);
  }
  const { port } = server.address() as AddressInfo;
  const access = createAccess({ port, origin: options.origin, now });
  const unknown = new UnknownConnections();
  const refusals = new Refusals(now, options.onManyRefused);
  server.on('connection', (socket) => unknown.add(socket));
  const serve = pageServer({
    access,
    refusals,
    page: options.page,
    onIdentified: (socket) => unknown.identified(socket),
  });
  server.on('request', (request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  const sockets = attachWebSocketHost({
    server,
    path: `${access.folder}pipe`,
    admit({ headers, socket }) {
      const named = access.acceptsHost(headers.host) && access.acceptsOrigin(headers.origin);
      const login = named ? access.loginOf(headers.cookie) : undefined;
      if (login === undefined) return refusals.add() ? 429 : 403;
      unknown.identified(socket as Socket);
      return { release: access.hold(login) };
    },
    connect: options.connect,
  });
  return {
    port,
    url: `${access.origin}/?token=${access.token}`,
    async close() {
      const closed = once(server, 'close');
      sockets.close();
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function portTaken(port: number, cause: unknown): StudioError {
  return new StudioError('invalid-input', `Port ${port} of this machine cannot be used.`, {
    where: 'port',
    hint: 'Another program may have it. Choose another one with --port, or leave --port out for any free one.',
    cause,
  });
}
