import { randomBytes } from 'node:crypto';
import { Logins } from './logins';
import { sameSecret } from './same-secret';

/** Who may use the browser host: a browser shows the token in its first address, then a cookie. */
export interface Access {
  /** 256 random bits; whoever knows them may use the app. */
  readonly token: string;
  /** The address of the page in its browser: "http://127.0.0.1:8080". */
  readonly origin: string;
  /**
   * The path of the page and of the cookie, "/…/". It is random, so that browsers send the cookie to no other
   * server of this machine.
   */
  readonly folder: string;
  /** Begins a login; returns the `Set-Cookie` value that replaces the token. */
  openLogin(): string;
  acceptsToken(token: string | null): boolean;
  /** The secret of the login in a `Cookie` header; undefined if there is none or it has ended. */
  loginOf(cookie: string | undefined): string | undefined;
  /** Keeps a login active; returns the function that ends this. */
  hold(secret: string): () => void;
  /** Is `host` (a `Host` header) the one name of this server? Prevents DNS rebinding. */
  acceptsHost(host: string | undefined): boolean;
  /** Is `origin` the page of this server? */
  acceptsOrigin(origin: string | undefined): boolean;
}

export interface AccessOptions {
  readonly port: number;
  /**
   * The https address of a server with TLS that passes requests on to this one; by default this server's own on
   * 127.0.0.1.
   */
  readonly origin?: string | undefined;
  /** Milliseconds; for tests. */
  readonly now?: () => number;
}

/**
 * Browsers share cookies among all ports of a host, also with servers of other users of this machine. So the
 * cookie is bound to a random path. Using the app takes both the cookie and the path, and browsers send neither to
 * another port.
 */
export function createAccess({ port, origin: remote, now = Date.now }: AccessOptions): Access {
  const token = randomBytes(32).toString('base64url');
  const folder = `/${randomBytes(16).toString('base64url')}/`;
  const logins = new Logins(now);
  const origin = remote ?? `http://127.0.0.1:${port}`;
  const host = new URL(origin).host;
  // The name holds the port, because two servers may have the same path.
  const cookieName = `${remote === undefined ? '' : '__Secure-'}brms_studio_${port}`;
  const attributes = `${remote === undefined ? '' : 'Secure; '}HttpOnly; SameSite=Strict; Path=${folder}`;
  return {
    token,
    origin,
    folder,
    openLogin: () => `${cookieName}=${logins.open()}; ${attributes}`,
    acceptsToken: (given) => given !== null && sameSecret(given, token),
    loginOf: (header) => cookieValues(header, cookieName).find((value) => logins.use(value)),
    hold: (secret) => logins.hold(secret),
    acceptsHost: (given) => given?.toLowerCase() === host,
    acceptsOrigin: (given) => given === origin,
  };
}

function cookieValues(header: string | undefined, name: string): readonly string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .flatMap(([key, value]) => (key === name && value !== undefined ? [value] : []));
}
