import type { Socket } from 'node:net';

/** At most so many connections may be open without a cookie or the token; of more, the oldest is closed. */
const mostUnknown = 64;

/**
 * Connections that have not shown a cookie or the token yet. A new one is always let in, and pushes out the oldest: whoever
 * opens thousands keeps nobody out.
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

  /** The other end has shown who it is. */
  identified(socket: Socket): void {
    this.sockets.delete(socket);
  }
}
