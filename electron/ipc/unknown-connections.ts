import type { Socket } from 'node:net';

/** The most open connections without a cookie or the token; beyond that, the oldest is closed. */
const mostUnknown = 64;

/**
 * Connections that have not shown a cookie or the token yet. A new one is always accepted and closes the oldest.
 * So a program that opens thousands keeps nobody out.
 */
export class UnknownConnections {
  private readonly sockets = new Set<Socket>();

  add(socket: Socket): void {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    const [oldest] = this.sockets;
    if (this.sockets.size <= mostUnknown || !oldest) return;
    this.sockets.delete(oldest);
    oldest.destroy();
  }

  /** The other end has shown its cookie or token. */
  identified(socket: Socket): void {
    this.sockets.delete(socket);
  }
}
