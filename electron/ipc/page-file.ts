import { randomBytes } from 'node:crypto';
import { securityHeaders } from './content-policy';
import { readStatic } from './static-files';

/** A file of the page, as both hosts send it. */
export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The placeholder for the nonce in the document; the page reads it in `renderer/ui/style-nonce.ts`. */
const place = 'STYLE-NONCE';

/**
 * The file of the built page at a URL's path, with its headers; undefined if there is none. Each load of the
 * document gets a new nonce. Only style elements with this nonce take effect.
 */
export async function readPage(
  root: string,
  urlPath: string,
  connect: readonly string[] = [],
): Promise<PageFile | undefined> {
  const file = await readStatic(root, urlPath);
  if (file === undefined) return undefined;
  const headers = { 'content-type': file.type, 'cache-control': 'no-store' };
  if (file.immutable) {
    const immutable = { ...headers, 'cache-control': 'private, max-age=31536000, immutable' };
    return { bytes: file.bytes, headers: { ...securityHeaders(connect), ...immutable } };
  }
  if (!file.type.startsWith('text/html')) {
    return { bytes: file.bytes, headers: { ...securityHeaders(connect), ...headers } };
  }
  const nonce = randomBytes(18).toString('base64');
  const document = new TextDecoder().decode(file.bytes).replaceAll(place, nonce);
  const bytes = new TextEncoder().encode(document);
  return { bytes, headers: { ...securityHeaders(connect, nonce), ...headers } };
}
