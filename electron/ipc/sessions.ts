import { randomBytes } from 'node:crypto';
import { sameSecret } from './same-secret';

/** A browser that has shown the token. It is over when it has been idle for `idleMilliseconds`. */
interface Session {
  readonly secret: string;
  lastUsed: number;
  /** Open sockets: while there is one, the session is not idle. */
  sockets: number;
}

const idleMilliseconds = 12 * 60 * 60 * 1000;
/** Of more, the one that has been idle for longest goes. */
const mostSessions = 50;

/** The browsers that may use the app: each has a secret of its own, in a cookie. */
export class Sessions {
  private sessions: Session[] = [];

  /** `now` is in milliseconds. */
  constructor(private readonly now: () => number) {}

  /** Begins one; gives its secret, 256 random bits. */
  open(): string {
    const secret = randomBytes(32).toString('base64url');
    this.sessions.push({ secret, lastUsed: this.now(), sockets: 0 });
    if (this.sessions.length > mostSessions) {
      const idle = this.sessions.filter(({ sockets }) => sockets === 0);
      const oldest = idle.sort((a, b) => a.lastUsed - b.lastUsed)[0];
      this.sessions = this.sessions.filter((session) => session !== oldest);
    }
    return secret;
  }

  /** Is it the secret of a session that is not over? Then it has been used now. */
  use(secret: string): boolean {
    return this.find(secret) !== undefined;
  }

  /** Keeps a session from being idle; returns the function that ends this. */
  hold(secret: string): () => void {
    const session = this.find(secret);
    if (!session) return () => undefined;
    session.sockets++;
    return () => {
      session.sockets--;
      session.lastUsed = this.now();
    };
  }

  private find(secret: string): Session | undefined {
    const now = this.now();
    this.sessions = this.sessions.filter((s) => s.sockets > 0 || now - s.lastUsed < idleMilliseconds);
    const session = this.sessions.find((candidate) => sameSecret(secret, candidate.secret));
    if (session) session.lastUsed = now;
    return session;
  }
}
