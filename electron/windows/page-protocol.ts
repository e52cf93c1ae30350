import { type Protocol, protocol } from 'electron';
import { securityHeaders } from '../ipc/content-policy';
import { readPage } from '../ipc/page-file';

const scheme = 'app';
const host = 'studio';
export const pageOrigin = `${scheme}://${host}`;
export const pageUrl = `${pageOrigin}/`;

/** Must run before the app is ready. Gives the scheme an origin, as https has one, and nothing more. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

/** Serves the built page under `app://studio/`, so that no `file:` address is ever loaded. */
export function servePage(target: Protocol, folder: string): void {
  target.handle(scheme, async (request) => {
    const url = new URL(request.url);
    const isOurs = url.host === host && request.method === 'GET';
    const file = isOurs ? await readPage(folder, url.pathname) : undefined;
    if (file) return new Response(file.bytes, { headers: file.headers });
    return new Response('There is no such page.', { status: 404, headers: securityHeaders() });
  });
}
