import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the built page, ready to send. */
export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Its name holds a hash of its content, so it never changes. */
  readonly immutable: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The file in `root` at a URL's path, with "/" for index.html; undefined if there is none. Serves only known file
 * types inside `root`: no dot files, and nothing outside through "..", "%2e", NUL or links.
 */
export async function readStatic(root: string, urlPath: string): Promise<StaticFile | undefined> {
  const relative = safePath(urlPath);
  const type = relative === undefined ? undefined : types[extname(relative)];
  if (relative === undefined || type === undefined) return undefined;
  try {
    const [base, file] = await Promise.all([realpath(root), realpath(join(root, relative))]);
    if (!file.startsWith(base + sep)) return undefined;
    return { bytes: await readFile(file), type, immutable: relative.startsWith('assets/') };
  } catch {
    return undefined;
  }
}

/** A URL's path as a relative path of ordinary names; undefined otherwise. */
export function safePath(urlPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (!decoded.startsWith('/')) return undefined;
  const path = decoded === '/' ? 'index.html' : decoded.slice(1);
  const ordinary = path.split('/').every((part) => /^[A-Za-z0-9_@-][A-Za-z0-9_.@-]*$/.test(part));
  return ordinary ? path : undefined;
}
