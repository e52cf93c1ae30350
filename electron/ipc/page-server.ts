import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Access } from './access';
import { securityHeaders } from './content-policy';
import { readPage } from './page-file';
import { refusalPage } from './refusal-page';
import { type Refusals, retryAfterSeconds } from './refusals';

export interface PageServerOptions {
  readonly access: Access;
  readonly refusals: Refusals;
  /** The folder of the built page. */
  readonly page: string;
  /** Called with the connection of a request that had the cookie or the token. */
  readonly onIdentified: (socket: Socket) => void;
}

/** Answers the requests of browsers: a redirect for the token, files for the cookie, a refusal otherwise. */
export function pageServer({ access, refusals, page, onIdentified }: PageServerOptions) {
  const socketOrigin = access.origin.replace(/^http/, 'ws');
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeaders(new Headers(securityHeaders([socketOrigin])));
    response.setHeader('cache-control', 'no-store');
    const send = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const refuse = (status: number, type: string, body: string): void => {
      response.setHeader('connection', 'close');
      if (refusals.add()) {
        response.setHeader('retry-after', String(retryAfterSeconds));
        send(429, 'text/plain', 'Too many attempts without access.\n');
      } else send(status, type, body);
    };
    if (!access.acceptsHost(request.headers.host)) {
      return refuse(403, 'text/plain', `Brms Studio answers under ${access.origin} only.\n`);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return refuse(405, 'text/plain', 'Only GET.\n');
    }
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    // 256 random bits need no limit of guesses. With a limit, any program of this machine could lock the user out.
    if (path === '/' && access.acceptsToken(new URLSearchParams(query).get('token'))) {
      onIdentified(request.socket);
      // Removes the token from the address bar, the history and anything copied from them.
      const headers = { location: access.folder, 'set-cookie': access.openLogin(), 'content-length': 0 };
      response.writeHead(303, headers);
      response.end();
      return;
    }
    if (!path.startsWith(access.folder) || access.loginOf(request.headers.cookie) === undefined) {
      return refuse(401, 'text/html; charset=utf-8', refusalPage);
    }
    onIdentified(request.socket);
    const file = await readPage(page, path.slice(access.folder.length - 1), [socketOrigin]);
    if (file === undefined) return send(404, 'text/plain', 'There is no such page.\n');
    response.setHeaders(new Headers(file.headers));
    response.writeHead(200, { 'content-length': file.bytes.length });
    response.end(request.method === 'HEAD' ? undefined : file.bytes);
  };
}
