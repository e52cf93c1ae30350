import { randomBytes } from 'node:crypto';
import { Logins } from './logins';
import { sameSecret } from './same-secret';

/** Who may talk to the browser host: a token in the first address, a cookie from then on. */
export interface Access {
  /** 256 random bits; whoever has it may use the app. */
  readonly token: string;
  /** Where the page is, as its browser sees it: "http://127.0.0.1:8080". */
  readonly origin: string;
  /** The path of the page, "/…/": random, and the cookie's, so that no other server of this machine is sent it. */
  readonly folder: string;
  /** Begins a login; gives the `Set-Cookie` value that stands in for the token. */
  openLogin(): string;
  acceptsToken(token: string | null): boolean;
  /** The secret of the login that a `Cookie` header belongs to; undefined where it is over or there is none. */
  loginOf(cookie: string | undefined): string | undefined;
  /** Keeps a login from being idle; returns the function that ends this. */
  hold(secret: string): () => void;
  /** Is `host` (a `Host` header) the one name under which this server answers? Stops DNS rebinding. */
  acceptsHost(host: string | undefined): boolean;
  /** Is `origin` the page of this server? */
  acceptsOrigin(origin: string | undefined): boolean;
}

export interface AccessOptions {
  readonly port: number;
  /** The https address under which a server with TLS passes requests on to this one; loopback's own where left out. */
  readonly origin?: string | undefined;
  /** Milliseconds; for tests. */
  readonly now?: () => number;
}

/**
 * Browsers share cookies among all ports of a host, also with servers of other users of this machine. So the cookie is
 * for a path that nobody else knows: it takes both to talk to the app, and neither is sent to another port.
 */
export function createAccess({ port, origin: remote, now = Date.now }: AccessOptions): Access {
  const token = randomBytes(32).toString('base64url');
  const folder = `/${randomBytes(16).toString('base64url')}/`;
  const logins = new Logins(now);
  const origin = remote ?? `http://127.0.0.1:${port}`;
  const host = new URL(origin).host;
  // The name holds the port: two servers under one path must not clash.
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
