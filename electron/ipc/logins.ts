import { randomBytes } from 'node:crypto';
import { sameSecret } from './same-secret';

/** A browser that has shown the token. It ends after `idleMilliseconds` without use. */
interface Login {
  readonly secret: string;
  lastUsed: number;
  /** The number of open sockets; a login with one is in use. */
  sockets: number;
}

const idleMilliseconds = 12 * 60 * 60 * 1000;
/** The most logins; beyond that, the one that was unused for longest ends. */
const mostLogins = 50;

/** The browsers that may use the app. Each has its own secret, in a cookie. */
export class Logins {
  private logins: Login[] = [];

  /** `now` is in milliseconds. */
  constructor(private readonly now: () => number) {}

  /** Begins a login; returns its secret, 256 random bits. */
  open(): string {
    const secret = randomBytes(32).toString('base64url');
    this.logins.push({ secret, lastUsed: this.now(), sockets: 0 });
    if (this.logins.length > mostLogins) {
      const idle = this.logins.filter(({ sockets }) => sockets === 0);
      const oldest = idle.sort((a, b) => a.lastUsed - b.lastUsed)[0];
      this.logins = this.logins.filter((login) => login !== oldest);
    }
    return secret;
  }

  /** Is it the secret of a login that has not ended? If so, marks the login as used now. */
  use(secret: string): boolean {
    return this.find(secret) !== undefined;
  }

  /** Keeps a login in use; returns the function that ends this. */
  hold(secret: string): () => void {
    const login = this.find(secret);
    if (!login) return () => undefined;
    login.sockets++;
    return () => {
      login.sockets--;
      login.lastUsed = this.now();
    };
  }

  private find(secret: string): Login | undefined {
    const now = this.now();
    this.logins = this.logins.filter((s) => s.sockets > 0 || now - s.lastUsed < idleMilliseconds);
    const login = this.logins.find((candidate) => sameSecret(secret, candidate.secret));
    if (login) login.lastUsed = now;
    return login;
  }
}
