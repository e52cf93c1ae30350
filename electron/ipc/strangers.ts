import type { Socket } from 'node:net';

/** So many connections may wait without having shown who they are; of more, the one that has waited longest goes. */
const mostStrangers = 64;

/**
 * Connections that have not shown a cookie or the token. They are few, whoever opens them, and a newcomer is always
 * let in: thousands of idle ones cost nothing and keep nobody out.
 */
export class Strangers {
  private readonly sockets = new Set<Socket>();

  add(socket: Socket): void {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    const [oldest] = this.sockets;
    if (this.sockets.size <= mostStrangers || !oldest) return;
    this.sockets.delete(oldest);
    oldest.destroy();
  }

  /** It has shown who it is. */
  know(socket: Socket): void {
    this.sockets.delete(socket);
  }
}
