import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { BytePipe } from '../../shared/contract/frames';

export interface WebSocketHost {
  /** Closes every socket, which ends their pipes. */
  close(): void;
}

export interface WebSocketHostOptions {
  readonly server: Server;
  readonly path: string;
  /** Called before the upgrade, to check host, origin and cookie. `release` is called when the socket is closed. */
  readonly admit: (request: IncomingMessage) => { readonly release: () => void } | 403 | 429;
  readonly connect: (pipe: BytePipe) => void;
}

/** The largest message that a page may send: a data file for import. */
const maxMessageBytes = 512 * 1024 * 1024;
const pingInterval = 30_000;
/** The most windows of one app; more are refused. */
const mostSockets = 64;
/** The most bytes that may wait for a page that does not read; beyond that, its socket is closed. */
const mostUnreadBytes = 1024 * 1024 * 1024;

/** Accepts WebSocket upgrades of `server` at `path`, and passes each socket on as a pipe of bytes. */
export function attachWebSocketHost({ server, path, admit, connect }: WebSocketHostOptions): WebSocketHost {
  // No compression: on 127.0.0.1 it costs more than it saves.
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // A peer that resets its connection while it is refused must not end the server.
    stream.on('error', () => stream.destroy());
    const target = (request.url ?? '').split('?')[0];
    const admitted = admit(request);
    if (typeof admitted === 'number') return refuse(stream, admitted);
    stream.once('close', admitted.release);
    if (target !== path) return refuse(stream, 404);
    if (sockets.clients.size >= mostSockets) return refuse(stream, 503);
    sockets.handleUpgrade(request, stream, head, (socket) => connect(pipeOf(socket)));
  });
  return {
    close() {
      for (const socket of sockets.clients) socket.close(1001, 'Brms Studio is closing');
      const straggling = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, 500);
      straggling.unref();
      sockets.close();
    },
  };
}

/** One socket as a pipe. Pings detect a page that is gone without closing its socket. */
function pipeOf(socket: WebSocket): BytePipe {
  let alive = true;
  const pinging = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, pingInterval);
  pinging.unref();
  socket.on('pong', () => {
    alive = true;
  });
  socket.on('close', () => clearInterval(pinging));
  socket.on('message', (_data: RawData, isBinary: boolean) => {
    if (!isBinary) socket.close(1003, 'only binary messages');
  });
  // ws closes the socket after an error; only 'close' matters here.
  socket.on('error', () => socket.terminate());
  return {
    send(bytes) {
      // A closing socket sends nothing more; its 'close' event informs the router.
      if (socket.readyState !== WebSocket.OPEN) return;
      if (socket.bufferedAmount > mostUnreadBytes) return socket.terminate();
      socket.send(bytes);
    },
    onMessage: (listener) =>
      void socket.on('message', (data: RawData, isBinary: boolean) => {
        if (isBinary) listener(asBytes(data));
      }),
    onClose: (listener) => void socket.on('close', () => listener()),
  };
}

function asBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

function refuse(stream: Duplex, status: number): void {
  const answer = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  // Destroyed once the answer is sent, because a peer that keeps its side open would keep the server from ending.
  stream.end(answer, () => stream.destroy());
}
