import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may talk to the browser host: a token in the first address, a cookie from then on. */
export interface Access {
  /** 256 random bits; whoever has it may use the app. */
  readonly token: string;
  /** A `Set-Cookie` value that stands in for the token. */
  readonly setCookie: string;
  acceptsToken(token: string | null): boolean;
  acceptsCookie(header: string | undefined): boolean;
  /** Is `host` (a `Host` header) this server by a loopback name? Stops DNS rebinding. */
  acceptsHost(host: string | undefined): boolean;
  /** Is `origin` the page that was served under `host`? */
  acceptsOrigin(origin: string | undefined, host: string | undefined): boolean;
}

/** The cookie's name holds the port: cookies are shared by all ports of a host, and two servers must not clash. */
export function createAccess(port: number): Access {
  const token = randomBytes(32).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  const cookieName = `brms_studio_${port}`;
  const acceptsHost = (host: string | undefined): boolean =>
    host === `127.0.0.1:${port}` || host === `localhost:${port}`;
  return {
    token,
    setCookie: `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`,
    acceptsToken: (given) => given !== null && sameSecret(given, token),
    acceptsCookie: (header) => cookieValues(header, cookieName).some((value) => sameSecret(value, secret)),
    acceptsHost,
    acceptsOrigin: (origin, host) => acceptsHost(host) && origin === `http://${host}`,
  };
}

/** Compared as digests, in constant time, so that neither content nor length leaks. */
function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function cookieValues(header: string | undefined, name: string): readonly string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .flatMap(([key, value]) => (key === name && value !== undefined ? [value] : []));
}
