import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { decodeBody, FrameReader } from './frame-codec';
import { parseHello } from './parse-frame';
import type { Hello } from './protocol';
import type { Transport } from './transport';

/** A hello is short: a connection that sends more, or takes longer, is not a worker. */
const helloLimit = 4096;
const helloTimeoutMs = 5000;
/** The most connections without a hello; when there are more, the oldest is closed. */
const strangerLimit = 100;

export interface Accepted {
  readonly hello: Hello;
  readonly transport: Transport;
}

/**
 * Waits on a loopback port for the connection whose first frame has the token. Other connections are closed. It stops
 * listening when the right one has come, or after `close`.
 */
export class WorkerListener {
  readonly #server: Server;
  readonly #strangers = new Set<Socket>();
  readonly accepted: Promise<Accepted>;

  private constructor(server: Server, token: string) {
    this.#server = server;
    this.accepted = new Promise((resolve) => {
      server.on('connection', (socket) => {
        this.#strangers.add(socket);
        this.#limitStrangers();
        socket.setNoDelay(true);
        socket.setTimeout(helloTimeoutMs, () => socket.destroy());
        socket.on('error', () => socket.destroy());
        socket.once('close', () => this.#strangers.delete(socket));
        awaitHello(socket, token, (accepted) => {
          this.#strangers.delete(socket);
          resolve(accepted);
          this.close();
        });
      });
    });
  }

  static async open(token: string): Promise<WorkerListener> {
    const server = createServer({ pauseOnConnect: false });
    const listener = new WorkerListener(server, token);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve);
    });
    return listener;
  }

  get port(): number {
    const address = this.#server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  }

  #limitStrangers(): void {
    const [oldest] = this.#strangers;
    if (this.#strangers.size <= strangerLimit || !oldest) return;
    this.#strangers.delete(oldest);
    oldest.destroy();
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#strangers) socket.destroy();
  }
}

function awaitHello(socket: Socket, token: string, accept: (accepted: Accepted) => void): void {
  const reader = new FrameReader(helloLimit);
  const onData = (chunk: Buffer) => {
    try {
      const [body, ...early] = reader.push(chunk);
      if (body === undefined) {
        if (reader.pending > helloLimit) socket.destroy();
        return;
      }
      const hello = parseHello(decodeBody(body));
      // A worker says hello and then waits, so a sender of more bytes is not a worker.
      if (hello === null || !isToken(hello.token, token) || early.length > 0) {
        socket.destroy();
        return;
      }
      socket.off('data', onData);
      socket.setTimeout(0);
      accept({ hello, transport: socketTransport(socket) });
    } catch {
      socket.destroy();
    }
  };
  socket.on('data', onData);
}

function isToken(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function socketTransport(socket: Socket): Transport {
  return {
    send: (bytes) => {
      if (!socket.destroyed) socket.write(bytes);
    },
    onData: (listener) => socket.on('data', listener),
    onClose: (listener) => socket.once('close', listener),
    close: () => socket.destroy(),
  };
}
